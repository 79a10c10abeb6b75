#include "ui/screens/bulletin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/stage.h"
#include "tests/unit/unit.h"

/* Days of November 2026, counted from 1970. */
#define DAY(n) (20757 + (n))

static const struct catalog_notice notices[] = {
    {.code = "a", .title = "always", .from_day = DAY(1), .until_day = INT32_MAX},
    {.code = "b", .title = "over", .from_day = DAY(1), .until_day = DAY(23)},
    {.code = "c", .title = "today alone", .from_day = DAY(24), .until_day = DAY(24)},
    {.code = "d", .title = "not yet", .from_day = DAY(25), .until_day = INT32_MAX},
    {.code = "e", .title = "pinned", .from_day = DAY(1), .until_day = INT32_MAX, .pinned = true},
};

static struct stage_hall *hall_with_notices(size_t count)
{
    struct stage_hall *hall = stage_hall_create(STAGE_PLAUSIBLE);
    hall->catalog.notices = notices;
    hall->catalog.notice_count = count;
    return hall;
}

/* 24 November 2026. */
static struct screen_env env_at(const struct stage_hall *hall, int hour, int minute)
{
    return (struct screen_env){.hall = &hall->hall, .now = {2026, 11, 24, hour, minute, 0, 2}};
}

static void those_of_today_are_shown_the_pinned_first(void)
{
    struct stage_hall *hall = hall_with_notices(5);
    struct screen_env env = env_at(hall, 10, 0);
    const struct catalog_notice *found[BULLETIN_MOST];
    CU_ASSERT_EQUAL(clock_day_number(&env.now), DAY(24));
    CU_ASSERT_EQUAL_FATAL(bulletin_today(&env, found), 3);
    CU_ASSERT_STRING_EQUAL(found[0]->code, "e");
    CU_ASSERT_STRING_EQUAL(found[1]->code, "c");
    CU_ASSERT_STRING_EQUAL(found[2]->code, "a");
    free(hall);
}

static void each_has_its_minute(void)
{
    struct stage_hall *hall = hall_with_notices(5);
    char turns[8] = "";
    for (int minute = 57; minute < 63; minute++) {
        struct screen_env env = env_at(hall, 9 + minute / 60, minute % 60);
        strcat(turns, bulletin_turn(&env)->code);
    }
    CU_ASSERT_STRING_EQUAL(turns, "ecaeca");
    free(hall);
}

static void no_notice_is_no_fault(void)
{
    struct stage_hall *hall = hall_with_notices(0);
    struct screen_env env = env_at(hall, 10, 0);
    CU_ASSERT_PTR_NULL(bulletin_turn(&env));
    env.hall = NULL;
    CU_ASSERT_PTR_NULL(bulletin_turn(&env));
    free(hall);
}

static void more_than_anybody_reads_are_cut(void)
{
    struct stage_hall *hall = hall_with_notices(0);
    struct catalog_notice *many = calloc(BULLETIN_MOST + 9, sizeof *many);
    const struct catalog_notice *found[BULLETIN_MOST];
    CU_ASSERT_PTR_NOT_NULL_FATAL(many);
    for (size_t i = 0; i < BULLETIN_MOST + 9; i++)
        many[i] = notices[0];
    hall->catalog.notices = many;
    hall->catalog.notice_count = BULLETIN_MOST + 9;
    struct screen_env env = env_at(hall, 10, 0);
    CU_ASSERT_EQUAL(bulletin_today(&env, found), BULLETIN_MOST);
    free(many);
    free(hall);
}

/* The screen at rest shows it. */
static void the_screen_at_rest_shows_the_turn(void)
{
    struct stage_hall *hall = hall_with_notices(5);
    struct stage_setting setting = stage_usual(hall);
    stage_open();
    const struct view *view = stage_show(&setting, "idle", NULL, NULL);
    const struct element *shown = view_find(view, "idle.notice");
    CU_ASSERT_PTR_NOT_NULL_FATAL(shown);
    CU_ASSERT_STRING_EQUAL(shown->label, bulletin_turn(stage_env())->title);
    CU_ASSERT_EQUAL(view->scroll.area.w, 0);
    stage_close();
    free(hall);
}

void suite_bulletin(void)
{
    static const CU_TestInfo tests[] = {
        {"those of today are shown, the pinned first", those_of_today_are_shown_the_pinned_first},
        {"each has its minute", each_has_its_minute},
        {"no notice is no fault", no_notice_is_no_fault},
        {"more than anybody reads are cut", more_than_anybody_reads_are_cut},
        {"the screen at rest shows the turn", the_screen_at_rest_shows_the_turn},
        CU_TEST_INFO_NULL,
    };
    unit_add("bulletin", tests);
}
