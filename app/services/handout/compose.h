/*
 * What the handouts' composers share: texts in one arena, words of the paper's language, facts of
 * the catalog as sentences. Only app/services/handout includes this.
 *
 * Thread: the core thread. Ownership: texts live until compose_fini. A text that there is no memory
 * for is "" and is remembered in `failed`.
 */
#ifndef APP_SERVICES_HANDOUT_COMPOSE_H
#define APP_SERVICES_HANDOUT_COMPOSE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "app/services/catalog/arena.h"
#include "app/services/handout/handout.h"

struct compose {
    const struct catalog *catalog;
    const struct i18n *i18n;
    const struct handout_request *request;
    const struct handout_paper *paper;
    const struct catalog_matter *matter; /* NULL where the request names none */
    struct arena arena;
    FILE *text; /* what the codes will hold */
    char *text_bytes;
    size_t text_length;
    struct code_text codes;
    bool failed;
};

/* A string of the PO files; with its one or two placeholders filled in. */
const char *compose_word(const struct compose *compose, const char *key);
const char *compose_fill(struct compose *compose, const char *key, const char *argument);
const char *compose_fill2(struct compose *compose, const char *key, const char *first,
                          const char *second);
const char *compose_number(struct compose *compose, const char *key, int number);
const char *compose_format(struct compose *compose, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A list of the catalog as an array; `*count` texts. NULL for none. */
const char *const *compose_list(struct compose *compose, const char *list, size_t *count);

/* A line of the codes' text. */
void compose_line(struct compose *compose, const char *text);

/* ---- facts ---- */

/* The hall's text or list in the paper's language: Chinese where there is no English. */
const char *compose_own(const struct compose *compose, const char *text, const char *text_en);

const char *compose_hall_name(const struct compose *compose);
const char *compose_matter_name(const struct compose *compose);
const char *compose_windows(struct compose *compose);           /* "3、4 号窗口" */
const char *compose_place(const struct compose *compose);       /* of the first window */
const char *compose_phone(const struct compose *compose);       /* whom to ask */
const char *compose_supervision(const struct compose *compose); /* whom to complain to */
const char *compose_counts(struct compose *compose, const struct catalog_material *material);
const char *compose_limit(struct compose *compose, int days, const char *note);
const char *compose_due(struct compose *compose);  /* "2026-12-08"; "" when it is not known */
const char *compose_day(struct compose *compose);  /* the day of the paper */
const char *compose_note(struct compose *compose); /* sample data, a clock that is wrong */
const char *compose_weekdays(struct compose *compose,
                             uint32_t days); /* "周一、周三"; "" for none */

/* ---- the composers ---- */

enum err compose_onetime(struct compose *compose, struct doc **out) must_use;
enum err compose_guide(struct compose *compose, struct doc **out) must_use;
enum err compose_contact(struct compose *compose, struct doc **out) must_use;
enum err compose_commission(struct compose *compose, struct doc **out) must_use;

/* Makes compose->codes of the lines so far: once, after the last; `*codes` and `*count` are what
 * the document shows of them. A text too long for codes has none. */
enum err compose_codes(struct compose *compose, const char *const **codes, size_t *count) must_use;

#endif
