/*
 * Motion that explains: a bar that shows progress glides to its new length in MOTION_MS, fast at
 * first. Nothing else moves, and a bar that rests asks for no frame.
 *
 * Thread: the main thread. Units: milliseconds of clock_mono_ms.
 */
#ifndef UI_MOTION_H
#define UI_MOTION_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/view_private.h"

#define MOTION_MS   180
#define MOTION_BARS 4
#define MOTION_ALL  10000 /* a bar that is done, in the figures below */

struct motion {
    struct motion_bar {
        struct rect rect; /* where it is; w 0: no bar */
        int from;
        int to;
        int64_t start_ms;
    } bars[MOTION_BARS];
    int64_t next_ms; /* of the next frame while one is under way */
};

/* The bars of a view that was made anew show how far they are on their way. `still`: they are there
 * at once. */
void motion_apply(struct motion *motion, struct view *view, int64_t now_ms, bool still);

/* Another screen: its bars begin where they are. */
void motion_screen_changed(struct motion *motion);

/* Until the next frame is due; -1: nothing moves. */
int motion_due_ms(const struct motion *motion, int64_t now_ms);

#endif
