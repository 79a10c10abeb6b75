/*
 * Touches to taps: the one path for fingers, mouse and automation.
 *
 * A finger that moves up or down in the part of the view that scrolls drags it and taps nothing.
 * An element is pressed while the finger that came down on it is over it, and tapped when it is
 * lifted there. Only the first finger counts, until it has not been heard of for a while: a panel
 * that is unplugged never says that a finger was lifted. A second tap at the same place right after
 * the screen changed is not taken: an old hand's double tap must not press what appeared under it;
 * of a key's, no second one at all.
 *
 * Thread: any, one at a time. Time comes with each touch, in milliseconds that only grow.
 */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/view_private.h"

/* The OK key as a finger, which comes down wherever the focus ring is. */
#define INPUT_KEYS INT64_C(-3)

enum input_kind { INPUT_DOWN, INPUT_MOVE, INPUT_UP };

struct input_touch {
    enum input_kind kind;
    int64_t pointer; /* which finger, or INPUT_KEYS */
    int x;
    int y;
    int64_t time_ms;
};

#define INPUT_ID_BYTES 96

struct input {
    int short_side_px;
    bool down;
    bool inside; /* the finger is over the pressed element */
    int64_t pointer;
    int64_t heard_ms;       /* of the finger that is down */
    struct element pressed; /* its id points to `id`; action 0: none */
    char id[INPUT_ID_BYTES];
    bool scrolls;        /* the finger came down on what can be dragged */
    bool dragging;       /* it drags it: no tap comes of it */
    int drag_y;          /* where it came down, then up to where what scrolls was moved */
    bool writing;        /* it came down on a canvas, which is `pressed` until it is lifted */
    bool screen_changed; /* since the last tap */
    bool tapped;         /* there was a tap: */
    int64_t tap_ms;
    int tap_x;
    int tap_y;
};

void input_init(struct input *input, int short_side_px);

/* True for a tap: `*tap` is the element of `view`, borrowed. */
bool input_touch(struct input *input, const struct view *view, const struct input_touch *touch,
                 const struct element **tap);

/* The canvas that this touch, which input_touch has seen, writes on; NULL: none. Borrowed. */
const struct element *input_canvas(const struct input *input, const struct input_touch *touch);

/* How far the finger dragged what scrolls since the last call; positive: upwards. */
int input_dragged_px(struct input *input, const struct input_touch *touch);

/* Another screen came: what is pressed is pressed no more. */
void input_screen_changed(struct input *input);

/* What looks pressed now; NULL for nothing. Borrowed until the next call. */
const struct element *input_pressed(const struct input *input);

#endif
