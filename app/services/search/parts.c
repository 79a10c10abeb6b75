/* Words in two pieces ("低保sq", "shenqingdibao"), or their units in order with others between. */
#include "app/services/search/tiers.h"
#include "app/services/search/unit.h"

/* Shorter words are in nearly every text. */
#define SCATTERED_UNITS 3

/* Where a piece may end and the other begin: no piece is a single letter. */
static uint64_t joints(const struct plan *plan)
{
    uint64_t mask = 0;
    for (uint64_t rest = plan->starts; rest != 0;) {
        size_t start = (size_t)bit_take(&rest);
        size_t end = plan->word_end[start];
        for (size_t i = start + 1; i < end; i++) {
            bool before = i - start > 1 || !unit_is_letter(plan->units[start]);
            bool after = end - i > 1 || !unit_is_letter(plan->units[i]);
            mask |= before && after ? BIT(i) : 0;
        }
    }
    return mask;
}

struct pieces {
    uint64_t first;  /* where a run from a word's start ends */
    uint64_t second; /* where a run to a word's end begins */
    uint64_t spread; /* how far the units are there in order */
};

static struct pieces find_pieces(const struct plan *plan, const uint16_t *from, const uint16_t *end)
{
    struct pieces pieces = {.spread = plan->starts};
    uint64_t state = 0;
    for (const uint16_t *at = from; at < end; at++) {
        const struct moves *moves = plan_moves(plan, *at);
        pieces.spread |= plan_step(moves, pieces.spread);
        state = plan_step(moves, state | plan->starts);
        pieces.first |= state;
    }
    state = 0;
    for (const uint16_t *at = end; at-- > from;) {
        state = plan_step_back(plan_moves(plan, *at), state | plan->ends);
        pieces.second |= state;
    }
    return pieces;
}

/* `joint`: where the pieces of some word may meet. */
static enum search_class class_of(const struct plan *plan, const struct pieces *pieces,
                                  uint64_t joint)
{
    enum search_class class = SEARCH_PARTS;
    for (uint64_t rest = plan->starts; rest != 0;) {
        int start = bit_take(&rest);
        int end = plan->word_end[start];
        uint64_t inside = BIT(end) - BIT(start);
        bool whole = (pieces->first & BIT(end)) != 0;
        if (whole || (pieces->first & pieces->second & joint & inside) != 0)
            continue;
        if (end - start < SCATTERED_UNITS || (pieces->spread & BIT(end)) == 0)
            return SEARCH_CLASSES;
        class = SEARCH_SCATTERED;
    }
    return class;
}

void tier_parts(const struct plan *plan, struct ranking *ranking)
{
    const struct search_index *index = plan->index;
    uint64_t joint = joints(plan);
    if (!plan->possible)
        return;
    for (uint32_t i = 0; i < index->count && ranking->bound > SEARCH_PARTS; i++) {
        if (!signature_has(&index->signatures[i], &plan->need))
            continue;
        struct pieces pieces =
            find_pieces(plan, index->text + index->starts[i], index->text + index->starts[i + 1]);
        enum search_class class = class_of(plan, &pieces, joint);
        if (class < SEARCH_CLASSES)
            ranking_add(ranking, class, i);
    }
}
