#include <string.h>

#include "app/base/clock.h"
#include "app/services/catalog/hours.h"
#include "tests/unit/unit.h"

static const char office[] = "1-5 08:30-12:00 14:00-17:30; 6 09:00-12:00";

static struct hours parsed(const char *text)
{
    struct hours hours;
    char msg[ERR_MSG_BYTES] = "";
    CU_ASSERT_EQUAL(hours_parse(text, &hours, msg), OK);
    CU_ASSERT_STRING_EQUAL(msg, "");
    return hours;
}

static bool has_range(const struct hours *hours, int weekday, int index, int from, int to)
{
    struct hours_range range = hours->week[weekday][index];
    return range.from_min == from && range.to_min == to;
}

static int32_t day(const char *date)
{
    int32_t number = 0;
    UNIT_OK(clock_parse_date(date, &number));
    return number;
}

/* 2026-11-23 is a Monday. */
static const char monday[] = "2026-11-23";

static struct hours_answer ask(const struct hours *hours, const struct hours_day *calendar,
                               size_t count, const char *date, int hour, int minute)
{
    struct hours_answer answer;
    hours_at(hours, calendar, count, day(date), hour * 60 + minute, &answer);
    return answer;
}

static void rules_give_days_their_ranges(void)
{
    struct hours hours = parsed(office);
    CU_ASSERT_FALSE(hours.always);
    for (int weekday = 0; weekday < 5; weekday++) {
        CU_ASSERT(has_range(&hours, weekday, 0, 510, 720));
        CU_ASSERT(has_range(&hours, weekday, 1, 840, 1050));
        CU_ASSERT(has_range(&hours, weekday, 2, 0, 0));
    }
    CU_ASSERT(has_range(&hours, 5, 0, 540, 720));
    CU_ASSERT(has_range(&hours, 6, 0, 0, 0));
}

static void days_may_be_a_list_or_left_out(void)
{
    struct hours hours = parsed("1,3,5-7 8:00-9:00");
    CU_ASSERT(has_range(&hours, 0, 0, 480, 540));
    CU_ASSERT(has_range(&hours, 1, 0, 0, 0));
    CU_ASSERT(has_range(&hours, 6, 0, 480, 540));
    hours = parsed("00:00-24:00");
    for (int weekday = 0; weekday < 7; weekday++)
        CU_ASSERT(has_range(&hours, weekday, 0, 0, 1440));
}

static void full_width_punctuation_is_read(void)
{
    struct hours wide = parsed("１－５　08：30—12：00 14:00～17:30；6 09:00-12:00");
    struct hours narrow = parsed(office);
    CU_ASSERT_EQUAL(memcmp(wide.week, narrow.week, sizeof wide.week), 0);
    wide = parsed("1、3，5 08:00-09:00");
    narrow = parsed("1,3,5 08:00-09:00");
    CU_ASSERT_EQUAL(memcmp(wide.week, narrow.week, sizeof wide.week), 0);
}

static void always_has_two_words(void)
{
    CU_ASSERT(parsed("always").always);
    CU_ASSERT(parsed(" 全天 ").always);
}

static void ranges_are_sorted_and_joined(void)
{
    struct hours hours = parsed("1 14:00-15:00 08:00-09:00; 1 10:00-11:00 09:00-10:00");
    CU_ASSERT(has_range(&hours, 0, 0, 480, 660));
    CU_ASSERT(has_range(&hours, 0, 1, 840, 900));
    CU_ASSERT(has_range(&hours, 0, 2, 0, 0));
    hours = parsed("1 09:00-10:00 08:00-09:00");
    CU_ASSERT(has_range(&hours, 0, 0, 480, 600));
    CU_ASSERT(has_range(&hours, 0, 1, 0, 0));
}

static void what_is_no_hours_is_refused(void)
{
    static const char *const wrong[] = {
        "",
        ";",
        "1-5",
        "0 08:00-09:00",
        "8 08:00-09:00",
        "5-1 08:00-09:00",
        "1, 08:00-09:00",
        "1-5 08:00",
        "08:00-25:00",
        "08:60-09:00",
        "008:00-09:00",
        "08:00-24:01",
        "12:00-08:00",
        "08:00-08:00",
        "08:00-12:00 11:59-13:00",
        "1-5 08:00-12:00; 3 11:00-13:00",
        "08:00-09:00x",
        "always 08:00-09:00",
        "1-5 always",
        "周一 08:00-09:00",
        "00:00-01:00 02:00-03:00 04:00-05:00 06:00-07:00 08:00-09:00 10:00-11:00 12:00-13:00",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct hours hours;
        char msg[ERR_MSG_BYTES] = "";
        CU_ASSERT_EQUAL(hours_parse(wrong[i], &hours, msg), ERR_PARSE);
        CU_ASSERT(strlen(msg) > 5);
    }
    char endless[2000];
    struct hours hours;
    char msg[ERR_MSG_BYTES] = "";
    memset(endless, ' ', sizeof endless);
    endless[sizeof endless - 1] = '\0';
    CU_ASSERT_EQUAL(hours_parse(endless, &hours, msg), ERR_PARSE);
}

