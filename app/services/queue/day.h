/*
 * The business day and how far the clock is trusted.
 *
 * The business day never runs backwards, and a clock that is not trusted cannot push it ahead: then
 * it goes on by one day at each midnight that the program lives through, and otherwise stays. So a
 * board that wakes in 1970 or in the next year goes on with yesterday's series instead of giving
 * its numbers again.
 *
 * The clock is trusted unless something speaks against it: it reads before the program was written,
 * before what the store has seen, more than 35 days after it, or it was set by more than two
 * minutes while running. A time service of the kernel, or the central service's Date within two
 * minutes of ours, clears the charge; a Date that differs raises it.
 *
 * Thread: the core thread. Units: wall and monotonic milliseconds, day numbers of base/clock.h.
 */
#ifndef APP_SERVICES_QUEUE_DAY_H
#define APP_SERVICES_QUEUE_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"

struct store;

/* What the clock says at one moment. */
struct day_reading {
    int64_t wall_ms;
    int64_t mono_ms;
    int32_t local_day; /* the wall time's day in the hall */
    bool synchronised; /* the kernel's clock is disciplined */
};

struct day {
    int32_t business_day;
    int64_t high_water_ms; /* the latest trusted wall time; 0: none yet */
    bool trusted;
    bool suspect; /* a charge stands against the clock until someone clears it */
    struct day_reading last;
    int64_t stored_ms;  /* high_water_ms as the store has it */
    int32_t stored_day; /* and the business day */
    bool new_day;       /* the business day went on since the caller last cleared this */
};

/* What the store knows, and the first reading. A store that knows nothing is no charge. */
enum err day_load(struct day *day, struct store *store, const struct day_reading *now) must_use;

/* The same without a store: nothing is known. */
void day_init(struct day *day, int32_t business_day, int64_t high_water_ms,
              const struct day_reading *now);

/* Looks at the clock again; true when the business day or the trust changed. */
bool day_update(struct day *day, const struct day_reading *now);

/* The central service says what time it is; may begin a new business day. */
void day_server_time(struct day *day, int64_t wall_ms, int64_t server_ms);

/* True when the business day or, by minutes, the high-water mark is not what the store has. */
bool day_save_due(const struct day *day);

/* Inside or outside of a transaction. */
enum err day_save(struct day *day, struct store *store) must_use;

/* The transaction of the last day_save was rolled back. */
void day_not_saved(struct day *day);

#endif
