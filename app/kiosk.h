/*
 * The composition root: builds everything from the config, in one struct.
 *
 * Thread: main.
 */
#ifndef APP_KIOSK_H
#define APP_KIOSK_H

#include <stdbool.h>
#include <stdio.h>

#include "app/base/err.h"

struct kiosk;

struct kiosk_arguments {
    const char *config_path;
    const char *state_dir;  /* NULL: [store] dir */
    const char *automation; /* NULL: none */
};

/* Reads the config and builds the parts; faults go to `faults`, a line each. Opens no display. */
enum err kiosk_create(struct kiosk **out, const struct kiosk_arguments *arguments,
                      FILE *faults) must_use;

/* Runs until kiosk_quit or the window is closed; the program's exit code. */
int kiosk_run(struct kiosk *kiosk);

/* Any thread. */
void kiosk_quit(struct kiosk *kiosk);

/* NULL is allowed. */
void kiosk_destroy(struct kiosk *kiosk);

/* Checks config, content, store folder, printer and central service's files; prints each thing that
 * is wrong and what to do. True when nothing is. */
bool kiosk_check(const struct kiosk_arguments *arguments, FILE *out);

#endif