static void calendar_ranges_have_no_days(void)
{
    struct hours_range ranges[HOURS_RANGES];
    char msg[ERR_MSG_BYTES] = "";
    UNIT_OK(hours_parse_ranges("14:00-17:30 08:30-12:00", ranges, msg));
    CU_ASSERT_EQUAL(ranges[0].from_min, 510);
    CU_ASSERT_EQUAL(ranges[1].to_min, 1050);
    CU_ASSERT_EQUAL(ranges[2].to_min, 0);
    CU_ASSERT_EQUAL(hours_parse_ranges("1-5 08:30-12:00", ranges, msg), ERR_PARSE);
    CU_ASSERT_EQUAL(hours_parse_ranges("", ranges, msg), ERR_PARSE);
    CU_ASSERT_EQUAL(hours_parse_ranges("always", ranges, msg), ERR_PARSE);
}

static void a_day_goes_before_open_break_open_after(void)
{
    struct hours hours = parsed(office);
    static const struct {
        int hour;
        int minute;
        enum hours_state state;
        int closes_min;
        int opens_min;
        int opens_in_days;
    } expected[] = {
        {0, 0, HOURS_BEFORE, 0, 510, 0},  {8, 29, HOURS_BEFORE, 0, 510, 0},
        {8, 30, HOURS_OPEN, 720, -1, 0},  {11, 59, HOURS_OPEN, 720, -1, 0},
        {12, 0, HOURS_BREAK, 0, 840, 0},  {13, 59, HOURS_BREAK, 0, 840, 0},
        {14, 0, HOURS_OPEN, 1050, -1, 0}, {17, 29, HOURS_OPEN, 1050, -1, 0},
        {17, 30, HOURS_AFTER, 0, 510, 1}, {23, 59, HOURS_AFTER, 0, 510, 1},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        struct hours_answer answer =
            ask(&hours, NULL, 0, monday, expected[i].hour, expected[i].minute);
        CU_ASSERT_EQUAL(answer.state, expected[i].state);
        CU_ASSERT_EQUAL(answer.closes_min, expected[i].closes_min);
        CU_ASSERT_EQUAL(answer.opens_min, expected[i].opens_min);
        if (expected[i].opens_min >= 0)
            CU_ASSERT_EQUAL(answer.opens_day, day(monday) + expected[i].opens_in_days);
        CU_ASSERT_STRING_EQUAL(answer.name, "");
    }
}

static void a_weekend_is_closed_until_monday(void)
{
    struct hours hours = parsed(office);
    struct hours_answer answer = ask(&hours, NULL, 0, "2026-11-28", 13, 0);
    CU_ASSERT_EQUAL(answer.state, HOURS_AFTER);
    CU_ASSERT_EQUAL(answer.opens_day, day("2026-11-30"));
    answer = ask(&hours, NULL, 0, "2026-11-29", 10, 0);
    CU_ASSERT_EQUAL(answer.state, HOURS_CLOSED_DAY);
    CU_ASSERT_EQUAL(answer.opens_day, day("2026-11-30"));
    CU_ASSERT_EQUAL(answer.opens_min, 510);
}

static void a_holiday_is_closed_but_not_for_always(void)
{
    struct hours_day calendar[] = {
        {.day_number = day("2026-10-01"), .kind = HOURS_HOLIDAY, .name = "国庆节"},
        {.day_number = day("2026-10-02"), .kind = HOURS_HOLIDAY, .name = "国庆节"},
    };
    struct hours hours = parsed(office);
    struct hours_answer answer = ask(&hours, calendar, 2, "2026-10-01", 10, 0);
    CU_ASSERT_EQUAL(answer.state, HOURS_CLOSED_HOLIDAY);
    CU_ASSERT_STRING_EQUAL(answer.name, "国庆节");
    CU_ASSERT_EQUAL(answer.opens_day, day("2026-10-03"));
    CU_ASSERT_EQUAL(answer.opens_min, 540);

    hours = parsed("always");
    answer = ask(&hours, calendar, 2, "2026-10-01", 23, 59);
    CU_ASSERT_EQUAL(answer.state, HOURS_OPEN);
    CU_ASSERT_EQUAL(answer.closes_min, 1440);
}

