#include "app/base/clock.h"

#include <stdio.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

#define DAY_MS INT64_C(86400000)

static int64_t read_ms(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void clock_init(struct clock *clock)
{
    atomic_init(&clock->shift_ms, 0);
}

int64_t clock_wall_ms(const struct clock *clock)
{
    return read_ms(CLOCK_REALTIME) + atomic_load(&clock->shift_ms);
}

int64_t clock_mono_ms(const struct clock *clock)
{
    (void)clock;
    return read_ms(CLOCK_BOOTTIME);
}

void clock_set_wall_ms(struct clock *clock, int64_t wall_ms)
{
    atomic_store(&clock->shift_ms, wall_ms - read_ms(CLOCK_REALTIME));
}

bool clock_synchronised(const struct clock *clock)
{
    struct timex state = {0};
    if (atomic_load(&clock->shift_ms) != 0)
        return false;
    return adjtimex(&state) != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}

static int64_t floor_div(int64_t a, int64_t b)
{
    int64_t quotient = a / b;
    return a % b < 0 ? quotient - 1 : quotient;
}

/* The proleptic Gregorian calendar counted in 400-year eras that begin on 1 March, so that the
 * leap day is the last of its year. */
int32_t clock_day_number(const struct civil *civil)
{
    int64_t year = civil->month <= 2 ? civil->year - 1 : civil->year;
    int64_t era = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month = (civil->month + 9) % 12;
    int64_t day_of_year = (153 * month + 2) / 5 + civil->day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int32_t)(era * 146097 + day_of_era - 719468);
}

void clock_civil_of_day(int32_t day_number, struct civil *out)
{
    int64_t days = (int64_t)day_number + 719468;
    int64_t era = floor_div(days, 146097);
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;

    memset(out, 0, sizeof *out);
    out->day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    out->month = (int)(month < 10 ? month + 3 : month - 9);
    out->year = (int)(year_of_era + era * 400 + (out->month <= 2 ? 1 : 0));
    /* Day 0 was a Thursday. */
    out->weekday = (int)(((int64_t)day_number % 7 + 7 + 3) % 7) + 1;
}

void clock_civil(int64_t wall_ms, int utc_offset_min, struct civil *out)
{
    int64_t local_ms = wall_ms + (int64_t)utc_offset_min * 60000;
    int64_t day = floor_div(local_ms, DAY_MS);
    int64_t seconds = (local_ms - day * DAY_MS) / 1000;
    clock_civil_of_day((int32_t)day, out);
    out->hour = (int)(seconds / 3600);
    out->minute = (int)(seconds / 60 % 60);
    out->second = (int)(seconds % 60);
}

int64_t clock_from_civil(const struct civil *civil, int utc_offset_min)
{
    int64_t seconds = ((int64_t)civil->hour * 60 + civil->minute) * 60 + civil->second;
    return (int64_t)clock_day_number(civil) * DAY_MS + seconds * 1000 -
           (int64_t)utc_offset_min * 60000;
}

enum err clock_parse_date(const char *text, int32_t *day_number)
{
    struct civil civil = {0};
    struct civil back;
    int used = 0;
    if (strspn(text, "0123456789-") != strlen(text) ||
        sscanf(text, "%4d-%2d-%2d%n", &civil.year, &civil.month, &civil.day, &used) != 3 ||
        text[used] != '\0' || civil.year < 1 || civil.month < 1 || civil.month > 12)
        return ERR_PARSE;
    *day_number = clock_day_number(&civil);
    clock_civil_of_day(*day_number, &back);
    return back.month == civil.month && back.day == civil.day ? OK : ERR_PARSE;
}

void clock_format_date(int32_t day_number, char out[CLOCK_DATE_BYTES])
{
    struct civil civil;
    clock_civil_of_day(day_number, &civil);
    snprintf(out, CLOCK_DATE_BYTES, "%04u-%02u-%02u", (unsigned)civil.year % 10000u,
             (unsigned)civil.month % 100u, (unsigned)civil.day % 100u);
}

void clock_format_utc(int64_t wall_ms, char out[CLOCK_TIME_BYTES])
{
    struct civil civil;
    clock_civil(wall_ms, 0, &civil);
    snprintf(out, CLOCK_TIME_BYTES, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ",
             (unsigned)civil.year % 10000u, (unsigned)civil.month % 100u,
             (unsigned)civil.day % 100u, (unsigned)civil.hour % 100u, (unsigned)civil.minute % 100u,
             (unsigned)civil.second % 100u, (unsigned)(((wall_ms % 1000) + 1000) % 1000) % 1000u);
}
