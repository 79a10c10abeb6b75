/*
 * The number without its paper: large, with its QR code, to be noted or photographed. The screens
 * number, failed and unknown differ in what they say and offer.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_NOTED_H
#define UI_SCREENS_NOTED_H

#include "ui/screen.h"

struct noted_words {
    enum style band;
    enum icon icon;
    const char *title_key;
    const char *retry_key; /* what the retry button says; NULL: no retry */
    bool reason;           /* says why the ticket was not printed */
};

void noted_view(const void *state, const struct screen_env *env, struct view *view,
                const struct noted_words *words);

/* `action` of the three screens. */
void noted_act(struct ui *ui, void *state, int action, int argument);

#endif
