/*
 * When a service is open: weekly hours, and a calendar of days that differ.
 *
 * The text form (services.csv, calendar.csv): rules separated by ';', each of optional days and
 * times of day: "1-5 08:30-12:00 14:00-17:30; 6 09:00-12:00". Monday is 1. Without days a rule
 * holds on all seven. "always" (or 全天) is open at every minute of every day, holidays included.
 * Full-width punctuation is read as its ASCII counterpart. A time range does not cross midnight
 * (24:00 is its latest end).
 *
 * Thread: any; pure functions. Units: minutes of the local day, day numbers of base/clock.h.
 */
#ifndef APP_SERVICES_CATALOG_HOURS_H
#define APP_SERVICES_CATALOG_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

#define HOURS_RANGES 6 /* a day */

struct hours_range {
    int16_t from_min; /* 0-1439 */
    int16_t to_min;   /* exclusive, up to 1440 */
};

struct hours {
    bool always;
    struct hours_range week[7][HOURS_RANGES]; /* [0] Monday; unused ones are 0-0 at the end */
};

enum hours_day_kind { HOURS_HOLIDAY, HOURS_WORKDAY, HOURS_MARKET };

/* A day that differs: a holiday is closed, a workday (made up at a weekend) has Monday's hours, a
 * market day has its own hours when `ranges` says any, else those of its weekday. */
struct hours_day {
    int32_t day_number;
    enum hours_day_kind kind;
    const char *name; /* "国庆节" */
    const char *name_en;
    struct hours_range ranges[HOURS_RANGES];
};

enum hours_state {
    HOURS_OPEN,
    HOURS_BREAK,      /* between two ranges of today */
    HOURS_BEFORE,     /* today, not yet */
    HOURS_AFTER,      /* done for today */
    HOURS_CLOSED_DAY, /* no hours on this weekday */
    HOURS_CLOSED_HOLIDAY
};

struct hours_answer {
    enum hours_state state;
    const char *name; /* the calendar day's name, or ""; lives with the calendar */
    const char *name_en;
    int32_t opens_day; /* when closed: the next opening, searched for 60 days ahead; */
    int opens_min;     /* opens_min is -1 when there is none */
    int closes_min;    /* when open: end of this range; 1440 for `always` */
};

/* ERR_PARSE with what is wrong, for a person. */
enum err hours_parse(const char *text, struct hours *out, char msg[ERR_MSG_BYTES]) must_use;

/* Times of day only ("08:30-12:00 14:00-17:30"), for a calendar day. */
enum err hours_parse_ranges(const char *text, struct hours_range out[HOURS_RANGES],
                            char msg[ERR_MSG_BYTES]) must_use;

/* The calendar's word on a day, or NULL; `calendar` is sorted by day. */
const struct hours_day *hours_find_day(const struct hours_day *calendar, size_t count, int32_t day);

/* `calendar` is sorted by day. */
void hours_at(const struct hours *hours, const struct hours_day *calendar, size_t calendar_count,
              int32_t day_number, int minute, struct hours_answer *out);

#endif
