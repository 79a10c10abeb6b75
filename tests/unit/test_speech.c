/* With the real device thread and ALSA, which writes to a file here, and a voice made of a script:
 * each line is as many samples as VOICE_SAMPLES, and "hang" never ends. */
#include "app/services/speech/speech.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "hal/hal_audio.h"
#include "tests/unit/unit.h"

#define VOICE_SAMPLES  1000
#define RECORD_SAMPLES 300
#define TONE_SAMPLES   882
#define WAIT_MS        20000

struct bench {
    char dir[512];
    char path[512]; /* $PATH before */
    struct speech *speech;
};

static void write_wav(const char *path, uint32_t samples)
{
    static const uint8_t header[40] =
        "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x22\x56\0\0\x44\xac\0\0"
        "\2\0\x10\0data";
    uint32_t bytes = samples * 2;
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        abort();
    fwrite(header, 1, sizeof header, file);
    fwrite(&bytes, sizeof bytes, 1, file);
    for (uint32_t i = 0; i < samples; i++)
        fwrite("\x10\x20", 1, 2, file);
    fclose(file);
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (file == NULL)
        abort();
    fputs(text, file);
    fclose(file);
}

/* sounds/zh-CN/clip.wav is the only recording. */
static void fill(const struct bench *bench)
{
    char path[600];
    char text[2000];
    snprintf(path, sizeof path, "%s/voice.wav", bench->dir);
    write_wav(path, VOICE_SAMPLES);
    snprintf(path, sizeof path, "%s/espeak-ng", bench->dir);
    snprintf(text, sizeof text,
             "#!/bin/sh\nread -r text\ncase \"$text\" in hang) exec /bin/sleep 1000;; esac\n"
             "exec /bin/cat '%s/voice.wav'\n",
             bench->dir);
    write_text(path, text);
    chmod(path, 0700);
    snprintf(path, sizeof path, "%s/asound.conf", bench->dir);
    snprintf(text, sizeof text,
             "pcm.card { type file slave.pcm { type null } file \"%s/heard\" truncate false "
             "format raw }\n",
             bench->dir);
    write_text(path, text);
    setenv("ALSA_CONFIG_PATH", path, 1);
    setenv("PATH", bench->dir, 1);
    snprintf(path, sizeof path, "%s/zh-CN", bench->dir);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/zh-CN/clip.wav", bench->dir);
    write_wav(path, RECORD_SAMPLES);
}

static struct bench *set_up(const char *headphones)
{
    const struct hal_audio_config config = {"alsa", "card", headphones, 100};
    char msg[ERR_MSG_BYTES];
    struct hal_audio *audio;
    struct bench *bench = calloc(1, sizeof *bench);
    if (bench == NULL)
        abort();
    signal(SIGPIPE, SIG_IGN);
    snprintf(bench->dir, sizeof bench->dir, "%s", unit_temp_dir());
    snprintf(bench->path, sizeof bench->path, "%s", getenv("PATH"));
    fill(bench);
    if (hal_audio_create(&audio, &config, msg) != OK ||
        speech_create(&bench->speech, audio, bench->dir) != OK)
        abort();
    return bench;
}

static bool ends(const struct speech *speech)
{
    static const struct timespec moment = {.tv_nsec = 1000000};
    for (int i = 0; i < WAIT_MS; i++) {
        if (!speech_is_speaking(speech))
            return true;
        nanosleep(&moment, NULL);
    }
    return false;
}

/* Ends the service; how many samples there were in all openings of the device. */
static long tear_down(struct bench *bench)
{
    long bytes = 0;
    speech_destroy(bench->speech);
    for (int i = 0; i < 100; i++) {
        char path[600];
        struct stat info;
        /* ALSA's plugin counts its files: heard, heard.0001 … */
        snprintf(path, sizeof path, i == 0 ? "%s/heard" : "%s/heard.%04d", bench->dir, i);
        bytes += stat(path, &info) == 0 ? (long)info.st_size : 0;
    }
    setenv("PATH", bench->path, 1);
    unsetenv("ALSA_CONFIG_PATH");
    free(bench);
    return bytes / 2;
}

