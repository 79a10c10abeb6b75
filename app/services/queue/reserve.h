/*
 * A second memory of the numbers, outside the database: a small text file that says up to which
 * number each series of the business day may have been given, ahead of the truth by up to
 * RESERVE_BLOCK. When the database is lost, damaged or replaced by an older copy, the series go on
 * behind the reserve, so that no number of the day is given twice.
 *
 * It is replaced whole (new file, fsync, rename, fsync of the folder), once in RESERVE_BLOCK
 * tickets. A generation, counted up in both at each start, tells whether file and database belong
 * together.
 *
 * Thread: the core thread. Ownership: the caller's struct.
 */
#ifndef APP_SERVICES_QUEUE_RESERVE_H
#define APP_SERVICES_QUEUE_RESERVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

#define RESERVE_BLOCK  50
#define RESERVE_FIRST  10 /* for a series that may stay without a ticket */
#define RESERVE_SERIES 256

struct catalog;

struct reserve_series {
    char service[24];
    int up_to;
    int given; /* the last number that was covered; not in the file */
};

struct reserve {
    char dir[256];
    int64_t generation; /* 0: no file was there */
    bool suspect;       /* the database was found damaged */
    int32_t business_day;
    size_t count;
    struct reserve_series series[RESERVE_SERIES];
};

/* Reads DIR/numbers. A file that is missing or unreadable as such gives an empty reserve of
 * generation 0; only a disk that does not answer is an error. */
enum err reserve_load(struct reserve *reserve, const char *dir) must_use;

/* Makes sure that the file covers `number` of this series before it is given. */
enum err reserve_cover(struct reserve *reserve, int32_t business_day, const char *service,
                       int number) must_use;

/* Reserves further blocks for series that are half through theirs, and first ones for these
 * services on this day: in a quiet moment, so that no citizen waits for it. */
enum err reserve_top_up(struct reserve *reserve, int32_t business_day,
                        const struct catalog *catalog) must_use;

/* The database is damaged: whatever comes back goes on behind the reserve. */
enum err reserve_set_suspect(struct reserve *reserve) must_use;

/* File and database belong together from now on. */
enum err reserve_set_generation(struct reserve *reserve, int64_t generation) must_use;

#endif
