/*
 * What the toolkit does with a view: clear, find, compare. Screens see ui/view.h only.
 *
 * Thread: the main thread.
 */
#ifndef UI_VIEW_PRIVATE_H
#define UI_VIEW_PRIVATE_H

#include "ui/theme.h"
#include "ui/view.h"

struct view_slot {
    struct element element; /* its texts point into the view */
    uint32_t hash;          /* of the content, to compare quickly */
    bool pressed;
    uint16_t ink_points; /* of its ink when it was added */
    uint16_t ink_revision;
};

/* The part of a screen that scrolls (ui/page.h). */
struct view_scroll {
    struct rect area; /* w 0: nothing scrolls */
    int content_px;   /* height of all there is */
    int offset_px;    /* how much of it is above the area */
    int previous_px;  /* the offset one page back, and one on, by whole rows */
    int next_px;
};

struct view {
    enum theme_palette palette; /* all of it is drawn in */
    struct view_scroll scroll;
    struct view_slot slots[VIEW_ELEMENTS];
    size_t count;
    char text[VIEW_TEXT_BYTES];
    size_t text_used;
};

void view_clear(struct view *view);

/* Marks the element that `pressed` equals as pressed, if it is still there: by id, or by action,
 * argument and rectangle where it has none. NULL marks none. */
void view_press(struct view *view, const struct element *pressed);

/* Another value for the progress bar at this position. */
void view_progress(struct view *view, size_t position, int value, int value_max);

/* NULL when there is none. */
const struct element *view_find(const struct view *view, const char *id);

/* The uppermost touchable element there; NULL when there is none or it is disabled. */
const struct element *view_hit(const struct view *view, int x, int y);

bool view_same_element(const struct element *a, const struct element *b);

/* What stands in `area`, which scrolls, moves up by so many pixels. False, and nothing is done,
 * when something stands half in it: then its pixels cannot be moved. */
bool view_shift(struct view *view, struct rect area, int up_px);

/* Rectangles that differ between two frames, merged where they touch. Elements that are in both in
 * the same order are not in them. */
#define VIEW_DAMAGE 24
size_t view_diff(const struct view *before, const struct view *after,
                 struct rect damage[VIEW_DAMAGE]);

#endif
