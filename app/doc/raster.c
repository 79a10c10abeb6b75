#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/doc/doc.h"
#include "app/doc/font.h"
#include "app/doc/qr.h"

#define BASE_DOTS 24 /* text of size 1 */

/* Noto CJK and its relatives fill the em from -0.12 to 0.88 of it. */
#define BASELINE(size_dots) ((size_dots)*88 / 100)
#define LEADING_DOTS        8 /* white below a line of text */
#define RULE_DOTS           2

#define QR_QUIET_MODULES 4 /* ISO/IEC 18004 */
#define QR_LEAST_DOTS    2 /* a module */

#define ROWS_MOST 16000 /* two metres of paper */

struct doc_raster {
    char *path;
    char *bold_path;
    struct font *font; /* NULL before the first use */
    struct font *bold; /* may be `font` */
};

struct qr {
    uint8_t *modules;
    int side;
    int module_dots;
};

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
    if (raster->path == NULL || raster->bold_path == NULL) {
        doc_raster_destroy(raster);
        return ERR_NO_MEMORY;
    }
    *out = raster;
    return OK;
}

void doc_raster_destroy(struct doc_raster *raster)
{
    if (raster == NULL)
        return;
    if (raster->bold != raster->font)
        font_destroy(raster->bold);
    font_destroy(raster->font);
    free(raster->path);
    free(raster->bold_path);
    free(raster);
}

static enum err open_fonts(struct doc_raster *raster)
{
    if (raster->font != NULL)
        return OK;
    enum err err = font_create(&raster->font, raster->path);
    if (err == OK && font_create(&raster->bold, raster->bold_path) != OK)
        raster->bold = raster->font;
    return err;
}

/* ---- dots ---- */

static void draw_glyph(struct doc_bitmap *bitmap, int x, int y, const struct font_glyph *glyph)
{
    int stride = bitmap->width_dots / 8;
    x = x < 0 ? 0 : x;
    for (int row = 0; row < glyph->rows; row++) {
        if (y + row < 0 || y + row >= bitmap->rows)
            continue;
        uint8_t *to = bitmap->bits + (y + row) * stride;
        const uint8_t *from = glyph->bits + row * glyph->row_bytes;
        for (int i = 0, at = x / 8; i < glyph->row_bytes && at < stride; i++, at++) {
            to[at] |= (uint8_t)(from[i] >> x % 8);
            if (x % 8 != 0 && at + 1 < stride)
                to[at + 1] |= (uint8_t)(from[i] << (8 - x % 8));
        }
    }
}

static void fill(struct doc_bitmap *bitmap, int x, int y, int width, int rows)
{
    for (int row = y; row < y + rows; row++)
        for (int dot = x; dot < x + width; dot++)
            bitmap->bits[row * (bitmap->width_dots / 8) + dot / 8] |= (uint8_t)(0x80 >> dot % 8);
}

/* ---- text ---- */

/* Walks along a text: measures it and, with a bitmap, draws it from x. */
static enum err walk(struct font *font, int size_dots, const char *text, struct doc_bitmap *bitmap,
                     int x, int y, int tighten_dots, int *width)
{
    size_t length = strlen(text);
    int pen = x;
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        i += text_decode(text + i, length - i, &code_point);
        const struct font_glyph *glyph = font_glyph(font, size_dots, code_point);
        if (glyph == NULL)
            return ERR_NO_MEMORY;
        if (bitmap != NULL)
            draw_glyph(bitmap, pen + glyph->left, y + BASELINE(size_dots) - glyph->top, glyph);
        pen += glyph->advance_dots - tighten_dots;
    }
    *width = pen - x;
    return OK;
}

