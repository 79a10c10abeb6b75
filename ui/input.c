#include "ui/input.h"

#include <stdlib.h>

#include "app/base/text.h"
#include "ui/layout.h"

#define BOUNCE_MS      300
#define BOUNCE_PERCENT 8 /* of the display's shorter side */
#define LOST_MS        3000
#define DRAG_PERCENT   3 /* of the display's shorter side: an old hand is not steady */

void input_init(struct input *input, int short_side_px)
{
    *input = (struct input){.short_side_px = short_side_px};
}

static bool bounces(const struct input *input, const struct input_touch *touch)
{
    int reach = input->short_side_px * BOUNCE_PERCENT / 100;
    bool near = abs(touch->x - input->tap_x) <= reach && abs(touch->y - input->tap_y) <= reach;
    return input->tapped && input->screen_changed && touch->time_ms - input->tap_ms < BOUNCE_MS &&
           (near || touch->pointer == INPUT_KEYS);
}

static void press(struct input *input, const struct view *view, const struct input_touch *touch)
{
    input->down = true;
    input->pointer = touch->pointer;
    input->heard_ms = touch->time_ms;
    input->inside = false;
    input->pressed.action = 0;
    input->scrolls = layout_contains(view->scroll.area, touch->x, touch->y);
    input->dragging = false;
    input->drag_y = touch->y;
    input->writing = false;
    const struct element *hit = view_hit(view, touch->x, touch->y);
    if (hit == NULL || bounces(input, touch))
        return;
    /* The view will be gone when the finger is lifted. */
    input->pressed = (struct element){.action = hit->action,
                                      .argument = hit->argument,
                                      .rect = hit->rect,
                                      .id = hit->id != NULL ? input->id : NULL};
    text_copy(input->id, sizeof input->id, hit->id != NULL ? hit->id : "");
    input->writing = hit->role == ROLE_CANVAS;
    input->inside = !input->writing;
    input->scrolls = input->scrolls && !input->writing;
}

const struct element *input_canvas(const struct input *input, const struct input_touch *touch)
{
    bool goes_on = input->down || touch->kind == INPUT_UP;
    return input->writing && goes_on && touch->pointer == input->pointer &&
                   input->pressed.action != 0
               ? &input->pressed
               : NULL;
}

/* The first way of a finger is not counted: it may have been unsteady. */
static void drag(struct input *input, const struct input_touch *touch)
{
    int threshold = input->short_side_px * DRAG_PERCENT / 100;
    if (input->dragging || !input->scrolls || abs(touch->y - input->drag_y) <= threshold)
        return;
    input->dragging = true;
    input->drag_y = touch->y;
    input->pressed.action = 0;
}

int input_dragged_px(struct input *input, const struct input_touch *touch)
{
    if (!input->dragging || touch->pointer != input->pointer)
        return 0;
    int moved = input->drag_y - touch->y;
    input->drag_y = touch->y;
    if (touch->kind == INPUT_UP)
        input->dragging = false;
    return moved;
}

static const struct element *over_pressed(const struct input *input, const struct view *view,
                                          const struct input_touch *touch)
{
    const struct element *hit = view_hit(view, touch->x, touch->y);
    return input->pressed.action != 0 && hit != NULL && view_same_element(hit, &input->pressed)
               ? hit
               : NULL;
}

bool input_touch(struct input *input, const struct view *view, const struct input_touch *touch,
                 const struct element **tap)
{
    if (touch->kind == INPUT_DOWN) {
        if (!input->down || touch->pointer == input->pointer ||
            touch->time_ms - input->heard_ms > LOST_MS)
            press(input, view, touch);
        return false;
    }
    if (!input->down || touch->pointer != input->pointer)
        return false;
    input->heard_ms = touch->time_ms;
    drag(input, touch);
    if (input->writing) {
        input->down = touch->kind == INPUT_MOVE;
        return false;
    }
    const struct element *hit = over_pressed(input, view, touch);
    input->inside = hit != NULL && touch->kind == INPUT_MOVE;
    if (touch->kind == INPUT_MOVE)
        return false;
    input->down = false;
    input->pressed.action = 0;
    if (hit == NULL)
        return false;
    input->tapped = true;
    input->screen_changed = false;
    input->tap_ms = touch->time_ms;
    input->tap_x = touch->x;
    input->tap_y = touch->y;
    *tap = hit;
    return true;
}

void input_screen_changed(struct input *input)
{
    input->screen_changed = true;
    input->scrolls = false;
    input->dragging = false;
    input->inside = false;
    input->pressed.action = 0;
}

const struct element *input_pressed(const struct input *input)
{
    return input->inside ? &input->pressed : NULL;
}
