/*
 * Reads out what the screen gives it, line by line: a recorded clip where there is one, else
 * espeak-ng. Something new silences what was being said. What is personal is heard through
 * headphones or not at all.
 *
 * A recorded clip is SOUNDS/LOCALE/KEY.wav (assets/sounds), KEY a line's key.
 *
 * Thread: one of its own, started by the first thing to say; the functions are for one client
 * thread and never wait. Ownership: lines are copied, and wiped when they are done with.
 */
#ifndef APP_SERVICES_SPEECH_SPEECH_H
#define APP_SERVICES_SPEECH_SPEECH_H

#include <stdbool.h>
#include <stddef.h>

#include "app/base/err.h"

struct hal_audio;
struct speech;

enum speech_tone {
    SPEECH_TONE_TOUCH, /* something was touched that does something */
    SPEECH_TONE_ERROR  /* it cannot do it now */
};

struct speech_line {
    const char *key;  /* an element's id; NULL: no clip can be there */
    const char *text; /* UTF-8 */
    bool personal;
};

/* Longest text of a line, with its end: a minute of speech. */
#define SPEECH_TEXT_BYTES 1024

/* `audio` belongs to the service, on OK; `sounds_dir` is copied. Starts nothing. */
enum err speech_create(struct speech **out, struct hal_audio *audio,
                       const char *sounds_dir) must_use;

/* NULL is allowed. */
void speech_destroy(struct speech *speech);

/* What was being said ends, and what waits still is never said. On an error nothing is said. */
enum err speech_say(struct speech *speech, const char *locale, const struct speech_line *lines,
                    size_t count) must_use;

void speech_stop(struct speech *speech);

/* Beside what is being said; none when there is too much at once. */
void speech_play_tone(struct speech *speech, enum speech_tone tone);

/* Whether something is being said, or about to be. */
bool speech_is_speaking(const struct speech *speech);

/* 0 to 100 per cent, at once. */
void speech_set_volume(struct speech *speech, int percent);

#endif
