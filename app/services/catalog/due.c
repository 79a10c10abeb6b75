#include "app/services/catalog/due.h"

/* Day 0, 1970-01-01, was a Thursday. */
static bool is_weekend(int32_t day_number)
{
    int from_monday = (int)(((int64_t)day_number + 3) % 7);
    return (from_monday < 0 ? from_monday + 7 : from_monday) >= 5;
}

bool due_is_working_day(const struct hours_day *calendar, size_t calendar_count, int32_t day_number)
{
    const struct hours_day *day = hours_find_day(calendar, calendar_count, day_number);
    if (day != NULL && day->kind != HOURS_MARKET)
        return day->kind == HOURS_WORKDAY;
    return !is_weekend(day_number);
}

int32_t due_day(const struct hours_day *calendar, size_t calendar_count, int32_t accepted_day,
                int working_days)
{
    int32_t day = accepted_day;
    while (working_days > 0)
        if (due_is_working_day(calendar, calendar_count, ++day))
            working_days--;
    return day;
}
