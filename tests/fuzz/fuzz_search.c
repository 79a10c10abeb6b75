/*
 * Texts and a query, one a line, the query first: any bytes may be searched for in any texts. What
 * is found must exist, once each, best first; and every text is found by its own whole name.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/search/search.h"
#include "app/services/search/unit.h"

#define TEXTS 16
#define HITS  8

static size_t units_of(const char *text)
{
    size_t count = 0;
    while (unit_next(&text) != UNIT_NONE)
        count++;
    return count;
}

static size_t search(const struct search_index *index, const char *query, size_t texts,
                     struct search_hit hits[HITS])
{
    size_t count;
    if (search_find(index, query, hits, HITS, &count) != OK || count > HITS || count > texts)
        abort();
    for (size_t i = 0; i < count; i++) {
        if (hits[i].position >= texts || hits[i].class >= SEARCH_CLASSES)
            abort();
        for (size_t k = 0; k < i; k++)
            if (hits[k].position == hits[i].position || hits[k].class > hits[i].class)
                abort();
    }
    return count;
}

static void check(const struct search_text *texts, size_t count, const char *query)
{
    struct search_index *index;
    struct search_hit hits[HITS];
    if (search_create(&index, texts, count, NULL) != OK)
        return;
    search(index, query, count, hits);
    for (size_t i = 0; i < count; i++) {
        size_t units = units_of(texts[i].name);
        size_t found = search(index, texts[i].name, count, hits);
        /* Only a name of nothing but breaks is not found; a long one is cut. */
        if (found == 0 && units > 0 && strspn(texts[i].name, " ") != strlen(texts[i].name)) {
            const char *at = texts[i].name;
            for (uint32_t unit; (unit = unit_next(&at)) != UNIT_NONE;)
                if (unit != UNIT_BREAK)
                    abort();
        }
        if (found > 0 && units < SEARCH_UNITS && hits[0].class > SEARCH_PREFIX)
            abort();
    }
    search_destroy(index);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct search_text texts[TEXTS];
    size_t count = 0;
    char *rest;
    char *bytes = malloc(size + 1);
    if (bytes == NULL)
        return 0;
    if (size > 0)
        memcpy(bytes, data, size);
    bytes[size] = '\0';
    const char *query = strtok_r(bytes, "\n", &rest);
    for (char *line; query != NULL && count < TEXTS && (line = strtok_r(NULL, "\n", &rest)) != NULL;
         count++) {
        char *keywords = strchr(line, ';');
        if (keywords != NULL)
            *keywords++ = '\0';
        texts[count] = (struct search_text){.name = line,
                                            .keywords = keywords != NULL ? keywords : "",
                                            .weight = (uint8_t)line[0] % 4u};
    }
    if (query != NULL)
        check(texts, count, query);
    free(bytes);
    return 0;
}
