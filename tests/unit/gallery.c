#include "tests/unit/gallery.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

#include "ui/typeset.h"

#define GREYS        16
#define SHADE        40 /* of 255 */
#define SHEET_GROUND 0x8A8F8B
#define SHEET_GAP_PX 12
#define CAPTION_PX   22
#define STAMP_BYTES  (256 * 1024)

static struct gallery_picture blank(int width_px, int height_px)
{
    struct gallery_picture picture = {
        calloc((size_t)width_px * (size_t)height_px, sizeof *picture.pixels), width_px, height_px};
    if (picture.pixels == NULL)
        abort();
    return picture;
}

void gallery_fini(struct gallery_picture *picture)
{
    free(picture->pixels);
    picture->pixels = NULL;
}

static struct canvas canvas_of(const struct gallery_picture *picture)
{
    return (struct canvas){picture->pixels,
                           picture->width_px,
                           picture->width_px,
                           picture->height_px,
                           {0, 0, picture->width_px, picture->height_px}};
}

struct gallery_picture gallery_draw(struct paint *paint, const struct view *view, int width_px,
                                    int height_px)
{
    struct gallery_picture picture = blank(width_px, height_px);
    struct canvas canvas = canvas_of(&picture);
    paint_view(paint, &canvas, view, canvas.clip);
    return picture;
}

/* ---- smaller ---- */

static uint32_t mean(const struct gallery_picture *picture, int x0, int y0, int x1, int y1)
{
    uint32_t sums[3] = {0};
    uint32_t count = 0;
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++, count++) {
            uint32_t pixel = picture->pixels[(ptrdiff_t)y * picture->width_px + x];
            for (int i = 0; i < 3; i++)
                sums[i] += pixel >> (16 - 8 * i) & 0xFF;
        }
    return sums[0] / count << 16 | sums[1] / count << 8 | sums[2] / count;
}

struct gallery_picture gallery_reduce(const struct gallery_picture *picture, int width_px)
{
    if (width_px > picture->width_px)
        width_px = picture->width_px;
    int from_w = picture->width_px;
    int from_h = picture->height_px;
    struct gallery_picture small = blank(width_px, from_h * width_px / from_w);
    for (int y = 0; y < small.height_px; y++)
        for (int x = 0; x < small.width_px; x++)
            small.pixels[(ptrdiff_t)y * width_px + x] =
                mean(picture, x * from_w / width_px, y * from_h / small.height_px,
                     (x + 1) * from_w / width_px, (y + 1) * from_h / small.height_px);
    return small;
}

static uint32_t grey_of(uint32_t pixel)
{
    return ((pixel >> 16 & 0xFF) * 2 + (pixel >> 8 & 0xFF) * 5 + (pixel & 0xFF)) / 8;
}

void gallery_grey(struct gallery_picture *picture)
{
    for (ptrdiff_t i = 0; i < (ptrdiff_t)picture->width_px * picture->height_px; i++) {
        uint32_t step = (grey_of(picture->pixels[i]) * (GREYS - 1) + 127) / 255;
        picture->pixels[i] = step * (255 / (GREYS - 1)) * 0x010101u;
    }
}

int gallery_difference(const struct gallery_picture *a, const struct gallery_picture *b)
{
    ptrdiff_t count = (ptrdiff_t)a->width_px * a->height_px;
    ptrdiff_t differ = 0;
    if (a->width_px != b->width_px || a->height_px != b->height_px)
        return 1000;
    for (ptrdiff_t i = 0; i < count; i++)
        differ += abs((int)grey_of(a->pixels[i]) - (int)grey_of(b->pixels[i])) > SHADE;
    return (int)((differ * 1000 + count - 1) / count);
}

/* ---- files ---- */

bool gallery_save(const struct gallery_picture *picture, const char *path)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
        picture->pixels, picture->width_px, picture->height_px, 32,
        picture->width_px * (int)sizeof *picture->pixels, SDL_PIXELFORMAT_RGB888);
    bool saved = surface != NULL && IMG_SavePNG(surface, path) == 0;
    SDL_FreeSurface(surface);
    return saved;
}

bool gallery_save_grey(const struct gallery_picture *picture, const char *path)
{
    SDL_Color greys[GREYS];
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, picture->width_px, picture->height_px,
                                                          8, SDL_PIXELFORMAT_INDEX8);
    if (surface == NULL)
        return false;
    for (int i = 0; i < GREYS; i++) {
        Uint8 grey = (Uint8)(i * (255 / (GREYS - 1)));
        greys[i] = (SDL_Color){grey, grey, grey, 255};
    }
    SDL_SetPaletteColors(surface->format->palette, greys, 0, GREYS);
    for (int y = 0; y < picture->height_px; y++)
        for (int x = 0; x < picture->width_px; x++)
            ((Uint8 *)surface->pixels)[(ptrdiff_t)y * surface->pitch + x] =
                (Uint8)((picture->pixels[(ptrdiff_t)y * picture->width_px + x] & 0xFF) /
                        (255 / (GREYS - 1)));
    bool saved = IMG_SavePNG(surface, path) == 0;
    SDL_FreeSurface(surface);
    return saved;
}

