/* What has something in common with the query when nothing matches. */
#include <stdlib.h>

#include "app/services/search/tiers.h"
#include "app/services/search/unit.h"

/* How many texts with the most promising signatures are looked at closely. */
#define CLOSE_TEXTS 512
/* Letters and 128 sounds, these twice. */
#define SCORES 512

struct candidate {
    uint32_t place;
    int score;
};

/* Everything the query could want. */
static struct signature wishes(const struct plan *plan)
{
    struct signature all = {0};
    for (size_t i = 0; i < plan->length; i++) {
        struct glyph glyph = glyph_of(plan->units[i]);
        if (unit_is_letter(plan->units[i]))
            all.letters |= BIT(plan->units[i] - 'a');
        else if (plan->units[i] != UNIT_BREAK)
            signature_add_glyph(&all, &glyph);
    }
    for (size_t i = 0; i < pinyin_count(); i++)
        if (plan->readings[i].strong != 0)
            signature_add_reading(&all, i);
    return all;
}

static int promise(const struct signature *has, const struct signature *all)
{
    return __builtin_popcountll(has->letters & all->letters) +
           2 * __builtin_popcountll(has->sounds[0] & all->sounds[0]) +
           2 * __builtin_popcountll(has->sounds[1] & all->sounds[1]);
}

/* Whole readings and characters that are there, and twice what stands side by side in both. */
static int score(const struct plan *plan, const uint16_t *at, const uint16_t *end)
{
    uint64_t single = 0;
    uint64_t pairs = 0;
    uint64_t state = 0;
    for (; at < end; at++) {
        const struct moves *moves = plan_moves(plan, *at);
        pairs |= plan_step(moves, state);
        state = plan_step(moves, moves->from);
        single |= moves->strong;
    }
    return __builtin_popcountll(single) + 2 * __builtin_popcountll(pairs);
}

static int compare(const void *a, const void *b)
{
    const struct candidate *left = a;
    const struct candidate *right = b;
    if (left->score != right->score)
        return left->score > right->score ? -1 : 1;
    return left->place < right->place ? -1 : 1;
}

/* The least promise that is worth a closer look, and how many texts that promise no more may have
 * one. */
static int least_promise(const struct search_index *index, const struct signature *all,
                         size_t *at_least)
{
    size_t counts[SCORES] = {0};
    for (size_t i = 0; i < index->count; i++)
        counts[promise(&index->signatures[i], all)]++;
    int least = SCORES - 1;
    *at_least = CLOSE_TEXTS;
    while (least > 1 && counts[least] < *at_least)
        *at_least -= counts[least--];
    return least;
}

enum err tier_nearest(const struct plan *plan, struct ranking *ranking)
{
    const struct search_index *index = plan->index;
    struct candidate *candidates = malloc(CLOSE_TEXTS * sizeof *candidates);
    size_t count = 0;
    if (candidates == NULL)
        return ERR_NO_MEMORY;
    struct signature all = wishes(plan);
    size_t at_least;
    int least = least_promise(index, &all, &at_least);
    for (uint32_t i = 0; i < index->count && count < CLOSE_TEXTS; i++) {
        int promised = promise(&index->signatures[i], &all);
        if (promised < least || (promised == least && at_least == 0))
            continue;
        at_least -= promised == least;
        int points =
            score(plan, index->text + index->starts[i], index->text + index->starts[i + 1]);
        if (points > 0)
            candidates[count++] = (struct candidate){i, points};
    }
    qsort(candidates, count, sizeof *candidates, compare);
    for (size_t i = 0; i < count; i++)
        ranking_add(ranking, SEARCH_NEAREST, candidates[i].place);
    free(candidates);
    return OK;
}
