#include "ui/typeset.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "ui/bidi.h"
#include "ui/pieces.h"

#define TEXT_BYTES       2048
#define LINES_MAX        24
#define LINE_PIECES      256 /* of a line in two directions; no screen has a longer one */
#define SMALLEST_PERCENT 70
#define STEP_PERCENT     5
#define PITCH_PERCENT    135 /* from one baseline to the next, of the size */
/* Of the size, from the top of a Chinese character to the baseline: the font's ideographic box
 * goes from 0.88 above to 0.12 below. Capitals and figures have their middle there, too. */
#define BASELINE_PERCENT 87

static const struct piece ellipsis = {PIECE_WORD, "\u2026",       3,    0x2026,
                                      0x2026,     SCRIPT_CHINESE, false};

struct line {
    const char *text;
    size_t bytes;
    int width_px;
    bool single; /* words are cut into characters */
    bool cut;    /* ends in "…" */
};

struct lines {
    struct line lines[LINES_MAX];
    int count;
    bool complete; /* the whole text stands in them, and none is too wide */
};

static int height_of(int lines, int size_px)
{
    return lines > 0 ? (lines - 1) * size_px * PITCH_PERCENT / 100 + size_px : 0;
}

/* As much of the text as fits into one line, at least one piece. Spaces at its end are not in it.
 */
static struct line fill_line(const struct pieces_type *type, const char *text, size_t length,
                             int room_px, bool single)
{
    struct line line = {text, 0, 0, single, false};
    struct line best = line; /* up to the last place where it may end */
    struct piece before = {0};
    size_t at = 0;
    int width = 0;
    for (;;) {
        struct piece piece = pieces_next(text + at, length - at, single);
        if (piece.kind == PIECE_NONE || piece.kind == PIECE_LINE_END)
            return line;
        width += pieces_width_px(type, &piece);
        at += piece.bytes;
        if (piece.kind != PIECE_SPACE) {
            if (line.bytes > 0 && pieces_may_break(&before, &piece))
                best = line;
            if (line.bytes > 0 && width > room_px)
                return best.bytes > 0 ? best : line;
            line.bytes = at;
            line.width_px = width;
        }
        before = piece;
    }
}

static void break_lines(const struct pieces_type *type, const char *text, int room_px, int most,
                        struct lines *lines)
{
    size_t length = strlen(text);
    size_t at = 0;
    lines->count = 0;
    lines->complete = true;
    while (at < length && lines->count < most) {
        struct line line = fill_line(type, text + at, length - at, room_px, false);
        /* A word that is wider than the line breaks wherever it must. */
        if (line.width_px > room_px)
            line = fill_line(type, text + at, length - at, room_px, true);
        if (line.width_px > room_px)
            lines->complete = false;
        lines->lines[lines->count++] = line;
        at += line.bytes;
        while (text[at] == ' ')
            at++;
        if (text[at] == '\n')
            at++;
    }
    if (at < length)
        lines->complete = false;
}

/* Lets the line end in "…", after as much of its paragraph as fits. */
static void end_with_ellipsis(const struct pieces_type *type, struct line *line, int room_px)
{
    int room = room_px - pieces_width_px(type, &ellipsis);
    size_t length = strcspn(line->text, "\n");
    size_t at = 0;
    int width = 0;
    line->single = true;
    for (;;) {
        struct piece piece = pieces_next(line->text + at, length - at, true);
        int wider = width + pieces_width_px(type, &piece);
        if (piece.kind == PIECE_NONE || wider > room)
            break;
        at += piece.bytes;
        width = wider;
    }
    line->bytes = at;
    line->width_px = width + pieces_width_px(type, &ellipsis);
    line->cut = true;
}

static int lines_allowed(const struct typeset_request *request, int size_px)
{
    int most = request->lines > 0 ? request->lines : 1;
    if (most > LINES_MAX)
        most = LINES_MAX;
    while (most > 1 && height_of(most, size_px) > request->height_px)
        most--;
    return most;
}

/* Finds size and lines. Below the smallest size only height counts: a number without its upper half
 * is worse than a small one. */
static void fit(struct pieces_type *type, const struct typeset_request *request, const char *text,
                struct lines *lines)
{
    for (int percent = 100; percent >= SMALLEST_PERCENT; percent -= STEP_PERCENT) {
        type->size_px = (request->size_px * percent + 50) / 100;
        if (type->size_px > request->height_px)
            continue;
        break_lines(type, text, request->width_px, lines_allowed(request, type->size_px), lines);
        if (lines->complete)
            return;
    }
    if (type->size_px > request->height_px)
        type->size_px = request->height_px;
    break_lines(type, text, request->width_px, lines_allowed(request, type->size_px), lines);
    if (!lines->complete && lines->count > 0)
        end_with_ellipsis(type, &lines->lines[lines->count - 1], request->width_px);
    lines->complete = false;
}

struct sheet {
    uint8_t *bytes;
    int width_px;
    int height_px;
};

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

