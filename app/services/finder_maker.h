/*
 * Makes finders on a thread of its own, one at a time, so that neither the start nor an import
 * waits for the index.
 *
 * Thread: the core thread, but for `made`, which is called on the maker's thread when there is
 * something to take.
 */
#ifndef APP_SERVICES_FINDER_MAKER_H
#define APP_SERVICES_FINDER_MAKER_H

#include "app/services/finder.h"

struct finder_maker;

enum err finder_maker_create(struct finder_maker **out, void (*made)(void *context),
                             void *context) must_use;

/* Gives up what is being made; NULL is allowed. */
void finder_maker_destroy(struct finder_maker *maker);

/* Begins; takes the content of `totals`, also when it fails. A finder that is still being made is
 * finished first, and begun again with the newest catalog. ERR_NO_MEMORY when there is no thread.
 */
enum err finder_maker_begin(struct finder_maker *maker, const struct catalog *catalog,
                            struct usage_totals *totals) must_use;

/* What was made, with its reference, or NULL: nothing yet, or it failed (logged), or it is old and
 * the next is being made. */
const struct finder *finder_maker_take(struct finder_maker *maker);

#endif
