/*
 * The focus ring: which element the five keys stand on, and where an arrow key takes it.
 *
 * Left and right go along rows in reading order and on into the next row, up and down to what lies
 * nearest; at an edge they go on at the other. So every element that a finger can hit is reached
 * from every other. The ring comes with the first arrow key and goes with the next touch.
 *
 * Thread: the main thread. Units: pixels.
 */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include <stdbool.h>

#include "ui/view_private.h"

enum focus_move { FOCUS_UP, FOCUS_DOWN, FOCUS_LEFT, FOCUS_RIGHT };

#define FOCUS_ID_BYTES 96

struct focus {
    bool shown;
    struct element at; /* its id points to `id`; action 0: nowhere yet on this screen */
    char id[FOCUS_ID_BYTES];
};

/* What one would begin with: the button that goes on, else the first of the screen's own, else of
 * the bars. NULL: nothing can be touched. Borrowed from the view, as in all of these. */
const struct element *focus_first(const struct view *view, bool rtl);

/* The next one; `from` itself where it is the only one. */
const struct element *focus_next(const struct view *view, const struct element *from,
                                 enum focus_move move, bool rtl);

/* The one whose middle is nearest to a point; NULL: nothing can be touched. */
const struct element *focus_near(const struct view *view, int x, int y);

/* A place of the element where a finger hits it and nothing else; false when there is none. */
bool focus_point(const struct view *view, const struct element *element, int *x, int *y);

/* The ring comes, stays or goes. */
void focus_put(struct focus *focus, const struct element *element);
void focus_hide(struct focus *focus);

/* Another screen came. */
void focus_screen_changed(struct focus *focus);

/* The element the ring is around in this view; NULL without a ring or when it is gone. */
const struct element *focus_element(const struct focus *focus, const struct view *view);

/* Finds the ring's place in a view that was made anew and adds it on top. */
void focus_draw(struct focus *focus, struct view *view, bool rtl, int unit_px);

#endif
