/*
 * Equal cells in a rectangle, each large enough for a finger: what keys are laid out in.
 *
 * Thread: any. Units: pixels.
 */
#ifndef UI_WIDGETS_CELLS_H
#define UI_WIDGETS_CELLS_H

#include <stdbool.h>

#include "ui/screen.h"

struct cells {
    struct rect rect;
    int columns;
    int rows;
    int gap_px;
    int at; /* the next free one, row by row */
};

/* As many as fit with env->target_px a side; at least one. */
struct cells cells_of(const struct screen_env *env, struct rect rect);

/* The same rectangle cut into other cells. */
struct cells cells_cut(const struct screen_env *env, struct rect rect, int columns, int rows);

int cells_count(const struct cells *cells);

/* `span` cells of a row from a column on. */
struct rect cells_at(const struct cells *cells, int column, int row, int span);

/* The next `span` cells of one row; false when there are none. */
bool cells_next(struct cells *cells, int span, struct rect *rect);

/* How many cells a thing of this width takes. */
int cells_span(const struct cells *cells, int width_px);

/* ---- what stands in them ---- */

struct key {
    const char *id;
    const char *label;
    enum icon icon;
    enum style style;
    int action;
    int argument;
    int lines; /* of the label; 0: 1 */
    bool disabled;
    bool secret;
};

void key_add(struct view *view, struct rect rect, const struct key *key);

/* Into the next cell; nothing when there is none. */
void key_next(struct view *view, struct cells *cells, const struct key *key);

#endif
