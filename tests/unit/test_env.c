#include "ui/env.h"

#include <stdio.h>

#include "app/base/i18n.h"
#include "tests/unit/stage.h"
#include "tests/unit/unit.h"

static struct i18n *words;

static void prepare(void)
{
    char dir[700];
    char msg[ERR_MSG_BYTES];
    snprintf(dir, sizeof dir, "%s/i18n", stage_data_dir());
    UNIT_OK(i18n_create(&words, dir, "zh-CN", msg));
}

static struct screen_env env_of(struct env_panel panel, struct ui_modes modes)
{
    return env_make(&panel, &modes, words, true);
}

static void targets_are_millimetres(void)
{
    prepare();
    /* A 21.5 inch panel upright: 268 mm wide. */
    const struct env_panel known = {1080, 1920, 268, 900};
    CU_ASSERT_EQUAL(env_of(known, (struct ui_modes){0}).target_px, 49);
    CU_ASSERT_EQUAL(env_of(known, (struct ui_modes){.care = true}).target_px, 81);
    /* Not known: as on 7 inches of 1024x600. */
    const struct env_panel unknown = {1024, 600, 0, 0};
    CU_ASSERT_EQUAL(env_of(unknown, (struct ui_modes){0}).target_px, 60);
    CU_ASSERT_EQUAL(env_of(unknown, (struct ui_modes){.care = true}).target_px, 100);
    i18n_destroy(words);
}

static void care_is_large_type(void)
{
    prepare();
    const struct env_panel panel = {1280, 800, 0, 0};
    CU_ASSERT_EQUAL(env_of(panel, (struct ui_modes){0}).text_percent, 100);
    CU_ASSERT(env_of(panel, (struct ui_modes){.care = true}).text_percent >= 160);
    i18n_destroy(words);
}

static void low_reach_ends_at_eleven_hundred_millimetres(void)
{
    prepare();
    /* 476 mm high from 800 mm up: 300 mm of it can be reached. */
    const struct env_panel panel = {1080, 1920, 268, 800};
    struct screen_env env = env_of(panel, (struct ui_modes){.low = true});
    int from_floor_mm = 800 + (1920 - env.reach.y) * 268 / 1080;
    CU_ASSERT(from_floor_mm >= 1095 && from_floor_mm <= 1101);
    CU_ASSERT_EQUAL(env.reach.y + env.reach.h, env.area.y + env.area.h);
    /* Hung so high that nothing could be reached: 40 % all the same. */
    const struct env_panel high = {1080, 1920, 268, 1400};
    env = env_of(high, (struct ui_modes){.low = true});
    CU_ASSERT_EQUAL(1920 - env.reach.y, 1920 * 40 / 100);
    CU_ASSERT_EQUAL(env_of(high, (struct ui_modes){0}).reach.y, env.area.y);
    i18n_destroy(words);
}

void suite_env(void)
{
    static const CU_TestInfo tests[] = {
        {"targets are millimetres", targets_are_millimetres},
        {"care is large type", care_is_large_type},
        {"low reach ends at eleven hundred millimetres",
         low_reach_ends_at_eleven_hundred_millimetres},
        CU_TEST_INFO_NULL,
    };
    unit_add("env", tests);
}
