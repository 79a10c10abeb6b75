#include "ui/typeset.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "ui/pieces.h"
#include "ui/sheet.h"

#define SMALLEST_PERCENT 70
#define STEP_PERCENT     5
#define PITCH_PERCENT    135 /* from one baseline to the next, of the size */
/* Of the size, from the top of a Chinese character to the baseline: the font's ideographic box
 * goes from 0.88 above to 0.12 below. Capitals and figures have their middle there, too. */
#define BASELINE_PERCENT 87

struct lines {
    struct sheet_line lines[TYPESET_LINES];
    int count;
    bool complete; /* the whole text stands in them, and none is too wide */
};

static int height_of(int lines, int size_px)
{
    return lines > 0 ? (lines - 1) * size_px * PITCH_PERCENT / 100 + size_px : 0;
}

/* As much of the text as fits into one line, at least one piece. Spaces at its end are not in it.
 */
static struct sheet_line fill_line(const struct pieces_type *type, const char *text, size_t length,
                                   int room_px, bool single)
{
    struct sheet_line line = {text, 0, 0, single, false};
    struct sheet_line best = line; /* up to the last place where it may end */
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

static size_t skip_spaces(const char *text, size_t length, size_t at)
{
    for (;;) {
        struct piece piece = pieces_next(text + at, length - at, false);
        if (piece.kind != PIECE_SPACE)
            return at;
        at += piece.bytes;
    }
}

/* The lines of one paragraph; how many, at most `most`. `*bytes` is where the next line would
 * begin.
 */
static int break_paragraph(const struct pieces_type *type, const char *text, size_t length,
                           int room_px, int most, struct sheet_line *lines, size_t *bytes)
{
    int count = 0;
    size_t at = 0;
    while (at < length && count < most) {
        struct sheet_line line = fill_line(type, text + at, length - at, room_px, false);
        /* A word that is wider than the line breaks wherever it must. */
        if (line.width_px > room_px)
            line = fill_line(type, text + at, length - at, room_px, true);
        lines[count++] = line;
        at = skip_spaces(text, length, at + line.bytes);
    }
    *bytes = at;
    return count;
}

static bool as_good(const struct sheet_line *lines, int count, int room_px)
{
    for (int i = 0; i < count; i++)
        if (lines[i].single || lines[i].width_px > room_px)
            return false;
    return true;
}

/* Breaks the paragraph anew in a narrower room; false when that needs more lines or breaks words.
 */
static bool narrow(const struct pieces_type *type, const char *text, size_t length, int room_px,
                   int count, struct sheet_line *lines)
{
    struct sheet_line narrower[TYPESET_LINES];
    size_t bytes;
    int lines_now = break_paragraph(type, text, length, room_px, count, narrower, &bytes);
    if (lines_now != count || bytes < length || !as_good(narrower, count, room_px))
        return false;
    memcpy(lines, narrower, (size_t)count * sizeof *lines);
    return true;
}

/* Centred lines become about equally long, others only so much shorter that the last is no orphan.
 */
static void settle(const struct pieces_type *type, const char *text, size_t length, int room_px,
                   bool centred, struct sheet_line *lines, int count)
{
    int step = type->size_px / 2;
    int least = 2 * type->size_px;
    for (int room = room_px - step; step > 0 && room > room_px / 2; room -= step) {
        if (!centred && lines[count - 1].width_px >= least)
            return;
        if (!narrow(type, text, length, room, count, lines))
            return;
    }
}

static void break_lines(const struct pieces_type *type, const char *text,
                        const struct typeset_request *request, int most, struct lines *lines)
{
    size_t length = strlen(text);
    size_t at = 0;
    lines->count = 0;
    lines->complete = true;
    while (at < length && lines->count < most) {
        size_t paragraph = strcspn(text + at, "\n");
        size_t bytes = 0;
        struct sheet_line *first = &lines->lines[lines->count];
        int count = break_paragraph(type, text + at, paragraph, request->width_px,
                                    most - lines->count, first, &bytes);
        if (count > 1 && bytes == paragraph && as_good(first, count, request->width_px))
            settle(type, text + at, paragraph, request->width_px, request->align == ALIGN_CENTRE,
                   first, count);
        if (paragraph == 0)
            first[count++] = (struct sheet_line){.text = text + at};
        for (int i = 0; i < count; i++)
            lines->complete = lines->complete && first[i].width_px <= request->width_px;
        lines->count += count;
        at += bytes;
        if (bytes == paragraph && text[at] == '\n')
            at++;
    }
    if (at < length)
        lines->complete = false;
}

/* Lets the line end in "…", after as much of its paragraph as fits. */
static void end_with_ellipsis(const struct pieces_type *type, struct sheet_line *line, int room_px)
{
    int room = room_px - pieces_width_px(type, &pieces_ellipsis);
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
    line->width_px = width + pieces_width_px(type, &pieces_ellipsis);
    line->cut = true;
}

static int lines_allowed(const struct typeset_request *request, int size_px)
{
    int most = request->lines > 0 ? request->lines : 1;
    if (most > TYPESET_LINES)
        most = TYPESET_LINES;
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
        break_lines(type, text, request, lines_allowed(request, type->size_px), lines);
        if (lines->complete)
            return;
    }
    if (type->size_px > request->height_px)
        type->size_px = request->height_px;
    break_lines(type, text, request, lines_allowed(request, type->size_px), lines);
    if (!lines->complete && lines->count > 0)
        end_with_ellipsis(type, &lines->lines[lines->count - 1], request->width_px);
    lines->complete = false;
}