bool gallery_load(struct gallery_picture *picture, const char *path)
{
    SDL_Surface *loaded = IMG_Load(path);
    SDL_Surface *surface =
        loaded != NULL ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGB888, 0) : NULL;
    SDL_FreeSurface(loaded);
    if (surface == NULL)
        return false;
    *picture = blank(surface->w, surface->h);
    for (int y = 0; y < surface->h; y++)
        memcpy(picture->pixels + (ptrdiff_t)y * surface->w,
               (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch,
               (size_t)surface->w * sizeof *picture->pixels);
    SDL_FreeSurface(surface);
    return true;
}

/* ---- sheets ---- */

struct gallery_sheet {
    struct fonts *fonts;
    struct stamps *stamps;
    int columns;
    int cell_px;
    struct gallery_picture picture; /* grows */
    int row_y;                      /* of the row that is being filled */
    int row_height;
    int column;
};

struct gallery_sheet *gallery_sheet_create(int columns, int cell_px)
{
    struct gallery_sheet *sheet = calloc(1, sizeof *sheet);
    if (sheet == NULL || fonts_create(&sheet->fonts, theme_default()) != OK ||
        stamps_create(&sheet->stamps, STAMP_BYTES) != OK)
        abort();
    sheet->columns = columns;
    sheet->cell_px = cell_px;
    sheet->row_y = SHEET_GAP_PX;
    sheet->picture.width_px = SHEET_GAP_PX + columns * (cell_px + SHEET_GAP_PX);
    return sheet;
}

void gallery_sheet_destroy(struct gallery_sheet *sheet)
{
    stamps_destroy(sheet->stamps);
    fonts_destroy(sheet->fonts);
    gallery_fini(&sheet->picture);
    free(sheet);
}

static void grow(struct gallery_sheet *sheet, int height_px)
{
    struct gallery_picture *picture = &sheet->picture;
    if (height_px <= picture->height_px)
        return;
    size_t row = (size_t)picture->width_px;
    uint32_t *pixels = realloc(picture->pixels, row * (size_t)height_px * sizeof *pixels);
    if (pixels == NULL)
        abort();
    for (size_t i = row * (size_t)picture->height_px; i < row * (size_t)height_px; i++)
        pixels[i] = SHEET_GROUND;
    picture->pixels = pixels;
    picture->height_px = height_px;
}

static void write_caption(struct gallery_sheet *sheet, int x, int y, const char *caption)
{
    struct canvas canvas = canvas_of(&sheet->picture);
    const struct stamp *stamp =
        typeset_block(sheet->fonts, sheet->stamps,
                      &(struct typeset_request){.text = caption,
                                                .size_px = CAPTION_PX * 7 / 10,
                                                .width_px = sheet->cell_px,
                                                .height_px = CAPTION_PX,
                                                .lines = 1});
    if (stamp->mask.bytes != NULL)
        draw_mask(&canvas, x + stamp->x, y + stamp->y, &stamp->mask, 0x000000);
}

void gallery_sheet_add(struct gallery_sheet *sheet, const struct gallery_picture *picture,
                       const char *caption)
{
    /* A long strip of paper is no higher than a portrait screen. */
    int width = sheet->cell_px * 16 / 9 * picture->width_px / picture->height_px;
    struct gallery_picture small =
        gallery_reduce(picture, width < sheet->cell_px ? width : sheet->cell_px);
    if (sheet->column == sheet->columns) {
        sheet->row_y += sheet->row_height;
        sheet->row_height = 0;
        sheet->column = 0;
    }
    int x = SHEET_GAP_PX + sheet->column++ * (sheet->cell_px + SHEET_GAP_PX);
    int height = small.height_px + CAPTION_PX + SHEET_GAP_PX;
    if (height > sheet->row_height)
        sheet->row_height = height;
    grow(sheet, sheet->row_y + sheet->row_height);
    for (int y = 0; y < small.height_px; y++)
        memcpy(sheet->picture.pixels + (ptrdiff_t)(sheet->row_y + y) * sheet->picture.width_px + x,
               small.pixels + (ptrdiff_t)y * small.width_px,
               (size_t)small.width_px * sizeof *small.pixels);
    write_caption(sheet, x, sheet->row_y + small.height_px + 4, caption);
    gallery_fini(&small);
}

bool gallery_sheet_save(const struct gallery_sheet *sheet, const char *path)
{
    return sheet->picture.pixels != NULL && gallery_save(&sheet->picture, path);
}
