/*
 * Pictures of screens, made smaller, kept as PNG files, and many of them on one sheet.
 *
 * Thread: one. Ownership: `pixels` is from malloc; a picture ends with gallery_fini. Units: pixels,
 * 0xRRGGBB.
 */
#ifndef TESTS_UNIT_GALLERY_H
#define TESTS_UNIT_GALLERY_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/paint.h"
#include "ui/view_private.h"

struct gallery_picture {
    uint32_t *pixels;
    int width_px;
    int height_px;
};

/* The view as the painter draws it. */
struct gallery_picture gallery_draw(struct paint *paint, const struct view *view, int width_px,
                                    int height_px);
void gallery_fini(struct gallery_picture *picture);

/* As wide as that or less, at the same proportions: each pixel the mean of those that it covers. */
struct gallery_picture gallery_reduce(const struct gallery_picture *picture, int width_px);

/* In sixteen greys: what is kept for comparison is small. */
void gallery_grey(struct gallery_picture *picture);

/* False when the file cannot be written or read. */
bool gallery_save(const struct gallery_picture *picture, const char *path);
bool gallery_save_grey(const struct gallery_picture *picture, const char *path);
bool gallery_load(struct gallery_picture *picture, const char *path);

/* How many of a thousand pixels differ by more than a shade; 1000 where the sizes do. */
int gallery_difference(const struct gallery_picture *a, const struct gallery_picture *b);

/* ---- a sheet: pictures row by row, a caption below each ---- */

struct gallery_sheet;

/* `columns` cells of this width; it grows downwards. */
struct gallery_sheet *gallery_sheet_create(int columns, int cell_px);
void gallery_sheet_add(struct gallery_sheet *sheet, const struct gallery_picture *picture,
                       const char *caption);
bool gallery_sheet_save(const struct gallery_sheet *sheet, const char *path);
void gallery_sheet_destroy(struct gallery_sheet *sheet);

#endif
