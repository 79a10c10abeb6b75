/*
 * The input methods behind one thread, so that neither loading nor looking up ever holds a frame
 * up. Made at the first use; each method is loaded at the first request for it. Between visits the
 * model of the handwriting is let go; the dictionary of the words is small and stays.
 *
 * A request that was taken gets exactly one answer; one that a later request of its kind has made
 * pointless is answered with ERR_CANCELLED at once.
 *
 * Thread: the main thread calls; `wake` is called on the thread of this module. Ownership: requests
 * and answers are copied, and overwritten inside when they have been handed on.
 */
#ifndef UI_IME_IME_H
#define UI_IME_IME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "ui/ime/candidate.h"
#include "ui/ime/spelling.h"
#include "ui/ink.h"

#define IME_CANDIDATES 12

enum ime_kind {
    IME_SPELLING,
    IME_INK,
    IME_INK_LAST, /* ink that no stroke is added to any more: what is written next does not make it
                     pointless */
    IME_KINDS
};

struct ime_request {
    enum ime_kind kind;
    char letters[SPELLING_LETTERS_BYTES]; /* none: only loads the method */
    uint16_t first;                       /* candidates before it are left out */
    struct ink ink;
};

struct ime_answer {
    enum ime_kind kind;
    uint32_t number; /* the request's */
    enum err result; /* ERR_NOT_FOUND: the method is not there */
    bool more;
    uint16_t first;
    uint16_t count;
    struct candidate candidates[IME_CANDIDATES];
};

struct ime;

struct ime_config {
    const char *dictionary; /* NULL in these two: the system's */
    const char *model;
    void (*wake)(void *context); /* an answer is there; NULL: nobody sleeps */
    void *context;
};

enum err ime_create(struct ime **out, const struct ime_config *config) must_use;
void ime_destroy(struct ime *ime);

/* `*number` is never 0 and no other request's. ERR_BUSY when too many are not answered yet. */
enum err ime_ask(struct ime *ime, const struct ime_request *request, uint32_t *number) must_use;

/* ERR_TIMEOUT when none came in that time; 0 does not wait. */
enum err ime_next(struct ime *ime, struct ime_answer *answer, int timeout_ms) must_use;

/* A request is not answered yet. */
bool ime_busy(const struct ime *ime);

/* The visit is over: letters and ink are overwritten, the model is let go. */
void ime_forget(struct ime *ime);

#endif
