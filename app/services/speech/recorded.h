/*
 * Recorded clips: DIR/LOCALE/KEY.wav, read when they are wanted.
 *
 * Thread: any; reads a file.
 */
#ifndef APP_SERVICES_SPEECH_RECORDED_H
#define APP_SERVICES_SPEECH_RECORDED_H

#include "app/base/err.h"

struct hal_audio_clip;

/* ERR_NOT_FOUND: none for this key, or the key cannot be a file's name. A file that is there and
 * cannot be played is logged. The caller destroys the clip. */
enum err recorded_create_clip(struct hal_audio_clip **out, const char *dir, const char *locale,
                              const char *key) must_use;

#endif
