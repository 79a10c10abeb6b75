/*
 * What every screen has in the same places: the name of the hall, the clock and the countdown
 * above; below, where everyone can reach it, Back, care mode, the other aids, the language, Home.
 *
 * All buttons stand in one row where their words fit side by side, else Back and Home above the
 * others; in the left-hand mode they stand together at the left; where people read from right to
 * left all is mirrored. Their places follow from display, modes and language alone, so that none
 * moves from screen to screen.
 *
 * Thread: the main thread. Units: pixels.
 */
#ifndef UI_BARS_H
#define UI_BARS_H

#include <stdbool.h>

#include "ui/screen.h"

struct bars {
    bool bare; /* no bar above; below, only what helps: care mode, aids, language */
    bool back; /* there is somewhere to go */
    bool home;
    bool aids;            /* the screen of the aids can be gone to and come back from */
    bool aids_open;       /* it is the present one: its button leads back */
    const char *language; /* the next language's own name; NULL: there is no other */
    int countdown_s;      /* until the idle return; 0: not shown */
    int countdown_all_s;
    bool to_start; /* which goes to the start screen, and not home */
};

/* Takes their room off `area` of an env that has its measure. */
void bars_cut(const struct bars *bars, struct screen_env *env);

void bars_view(const struct bars *bars, const struct screen_env *env, struct view *view);

#endif
