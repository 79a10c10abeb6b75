#include <string.h>

#include "app/base/clock.h"
#include "tests/unit/unit.h"

static void civil_time_of_known_moments(void)
{
    struct civil civil;
    clock_civil(0, 0, &civil);
    CU_ASSERT_EQUAL(civil.year, 1970);
    CU_ASSERT_EQUAL(civil.weekday, 4);
    /* 2024-02-29 23:59:59 in China. */
    clock_civil(INT64_C(1709222399000), 480, &civil);
    CU_ASSERT_EQUAL(civil.year, 2024);
    CU_ASSERT_EQUAL(civil.month, 2);
    CU_ASSERT_EQUAL(civil.day, 29);
    CU_ASSERT_EQUAL(civil.hour, 23);
    CU_ASSERT_EQUAL(civil.second, 59);
    CU_ASSERT_EQUAL(civil.weekday, 4);
    CU_ASSERT_EQUAL(clock_from_civil(&civil, 480), INT64_C(1709222399000));
}

static void every_day_of_centuries_comes_back(void)
{
    struct civil civil;
    int weekday = 0;
    for (int32_t day = -200000; day < 200000; day++) {
        clock_civil_of_day(day, &civil);
        if (clock_day_number(&civil) != day)
            CU_FAIL("day number does not come back");
        if (weekday != 0 && civil.weekday != weekday % 7 + 1)
            CU_FAIL("weekday does not follow");
        weekday = civil.weekday;
    }
    CU_PASS("days");
}

static void dates_parse_or_do_not(void)
{
    static const char *const bad[] = {"",           "2026-02-29", "2026-13-01", "2026-00-10",
                                      "2026-1",     "2026-01-32", "20260101",   "2026-01-01x",
                                      " 2026-01-1", "-026-01-01", "2026/01/01"};
    int32_t day;
    char text[CLOCK_DATE_BYTES];
    UNIT_OK(clock_parse_date("2026-11-22", &day));
    clock_format_date(day, text);
    CU_ASSERT_STRING_EQUAL(text, "2026-11-22");
    UNIT_OK(clock_parse_date("2024-02-29", &day));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CU_ASSERT_EQUAL(clock_parse_date(bad[i], &day), ERR_PARSE);
}

static void utc_text_has_milliseconds(void)
{
    char text[CLOCK_TIME_BYTES];
    clock_format_utc(INT64_C(1709222399042), text);
    CU_ASSERT_STRING_EQUAL(text, "2024-02-29T15:59:59.042Z");
    clock_format_utc(-1, text);
    CU_ASSERT_STRING_EQUAL(text, "1969-12-31T23:59:59.999Z");
}

static void a_set_clock_goes_on_from_there_and_is_not_synchronised(void)
{
    struct clock clock;
    clock_init(&clock);
    clock_set_wall_ms(&clock, 1000);
    int64_t now_ms = clock_wall_ms(&clock);
    CU_ASSERT(now_ms >= 1000);
    CU_ASSERT(now_ms < INT64_C(1000) + 3600000);
    CU_ASSERT_FALSE(clock_synchronised(&clock));
}

void suite_clock(void)
{
    static const CU_TestInfo tests[] = {
        {"civil time of known moments", civil_time_of_known_moments},
        {"every day of centuries comes back", every_day_of_centuries_comes_back},
        {"dates parse or do not", dates_parse_or_do_not},
        {"UTC text has milliseconds", utc_text_has_milliseconds},
        {"a set clock goes on from there", a_set_clock_goes_on_from_there_and_is_not_synchronised},
        CU_TEST_INFO_NULL,
    };
    unit_add("clock", tests);
}
