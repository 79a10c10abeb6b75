/*
 * The states of the screens on the Back stack, side by side in a fixed memory, each as large as its
 * screen asks: 24 of 1 KiB, or more of smaller ones.
 *
 * Thread: the main thread.
 */
#ifndef UI_VISITS_H
#define UI_VISITS_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/screen.h"

/* Screens that go on before they are ever shown may do so so many times in a row. */
#define VISITS_AHEAD 4
#define VISITS_COUNT 36
#define VISITS_BYTES (28 * 1024 + VISITS_AHEAD * SCREEN_STATE_BYTES)

/* A screen with its state. One that was left keeps its memory until no screen's function runs any
 * more: it may still be running itself. */
struct visit {
    const struct screen *screen; /* NULL: free */
    bool left;
    int scroll_px; /* how far its body was scrolled (ui/page.h) */
    size_t start;  /* of its state */
    size_t bytes;
};

struct visits {
    struct visit visits[VISITS_COUNT];
    _Alignas(max_align_t) unsigned char states[VISITS_BYTES]; /* zero where no visit is */
};

/* A visit with a state of zeros. Aborts when nothing is left, see visits_have_room. */
struct visit *visits_take(struct visits *visits, const struct screen *screen);

void *visits_state(struct visits *visits, const struct visit *visit);

/* Wipes those that were left: the next citizen is someone else. */
void visits_sweep(struct visits *visits);

/* Whether VISITS_AHEAD screens more fit, however large their states. */
bool visits_have_room(const struct visits *visits);

#endif
