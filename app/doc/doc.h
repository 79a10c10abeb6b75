/*
 * Printable documents: what stands on the paper, without a word of any printer's language.
 *
 * A document is a list of lines; the two ways to paper are doc_rasterise (dots, for every printer)
 * and a printer's own characters (lines whose characters it has). Both come from the same lines, so
 * that they say the same.
 *
 * Thread: one at a time per document; a doc_raster on one thread. Ownership: texts are copied into
 * the document. Units: dots of the printer (203 dpi), columns of its 12-dot font.
 */
#ifndef APP_DOC_DOC_H
#define APP_DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

enum doc_kind { DOC_TEXT, DOC_PAIR, DOC_RULE, DOC_SPACE, DOC_QR, DOC_CUT };
enum doc_align { DOC_LEFT, DOC_CENTRE, DOC_RIGHT };

/* Multiples of the printer's base font, 24 dots high and 12 (Chinese: 24) wide. */
enum doc_size { DOC_SIZE_TEXT = 1, DOC_SIZE_HEADING = 2, DOC_SIZE_LARGE = 4, DOC_SIZE_NUMBER = 6 };

struct doc_line {
    enum doc_kind kind;
    enum doc_align align;
    enum doc_size size;
    enum doc_size left_size; /* PAIR: of the left part, which is never bold */
    bool bold;
    const char *text;  /* TEXT; PAIR: the left part; QR: what it holds */
    const char *right; /* PAIR: the right part */
    int rows;          /* SPACE: dots */
};

struct doc;

/* An empty document for paper of this width in columns (48 on 80 mm, 32 on 58 mm). */
enum err doc_create(struct doc **out, int columns) must_use;
void doc_destroy(struct doc *doc);

/* Texts longer than the paper are broken into lines between words and after any Chinese character,
 * never inside a character, and where they are centred into lines of about one length. Running out
 * of memory is remembered: doc_lines then fails. */
void doc_text(struct doc *doc, enum doc_align align, enum doc_size size, bool bold,
              const char *text);

/* Left and right on one line, the right part perhaps larger or bold. Where they do not fit on one
 * the right part has the next. */
void doc_pair(struct doc *doc, enum doc_size left_size, enum doc_size size, bool bold,
              const char *left, const char *right);

void doc_rule(struct doc *doc);
void doc_space(struct doc *doc, int rows);
void doc_qr(struct doc *doc, const char *content);
void doc_cut(struct doc *doc);

/* Bytes of the text's beginning that doc_text would put on a line of so many columns; never 0. */
size_t doc_line_bytes(const char *text, int columns);

/* Lines that doc_text would make of the text. */
int doc_line_count(const struct doc *doc, enum doc_size size, const char *text);

/* The lines so far, borrowed. ERR_NO_MEMORY when any was lost. */
enum err doc_lines(const struct doc *doc, const struct doc_line **lines, size_t *count) must_use;
int doc_columns(const struct doc *doc);

/* ---- dots ---- */

struct doc_bitmap {
    int width_dots; /* a multiple of 8 */
    int rows;
    uint8_t *bits; /* width_dots / 8 bytes a row, most significant first, 1 = black */
};

void doc_bitmap_fini(struct doc_bitmap *bitmap);

/* Blackens a rectangle inside the bitmap. */
void doc_bitmap_fill(struct doc_bitmap *bitmap, int x, int y, int width_dots, int rows);

/* Holds the fonts and lines drawn before; opens the fonts at the first use. FreeType is used
 * directly, with a library instance of its own: SDL_ttf's is one for the process and must not open
 * fonts on two threads. Where the bold font cannot be opened the other one stands in. */
struct doc_raster;
enum err doc_raster_create(struct doc_raster **out, const char *font_path,
                           const char *bold_font_path) must_use;
void doc_raster_destroy(struct doc_raster *raster);

/* Lines drawn before are wiped. */
void doc_raster_forget(struct doc_raster *raster);

/* Draws lines [first, first + count), without the cuts among them, for paper `width_dots` wide. The
 * same lines give the same dots always. A character that the font lacks becomes a box.
 * ERR_NOT_FOUND when there is no font to draw with, ERR_TOO_LARGE for lines that no paper holds. */
enum err doc_rasterise(struct doc_raster *raster, const struct doc *doc, size_t first, size_t count,
                       int width_dots, struct doc_bitmap *out) must_use;

#endif
