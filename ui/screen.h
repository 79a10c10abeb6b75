/*
 * A screen is a value: one const struct, one row of the table in ui/screens/screens.c.
 *
 * The router owns Back, Home and the idle countdown: a screen never sees them. It calls, on the
 * main thread: enter (state zeroed, `argument` what the former screen gave, alive for the call),
 * then view after every change, action for a touch on an element of this screen that has one, event
 * for what the core posts, tick once a second while the screen asks for it, leave before the state
 * goes. view reads only its arguments: it touches no service and allocates nothing.
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/clock.h"
#include "app/core.h"
#include "ui/view.h"

struct ui;
struct i18n;
struct measure;
struct ime;
struct ime_answer;

/* How this person wants the screen; all false: as most do. */
struct ui_modes {
    bool care;     /* large type, large targets, one question a screen, more time */
    bool contrast; /* black, white and yellow */
    bool low;      /* what can be touched stands where it can be reached from a wheelchair */
    bool left;     /* what can be touched stands at the left */
};

/* What a view may know besides its state; made by ui/env.c. */
struct screen_env {
    struct rect area; /* where this screen's elements go: between the router's bars */
    struct rect full; /* the whole display */
    int unit_px;      /* the theme's base length: 1/100 of the display's shorter side, but
                         never more than 1/60 of the longer one */
    bool portrait;
    const struct i18n *i18n;
    bool chinese;            /* content names are Chinese unless an English one is given */
    const struct hall *hall; /* NULL before the first snapshot */
    struct civil now;        /* the hall's civil time */
    bool care;               /* struct ui_modes */
    bool contrast;
    bool low;
    bool left;
    bool night;              /* of the configuration */
    bool rtl;                /* the language is read from right to left */
    int target_px;           /* least side of what can be touched */
    int text_percent;        /* size of type: 100 as the theme has it */
    struct rect reach;       /* the part of `area` where things can be touched */
    int scroll_px;           /* how far the body was scrolled (ui/page.h) */
    struct measure *measure; /* of texts; only ui/page.c asks it */
};

/* A finger on an element of role CANVAS; it may leave the canvas before it is lifted. */
enum stroke_part { STROKE_DOWN, STROKE_MOVE, STROKE_UP };
struct stroke {
    enum stroke_part part;
    int action; /* the canvas's */
    int argument;
    struct rect canvas;
    int x;
    int y;
};

struct screen {
    const char *name; /* as automation says it: "home" */
    size_t state_bytes;
    int idle_s;          /* home by itself after so many seconds without a touch; 0: stays */
    const char *idle_to; /* name of the screen to go to then; NULL: "home" */
    bool bare;           /* no bars, no Back, no Home: the idle screen */
    bool rests;          /* stands for hours: dim by night, and a small step aside each minute */
    bool no_back;        /* Home but no Back: after a ticket was issued */
    bool ticks;          /* tick wanted */
    void (*enter)(struct ui *ui, void *state, const void *argument);
    void (*view)(const void *state, const struct screen_env *env, struct view *view);
    void (*action)(struct ui *ui, void *state, int action, int argument);
    void (*event)(struct ui *ui, void *state, const struct core_event *event);
    void (*tick)(struct ui *ui, void *state);
    /* These three for screens with ui/widgets/text_input.h. */
    void (*stroke)(struct ui *ui, void *state, const struct stroke *stroke);
    void (*type)(struct ui *ui, void *state, const char *text); /* automation's keyboard */
    void (*found)(struct ui *ui, void *state, const struct ime_answer *answer);
    void (*leave)(struct ui *ui, void *state);
};

/* The largest state of any screen, checked when the table is built. */
#define SCREEN_STATE_BYTES 4096

/* The table. */
extern const struct screen *const screens[];
extern const size_t screens_count;

/* ---- what a screen's functions may do (ui/ui.c, ui/router.c) ---- */

/* Goes to a screen of the table; the present one goes on the Back stack unless it is bare or
 * no_back. `argument` may be NULL. Going to a name that is not in the table asserts. */
void ui_go(struct ui *ui, const char *screen_name, const void *argument);

/* Goes there in place of the present screen, which leaves no trace on the Back stack. */
void ui_replace(struct ui *ui, const char *screen_name, const void *argument);

void ui_back(struct ui *ui);
void ui_home(struct ui *ui);

/* The state or the env changed outside of enter, action, event and tick: draw again. */
void ui_invalidate(struct ui *ui);

/* The screen waits for the answer to this request of the core: automation's `wait idle` does too.
 */
void ui_expect(struct ui *ui, uint32_t request);

/* The same, and the answer comes at once: what is on the screen, as the finger left it, stays until
 * then, because a picture in between would only hold the answer up. After a moment without an
 * answer the screen is drawn all the same. */
void ui_await(struct ui *ui, uint32_t request);

struct core *ui_core(struct ui *ui);
struct ime *ui_ime(struct ui *ui);         /* made at the first call; NULL when that fails */
void ui_forget_typed(struct ui *ui);       /* by the input methods and by what draws it */
const struct hall *ui_hall(struct ui *ui); /* borrowed for the call; NULL before the first */
void ui_set_locale(struct ui *ui, const char *locale);

/* At once, like the language; the next person at the idle screen begins without them. */
void ui_set_modes(struct ui *ui, const struct ui_modes *modes);
const struct ui_modes *ui_modes(const struct ui *ui);

#endif
