#include "app/services/finder.h"

#include <stdlib.h>
#include <string.h>

#include "app/services/catalog/codes.h"

struct finder {
    atomic_int references;
    const struct catalog *catalog;
    struct search_index *index;
};

/* What the index is made from, until it is made. */
struct source {
    struct search_text *texts;
    char *keywords; /* each matter's list as one text */
    struct codes totals;
};

static size_t list_bytes(const char *list)
{
    const char *end = list;
    while (*end != '\0')
        end = catalog_next(end);
    return (size_t)(end - list) + 1;
}

/* The list with ';' between its texts; where the next begins. */
static char *join_list(char *out, const char *list)
{
    size_t bytes = list_bytes(list);
    memcpy(out, list, bytes);
    for (size_t i = 0; i + 1 < bytes; i++)
        if (out[i] == '\0')
            out[i] = ';';
    return out + bytes;
}

static uint32_t weight_of(const struct catalog_matter *matter, const struct codes *codes,
                          const struct usage_totals *totals)
{
    const struct codes_entry *entry = codes_find(codes, matter->code);
    uint64_t weight = entry != NULL ? totals->items[entry->position].count : 0;
    weight += matter->popularity > 0 ? (uint32_t)matter->popularity : 0;
    return weight < UINT32_MAX ? (uint32_t)weight : UINT32_MAX;
}

static enum err gather(struct source *source, const struct catalog *catalog,
                       const struct usage_totals *totals)
{
    size_t bytes = 1;
    for (size_t i = 0; i < catalog->matter_count; i++)
        bytes += list_bytes(catalog->matters[i].keywords);
    source->texts = calloc(catalog->matter_count + 1, sizeof *source->texts);
    source->keywords = malloc(bytes);
    if (source->texts == NULL || source->keywords == NULL)
        return ERR_NO_MEMORY;
    for (size_t i = 0; i < totals->count; i++)
        if (codes_add(&source->totals, totals->items[i].code, i, 0) != OK)
            return ERR_NO_MEMORY;
    char *end = source->keywords;
    for (size_t i = 0; i < catalog->matter_count; i++) {
        const struct catalog_matter *matter = &catalog->matters[i];
        source->texts[i] =
            (struct search_text){matter->name, end, weight_of(matter, &source->totals, totals)};
        end = join_list(end, matter->keywords);
    }
    return OK;
}

enum err finder_create(const struct finder **out, const struct catalog *catalog,
                       const struct usage_totals *totals, const atomic_bool *cancel)
{
    struct source source = {0};
    struct finder *finder = calloc(1, sizeof *finder);
    enum err err = finder != NULL ? gather(&source, catalog, totals) : ERR_NO_MEMORY;
    if (err == OK)
        err = search_create(&finder->index, source.texts, catalog->matter_count, cancel);
    codes_fini(&source.totals);
    free(source.texts);
    free(source.keywords);
    if (err != OK) {
        free(finder);
        return err;
    }
    atomic_init(&finder->references, 1);
    finder->catalog = catalog_ref(catalog);
    *out = finder;
    return OK;
}

const struct finder *finder_ref(const struct finder *finder)
{
    atomic_fetch_add(&((struct finder *)(uintptr_t)finder)->references, 1);
    return finder;
}

void finder_unref(const struct finder *finder)
{
    struct finder *counted = (struct finder *)(uintptr_t)finder;
    if (finder == NULL || atomic_fetch_sub(&counted->references, 1) != 1)
        return;
    search_destroy(counted->index);
    catalog_unref(counted->catalog);
    free(counted);
}

const struct catalog *finder_catalog(const struct finder *finder)
{
    return finder->catalog;
}

enum err finder_find(const struct finder *finder, const char *query, struct search_hit *hits,
                     size_t max, size_t *count)
{
    return search_find(finder->index, query, hits, max, count);
}
