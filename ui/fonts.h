/*
 * The fonts: rendering of single lines. One open file a weight serves all sizes, because
 * an open file costs 2.5 ms and 2.5 MB and another size costs 10 us.
 *
 * Thread: the main thread. Units: pixels; a size is the height of a Chinese character.
 */
#ifndef UI_FONTS_H
#define UI_FONTS_H

#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"
#include "ui/theme.h"

struct fonts;

enum err fonts_create(struct fonts **out, const struct theme *theme) must_use;
void fonts_destroy(struct fonts *fonts);

/* One line of rendered text: coverage, whose row `baseline_px` stands on the line. */
struct fonts_line {
    void *handle;
    const uint8_t *bytes;
    int stride_bytes;
    int width_px;
    int height_px;
    int baseline_px;
};

/* Opens the weight's file at its first use; one that cannot be opened is logged once and stays
 * ERR_NOT_FOUND. */
enum err fonts_render(struct fonts *fonts, bool bold, int size_px, const char *text,
                      struct fonts_line *line) must_use;
void fonts_line_fini(struct fonts_line *line);

#endif
