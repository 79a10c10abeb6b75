/*
 * The spreadsheets of a hall: one table of columns each, which says what a cell must be and which
 * member of the catalog's struct it becomes. The order is that in which rows may refer to each
 * other.
 *
 * Thread: any; constants.
 */
#ifndef APP_SERVICES_CATALOG_SHEET_H
#define APP_SERVICES_CATALOG_SHEET_H

#include <stdbool.h>
#include <stddef.h>

/* Counted up when a check or what a cell becomes changes: what was imported under others is then
 * imported anew. */
#define SHEET_RULES 2

enum sheet_id {
    SHEET_HALL,
    SHEET_DEPARTMENTS,
    SHEET_WINDOWS,
    SHEET_SERVICES,
    SHEET_CALENDAR,
    SHEET_MATTERS,
    SHEET_QUESTIONS,
    SHEET_MATERIALS,
    SHEET_NOTICES,
    SHEET_STAFF,
    SHEET_AGENTS,
    SHEET_OPTIONS,
    SHEET_COUNT
};

/* The member that a column fills: text is const char *, set is uint32_t. */
enum sheet_kind {
    SHEET_TEXT,         /* text: as it stands */
    SHEET_CODE,         /* text: 1-20 of A-Z a-z 0-9 '-' */
    SHEET_SERIES,       /* text: 1-3 capital letters */
    SHEET_DATE,         /* int32_t: 2026-10-01, 2026/10/1 */
    SHEET_REF,          /* uint32_t: a code of the sheet `target`; `fallback` when empty */
    SHEET_NUMBER,       /* int: 0 to `max`; `fallback` when empty */
    SHEET_YES_NO,       /* bool: yes no 是 否; `fallback` when empty */
    SHEET_CHOICE,       /* enum: one of `choices`; `fallback` when empty */
    SHEET_OFFSET,       /* int: +08:00, in minutes; `fallback` when empty */
    SHEET_LIST,         /* list (catalog.h): texts by '|' */
    SHEET_FAQ,          /* list: question=answer by '|' */
    SHEET_SET,          /* set of `choices`, by ';' */
    SHEET_DAYS,         /* set of weekdays: 12345 */
    SHEET_PICTURE,      /* text: a file in pictures/ */
    SHEET_POINT,        /* struct catalog_point: 500 940 */
    SHEET_PATH,         /* struct catalog_span of points, by ';' */
    SHEET_REFS,         /* struct catalog_span of codes of the sheet `target`, by ';' */
    SHEET_ANSWER,       /* struct catalog_answer.next: a question's code, end, stop */
    SHEET_WHEN,         /* when_yes and when_no: question=yes by ';' */
    SHEET_HOURS,        /* struct hours */
    SHEET_RANGES,       /* the times of day of a struct hours_day */
    SHEET_WINDOWS_LIST, /* windows of a struct catalog_service: codes by ';' */
    SHEET_CLASSES,      /* code=name or code=name|English name, by ';' */
    SHEET_KINDS
};

#define SHEET_COLUMNS 40

struct sheet_column {
    const char *name;
    enum sheet_kind kind;
    bool required; /* the column must be there, and no cell empty */
    int fallback;
    int max;
    enum sheet_id target;
    const char *const *choices; /* ends with NULL; "" is what an empty cell gives */
    size_t offset;              /* of the member */
};

struct sheet {
    const char *file;
    const char *noun; /* what a row is, for reports */
    size_t rows_min;
    size_t key_columns;  /* the first so many tell rows apart; 0: none do */
    size_t item_bytes;   /* of the struct that a row becomes */
    bool single;         /* exactly one row, which stands in struct catalog itself */
    size_t items_offset; /* of the array's address in struct catalog, */
    size_t count_offset; /* and of its length */
    bool late;           /* may be loaded after the first picture: catalog.partial */
    const struct sheet_column *columns;
    size_t column_count;
};

/* The cells of one row in the order of the sheet's columns; NULL: a fault, told already. */
struct sheet_row {
    int number;
    const char *cells[SHEET_COLUMNS];
};

const struct sheet *sheet_get(enum sheet_id id);

#endif
