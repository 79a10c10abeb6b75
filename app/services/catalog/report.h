/*
 * What is wrong with a config or a spreadsheet: file, row, column, problem, mend.
 *
 * Thread: one at a time. Ownership: texts are copied in. At most REPORT_FAULTS are kept; the count
 * goes on.
 */
#ifndef APP_SERVICES_CATALOG_REPORT_H
#define APP_SERVICES_CATALOG_REPORT_H

#include <stddef.h>
#include <stdio.h>

#include "app/base/err.h"

#define REPORT_FAULTS 100

struct report_fault {
    char file[64];
    int row;         /* as a spreadsheet counts: the header is row 1; 0: the whole file */
    char column[64]; /* the header's word; "" for the whole row */
    char problem[ERR_MSG_BYTES];
    char mend[ERR_MSG_BYTES];
};

struct report {
    size_t count; /* of all faults */
    size_t kept;
    struct report_fault faults[REPORT_FAULTS];
};

void report_init(struct report *report);

void report_add(struct report *report, const char *file, int row, const char *column,
                const char *mend, const char *problem_format, ...)
    __attribute__((format(printf, 6, 7)));

/* One line a fault: "services.csv, row 4, column windows: window 31 does not exist. Add ...". */
void report_print(const struct report *report, FILE *out);

#endif
