#include "ui/present.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "ui/layout.h"

struct presenter {
    Uint32 window_flags;
    /* Makes `panel` fit the window: pixels in the panel's own orientation. */
    enum err (*open)(struct present *present);
    void (*close)(struct present *present);
    bool (*flush)(struct present *present, const SDL_Rect *parts, int count);
};

struct panel {
    uint32_t *pixels;
    int stride_px;
    int width_px;
    int height_px;
};

struct present {
    const struct presenter *presenter;
    int rotation;
    SDL_Window *window;
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    struct panel panel;
    struct canvas canvas;
    uint32_t *panel_memory;  /* where the display has no pixels that can be drawn into */
    uint32_t *canvas_memory; /* where the panel is turned */
    bool failed;             /* logged already */
};

/* More rectangles than this are joined by the view's diff. */
#define PARTS_MAX 64

static enum err own_panel(struct present *present)
{
    size_t count = (size_t)present->panel.width_px * (size_t)present->panel.height_px;
    present->panel_memory = calloc(count, sizeof *present->panel_memory);
    present->panel.pixels = present->panel_memory;
    present->panel.stride_px = present->panel.width_px;
    return present->panel_memory != NULL ? OK : ERR_NO_MEMORY;
}

/* ---- the window's surface ---- */

static bool plain_format(const SDL_Surface *surface)
{
    return (surface->format->format == SDL_PIXELFORMAT_XRGB8888 ||
            surface->format->format == SDL_PIXELFORMAT_ARGB8888) &&
           surface->pitch % 4 == 0;
}

static enum err surface_open(struct present *present)
{
    SDL_Surface *surface = SDL_GetWindowSurface(present->window);
    if (surface == NULL)
        return ERR_IO;
    present->panel.width_px = surface->w;
    present->panel.height_px = surface->h;
    if (!plain_format(surface))
        return own_panel(present);
    present->panel.pixels = surface->pixels;
    present->panel.stride_px = surface->pitch / 4;
    return OK;
}

static void surface_close(struct present *present)
{
    (void)present;
}

/* For displays of another pixel format. */
static void convert(const struct present *present, SDL_Surface *surface, const SDL_Rect *part)
{
    const uint32_t *from =
        present->panel.pixels + (ptrdiff_t)part->y * present->panel.stride_px + part->x;
    uint8_t *to = (uint8_t *)surface->pixels + (ptrdiff_t)part->y * surface->pitch +
                  (ptrdiff_t)part->x * surface->format->BytesPerPixel;
    SDL_ConvertPixels(part->w, part->h, SDL_PIXELFORMAT_XRGB8888, from,
                      present->panel.stride_px * 4, surface->format->format, to, surface->pitch);
}

static bool surface_flush(struct present *present, const SDL_Rect *parts, int count)
{
    SDL_Surface *surface = SDL_GetWindowSurface(present->window);
    if (surface == NULL || surface->w != present->panel.width_px ||
        surface->h != present->panel.height_px)
        return false;
    for (int i = 0; present->panel_memory != NULL && i < count; i++)
        convert(present, surface, &parts[i]);
    return SDL_UpdateWindowSurfaceRects(present->window, parts, count) == 0;
}

static const struct presenter surface_presenter = {0, surface_open, surface_close, surface_flush};

/* ---- a texture ---- */

static enum err texture_open(struct present *present)
{
    if (present->renderer == NULL)
        present->renderer = SDL_CreateRenderer(present->window, -1, SDL_RENDERER_ACCELERATED);
    if (present->renderer == NULL ||
        SDL_GetRendererOutputSize(present->renderer, &present->panel.width_px,
                                  &present->panel.height_px) != 0)
        return ERR_IO;
    present->texture =
        SDL_CreateTexture(present->renderer, SDL_PIXELFORMAT_XRGB8888, SDL_TEXTUREACCESS_STREAMING,
                          present->panel.width_px, present->panel.height_px);
    return present->texture != NULL ? own_panel(present) : ERR_IO;
}

static void texture_close(struct present *present)
{
    if (present->texture != NULL)
        SDL_DestroyTexture(present->texture);
    present->texture = NULL;
}

static bool texture_flush(struct present *present, const SDL_Rect *parts, int count)
{
    for (int i = 0; i < count; i++) {
        const uint32_t *from =
            present->panel.pixels + (ptrdiff_t)parts[i].y * present->panel.stride_px + parts[i].x;
        if (SDL_UpdateTexture(present->texture, &parts[i], from, present->panel.stride_px * 4) != 0)
            return false;
    }
    /* Each buffer of the display's chain is older than the last: the whole texture goes out. */
    if (SDL_RenderCopy(present->renderer, present->texture, NULL, NULL) != 0)
        return false;
    SDL_RenderPresent(present->renderer);
    return true;
}

static const struct presenter texture_presenter = {SDL_WINDOW_OPENGL, texture_open, texture_close,
                                                   texture_flush};

/* ---- both ---- */

static void close_buffers(struct present *present)
{
    present->presenter->close(present);
    free(present->panel_memory);
    free(present->canvas_memory);
    present->panel_memory = NULL;
    present->canvas_memory = NULL;
}

