/*
 * The ways of matching, each tried only when the ones before it gave nothing.
 *
 * Thread: one at a time; they belong to one search. For the files of this folder.
 */
#ifndef APP_SERVICES_SEARCH_TIERS_H
#define APP_SERVICES_SEARCH_TIERS_H

#include "app/services/search/plan.h"
#include "app/services/search/ranking.h"

/* Every word of the query stands whole in the text: exact to inside. */
void tier_whole(const struct plan *plan, struct ranking *ranking);

/* Every word in at most two pieces, or its units in their order: parts, scattered. */
void tier_parts(const struct plan *plan, struct ranking *ranking);

/* One slip in one word. ERR_NO_MEMORY. */
enum err tier_slip(const struct plan *plan, struct ranking *ranking) must_use;

/* Something in common. ERR_NO_MEMORY. */
enum err tier_nearest(const struct plan *plan, struct ranking *ranking) must_use;

#endif
