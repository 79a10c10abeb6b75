/*
 * The one clock. Wall time is UTC in milliseconds since 1970 and may be wrong (a board without a
 * battery starts in 1970); monotonic time counts from boot, sleep included, and orders things.
 * Tests and automation shift the wall time; nothing shifts the monotonic one.
 *
 * Civil time is computed from a fixed offset to UTC (the hall's), not from the process's zone:
 * the hall's clock is the same whatever the board's settings are.
 *
 * Thread: any. Units: milliseconds, minutes for the offset.
 */
#ifndef APP_BASE_CLOCK_H
#define APP_BASE_CLOCK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

struct clock {
    _Atomic int64_t shift_ms; /* added to the system's wall time */
};

struct civil {
    int year;
    int month; /* 1-12 */
    int day;   /* 1-31 */
    int hour;
    int minute;
    int second;
    int weekday; /* 1 Monday ... 7 Sunday, as ISO 8601 */
};

/* Bytes of "2026-11-22" and of "2026-11-22T10:00:00.000Z" with their ends. */
#define CLOCK_DATE_BYTES 11
#define CLOCK_TIME_BYTES 32

void clock_init(struct clock *clock);
int64_t clock_wall_ms(const struct clock *clock);
int64_t clock_mono_ms(const struct clock *clock);

/* From now on the wall time goes on from `wall_ms`. */
void clock_set_wall_ms(struct clock *clock, int64_t wall_ms);

/* True when the kernel's clock is disciplined by a time service and nobody shifted ours. */
bool clock_synchronised(const struct clock *clock);

void clock_civil(int64_t wall_ms, int utc_offset_min, struct civil *out);

/* The wall time of a civil time; the fields must be in range. */
int64_t clock_from_civil(const struct civil *civil, int utc_offset_min);

/* Days since 1970-01-01 of a civil date; weekday and time are not read. */
int32_t clock_day_number(const struct civil *civil);
void clock_civil_of_day(int32_t day_number, struct civil *out);

/* "YYYY-MM-DD" both ways; a date that no calendar has is ERR_PARSE. */
enum err clock_parse_date(const char *text, int32_t *day_number) must_use;
void clock_format_date(int32_t day_number, char out[CLOCK_DATE_BYTES]);

/* RFC 3339 in UTC with milliseconds, as CloudEvents wants it. */
void clock_format_utc(int64_t wall_ms, char out[CLOCK_TIME_BYTES]);

#endif
