#include "ui/keys.h"

#include <SDL.h>

#include "ui/layout.h"
#include "ui/ui_private.h"

bool keys_named(const char *name)
{
    return name[0] == '\0' || SDL_GetScancodeFromName(name) != SDL_SCANCODE_UNKNOWN;
}

void keys_init(struct keys *keys, const char *const names[KEY_COUNT])
{
    *keys = (struct keys){.press_x = 0};
    for (int i = 0; i < KEY_COUNT; i++)
        if (names[i] != NULL && names[i][0] != '\0')
            keys->scancodes[i] = (int)SDL_GetScancodeFromName(names[i]);
}

/* KEY_COUNT: none of the five. */
static enum key key_of(const struct keys *keys, int scancode)
{
    for (int i = 0; i < KEY_COUNT; i++)
        if (keys->scancodes[i] != SDL_SCANCODE_UNKNOWN && keys->scancodes[i] == scancode)
            return (enum key)i;
    switch (scancode) {
    case SDL_SCANCODE_UP:
        return KEY_UP;
    case SDL_SCANCODE_DOWN:
        return KEY_DOWN;
    case SDL_SCANCODE_LEFT:
        return KEY_LEFT;
    case SDL_SCANCODE_RIGHT:
        return KEY_RIGHT;
    case SDL_SCANCODE_RETURN:
    case SDL_SCANCODE_KP_ENTER:
        return KEY_OK;
    default:
        return KEY_COUNT;
    }
}

static bool touch(struct ui *ui, enum input_kind kind)
{
    struct input_touch made = {kind, INPUT_KEYS, ui->keys.press_x, ui->keys.press_y,
                               clock_mono_ms(ui->config.clock)};
    return events_touch(ui, &made);
}

/* What is scrolled follows the ring: an element that is cut comes into sight as a whole, its top
 * where it is higher than the room. */
static void bring_into_sight(struct ui *ui, const struct element *element)
{
    struct rect area = frame_view(ui)->scroll.area;
    struct rect rect = element->rect;
    if (element->clip.w == 0 || area.w == 0)
        return;
    int above = rect.y - area.y;
    int below = rect.y + rect.h - area.y - area.h;
    int by_px = above < 0 || below > above ? above : below;
    if (above < 0 || below > 0)
        router_scroll(ui, by_px);
}

/* Whether the ring leaves, upwards or downwards, what goes on out of sight there. */
static bool leaves_scrolled(const struct view *view, const struct element *from,
                            const struct element *to, enum focus_move where)
{
    const struct view_scroll *scroll = &view->scroll;
    struct rect area = scroll->area;
    if (area.w == 0 || !layout_intersects(area, from->rect) || layout_intersects(area, to->rect))
        return false;
    return where == FOCUS_DOWN ? scroll->offset_px < scroll->content_px - area.h
                               : where == FOCUS_UP && scroll->offset_px > 0;
}

/* Turns the page and goes on at its near end. */
static void turn(struct ui *ui, const struct element *from, enum focus_move where)
{
    struct rect area = frame_view(ui)->scroll.area;
    int x = from->rect.x + from->rect.w / 2;
    int y = where == FOCUS_DOWN ? area.y : area.y + area.h;
    router_tap(ui,
               &(struct element){.action = where == FOCUS_DOWN ? ROUTER_NEXT : ROUTER_PREVIOUS});
    frame_update(ui);
    const struct view *view = frame_view(ui);
    const struct element *to = focus_near(view, x, y);
    /* Something of it was in sight on both pages. `from` lies in the frame before. */
    if (to != NULL && view_same_element(to, from))
        to = focus_next(view, to, where, ui->rtl);
    focus_put(&ui->focus, to);
}

static void move(struct ui *ui, enum focus_move where)
{
    const struct view *view = frame_view(ui);
    const struct element *from = focus_element(&ui->focus, view);
    const struct element *to =
        from == NULL ? focus_first(view, ui->rtl) : focus_next(view, from, where, ui->rtl);
    router_touched(ui);
    speak_touched(ui);
    ui_invalidate(ui);
    if (from != NULL && leaves_scrolled(view, from, to, where)) {
        turn(ui, from, where);
        view = frame_view(ui);
        to = focus_element(&ui->focus, view);
    }
    focus_put(&ui->focus, to);
    if (to != NULL)
        bring_into_sight(ui, to);
    speak_soon(ui, SPEAK_FOCUS);
    ui_invalidate(ui);
}

void keys_press(struct ui *ui, enum key key)
{
    static const enum focus_move moves[] = {[KEY_UP] = FOCUS_UP,
                                            [KEY_DOWN] = FOCUS_DOWN,
                                            [KEY_LEFT] = FOCUS_LEFT,
                                            [KEY_RIGHT] = FOCUS_RIGHT};
    const struct view *view = frame_view(ui);
    const struct element *element = focus_element(&ui->focus, view);
    if (key != KEY_OK)
        move(ui, moves[key]);
    else if (element == NULL)
        move(ui, FOCUS_DOWN);
    else if (focus_point(view, element, &ui->keys.press_x, &ui->keys.press_y))
        touch(ui, INPUT_DOWN);
}

bool keys_release(struct ui *ui, enum key key)
{
    return key == KEY_OK && touch(ui, INPUT_UP);
}

void keys_scancode(struct ui *ui, int scancode, bool down, bool repeated)
{
    enum key key = key_of(&ui->keys, scancode);
    if (key == KEY_COUNT || (key == KEY_OK && repeated))
        return;
    if (down)
        keys_press(ui, key);
    else
        keys_release(ui, key);
}