/* 2026-11-29 is a Sunday. */
static void a_make_up_workday_has_mondays_hours(void)
{
    struct hours_day calendar = {
        .day_number = day("2026-11-29"), .kind = HOURS_WORKDAY, .name = "调休上班"};
    struct hours hours = parsed("1 08:00-11:00; 2-5 09:00-12:00");
    struct hours_answer answer = ask(&hours, &calendar, 1, "2026-11-29", 8, 30);
    CU_ASSERT_EQUAL(answer.state, HOURS_OPEN);
    CU_ASSERT_EQUAL(answer.closes_min, 660);
    calendar.ranges[0] = (struct hours_range){600, 630};
    answer = ask(&hours, &calendar, 1, "2026-11-29", 8, 30);
    CU_ASSERT_EQUAL(answer.state, HOURS_BEFORE);
    CU_ASSERT_EQUAL(answer.opens_min, 600);
}

static void a_market_day_has_its_own_hours_or_the_weekdays(void)
{
    struct hours_day calendar = {.day_number = day(monday), .kind = HOURS_MARKET, .name = "逢场"};
    struct hours hours = parsed(office);
    CU_ASSERT_EQUAL(ask(&hours, &calendar, 1, monday, 12, 30).state, HOURS_BREAK);
    calendar.ranges[0] = (struct hours_range){480, 1080};
    struct hours_answer answer = ask(&hours, &calendar, 1, monday, 12, 30);
    CU_ASSERT_EQUAL(answer.state, HOURS_OPEN);
    CU_ASSERT_EQUAL(answer.closes_min, 1080);
    CU_ASSERT_STRING_EQUAL(answer.name, "逢场");
    calendar.day_number = day("2026-11-29");
    CU_ASSERT_EQUAL(ask(&hours, &calendar, 1, "2026-11-29", 12, 30).state, HOURS_OPEN);
}

static void the_search_ends_after_sixty_days(void)
{
    struct hours_day calendar[61];
    struct hours hours = parsed("08:00-09:00");
    int32_t first = day(monday);
    for (int i = 0; i < 61; i++)
        calendar[i] =
            (struct hours_day){.day_number = first + i, .kind = HOURS_HOLIDAY, .name = "装修"};
    struct hours_answer answer = ask(&hours, calendar, 61, monday, 8, 0);
    CU_ASSERT_EQUAL(answer.state, HOURS_CLOSED_HOLIDAY);
    CU_ASSERT_EQUAL(answer.opens_min, -1);
    answer = ask(&hours, calendar, 60, monday, 8, 0);
    CU_ASSERT_EQUAL(answer.opens_min, 480);
    CU_ASSERT_EQUAL(answer.opens_day, first + 60);
}

static void day_zero_was_a_thursday(void)
{
    struct hours hours = parsed("4 08:00-09:00");
    CU_ASSERT_EQUAL(ask(&hours, NULL, 0, "1970-01-01", 8, 0).state, HOURS_OPEN);
    CU_ASSERT_EQUAL(ask(&hours, NULL, 0, "1969-12-25", 8, 0).state, HOURS_OPEN);
    CU_ASSERT_EQUAL(ask(&hours, NULL, 0, "1969-12-26", 8, 0).state, HOURS_CLOSED_DAY);
}

void suite_hours(void)
{
    static const CU_TestInfo tests[] = {
        {"rules give days their ranges", rules_give_days_their_ranges},
        {"days may be a list or left out", days_may_be_a_list_or_left_out},
        {"full-width punctuation is read", full_width_punctuation_is_read},
        {"always has two words", always_has_two_words},
        {"ranges are sorted and joined", ranges_are_sorted_and_joined},
        {"what is no hours is refused", what_is_no_hours_is_refused},
        {"calendar ranges have no days", calendar_ranges_have_no_days},
        {"a day goes before, open, break, open, after", a_day_goes_before_open_break_open_after},
        {"a weekend is closed until Monday", a_weekend_is_closed_until_monday},
        {"a holiday is closed, but not for always", a_holiday_is_closed_but_not_for_always},
        {"a make-up workday has Monday's hours", a_make_up_workday_has_mondays_hours},
        {"a market day has its own hours or the weekday's",
         a_market_day_has_its_own_hours_or_the_weekdays},
        {"the search ends after sixty days", the_search_ends_after_sixty_days},
        {"day zero was a Thursday", day_zero_was_a_thursday},
        CU_TEST_INFO_NULL,
    };
    unit_add("hours", tests);
}
