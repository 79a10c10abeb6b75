/*
 * A chain of blocks that is freed as one: what a snapshot points to.
 *
 * Thread: one at a time.
 */
#ifndef APP_SERVICES_CATALOG_ARENA_H
#define APP_SERVICES_CATALOG_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *last;
};

/* Aligned for anything, not cleared; NULL without memory. */
void *arena_alloc(struct arena *arena, size_t bytes);

/* A copy of a text; "" takes no room. NULL without memory. */
const char *arena_text(struct arena *arena, const char *text);

/* A copy of an array; not NULL for 0 bytes. */
const void *arena_copy(struct arena *arena, const void *items, size_t bytes);

void arena_fini(struct arena *arena);

#endif
