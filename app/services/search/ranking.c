#include "app/services/search/ranking.h"

#include <stdlib.h>

enum err ranking_init(struct ranking *ranking, size_t max)
{
    *ranking = (struct ranking){.max = max, .bound = SEARCH_CLASSES};
    ranking->slots = calloc(max, SEARCH_CLASSES * sizeof *ranking->slots);
    return ranking->slots != NULL ? OK : ERR_NO_MEMORY;
}

void ranking_fini(struct ranking *ranking)
{
    free(ranking->slots);
}

void ranking_add(struct ranking *ranking, enum search_class class, uint32_t place)
{
    if (class >= ranking->bound || ranking->counts[class] == ranking->max)
        return;
    ranking->slots[(size_t) class * ranking->max + ranking->counts[class]++] = place;
    size_t sum = 0;
    for (int i = SEARCH_EXACT; i < SEARCH_CLASSES; i++) {
        sum += ranking->counts[i];
        if (sum >= ranking->max) {
            ranking->bound = (enum search_class)i;
            return;
        }
    }
}

bool ranking_has(const struct ranking *ranking, uint32_t place)
{
    for (size_t class = 0; class < SEARCH_CLASSES; class ++)
        for (size_t i = 0; i < ranking->counts[class]; i++)
            if (ranking->slots[class * ranking->max + i] == place)
                return true;
    return false;
}

size_t ranking_count(const struct ranking *ranking)
{
    size_t sum = 0;
    for (int i = SEARCH_EXACT; i < SEARCH_CLASSES; i++)
        sum += ranking->counts[i];
    return sum < ranking->max ? sum : ranking->max;
}
