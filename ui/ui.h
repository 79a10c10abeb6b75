/*
 * The display: window, input, screens, and the loop that sleeps until one of them has something to
 * do.
 *
 * Order of a program: ui_create (quick, touches no display), core_create with ui_wake, ui_open,
 * ui_run, core_destroy, ui_destroy: so the core opens its store while the display comes up.
 *
 * Thread: the main thread, except ui_wake and ui_quit.
 */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>

#include "app/base/clock.h"
#include "app/base/err.h"
#include "ui/env.h"
#include "ui/keys.h"
#include "ui/words.h"

struct core;
struct speech;
struct ui;

/* Tells somebody that there is a picture, and from time to time that the loop and the core both
 * answer. Called on the main thread; NULL: nobody listens. */
struct ui_pulse {
    void (*shown)(void *context); /* the first picture; once */
    void (*alive)(void *context);
    void *context;
    int every_ms; /* 0: never alive */
};

/* The texts must live until ui_destroy. */
struct ui_config {
    int width_px; /* of the panel as it is built; the picture is turned by `rotation` in it */
    int height_px;
    int rotation;                           /* 0, 90, 180, 270 degrees clockwise */
    struct env_panel panel;                 /* its millimetres alone; the sizes are those above */
    struct ui_modes modes;                  /* what every visit begins with, */
    const char *locale;                     /* and its language: "zh-CN", "en" */
    const char *locales[WORDS_LOCALES + 1]; /* to be chosen from, in order; NULL ends them */
    const char *keypad[KEY_COUNT];          /* names of its keys; NULL or "": none */
    int night_from_min; /* of the hall's day; dim from then to the other one; equal: never */
    int night_to_min;
    bool fullscreen;        /* takes the display's own size, hides the cursor */
    const char *data_dir;   /* has icons/ and i18n/ */
    struct speech *speech;  /* NULL: no sound; borrowed */
    bool read_aloud;        /* the screen can be read aloud, not only beep */
    int volume_percent;     /* of every visit's beginning */
    struct clock *clock;    /* automation may set it */
    const char *automation; /* path of the Unix socket; NULL: none */
    struct ui_pulse pulse;
};

/* Before any thread is started: it sets a variable of the environment. */
enum err ui_create(struct ui **out, const struct ui_config *config) must_use;

/* Connects to the display, loads the words, opens the automation socket. `msg` says what to mend.
 */
enum err ui_open(struct ui *ui, struct core *core, char msg[ERR_MSG_BYTES]) must_use;

/* Returns the program's exit code: 0 after ui_quit, a closed window or automation's `quit`. No
 * screen is entered any more when it returns, and the core is not called any more. */
int ui_run(struct ui *ui);

/* NULL is allowed. The core must be gone: nobody may call ui_wake any more. */
void ui_destroy(struct ui *ui);

/* Something waits in core_next_event; `ui` is a struct ui. Any thread, at any time after
 * ui_create, also before ui_open. */
void ui_wake(void *ui);

/* Ends ui_run. Any thread, and safe in a signal handler. */
void ui_quit(struct ui *ui);

#endif
