#include "ui/typeset.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

#define TEXT_BYTES       2048
#define LINES_MAX        24
#define SMALLEST_PERCENT 70
#define STEP_PERCENT     5
#define PITCH_PERCENT    135 /* from one baseline to the next, of the size */
/* Of the size, from the top of a Chinese character to the baseline: the font's ideographic box
 * goes from 0.88 above to 0.12 below. Capitals and figures have their middle there, too. */
#define BASELINE_PERCENT 87

#define ELLIPSIS "\u2026"

struct lines {
    char text[TEXT_BYTES + LINES_MAX + sizeof ELLIPSIS]; /* one after the other, each with its 0 */
    size_t used;
    const char *start[LINES_MAX];
    const char *source[LINES_MAX]; /* where in the whole text each begins */
    int count;
    bool complete; /* the whole text stands in them */
};

static bool is_one_of(uint32_t code_point, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (set[i] == code_point)
            return true;
    return false;
}

/* GB/T 15834-2011, 5.1.9: what may not begin and what may not end a line. */
static bool may_begin(uint32_t c)
{
    static const uint32_t closing[] = {0x3002, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01,
                                       0xFF09, 0x300D, 0x300F, 0x300B, 0x3009, 0x3011, 0x201D,
                                       0x2019, 0x2026, 0x00B7, '.',    ',',    ';',    ':',
                                       '!',    '?',    ')',    ']',    '%',    0xFF05};
    return !is_one_of(c, closing, sizeof closing / sizeof closing[0]);
}

static bool may_end(uint32_t c)
{
    static const uint32_t opening[] = {0xFF08, 0x300C, 0x300E, 0x300A, 0x3008,
                                       0x3010, 0x201C, 0x2018, '(',    '['};
    return !is_one_of(c, opening, sizeof opening / sizeof opening[0]);
}

static bool may_break(uint32_t before, uint32_t after)
{
    if (after == ' ' || after == 0x3000)
        return false;
    if (before == ' ' || before == 0x3000)
        return true;
    bool chinese = text_columns_of(before) == 2 || text_columns_of(after) == 2;
    return chinese && may_begin(after) && may_end(before);
}

/* Bytes of the longest beginning of `text` with at most `characters` where a line may end; where
 * there is none, as many characters as fit, but at least one. */
static size_t break_at(const char *text, size_t length, size_t characters)
{
    size_t best = 0;
    size_t at = 0;
    uint32_t before = 0;
    for (size_t i = 0; at < length; i++) {
        uint32_t c;
        size_t bytes = text_decode(text + at, length - at, &c);
        if (i > 0 && may_break(before, c))
            best = at;
        if (i >= characters && i > 0)
            return best > 0 ? best : at;
        before = c;
        at += bytes;
    }
    return at;
}

static size_t bytes_of(const char *text, size_t characters)
{
    size_t at = 0;
    size_t length = strlen(text);
    uint32_t c;
    for (; characters > 0 && at < length; characters--)
        at += text_decode(text + at, length - at, &c);
    return at;
}

static void add_line(struct lines *lines, const char *text, size_t length, const char *source)
{
    while (length > 0 && text[length - 1] == ' ')
        length--;
    char *line = lines->text + lines->used;
    memcpy(line, text, length);
    line[length] = '\0';
    lines->used += length + 1;
    lines->start[lines->count] = line;
    lines->source[lines->count++] = source;
}

/* Breaks at the selected size into at most `most` lines; `width_px` is of that size. */
static void break_lines(struct fonts *fonts, struct lines *lines, const char *text, int width_px,
                        int most)
{
    char paragraph[TEXT_BYTES];
    lines->used = 0;
    lines->count = 0;
    while (*text != '\0' && lines->count < most) {
        size_t length = strcspn(text, "\n");
        memcpy(paragraph, text, length);
        paragraph[length] = '\0';
        size_t cut = break_at(text, length, fonts_fitting(fonts, paragraph, width_px));
        add_line(lines, text, cut, text);
        text += cut;
        while (*text == ' ')
            text++;
        if (cut == length && *text == '\n')
            text++;
    }
    lines->complete = *text == '\0';
}

/* Lets the last line end in "…", after as much of the rest of its paragraph as fits. */
static void end_with_ellipsis(struct fonts *fonts, struct lines *lines, int width_px)
{
    if (lines->count == 0)
        return;
    int last = --lines->count;
    const char *source = lines->source[last];
    char whole[TEXT_BYTES + sizeof ELLIPSIS];
    text_copy(whole, TEXT_BYTES, source);
    whole[strcspn(whole, "\n")] = '\0';
    int room = width_px - fonts_width_px(fonts, ELLIPSIS);
    size_t kept = room > 0 ? bytes_of(whole, fonts_fitting(fonts, whole, room)) : 0;
    memcpy(whole + kept, ELLIPSIS, sizeof ELLIPSIS);
    lines->used = (size_t)(lines->start[last] - lines->text);
    add_line(lines, whole, strlen(whole), source);
}

static int widest(struct fonts *fonts, const struct lines *lines)
{
    int width = 0;
    for (int i = 0; i < lines->count; i++) {
        int line = fonts_width_px(fonts, lines->start[i]);
        if (line > width)
            width = line;
    }
    return width;
}

