#include "app/services/speech/wav.h"

#include <string.h>

#include "hal/hal_audio.h"
#include "tests/unit/unit.h"

/* One channel, 22050 Hz; the length of the data as espeak-ng writes it to a pipe. */
static const uint8_t mono[] =
    "RIFF\xf0\xff\xff\x7fWAVEfmt \x10\0\0\0\1\0\1\0\x22\x56\0\0\x44\xac\0\0"
    "\2\0\x10\0data\0\xf0\xff\x7f\1\0\xff\xff\0\x80";
#define MONO_BYTES (sizeof mono - 1)

static enum err read_bytes(struct hal_audio_clip **clip, const uint8_t *bytes, size_t count)
{
    *clip = NULL;
    return wav_create(clip, bytes, count);
}

/* `mono` with another byte at a place. */
static enum err read_changed(size_t place, uint8_t byte)
{
    uint8_t bytes[MONO_BYTES];
    struct hal_audio_clip *clip;
    memcpy(bytes, mono, MONO_BYTES);
    bytes[place] = byte;
    enum err err = read_bytes(&clip, bytes, MONO_BYTES);
    hal_audio_clip_destroy(clip);
    return err;
}

static void what_a_pipe_gives_ends_where_it_ends(void)
{
    struct hal_audio_clip *clip;
    UNIT_OK(read_bytes(&clip, mono, MONO_BYTES));
    CU_ASSERT_EQUAL_FATAL(clip->sample_count, 3);
    CU_ASSERT_EQUAL(clip->rate_hz, 22050);
    CU_ASSERT_EQUAL(clip->samples[0], 1);
    CU_ASSERT_EQUAL(clip->samples[1], -1);
    CU_ASSERT_EQUAL(clip->samples[2], -32768);
    hal_audio_clip_destroy(clip);
}

static void two_channels_are_mixed_and_other_chunks_passed_over(void)
{
    static const uint8_t stereo[] =
        "RIFF\0\0\0\0WAVELIST\3\0\0\0abc\0fmt \x10\0\0\0\1\0\2\0\x80\xbb\0\0\0\0\0\0\4\0\x10\0"
        "data\4\0\0\0\x64\0\xc8\0more";
    struct hal_audio_clip *clip;
    UNIT_OK(read_bytes(&clip, stereo, sizeof stereo - 1));
    CU_ASSERT_EQUAL_FATAL(clip->sample_count, 1);
    CU_ASSERT_EQUAL(clip->rate_hz, 48000);
    CU_ASSERT_EQUAL(clip->samples[0], 150);
    hal_audio_clip_destroy(clip);
}

static void other_sounds_are_refused(void)
{
    CU_ASSERT_EQUAL(read_changed(20, 3), ERR_UNSUPPORTED); /* not PCM */
    CU_ASSERT_EQUAL(read_changed(22, 3), ERR_UNSUPPORTED); /* three channels */
    CU_ASSERT_EQUAL(read_changed(34, 8), ERR_UNSUPPORTED); /* 8 bits */
    CU_ASSERT_EQUAL(read_changed(26, 9), ERR_UNSUPPORTED); /* 600000 Hz */
    CU_ASSERT_EQUAL(read_changed(25, 0), ERR_UNSUPPORTED); /* 34 Hz */
    CU_ASSERT_EQUAL(read_changed(16, 255), ERR_PARSE);     /* no data after the format */
    CU_ASSERT_EQUAL(read_changed(8, 'X'), ERR_PARSE);
    CU_ASSERT_EQUAL(read_changed(12, 'X'), ERR_PARSE); /* data before the format */
}

static void cut_short_it_is_no_sound(void)
{
    struct hal_audio_clip *clip;
    for (size_t count = 0; count < MONO_BYTES - 6; count++)
        CU_ASSERT_EQUAL(read_bytes(&clip, mono, count), ERR_PARSE);
}

void suite_wav(void)
{
    static const CU_TestInfo tests[] = {
        {"what a pipe gives ends where it ends", what_a_pipe_gives_ends_where_it_ends},
        {"two channels are mixed, other chunks passed over",
         two_channels_are_mixed_and_other_chunks_passed_over},
        {"other sounds are refused", other_sounds_are_refused},
        {"cut short it is no sound", cut_short_it_is_no_sound},
        CU_TEST_INFO_NULL,
    };
    unit_add("wav", tests);
}
