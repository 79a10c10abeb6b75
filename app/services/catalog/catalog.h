/*
 * The hall's content: an immutable snapshot of what the spreadsheets say, behind a reference count.
 *
 * Thread: a snapshot may be read by any thread that holds a reference; the import and the load run
 * on the core thread. Ownership: everything a snapshot points to lives as long as the snapshot.
 * Texts are valid UTF-8, trimmed, without control characters and never NULL ("" when empty).
 * Source of the matters' fields: reference/matter-fields.md (GB/T 39046-2020).
 */
#ifndef APP_SERVICES_CATALOG_CATALOG_H
#define APP_SERVICES_CATALOG_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/services/catalog/hours.h"

struct store;
struct report; /* app/services/catalog/report.h */

struct catalog_hall {
    const char *name;
    const char *name_en;
    const char *address;
    const char *phone;
    const char *supervision_phone;
    const char *missed_call_rule; /* what to do when the call was missed; on the ticket */
    int utc_offset_min;           /* +480 in all of China */
    bool sample;                  /* sample data: screen and ticket say so */
};

struct catalog_department {
    const char *code;
    const char *name;
    const char *name_en;
    const char *phone;
};

struct catalog_window {
    const char *code; /* what stands above the window: "3" */
    const char *name;
    const char *name_en;
    const char *place; /* how to find it: "一楼大厅东侧" */
    const char *phone;
    size_t department; /* position in catalog.departments */
    bool open;         /* staffed at present */
};

struct catalog_class {
    const char *code; /* "normal", "elderly" */
    const char *name;
    const char *name_en;
};

#define CATALOG_SERVICE_CLASSES 8
#define CATALOG_SERVICE_WINDOWS 16

/* A service is a queue. */
struct catalog_service {
    const char *code; /* one to three capital letters, the series of its numbers: "A" */
    const char *name;
    const char *name_en;
    size_t department;                       /* position in catalog.departments */
    size_t windows[CATALOG_SERVICE_WINDOWS]; /* positions in catalog.windows */
    size_t window_count;                     /* 1 or more */
    struct hours hours;
    int daily_limit;     /* 0: none */
    int average_minutes; /* what the hall expects of one visit; 0: not said */
    /* The first is the ordinary class; the others are called before it. */
    struct catalog_class classes[CATALOG_SERVICE_CLASSES];
    size_t class_count; /* 1 or more */
};

struct catalog_matter {
    const char *code;
    const char *name;
    const char *kind;  /* 即办件 承诺件 联办件 上报件 退回件, or "" */
    size_t department; /* position in catalog.departments */
    size_t service;    /* position in catalog.services */
    int statutory_days;
    int promised_days; /* working days; 0: at once, -1: not said */
    const char *fee;   /* "不收费" where it is free */
};

struct catalog {
    struct catalog_hall hall;
    const struct catalog_department *departments;
    size_t department_count;
    const struct catalog_window *windows;
    size_t window_count;
    const struct catalog_service *services;
    size_t service_count;
    const struct catalog_matter *matters;
    size_t matter_count;
    const struct hours_day *calendar; /* sorted by day */
    size_t calendar_count;
};

/* Another reference to the same snapshot, and its return; unref takes NULL. */
const struct catalog *catalog_ref(const struct catalog *catalog);
void catalog_unref(const struct catalog *catalog);

/* Position of a service by code; ERR_NOT_FOUND. */
enum err catalog_find_service(const struct catalog *catalog, const char *code,
                              size_t *position) must_use;

/* Position of a class of a service by code; ERR_NOT_FOUND. */
enum err catalog_find_class(const struct catalog_service *service, const char *code,
                            size_t *position) must_use;

/* Reads and checks the folder of CSV files. OK gives a snapshot with one reference. ERR_PARSE when
 * anything at all is wrong: every fault stands in `report`. Touches no store: --check uses it. */
enum err catalog_read_folder(const char *folder, const struct catalog **out,
                             struct report *report) must_use;

/* Reads, checks and puts the folder's content into the store in one transaction: all or nothing.
 * The store keeps the old content when the result is not OK. */
enum err catalog_import(struct store *store, const char *folder, struct report *report) must_use;

/* The snapshot of what was imported last, with one reference; ERR_NOT_FOUND before any import, and
 * when what another program version imported does not pass this one's checks (logged). */
enum err catalog_load(struct store *store, const struct catalog **out) must_use;

/* A short text that changes when any CSV file of the folder changes (names, sizes, times, inodes),
 * and when the program's checks do: tells whether an import is due without reading the files. */
enum err catalog_fingerprint(const char *folder, char out[65]) must_use;

#endif