static int height_of(int lines, int size_px)
{
    return lines > 0 ? (lines - 1) * size_px * PITCH_PERCENT / 100 + size_px : 0;
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

/* Finds size and lines. Lines are tried at the full size against a room that is larger by as much
 * as the text would shrink: another size would throw the font's glyphs away each time. */
static enum err fit(struct fonts *fonts, const struct typeset_request *request, const char *text,
                    struct lines *lines, int *size_px)
{
    enum err result = fonts_select(fonts, request->bold, request->size_px);
    for (int percent = 100; result == OK && percent >= SMALLEST_PERCENT; percent -= STEP_PERCENT) {
        *size_px = (request->size_px * percent + 50) / 100;
        int most = lines_allowed(request, *size_px);
        int room = request->width_px * 100 / percent;
        if (height_of(1, *size_px) > request->height_px && percent > SMALLEST_PERCENT)
            continue;
        break_lines(fonts, lines, text, room, most);
        if (lines->complete && widest(fonts, lines) <= room)
            break;
        lines->complete = false;
    }
    if (result == OK && *size_px != request->size_px)
        result = fonts_select(fonts, request->bold, *size_px);
    if (result == OK && !lines->complete) {
        break_lines(fonts, lines, text, request->width_px, lines_allowed(request, *size_px));
        if (!lines->complete || widest(fonts, lines) > request->width_px) {
            end_with_ellipsis(fonts, lines, request->width_px);
            lines->complete = false;
        }
    }
    return result;
}

struct sheet {
    uint8_t *bytes;
    int width_px;
    int height_px;
    int above_px; /* rows above the block's top */
};

static void lay_line(struct sheet *sheet, const struct fonts_line *line, int x, int y)
{
    for (int row = 0; row < line->height_px; row++) {
        if (y + row < 0 || y + row >= sheet->height_px)
            continue;
        const uint8_t *from = line->bytes + (ptrdiff_t)row * line->stride_bytes;
        uint8_t *to = sheet->bytes + (ptrdiff_t)(y + row) * sheet->width_px;
        for (int column = 0; column < line->width_px; column++) {
            int at = x + column;
            if (at >= 0 && at < sheet->width_px && from[column] > to[at])
                to[at] = from[column];
        }
    }
}

static int line_x(enum text_align align, int room, int width)
{
    return align == ALIGN_START ? 0 : align == ALIGN_END ? room - width : (room - width) / 2;
}

/* Renders the lines into a sheet as wide as the widest of them; `*left` is where it begins. */
static enum err render(struct fonts *fonts, const struct typeset_request *request,
                       const struct lines *lines, int size_px, struct sheet *sheet, int *left)
{
    int width = widest(fonts, lines);
    if (width > request->width_px)
        width = request->width_px;
    *left = line_x(request->align, request->width_px, width);
    /* Accents and descenders reach over the block; half a size on each side holds them. */
    sheet->above_px = size_px / 2;
    sheet->width_px = width;
    sheet->height_px = height_of(lines->count, size_px) + size_px;
    sheet->bytes = calloc((size_t)sheet->width_px + 1, (size_t)sheet->height_px + 1);
    if (sheet->bytes == NULL)
        return ERR_NO_MEMORY;
    for (int i = 0; i < lines->count; i++) {
        struct fonts_line line;
        if (lines->start[i][0] == '\0' || fonts_render(fonts, lines->start[i], &line) != OK)
            continue;
        int baseline = size_px * BASELINE_PERCENT / 100 + i * size_px * PITCH_PERCENT / 100;
        lay_line(sheet, &line, line_x(request->align, width, line.width_px),
                 sheet->above_px + baseline - line.baseline_px);
        fonts_line_fini(&line);
    }
    return OK;
}

static bool row_empty(const struct sheet *sheet, int row)
{
    const uint8_t *bytes = sheet->bytes + (ptrdiff_t)row * sheet->width_px;
    for (int i = 0; i < sheet->width_px; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

/* Cuts empty rows off: they are a third of a line. */
static void trim(struct sheet *sheet)
{
    int first = 0;
    while (first < sheet->height_px && row_empty(sheet, first))
        first++;
    while (sheet->height_px > first && row_empty(sheet, sheet->height_px - 1))
        sheet->height_px--;
    sheet->height_px -= first;
    sheet->above_px -= first;
    size_t bytes = (size_t)sheet->width_px * (size_t)sheet->height_px;
    memmove(sheet->bytes, sheet->bytes + (ptrdiff_t)first * sheet->width_px, bytes);
    uint8_t *smaller = realloc(sheet->bytes, bytes + 1);
    if (smaller != NULL)
        sheet->bytes = smaller;
}

struct key {
    int numbers[6];
    char text[TEXT_BYTES];
};

const struct stamp *typeset_block(struct fonts *fonts, struct stamps *stamps,
                                  const struct typeset_request *request)
{
    static const struct stamp nothing = {0};
    struct key key = {{request->bold, request->size_px, request->width_px, request->height_px,
                       request->lines, (int)request->align},
                      {0}};
    if (request->text[0] == '\0' || request->width_px <= 0 || request->size_px <= 0)
        return &nothing;
    text_copy(key.text, sizeof key.text, request->text);
    size_t key_bytes = sizeof key.numbers + strlen(key.text);
    const struct stamp *known = stamps_find(stamps, &key, key_bytes);
    if (known != NULL)
        return known;

    struct lines lines = {0};
    struct sheet sheet = {0};
    int size_px = request->size_px;
    int left = 0;
    if (fit(fonts, request, key.text, &lines, &size_px) != OK ||
        render(fonts, request, &lines, size_px, &sheet, &left) != OK)
        return &nothing;
    trim(&sheet);
    struct stamp stamp = {{NULL, sheet.width_px, sheet.width_px, sheet.height_px},
                          left,
                          -sheet.above_px,
                          request->width_px,
                          height_of(lines.count, size_px),
                          !lines.complete};
    const struct stamp *added = stamps_add(stamps, &key, key_bytes, &stamp, sheet.bytes);
    return added != NULL ? added : &nothing;
}
