/*
 * The short sounds that answer a touch, computed: nothing is read from a file between the finger
 * and the sound.
 *
 * Thread: any.
 */
#ifndef APP_SERVICES_SPEECH_TONE_H
#define APP_SERVICES_SPEECH_TONE_H

#include "app/services/speech/speech.h"

struct hal_audio_clip;

/* The caller destroys it; NULL without memory. */
struct hal_audio_clip *tone_create(enum speech_tone tone);

#endif
