/* Questions and materials stand together by matter, each matter's in the order of its rows. */
#include <stdlib.h>
#include <string.h>

#include "app/services/catalog/build.h"

/* The span of a matter, and the matter of an item, by where these members are. */
static struct catalog_span *span_of(struct build *build, size_t matter, size_t span_offset)
{
    return (struct catalog_span *)(void *)(build->lists[SHEET_MATTERS].items +
                                           matter * sizeof(struct catalog_matter) + span_offset);
}

static uint32_t matter_of(const char *item, size_t matter_offset)
{
    uint32_t matter;
    memcpy(&matter, item + matter_offset, sizeof matter);
    return matter;
}

/* A counting sort, which keeps the order of equals. */
static enum err group(struct build *build, enum sheet_id id, size_t span_offset,
                      size_t matter_offset)
{
    struct build_list *list = &build->lists[id];
    size_t bytes = sheet_get(id)->item_bytes;
    size_t matter_count = build->lists[SHEET_MATTERS].count;
    uint32_t first = 0;
    if (list->count == 0)
        return OK;
    char *grouped = malloc(list->count * bytes);
    if (grouped == NULL)
        return ERR_NO_MEMORY;
    for (size_t i = 0; i < matter_count; i++)
        span_of(build, i, span_offset)->count = 0;
    for (size_t i = 0; i < list->count; i++)
        span_of(build, matter_of(list->items + i * bytes, matter_offset), span_offset)->count++;
    for (size_t i = 0; i < matter_count; i++) {
        struct catalog_span *span = span_of(build, i, span_offset);
        span->first = first;
        first += span->count;
        span->count = 0;
    }
    for (size_t i = 0; i < list->count; i++) {
        const char *item = list->items + i * bytes;
        struct catalog_span *span = span_of(build, matter_of(item, matter_offset), span_offset);
        memcpy(grouped + (span->first + span->count++) * bytes, item, bytes);
    }
    free(list->items);
    list->items = grouped;
    list->capacity = list->count;
    return OK;
}

enum err build_group(struct build *build)
{
    enum err err = group(build, SHEET_QUESTIONS, offsetof(struct catalog_matter, questions),
                         offsetof(struct catalog_question, matter));
    if (err == OK)
        err = group(build, SHEET_MATERIALS, offsetof(struct catalog_matter, materials),
                    offsetof(struct catalog_material, matter));
    return err;
}
