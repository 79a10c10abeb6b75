#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/config.h"
#include "tests/unit/unit.h"

static enum err load(const char *text, struct config *config, char *said, size_t said_bytes)
{
    memset(said, 0, said_bytes);
    FILE *faults = fmemopen(said, said_bytes, "w");
    const char *path = unit_write_file(unit_temp_dir(), "kiosk.ini", text, strlen(text));
    enum err err = config_load(config, path, faults);
    fclose(faults);
    return err;
}

static void what_is_not_said_has_its_default(void)
{
    struct config config;
    char said[1000];
    UNIT_OK(load("[kiosk]\nid = hall-1\n", &config, said, sizeof said));
    CU_ASSERT_EQUAL(config.display.width_px, 1280);
    CU_ASSERT_EQUAL(config_rotation_degrees(&config), 0);
    CU_ASSERT_EQUAL(config_paper_width_mm(&config), 80);
    CU_ASSERT_STRING_EQUAL(config.kiosk.locale, "zh-CN");
    CU_ASSERT_STRING_EQUAL(config.central.url, "");
    CU_ASSERT_STRING_EQUAL(config.store.dir, "/var/lib/bianmin");
}

static void what_is_said_is_taken(void)
{
    struct config config;
    char said[1000];
    UNIT_OK(load("[kiosk]\nid=k\nlocale=en\n[display]\nrotation=270\nfullscreen=yes\n"
                 "[printer]\ndriver=escpos\ndevice=file:///tmp/x\nencoding=text\nwidth_mm=58\n",
                 &config, said, sizeof said));
    CU_ASSERT_STRING_EQUAL(config.kiosk.locale, "en");
    CU_ASSERT_EQUAL(config_rotation_degrees(&config), 270);
    CU_ASSERT_EQUAL(config_paper_width_mm(&config), 58);
    CU_ASSERT_EQUAL(config.printer.encoding, CONFIG_ENCODING_TEXT);
    CU_ASSERT_EQUAL(config.display.fullscreen, 1);
}

static void faults_name_file_line_and_mend(void)
{
    struct config config;
    char said[1000];
    CU_ASSERT_EQUAL(load("[kiosk]\nid = k\n[display]\nrotation = 45\n", &config, said, sizeof said),
                    ERR_PARSE);
    CU_ASSERT_PTR_NOT_NULL(strstr(said, "kiosk.ini, line 4:"));
    CU_ASSERT_PTR_NOT_NULL(strstr(said, "0, 90, 180, 270"));
}

static void the_night_is_two_times_or_none(void)
{
    struct config config;
    char said[1000];
    UNIT_OK(load("[kiosk]\nid=k\n", &config, said, sizeof said));
    CU_ASSERT_EQUAL(config.display.night_from_min, config.display.night_to_min);
    UNIT_OK(load("[kiosk]\nid=k\n[display]\nnight_from=22:30\nnight_to=06:05\n", &config, said,
                 sizeof said));
    CU_ASSERT_EQUAL(config.display.night_from_min, 22 * 60 + 30);
    CU_ASSERT_EQUAL(config.display.night_to_min, 6 * 60 + 5);
    static const char *const faults[] = {"22",     "24:00", "22:60", "2:00",
                                         "22:000", "ab:cd", "22-00"};
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        char text[100];
        snprintf(text, sizeof text, "[kiosk]\nid=k\n[display]\nnight_from=%s\n", faults[i]);
        CU_ASSERT_EQUAL(load(text, &config, said, sizeof said), ERR_PARSE);
        CU_ASSERT_PTR_NOT_NULL(strstr(said, "night"));
    }
}

static void languages_are_a_list_with_the_first_one_in_it(void)
{
    struct config config;
    char said[1000];
    UNIT_OK(load("[kiosk]\nid=k\nlocale=ii\nlocales=zh-CN,ii , en\n", &config, said, sizeof said));
    CU_ASSERT_STRING_EQUAL(config.kiosk.locale, "ii");
    CU_ASSERT_STRING_EQUAL(config.kiosk.locales[0], "zh-CN");
    CU_ASSERT_STRING_EQUAL(config.kiosk.locales[1], "ii");
    CU_ASSERT_STRING_EQUAL(config.kiosk.locales[2], "en");
    CU_ASSERT_STRING_EQUAL(config.kiosk.locales[3], "");
    CU_ASSERT_EQUAL(load("[kiosk]\nid=k\nlocale=ii\n", &config, said, sizeof said), ERR_PARSE);
    CU_ASSERT_PTR_NOT_NULL(strstr(said, "[kiosk] locale must"));
    CU_ASSERT_EQUAL(load("[kiosk]\nid=k\nlocales=\n", &config, said, sizeof said), ERR_PARSE);
    CU_ASSERT_EQUAL(load("[kiosk]\nid=k\nlocales=zh-CN ../x\n", &config, said, sizeof said),
                    ERR_PARSE);
    CU_ASSERT_PTR_NOT_NULL(strstr(said, "[kiosk] locales must"));
    CU_ASSERT_EQUAL(
        load("[kiosk]\nid=k\nlocales=zh-CN a b c d e f g h\n", &config, said, sizeof said),
        ERR_PARSE);
}

