/*
 * A line of text becomes sound: espeak-ng, found in PATH, as a process of its own that reads the
 * text from a pipe and writes a sound file to another. It has nothing else of ours: no descriptor,
 * no environment but PATH and HOME, bounded memory and time; it is killed when it is no longer
 * wanted or says nothing for too long.
 *
 * Thread: one at a time, which may block. Source: espeak-ng(1).
 */
#ifndef APP_SERVICES_SPEECH_VOICE_H
#define APP_SERVICES_SPEECH_VOICE_H

#include <stdbool.h>

#include "app/base/err.h"

struct hal_audio_clip;

/* Whether to go on: asked when `fd` can be read, which the asking takes back. */
struct voice_watch {
    int fd;
    bool (*unwanted)(void *context);
    void *context;
};

/* ERR_NOT_FOUND: there is no espeak-ng; ERR_TIMEOUT: it hung; ERR_CANCELLED: unwanted; ERR_IO,
 * ERR_PARSE: it said no sound. The caller destroys the clip. */
enum err voice_create_clip(struct hal_audio_clip **out, const char *locale, const char *text,
                           const struct voice_watch *watch) must_use;

#endif
