/*
 * Makes a snapshot from rows, whether they come from spreadsheets or from the store: reads the
 * cells, finds duplicates, resolves references.
 *
 * Thread: one at a time. Errors: faults of content go to the report; want of memory is remembered
 * until build_finish.
 */
#ifndef APP_SERVICES_CATALOG_BUILD_H
#define APP_SERVICES_CATALOG_BUILD_H

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/cell.h"
#include "app/services/catalog/codes.h"
#include "app/services/catalog/report.h"
#include "app/services/catalog/sheet.h"
#include "app/services/catalog/snapshot.h"

struct build_list {
    char *items;
    size_t count;
    size_t capacity;
};

struct build {
    enum err err; /* ERR_NO_MEMORY once there was none */
    struct report *report;
    struct snapshot *snapshot;
    struct codes codes[SHEET_COUNT];
    bool incomplete[SHEET_COUNT]; /* rows are missing: a code that is not there may be theirs */
    size_t rows[SHEET_COUNT];
    struct build_list lists[SHEET_COUNT];
};

/* One row on its way into the snapshot. */
struct build_line {
    struct build *build;
    const struct sheet *sheet;
    int row;
    struct cell cells[SHEET_COLUMNS];
};

enum err build_init(struct build *build, struct report *report) must_use;
void build_fini(struct build *build);

/* Sheets in the order of their ids. True when the row has no fault. */
bool build_row(struct build *build, enum sheet_id id, const struct sheet_row *row);

/* After a sheet's last row. `readable`: false when the file as a whole had a fault. */
void build_end_sheet(struct build *build, enum sheet_id id, bool readable);

/* ERR_PARSE when anything was reported. */
enum err build_finish(struct build *build, const struct catalog **out) must_use;

/* ---- for the files of the builder ---- */

/* Position of a code in another sheet; 0 with a fault when it is not there. */
size_t build_resolve(struct build_line *line, size_t column, enum sheet_id target,
                     const char *code);

/* A copy that lives with the snapshot. */
const char *build_text(struct build *build, const char *text);

/* The list cells of services.csv. */
void build_service_windows(struct build_line *line, size_t column, struct catalog_service *service);
void build_service_classes(struct build_line *line, size_t column, struct catalog_service *service);

#endif
