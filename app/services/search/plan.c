#include "app/services/search/plan.h"

#include <stdlib.h>
#include <string.h>

#include "app/services/search/unit.h"

/* ---- the query's units ---- */

static void read_query(struct plan *plan, const char *query)
{
    bool apart = false;
    for (uint32_t unit; plan->length < SEARCH_UNITS && (unit = unit_next(&query)) != UNIT_NONE;) {
        if (unit == UNIT_BREAK) {
            apart = plan->length > 0;
            continue;
        }
        if (apart && plan->length + 1 == SEARCH_UNITS)
            break;
        if (apart)
            plan->units[plan->length++] = UNIT_BREAK;
        plan->units[plan->length++] = unit;
        plan->unit_count++;
        apart = false;
    }
}

static void find_words(struct plan *plan)
{
    for (size_t start = 0; start < plan->length;) {
        size_t end = start;
        while (end < plan->length && plan->units[end] != UNIT_BREAK)
            end++;
        plan->starts |= BIT(start);
        plan->ends |= BIT(end);
        plan->words++;
        memset(plan->word_end + start, (int)end, end - start + 1);
        start = end + 1;
    }
}

/* ---- moves ---- */

static void add_move(struct moves *moves, size_t from, size_t units)
{
    moves->by_units[units - 1] |= BIT(from);
    moves->from |= BIT(from);
}

/* A break differs from every letter, so no move leads out of a word. */
static void add_reading(const struct plan *plan, const char *name, struct moves *moves)
{
    size_t letters = strlen(name);
    for (size_t i = 0; i < plan->length; i++) {
        size_t common = 0;
        while (common < letters && i + common < plan->length &&
               plan->units[i + common] == (uint32_t)name[common])
            common++;
        if (common == 0)
            continue;
        add_move(moves, i, 1);
        if (common >= 2 && name[1] == 'h')
            add_move(moves, i, 2);
        if (common == letters || i + common == plan->word_end[i])
            add_move(moves, i, common);
        if (common == letters)
            moves->strong |= BIT(i);
    }
}

static void merge(struct moves *into, const struct moves *moves)
{
    for (int k = 0; k < PINYIN_LETTERS; k++)
        into->by_units[k] |= moves->by_units[k];
    into->from |= moves->from;
    into->strong |= moves->strong;
}

static struct moves moves_of(const struct plan *plan, const struct glyph *glyph,
                             uint64_t units_hash)
{
    struct moves moves = {0};
    for (size_t i = 0; i < glyph->reading_count; i++)
        if (plan->readings[glyph->readings[i]].from != 0)
            merge(&moves, &plan->readings[glyph->readings[i]]);
    if ((units_hash >> glyph->unit % 64 & 1) == 0)
        return moves;
    for (size_t i = 0; i < plan->length; i++) {
        if (plan->units[i] == glyph->unit) {
            add_move(&moves, i, 1);
            moves.strong |= BIT(i);
        }
    }
    return moves;
}

static enum err make_rows(struct plan *plan)
{
    size_t glyphs = plan->index->glyph_count;
    plan->readings = calloc(pinyin_count(), sizeof *plan->readings);
    plan->rows = malloc((glyphs + 1) * sizeof *plan->rows);
    plan->row_of = malloc(glyphs * sizeof *plan->row_of);
    plan->begins = malloc(glyphs);
    if (plan->readings == NULL || plan->rows == NULL || plan->row_of == NULL ||
        plan->begins == NULL)
        return ERR_NO_MEMORY;
    for (size_t i = 0; i < pinyin_count(); i++)
        add_reading(plan, pinyin_name(i), &plan->readings[i]);
    uint64_t units_hash = 0;
    for (size_t i = 0; i < plan->length; i++)
        units_hash |= BIT(plan->units[i] % 64);
    plan->rows[0] = (struct moves){0};
    plan->row_count = 1;
    for (size_t i = 0; i < glyphs; i++) {
        struct moves moves = moves_of(plan, &plan->index->glyphs[i], units_hash);
        plan->row_of[i] = moves.from != 0 ? (uint16_t)plan->row_count : 0;
        if (moves.from != 0)
            plan->rows[plan->row_count++] = moves;
    }
    return OK;
}

/* ---- what a text must have ---- */

/* All places that lie on a way from a word's start to its end, by any glyphs at all; `jumped` are
 * those that some way leaves out. */
