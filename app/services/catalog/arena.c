#include "app/services/catalog/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES 16384

struct arena_block {
    struct arena_block *previous;
    size_t used;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

static void *take(struct arena *arena, size_t bytes, size_t alignment)
{
    struct arena_block *block = arena->last;
    size_t start = block != NULL ? (block->used + alignment - 1) / alignment * alignment : 0;
    if (block == NULL || start > block->size || bytes > block->size - start) {
        size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
        block = malloc(sizeof *block + size);
        if (block == NULL)
            return NULL;
        block->previous = arena->last;
        block->size = size;
        arena->last = block;
        start = 0;
    }
    block->used = start + bytes;
    return block->bytes + start;
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
    return take(arena, bytes, alignof(max_align_t));
}

const char *arena_text(struct arena *arena, const char *text)
{
    size_t bytes = strlen(text) + 1;
    if (bytes == 1)
        return "";
    char *copy = take(arena, bytes, 1);
    return copy != NULL ? memcpy(copy, text, bytes) : NULL;
}

const void *arena_copy(struct arena *arena, const void *items, size_t bytes)
{
    void *copy = arena_alloc(arena, bytes);
    return copy != NULL && bytes > 0 ? memcpy(copy, items, bytes) : copy;
}

void arena_fini(struct arena *arena)
{
    while (arena->last != NULL) {
        struct arena_block *block = arena->last;
        arena->last = block->previous;
        free(block);
    }
}
