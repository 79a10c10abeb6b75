/*
 * The folder of spreadsheets, row by row; for the files of this folder.
 */
#ifndef APP_SERVICES_CATALOG_FOLDER_H
#define APP_SERVICES_CATALOG_FOLDER_H

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/report.h"
#include "app/services/catalog/sheet.h"

/* Called for each row without a fault, as long as there was none at all. An error ends the rows
 * and becomes the result. */
struct folder_sink {
    enum err (*row)(void *context, enum sheet_id id, const struct sheet_row *row);
    void *context;
};

/* catalog_read_folder; `sink` may be NULL. */
enum err folder_read(const char *folder, const struct folder_sink *sink, struct report *report,
                     const struct catalog **out) must_use;

#endif
