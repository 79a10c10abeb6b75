/*
 * A query made ready: for each glyph, how far it brings one who reads the query along a text.
 *
 * The query's units are numbered from 0; the bit i of a state says that the units before i of some
 * word are matched by the glyphs just read. A glyph moves bits on: by one unit for its initial or
 * the character itself, by more for a whole reading, and to the word's end for the beginning of a
 * reading that is still being typed.
 *
 * Thread: one at a time; it belongs to one search. For the files of this folder.
 */
#ifndef APP_SERVICES_SEARCH_PLAN_H
#define APP_SERVICES_SEARCH_PLAN_H

#include "app/base/pinyin.h"
#include "app/services/search/index.h"

#define BIT(n) (UINT64_C(1) << (n))

struct moves {
    uint64_t by_units[PINYIN_LETTERS]; /* [k]: bits that move on by k + 1 */
    uint64_t from;                     /* all of them */
    uint64_t strong;                   /* those of whole readings and of characters */
};

struct plan {
    const struct search_index *index;
    size_t length; /* units and one UNIT_BREAK between two words */
    uint32_t units[SEARCH_UNITS + 1];
    uint8_t word_end[SEARCH_UNITS + 1]; /* of the word in which a unit stands */
    uint64_t starts;                    /* where words begin */
    uint64_t ends;                      /* behind their last unit */
    size_t words;
    size_t unit_count;      /* without the breaks */
    struct moves *readings; /* by number of the reading */
    struct moves *rows;     /* 0 has no moves */
    size_t row_count;
    uint16_t *row_of;      /* by glyph */
    uint8_t *begins;       /* by glyph: it can begin a word of the query */
    struct signature need; /* what every text must have in which all words are whole */
    bool possible;         /* no glyphs at all make up some word otherwise */
    /* Of a single word: every text has one of these sounds for its beginning and its end. */
    struct signature first;
    struct signature last;
};

/* Without memory ERR_NO_MEMORY; then plan_fini is still due. */
enum err plan_init(struct plan *plan, const struct search_index *index, const char *query) must_use;
void plan_fini(struct plan *plan);

/* The bits of a mask, one after the other, lowest first. */
static inline int bit_take(uint64_t *mask)
{
    int bit = __builtin_ctzll(*mask);
    *mask &= *mask - 1;
    return bit;
}

/* True when a text with this signature may have all words, whole or in pieces. */
static inline bool plan_may_match(const struct plan *plan, const struct signature *has)
{
    return signature_has(has, &plan->need) &&
           (plan->words > 1 ||
            (signature_share(has, &plan->first) && signature_share(has, &plan->last)));
}

static inline const struct moves *plan_moves(const struct plan *plan, uint16_t glyph)
{
    return &plan->rows[plan->row_of[glyph & GLYPH_NUMBER]];
}

static inline uint64_t plan_step(const struct moves *moves, uint64_t state)
{
    if ((state & moves->from) == 0)
        return 0;
    uint64_t next = 0;
    for (int k = 0; k < PINYIN_LETTERS; k++)
        next |= (state & moves->by_units[k]) << (k + 1);
    return next;
}

/* The same backwards: whence the glyph leads into `state`. */
static inline uint64_t plan_step_back(const struct moves *moves, uint64_t state)
{
    uint64_t before = 0;
    if (moves->from == 0)
        return 0;
    for (int k = 0; k < PINYIN_LETTERS; k++)
        before |= (state >> (k + 1)) & moves->by_units[k];
    return before;
}

#endif
