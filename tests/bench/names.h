/*
 * Plausible names of matters in any number, and what people would type to find them: the same ones
 * for the same seed. For measuring and for tests.
 *
 * Thread: one at a time.
 */
#ifndef TESTS_BENCH_NAMES_H
#define TESTS_BENCH_NAMES_H

#include <stddef.h>
#include <stdint.h>

#define NAMES_BYTES 160

struct names {
    uint64_t seed; /* not 0 */
};

enum names_query {
    NAMES_CHARACTERS,
    NAMES_PINYIN,
    NAMES_INITIALS,
    NAMES_MIXED,
    NAMES_TWO_WORDS, /* in the other order */
    NAMES_SLIP,      /* full pinyin with a wrong letter */
    NAMES_NONSENSE,  /* letters that mean nothing */
    NAMES_QUERIES
};

uint32_t names_random(struct names *names, uint32_t below);

/* A name, and one or two short names with ';' between. */
void names_make(struct names *names, char name[NAMES_BYTES], char keywords[NAMES_BYTES]);

/* Something of a name as people would type it. */
void names_query(struct names *names, const char *name, enum names_query kind,
                 char out[NAMES_BYTES]);

const char *names_query_label(enum names_query kind);

#endif