static int characters(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

/* Lines are broken by columns, and a row of wide capitals is a little wider than its columns: then
 * its letters stand closer. */
static enum err draw_text(struct font *font, int size_dots, enum doc_align align, const char *text,
                          struct doc_bitmap *bitmap, int y)
{
    int width;
    int tighten = 0;
    enum err err = walk(font, size_dots, text, NULL, 0, 0, 0, &width);
    if (err != OK)
        return err;
    int over = width - bitmap->width_dots;
    if (over > 0) {
        int gaps = characters(text) > 1 ? characters(text) - 1 : 1;
        tighten = (over + gaps - 1) / gaps;
        width -= tighten * gaps;
    }
    int room = bitmap->width_dots - width;
    int x = align == DOC_LEFT ? 0 : align == DOC_RIGHT ? room : room / 2;
    return walk(font, size_dots, text, bitmap, x, y, tighten, &width);
}

/* ---- lines ---- */

static enum err make_qr(const char *content, int width_dots, struct qr *qr)
{
    enum err err = doc_qr_create(content, &qr->modules, &qr->side);
    if (err != OK)
        return err;
    /* About half of the paper, so that a hand holding it does not cover it. */
    int side = qr->side + 2 * QR_QUIET_MODULES;
    qr->module_dots = width_dots / 2 / side;
    if (qr->module_dots < QR_LEAST_DOTS)
        qr->module_dots = QR_LEAST_DOTS;
    return side * qr->module_dots <= width_dots ? OK : ERR_TOO_LARGE;
}

static void draw_qr(const struct qr *qr, struct doc_bitmap *bitmap, int y)
{
    int left = (bitmap->width_dots - qr->side * qr->module_dots) / 2;
    int top = y + QR_QUIET_MODULES * qr->module_dots;
    for (int row = 0; row < qr->side; row++)
        for (int column = 0; column < qr->side; column++)
            if (qr->modules[row * qr->side + column] != 0)
                fill(bitmap, left + column * qr->module_dots, top + row * qr->module_dots,
                     qr->module_dots, qr->module_dots);
}

static int qr_rows(const struct qr *qr)
{
    return (qr->side + 2 * QR_QUIET_MODULES) * qr->module_dots;
}

static int line_rows(const struct doc_line *line, const struct qr *qr)
{
    switch (line->kind) {
    case DOC_TEXT:
    case DOC_PAIR:
        return (int)line->size * BASE_DOTS + LEADING_DOTS;
    case DOC_RULE:
        return RULE_DOTS;
    case DOC_SPACE:
        return line->rows;
    case DOC_QR:
        return qr_rows(qr);
    case DOC_CUT:
        break;
    }
    return 0;
}

/* Both parts stand on one baseline. */
static enum err draw_pair(struct doc_raster *raster, const struct doc_line *line,
                          struct doc_bitmap *bitmap, int y)
{
    int left_dots = (int)line->left_size * BASE_DOTS;
    int right_dots = (int)line->size * BASE_DOTS;
    int left_y = y + BASELINE(right_dots) - BASELINE(left_dots);
    enum err err = draw_text(raster->font, left_dots, DOC_LEFT, line->text, bitmap, left_y);
    if (err != OK)
        return err;
    struct font *font = line->bold ? raster->bold : raster->font;
    return draw_text(font, right_dots, DOC_RIGHT, line->right, bitmap, y);
}

static enum err draw_line(struct doc_raster *raster, const struct doc_line *line,
                          const struct qr *qr, struct doc_bitmap *bitmap, int y)
{
    struct font *font = line->bold ? raster->bold : raster->font;
    int size_dots = (int)line->size * BASE_DOTS;
    switch (line->kind) {
    case DOC_TEXT:
        return draw_text(font, size_dots, line->align, line->text, bitmap, y);
    case DOC_PAIR:
        return draw_pair(raster, line, bitmap, y);
    case DOC_RULE:
        fill(bitmap, 0, y, bitmap->width_dots, RULE_DOTS);
        break;
    case DOC_QR:
        draw_qr(qr, bitmap, y);
        break;
    case DOC_SPACE:
    case DOC_CUT:
        break;
    }
    return OK;
}

static enum err draw_lines(struct doc_raster *raster, const struct doc_line *lines, size_t count,
                           const struct qr *qrs, struct doc_bitmap *bitmap)
{
    int64_t rows = 0;
    for (size_t i = 0; i < count; i++)
        rows += line_rows(&lines[i], &qrs[i]);
    if (rows > ROWS_MOST)
        return ERR_TOO_LARGE;
    bitmap->rows = (int)rows;
    bitmap->bits = calloc((size_t)rows + 1, (size_t)bitmap->width_dots / 8);
    if (bitmap->bits == NULL)
        return ERR_NO_MEMORY;
    enum err err = OK;
    for (size_t i = 0, y = 0; i < count && err == OK; i++) {
        err = draw_line(raster, &lines[i], &qrs[i], bitmap, (int)y);
        y += (size_t)line_rows(&lines[i], &qrs[i]);
    }
    return err;
}

enum err doc_rasterise(struct doc_raster *raster, const struct doc *doc, size_t first, size_t count,
                       int width_dots, struct doc_bitmap *out)
{
    assert(width_dots > 0 && width_dots % 8 == 0);
    const struct doc_line *lines;
    size_t line_count;
    struct doc_bitmap bitmap = {.width_dots = width_dots};
    struct qr *qrs = NULL;
    enum err err = doc_lines(doc, &lines, &line_count);
    if (err != OK)
        return err;
    assert(first <= line_count && count <= line_count - first);
    lines += first;
    err = open_fonts(raster);
    if (err != OK)
        return err;
    qrs = calloc(count + 1, sizeof *qrs);
    if (qrs == NULL)
        return ERR_NO_MEMORY;
    for (size_t i = 0; i < count && err == OK; i++)
        if (lines[i].kind == DOC_QR)
            err = make_qr(lines[i].text, width_dots, &qrs[i]);
    if (err == OK)
        err = draw_lines(raster, lines, count, qrs, &bitmap);
    for (size_t i = 0; i < count; i++)
        free(qrs[i].modules);
    free(qrs);
    if (err != OK)
        doc_bitmap_fini(&bitmap);
    else
        *out = bitmap;
    return err;
}
