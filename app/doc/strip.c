#include "app/doc/strip.h"

#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>

#include "app/base/text.h"
#include "app/doc/font.h"
#include "app/doc/qr.h"

#define BASE_DOTS 24 /* text of size 1 */

/* Noto CJK and its relatives fill the em from -0.12 to 0.88 of it. */
#define BASELINE(size_dots) ((size_dots)*88 / 100)
#define LEADING_DOTS        8 /* white below a line of text */

#define QR_QUIET_MODULES 4 /* ISO/IEC 18004 */
#define QR_LEAST_DOTS    2 /* a module */

/* Two tickets as they may come in turn. */
#define KEPT_BYTES (160 * 1024)

struct entry {
    TAILQ_ENTRY(entry) link;
    struct strip strip;
    struct doc_line line; /* with texts of its own */
};

TAILQ_HEAD(entries, entry);

struct strips {
    struct entries entries; /* last used first */
    size_t bytes;
};

struct qr {
    uint8_t *modules;
    int side;
    int module_dots;
};

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

/* Both parts stand on one baseline. */
static enum err draw_pair(const struct strip_fonts *fonts, const struct doc_line *line,
                          struct doc_bitmap *bitmap, int y)
{
    int left_dots = (int)line->left_size * BASE_DOTS;
    int right_dots = (int)line->size * BASE_DOTS;
    int left_y = y + BASELINE(right_dots) - BASELINE(left_dots);
    enum err err = draw_text(fonts->plain, left_dots, DOC_LEFT, line->text, bitmap, left_y);
    if (err != OK)
        return err;
    struct font *font = line->bold ? fonts->bold : fonts->plain;
    return draw_text(font, right_dots, DOC_RIGHT, line->right, bitmap, y);
}

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

static void draw_modules(const struct qr *qr, struct doc_bitmap *bitmap)
{
    int left = (bitmap->width_dots - qr->side * qr->module_dots) / 2;
    int top = QR_QUIET_MODULES * qr->module_dots;
    for (int row = 0; row < qr->side; row++)
        for (int column = 0; column < qr->side; column++)
            if (qr->modules[row * qr->side + column] != 0)
                doc_bitmap_fill(bitmap, left + column * qr->module_dots,
                                top + row * qr->module_dots, qr->module_dots, qr->module_dots);
}

static enum err allocate(struct strip *strip, int rows, int over, int width_dots)
{
    strip->rows = rows;
    strip->over = over;
    strip->bitmap.width_dots = width_dots;
    strip->bitmap.rows = rows + 2 * over;
    strip->bitmap.bits = calloc((size_t)strip->bitmap.rows + 1, (size_t)width_dots / 8);
    return strip->bitmap.bits != NULL ? OK : ERR_NO_MEMORY;
}

static enum err draw_code(struct strip *strip, const char *content, int width_dots)
{
    struct qr qr = {0};
    enum err err = make_qr(content, width_dots, &qr);
    if (err == OK)
        err = allocate(strip, (qr.side + 2 * QR_QUIET_MODULES) * qr.module_dots, 0, width_dots);
    if (err == OK)
        draw_modules(&qr, &strip->bitmap);
    free(qr.modules);
    return err;
}

static enum err draw_line(const struct strip_fonts *fonts, const struct doc_line *line,
                          int width_dots, struct strip *strip)
{
    if (line->kind == DOC_QR)
        return draw_code(strip, line->text, width_dots);
    int size_dots = (int)line->size * BASE_DOTS;
    enum err err = allocate(strip, size_dots + LEADING_DOTS, size_dots / 4, width_dots);
    if (err != OK)
        return err;
    if (line->kind == DOC_PAIR)
        return draw_pair(fonts, line, &strip->bitmap, strip->over);
    struct font *font = line->bold ? fonts->bold : fonts->plain;
    return draw_text(font, size_dots, line->align, line->text, &strip->bitmap, strip->over);
}

/* ---- what is kept ---- */

static size_t bytes_of(const struct entry *entry)
{
    return (size_t)entry->strip.bitmap.width_dots / 8 * (size_t)entry->strip.bitmap.rows;
}

/* A line may name a person. */
static void wipe_text(const char *text)
{
    if (text != NULL)
        explicit_bzero((void *)(uintptr_t)text, strlen(text));
    free((void *)(uintptr_t)text);
}

static void destroy(struct entry *entry)
{
    if (entry->strip.bitmap.bits != NULL)
        explicit_bzero(entry->strip.bitmap.bits, bytes_of(entry));
    doc_bitmap_fini(&entry->strip.bitmap);
    wipe_text(entry->line.text);
    wipe_text(entry->line.right);
    free(entry);
}

static void drop(struct strips *strips, struct entry *entry)
{
    TAILQ_REMOVE(&strips->entries, entry, link);
    strips->bytes -= bytes_of(entry);
    destroy(entry);
}

static bool same(const struct doc_line *a, const struct doc_line *b)
{
    return a->kind == b->kind && a->align == b->align && a->size == b->size &&
           a->left_size == b->left_size && a->bold == b->bold && strcmp(a->text, b->text) == 0 &&
           strcmp(a->right, b->right) == 0;
}

static struct entry *find(struct strips *strips, const struct doc_line *line, int width_dots)
{
    struct entry *entry;
    TAILQ_FOREACH(entry, &strips->entries, link)
    if (entry->strip.bitmap.width_dots == width_dots && same(&entry->line, line))
        return entry;
    return NULL;
}

static enum err make(struct entry **out, const struct strip_fonts *fonts,
                     const struct doc_line *line, int width_dots)
{
    struct entry *entry = calloc(1, sizeof *entry);
    if (entry == NULL)
        return ERR_NO_MEMORY;
    entry->line = *line;
    entry->line.text = strdup(line->text);
    entry->line.right = strdup(line->right);
    enum err err = entry->line.text != NULL && entry->line.right != NULL ? OK : ERR_NO_MEMORY;
    if (err == OK)
        err = draw_line(fonts, line, width_dots, &entry->strip);
    if (err == OK)
        *out = entry;
    else
        destroy(entry);
    return err;
}

enum err strips_create(struct strips **out)
{
    struct strips *strips = calloc(1, sizeof *strips);
    if (strips == NULL)
        return ERR_NO_MEMORY;
    TAILQ_INIT(&strips->entries);
    *out = strips;
    return OK;
}

void strips_forget(struct strips *strips)
{
    while (!TAILQ_EMPTY(&strips->entries))
        drop(strips, TAILQ_FIRST(&strips->entries));
}

void strips_destroy(struct strips *strips)
{
    if (strips == NULL)
        return;
    strips_forget(strips);
    free(strips);
}

enum err strips_get(struct strips *strips, const struct strip_fonts *fonts,
                    const struct doc_line *line, int width_dots, const struct strip **out)
{
    struct entry *entry = find(strips, line, width_dots);
    if (entry != NULL) {
        TAILQ_REMOVE(&strips->entries, entry, link);
    } else {
        enum err err = make(&entry, fonts, line, width_dots);
        if (err != OK)
            return err;
        strips->bytes += bytes_of(entry);
    }
    TAILQ_INSERT_HEAD(&strips->entries, entry, link);
    *out = &entry->strip;
    return OK;
}

void strips_end(struct strips *strips)
{
    while (strips->bytes > KEPT_BYTES)
        drop(strips, TAILQ_LAST(&strips->entries, entries));
}
