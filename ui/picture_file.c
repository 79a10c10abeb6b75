#include "ui/picture_file.h"

#include <SDL_image.h>
#include <stdbool.h>
#include <stdlib.h>

#include "app/services/catalog/picture.h"

/* The average of the pixels that fall on each one of a smaller row. */
struct shrink {
    int from_px;
    int to_px;
    uint32_t *sums; /* red, green, blue, count: for each pixel of the row */
};

static void add_row(struct shrink *shrink, const uint32_t *row)
{
    for (int x = 0; x < shrink->from_px; x++) {
        uint32_t *sum =
            shrink->sums + (ptrdiff_t)((int64_t)x * shrink->to_px / shrink->from_px) * 4;
        uint32_t alpha = row[x] >> 24;
        uint32_t white = 255 - alpha;
        sum[0] += ((row[x] >> 16 & 0xFF) * alpha) / 255 + white;
        sum[1] += ((row[x] >> 8 & 0xFF) * alpha) / 255 + white;
        sum[2] += ((row[x] & 0xFF) * alpha) / 255 + white;
        sum[3]++;
    }
}

static void take_row(struct shrink *shrink, uint32_t *out)
{
    for (int x = 0; x < shrink->to_px; x++) {
        uint32_t *sum = shrink->sums + (ptrdiff_t)x * 4;
        out[x] = sum[0] / sum[3] << 16 | sum[1] / sum[3] << 8 | sum[2] / sum[3];
        sum[0] = sum[1] = sum[2] = sum[3] = 0;
    }
}

/* Row by row: a second copy of a large picture would be much. */
static bool scale(const SDL_Surface *surface, int width_px, int height_px, uint32_t *pixels)
{
    struct shrink shrink = {surface->w, width_px, calloc((size_t)width_px * 4, sizeof(uint32_t))};
    uint32_t *row = malloc((size_t)surface->w * sizeof *row);
    bool good = shrink.sums != NULL && row != NULL;
    int done = 0;
    for (int y = 0; y < surface->h && good; y++) {
        const uint8_t *from = (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        int to = (int)((int64_t)y * height_px / surface->h);
        if (to > done)
            take_row(&shrink, pixels + (ptrdiff_t)done++ * width_px);
        good = SDL_ConvertPixels(surface->w, 1, surface->format->format, from, surface->pitch,
                                 SDL_PIXELFORMAT_ARGB8888, row, surface->w * (int)sizeof *row) == 0;
        if (good)
            add_row(&shrink, row);
    }
    if (good)
        take_row(&shrink, pixels + (ptrdiff_t)done * width_px);
    free(row);
    free(shrink.sums);
    return good;
}

/* As large as fits; at least a pixel each way. */
static void fit(const SDL_Surface *surface, int *width_px, int *height_px)
{
    int width = *width_px < surface->w ? *width_px : surface->w;
    int height = (int)((int64_t)surface->h * width / surface->w);
    if (height > *height_px) {
        height = *height_px;
        width = (int)((int64_t)surface->w * height / surface->h);
    }
    *width_px = width > 0 ? width : 1;
    *height_px = height > 0 ? height : 1;
}

/* Pixels that are numbers of a palette are told apart only by the surface. */
static SDL_Surface *decode(const void *bytes, size_t length)
{
    SDL_Surface *surface = IMG_Load_RW(SDL_RWFromConstMem(bytes, (int)length), 1);
    if (surface == NULL || surface->format->palette == NULL)
        return surface;
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(surface);
    return converted;
}

enum err picture_file_read(const char *path, int *width_px, int *height_px, uint32_t **pixels)
{
    size_t length = 0;
    struct picture_size size;
    SDL_Surface *surface = NULL;
    *pixels = NULL;
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    if (file == NULL)
        return ERR_NOT_FOUND;
    void *bytes = SDL_RWsize(file) <= PICTURE_FILE_BYTES ? SDL_LoadFile_RW(file, &length, 0) : NULL;
    SDL_RWclose(file);
    enum err err = bytes != NULL ? picture_measure(bytes, length, &size) : ERR_TOO_LARGE;
    if (err == OK && !picture_fits(&size))
        err = ERR_TOO_LARGE;
    if (err == OK) {
        surface = decode(bytes, length);
        err = surface != NULL ? OK : ERR_CORRUPT;
    }
    SDL_free(bytes);
    if (err == OK) {
        fit(surface, width_px, height_px);
        *pixels = malloc((size_t)*width_px * (size_t)*height_px * sizeof **pixels);
        if (*pixels == NULL || !scale(surface, *width_px, *height_px, *pixels)) {
            free(*pixels);
            *pixels = NULL;
            err = ERR_NO_MEMORY;
        }
    }
    SDL_FreeSurface(surface);
    return err;
}
