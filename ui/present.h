/*
 * From the pixel buffer to the display. Two presenters: SDL's window surface, and a streaming
 * texture of the opengles2 renderer for KMS/DRM, where the window surface stays black. Both take
 * only the rectangles that changed, and turn them when the panel is mounted turned.
 *
 * Thread: the main thread, which initialised SDL's video. Units: pixels; rectangles and points of
 * the canvas are turned ones: origin top left as people see it.
 */
#ifndef UI_PRESENT_H
#define UI_PRESENT_H

#include <SDL.h>

#include "app/base/err.h"
#include "ui/draw.h"

struct present;

struct present_config {
    const char *title;
    int width_px; /* of the panel */
    int height_px;
    int rotation; /* 0, 90, 180, 270 clockwise */
    bool fullscreen;
};

enum err present_create(struct present **out, const struct present_config *config,
                        char msg[ERR_MSG_BYTES]) must_use;
void present_destroy(struct present *present);

/* Where to draw. Borrowed; pixels and size change with present_resize. */
struct canvas *present_canvas(struct present *present);

/* Brings these parts of the canvas to the display. Failing is logged once. */
void present_show(struct present *present, const struct rect *parts, size_t count);

/* The window has another size: the canvas is new and empty. */
enum err present_resize(struct present *present) must_use;

/* From the window's pixels to the canvas's. */
void present_point(const struct present *present, int *x, int *y);
void present_panel_size(const struct present *present, int *width_px, int *height_px);

SDL_Window *present_window(struct present *present);

#endif
