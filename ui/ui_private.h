/*
 * What the parts of the loop share: the display as one struct.
 *
 * Thread: the main thread, except the two fields that say so.
 */
#ifndef UI_UI_PRIVATE_H
#define UI_UI_PRIVATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/base/i18n.h"
#include "app/core.h"
#include "ui/env.h"
#include "ui/focus.h"
#include "ui/input.h"
#include "ui/keys.h"
#include "ui/motion.h"
#include "ui/paint.h"
#include "ui/pictures.h"
#include "ui/present.h"
#include "ui/router.h"
#include "ui/ui.h"
#include "ui/view_private.h"
#include "ui/words.h"

struct automation;

#define UI_EXPECTED 8

struct ui {
    struct ui_config config;
    int wake_fd;      /* an eventfd: any thread */
    atomic_bool quit; /* any thread */
    struct core *core;
    struct words *words;
    const struct i18n *i18n; /* of `words`: the language of the screen */
    const struct hall *hall; /* one reference; NULL before the first */
    struct present *present;
    struct paint *paint;
    struct pictures *pictures;
    struct input input;
    struct keys keys;
    struct focus focus;
    struct motion motion;
    struct router router;
    struct automation *automation;
    struct ime *ime; /* NULL before the first use */

    struct view frames[2];
    int shown;  /* which of the frames is on the display */
    bool drawn; /* any was */
    bool dirty; /* something changed since it was made */
    uint64_t frame_count;
    int64_t opened_ms; /* clock_mono_ms */

    struct ui_modes modes;
    int width_px; /* of the turned picture */
    int height_px;
    int unit_px; /* of the last view: struct screen_env */
    bool rtl;
    uint32_t expected[UI_EXPECTED]; /* requests that a screen waits for; 0: none */
    uint32_t awaited;               /* the one before which no frame is drawn; 0: none */
    int64_t awaited_until_ms;       /* clock_mono_ms */
    bool told_shown;                /* pulse.c */
    int64_t beat_due_ms;
};

/* ---- ui/frame.c ---- */

/* Makes, compares and draws the frame if anything changed. */
void frame_update(struct ui *ui);

/* While the first picture waits for the hall's first snapshot, or a picture for an answer: how long
 * at most; -1: it does not. */
int frame_due_ms(const struct ui *ui);

/* All of the display anew: after expose, resize. */
void frame_show_again(struct ui *ui);

/* The canvas has this size now. */
void frame_resized(struct ui *ui);

const struct view *frame_view(const struct ui *ui);

/* ---- ui/pulse.c ---- */

/* Says that a picture is there, asks whether the core answers, each when it is due. */
void pulse_beat(struct ui *ui);
int pulse_due_ms(const struct ui *ui);

/* The core answered, and this is the loop. */
void pulse_answered(struct ui *ui);

/* ---- ui/events.c ---- */

/* Takes what SDL has. */
void events_take(struct ui *ui);

/* A finger, the mouse, or automation; true when it was a tap on an element. */
bool events_touch(struct ui *ui, const struct input_touch *touch);

/* ---- ui/wait.c ---- */

/* Sleeps until an event, a wake-up, automation, or the time (-1: none). */
void wait_for(struct ui *ui, int timeout_ms);

/* ---- ui/ui.c ---- */

bool ui_expects(const struct ui *ui);

/* The wall clock was set. */
void ui_clock_changed(struct ui *ui);

#endif
