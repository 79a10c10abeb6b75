/*
 * The texts of a snapshot on their way there: one run of bytes in which every text stands once and
 * is known by its offset.
 *
 * Thread: one at a time.
 */
#ifndef APP_SERVICES_CATALOG_POOL_H
#define APP_SERVICES_CATALOG_POOL_H

#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

struct pool_entry {
    uint32_t offset; /* 0: free */
    uint32_t length;
};

struct pool {
    char *bytes;
    size_t used;
    size_t room;
    struct pool_entry *entries; /* open addressing, a power of 2 or none */
    size_t capacity;
    size_t count;
};

/* After the last text: a list that is read one text too far still ends. */
#define POOL_END_BYTES 4

/* Offset of these bytes, which end with 0; that of "" is 0. ERR_NO_MEMORY, and ERR_TOO_LARGE when
 * there would be 4 GB. */
enum err pool_add(struct pool *pool, const char *bytes, size_t length, uint64_t *offset) must_use;

/* What was added, borrowed until the next pool_add. */
const char *pool_text(const struct pool *pool, uint64_t offset);

void pool_fini(struct pool *pool);

#endif
