/*
 * Finds a matter of one catalog as people type it. A finder never changes; it lies behind a
 * reference count like the catalog that it keeps.
 *
 * Most used first: the cases a year that the hall states, and how often a matter was looked up here
 * until the finder was made.
 *
 * Thread: any; finder_find is a read (app/services/search/search.h).
 */
#ifndef APP_SERVICES_FINDER_H
#define APP_SERVICES_FINDER_H

#include "app/services/catalog/catalog.h"
#include "app/services/search/search.h"
#include "app/services/usage.h"

struct finder;

/* With a reference for the caller and one to the catalog. ERR_CANCELLED as soon as *cancel (may be
 * NULL) is true. */
enum err finder_create(const struct finder **out, const struct catalog *catalog,
                       const struct usage_totals *totals, const atomic_bool *cancel) must_use;

/* Another reference, and its return; unref takes NULL. */
const struct finder *finder_ref(const struct finder *finder);
void finder_unref(const struct finder *finder);

/* The catalog whose matters the hits' positions are; borrowed. */
const struct catalog *finder_catalog(const struct finder *finder);

/* The best `max` matters. ERR_NO_MEMORY. */
enum err finder_find(const struct finder *finder, const char *query, struct search_hit *hits,
                     size_t max, size_t *count) must_use;

#endif
