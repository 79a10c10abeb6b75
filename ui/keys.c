#include "ui/keys.h"

#include <SDL.h>

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

static void move(struct ui *ui, enum focus_move where)
{
    const struct view *view = frame_view(ui);
    const struct element *from = focus_element(&ui->focus, view);
    focus_put(&ui->focus,
              from == NULL ? focus_first(view, ui->rtl) : focus_next(view, from, where, ui->rtl));
    router_touched(ui);
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
