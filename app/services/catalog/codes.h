/*
 * Where the rows of a spreadsheet are, by code: finds duplicates and resolves references.
 *
 * Thread: one at a time. Ownership: keys are borrowed and must outlive the table.
 */
#ifndef APP_SERVICES_CATALOG_CODES_H
#define APP_SERVICES_CATALOG_CODES_H

#include <stddef.h>

#include "app/base/err.h"

struct codes_entry {
    const char *key; /* NULL: free */
    size_t position;
    int row;
};

struct codes {
    struct codes_entry *entries; /* open addressing, a power of 2 or none */
    size_t capacity;
    size_t count;
};

/* NULL when there is none. */
const struct codes_entry *codes_find(const struct codes *codes, const char *key);

/* ERR_NO_MEMORY. The key must not be there yet. */
enum err codes_add(struct codes *codes, const char *key, size_t position, int row) must_use;

void codes_fini(struct codes *codes);

#endif
