#include "ui/screens/duty.h"

#include "ui/screens/facts.h"

#define WEEKDAYS 7
#define RUN      3 /* days in a row that are said as "from … to …" */

const struct catalog *duty_catalog(const struct hall *hall)
{
    return hall != NULL ? hall->catalog : NULL;
}

bool duty_is_today(const struct hall *hall, uint32_t weekdays)
{
    const struct catalog *catalog = hall->catalog;
    const struct hours_day *special =
        hours_find_day(catalog->calendar, catalog->calendar_count, hall->business_day);
    struct civil day;
    clock_civil_of_day(hall->business_day, &day);
    if (special != NULL && special->kind == HOURS_HOLIDAY)
        return false;
    if (special != NULL && special->kind == HOURS_WORKDAY)
        day.weekday = 1;
    return (weekdays >> (day.weekday - 1) & 1) != 0;
}

static const char *day_name(struct view *view, const struct screen_env *env, int weekday)
{
    return facts_text(env, view_format(view, "day.%d", weekday + 1));
}

/* Days in a row from `first` on. */
static int run_of(uint32_t weekdays, int first)
{
    int length = 0;
    while (first + length < WEEKDAYS && (weekdays >> (first + length) & 1) != 0)
        length++;
    return length;
}

const char *duty_days(struct view *view, const struct screen_env *env, uint32_t weekdays)
{
    const char *text = "";
    int length;
    if (run_of(weekdays, 0) == WEEKDAYS)
        return facts_text(env, "day.every");
    for (int day = 0; day<WEEKDAYS; day += length> 0 ? length : 1) {
        length = run_of(weekdays, day);
        if (length == 0)
            continue;
        if (length < RUN)
            length = 1;
        const char *const ends[] = {day_name(view, env, day),
                                    day_name(view, env, day + length - 1)};
        const char *part = length == 1 ? ends[0] : view_text(view, env->i18n, "day.run", ends, 2);
        text = view_format(view, "%s%s%s", text, *text != '\0' ? facts_text(env, "list.comma") : "",
                           part);
    }
    return text;
}

const char *duty_window(struct view *view, const struct screen_env *env,
                        const struct catalog_window *window)
{
    return facts_fill(view, env, "windows.list", window->code);
}