enum err present_resize(struct present *present)
{
    close_buffers(present);
    enum err result = present->presenter->open(present);
    if (result != OK)
        return result;
    const struct panel *panel = &present->panel;
    if (present->rotation == 0) {
        present->canvas = (struct canvas){
            panel->pixels, panel->stride_px, panel->width_px, panel->height_px, {0}};
    } else {
        bool across = present->rotation != 180;
        int width = across ? panel->height_px : panel->width_px;
        int height = across ? panel->width_px : panel->height_px;
        present->canvas_memory =
            calloc((size_t)width * (size_t)height, sizeof *present->canvas_memory);
        if (present->canvas_memory == NULL)
            return ERR_NO_MEMORY;
        present->canvas = (struct canvas){present->canvas_memory, width, width, height, {0}};
    }
    draw_clip(&present->canvas,
              (struct rect){0, 0, present->canvas.width_px, present->canvas.height_px});
    return OK;
}

enum err present_create(struct present **out, const struct present_config *config,
                        char msg[ERR_MSG_BYTES])
{
    struct present *present = calloc(1, sizeof *present);
    if (present == NULL)
        return ERR_NO_MEMORY;
    const char *driver = SDL_GetCurrentVideoDriver();
    bool board = driver != NULL && strcmp(driver, "KMSDRM") == 0;
    present->presenter = board ? &texture_presenter : &surface_presenter;
    present->rotation = config->rotation;
    /* Through GL a window's surface takes 87 ms and 81 MB instead of 29 ms and 12 MB. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    Uint32 flags = present->presenter->window_flags |
                   (config->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0u);
    enum err result = ERR_IO;
    present->window =
        SDL_CreateWindow(config->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                         config->width_px, config->height_px, flags);
    if (present->window != NULL)
        result = present_resize(present);
    if (result != OK) {
        snprintf(msg, ERR_MSG_BYTES, "no window on the display (%s): %.100s",
                 driver != NULL ? driver : "none", SDL_GetError());
        present_destroy(present);
        return result;
    }
    *out = present;
    return OK;
}

void present_destroy(struct present *present)
{
    if (present == NULL)
        return;
    close_buffers(present);
    if (present->renderer != NULL)
        SDL_DestroyRenderer(present->renderer);
    if (present->window != NULL)
        SDL_DestroyWindow(present->window);
    free(present);
}

struct canvas *present_canvas(struct present *present)
{
    return &present->canvas;
}

SDL_Window *present_window(struct present *present)
{
    return present->window;
}

void present_panel_size(const struct present *present, int *width_px, int *height_px)
{
    *width_px = present->panel.width_px;
    *height_px = present->panel.height_px;
}

/* Where the canvas's rectangle lies on the panel. */
static struct rect turned(const struct present *present, struct rect r)
{
    int w = present->panel.width_px;
    int h = present->panel.height_px;
    switch (present->rotation) {
    case 90:
        return (struct rect){w - r.y - r.h, r.x, r.h, r.w};
    case 180:
        return (struct rect){w - r.x - r.w, h - r.y - r.h, r.w, r.h};
    case 270:
        return (struct rect){r.y, h - r.x - r.w, r.h, r.w};
    default:
        return r;
    }
}

void present_point(const struct present *present, int *x, int *y)
{
    int w = present->panel.width_px;
    int h = present->panel.height_px;
    int from_x = *x;
    int from_y = *y;
    switch (present->rotation) {
    case 90:
        *x = from_y;
        *y = w - 1 - from_x;
        break;
    case 180:
        *x = w - 1 - from_x;
        *y = h - 1 - from_y;
        break;
    case 270:
        *x = h - 1 - from_y;
        *y = from_x;
        break;
    default:
        break;
    }
}

/* Copies one part from the canvas to the panel. */
static void turn(const struct present *present, struct rect part)
{
    const struct canvas *canvas = &present->canvas;
    struct rect to = turned(present, part);
    for (int row = 0; row < to.h; row++) {
        uint32_t *out =
            present->panel.pixels + (ptrdiff_t)(to.y + row) * present->panel.stride_px + to.x;
        int x = to.x;
        int y = to.y + row;
        present_point(present, &x, &y);
        ptrdiff_t step = present->rotation == 90    ? -canvas->stride_px
                         : present->rotation == 180 ? -1
                                                    : canvas->stride_px;
        const uint32_t *from = canvas->pixels + (ptrdiff_t)y * canvas->stride_px + x;
        for (int column = 0; column < to.w; column++)
            out[column] = from[column * step];
    }
}

void present_show(struct present *present, const struct rect *parts, size_t count)
{
    SDL_Rect shown[PARTS_MAX];
    struct rect all = {0, 0, present->canvas.width_px, present->canvas.height_px};
    int used = 0;
    if (count > PARTS_MAX) {
        parts = &all;
        count = 1;
    }
    for (size_t i = 0; i < count; i++) {
        struct rect part = layout_intersect(parts[i], all);
        if (part.w <= 0 || part.h <= 0)
            continue;
        if (present->rotation != 0)
            turn(present, part);
        struct rect to = turned(present, part);
        shown[used++] = (SDL_Rect){to.x, to.y, to.w, to.h};
    }
    if (used > 0 && !present->presenter->flush(present, shown, used) && !present->failed) {
        present->failed = true;
        log_error("present", "%s", SDL_GetError());
    }
}
