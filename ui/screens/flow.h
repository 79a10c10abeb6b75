/*
 * Groups of tiles under headings, down columns and over pages. Pure functions; pixels.
 *
 * Thread: any.
 */
#ifndef UI_SCREENS_FLOW_H
#define UI_SCREENS_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/layout.h"

struct flow {
    struct rect area;
    int columns;
    int column_gap_px;
    int gap_px; /* between tiles, and under a heading */
    int tile_px;
    int heading_px;
};

struct flow_place {
    int page;
    struct rect tile;
    bool headed; /* a heading stands above it: its group begins or goes on in another column */
    struct rect heading;
};

/* Places `count` tiles in order; `groups` has each one's group, and a group is told by its number
 * changing. Returns the number of pages, at least 1. */
int flow_run(const struct flow *flow, const int *groups, size_t count, struct flow_place *places);

/* Makes the tiles as high as one page allows, between the two heights, and then the columns as
 * short as still hold them, so that all end at about the same height. When even the lowest tiles
 * need more pages, they keep the lowest height. */
void flow_fit(struct flow *flow, const int *groups, size_t count, int tile_min_px, int tile_max_px);

#endif
