/*
 * Which screen is shown: the Back stack, the states, the idle return, and the bars that every
 * screen has in the same place.
 *
 * Thread: the main thread. Units: milliseconds of clock_mono_ms.
 */
#ifndef UI_ROUTER_H
#define UI_ROUTER_H

#include <stddef.h>
#include <stdint.h>

#include "ui/screen.h"
#include "ui/visits.h"

/* A tree of questions is a long way: Back remembers so many screens, fewer where their states are
 * large. The oldest is forgotten then. */
#define ROUTER_DEPTH (VISITS_COUNT - VISITS_AHEAD)

struct router {
    const struct screen *const *table;
    size_t table_count;
    struct visits visits;
    struct visit *stack[VISITS_COUNT]; /* the last is shown */
    size_t depth;
    int running; /* screens' functions on the C stack */
    int64_t touched_ms;
    int64_t next_tick_ms;
};

/* Actions of the bars' elements; a screen's own are positive. */
enum router_action {
    ROUTER_PREVIOUS = -7, /* the pager of the body (ui/page.h) */
    ROUTER_NEXT,
    ROUTER_BACK,
    ROUTER_HOME,
    ROUTER_CARE,
    ROUTER_ASSIST,
    ROUTER_LANGUAGE
};

/* The first screen is "idle" where there is one, else the first of the table. */
void router_start(struct ui *ui, const struct screen *const *table, size_t table_count);

/* Leaves all screens. */
void router_stop(struct ui *ui);

const struct screen *router_screen(const struct ui *ui);

/* What the present screen's view may know. */
struct screen_env router_env(const struct ui *ui);

/* The elements of the present screen with its bars. */
void router_view(struct ui *ui, struct view *view);

void router_tap(struct ui *ui, const struct element *element);
void router_event(struct ui *ui, const struct core_event *event);

/* The finger moved the body by so many pixels; positive shows what is further down. */
void router_scroll(struct ui *ui, int by_px);

/* Somebody is there: the idle time begins anew. */
void router_touched(struct ui *ui);

/* As if the last touch had been so much longer ago: for automation. */
void router_pass(struct ui *ui, int seconds);

/* Ticks and the idle return, when due. */
void router_timers(struct ui *ui);

/* Until router_timers or another picture is due; -1: never. */
int router_due_ms(const struct ui *ui);

/* How long the present screen waits for a touch. */
int64_t router_idle_ms(const struct ui *ui);

/* Seconds until the idle return as the countdown shows them, 0 while it is not shown. */
int router_countdown_s(const struct ui *ui);

/* Calls a function of the present screen, with its state. */
void router_call(struct ui *ui,
                 void (*call)(struct ui *ui, const struct screen *screen, void *state,
                              const void *argument),
                 const void *argument);

/* ---- ui/router_text.c: what goes to a screen that takes text ---- */

void router_stroke(struct ui *ui, const struct stroke *way);
void router_found(struct ui *ui, const struct ime_answer *answer);

/* False when the present screen takes no text. */
bool router_type(struct ui *ui, const char *text);

#endif
