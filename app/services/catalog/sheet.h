/*
 * The spreadsheets of a hall: one table of columns each, and the statements that keep their rows
 * in the store. The order is that in which rows may refer to each other.
 *
 * Thread: any; constants.
 */
#ifndef APP_SERVICES_CATALOG_SHEET_H
#define APP_SERVICES_CATALOG_SHEET_H

#include <stdbool.h>
#include <stddef.h>

/* Counted up when a check changes: what was imported under others is then imported anew. */
#define SHEET_RULES 1

enum sheet_id {
    SHEET_HALL,
    SHEET_DEPARTMENTS,
    SHEET_WINDOWS,
    SHEET_SERVICES,
    SHEET_CALENDAR,
    SHEET_MATTERS,
    SHEET_COUNT
};

enum sheet_kind {
    SHEET_TEXT,         /* as it stands */
    SHEET_CODE,         /* the row's own: 1-20 of A-Z a-z 0-9 '-' */
    SHEET_SERIES,       /* the row's own: 1-3 capital letters */
    SHEET_DATE,         /* the row's own: 2026-10-01, 2026/10/1 */
    SHEET_REF,          /* a code of the sheet `target` */
    SHEET_NUMBER,       /* 0 to `max`; `fallback` when empty */
    SHEET_YES_NO,       /* yes no 是 否; `fallback` when empty */
    SHEET_CHOICE,       /* one of `choices`; `fallback` when empty */
    SHEET_OFFSET,       /* +08:00, in minutes; `fallback` when empty */
    SHEET_HOURS,        /* hours.h */
    SHEET_RANGES,       /* hours.h, times of day only */
    SHEET_WINDOWS_LIST, /* codes of windows, by ';' */
    SHEET_CLASSES,      /* code=name or code=name|English name, by ';' */
};

#define SHEET_COLUMNS 10

struct sheet_column {
    const char *name;
    enum sheet_kind kind;
    bool required; /* the column must be there, and no cell empty */
    int fallback;
    int max;
    enum sheet_id target;
    const char *const *choices; /* ends with NULL */
};

struct sheet {
    const char *file;
    size_t rows_min;
    size_t rows_max;
    size_t column_count;
    struct sheet_column columns[SHEET_COLUMNS];
    const char *clear_sql;
    const char *insert_sql; /* binds the cells in the order of the columns */
    const char *select_sql; /* gives them in that order */
};

/* The cells of one row in the order of the sheet's columns; NULL: a fault, told already. */
struct sheet_row {
    int number;
    const char *cells[SHEET_COLUMNS];
};

const struct sheet *sheet_get(enum sheet_id id);

#endif
