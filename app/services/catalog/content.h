/*
 * The content thread: brings what was imported last, and imports the folder of spreadsheets when it
 * changed. It reads and writes files only, so that no ticket ever waits for an import.
 *
 * Thread: any; `ready` is called on the content thread. Ownership: the config's texts must live
 * until content_destroy.
 */
#ifndef APP_SERVICES_CATALOG_CONTENT_H
#define APP_SERVICES_CATALOG_CONTENT_H

#include <stdbool.h>

#include "app/base/clock.h"
#include "app/base/err.h"
#include "app/services/catalog/catalog.h"

struct content;

struct content_config {
    const char *folder;    /* "": only what was imported before */
    const char *state_dir; /* where it is kept, and where import-report.txt says what was wrong */
    const struct clock *clock;
    /* Takes over a reference. NULL: there is nothing to show, now or after a first import that
     * failed. */
    void (*ready)(void *context, const struct catalog *catalog);
    void *context;
};

enum err content_create(struct content **out, const struct content_config *config) must_use;

/* Ends an import that is under way; NULL is allowed. */
void content_destroy(struct content *content);

/* Looks whether the folder changed. Never waits. */
void content_look(struct content *content);

#endif
