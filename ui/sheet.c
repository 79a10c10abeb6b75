#include "ui/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "ui/bidi.h"

#define LINE_PIECES 256 /* of a line in two directions; no screen has a longer one */

static void lay_stamp(const struct sheet *sheet, const struct stamp *stamp, int x, int y)
{
    for (int row = 0; row < stamp->mask.height_px; row++) {
        if (y + row < 0 || y + row >= sheet->height_px)
            continue;
        const uint8_t *from = stamp->mask.bytes + (ptrdiff_t)row * stamp->mask.stride_bytes;
        uint8_t *to = sheet->bytes + (ptrdiff_t)(y + row) * sheet->width_px;
        for (int column = x < 0 ? -x : 0;
             column < stamp->mask.width_px && x + column < sheet->width_px; column++)
            if (from[column] > to[x + column])
                to[x + column] = from[column];
    }
}

/* `x` behind it. */
static int lay_piece(const struct sheet *sheet, const struct pieces_type *type,
                     const struct piece *piece, int x, int baseline)
{
    /* A character that is narrower than its em stands in the middle of it already. */
    const struct stamp *stamp = pieces_stamp(type, piece);
    if (stamp != NULL)
        lay_stamp(sheet, stamp, x, baseline + stamp->y);
    return x + pieces_width_px(type, piece);
}

static void lay_straight(const struct sheet *sheet, const struct pieces_type *type,
                         const struct sheet_line *line, int x, int baseline)
{
    for (size_t at = 0; at < line->bytes;) {
        struct piece piece = pieces_next(line->text + at, line->bytes - at, line->single);
        x = lay_piece(sheet, type, &piece, x, baseline);
        at += piece.bytes;
    }
    if (line->cut)
        lay_piece(sheet, type, &pieces_ellipsis, x, baseline);
}

/* As much of the piece as runs in one direction: figures and punctuation may stand apart from the
 * letters that they are written with. */
static struct piece one_level(struct piece piece, const uint8_t *levels)
{
    size_t bytes = 1;
    while (bytes < piece.bytes && levels[bytes] == levels[0])
        bytes++;
    piece.bytes = bytes;
    piece.right_to_left = levels[0] % 2 == 1;
    return piece;
}

/* A line of a text that runs both ways, piece by piece from the left. */
static void lay_reordered(const struct sheet *sheet, const struct pieces_type *type,
                          const char *text, const struct sheet_line *line, bool rtl, int x,
                          int baseline)
{
    uint8_t of_bytes[SHEET_TEXT_BYTES];
    struct piece pieces[LINE_PIECES];
    uint8_t levels[LINE_PIECES];
    int order[LINE_PIECES];
    int count = 0;
    const char *paragraph = line->text;
    while (paragraph > text && paragraph[-1] != '\n')
        paragraph--;
    bool right_to_left = bidi_levels(paragraph, strcspn(paragraph, "\n"), rtl, of_bytes);
    for (size_t at = 0; at < line->bytes && count < LINE_PIECES; count++) {
        const uint8_t *here = of_bytes + (line->text + at - paragraph);
        struct piece piece = pieces_next(line->text + at, line->bytes - at, line->single);
        pieces[count] = one_level(piece, here);
        levels[count] = here[0];
        at += pieces[count].bytes;
    }
    bidi_order(levels, count, order);
    if (line->cut && right_to_left)
        x = lay_piece(sheet, type, &pieces_ellipsis, x, baseline);
    for (int i = 0; i < count; i++)
        x = lay_piece(sheet, type, &pieces[order[i]], x, baseline);
    if (line->cut && !right_to_left)
        lay_piece(sheet, type, &pieces_ellipsis, x, baseline);
}

void sheet_lay_line(const struct sheet *sheet, const struct pieces_type *type, const char *text,
                    const struct sheet_line *line, bool rtl, int x, int baseline)
{
    if (bidi_needed(text))
        lay_reordered(sheet, type, text, line, rtl, x, baseline);
    else
        lay_straight(sheet, type, line, x, baseline);
}

static bool row_empty(const struct sheet *sheet, int row)
{
    const uint8_t *bytes = sheet->bytes + (ptrdiff_t)row * sheet->width_px;
    for (int i = 0; i < sheet->width_px; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

int sheet_trim(struct sheet *sheet)
{
    int first = 0;
    while (first < sheet->height_px && row_empty(sheet, first))
        first++;
    while (sheet->height_px > first && row_empty(sheet, sheet->height_px - 1))
        sheet->height_px--;
    sheet->height_px -= first;
    size_t bytes = (size_t)sheet->width_px * (size_t)sheet->height_px;
    memmove(sheet->bytes, sheet->bytes + (ptrdiff_t)first * sheet->width_px, bytes);
    uint8_t *smaller = realloc(sheet->bytes, bytes + 1);
    if (smaller != NULL)
        sheet->bytes = smaller;
    return first;
}
