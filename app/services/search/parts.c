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

/* The ends of words that are long enough to be scattered. */
static uint64_t long_words(const struct plan *plan)
{
    uint64_t ends = 0;
    for (uint64_t rest = plan->starts; rest != 0;) {
        int start = bit_take(&rest);
        int end = plan->word_end[start];
        ends |= end - start >= SCATTERED_UNITS ? BIT(end) : 0;
    }
    return ends;
}

/* One text. */
struct span {
    const uint16_t *from;
    const uint16_t *end;
};

/* Where a run from a word's start ends. */
static uint64_t first_pieces(const struct plan *plan, struct span text, size_t *work)
{
    uint64_t ends = 0;
    uint64_t state = 0;
    for (const uint16_t *at = text.from; at < text.end; at++) {
        if (state == 0 && !plan->begins[*at & GLYPH_NUMBER])
            continue;
        state = plan_step(plan_moves(plan, *at), state | plan->starts);
        ends |= state;
        ++*work;
    }
    return ends;
}

/* Where a run to a word's end begins. */
static uint64_t second_pieces(const struct plan *plan, struct span text, size_t *work)
{
    *work += (size_t)(text.end - text.from);
    uint64_t beginnings = 0;
    uint64_t state = 0;
    for (const uint16_t *at = text.end; at-- > text.from;) {
        state = plan_step_back(plan_moves(plan, *at), state | plan->ends);
        beginnings |= state;
    }
    return beginnings;
}

/* How far the units are there in their order. */
static uint64_t spread(const struct plan *plan, struct span text, size_t *work)
{
    *work += (size_t)(text.end - text.from);
    uint64_t reached = plan->starts;
    for (const uint16_t *at = text.from; at < text.end; at++)
        reached |= plan_step(plan_moves(plan, *at), reached);
    return reached;
}

/* The ends of the words that are whole or in two pieces. `joint`: where these may meet. */
static uint64_t pieced(const struct plan *plan, struct span text, uint64_t joint, size_t *work)
{
    uint64_t found = 0;
    uint64_t first = first_pieces(plan, text, work);
    uint64_t met = (first & joint) != 0 ? first & joint & second_pieces(plan, text, work) : 0;
    for (uint64_t rest = plan->starts; rest != 0;) {
        int start = bit_take(&rest);
        int end = plan->word_end[start];
        if ((first & BIT(end)) != 0 || (met & (BIT(end) - BIT(start))) != 0)
            found |= BIT(end);
    }
    return found;
}

static enum search_class class_of(const struct plan *plan, struct span text, uint64_t joint,
                                  const struct ranking *ranking, size_t *work)
{
    uint64_t missing = plan->ends & ~pieced(plan, text, joint, work);
    if (missing == 0)
        return SEARCH_PARTS;
    bool wanted = ranking->bound > SEARCH_SCATTERED && (missing & ~long_words(plan)) == 0;
    return wanted && (missing & ~spread(plan, text, work)) == 0 ? SEARCH_SCATTERED : SEARCH_CLASSES;
}

void tier_parts(const struct plan *plan, struct ranking *ranking)
{
    const struct search_index *index = plan->index;
    size_t work = 0;
    uint64_t joint = joints(plan);
    enum search_class best = joint != 0 ? SEARCH_PARTS : SEARCH_SCATTERED;
    if (!plan->possible)
        return;
    for (uint32_t i = 0; i < index->count && ranking->bound > best && work < TIER_WORK; i++) {
        if (!plan_may_match(plan, &index->signatures[i]))
            continue;
        struct span text = {index->text + index->starts[i], index->text + index->starts[i + 1]};
        ranking_add(ranking, class_of(plan, text, joint, ranking, &work), i);
    }
}
