#include "ui/stamps.h"

#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>

struct entry {
    TAILQ_ENTRY(entry) link;
    struct stamp stamp;
    uint8_t *bytes;
    size_t size; /* all that goes when it goes */
    uint32_t hash;
    bool secret;
    size_t key_bytes;
    char key[];
};

TAILQ_HEAD(entries, entry);

struct stamps {
    struct entries entries; /* last used first */
    size_t bytes;
    size_t bytes_max;
    bool secret; /* what is added now */
};

static uint32_t hash_of(const char *key, size_t key_bytes)
{
    uint32_t hash = UINT32_C(2166136261);
    for (size_t i = 0; i < key_bytes; i++)
        hash = (hash ^ (unsigned char)key[i]) * UINT32_C(16777619);
    return hash;
}

enum err stamps_create(struct stamps **out, size_t bytes_max)
{
    struct stamps *stamps = calloc(1, sizeof *stamps);
    if (stamps == NULL)
        return ERR_NO_MEMORY;
    TAILQ_INIT(&stamps->entries);
    stamps->bytes_max = bytes_max;
    *out = stamps;
    return OK;
}

static void drop(struct stamps *stamps, struct entry *entry)
{
    TAILQ_REMOVE(&stamps->entries, entry, link);
    stamps->bytes -= entry->size;
    if (entry->secret) {
        const struct mask *mask = &entry->stamp.mask;
        explicit_bzero(entry->key, entry->key_bytes);
        if (entry->bytes != NULL)
            explicit_bzero(entry->bytes, (size_t)mask->stride_bytes * (size_t)mask->height_px);
    }
    free(entry->bytes);
    free(entry);
}

void stamps_destroy(struct stamps *stamps)
{
    if (stamps == NULL)
        return;
    while (!TAILQ_EMPTY(&stamps->entries))
        drop(stamps, TAILQ_FIRST(&stamps->entries));
    free(stamps);
}

const struct stamp *stamps_find(struct stamps *stamps, const void *key, size_t key_bytes)
{
    uint32_t hash = hash_of(key, key_bytes);
    struct entry *entry;
    TAILQ_FOREACH(entry, &stamps->entries, link)
    {
        if (entry->hash != hash || entry->key_bytes != key_bytes ||
            memcmp(entry->key, key, key_bytes) != 0)
            continue;
        TAILQ_REMOVE(&stamps->entries, entry, link);
        TAILQ_INSERT_HEAD(&stamps->entries, entry, link);
        return &entry->stamp;
    }
    return NULL;
}

const struct stamp *stamps_add(struct stamps *stamps, const void *key, size_t key_bytes,
                               const struct stamp *stamp, uint8_t *bytes)
{
    struct entry *entry = malloc(sizeof *entry + key_bytes);
    if (entry == NULL) {
        free(bytes);
        return NULL;
    }
    entry->stamp = *stamp;
    entry->stamp.mask.bytes = bytes;
    entry->bytes = bytes;
    entry->size = sizeof *entry + key_bytes +
                  (size_t)stamp->mask.stride_bytes * (size_t)stamp->mask.height_px;
    entry->hash = hash_of(key, key_bytes);
    entry->secret = stamps->secret;
    entry->key_bytes = key_bytes;
    memcpy(entry->key, key, key_bytes);

    /* The new one stays even if it alone is too large: the caller is about to draw it. */
    while (stamps->bytes + entry->size > stamps->bytes_max && !TAILQ_EMPTY(&stamps->entries))
        drop(stamps, TAILQ_LAST(&stamps->entries, entries));
    TAILQ_INSERT_HEAD(&stamps->entries, entry, link);
    stamps->bytes += entry->size;
    return &entry->stamp;
}

void stamps_keep_secret(struct stamps *stamps, bool secret)
{
    stamps->secret = secret;
}

void stamps_forget(struct stamps *stamps)
{
    struct entry *next;
    for (struct entry *entry = TAILQ_FIRST(&stamps->entries); entry != NULL; entry = next) {
        next = TAILQ_NEXT(entry, link);
        if (entry->secret)
            drop(stamps, entry);
    }
}

size_t stamps_bytes(const struct stamps *stamps)
{
    return stamps->bytes;
}
