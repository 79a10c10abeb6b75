/* Sound as a voice or a file of recordings may give it. */
#include <stdint.h>
#include <stdlib.h>

#include "app/services/speech/wav.h"
#include "hal/hal_audio.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hal_audio_clip *clip = NULL;
    enum err err = wav_create(&clip, data, size);
    if ((err == OK) != (clip != NULL))
        abort();
    if (clip != NULL && (clip->sample_count > size / 2 || clip->rate_hz < 8000))
        abort();
    hal_audio_clip_destroy(clip);
    return 0;
}
