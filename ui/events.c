#include <SDL.h>

#include "ui/ui_private.h"

#define MOUSE INT64_C(-1) /* fingers' numbers are SDL's, which are not negative */

/* A finger's way over a canvas. */
static void write(struct ui *ui, const struct input_touch *touch)
{
    static const enum stroke_part parts[] = {
        [INPUT_DOWN] = STROKE_DOWN, [INPUT_MOVE] = STROKE_MOVE, [INPUT_UP] = STROKE_UP};
    const struct element *canvas = input_canvas(&ui->input, touch);
    if (canvas != NULL)
        router_stroke(ui, &(struct stroke){parts[touch->kind], canvas->action, canvas->argument,
                                           canvas->rect, touch->x, touch->y});
}

bool events_touch(struct ui *ui, const struct input_touch *touch)
{
    const struct element *tap = NULL;
    const struct element *pressed = input_pressed(&ui->input);
    bool looked_pressed = pressed != NULL;
    /* What a finger hits is what the person saw. */
    bool tapped = input_touch(&ui->input, frame_view(ui), touch, &tap);
    int dragged_px = input_dragged_px(&ui->input, touch);
    router_touched(ui);
    write(ui, touch);
    if (touch->pointer != INPUT_KEYS && ui->focus.shown) {
        focus_hide(&ui->focus);
        ui_invalidate(ui);
    }
    if (dragged_px != 0)
        router_scroll(ui, dragged_px);
    if (tapped)
        router_tap(ui, tap);
    if (looked_pressed != (input_pressed(&ui->input) != NULL))
        ui_invalidate(ui);
    return tapped;
}

static void window_event(struct ui *ui, const SDL_WindowEvent *event)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED: {
        int width;
        int height;
        present_panel_size(ui->present, &width, &height);
        if (event->data1 == width && event->data2 == height) {
            frame_show_again(ui);
            break;
        }
        if (present_resize(ui->present) != OK) {
            ui_quit(ui);
            break;
        }
        frame_resized(ui);
        break;
    }
    case SDL_WINDOWEVENT_LEAVE:
    case SDL_WINDOWEVENT_ENTER:
    case SDL_WINDOWEVENT_MOVED:
        break;
    default:
        /* KMS/DRM loses the frame after any of the others. */
        frame_show_again(ui);
    }
}

/* SDL's own stamps wrap after 49 days and are made when the event is fetched, too. */
static int64_t now_ms(const struct ui *ui)
{
    return clock_mono_ms(ui->config.clock);
}

static void finger(struct ui *ui, const SDL_TouchFingerEvent *event, enum input_kind kind)
{
    int width;
    int height;
    present_panel_size(ui->present, &width, &height);
    struct input_touch touch = {kind, event->fingerId, (int)(event->x * (float)width),
                                (int)(event->y * (float)height), now_ms(ui)};
    present_point(ui->present, &touch.x, &touch.y);
    events_touch(ui, &touch);
}

static void mouse(struct ui *ui, int x, int y, enum input_kind kind)
{
    struct input_touch touch = {kind, MOUSE, x, y, now_ms(ui)};
    present_point(ui->present, &touch.x, &touch.y);
    events_touch(ui, &touch);
}

static void take(struct ui *ui, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT:
        ui_quit(ui);
        break;
    case SDL_WINDOWEVENT:
        window_event(ui, &event->window);
        break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        frame_show_again(ui);
        break;
    case SDL_FINGERDOWN:
        finger(ui, &event->tfinger, INPUT_DOWN);
        break;
    case SDL_FINGERMOTION:
        finger(ui, &event->tfinger, INPUT_MOVE);
        break;
    case SDL_FINGERUP:
        finger(ui, &event->tfinger, INPUT_UP);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (event->button.button == SDL_BUTTON_LEFT)
            mouse(ui, event->button.x, event->button.y,
                  event->type == SDL_MOUSEBUTTONDOWN ? INPUT_DOWN : INPUT_UP);
        break;
    case SDL_MOUSEMOTION:
        if (event->motion.state & SDL_BUTTON_LMASK)
            mouse(ui, event->motion.x, event->motion.y, INPUT_MOVE);
        break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        keys_scancode(ui, (int)event->key.keysym.scancode, event->type == SDL_KEYDOWN,
                      event->key.repeat != 0);
        break;
    default:
        break;
    }
}

void events_take(struct ui *ui)
{
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        take(ui, &event);
        /* A tap hits what the person sees: it is drawn before the next one is looked at. */
        frame_update(ui);
    }
}
