/*
 * The fonts: rendering of single runs, a script each. One open file a script and weight serves all
 * sizes, because an open file costs 2.5 ms and 2.5 MB and another size costs 10 us. A file is
 * opened when a character first needs it.
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

/* What a run is rendered with. */
struct fonts_type {
    enum script script;
    bool bold;
    bool right_to_left;
    int size_px;
};

/* A rendered run: coverage, whose row `baseline_px` stands on the line. */
struct fonts_line {
    void *handle;
    const uint8_t *bytes;
    int stride_bytes;
    int width_px;
    int height_px;
    int baseline_px;
};

/* A font that cannot be opened is logged once; the Chinese one stands in for it, with boxes for
 * what it lacks. Where that is missing it is ERR_NOT_FOUND. */
enum err fonts_render(struct fonts *fonts, const struct fonts_type *type, const char *text,
                      struct fonts_line *line) must_use;
void fonts_line_fini(struct fonts_line *line);

#endif
