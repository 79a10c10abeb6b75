/*
 * What a finger wrote: strokes of points, in a plain struct of fixed size that can stand in a
 * screen's state. A stroke that is finished is thinned to the points that make its shape, so that
 * any character fits; when the room is used up, the pen writes no more.
 *
 * Thread: one at a time. Units: pixels of the display. Ink is private: ink_wipe before it goes.
 */
#ifndef UI_INK_H
#define UI_INK_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/view.h"

#define INK_POINTS  320
#define INK_STROKES 40

struct ink_point {
    int16_t x;
    int16_t y;
};

struct ink {
    struct ink_point points[INK_POINTS];
    uint16_t starts[INK_STROKES]; /* position of each stroke's first point */
    uint16_t point_count;
    uint16_t stroke_count;
    uint16_t revision; /* another one: not only points were added at the end */
    bool down;         /* the last stroke is still being written */
};

/* The pen comes down; a stroke that was not lifted is lifted first. */
void ink_down(struct ink *ink, int x, int y);

/* The pen moves; a step shorter than `least_px` is left out. Without a pen down nothing happens. */
void ink_move(struct ink *ink, int x, int y, int least_px);

/* The stroke is finished: points that lie within `tolerance_px` of the line without them go. */
void ink_up(struct ink *ink, int tolerance_px);

/* Takes the last stroke back. */
void ink_undo(struct ink *ink);

/* Overwrites all of it with zeros, but for the revision, which grows. */
void ink_wipe(struct ink *ink);

/* Points [*first, *end) of a stroke. */
void ink_stroke(const struct ink *ink, int stroke, int *first, int *end);

/* The smallest rectangle around the points from `first` on; empty when there are none. */
struct rect ink_bounds(const struct ink *ink, int first);

#endif
