#include "app/services/speech/wav.h"

#include <string.h>

#include "hal/hal_audio.h"

#define RIFF_BYTES   12
#define CHUNK_BYTES  8
#define FORMAT_BYTES 16
#define FORMAT_PCM   1
#define HZ_LEAST     8000
#define HZ_MOST      48000

struct format {
    unsigned channels; /* 0: not read yet */
    unsigned rate_hz;
};

static uint32_t little32(const uint8_t *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static unsigned little16(const uint8_t *at)
{
    return (unsigned)at[0] | (unsigned)at[1] << 8;
}

static enum err read_format(struct format *format, const uint8_t *at, size_t count)
{
    if (count < FORMAT_BYTES)
        return ERR_PARSE;
    format->channels = little16(at + 2);
    format->rate_hz = little32(at + 4);
    if (little16(at) != FORMAT_PCM || little16(at + 14) != 16 || format->channels < 1 ||
        format->channels > 2 || format->rate_hz < HZ_LEAST || format->rate_hz > HZ_MOST)
        return ERR_UNSUPPORTED;
    return OK;
}

static enum err read_samples(struct hal_audio_clip **out, const struct format *format,
                             const uint8_t *at, size_t count)
{
    size_t frame_bytes = 2 * (size_t)format->channels;
    if (format->channels == 0)
        return ERR_PARSE;
    struct hal_audio_clip *clip = hal_audio_clip_create(count / frame_bytes);
    if (clip == NULL)
        return ERR_NO_MEMORY;
    clip->rate_hz = (int)format->rate_hz;
    for (size_t i = 0; i < clip->sample_count; i++) {
        const uint8_t *frame = at + i * frame_bytes;
        int left = (int16_t)little16(frame);
        int right = (int16_t)little16(frame + frame_bytes - 2);
        clip->samples[i] = (int16_t)((left + right) / 2);
    }
    *out = clip;
    return OK;
}

enum err wav_create(struct hal_audio_clip **out, const uint8_t *bytes, size_t count)
{
    struct format format = {0, 0};
    size_t at = RIFF_BYTES;
    if (count < RIFF_BYTES || memcmp(bytes, "RIFF", 4) != 0 || memcmp(bytes + 8, "WAVE", 4) != 0)
        return ERR_PARSE;
    while (count - at >= CHUNK_BYTES) {
        const uint8_t *chunk = bytes + at;
        size_t length = little32(chunk + 4);
        at += CHUNK_BYTES;
        if (length > count - at)
            length = count - at;
        if (memcmp(chunk, "data", 4) == 0)
            return read_samples(out, &format, bytes + at, length);
        if (memcmp(chunk, "fmt ", 4) == 0) {
            enum err err = read_format(&format, bytes + at, length);
            if (err != OK)
                return err;
        }
        /* Chunks begin at even places. */
        at += length;
        at += at < count ? length & 1 : 0;
    }
    return ERR_PARSE;
}
