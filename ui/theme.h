/*
 * How elements look: one row a style of ui/view.h. Values only; ui/paint.c draws by them.
 *
 * Thread: any; constants. Units: colours are 0xRRGGBB or THEME_NONE; lengths are tenths of the
 * screen's unit (struct screen_env), so that 35 is 3.5 units. A text size is the height of a
 * Chinese character.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/view.h"

#define THEME_NONE UINT32_C(0xFF000000) /* nothing is drawn, or the other state's colour stays */

enum theme_icon_place { THEME_ICON_LEFT, THEME_ICON_TOP };

struct theme_style {
    uint32_t fill;
    uint32_t fill_pressed; /* THEME_NONE in these three: as `fill` */
    uint32_t fill_selected;
    uint32_t fill_disabled;
    uint32_t text;
    uint32_t text_selected; /* THEME_NONE in these two: as `text` */
    uint32_t text_disabled;
    uint32_t detail_text;     /* THEME_NONE: as `text` */
    uint32_t icon;            /* THEME_NONE: as `text` */
    uint32_t border;          /* STYLE_PROGRESS: the part that is done is drawn in `text` */
    uint32_t border_selected; /* THEME_NONE: as `border` */

    int radius_tenths;
    int border_tenths;
    int text_tenths;
    int detail_tenths;
    int icon_tenths;
    int padding_x_tenths; /* between the rectangle and what stands in it */
    int padding_y_tenths;
    int gap_tenths; /* between icon and label, and label and detail */

    bool bold;
    enum text_align align; /* where an element says ALIGN_START */
    enum theme_icon_place icon_place;
};

struct theme {
    const char *font_path; /* a collection that has Chinese; the face below is taken */
    const char *bold_font_path;
    int font_face; /* position of the simplified Chinese face in the collections */
    struct theme_style styles[STYLE_COUNT];
    const char *icon_names[ICON_COUNT]; /* files in DATA/icons/, without ".svg"; NULL for none */
};

const struct theme *theme_default(void);

#endif
