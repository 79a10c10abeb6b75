/* Who is there today, on a usual day, a holiday and a Saturday that is worked; weekdays in words.
 */
#include "ui/screens/duty.h"

#include <stdlib.h>

#include "tests/unit/stage.h"
#include "tests/unit/unit.h"
#include "ui/view_private.h"

#define TUESDAY  20781 /* 2026-11-24 */
#define SATURDAY 20785
#define SUNDAY   20786

#define MONDAY_BIT   0x01
#define TUESDAY_BIT  0x02
#define SATURDAY_BIT 0x20
#define SUNDAY_BIT   0x40

static const struct hours_day calendar[] = {{.day_number = TUESDAY + 1, .kind = HOURS_HOLIDAY},
                                            {.day_number = SATURDAY, .kind = HOURS_WORKDAY},
                                            {.day_number = SUNDAY, .kind = HOURS_MARKET}};
static const struct catalog catalog = {.calendar = calendar, .calendar_count = 3};

static bool is_there(int32_t day, uint32_t weekdays)
{
    const struct hall hall = {.catalog = &catalog, .business_day = day};
    return duty_is_today(&hall, weekdays);
}

static void a_set_of_weekdays_holds_on_its_days(void)
{
    CU_ASSERT_TRUE(is_there(TUESDAY, TUESDAY_BIT));
    CU_ASSERT_FALSE(is_there(TUESDAY, (uint32_t)~TUESDAY_BIT));
    CU_ASSERT_TRUE(is_there(SUNDAY, SUNDAY_BIT));
    CU_ASSERT_FALSE(is_there(SUNDAY, 0));
}

static void nobody_is_on_duty_on_a_holiday(void)
{
    CU_ASSERT_FALSE(is_there(TUESDAY + 1, 0x7f));
}

static void a_weekend_that_is_worked_is_a_monday(void)
{
    CU_ASSERT_TRUE(is_there(SATURDAY, MONDAY_BIT));
    CU_ASSERT_FALSE(is_there(SATURDAY, SATURDAY_BIT));
}

static void weekdays_are_said_in_few_words(void)
{
    static const struct {
        uint32_t weekdays;
        const char *words;
    } expected[] = {
        {0, ""},
        {0x01, "周一"},
        {0x0a, "周二、周四"},
        {0x03, "周一、周二"},
        {0x1f, "周一至周五"},
        {0x5f, "周一至周五、周日"},
        {0x7e, "周二至周日"},
        {0x7f, "每天"},
    };
    stage_open();
    struct stage_hall *hall = stage_hall_create(STAGE_PLAUSIBLE);
    struct stage_setting setting = stage_usual(hall);
    static struct view view;
    stage_show(&setting, "help", NULL, NULL);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        CU_ASSERT_STRING_EQUAL(duty_days(&view, stage_env(), expected[i].weekdays),
                               expected[i].words);
    stage_close();
    free(hall);
}

void suite_duty(void)
{
    static const CU_TestInfo tests[] = {
        {"a set of weekdays holds on its days", a_set_of_weekdays_holds_on_its_days},
        {"nobody is on duty on a holiday", nobody_is_on_duty_on_a_holiday},
        {"a weekend that is worked is a Monday", a_weekend_that_is_worked_is_a_monday},
        {"weekdays are said in few words", weekdays_are_said_in_few_words},
        CU_TEST_INFO_NULL,
    };
    unit_add("duty", tests);
}
