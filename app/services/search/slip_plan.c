#include "app/services/search/slip_plan.h"

#include <stdlib.h>
#include <string.h>

#include "app/services/search/unit.h"

/* A shorter word with a slip is any word. */
#define LETTERS_LEAST    4
#define CHARACTERS_LEAST 3
#define SOUNDS_LEAST     2

/* ---- words ---- */

static size_t characters_of(const struct plan *plan, size_t start, size_t end)
{
    size_t count = 0;
    for (size_t i = start; i < end; i++)
        count += !unit_is_letter(plan->units[i]);
    return count;
}

static bool has_vowel(const struct plan *plan)
{
    for (size_t i = 0; i < plan->length; i++)
        if (plan->units[i] < 0x80 && strchr("aeiouv", (int)plan->units[i]) != NULL)
            return true;
    return false;
}

static void find_words(struct slip_plan *slip)
{
    const struct plan *plan = slip->plan;
    uint64_t sounding = 0;
    slip->loose = !has_vowel(plan);
    for (uint64_t rest = plan->starts; rest != 0;) {
        size_t start = (size_t)bit_take(&rest);
        size_t end = plan->word_end[start];
        size_t characters = characters_of(plan, start, end);
        bool longer = end - start >= LETTERS_LEAST;
        sounding |= longer || characters >= SOUNDS_LEAST ? BIT(end) : 0;
        if (!longer && characters < CHARACTERS_LEAST)
            continue;
        slip->ends |= BIT(end);
        slip->inside |= (BIT(end) - BIT(start + 1)) | BIT(end);
        slip->second |= BIT(start + 1);
    }
    if (slip->loose && slip->ends == plan->ends)
        return;
    slip->loose = false;
    slip->ends = sounding;
    slip->inside = 0;
    slip->second = 0;
}

/* ---- moves ---- */

static void add_move(struct slip_moves *moves, uint64_t *kind, size_t from, size_t units)
{
    kind[units - 1] |= BIT(from);
    moves->from |= BIT(from);
    moves->used |= 1u << (units - 1);
}

/* True when the two differ by exactly one letter: wrong, missing, too many, or swapped. */
static bool one_slip(const char *name, size_t letters, const uint32_t *units, size_t count)
{
    size_t same = 0;
    while (same < letters && same < count && (uint32_t)name[same] == units[same])
        same++;
    size_t name_rest = letters - same;
    size_t unit_rest = count - same;
    if (name_rest == 0 && unit_rest == 0)
        return false;
    const char *name_at = name + same + (letters >= count);
    const uint32_t *unit_at = units + same + (count >= letters);
    size_t rest = letters >= count ? name_rest - 1 : name_rest;
    bool equal = true;
    for (size_t i = 0; i < rest; i++)
        equal = equal && (uint32_t)name_at[i] == unit_at[i];
    if (equal || letters != count || name_rest < 2)
        return equal;
    equal = (uint32_t)name[same] == units[same + 1] && (uint32_t)name[same + 1] == units[same];
    for (size_t i = same + 2; i < letters; i++)
        equal = equal && (uint32_t)name[i] == units[i];
    return equal;
}

/* True when the syllable stands at `from` but for the letter `odd`, which is that of unit `at`. */
static bool stands(const struct plan *plan, const char *name, size_t letters, size_t from,
                   size_t odd, size_t at)
{
    for (size_t k = 0; k < letters; k++)
        if (plan->units[k == odd ? at : from + k] != (uint32_t)name[k])
            return false;
    return true;
}

static void add_syllable_at(const struct plan *plan, const char *name, size_t i,
                            struct slip_moves *moves)
{
    size_t letters = strlen(name);
    size_t room = plan->word_end[i] - i;
    if (letters <= room && stands(plan, name, letters, i, letters, 0))
        add_move(moves, moves->exact, i, letters);
    if (room >= 2 && room < letters && stands(plan, name, room, i, room, 0))
        add_move(moves, moves->exact, i, room);
    if (letters < 2)
        return;
    for (size_t count = letters - 1; count <= letters + 1 && count <= room; count++)
        if (one_slip(name, letters, plan->units + i, count))
            add_move(moves, moves->slip, i, count);
    if (letters < room && stands(plan, name, letters, i, letters - 1, i + letters))
        add_move(moves, moves->owing, i, letters);
    if (letters <= room && i > 0 && stands(plan, name, letters, i, 0, i - 1))
        add_move(moves, moves->paying, i, letters);
}

/* One unit for one glyph: an initial, or the character itself. */
static void add_unit_at(const struct plan *plan, uint32_t unit, size_t i, struct slip_moves *moves)
{
    if (plan->units[i] == unit)
        add_move(moves, moves->exact, i, 1);
    if (i + 1 < plan->word_end[i] && plan->units[i + 1] == unit)
        add_move(moves, moves->owing, i, 1);
    if (i > 0 && plan->units[i - 1] == unit)
        add_move(moves, moves->paying, i, 1);
}

