/*
 * Finding a text among many as people type it: characters, full pinyin, initials or any mixture
 * ("低保sq", "dbsq", "dibaoshenqing"), the words in any order, with spaces or without. A character
 * is found by each of its readings. Capitals, full-width forms and tones make no difference.
 *
 * Better is: the whole name or keyword, its beginning, the beginning of a word, anywhere; among
 * these the heavier text, then the shorter name. Only when nothing of this kind is there: the
 * query's parts apart from each other; where these are few or none, one wrong, missing, extra or
 * swapped letter (or one wrong character, or one that sounds the same) in a word of at least four
 * letters; when all fails, what is nearest. Parts and slips are not looked for in all texts where
 * these are tens of thousands (tiers.h). A query is cut after SEARCH_UNITS characters.
 *
 * An index never changes after search_create and keeps nothing of the texts it was made from.
 * Thread: any; a search is a read. Time: bounded by the number and length of the texts.
 */
#ifndef APP_SERVICES_SEARCH_SEARCH_H
#define APP_SERVICES_SEARCH_SEARCH_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

#define SEARCH_UNITS 63

struct search_text {
    const char *name;
    const char *keywords; /* other names, with any punctuation or spaces between; "" for none */
    uint32_t weight;      /* how often it is used */
};

/* How well a text matches, best first. */
enum search_class {
    SEARCH_EXACT,     /* the whole name or keyword */
    SEARCH_PREFIX,    /* the beginning of one */
    SEARCH_WORD,      /* the beginning of a word, behind punctuation */
    SEARCH_INSIDE,    /* anywhere */
    SEARCH_PARTS,     /* a word of the query in two pieces */
    SEARCH_SCATTERED, /* its characters in their order, others between them */
    SEARCH_SLIP,      /* with one slip of the finger */
    SEARCH_NEAREST,   /* something in common */
    SEARCH_CLASSES
};

struct search_hit {
    uint32_t position; /* in the texts as given */
    enum search_class class;
};

struct search_index;

/* `texts` are read and not kept. ERR_CANCELLED as soon as *cancel (may be NULL) is true;
 * ERR_TOO_LARGE for more texts or characters than 32 bits can count. */
enum err search_create(struct search_index **out, const struct search_text *texts, size_t count,
                       const atomic_bool *cancel) must_use;

/* NULL is allowed. */
void search_destroy(struct search_index *index);

/* What the index takes of the memory. */
size_t search_bytes(const struct search_index *index);

/* The best `max` texts, best first, into `hits`; their number into *count. Any bytes may be in
 * `query`. A query without letters, digits or characters finds nothing. ERR_NO_MEMORY. */
enum err search_find(const struct search_index *index, const char *query, struct search_hit *hits,
                     size_t max, size_t *count) must_use;

#endif
