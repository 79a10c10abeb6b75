#include "ui/stamps.h"

#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>

#define CHAINS 512 /* a power of two */

struct entry {
    TAILQ_ENTRY(entry) link; /* in fresh or proven */
    LIST_ENTRY(entry) chain;
    uint32_t born; /* in which frame */
    bool proven;
    struct stamp stamp;
    uint8_t *bytes;
    size_t size; /* all that goes when it goes */
    uint32_t hash;
    bool secret;
    size_t key_bytes;
    char key[];
};

TAILQ_HEAD(entries, entry);
LIST_HEAD(chain, entry);

/* What was asked for in one frame only, a ticket's number or its code, goes before what comes back
 * with its screen, however long ago that was. Last used first. */
struct stamps {
    struct entries fresh;
    struct entries proven;
    struct chain chains[CHAINS];
    uint32_t frame;
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
    TAILQ_INIT(&stamps->fresh);
    TAILQ_INIT(&stamps->proven);
    stamps->bytes_max = bytes_max;
    *out = stamps;
    return OK;
}

static struct entries *list_of(struct stamps *stamps, const struct entry *entry)
{
    return entry->proven ? &stamps->proven : &stamps->fresh;
}

static struct chain *chain_of(struct stamps *stamps, uint32_t hash)
{
    return &stamps->chains[hash % CHAINS];
}

static void drop(struct stamps *stamps, struct entry *entry)
{
    TAILQ_REMOVE(list_of(stamps, entry), entry, link);
    LIST_REMOVE(entry, chain);
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
    while (!TAILQ_EMPTY(&stamps->fresh))
        drop(stamps, TAILQ_FIRST(&stamps->fresh));
    while (!TAILQ_EMPTY(&stamps->proven))
        drop(stamps, TAILQ_FIRST(&stamps->proven));
    free(stamps);
}

void stamps_next_frame(struct stamps *stamps)
{
    stamps->frame++;
}

const struct stamp *stamps_find(struct stamps *stamps, const void *key, size_t key_bytes)
{
    uint32_t hash = hash_of(key, key_bytes);
    struct entry *entry;
    LIST_FOREACH(entry, chain_of(stamps, hash), chain)
    {
        if (entry->hash != hash || entry->key_bytes != key_bytes ||
            memcmp(entry->key, key, key_bytes) != 0)
            continue;
        TAILQ_REMOVE(list_of(stamps, entry), entry, link);
        entry->proven = entry->proven || entry->born != stamps->frame;
        TAILQ_INSERT_HEAD(list_of(stamps, entry), entry, link);
        return &entry->stamp;
    }
    return NULL;
}

/* The oldest fresh one of an earlier frame, else the longest unused proven one, else any. */
static struct entry *least_wanted(struct stamps *stamps)
{
    struct entry *fresh = TAILQ_LAST(&stamps->fresh, entries);
    if (fresh != NULL && (fresh->born != stamps->frame || TAILQ_EMPTY(&stamps->proven)))
        return fresh;
    return TAILQ_LAST(&stamps->proven, entries);
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
    struct entry *least;
    while (stamps->bytes + entry->size > stamps->bytes_max &&
           (least = least_wanted(stamps)) != NULL)
        drop(stamps, least);
    entry->born = stamps->frame;
    entry->proven = false;
    TAILQ_INSERT_HEAD(&stamps->fresh, entry, link);
    LIST_INSERT_HEAD(chain_of(stamps, entry->hash), entry, chain);
    stamps->bytes += entry->size;
    return &entry->stamp;
}

void stamps_keep_secret(struct stamps *stamps, bool secret)
{
    stamps->secret = secret;
}

static void forget(struct stamps *stamps, struct entries *entries)
{
    struct entry *next;
    for (struct entry *entry = TAILQ_FIRST(entries); entry != NULL; entry = next) {
        next = TAILQ_NEXT(entry, link);
        if (entry->secret)
            drop(stamps, entry);
    }
}

void stamps_forget(struct stamps *stamps)
{
    forget(stamps, &stamps->fresh);
    forget(stamps, &stamps->proven);
}

size_t stamps_bytes(const struct stamps *stamps)
{
    return stamps->bytes;
}
