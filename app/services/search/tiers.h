/*
 * The ways of matching. A weaker one is tried when those before it gave nothing or, for a slip,
 * few.
 *
 * Thread: one at a time; they belong to one search. For the files of this folder.
 */
#ifndef APP_SERVICES_SEARCH_TIERS_H
#define APP_SERVICES_SEARCH_TIERS_H

#include "app/services/search/plan.h"
#include "app/services/search/ranking.h"

/* How many glyphs a tier behind the first may work on, so that the time has a limit. The texts that
 * are used most come first: among more than some 20,000, those used least may not be looked at. */
#define TIER_WORK 120000

/* Every word of the query stands whole in the text: exact to inside. */
void tier_whole(const struct plan *plan, struct ranking *ranking);

/* Every word in at most two pieces, or its units in their order: parts, scattered. */
void tier_parts(const struct plan *plan, struct ranking *ranking);

/* One slip in one word, of texts that are not there yet. ERR_NO_MEMORY. */
enum err tier_slip(const struct plan *plan, struct ranking *ranking) must_use;

/* Something in common. ERR_NO_MEMORY. */
enum err tier_nearest(const struct plan *plan, struct ranking *ranking) must_use;

#endif