static uint64_t find_ways(const struct plan *plan, const struct moves *any, uint64_t *jumped)
{
    uint64_t reached = plan->starts;
    uint64_t leading = plan->ends;
    for (size_t i = 0; i < plan->length; i++)
        if ((reached & BIT(i)) != 0)
            reached |= plan_step(any, BIT(i));
    for (size_t i = plan->length; i-- > 0;)
        if ((plan_step(any, BIT(i)) & leading) != 0)
            leading |= BIT(i);
    uint64_t ways = reached & leading;
    *jumped = 0;
    for (size_t i = 0; i < plan->length; i++)
        for (size_t k = 1; k < PINYIN_LETTERS; k++)
            if ((ways & any->by_units[k] & BIT(i)) != 0 && (ways & BIT(i + k + 1)) != 0)
                *jumped |= (BIT(i + k + 1) - 1) & ~(BIT(i + 1) - 1);
    return ways;
}

static int compare_names(const void *key, const void *name)
{
    return strcmp(key, name);
}

/* Units between two places where every way stops must be a reading of one glyph, unless they are an
 * initial of two letters or the word's end. */
static void need_reading(struct plan *plan, size_t from, size_t to)
{
    char name[PINYIN_LETTERS + 1] = "";
    if (to - from < 2 || to - from > PINYIN_LETTERS || to == plan->word_end[from] ||
        (to - from == 2 && plan->units[from + 1] == 'h'))
        return;
    for (size_t i = from; i < to; i++)
        name[i - from] = (char)plan->units[i];
    const char *found =
        bsearch(name, pinyin_name(0), pinyin_count(), PINYIN_LETTERS + 1, compare_names);
    if (found != NULL)
        signature_add_reading(&plan->need, (size_t)(found - pinyin_name(0)) / (PINYIN_LETTERS + 1));
}

static void find_need(struct plan *plan, uint64_t ways, uint64_t jumped)
{
    uint64_t fixed = ways & ~jumped;
    for (uint64_t rest = fixed & ~plan->ends; rest != 0;) {
        size_t at = (size_t)bit_take(&rest);
        uint32_t unit = plan->units[at];
        struct glyph glyph = glyph_of(unit);
        if (unit_is_letter(unit))
            plan->need.letters |= BIT(unit - 'a');
        else
            signature_add_glyph(&plan->need, &glyph);
        uint64_t next = ways & ~(BIT(at + 1) - 1);
        size_t to = next != 0 ? (size_t)__builtin_ctzll(next) : 0;
        if (unit_is_letter(unit) && to > 0 && (fixed & BIT(to)) != 0)
            need_reading(plan, at, to);
    }
}

/* Leaves only the moves that lie on a way. */
static void prune(struct moves *moves, uint64_t ways)
{
    moves->from = 0;
    for (int k = 0; k < PINYIN_LETTERS; k++) {
        moves->by_units[k] &= ways & (ways >> (k + 1));
        moves->from |= moves->by_units[k];
    }
}

static void find_ends(struct plan *plan)
{
    for (size_t i = 0; i < plan->index->glyph_count; i++) {
        const struct moves *moves = plan_moves(plan, (uint16_t)i);
        plan->begins[i] = (moves->from & plan->starts) != 0;
        if (plan->begins[i])
            signature_add_hint(&plan->first, plan->index->glyphs[i]);
        if (plan_step_back(moves, plan->ends) != 0)
            signature_add_hint(&plan->last, plan->index->glyphs[i]);
    }
}

static void look_ahead(struct plan *plan)
{
    struct moves any = {0};
    uint64_t jumped;
    for (size_t i = 1; i < plan->row_count; i++)
        merge(&any, &plan->rows[i]);
    uint64_t ways = find_ways(plan, &any, &jumped);
    plan->possible = (ways & (plan->starts | plan->ends)) == (plan->starts | plan->ends);
    if (!plan->possible)
        return;
    for (size_t i = 1; i < plan->row_count; i++)
        prune(&plan->rows[i], ways);
    find_need(plan, ways, jumped);
    find_ends(plan);
}

enum err plan_init(struct plan *plan, const struct search_index *index, const char *query)
{
    *plan = (struct plan){.index = index};
    read_query(plan, query);
    find_words(plan);
    if (plan->words == 0)
        return OK;
    enum err err = make_rows(plan);
    if (err == OK)
        look_ahead(plan);
    return err;
}

void plan_fini(struct plan *plan)
{
    free(plan->readings);
    free(plan->rows);
    free(plan->row_of);
    free(plan->begins);
}
