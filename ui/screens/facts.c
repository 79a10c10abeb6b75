#include "ui/screens/facts.h"

#include <stdio.h>
#include <string.h>

#include "app/base/i18n.h"

const struct catalog_service *facts_service(const struct hall *hall, const char *code,
                                            const struct hall_service **standing)
{
    if (hall == NULL || hall->catalog == NULL)
        return NULL;
    const struct catalog *catalog = hall->catalog;
    for (size_t i = 0; i < catalog->service_count; i++) {
        if (strcmp(catalog->services[i].code, code) == 0) {
            *standing = &hall->services[i];
            return &catalog->services[i];
        }
    }
    return NULL;
}

bool facts_takes_numbers(const struct hall_service *standing)
{
    return standing->open && !standing->full;
}

const char *facts_text(const struct screen_env *env, const char *key)
{
    return i18n_text(env->i18n, key);
}

const char *facts_fill(struct view *view, const struct screen_env *env, const char *key,
                       const char *argument)
{
    return view_text(view, env->i18n, key, &argument, 1);
}

const char *facts_name(const struct screen_env *env, const char *name, const char *name_en)
{
    return env->chinese || *name_en == '\0' ? name : name_en;
}

const char *facts_service_name(const struct screen_env *env, const struct catalog_service *service)
{
    return facts_name(env, service->name, service->name_en);
}

const char *facts_hall_name(const struct screen_env *env)
{
    if (env->hall == NULL || env->hall->catalog == NULL)
        return facts_text(env, "hall.unnamed");
    const struct catalog_hall *hall = &env->hall->catalog->hall;
    return facts_name(env, hall->name, hall->name_en);
}

const char *facts_windows(struct view *view, const struct screen_env *env,
                          const struct catalog_service *service)
{
    const char *codes = "";
    for (size_t i = 0; i < service->window_count; i++) {
        const char *code = env->hall->catalog->windows[service->windows[i]].code;
        codes =
            i == 0 ? code : view_format(view, "%s%s%s", codes, facts_text(env, "list.comma"), code);
    }
    return facts_fill(view, env, "windows.list", codes);
}

const char *facts_people(struct view *view, const struct screen_env *env, int people, bool exact)
{
    return facts_fill(view, env, exact ? "people.exact" : "people.at_most",
                      view_format(view, "%d", people));
}

const char *facts_minutes(struct view *view, const struct screen_env *env, int minutes)
{
    if (minutes < 0)
        return facts_text(env, "wait.unknown");
    if (minutes == 0)
        return facts_text(env, "wait.none");
    return facts_fill(view, env, "wait.minutes", view_format(view, "%d", minutes));
}

const char *facts_standing(struct view *view, const struct screen_env *env,
                           const struct hall_service *standing)
{
    static const char *const closed[] = {
        [HOURS_OPEN] = "standing.closed",       [HOURS_BREAK] = "standing.break",
        [HOURS_BEFORE] = "standing.before",     [HOURS_AFTER] = "standing.after",
        [HOURS_CLOSED_DAY] = "standing.closed", [HOURS_CLOSED_HOLIDAY] = "standing.closed",
    };
    if (!standing->open)
        return facts_text(env, closed[standing->when.state]);
    if (standing->full)
        return facts_text(env, "standing.full");
    if (standing->ordinary.people == 0)
        return facts_text(env, "standing.nobody");
    return facts_fill(view, env, standing->ordinary.exact ? "standing.waiting" : "standing.at_most",
                      view_format(view, "%d", standing->ordinary.people));
}

const char *facts_why_closed(struct view *view, const struct screen_env *env,
                             const struct hours_answer *when)
{
    static const char *const reasons[] = {
        [HOURS_OPEN] = "closed.day",       [HOURS_BREAK] = "closed.break",
        [HOURS_BEFORE] = "closed.before",  [HOURS_AFTER] = "closed.after",
        [HOURS_CLOSED_DAY] = "closed.day", [HOURS_CLOSED_HOLIDAY] = "closed.holiday",
    };
    bool named = when->name != NULL && *when->name != '\0';
    if (when->state == HOURS_CLOSED_HOLIDAY && !named)
        return facts_text(env, "closed.day");
    return facts_fill(view, env, reasons[when->state],
                      named ? facts_name(env, when->name, when->name_en) : "");
}

static const char *time_of_day(struct view *view, int minute)
{
    return view_format(view, "%02d:%02d", minute / 60, minute % 60);
}

static const char *weekday(struct view *view, const struct screen_env *env, int number)
{
    return facts_text(env, view_format(view, "weekday.%d", number));
}

static const char *month(struct view *view, const struct screen_env *env, int number)
{
    return facts_text(env, view_format(view, "month.%d", number));
}

const char *facts_opening(struct view *view, const struct screen_env *env,
                          const struct hours_answer *when)
{
    if (when->opens_min < 0)
        return NULL;
    int32_t today = clock_day_number(&env->now);
    struct civil day;
    clock_civil_of_day(when->opens_day, &day);
    const char *words[] = {time_of_day(view, when->opens_min), weekday(view, env, day.weekday),
                           month(view, env, day.month), view_format(view, "%d", day.day)};
    const char *key = when->opens_day == today       ? "opens.today"
                      : when->opens_day == today + 1 ? "opens.tomorrow"
                                                     : "opens.day";
    return view_text(view, env->i18n, key, words, sizeof words / sizeof words[0]);
}

void facts_next_day(const struct hall *hall, const struct catalog_service *service,
                    struct hours_answer *next)
{
    int32_t tomorrow = hall->business_day + 1;
    hours_at(&service->hours, hall->catalog->calendar, hall->catalog->calendar_count, tomorrow, 0,
             next);
    if (next->state == HOURS_OPEN) {
        next->opens_day = tomorrow;
        next->opens_min = 0;
    }
}

const char *facts_closing(struct view *view, const struct screen_env *env,
                          const struct hours_answer *when)
{
    if (when->closes_min >= 24 * 60)
        return NULL;
    return facts_fill(view, env, "hours.until", time_of_day(view, when->closes_min));
}

const char *facts_date(struct view *view, const struct screen_env *env, const struct civil *day)
{
    const char *words[] = {view_format(view, "%d", day->year), month(view, env, day->month),
                           view_format(view, "%d", day->day), weekday(view, env, day->weekday)};
    return view_text(view, env->i18n, "date.full", words, sizeof words / sizeof words[0]);
}

/* The names of hal/hal_printer.h as tickets carry them. */
const char *facts_print_reason(const struct screen_env *env, const struct ticket *ticket)
{
    static const struct {
        const char *name;
        const char *key;
    } reasons[] = {
        {"paper-out", "reason.paper_out"}, {"cover-open", "reason.cover_open"},
        {"cutter", "reason.cutter"},       {"offline", "reason.offline"},
        {"error", "reason.error"},         {"disconnected", "reason.disconnected"},
        {"no-answer", "reason.no_answer"},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (strcmp(reasons[i].name, ticket->reason) == 0)
            return facts_text(env, reasons[i].key);
    return facts_text(env, "reason.error");
}
