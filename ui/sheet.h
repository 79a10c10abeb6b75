/*
 * Lines laid on a sheet of coverage, piece by piece; what runs from right to left is put in order.
 *
 * Thread: the main thread. Ownership: `bytes` is the caller's, from malloc. Units: pixels.
 */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/pieces.h"

#define SHEET_TEXT_BYTES 2048 /* of the longest text with its 0 */

struct sheet {
    uint8_t *bytes;
    int width_px;
    int height_px;
};

/* A part of a text. */
struct sheet_line {
    const char *text;
    size_t bytes;
    int width_px;
    bool single; /* words are cut into characters */
    bool cut;    /* ends in "…" */
};

/* `text` is all that the line is a part of. `rtl`: where some of it runs from right to left, the
 * whole does. */
void sheet_lay_line(const struct sheet *sheet, const struct pieces_type *type, const char *text,
                    const struct sheet_line *line, bool rtl, int x, int baseline);

/* Cuts empty rows off; the number of those cut off above. */
int sheet_trim(struct sheet *sheet);

#endif
