/*
 * Sound files: RIFF WAVE, 16 bits, one channel or two (which are mixed), 8000 to 48000 Hz. What is
 * written to a pipe says that it is longer than it is: the end of the bytes is an end too.
 *
 * Thread: any. Source: Multimedia Programming Interface and Data Specifications 1.0, WAVE form.
 */
#ifndef APP_SERVICES_SPEECH_WAV_H
#define APP_SERVICES_SPEECH_WAV_H

#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

struct hal_audio_clip;

/* A clip of the bytes; the caller destroys it. ERR_PARSE: no such file; ERR_UNSUPPORTED: another
 * form of sound. */
enum err wav_create(struct hal_audio_clip **out, const uint8_t *bytes, size_t count) must_use;

#endif
