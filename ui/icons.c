#include "ui/icons.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/base/log.h"

struct icons {
    const struct theme *theme;
    const char *data_dir;
    bool missing[ICON_COUNT];
};

enum err icons_create(struct icons **out, const struct theme *theme, const char *data_dir)
{
    struct icons *icons = calloc(1, sizeof *icons);
    if (icons == NULL)
        return ERR_NO_MEMORY;
    icons->theme = theme;
    icons->data_dir = data_dir;
    *out = icons;
    return OK;
}

void icons_destroy(struct icons *icons)
{
    free(icons);
}

static SDL_Surface *load(const struct icons *icons, enum icon icon, int size_px)
{
    char path[512];
    if (icons->theme->icon_names[icon] == NULL)
        return NULL;
    snprintf(path, sizeof path, "%s/icons/%s.svg", icons->data_dir, icons->theme->icon_names[icon]);
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    if (file == NULL) {
        log_error("icons", "%s: cannot be opened", path);
        return NULL;
    }
    SDL_Surface *loaded = IMG_LoadSizedSVG_RW(file, size_px, size_px);
    SDL_RWclose(file);
    SDL_Surface *surface =
        loaded != NULL ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    if (surface == NULL)
        log_error("icons", "%s: %s", path, IMG_GetError());
    SDL_FreeSurface(loaded);
    return surface;
}

/* The file's colours do not matter: where it is opaque, the style's colour shows. */
static uint8_t *alpha_of(const SDL_Surface *surface)
{
    uint8_t *bytes = malloc((size_t)surface->w * (size_t)surface->h);
    for (int y = 0; bytes != NULL && y < surface->h; y++) {
        const uint32_t *row =
            (const void *)((const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch);
        for (int x = 0; x < surface->w; x++)
            bytes[(ptrdiff_t)y * surface->w + x] = (uint8_t)(row[x] >> 24);
    }
    return bytes;
}

const struct stamp *icons_stamp(struct icons *icons, struct stamps *stamps, enum icon icon,
                                int size_px)
{
    static const struct stamp nothing = {0};
    const int key[] = {(int)icon, size_px};
    if (icon == ICON_NONE || size_px <= 0 || icons->missing[icon])
        return &nothing;
    const struct stamp *known = stamps_find(stamps, key, sizeof key);
    if (known != NULL)
        return known;

    SDL_Surface *surface = load(icons, icon, size_px);
    uint8_t *bytes = surface != NULL ? alpha_of(surface) : NULL;
    const struct stamp *added = NULL;
    if (bytes != NULL) {
        /* An icon that is not square is as large as fits. */
        struct stamp stamp = {{NULL, surface->w, surface->w, surface->h},
                              (size_px - surface->w) / 2,
                              (size_px - surface->h) / 2,
                              size_px,
                              size_px,
                              false};
        added = stamps_add(stamps, key, sizeof key, &stamp, bytes);
    }
    icons->missing[icon] = added == NULL;
    SDL_FreeSurface(surface);
    return added != NULL ? added : &nothing;
}
