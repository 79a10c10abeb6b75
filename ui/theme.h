/*
 * The design language as named tokens, and one row a style of ui/view.h made of them; ui/README.md
 * says what they are for. ui/paint.c draws by them, nothing else names a colour.
 *
 * Colours are names that a palette gives a value: light by day, high contrast where somebody asks
 * for it, night for a hall at rest. Sizes are the same in all of them.
 *
 * Thread: any; constants. Units: colours are 0xRRGGBB or THEME_NONE; lengths are tenths of the
 * screen's unit (struct screen_env), so that 35 is 3.5 units. A text size is the height of a
 * Chinese character.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/script.h"
#include "ui/view.h"

#define THEME_NONE UINT32_C(0xFF000000) /* nothing is drawn */

enum theme_palette { PALETTE_LIGHT, PALETTE_CONTRAST, PALETTE_NIGHT, PALETTE_COUNT };

enum theme_colour {
    COLOUR_NONE,
    COLOUR_PAGE, /* the ground of everything */
    COLOUR_CARD, /* what lies on it: cards, bars, quiet buttons */
    COLOUR_LINE, /* around cards: an ornament, nobody must see it */
    COLOUR_INK,
    COLOUR_INK_QUIET,
    COLOUR_BRAND,          /* what can be touched: its outline, its words, and what is chosen */
    COLOUR_BRAND_DEEP,     /* the edge below it */
    COLOUR_BRAND_SOFT,     /* a ground that says "touchable" without being the one button */
    COLOUR_ON_BRAND,       /* text on BRAND */
    COLOUR_ON_BRAND_QUIET, /* a second text on BRAND */
    COLOUR_ACTION,         /* the ground of what goes on, and what stands on it */
    COLOUR_ON_ACTION,
    COLOUR_ON_ACTION_QUIET,
    COLOUR_ACTION_DOWN, /* the same under a finger */
    COLOUR_ON_ACTION_DOWN,
    COLOUR_EDGE, /* the edge below cards */
    COLOUR_SEAL, /* the red of a seal: the number and nothing else */
    COLOUR_CLOSED,
    COLOUR_ON_CLOSED,
    COLOUR_DISABLED,
    COLOUR_ON_DISABLED,
    COLOUR_TRACK, /* the part of a bar that is not done */
    COLOUR_GOOD,
    COLOUR_ON_GOOD,
    COLOUR_WARNING,
    COLOUR_ON_WARNING,
    COLOUR_BAD,
    COLOUR_ON_BAD,
    COLOUR_FOCUS,     /* the ring around what the keypad stands on, */
    COLOUR_FOCUS_GAP, /* and the ring within it, so that it shows on any ground */
    COLOUR_COUNT
};

/* The type scale. */
enum {
    TYPE_NOTE = 32, /* 26 px at 1280x800: nothing is smaller */
    TYPE_DETAIL = 34,
    TYPE_BODY = 38,
    TYPE_LABEL = 40,
    TYPE_BUTTON = 46,
    TYPE_TITLE = 54,
    TYPE_TILE = 68,
    TYPE_CLOCK = 190,
    TYPE_NUMBER = 250,
};

/* Spacing within elements; between them it is the layout's. */
enum {
    SPACE_HAIR = 6,
    SPACE_SMALL = 10,
    SPACE_MIDDLE = 14,
    SPACE_LARGE = 20,
    SPACE_CARD = 26,
};

enum { RADIUS_BAR = 8, RADIUS_SMALL = 16, RADIUS_MIDDLE = 22, RADIUS_LARGE = 32 };

/* Lines around what can be touched, around cards, and the two rings of the focus. */
enum { LINE_TOUCH = 3, LINE_CARD = 2, LINE_FOCUS = 6, LINE_FOCUS_GAP = 4 };

/* Elevation: how high something lies over what is below it. What is pressed lies flat. */
enum { EDGE_CARD = 3, EDGE_BUTTON = 6 };

/* ICON_SMALL beside a text, ICON_LARGE above it. */
enum { ICON_SMALL = 44, ICON_MIDDLE = 58, ICON_LARGE = 170, ICON_WHOLE = 1000 };

enum theme_icon_place { THEME_ICON_LEFT, THEME_ICON_TOP };

enum theme_state { STATE_NORMAL, STATE_PRESSED, STATE_SELECTED, STATE_DISABLED, STATE_COUNT };

struct theme_look {
    enum theme_colour fill;
    enum theme_colour text;
    enum theme_colour detail; /* NONE in these two: as `text` */
    enum theme_colour icon;
    enum theme_colour border;
    enum theme_colour edge; /* the strip at its foot that lifts it */
};

struct theme_style {
    struct theme_look looks[STATE_COUNT]; /* a state without any colour: as STATE_NORMAL */

    int radius_tenths;
    int border_tenths;
    int edge_tenths;
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

/* The font of a script. */
struct theme_font {
    const char *path;
    const char *bold_path; /* NULL: the other one */
    int face;              /* position in a collection */
    const char *shaping;   /* ISO 15924; NULL: as the library guesses */
    int percent;           /* of the size, so that it looks as large as the Chinese beside it */
    int drop_percent;      /* of the size: how much lower it stands, to have the same middle */
};

struct theme {
    struct theme_font fonts[SCRIPT_COUNT];
    struct theme_style styles[STYLE_COUNT];
    const char *icon_names[ICON_COUNT]; /* files in DATA/icons/, without ".svg"; NULL for none */
};

const struct theme *theme_default(void);

/* THEME_NONE for COLOUR_NONE. */
uint32_t theme_colour(enum theme_palette palette, enum theme_colour colour);

/* What an element is drawn with; each may be THEME_NONE. */
struct theme_colours {
    uint32_t fill;
    uint32_t text;
    uint32_t detail;
    uint32_t icon;
    uint32_t border;
    uint32_t edge;
};

struct theme_colours theme_colours(const struct theme *theme, enum theme_palette palette,
                                   enum style style, enum theme_state state);

#endif
