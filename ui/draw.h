/*
 * Filling and blending into a buffer of 32-bit pixels. Nothing is drawn outside the clip.
 *
 * Thread: one at a time per canvas. Units: pixels; colours are 0xRRGGBB, the upper byte of a pixel
 * is not used.
 */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include <stddef.h>
#include <stdint.h>

#include "ui/view.h"

struct canvas {
    uint32_t *pixels;
    int stride_px;
    int width_px;
    int height_px;
    struct rect clip; /* lies within the canvas */
};

/* How much of each pixel is covered: 0 none, 255 all. */
struct mask {
    const uint8_t *bytes;
    int stride_bytes;
    int width_px;
    int height_px;
};

void draw_clip(struct canvas *canvas, struct rect clip);

void draw_fill(struct canvas *canvas, struct rect rect, uint32_t colour);

/* A rectangle with round corners and a border inside it; THEME_NONE leaves fill or border out. */
void draw_box(struct canvas *canvas, struct rect rect, int radius_px, uint32_t fill, int border_px,
              uint32_t border);

/* Pixels without gaps between their rows, as many as the rectangle has. */
void draw_pixels(struct canvas *canvas, struct rect rect, const uint32_t *pixels);

/* Lays `colour` through the mask, whose upper left corner is at x, y. */
void draw_mask(struct canvas *canvas, int x, int y, const struct mask *mask, uint32_t colour);

/* Strokes of a round pen. */
void draw_ink(struct canvas *canvas, const struct ink *ink, int width_px, uint32_t colour);

/* A printed paper as wide as the rectangle, black on white; what is too long is left out. */
void draw_paper(struct canvas *canvas, struct rect rect, const struct doc_bitmap *paper);

#endif
