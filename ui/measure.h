/*
 * How much room elements need, and how what stands in them is arranged. The layout engine asks
 * before it places and the painter before it draws, so that both go by the same figures.
 *
 * Thread: the main thread. Ownership: elements and texts are borrowed for the call. Units: pixels.
 */
#ifndef UI_MEASURE_H
#define UI_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/base/err.h"
#include "ui/fonts.h"
#include "ui/stamps.h"
#include "ui/theme.h"
#include "ui/typeset.h"
#include "ui/view.h"

struct measure;

/* `theme`, `fonts` and `stamps` are borrowed and must outlive it. Opens no file yet. */
enum err measure_create(struct measure **out, const struct theme *theme, struct fonts *fonts,
                        struct stamps *stamps) must_use;
void measure_destroy(struct measure *measure);

/* The theme's base length, how large type is (100: as the theme says) and whether people read from
 * right to left. What was measured before is forgotten when one of them changes. */
void measure_set(struct measure *measure, int unit_px, int text_percent, bool rtl);

/* Tenths of the unit in pixels; those of type and icons grow with `text_percent`, but what is
 * large anyway does not. */
int measure_px(const struct measure *measure, int tenths);
int measure_type_px(const struct measure *measure, int tenths);

const struct theme_style *measure_style(const struct measure *measure, enum style style);

/* The width at which nothing of the element breaks into another line, and the least at which no
 * word is broken and its lines can still be read. A picture's words are spoken, and take no room. */
int measure_width(struct measure *measure, const struct element *element);
int measure_least_width(struct measure *measure, const struct element *element);

/* The height that the element needs at a width, at the full size of its type. */
int measure_height(struct measure *measure, const struct element *element, int width_px);

/* What stands in an element. */
struct content {
    struct typeset_request label;
    struct typeset_request detail;
    enum text_align align; /* of the whole */
    bool icon_right;
    int icon_px;
    int gap_px;      /* between icon and texts */
    int text_gap_px; /* between label and detail */
};

/* Arranges it in a room, the element's rectangle without its padding; texts have the full size of
 * the theme and shrink only where the room is lower than measure_height says. */
void measure_arrange(struct measure *measure, const struct element *element, struct rect room,
                     struct content *content);

/* ---- the heights of a list's rows, kept between frames (ui/page_list.c) ---- */

#define MEASURE_ROWS 4096

struct measure_rows {
    void (*row)(void); /* whose heights: row function, its context, how many, and how wide */
    const void *context;
    char locale[16];
    size_t count;
    int width_px;
    int tops_px[MEASURE_ROWS + 1]; /* where each begins, without the gaps */
};

/* Empty (count 0) at first, and whenever measure_set forgot. */
struct measure_rows *measure_rows(struct measure *measure);

#endif