static void lines_are_said_and_recordings_played(void)
{
    static const struct speech_line lines[] = {
        {NULL, "one", false}, {"clip", "two", false}, {"../zh-CN/clip", "three", false}};
    struct bench *bench = set_up("none");
    CU_ASSERT_FALSE(speech_is_speaking(bench->speech));
    UNIT_OK(speech_say(bench->speech, "zh-CN", lines, 3));
    CU_ASSERT_TRUE(speech_is_speaking(bench->speech));
    CU_ASSERT_TRUE(ends(bench->speech));
    CU_ASSERT_EQUAL(tear_down(bench), 2 * VOICE_SAMPLES + RECORD_SAMPLES);
}

static void the_newest_is_said_whatever_hung_before(void)
{
    static const struct speech_line hang = {NULL, "hang", false};
    static const struct speech_line line = {NULL, "one", false};
    struct bench *bench = set_up("none");
    for (int i = 0; i < 20; i++)
        UNIT_OK(speech_say(bench->speech, "en", &hang, 1));
    UNIT_OK(speech_say(bench->speech, "en", &line, 1));
    CU_ASSERT_TRUE(ends(bench->speech));
    CU_ASSERT_EQUAL(tear_down(bench), VOICE_SAMPLES);
}

static void stopped_it_is_silent_at_once_and_a_tone_is_not(void)
{
    static const struct speech_line hang = {NULL, "hang", false};
    struct bench *bench = set_up("none");
    UNIT_OK(speech_say(bench->speech, "en", &hang, 1));
    speech_stop(bench->speech);
    CU_ASSERT_FALSE(speech_is_speaking(bench->speech));
    speech_play_tone(bench->speech, SPEECH_TONE_TOUCH);
    static const struct speech_line clip = {"clip", "two", false};
    UNIT_OK(speech_say(bench->speech, "zh-CN", &clip, 1));
    CU_ASSERT_TRUE(ends(bench->speech));
    CU_ASSERT_EQUAL(tear_down(bench), TONE_SAMPLES + RECORD_SAMPLES);
}

static long samples_of_personal(const char *headphones)
{
    static const struct speech_line lines[] = {{"clip", "secret", true}, {"clip", "open", false}};
    struct bench *bench = set_up(headphones);
    UNIT_OK(speech_say(bench->speech, "zh-CN", lines, 2));
    CU_ASSERT_TRUE(ends(bench->speech));
    return tear_down(bench);
}

/* A jack that is not there is none. */
static void what_is_personal_needs_headphones(void)
{
    CU_ASSERT_EQUAL(samples_of_personal("none"), RECORD_SAMPLES);
    CU_ASSERT_EQUAL(samples_of_personal("card Headphone Jack"), RECORD_SAMPLES);
    CU_ASSERT_EQUAL(samples_of_personal("always"), 2 * RECORD_SAMPLES);
}

static void ended_in_the_middle_nothing_is_left(void)
{
    static const struct speech_line hang[] = {{"clip", "one", false}, {NULL, "hang", false}};
    struct bench *bench = set_up("none");
    UNIT_OK(speech_say(bench->speech, "zh-CN", hang, 2));
    speech_play_tone(bench->speech, SPEECH_TONE_ERROR);
    CU_ASSERT(tear_down(bench) <= RECORD_SAMPLES + 3 * 1764);
}

void suite_speech(void)
{
    static const CU_TestInfo tests[] = {
        {"lines are said and recordings played", lines_are_said_and_recordings_played},
        {"the newest is said, whatever hung before", the_newest_is_said_whatever_hung_before},
        {"stopped it is silent at once, and a tone is not",
         stopped_it_is_silent_at_once_and_a_tone_is_not},
        {"what is personal needs headphones", what_is_personal_needs_headphones},
        {"ended in the middle nothing is left", ended_in_the_middle_nothing_is_left},
        CU_TEST_INFO_NULL,
    };
    unit_add("speech", tests);
}
