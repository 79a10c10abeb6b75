/*
 * The folder of spreadsheets and pictures: read, checked, made into an image.
 *
 * Thread: any.
 */
#ifndef APP_SERVICES_CATALOG_FOLDER_H
#define APP_SERVICES_CATALOG_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "app/base/err.h"
#include "app/services/catalog/image.h"
#include "app/services/catalog/report.h"

#define FOLDER_PICTURES      "pictures"
#define FOLDER_PROGRESS_ROWS 1000

/* Who wants to see what is read; each may be NULL. */
struct folder_watch {
    /* After every FOLDER_PROGRESS_ROWS rows of a file; false ends the reading, ERR_CANCELLED. */
    bool (*progress)(void *context, const char *file, size_t rows);
    /* Each cell that could be read, the header's left out. */
    void (*cell)(void *context, const char *file, int row, const char *column, const char *text);
    /* Each picture that a cell names, once, when all is well. */
    void (*picture)(void *context, const char *name);
    void *context;
};

/* ERR_PARSE when anything at all is wrong: every fault stands in the report. `watch` may be NULL.
 */
enum err folder_read(const char *folder, const struct folder_watch *watch, struct report *report,
                     struct image *out) must_use;

/* A short text that changes when any CSV file or picture of the folder changes (names, sizes,
 * times, inodes), and when the program's checks do: tells whether an import is due without reading
 * the files. */
enum err folder_fingerprint(const char *folder, char out[IMAGE_FINGERPRINT_BYTES]) must_use;

#endif
