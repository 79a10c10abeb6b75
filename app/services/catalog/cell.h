/*
 * One cell of a spreadsheet, read as its column's kind says.
 *
 * Thread: any.
 */
#ifndef APP_SERVICES_CATALOG_CELL_H
#define APP_SERVICES_CATALOG_CELL_H

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/report.h"
#include "app/services/catalog/sheet.h"

#define CELL_CODE_BYTES    21 /* with its end */
#define CELL_PICTURE_BYTES 128

struct cell {
    const char *text; /* never NULL; codes and dates in `folded`, else borrowed */
    int number;       /* number, yes/no, position of the choice, offset, day number */
    struct catalog_point point;
    char folded[64];
};

/* False when there was a fault, which is told; the cell is then empty with its fallback. */
bool cell_read(const struct sheet *sheet, size_t column, int row, const char *text,
               struct report *report, struct cell *out);

/* 1 to 20 of A-Z a-z 0-9 '-'. */
bool cell_is_code(const char *text);

/* "500 940" or "500,940": thousandths. */
bool cell_read_point(const char *text, struct catalog_point *out);

#endif
