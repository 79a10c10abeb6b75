/*
 * Lays a screen out. A view declares groups and items; page_end measures every text, gives each
 * item a rectangle, and adds it to the view. No text gets less room than it needs: what does not
 * fit side by side goes below, what does not fit on the screen is reached by scrolling, and the
 * pager for that appears by itself. A screen never sees a pixel.
 *
 * A page has a head, a body and a foot. The head and the foot stay where they are; the body
 * scrolls. In the foot stand two places for buttons that never overlap: GO, for what issues
 * something, and OTHER, for everything after it; so a second touch meant for one cannot fall on
 * what the next screen puts in the other. Modes (care, low reach, left hand, right to left) are the
 * engine's: screens declare the same items in all of them, except that in care mode (env->care) a
 * screen asks one question.
 *
 * Thread: the main thread. Ownership: texts and ids as in ui/view.h: constants, or made with
 * view_format and view_text; borrowed until page_end. Units: multiples of env->unit_px. The page
 * stands on the caller's stack, allocates nothing, and adding beyond PAGE_NODES asserts.
 */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/screen.h"
#include "ui/view.h"

#define PAGE_NODES 256
#define PAGE_DEPTH 8

enum page_part {
    PAGE_HEAD,
    PAGE_BODY,
    PAGE_FOOT_GO,
    PAGE_FOOT_OTHER,
    PAGE_DOCK /* across the whole width between body and foot: the keys of a keyboard */
};

enum page_flow {
    PAGE_COLUMN, /* one below the other */
    PAGE_ROW,    /* side by side where all fit, else one below the other */
    PAGE_GRID,   /* equal cells, as many columns as `least_units` allows, rows of equal height */
};

enum page_gap { PAGE_GAP, PAGE_GAP_NONE, PAGE_GAP_SMALL, PAGE_GAP_LARGE };

struct page_group {
    enum page_flow flow;
    enum style style; /* STYLE_PANEL, STYLE_GOOD…: drawn around it; STYLE_BACKGROUND: nothing */
    const char *id;   /* of the drawn box; NULL: decoration */
    int least_units;  /* GRID: a cell's least width; 0: by its words */
    int columns;      /* GRID: at most so many; 0: any number */
    int grow;         /* its share of the length that is left over in its parent */
    enum page_gap gap;
    enum text_align align; /* across the flow: START fills the width, CENTRE and END do not; CENTRE
                              also puts what is left over around the column, and centres texts */
    bool spare;            /* left out, the last of them first, where the body does not fit */
};

struct page_item {
    struct element element; /* without a rectangle; `lines` 0: as many as the text needs */
    int grow;
    int least_w_units; /* 0: by its words, and a target's size where it can be touched */
    int least_h_units;
    /* What lays itself out in the place that the page finds for it, like the keys of a keyboard:
     * adds its elements within `rect`; `element` is not used then. Called by page_end. */
    void (*fill)(struct view *view, const struct screen_env *env, struct rect rect,
                 const void *context);
    const void *context;
};

/* What page_begin to page_end keep; only ui/page*.c look into it. */
struct page {
    struct view *view;
    const struct screen_env *env;
    enum page_part part;
    int count;
    int depth;
    int open[PAGE_DEPTH];
    size_t list_count;
    void (*list_row)(struct page *page, size_t index, const void *context);
    const void *list_context;
    struct page_node {
        bool is_group;
        int first_kid; /* positions; -1: none */
        int last_kid;
        int next;
        struct page_group group;
        struct page_item item;
    } nodes[PAGE_NODES]; /* the first ones are the parts */
};

/* Begins in the body. */
void page_begin(struct page *page, struct view *view, const struct screen_env *env);
void page_part(struct page *page, enum page_part part);
void page_open(struct page *page, const struct page_group *group);
void page_close(struct page *page);
void page_item(struct page *page, const struct page_item *item);
void page_end(struct page *page);

/* ---- what most screens are made of ---- */

void page_title(struct page *page, const char *id, const char *text); /* in the head */
void page_heading(struct page *page, const char *text);
/* STYLE_BODY, STYLE_NOTE, STYLE_TITLE…; `id` NULL: decoration. Nothing for an empty text. */
void page_text(struct page *page, const char *id, enum style style, const char *text);
/* A line with an icon on a coloured band: STYLE_GOOD, STYLE_WARNING, STYLE_BAD. */
void page_band(struct page *page, const char *id, enum style style, enum icon icon,
               const char *text);
/* What can be touched: STYLE_PRIMARY, STYLE_SECONDARY, STYLE_TILE, STYLE_TILE_QUIET, STYLE_CHOICE;
 * `detail` may be NULL. */
void page_button(struct page *page, const char *id, enum style style, enum icon icon,
                 const char *label, const char *detail, int action, int argument);
/* A value above its caption. */
void page_figure(struct page *page, const char *id, const char *value, const char *caption);
/* "caption   value" in one row of a panel; the value wraps, the caption does not. */
void page_fact(struct page *page, const char *id, const char *caption, const char *value);
void page_emblem(struct page *page, enum icon icon, int units);
/* A square QR code that holds `text`; `units` its least side. */
void page_qr(struct page *page, const char *id, const char *text, int units);
/* A picture of the content by its name (ui/pictures.h), as large as fits into `units` by `units`, or
 * wider where there is room; `label` is what speech says for it. */
void page_picture(struct page *page, const char *id, const char *name, const char *label,
                  int units);

/* A list of any length: only rows in sight are declared. `row` declares exactly one item or group
 * for `index`; it is called many times and must not change anything. One list a page, in the body,
 * after everything else of it. */
void page_list(struct page *page, size_t count,
               void (*row)(struct page *page, size_t index, const void *context),
               const void *context);

#endif
