/*
 * Text for rectangles: broken into lines, shrunk to fit, rendered as masks that are kept.
 *
 * A text that does not fit shrinks down to 70 % of its size; one that does not fit even then ends
 * in "…" and counts as overflow. Lines break between words and at any Chinese character, but never
 * before closing punctuation or after opening brackets. Centred lines are about equally long, and
 * no character stands alone in the last line where another place to break is free.
 *
 * Thread: the main thread. Units: pixels; a size is the height of a Chinese character.
 */
#ifndef UI_TYPESET_H
#define UI_TYPESET_H

#include <stdbool.h>
#include <stddef.h>

#include "app/base/err.h"
#include "ui/fonts.h"
#include "ui/stamps.h"
#include "ui/view.h"

struct typeset_request {
    const char *text; /* UTF-8; '\n' begins a line */
    bool bold;
    int size_px;
    int width_px; /* the room for it */
    int height_px;
    int lines;             /* at most so many; 0 = 1 */
    enum text_align align; /* as it is seen: START is the left side */
    bool rtl;              /* a text with letters that run from the right begins at the right */
};

#define TYPESET_LINES 80 /* of one text */

struct typeset_size {
    int width_px; /* of the widest line */
    int height_px;
    int word_px; /* of the widest piece that stays in one line */
    int lines;
};

/* The room that the text needs at the request's size and width, however high; renders no more than
 * words whose width is not known yet. */
struct typeset_size typeset_measure(struct fonts *fonts, struct stamps *stamps,
                                    const struct typeset_request *request);

/* The text as one stamp. Its height counts from the top of the first line's Chinese characters to
 * the foot of the last's, so that a block centred by it looks centred; its width is the room's for
 * any alignment. Never NULL: what cannot be rendered is an empty stamp. Borrowed until the next
 * call that adds to `stamps`. */
const struct stamp *typeset_block(struct fonts *fonts, struct stamps *stamps,
                                  const struct typeset_request *request);

#endif
