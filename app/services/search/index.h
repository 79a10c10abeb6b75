/*
 * The index: every text as a row of glyphs (a glyph is the number of a unit that occurs in some
 * text), in the order in which equally good hits are shown, with a signature that rules most texts
 * out before they are looked at.
 *
 * Thread: any; it never changes. For the files of this folder.
 */
#ifndef APP_SERVICES_SEARCH_INDEX_H
#define APP_SERVICES_SEARCH_INDEX_H

#include "app/services/search/search.h"

#define GLYPH_BREAK   0u      /* between the name and the keywords */
#define GLYPH_UNKNOWN 1u      /* a unit for which there was no number left */
#define GLYPH_BEGINS  0x8000u /* set where a word begins */
#define GLYPH_NUMBER  0x7FFFu

struct glyph {
    uint32_t unit;
    uint16_t reading_count;
    const uint16_t *readings;
};

/* What a text has; a query names what it needs. */
struct signature {
    /* 0-25: letters with which a reading begins, or that stand there; 26-35: digits; from 40: how
     * many glyphs its name and keywords have, 1 to SIGNATURE_LONG or more. */
    uint64_t letters;
    /* The readings, hashed; of a unit without a reading, the unit. */
    uint64_t sounds[2];
};

#define SIGNATURE_LONG 24u

static inline uint64_t signature_length(size_t glyphs)
{
    return UINT64_C(1) << (39 + (glyphs < SIGNATURE_LONG ? glyphs : SIGNATURE_LONG));
}

struct search_index {
    size_t count;
    uint32_t *positions; /* of the texts as given */
    uint32_t *starts;    /* in `text`; one more than texts */
    struct signature *signatures;
    uint16_t *text;
    struct glyph *glyphs;
    size_t glyph_count;
};

/* Adds the bit of a reading's number, or of a unit without readings. */
void signature_add_reading(struct signature *signature, size_t reading);
void signature_add_glyph(struct signature *signature, const struct glyph *glyph);

/* The glyph of any unit. */
struct glyph glyph_of(uint32_t unit);

static inline bool signature_has(const struct signature *has, const struct signature *need)
{
    return (has->letters & need->letters) == need->letters &&
           (has->sounds[0] & need->sounds[0]) == need->sounds[0] &&
           (has->sounds[1] & need->sounds[1]) == need->sounds[1];
}

/* True when they have a sound in common. */
static inline bool signature_share(const struct signature *a, const struct signature *b)
{
    return ((a->sounds[0] & b->sounds[0]) | (a->sounds[1] & b->sounds[1])) != 0;
}

/* Adds one sound of a glyph: every text with the glyph shares it. */
void signature_add_hint(struct signature *signature, struct glyph glyph);

#endif
