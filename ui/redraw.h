/*
 * From one picture to the next: only what differs is painted, and what was scrolled is moved where
 * it is in the canvas, so that only the strip that comes in is new.
 *
 * Thread: the main thread. Units: pixels.
 */
#ifndef UI_REDRAW_H
#define UI_REDRAW_H

#include "ui/draw.h"
#include "ui/paint.h"
#include "ui/view_private.h"

/* The canvas shows `before`, which is used up, and then `after`. Fills `changed` with what the
 * display must be given anew; returns how many rectangles that are. */
size_t redraw(struct paint *paint, struct canvas *canvas, struct view *before,
              const struct view *after, struct rect changed[VIEW_DAMAGE]);

#endif
