/*
 * A query made ready for one slip: what each glyph matches exactly, with a slip, or with the last
 * or first letter in the place of its neighbour's.
 *
 * A query of initials or of characters alone is loose: any unit may be wrong, missing or too many.
 * With vowels in it, it is read as whole syllables, and the slip is a letter of one of them, two
 * letters swapped (also from one syllable to the next), or a character that sounds like another.
 *
 * Thread: one at a time; it belongs to one search. For the files of this folder.
 */
#ifndef APP_SERVICES_SEARCH_SLIP_PLAN_H
#define APP_SERVICES_SEARCH_SLIP_PLAN_H

#include "app/services/search/plan.h"

/* The longest syllable and a letter too many. */
#define SLIP_UNITS (PINYIN_LETTERS + 1)

#define SLIP_BEGINS_WELL  1 /* can begin a word and is as it should be, or owes its last letter */
#define SLIP_BEGINS_BADLY 2 /* can begin a word with a slip */

/* Bits that move on by k + 1 units. */
struct slip_moves {
    uint64_t exact[SLIP_UNITS];
    uint64_t slip[SLIP_UNITS];
    uint64_t owing[SLIP_UNITS];  /* the last letter stands one further */
    uint64_t paying[SLIP_UNITS]; /* after that: the first letter stands one back */
    uint64_t from;               /* all of them */
    unsigned used;               /* bit k: some of them move on by k + 1 */
};

struct slip_plan {
    const struct plan *plan;
    bool loose;
    uint64_t ends;           /* of words that are long enough for a slip */
    uint64_t inside;         /* loose: behind a unit of such a word */
    uint64_t second;         /* loose: behind their first unit */
    struct slip_moves *rows; /* 0 has no moves */
    size_t row_count;
    uint16_t *row_of;
    uint8_t *begins; /* by glyph: SLIP_BEGINS_… */
    /* Every text that matches has one of the first or the last sounds; loose: all but one of the
     * first. */
    struct signature first;
    struct signature last;
    int first_count;
    size_t work; /* glyphs that were stepped over */
};

/* Without memory ERR_NO_MEMORY; then slip_plan_fini is still due. */
enum err slip_plan_init(struct slip_plan *slip, const struct plan *plan) must_use;
void slip_plan_fini(struct slip_plan *slip);

#endif
