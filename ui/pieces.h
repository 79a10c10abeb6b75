/*
 * Text cut into the pieces that lines are made of: single Chinese characters, figures, words,
 * spaces. A
 * piece is of one script and is shaped and rendered once for all texts it stands in; letters of one
 * word join, and nothing joins over a piece's end, so that widths add up.
 *
 * Thread: the main thread. Units: pixels; a size is the height of a Chinese character.
 */
#ifndef UI_PIECES_H
#define UI_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/fonts.h"
#include "ui/script.h"
#include "ui/stamps.h"

/* What pieces are rendered with. */
struct pieces_type {
    struct fonts *fonts;
    struct stamps *stamps;
    bool bold;
    int size_px;
};

enum piece_kind { PIECE_NONE, PIECE_CHARACTER, PIECE_WORD, PIECE_SPACE, PIECE_LINE_END };

struct piece {
    enum piece_kind kind; /* NONE: at the end of the text */
    const char *text;
    size_t bytes;
    uint32_t first; /* code points */
    uint32_t last;
    enum script script;
    bool right_to_left; /* by its script alone */
};

/* "…" */
extern const struct piece pieces_ellipsis;

/* The piece at the start of the text. `single` cuts words into characters with their marks, too. */
struct piece pieces_next(const char *text, size_t length, bool single);

/* Whether a line may end between two pieces: GB/T 15834-2011, 5.1.9; Tibetan after each syllable.
 */
bool pieces_may_break(const struct piece *before, const struct piece *after);

int pieces_width_px(const struct pieces_type *type, const struct piece *piece);

/* The rendered piece; its y is that of the mask's first row above (negative) or below the baseline.
 * NULL for a space and for what cannot be rendered. Borrowed until the next call that adds. */
const struct stamp *pieces_stamp(const struct pieces_type *type, const struct piece *piece);

#endif
