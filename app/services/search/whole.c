/* Words that stand whole in a text, and where they stand. */
#include "app/services/search/tiers.h"

/* One text. */
struct span {
    const uint16_t *at;
    const uint16_t *end;
};

static bool contains(const struct plan *plan, struct span text)
{
    uint64_t state = 0;
    uint64_t found = 0;
    for (; text.at < text.end; text.at++) {
        if (state == 0 && !plan->begins[*text.at & GLYPH_NUMBER])
            continue;
        state = plan_step(plan_moves(plan, *text.at), state | plan->starts);
        found |= state & plan->ends;
        if (found == plan->ends)
            return true;
    }
    return false;
}

/* The longest run of glyphs from here on that is one of the words `wanted` (by their ends): how
 * many glyphs, 0 when none is; which word in *word. */
static size_t longest_run(const struct plan *plan, struct span text, uint64_t wanted,
                          uint64_t *word)
{
    size_t longest = 0;
    uint64_t state = plan->starts;
    for (size_t i = 0; text.at + i < text.end; i++) {
        state = plan_step(plan_moves(plan, text.at[i]), state);
        if (state == 0)
            break;
        if ((state & wanted) != 0) {
            longest = i + 1;
            *word = state & wanted & (0 - (state & wanted));
        }
    }
    return longest;
}

/* True when the words, each once and in any order, are all of the field. */
static bool tiled(const struct plan *plan, struct span field)
{
    uint64_t rest = plan->ends;
    while (rest != 0) {
        uint64_t word;
        size_t glyphs = longest_run(plan, field, rest, &word);
        if (glyphs == 0)
            return false;
        field.at += glyphs;
        rest &= ~word;
    }
    return field.at == field.end;
}

static bool runs_from(const struct plan *plan, struct span text)
{
    uint64_t word;
    return plan->begins[*text.at & GLYPH_NUMBER] && longest_run(plan, text, plan->ends, &word) > 0;
}

static enum search_class field_class(const struct plan *plan, struct span field,
                                     enum search_class bound)
{
    if (runs_from(plan, field))
        return tiled(plan, field) ? SEARCH_EXACT : SEARCH_PREFIX;
    for (field.at++; bound > SEARCH_WORD && field.at < field.end; field.at++)
        if ((*field.at & GLYPH_BEGINS) != 0 && runs_from(plan, field))
            return SEARCH_WORD;
    return SEARCH_INSIDE;
}

/* The best class of the text's fields, given that it has all words. */
static enum search_class best_class(const struct plan *plan, struct span text,
                                    enum search_class bound)
{
    enum search_class best = SEARCH_INSIDE;
    while (text.at < text.end && best > SEARCH_EXACT) {
        struct span field = {text.at, text.at};
        while (field.end < text.end && *field.end != GLYPH_BREAK)
            field.end++;
        text.at = field.end + 1;
        if (field.at == field.end)
            continue;
        enum search_class class = field_class(plan, field, best < bound ? best : bound);
        best = class < best ? class : best;
    }
    return best;
}

/* The lengths of a field that the query could fill. */
static uint64_t exact_lengths(const struct plan *plan)
{
    uint64_t lengths = 0;
    size_t shortest = (plan->unit_count + PINYIN_LETTERS - 1) / PINYIN_LETTERS;
    for (size_t glyphs = shortest; glyphs <= plan->unit_count; glyphs++)
        lengths |= signature_length(glyphs);
    return lengths;
}

void tier_whole(const struct plan *plan, struct ranking *ranking)
{
    const struct search_index *index = plan->index;
    uint64_t lengths = exact_lengths(plan);
    if (!plan->possible)
        return;
    for (uint32_t i = 0; i < index->count && ranking->bound > SEARCH_EXACT; i++) {
        const struct signature *has = &index->signatures[i];
        if (!plan_may_match(plan, has) ||
            (ranking->bound == SEARCH_PREFIX && (has->letters & lengths) == 0))
            continue;
        struct span text = {index->text + index->starts[i], index->text + index->starts[i + 1]};
        /* Of a single word, a place where it begins says that it is there; of any, a whole field.
         */
        bool look = ranking->bound > (plan->words > 1 ? SEARCH_PREFIX : SEARCH_INSIDE);
        if (!look || contains(plan, text)) {
            enum search_class class = best_class(plan, text, ranking->bound);
            ranking_add(ranking, class, i);
        }
    }
}
