#include "app/services/catalog/pool.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_BYTES   4096
#define FIRST_ENTRIES 1024

/* FNV-1a */
static uint64_t hash(const char *bytes, size_t length)
{
    uint64_t value = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return value ^ value >> 32;
}

static struct pool_entry *slot(const struct pool *pool, const char *bytes, size_t length)
{
    size_t mask = pool->capacity - 1;
    size_t at = (size_t)hash(bytes, length) & mask;
    for (; pool->entries[at].offset != 0; at = (at + 1) & mask)
        if (pool->entries[at].length == length &&
            memcmp(pool->bytes + pool->entries[at].offset, bytes, length) == 0)
            break;
    return &pool->entries[at];
}

static enum err grow_entries(struct pool *pool)
{
    struct pool larger = *pool;
    larger.capacity = pool->capacity > 0 ? pool->capacity * 2 : FIRST_ENTRIES;
    larger.entries = calloc(larger.capacity, sizeof *larger.entries);
    if (larger.entries == NULL)
        return ERR_NO_MEMORY;
    for (size_t i = 0; i < pool->capacity; i++) {
        const struct pool_entry *entry = &pool->entries[i];
        if (entry->offset != 0)
            *slot(&larger, pool->bytes + entry->offset, entry->length) = *entry;
    }
    free(pool->entries);
    *pool = larger;
    return OK;
}

static enum err grow_bytes(struct pool *pool, size_t length)
{
    size_t room = pool->room > 0 ? pool->room : FIRST_BYTES;
    while (room - pool->used < length + POOL_END_BYTES)
        room *= 2;
    if (room > UINT32_MAX)
        return ERR_TOO_LARGE;
    if (room == pool->room)
        return OK;
    char *bytes = realloc(pool->bytes, room);
    if (bytes == NULL)
        return ERR_NO_MEMORY;
    pool->bytes = bytes;
    pool->room = room;
    if (pool->used == 0)
        pool->bytes[pool->used++] = '\0';
    return OK;
}

enum err pool_add(struct pool *pool, const char *bytes, size_t length, uint64_t *offset)
{
    *offset = 0;
    enum err err = grow_bytes(pool, length);
    if (err != OK || length <= 1)
        return err;
    if (pool->count * 2 >= pool->capacity && grow_entries(pool) != OK)
        return ERR_NO_MEMORY;
    struct pool_entry *entry = slot(pool, bytes, length);
    if (entry->offset == 0) {
        *entry = (struct pool_entry){(uint32_t)pool->used, (uint32_t)length};
        memcpy(pool->bytes + pool->used, bytes, length);
        pool->used += length;
        pool->count++;
    }
    *offset = entry->offset;
    return OK;
}

const char *pool_text(const struct pool *pool, uint64_t offset)
{
    return offset != 0 ? pool->bytes + offset : "";
}

void pool_fini(struct pool *pool)
{
    free(pool->bytes);
    free(pool->entries);
    *pool = (struct pool){0};
}
