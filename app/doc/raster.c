#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/doc/doc.h"
#include "app/doc/font.h"
#include "app/doc/strip.h"

#define RULE_DOTS 2
#define ROWS_MOST 16000 /* two metres of paper */

struct doc_raster {
    char *path;
    char *bold_path;
    struct strip_fonts fonts; /* NULL before the first use; both may be one */
    struct strips *strips;
};

void doc_bitmap_fill(struct doc_bitmap *bitmap, int x, int y, int width_dots, int rows)
{
    for (int row = y; row < y + rows; row++)
        for (int dot = x; dot < x + width_dots; dot++)
            bitmap->bits[row * (bitmap->width_dots / 8) + dot / 8] |= (uint8_t)(0x80 >> dot % 8);
}

void doc_bitmap_fini(struct doc_bitmap *bitmap)
{
    free(bitmap->bits);
    *bitmap = (struct doc_bitmap){0};
}

enum err doc_raster_create(struct doc_raster **out, const char *font_path,
                           const char *bold_font_path)
{
    struct doc_raster *raster = calloc(1, sizeof *raster);
    if (raster == NULL)
        return ERR_NO_MEMORY;
    raster->path = strdup(font_path);
    raster->bold_path = strdup(bold_font_path);
    enum err err = raster->path != NULL && raster->bold_path != NULL ? OK : ERR_NO_MEMORY;
    if (err == OK)
        err = strips_create(&raster->strips);
    if (err != OK) {
        doc_raster_destroy(raster);
        return err;
    }
    *out = raster;
    return OK;
}

void doc_raster_destroy(struct doc_raster *raster)
{
    if (raster == NULL)
        return;
    strips_destroy(raster->strips);
    if (raster->fonts.bold != raster->fonts.plain)
        font_destroy(raster->fonts.bold);
    font_destroy(raster->fonts.plain);
    free(raster->path);
    free(raster->bold_path);
    free(raster);
}

void doc_raster_forget(struct doc_raster *raster)
{
    strips_forget(raster->strips);
}

static enum err open_fonts(struct doc_raster *raster)
{
    struct strip_fonts *fonts = &raster->fonts;
    if (fonts->plain != NULL)
        return OK;
    enum err err = font_create(&fonts->plain, raster->path);
    if (err == OK && font_create(&fonts->bold, raster->bold_path) != OK)
        fonts->bold = fonts->plain;
    return err;
}

/* Lays the strip's dots over the bitmap's, its line's first row at y. */
static void lay(struct doc_bitmap *bitmap, const struct strip *strip, int y)
{
    int stride = bitmap->width_dots / 8;
    for (int row = 0, at = y - strip->over; row < strip->bitmap.rows; row++, at++) {
        if (at < 0 || at >= bitmap->rows)
            continue;
        uint8_t *to = bitmap->bits + (ptrdiff_t)at * stride;
        const uint8_t *from = strip->bitmap.bits + (ptrdiff_t)row * stride;
        for (int i = 0; i < stride; i++)
            to[i] |= from[i];
    }
}

/* A line on its way into the bitmap. */
struct placed {
    int rows;
    const struct strip *strip; /* NULL where it has none */
};

static enum err place(struct doc_raster *raster, const struct doc_line *line, int width_dots,
                      struct placed *out)
{
    enum err err = OK;
    *out = (struct placed){0};
    switch (line->kind) {
    case DOC_TEXT:
    case DOC_PAIR:
    case DOC_QR:
        err = strips_get(raster->strips, &raster->fonts, line, width_dots, &out->strip);
        out->rows = err == OK ? out->strip->rows : 0;
        break;
    case DOC_RULE:
        out->rows = RULE_DOTS;
        break;
    case DOC_SPACE:
        out->rows = line->rows;
        break;
    case DOC_CUT:
        break;
    }
    return err;
}

static void compose(const struct doc_line *lines, size_t count, const struct placed *placed,
                    struct doc_bitmap *bitmap)
{
    for (size_t i = 0, y = 0; i < count; i++) {
        if (placed[i].strip != NULL)
            lay(bitmap, placed[i].strip, (int)y);
        else if (lines[i].kind == DOC_RULE)
            doc_bitmap_fill(bitmap, 0, (int)y, bitmap->width_dots, RULE_DOTS);
        y += (size_t)placed[i].rows;
    }
}

static enum err draw_lines(struct doc_raster *raster, const struct doc_line *lines, size_t count,
                           struct placed *placed, struct doc_bitmap *bitmap)
{
    int64_t all_rows = 0;
    for (size_t i = 0; i < count; i++) {
        enum err err = place(raster, &lines[i], bitmap->width_dots, &placed[i]);
        if (err != OK)
            return err;
        all_rows += placed[i].rows;
        if (all_rows > ROWS_MOST)
            return ERR_TOO_LARGE;
    }
    bitmap->rows = (int)all_rows;
    bitmap->bits = calloc((size_t)all_rows + 1, (size_t)bitmap->width_dots / 8);
    if (bitmap->bits == NULL)
        return ERR_NO_MEMORY;
    compose(lines, count, placed, bitmap);
    return OK;
}

enum err doc_rasterise(struct doc_raster *raster, const struct doc *doc, size_t first, size_t count,
                       int width_dots, struct doc_bitmap *out)
{
    assert(width_dots > 0 && width_dots % 8 == 0);
    const struct doc_line *lines;
    size_t line_count;
    struct doc_bitmap bitmap = {.width_dots = width_dots};
    enum err err = doc_lines(doc, &lines, &line_count);
    if (err != OK)
        return err;
    assert(first <= line_count && count <= line_count - first);
    err = open_fonts(raster);
    if (err != OK)
        return err;
    struct placed *placed = calloc(count + 1, sizeof *placed);
    if (placed == NULL)
        return ERR_NO_MEMORY;
    err = draw_lines(raster, lines + first, count, placed, &bitmap);
    free(placed);
    strips_end(raster->strips);
    font_rest(raster->fonts.plain);
    font_rest(raster->fonts.bold);
    if (err == OK)
        *out = bitmap;
    return err;
}
