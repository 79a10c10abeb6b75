#include "app/services/catalog/codes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a */
static uint64_t hash(const char *key)
{
    uint64_t value = UINT64_C(14695981039346656037);
    for (; *key != '\0'; key++)
        value = (value ^ (unsigned char)*key) * UINT64_C(1099511628211);
    return value;
}

static struct codes_entry *slot(const struct codes *codes, const char *key)
{
    size_t mask = codes->capacity - 1;
    size_t at = (size_t)hash(key) & mask;
    while (codes->entries[at].key != NULL && strcmp(codes->entries[at].key, key) != 0)
        at = (at + 1) & mask;
    return &codes->entries[at];
}

const struct codes_entry *codes_find(const struct codes *codes, const char *key)
{
    if (codes->capacity == 0)
        return NULL;
    const struct codes_entry *entry = slot(codes, key);
    return entry->key != NULL ? entry : NULL;
}

static enum err grow(struct codes *codes)
{
    struct codes larger = {.capacity = codes->capacity > 0 ? codes->capacity * 2 : 64,
                           .count = codes->count};
    larger.entries = calloc(larger.capacity, sizeof *larger.entries);
    if (larger.entries == NULL)
        return ERR_NO_MEMORY;
    for (size_t i = 0; i < codes->capacity; i++)
        if (codes->entries[i].key != NULL)
            *slot(&larger, codes->entries[i].key) = codes->entries[i];
    free(codes->entries);
    *codes = larger;
    return OK;
}

enum err codes_add(struct codes *codes, const char *key, size_t position, int row)
{
    if (codes->count * 2 >= codes->capacity && grow(codes) != OK)
        return ERR_NO_MEMORY;
    *slot(codes, key) = (struct codes_entry){key, position, row};
    codes->count++;
    return OK;
}

void codes_fini(struct codes *codes)
{
    free(codes->entries);
    *codes = (struct codes){0};
}