/* The widest that fill_line would have to keep in one line. */
static int widest_word(const struct pieces_type *type, const char *text, size_t length)
{
    struct piece before = {0};
    int widest = 0;
    int run = 0;
    for (size_t at = 0; at < length;) {
        struct piece piece = pieces_next(text + at, length - at, false);
        bool ends = piece.kind == PIECE_SPACE || piece.kind == PIECE_LINE_END ||
                    pieces_may_break(&before, &piece);
        run = (ends ? 0 : run) + (piece.kind == PIECE_SPACE ? 0 : pieces_width_px(type, &piece));
        widest = run > widest ? run : widest;
        before = piece;
        at += piece.bytes;
    }
    return widest;
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
        const struct sheet_line *line = &lines->lines[i];
        int baseline = size / 2 + size * BASELINE_PERCENT / 100 + i * size * PITCH_PERCENT / 100;
        int x = line_x(request->align, sheet->width_px, line->width_px);
        sheet_lay_line(sheet, type, text, line, request->rtl, x, baseline);
    }
    return true;
}

struct typeset_size typeset_measure(struct fonts *fonts, struct stamps *stamps,
                                    const struct typeset_request *request)
{
    struct pieces_type type = {fonts, stamps, request->bold, request->size_px};
    struct typeset_size size = {0};
    const char *text = request->text;
    size_t length = strlen(text);
    size_t at = 0;
    while (at < length) {
        struct sheet_line line = fill_line(&type, text + at, length - at, request->width_px, false);
        if (line.width_px > request->width_px)
            line = fill_line(&type, text + at, length - at, request->width_px, true);
        size.width_px = line.width_px > size.width_px ? line.width_px : size.width_px;
        size.lines++;
        at = skip_spaces(text, length, at + line.bytes);
        if (text[at] == '\n')
            at++;
    }
    size.height_px = height_of(size.lines, request->size_px);
    size.word_px = widest_word(&type, text, length);
    return size;
}

struct key {
    int numbers[7];
    char text[SHEET_TEXT_BYTES];
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
                         request->lines, (int)request->align, request->rtl},
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
    int above = sheet_trim(&sheet) - type.size_px / 2;
    struct stamp stamp = {{NULL, sheet.width_px, sheet.width_px, sheet.height_px},
                          line_x(request->align, request->width_px, sheet.width_px),
                          above,
                          request->width_px,
                          height_of(lines.count, type.size_px),
                          !lines.complete};
    const struct stamp *added = stamps_add(stamps, &key, key_bytes, &stamp, sheet.bytes);
    return added != NULL ? added : &nothing;
}