static void modes_and_keys_are_off_until_named(void)
{
    struct config config;
    char said[1000];
    UNIT_OK(load("[kiosk]\nid=k\n", &config, said, sizeof said));
    CU_ASSERT(!config.display.care && !config.display.low && config.display.width_mm == 0);
    CU_ASSERT_STRING_EQUAL(config.keypad.ok, "");
    UNIT_OK(load("[kiosk]\nid=k\n[display]\nwidth_mm=344\nbottom_mm=700\ncare=yes\nlow=on\n"
                 "[keypad]\nok=Keypad 5\n",
                 &config, said, sizeof said));
    CU_ASSERT(config.display.care && config.display.low && !config.display.left);
    CU_ASSERT_EQUAL(config.display.width_mm, 344);
    CU_ASSERT_EQUAL(config.display.bottom_mm, 700);
    CU_ASSERT_STRING_EQUAL(config.keypad.ok, "Keypad 5");
    CU_ASSERT_EQUAL(load("[kiosk]\nid=k\n[display]\nleft=perhaps\n", &config, said, sizeof said),
                    ERR_PARSE);
}

static void sound_is_off_until_a_driver_is_named(void)
{
    struct config config;
    char said[1000];
    UNIT_OK(load("[kiosk]\nid=k\n", &config, said, sizeof said));
    CU_ASSERT_STRING_EQUAL(config.audio.driver, "none");
    CU_ASSERT_STRING_EQUAL(config.audio.headphones, "none");
    UNIT_OK(load("[kiosk]\nid=k\n[audio]\ndriver=alsa\ndevice=plughw:1\nspeech=no\nvolume=30\n"
                 "headphones=hw:1 Headphone Jack\n",
                 &config, said, sizeof said));
    CU_ASSERT_STRING_EQUAL(config.audio.device, "plughw:1");
    CU_ASSERT_STRING_EQUAL(config.audio.headphones, "hw:1 Headphone Jack");
    CU_ASSERT(!config.audio.speech && config.audio.volume_percent == 30);
    CU_ASSERT_EQUAL(load("[kiosk]\nid=k\n[audio]\nvolume=101\n", &config, said, sizeof said),
                    ERR_PARSE);
}

static void a_terminal_needs_a_plain_name(void)
{
    struct config config;
    char said[1000];
    CU_ASSERT_EQUAL(load("", &config, said, sizeof said), ERR_PARSE);
    CU_ASSERT_EQUAL(load("[kiosk]\nid = a b\n", &config, said, sizeof said), ERR_PARSE);
    CU_ASSERT_EQUAL(load("[kiosk]\nid = ../x\n", &config, said, sizeof said), ERR_PARSE);
    CU_ASSERT_PTR_NOT_NULL(strstr(said, "[kiosk] id"));
}

static void a_driver_needs_a_device(void)
{
    struct config config;
    char said[1000];
    CU_ASSERT_EQUAL(load("[kiosk]\nid=k\n[printer]\ndriver=escpos\n", &config, said, sizeof said),
                    ERR_PARSE);
    CU_ASSERT_PTR_NOT_NULL(strstr(said, "device"));
}

static void the_sample_configuration_is_valid(void)
{
    struct config config;
    char said[1000] = "";
    FILE *faults = fmemopen(said, sizeof said, "w");
    UNIT_OK(config_load(&config, "config/kiosk.ini", faults));
    fclose(faults);
    CU_ASSERT_STRING_EQUAL(said, "");
}

void suite_config(void)
{
    static const CU_TestInfo tests[] = {
        {"what is not said has its default", what_is_not_said_has_its_default},
        {"what is said is taken", what_is_said_is_taken},
        {"faults name file, line and mend", faults_name_file_line_and_mend},
        {"the night is two times or none", the_night_is_two_times_or_none},
        {"languages are a list with the first one in it",
         languages_are_a_list_with_the_first_one_in_it},
        {"modes and keys are off until named", modes_and_keys_are_off_until_named},
        {"sound is off until a driver is named", sound_is_off_until_a_driver_is_named},
        {"a terminal needs a plain name", a_terminal_needs_a_plain_name},
        {"a driver needs a device", a_driver_needs_a_device},
        {"the sample configuration is valid", the_sample_configuration_is_valid},
        CU_TEST_INFO_NULL,
    };
    unit_add("config", tests);
}
