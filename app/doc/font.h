/*
 * One font as black and white glyphs, drawn once and kept.
 *
 * Thread: one at a time; each font has a FreeType library of its own, so that fonts of different
 * threads share nothing. Units: dots.
 */
#ifndef APP_DOC_FONT_H
#define APP_DOC_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"

struct font;

struct font_glyph {
    int left; /* of the first column, from the pen */
    int top;  /* of the first row, above the baseline */
    int width_dots;
    int rows;
    int row_bytes;
    int advance_dots;
    uint8_t *bits; /* most significant first, 1 = black */
};

/* Of a collection, the face with simplified Chinese shapes (its family ends in " SC"), else the
 * first. ERR_NOT_FOUND when the file is no font that can be opened. */
enum err font_create(struct font **out, const char *path) must_use;
void font_destroy(struct font *font);

/* The glyph for a character at a size in dots (1 to 255), borrowed until the next call. What the
 * font lacks is a box. NULL when out of memory. */
const struct font_glyph *font_glyph(struct font *font, int size_dots, uint32_t code_point);

/* False where a glyph would be a box. */
bool font_has(const struct font *font, uint32_t code_point);

/* Gives back the memory of the font's file, of which each new glyph maps a piece; the glyphs drawn
 * so far stay. To be called when a document is done. */
void font_rest(struct font *font);

#endif
