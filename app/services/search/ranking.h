/*
 * The best hits so far, by class. Texts are looked at in the order of the index, so within a class
 * the first stay.
 *
 * Thread: one at a time; it belongs to one search. For the files of this folder.
 */
#ifndef APP_SERVICES_SEARCH_RANKING_H
#define APP_SERVICES_SEARCH_RANKING_H

#include "app/services/search/search.h"

struct ranking {
    size_t max;
    size_t counts[SEARCH_CLASSES];
    uint32_t *slots;         /* `max` for each class: places in the index's order */
    enum search_class bound; /* only better classes are still wanted */
};

/* ERR_NO_MEMORY; ranking_fini is due either way. */
enum err ranking_init(struct ranking *ranking, size_t max) must_use;
void ranking_fini(struct ranking *ranking);

/* What is not wanted any more is left out. */
void ranking_add(struct ranking *ranking, enum search_class class, uint32_t place);

/* True when a place is there already, in any class. */
bool ranking_has(const struct ranking *ranking, uint32_t place);

size_t ranking_count(const struct ranking *ranking);

#endif
