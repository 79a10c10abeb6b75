/*
 * Rectangles: cutting, padding, grids. Pure functions; pixels.
 *
 * Thread: any.
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>

#include "ui/view.h"

/* Cut a band off and shrink what is left. A band larger than what is left takes all of it. */
struct rect layout_cut_top(struct rect *rest, int height_px);
struct rect layout_cut_bottom(struct rect *rest, int height_px);
struct rect layout_cut_left(struct rect *rest, int width_px);
struct rect layout_cut_right(struct rect *rest, int width_px);

struct rect layout_inset(struct rect rect, int horizontal_px, int vertical_px);

/* A w x h rectangle in the middle; never larger than `rect`. */
struct rect layout_centre(struct rect rect, int w, int h);

/* Cell `index` (row by row) of a grid with gaps; all cells fill the rectangle exactly. */
struct rect layout_cell(struct rect rect, int columns, int rows, int gap_px, int index);

bool layout_contains(struct rect rect, int x, int y);
bool layout_intersects(struct rect a, struct rect b);
struct rect layout_intersect(struct rect a, struct rect b);
struct rect layout_union(struct rect a, struct rect b);

#endif
