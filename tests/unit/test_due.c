#include <string.h>

#include "app/base/clock.h"
#include "app/services/catalog/due.h"
#include "tests/unit/unit.h"

static int32_t day(const char *text)
{
    int32_t number = 0;
    UNIT_OK(clock_parse_date(text, &number));
    return number;
}

/* The days around National Day 2026 as a hall's calendar has them: made up on two weekends. */
static size_t calendar(struct hours_day out[16])
{
    static const struct {
        const char *date;
        enum hours_day_kind kind;
    } days[] = {
        {"2026-09-20", HOURS_WORKDAY}, {"2026-10-01", HOURS_HOLIDAY}, {"2026-10-02", HOURS_HOLIDAY},
        {"2026-10-03", HOURS_HOLIDAY}, {"2026-10-04", HOURS_HOLIDAY}, {"2026-10-05", HOURS_HOLIDAY},
        {"2026-10-06", HOURS_HOLIDAY}, {"2026-10-07", HOURS_HOLIDAY}, {"2026-10-10", HOURS_WORKDAY},
        {"2026-10-14", HOURS_MARKET},  {"2026-10-18", HOURS_MARKET},
    };
    size_t count = sizeof days / sizeof days[0];
    for (size_t i = 0; i < count; i++)
        out[i] = (struct hours_day){.day_number = day(days[i].date), .kind = days[i].kind};
    return count;
}

static void due_days(void)
{
    static const struct {
        const char *accepted;
        int working_days;
        const char *due;
    } cases[] = {
        /* from the day after acceptance */
        {"2026-11-23", 1, "2026-11-24"},
        {"2026-11-23", 4, "2026-11-27"},
        /* a weekend is left out, whether it lies between or the case was accepted on it */
        {"2026-11-23", 5, "2026-11-30"},
        {"2026-11-27", 1, "2026-11-30"},
        {"2026-11-28", 1, "2026-11-30"},
        {"2026-11-29", 5, "2026-12-04"},
        /* holidays, and a Saturday that is made up for them */
        {"2026-09-30", 1, "2026-10-08"},
        {"2026-09-30", 3, "2026-10-10"},
        {"2026-09-30", 4, "2026-10-12"},
        {"2026-09-18", 1, "2026-09-20"},
        {"2026-10-05", 2, "2026-10-09"},
        /* a market day changes nothing, on a weekday or a Sunday */
        {"2026-10-13", 1, "2026-10-14"},
        {"2026-10-16", 1, "2026-10-19"},
        /* at once, and not said */
        {"2026-11-23", 0, "2026-11-23"},
        {"2026-10-01", -1, "2026-10-01"},
        /* over a year's end that no calendar covers, and a leap day */
        {"2026-12-31", 1, "2027-01-01"},
        {"2028-02-28", 1, "2028-02-29"},
        {"2026-11-23", 20, "2026-12-21"},
    };
    struct hours_day days[16];
    size_t count = calendar(days);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char due[CLOCK_DATE_BYTES];
        clock_format_date(due_day(days, count, day(cases[i].accepted), cases[i].working_days), due);
        CU_ASSERT_STRING_EQUAL(due, cases[i].due);
    }
}

static void without_a_calendar(void)
{
    CU_ASSERT_EQUAL(due_day(NULL, 0, day("2026-09-30"), 1), day("2026-10-01"));
    CU_ASSERT(due_is_working_day(NULL, 0, day("1969-12-29")));       /* a Monday before 1970 */
    CU_ASSERT_FALSE(due_is_working_day(NULL, 0, day("1969-12-28"))); /* the Sunday before it */
    CU_ASSERT(due_is_working_day(NULL, 0, 0));
}

static void every_day_of_a_limit_is_counted_once(void)
{
    struct hours_day days[16];
    size_t count = calendar(days);
    int32_t before = day("2026-09-15");
    for (int limit = 1; limit < 60; limit++) {
        int32_t due = due_day(days, count, day("2026-09-15"), limit);
        CU_ASSERT(due_is_working_day(days, count, due));
        for (int32_t between = before + 1; between < due; between++)
            CU_ASSERT_FALSE(due_is_working_day(days, count, between));
        before = due;
    }
}

void suite_due(void)
{
    static const CU_TestInfo tests[] = {
        {"due days", due_days},
        {"without a calendar", without_a_calendar},
        {"every day of a limit is counted once", every_day_of_a_limit_is_counted_once},
        CU_TEST_INFO_NULL,
    };
    unit_add("due", tests);
}
