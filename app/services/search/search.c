#include "app/services/search/search.h"

#include "app/services/search/tiers.h"

static void tell(const struct search_index *index, const struct ranking *ranking,
                 struct search_hit *hits, size_t count)
{
    size_t at = 0;
    for (int class = SEARCH_EXACT; class < SEARCH_CLASSES; class ++)
        for (size_t i = 0; i < ranking->counts[class] && at < count; i++)
            hits[at++] = (struct search_hit){
                .position = index->positions[ranking->slots[(size_t) class * ranking->max + i]],
                .class = (enum search_class) class};
}

/* So few hits of parts may all be chance: what is one slip away is shown below them. */
#define FEW_PARTS 8

static enum err rank(const struct plan *plan, struct ranking *ranking)
{
    enum err err = OK;
    tier_whole(plan, ranking);
    if (ranking_count(ranking) > 0)
        return OK;
    tier_parts(plan, ranking);
    if (ranking_count(ranking) < FEW_PARTS)
        err = tier_slip(plan, ranking);
    if (err == OK && ranking_count(ranking) == 0)
        err = tier_nearest(plan, ranking);
    return err;
}

enum err search_find(const struct search_index *index, const char *query, struct search_hit *hits,
                     size_t max, size_t *count)
{
    struct plan plan;
    struct ranking ranking = {0};
    *count = 0;
    enum err err = plan_init(&plan, index, query);
    if (err == OK && plan.words > 0 && max > 0)
        err = ranking_init(&ranking, max);
    if (err == OK && ranking.max > 0)
        err = rank(&plan, &ranking);
    if (err == OK && ranking.max > 0) {
        *count = ranking_count(&ranking);
        tell(index, &ranking, hits, *count);
    }
    ranking_fini(&ranking);
    plan_fini(&plan);
    return err;
}