static void add_reading(const struct slip_plan *slip, const char *name, struct slip_moves *moves)
{
    const struct plan *plan = slip->plan;
    for (size_t i = 0; i < plan->length; i++) {
        if (plan->units[i] == UNIT_BREAK)
            continue;
        if (!slip->loose) {
            add_syllable_at(plan, name, i, moves);
            continue;
        }
        add_unit_at(plan, (uint32_t)name[0], i, moves);
        if (name[1] == 'h' && i + 1 < plan->word_end[i] && plan->units[i] == (uint32_t)name[0] &&
            plan->units[i + 1] == 'h')
            add_move(moves, moves->exact, i, 2);
    }
}

/* Characters of the query that have a reading sound like every glyph with that reading. */
static void add_sounds(const struct plan *plan, struct slip_moves *readings)
{
    for (size_t i = 0; i < plan->length; i++) {
        struct glyph glyph = glyph_of(plan->units[i]);
        for (size_t k = 0; k < glyph.reading_count; k++)
            add_move(&readings[glyph.readings[k]], readings[glyph.readings[k]].slip, i, 1);
    }
}

static struct slip_moves moves_of(const struct slip_plan *slip, const struct slip_moves *readings,
                                  const struct glyph *glyph)
{
    struct slip_moves moves = {0};
    for (size_t i = 0; i < glyph->reading_count; i++) {
        const struct slip_moves *reading = &readings[glyph->readings[i]];
        moves.from |= reading->from;
        moves.used |= reading->used;
        for (size_t k = 0; reading->from != 0 && k < SLIP_UNITS; k++) {
            moves.exact[k] |= reading->exact[k];
            moves.slip[k] |= reading->slip[k];
            moves.owing[k] |= reading->owing[k];
            moves.paying[k] |= reading->paying[k];
        }
    }
    for (size_t i = 0; i < slip->plan->length; i++)
        add_unit_at(slip->plan, glyph->unit, i, &moves);
    return moves;
}

/* ---- hints ---- */

/* Of a word of syllables with one slip, the first or the last is as it should be, or the first owes
 * its last letter. The glyphs that can be that: one of their sounds is enough. */
static uint8_t add_hints(struct slip_plan *slip, const struct slip_moves *moves, struct glyph glyph)
{
    const struct plan *plan = slip->plan;
    uint64_t first = 0;
    uint64_t last = 0;
    for (int k = 0; k < SLIP_UNITS; k++) {
        first |= (moves->exact[k] | moves->owing[k]) & plan->starts;
        last |= (moves->exact[k] << (k + 1)) & plan->ends;
    }
    if (first != 0)
        signature_add_hint(&slip->first, glyph);
    if (last != 0)
        signature_add_hint(&slip->last, glyph);
    return first != 0 ? SLIP_BEGINS_WELL : SLIP_BEGINS_BADLY;
}

static void add_loose_hints(struct slip_plan *slip)
{
    for (size_t i = 0; i < slip->plan->length; i++) {
        uint32_t unit = slip->plan->units[i];
        if (unit_is_letter(unit))
            slip->first.letters |= BIT(unit - 'a');
        else if (unit != UNIT_BREAK)
            signature_add_hint(&slip->first, glyph_of(unit));
    }
    slip->first_count = __builtin_popcountll(slip->first.letters) +
                        __builtin_popcountll(slip->first.sounds[0]) +
                        __builtin_popcountll(slip->first.sounds[1]);
}

/* ---- all of it ---- */

static void make_rows(struct slip_plan *slip, struct slip_moves *readings)
{
    const struct search_index *index = slip->plan->index;
    for (size_t i = 0; i < pinyin_count(); i++)
        add_reading(slip, pinyin_name(i), &readings[i]);
    if (!slip->loose)
        add_sounds(slip->plan, readings);
    slip->rows[0] = (struct slip_moves){0};
    slip->row_count = 1;
    for (size_t i = 0; i < index->glyph_count; i++) {
        struct slip_moves moves = moves_of(slip, readings, &index->glyphs[i]);
        bool begins = (moves.from & (slip->plan->starts | slip->second)) != 0;
        slip->row_of[i] = moves.from != 0 ? (uint16_t)slip->row_count : 0;
        if (moves.from != 0)
            slip->rows[slip->row_count++] = moves;
        uint8_t how = SLIP_BEGINS_WELL;
        if (!slip->loose)
            how = add_hints(slip, &moves, index->glyphs[i]);
        slip->begins[i] = begins ? how : 0;
    }
}

enum err slip_plan_init(struct slip_plan *slip, const struct plan *plan)
{
    size_t glyphs = plan->index->glyph_count;
    *slip = (struct slip_plan){.plan = plan};
    find_words(slip);
    if (slip->ends == 0)
        return OK;
    struct slip_moves *readings = calloc(pinyin_count(), sizeof *readings);
    slip->rows = malloc((glyphs + 1) * sizeof *slip->rows);
    slip->row_of = malloc(glyphs * sizeof *slip->row_of);
    slip->begins = malloc(glyphs);
    bool good =
        readings != NULL && slip->rows != NULL && slip->row_of != NULL && slip->begins != NULL;
    if (good)
        make_rows(slip, readings);
    if (good && slip->loose)
        add_loose_hints(slip);
    free(readings);
    return good ? OK : ERR_NO_MEMORY;
}

void slip_plan_fini(struct slip_plan *slip)
{
    free(slip->rows);
    free(slip->row_of);
    free(slip->begins);
}
