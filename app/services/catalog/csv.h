/*
 * CSV files as spreadsheet programs write them: UTF-8, UTF-8 with BOM or GB18030; libcsv, strict,
 * does the reading.
 *
 * Rows count as a spreadsheet counts them: the header is row 1, a line break inside quotes starts
 * no row, blank lines count but are skipped, and so are rows whose cells are all empty.
 *
 * Thread: any. Ownership: what a row points to lives for the call. Faults go to the report, all of
 * them; only broken quotes end the reading of a file.
 */
#ifndef APP_SERVICES_CATALOG_CSV_H
#define APP_SERVICES_CATALOG_CSV_H

#include <stddef.h>

#include "app/base/err.h"
#include "app/services/catalog/report.h"

#define CSV_FILE_BYTES ((size_t)256 << 20)
#define CSV_CELL_BYTES 20000
#define CSV_ROWS       1000000
#define CSV_COLUMNS    64

struct csv_row {
    int number;
    size_t count;             /* of the header's cells, in every row */
    const char *const *cells; /* trimmed UTF-8 without control characters; NULL: a fault, told */
};

struct csv_reader {
    void (*row)(void *context, const struct csv_row *row); /* the header first */
    void *context;
    const char *file; /* the name in the report */
    struct report *report;
};

/* OK when the file could be read and decoded, even if single cells have faults; ERR_PARSE when not
 * (told in the report), ERR_NO_MEMORY. */
enum err csv_read_file(const char *path, const struct csv_reader *reader) must_use;

/* The same for bytes in memory. */
enum err csv_read_bytes(const char *bytes, size_t length, const struct csv_reader *reader) must_use;

#endif