static void lay_line(const struct sheet *sheet, const struct pieces_type *type,
                     const struct line *line, int x, int baseline)
{
    for (size_t at = 0; at < line->bytes;) {
        struct piece piece = pieces_next(line->text + at, line->bytes - at, line->single);
        x = lay_piece(sheet, type, &piece, x, baseline);
        at += piece.bytes;
    }
    if (line->cut)
        lay_piece(sheet, type, &ellipsis, x, baseline);
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
                          const char *text, const struct line *line, int x, int baseline)
{
    uint8_t of_bytes[TEXT_BYTES];
    struct piece pieces[LINE_PIECES];
    uint8_t levels[LINE_PIECES];
    int order[LINE_PIECES];
    int count = 0;
    const char *paragraph = line->text;
    while (paragraph > text && paragraph[-1] != '\n')
        paragraph--;
    bool right_to_left = bidi_levels(paragraph, strcspn(paragraph, "\n"), of_bytes);
    for (size_t at = 0; at < line->bytes && count < LINE_PIECES; count++) {
        const uint8_t *here = of_bytes + (line->text + at - paragraph);
        struct piece piece = pieces_next(line->text + at, line->bytes - at, line->single);
        pieces[count] = one_level(piece, here);
        levels[count] = here[0];
        at += pieces[count].bytes;
    }
    bidi_order(levels, count, order);
    if (line->cut && right_to_left)
        x = lay_piece(sheet, type, &ellipsis, x, baseline);
    for (int i = 0; i < count; i++)
        x = lay_piece(sheet, type, &pieces[order[i]], x, baseline);
    if (line->cut && !right_to_left)
        lay_piece(sheet, type, &ellipsis, x, baseline);
}

static int line_x(enum text_align align, int room, int width)
{
    return align == ALIGN_START ? 0 : align == ALIGN_END ? room - width : (room - width) / 2;
}

/* All lines in one sheet as wide as the widest of them. Accents and descenders reach over the
 * block: half a size on each side holds them. */
static bool render(const struct pieces_type *type, const struct typeset_request *request,
                   const char *text, const struct lines *lines, struct sheet *sheet)
{
    int size = type->size_px;
    bool bidi = bidi_needed(text);
    sheet->width_px = 0;
    for (int i = 0; i < lines->count; i++)
        if (lines->lines[i].width_px > sheet->width_px)
            sheet->width_px = lines->lines[i].width_px;
    /* Where not even one character fits. */
    if (sheet->width_px > request->width_px)
        sheet->width_px = request->width_px;
    sheet->height_px = height_of(lines->count, size) + size;
    sheet->bytes = calloc((size_t)sheet->width_px + 1, (size_t)sheet->height_px + 1);
    if (sheet->bytes == NULL)
        return false;
    for (int i = 0; i < lines->count; i++) {
        const struct line *line = &lines->lines[i];
        int baseline = size / 2 + size * BASELINE_PERCENT / 100 + i * size * PITCH_PERCENT / 100;
        int x = line_x(request->align, sheet->width_px, line->width_px);
        if (bidi)
            lay_reordered(sheet, type, text, line, x, baseline);
        else
            lay_line(sheet, type, line, x, baseline);
    }
    return true;
}

static bool row_empty(const struct sheet *sheet, int row)
{
    const uint8_t *bytes = sheet->bytes + (ptrdiff_t)row * sheet->width_px;
    for (int i = 0; i < sheet->width_px; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

/* Cuts empty rows off; the number of those cut off above. */
static int trim(struct sheet *sheet)
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

struct key {
    int numbers[6];
    char text[TEXT_BYTES];
};

const struct stamp *typeset_block(struct fonts *fonts, struct stamps *stamps,
                                  const struct typeset_request *request)
{
    static const struct stamp nothing = {0};
    if (request->text[0] == '\0' || request->width_px <= 0 || request->height_px <= 0 ||
        request->size_px <= 0)
        return &nothing;
    struct key key;
    memcpy(key.numbers,
           (const int[]){request->bold, request->size_px, request->width_px, request->height_px,
                         request->lines, (int)request->align},
           sizeof key.numbers);
    text_copy(key.text, sizeof key.text, request->text);
    size_t key_bytes = sizeof key.numbers + strlen(key.text);
    const struct stamp *known = stamps_find(stamps, &key, key_bytes);
    if (known != NULL)
        return known;

    struct pieces_type type = {fonts, stamps, request->bold, request->size_px};
    struct lines lines = {0};
    struct sheet sheet;
    fit(&type, request, key.text, &lines);
    if (!render(&type, request, key.text, &lines, &sheet))
        return &nothing;
    int above = trim(&sheet) - type.size_px / 2;
    struct stamp stamp = {{NULL, sheet.width_px, sheet.width_px, sheet.height_px},
                          line_x(request->align, request->width_px, sheet.width_px),
                          above,
                          request->width_px,
                          height_of(lines.count, type.size_px),
                          !lines.complete};
    const struct stamp *added = stamps_add(stamps, &key, key_bytes, &stamp, sheet.bytes);
    return added != NULL ? added : &nothing;
}
