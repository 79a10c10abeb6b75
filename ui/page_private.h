/*
 * What the parts of the layout engine share: a page being measured and placed.
 *
 * Thread: the main thread. Units: pixels.
 */
#ifndef UI_PAGE_PRIVATE_H
#define UI_PAGE_PRIVATE_H

#include "ui/measure.h"
#include "ui/page.h"
#include "ui/view_private.h"

#define PAGE_NONE (-1)

/* The rows of the list stand under a root of their own, after those of the parts. */
#define PAGE_LIST  (PAGE_DOCK + 1)
#define PAGE_ROOTS (PAGE_LIST + 1)

/* A node's measures, and its place. */
struct page_box {
    struct rect rect;
    int width_px;       /* nothing of it breaks */
    int least_width_px; /* nothing of it is broken that must not be */
    int asked_px;       /* the width that `height_px` was measured at; -1: none yet */
    int height_px;
    bool touchable; /* it, or something in it */
};

struct page_plan {
    struct page *page;
    const struct screen_env *env;
    struct measure *measure;
    bool tight; /* the body did not fit with the usual gaps */
    struct page_box boxes[PAGE_NODES];
};

int page_units(const struct page_plan *plan, int units);
int page_gap_px(const struct page_plan *plan, enum page_gap gap);

/* Between a group's box and what is in it. */
void page_padding(const struct page_plan *plan, int node, int *x, int *y);

/* ---- ui/page_measure.c ---- */

/* Widths and what can be touched, of the nodes [first, page->count). Kids come after their parents.
 */
void page_measure(struct page_plan *plan, int first);

/* The height that a node needs at a width. */
int page_height(struct page_plan *plan, int node, int width_px);

/* How a row's kids share `width_px`: each one's box has its width in `rect.w` after that. False
 * when they do not fit side by side. */
bool page_row_widths(struct page_plan *plan, int node, int width_px);

struct page_grid {
    int columns;
    int rows;
    int cell_w_px;
    int cell_h_px;
};
struct page_grid page_grid_of(struct page_plan *plan, int node, int width_px);

/* ---- ui/page_place.c ---- */

/* Gives the node and all in it their rectangles. */
void page_place(struct page_plan *plan, int node, struct rect rect);

/* Adds the node and all in it to the view, in reading order; with a clip (w not 0) only what can be
 * seen in it. */
void page_emit(const struct page_plan *plan, int node, struct rect clip);

/* ---- ui/page_scroll.c ---- */

/* Places the body and the list in a room and adds them, scrolled as env->scroll_px says, with a
 * pager where they need one. */
void page_body(struct page_plan *plan, struct rect room);

/* ---- ui/page_pager.c ---- */

/* Cuts the pager's place off the room. */
struct page_pager {
    bool beside; /* at the sides of a low room */
    struct rect previous;
    struct rect number; /* left out where it has too little room */
    struct rect next;
};
struct page_pager page_pager_cut(struct page_plan *plan, struct rect *room);
void page_pager_emit(const struct page_plan *plan, const struct page_pager *pager, int number,
                     int count);

/* ---- ui/page_list.c ---- */

/* The height of the list at a width; 0 when there is none. Of the heights that are known from
 * former frames those of the rows between `from` and `end` px below its top are compared with what
 * the rows say now. */
int page_list_height(struct page_plan *plan, int width_px, int from, int end);

/* Declares, places and adds the rows of which something is in `clip` (w 0: all); the list has this
 * left side, width and top. */
void page_list_emit(struct page_plan *plan, struct rect clip, struct rect list);

/* Where a page from `from` that may reach to `end` below the list's top ends without cutting a
 * row. */
int page_list_cut(const struct page_plan *plan, int from, int end);

#endif
