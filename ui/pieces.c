#include "ui/pieces.h"

#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

#define WORD_BYTES        256
#define SPACE_PERCENT     22 /* of the size: 224/1000 em in the font */
#define IDEOGRAPHIC_SPACE 0x3000u

const struct piece pieces_ellipsis = {PIECE_WORD, "\u2026",       3,    0x2026,
                                      0x2026,     SCRIPT_CHINESE, false};

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == IDEOGRAPHIC_SPACE;
}

/* Figures are all of one width and stand side by side without kerning: each is a piece of its own,
 * so that no new number need be rendered. */
static bool is_figure(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool ends_before(const struct piece *piece, uint32_t c, bool single)
{
    if (c == '\0' || c == '\n' || is_space(c))
        return true;
    if (script_is_mark(c))
        return false;
    if (single || is_figure(c) || is_figure(piece->last) || text_columns_of(c) == 2 ||
        script_of(c) != piece->script)
        return true;
    return script_ends_syllable(piece->last) && !script_ends_syllable(c);
}

struct piece pieces_next(const char *text, size_t length, bool single)
{
    uint32_t c;
    size_t bytes = text_decode(text, length, &c);
    struct piece piece = {PIECE_WORD, text, bytes, c, c, script_of(c), false};
    piece.right_to_left = piece.script == SCRIPT_ARABIC;
    if (length == 0 || c == '\0')
        piece.kind = PIECE_NONE;
    else if (c == '\n')
        piece.kind = PIECE_LINE_END;
    else if (is_space(c))
        piece.kind = PIECE_SPACE;
    else if (text_columns_of(c) == 2)
        piece.kind = PIECE_CHARACTER;
    if (piece.kind != PIECE_WORD)
        return piece;
    while (piece.bytes < length && piece.bytes < WORD_BYTES - 4) {
        bytes = text_decode(text + piece.bytes, length - piece.bytes, &c);
        if (ends_before(&piece, c, single))
            break;
        piece.bytes += bytes;
        piece.last = c;
    }
    return piece;
}

static bool is_one_of(uint32_t c, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (set[i] == c)
            return true;
    return false;
}

bool pieces_may_break(const struct piece *before, const struct piece *after)
{
    static const uint32_t closing[] = {0x3002, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01,
                                       0xFF09, 0x300D, 0x300F, 0x300B, 0x3009, 0x3011, 0x201D,
                                       0x2019, 0x2026, 0x00B7, '.',    ',',    ';',    ':',
                                       '!',    '?',    ')',    ']',    '%',    0xFF05};
    static const uint32_t opening[] = {0xFF08, 0x300C, 0x300E, 0x300A, 0x3008,
                                       0x3010, 0x201C, 0x2018, '(',    '['};
    if (before->kind == PIECE_SPACE || script_ends_syllable(before->last))
        return true;
    if (after->kind == PIECE_SPACE ||
        (before->kind != PIECE_CHARACTER && after->kind != PIECE_CHARACTER))
        return false;
    return !is_one_of(after->first, closing, sizeof closing / sizeof closing[0]) &&
           !is_one_of(before->last, opening, sizeof opening / sizeof opening[0]);
}

int pieces_width_px(const struct pieces_type *type, const struct piece *piece)
{
    if (piece->kind == PIECE_SPACE)
        return piece->first == IDEOGRAPHIC_SPACE ? type->size_px
                                                 : (type->size_px * SPACE_PERCENT + 50) / 100;
    /* An em, without asking the font. */
    if (piece->kind == PIECE_CHARACTER && piece->script == SCRIPT_CHINESE)
        return type->size_px;
    const struct stamp *stamp = pieces_stamp(type, piece);
    return stamp != NULL ? stamp->width_px : 0;
}

static bool row_empty(const struct fonts_line *line, int row)
{
    const uint8_t *bytes = line->bytes + (ptrdiff_t)row * line->stride_bytes;
    for (int i = 0; i < line->width_px; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

/* Copies the rendered line without its empty rows, which are a third of it. */
static uint8_t *copy_rows(const struct fonts_line *line, struct stamp *stamp)
{
    int first = 0;
    int end = line->height_px;
    while (first < end && row_empty(line, first))
        first++;
    while (end > first && row_empty(line, end - 1))
        end--;
    *stamp = (struct stamp){{NULL, line->width_px, line->width_px, end - first},
                            0,
                            first - line->baseline_px,
                            line->width_px,
                            end - first,
                            false};
    uint8_t *bytes = malloc((size_t)line->width_px * (size_t)(end - first) + 1);
    for (int row = first; bytes != NULL && row < end; row++)
        memcpy(bytes + (ptrdiff_t)(row - first) * line->width_px,
               line->bytes + (ptrdiff_t)row * line->stride_bytes, (size_t)line->width_px);
    return bytes;
}

struct key {
    char kind;
    bool bold;
    bool right_to_left;
    short size_px;
    char text[WORD_BYTES];
};

const struct stamp *pieces_stamp(const struct pieces_type *type, const struct piece *piece)
{
    struct key key = {'p', type->bold, piece->right_to_left, (short)type->size_px, {0}};
    if ((piece->kind != PIECE_CHARACTER && piece->kind != PIECE_WORD) ||
        piece->bytes >= sizeof key.text)
        return NULL;
    memcpy(key.text, piece->text, piece->bytes);
    size_t key_bytes = offsetof(struct key, text) + piece->bytes;
    const struct stamp *known = stamps_find(type->stamps, &key, key_bytes);
    const struct fonts_type run = {piece->script, type->bold, piece->right_to_left, type->size_px};
    struct fonts_line line;
    if (known != NULL || fonts_render(type->fonts, &run, key.text, &line) != OK)
        return known;
    struct stamp stamp;
    uint8_t *bytes = copy_rows(&line, &stamp);
    fonts_line_fini(&line);
    return bytes != NULL ? stamps_add(type->stamps, &key, key_bytes, &stamp, bytes) : NULL;
}
