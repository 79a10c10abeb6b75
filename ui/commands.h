/*
 * What automation's commands do.
 *
 * Thread: the main thread. Ownership: a reply is the caller's to json_decref.
 */
#ifndef UI_COMMANDS_H
#define UI_COMMANDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct ui;

enum commands_wait { COMMANDS_WAIT_NONE, COMMANDS_WAIT_SCREEN, COMMANDS_WAIT_IDLE };

#define COMMANDS_NAME_BYTES 64

/* A command that is answered later. */
struct commands_pending {
    enum commands_wait wait;
    char screen[COMMANDS_NAME_BYTES];
    int64_t deadline_ms; /* of clock_mono_ms */
};

/* Runs one line. NULL when the answer comes later: then `pending` says what it waits for. */
json_t *commands_run(struct ui *ui, const char *line, struct commands_pending *pending);

/* The answer when there is one by now, else NULL. */
json_t *commands_check(struct ui *ui, const struct commands_pending *pending);

/* ---- ui/commands_state.c ---- */

/* The hall's state and the process's, as "state" answers them. */
json_t *commands_state(struct ui *ui);

#endif
