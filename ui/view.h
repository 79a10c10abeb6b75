/*
 * The elements of a screen. A view declares them; the toolkit lays text into them, compares them
 * with the last frame, repaints what changed, finds what a finger hit, reads them out and answers
 * automation. Nothing else knows what is on the screen.
 *
 * Thread: the main thread. Ownership: `id` is a constant or comes from view_format; labels are
 * copied into the view. Units: pixels of the rotated screen, origin top left. A view allocates
 * nothing: its arrays are fixed, and adding beyond them is a programmer's error (assert).
 */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct doc_bitmap; /* app/doc/doc.h */

struct rect {
    int x;
    int y;
    int w;
    int h;
};

/* What it is, for speech, automation and tests. */
enum role {
    ROLE_NONE,
    ROLE_BUTTON,
    ROLE_TEXT,
    ROLE_HEADING,
    ROLE_STATUS,
    ROLE_IMAGE,
    ROLE_FIELD, /* what was entered is its label */
    ROLE_CANVAS /* the finger's way over it goes to the screen's `stroke`; no tap comes of it */
};

/* How it looks: rows of the theme's table (ui/theme.h). */
enum style {
    STYLE_BACKGROUND, /* fills the screen */
    STYLE_BAR,        /* the band at the top, the band at the bottom */
    STYLE_BAR_TEXT,
    STYLE_BAR_BUTTON, /* back, home, language */
    STYLE_TITLE,
    STYLE_HEADING, /* above a group */
    STYLE_BODY,
    STYLE_NOTE,  /* small and quiet */
    STYLE_PANEL, /* a card that holds others */
    STYLE_TILE,  /* a large button with icon, label and detail */
    STYLE_TILE_QUIET,
    STYLE_TILE_CLOSED, /* touchable, but leads to why not */
    STYLE_PRIMARY,     /* the one button that goes on */
    STYLE_SECONDARY,
    STYLE_CHOICE, /* one of several; `selected` marks the chosen */
    STYLE_NUMBER, /* the ticket's number */
    STYLE_FIGURE, /* a figure with a caption */
    STYLE_EMBLEM, /* an icon alone, as large as its rectangle */
    STYLE_CLOCK,
    STYLE_GOOD, /* bands that say how it went */
    STYLE_WARNING,
    STYLE_BAD,
    STYLE_PROGRESS, /* `value` of `value_max` */
    STYLE_FIELD,    /* what was entered; `selected`: a caret shows where it goes on */
    STYLE_KEY,      /* a key of a keyboard */
    STYLE_KEY_DIGIT,
    STYLE_KEY_QUIET,
    STYLE_PAPER, /* to write on */
    STYLE_FOCUS, /* the ring of the five keys, and the one within it */
    STYLE_FOCUS_GAP,
    STYLE_COUNT
};

enum icon {
    ICON_NONE,
    ICON_TICKET,
    ICON_GUIDE,
    ICON_PROGRESS,
    ICON_RATE,
    ICON_NOTICE,
    ICON_FEEDBACK,
    ICON_HELP,
    ICON_BACK,
    ICON_HOME,
    ICON_LANGUAGE,
    ICON_PRINTER,
    ICON_PAPER,
    ICON_CLOCK,
    ICON_DONE,
    ICON_TROUBLE,
    ICON_TOUCH,
    ICON_PEOPLE,
    ICON_CARE,
    ICON_CONTRAST,
    ICON_SPEAK,
    ICON_VOLUME,
    ICON_LOW_REACH,
    ICON_LEFT_HAND,
    ICON_ASSIST,
    ICON_MAP,
    ICON_PLACE,
    ICON_WINDOW,
    ICON_PHONE,
    ICON_SEARCH,
    ICON_LIST,
    ICON_CHECK,
    ICON_MATERIAL,
    ICON_DOCUMENT,
    ICON_CALENDAR,
    ICON_MONEY,
    ICON_STEPS,
    ICON_PERSON,
    ICON_AGENT,
    ICON_KEYBOARD,
    ICON_HANDWRITING,
    ICON_BACKSPACE,
    ICON_QR,
    ICON_STAR,
    ICON_BABY,
    ICON_SCHOOL,
    ICON_WORK,
    ICON_RINGS,
    ICON_HOUSE,
    ICON_HOSPITAL,
    ICON_ELDER,
    ICON_FARM,
    ICON_SHOP,
    ICON_MEMORIAL,
    ICON_SOLDIER,
    ICON_DISABLED,
    ICON_STUDENT,
    ICON_COMPANY,
    ICON_NEXT,
    ICON_UP,
    ICON_DOWN,
    ICON_CLOSE,
    ICON_COUNT
};

struct ink;

enum text_align { ALIGN_START, ALIGN_CENTRE, ALIGN_END };

struct element {
    const char *id; /* stable name, "home.ticket"; NULL for decoration */
    enum role role;
    enum style style;
    enum icon icon;
    struct rect rect;
    struct rect clip;      /* what of it can be seen; w 0: all */
    const char *label;     /* UTF-8; "" or NULL for none */
    const char *detail;    /* a second, smaller text */
    const struct ink *ink; /* drawn in it, `value` px wide; lives as long as the frame is shown */
    const char *qr;        /* draws this text as a QR code in the rectangle; NULL for none */
    /* A picture of the content (ui/pictures.h), as large as fits into the rectangle; NULL for none.
     * Its label is spoken, and drawn only where the picture cannot be. */
    const char *picture;
    /* The way on a picture that is a plan: points in thousandths of its sides, "500 940;820 300"; a
     * dot at the first, a line through all, a frame around the last. NULL for none. */
    const char *way;
    const struct doc_bitmap *dots; /* draws a printed paper as wide as the rectangle; NULL for none.
                                      Alive until the next frame. */
    enum text_align align;
    bool disabled;
    bool selected;
    bool secret; /* what somebody typed: nothing made of it is kept after the visit */
    int lines;   /* how many lines the label may take; 0 = 1 */
    int value;   /* STYLE_PROGRESS; the pen's width */
    int value_max;
    int action;   /* what the screen's `action` gets when it is touched; 0: not touchable */
    int argument; /* and its argument */
};

#define VIEW_ELEMENTS   192
#define VIEW_TEXT_BYTES (48 * 1024)

struct view;
struct i18n;

/* What of an element is on the screen. */
struct rect view_visible(const struct element *element);

/* Adds a copy; later elements lie above earlier ones. */
void view_add(struct view *view, const struct element *element);

/* Text in the view's own memory, alive as long as the frame: "ticket.service.%s". */
const char *view_format(struct view *view, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A string of the PO files with its placeholders filled in, in the view's own memory. */
const char *view_text(struct view *view, const struct i18n *i18n, const char *key,
                      const char *const *arguments, size_t argument_count);

#endif
