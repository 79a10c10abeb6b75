#include "hal/hal_audio.h"

#include <string.h>

#include "hal/drivers.h"
#include "tests/unit/unit.h"

static enum err make(const char *driver, const char *device, const char *headphones, char *msg)
{
    const struct hal_audio_config config = {driver, device, headphones, 50};
    struct hal_audio *audio = NULL;
    enum err err = hal_audio_create(&audio, &config, msg);
    hal_audio_destroy(audio);
    return err;
}

static void the_config_is_checked_and_no_device_opened(void)
{
    char long_name[300];
    char msg[ERR_MSG_BYTES] = "";
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    UNIT_OK(make("alsa", "no such card", "none", msg));
    CU_ASSERT_EQUAL(make("oss", "default", "none", msg), ERR_INVALID);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, drivers_audio_names()));
    CU_ASSERT_EQUAL(make("alsa", "", "none", msg), ERR_INVALID);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "device"));
    CU_ASSERT_EQUAL(make("alsa", "default", "", msg), ERR_INVALID);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "headphones"));
    CU_ASSERT_EQUAL(make("alsa", long_name, "none", msg), ERR_INVALID);
    CU_ASSERT_EQUAL(make("alsa", "default", long_name, msg), ERR_INVALID);
}

static void a_probe_names_what_is_not_there(void)
{
    char msg[ERR_MSG_BYTES] = "";
    const struct hal_audio_config missing = {"alsa", "nosuch", "none", 50};
    const struct hal_audio_config jackless = {"alsa", "null", "nosuch Headphone Jack", 50};
    struct hal_audio *audio;
    UNIT_OK(hal_audio_create(&audio, &missing, msg));
    CU_ASSERT_EQUAL(hal_audio_probe(audio, msg), ERR_NOT_FOUND);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "nosuch"));
    hal_audio_destroy(audio);
    UNIT_OK(hal_audio_create(&audio, &jackless, msg));
    CU_ASSERT_NOT_EQUAL(hal_audio_probe(audio, msg), OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "Headphone Jack"));
    hal_audio_destroy(audio);
}

struct heard {
    unsigned results[HAL_AUDIO_FAILED + 1];
    uint64_t last;
};

/* On the device's thread; read after it has ended. */
static void count(void *context, uint64_t clip_id, enum hal_audio_result result)
{
    struct heard *heard = context;
    heard->results[result]++;
    heard->last = clip_id;
}

static void every_clip_has_one_result(void)
{
    char msg[ERR_MSG_BYTES];
    struct heard heard = {{0}, 0};
    const struct hal_audio_listener listener = {count, &heard};
    const struct hal_audio_config config = {"alsa", "nosuch", "none", 50};
    struct hal_audio *audio;
    unsigned given = 0;
    UNIT_OK(hal_audio_create(&audio, &config, msg));
    hal_audio_listen(audio, &listener);
    for (uint64_t i = 1; i <= 3 * HAL_AUDIO_CLIPS; i++) {
        struct hal_audio_clip *clip = hal_audio_clip_create(441);
        clip->id = i;
        clip->rate_hz = 22050;
        clip->personal = i % 2 != 0;
        if (hal_audio_play(audio, clip) == OK)
            given++;
        else
            hal_audio_clip_destroy(clip);
    }
    hal_audio_destroy(audio);
    const unsigned *results = heard.results;
    CU_ASSERT_EQUAL(results[HAL_AUDIO_PLAYED], 0);
    CU_ASSERT_EQUAL(given, results[HAL_AUDIO_CANCELLED] + results[HAL_AUDIO_NOT_PRIVATE] +
                               results[HAL_AUDIO_FAILED]);
    CU_ASSERT(given >= HAL_AUDIO_CLIPS && heard.last != 0);
}

void suite_audio(void)
{
    static const CU_TestInfo tests[] = {
        {"the config is checked and no device opened", the_config_is_checked_and_no_device_opened},
        {"a probe names what is not there", a_probe_names_what_is_not_there},
        {"every clip has one result", every_clip_has_one_result},
        CU_TEST_INFO_NULL,
    };
    unit_add("audio", tests);
}
