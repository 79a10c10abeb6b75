/* Words with one slip of the finger. */
#include "app/services/search/slip_plan.h"
#include "app/services/search/tiers.h"

/* Bits as in plan.h: without a slip, with one, and with a letter still owed to the next glyph. */
struct slip_state {
    uint64_t clean;
    uint64_t slipped;
    uint64_t owing;
};

static int common(const struct signature *a, const struct signature *b)
{
    return __builtin_popcountll(a->letters & b->letters) +
           __builtin_popcountll(a->sounds[0] & b->sounds[0]) +
           __builtin_popcountll(a->sounds[1] & b->sounds[1]);
}

/* How a word may begin in a text with this signature: SLIP_BEGINS_…, 0 when none can. */
static uint8_t beginnings(const struct slip_plan *slip, const struct signature *has)
{
    if (slip->loose)
        return common(has, &slip->first) >= slip->first_count - 1 ? SLIP_BEGINS_WELL : 0;
    if (signature_share(has, &slip->last))
        return SLIP_BEGINS_WELL | SLIP_BEGINS_BADLY;
    return signature_share(has, &slip->first) ? SLIP_BEGINS_WELL : 0;
}

static struct slip_state step(const struct slip_plan *slip, const struct slip_moves *moves,
                              struct slip_state state)
{
    struct slip_state next = {0};
    uint64_t clean = state.clean | slip->plan->starts;
    uint64_t slipped = state.slipped | slip->second;
    if (((clean | slipped | state.owing) & moves->from) != 0) {
        for (unsigned used = moves->used; used != 0; used &= used - 1) {
            int k = __builtin_ctz(used);
            next.clean |= (clean & moves->exact[k]) << (k + 1);
            next.owing |= (clean & moves->owing[k]) << (k + 1);
            next.slipped |= ((slipped & moves->exact[k]) | (clean & moves->slip[k]) |
                             (state.owing & moves->paying[k]))
                            << (k + 1);
        }
    }
    if (slip->loose) {
        uint64_t begun = state.clean & ~slip->plan->starts;
        next.slipped |= (begun << 1 | begun | next.clean << 1) & slip->inside;
    }
    return next;
}

static bool matches(struct slip_plan *slip, uint8_t begins, const uint16_t *at, const uint16_t *end)
{
    struct slip_state state = {0};
    uint64_t clean = 0;
    uint64_t slipped = 0;
    for (; at < end; at++) {
        uint16_t glyph = *at & GLYPH_NUMBER;
        if ((state.clean | state.slipped | state.owing) == 0 && (slip->begins[glyph] & begins) == 0)
            continue;
        if (glyph == GLYPH_BREAK) {
            state = (struct slip_state){0};
            continue;
        }
        slip->work++;
        state = step(slip, &slip->rows[slip->row_of[glyph]], state);
        clean |= state.clean & slip->plan->ends;
        slipped |= state.slipped & slip->ends;
        uint64_t missing = slip->plan->ends & ~clean;
        if ((missing & ~slipped) == 0 && (missing & (missing - 1)) == 0)
            return true;
    }
    return false;
}

static void look_through(struct slip_plan *slip, struct ranking *ranking)
{
    const struct search_index *index = slip->plan->index;
    for (uint32_t i = 0; i < index->count; i++) {
        uint8_t begins = beginnings(slip, &index->signatures[i]);
        if (ranking->bound <= SEARCH_SLIP || slip->work >= TIER_WORK)
            return;
        if (begins != 0 && !ranking_has(ranking, i) &&
            matches(slip, begins, index->text + index->starts[i],
                    index->text + index->starts[i + 1]))
            ranking_add(ranking, SEARCH_SLIP, i);
    }
}

enum err tier_slip(const struct plan *plan, struct ranking *ranking)
{
    struct slip_plan slip;
    enum err err = slip_plan_init(&slip, plan);
    if (err == OK && slip.ends != 0)
        look_through(&slip, ranking);
    slip_plan_fini(&slip);
    return err;
}
