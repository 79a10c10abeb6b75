#include "app/services/speech/tone.h"

#include <stddef.h>

#include "hal/hal_audio.h"

#define RATE_HZ 22050 /* as espeak-ng speaks: the device need not be opened anew for it */
#define PEAK    9000.0
#define FADE    220 /* samples at either end, so that it does not click */

/* A sine by its recurrence, s(n) = 2 cos(w) s(n-1) - s(n-2). */
struct sound {
    double two_cos_w;
    double sin_w;
    size_t sample_count; /* of one beat */
    int beats;           /* with as long a pause between them */
};

static const struct sound sounds[] = {
    [SPEECH_TONE_TOUCH] = {1.937449466, 0.248137844, 882, 1}, /* 880 Hz, 40 ms */
    [SPEECH_TONE_ERROR] = {1.996071329, 0.062648324, 1764, 2} /* 220 Hz, twice 80 ms */
};

static double envelope(size_t at, size_t count)
{
    size_t edge = at < count - 1 - at ? at : count - 1 - at;
    return edge < FADE ? (double)edge / FADE : 1.0;
}

static void beat(int16_t *out, const struct sound *sound)
{
    double before = -sound->sin_w;
    double now = 0.0;
    for (size_t i = 0; i < sound->sample_count; i++) {
        double next = sound->two_cos_w * now - before;
        out[i] = (int16_t)(PEAK * now * envelope(i, sound->sample_count));
        before = now;
        now = next;
    }
}

struct hal_audio_clip *tone_create(enum speech_tone tone)
{
    const struct sound *sound = &sounds[tone];
    size_t parts = 2 * (size_t)sound->beats - 1;
    struct hal_audio_clip *clip = hal_audio_clip_create(parts * sound->sample_count);
    if (clip == NULL)
        return NULL;
    clip->rate_hz = RATE_HZ;
    clip->whole = true;
    for (size_t part = 0; part < parts; part += 2)
        beat(clip->samples + part * sound->sample_count, sound);
    return clip;
}
