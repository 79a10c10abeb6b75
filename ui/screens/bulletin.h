/*
 * The hall's notices as the screens show them: those of today, the pinned first, then the
 * newest.
 *
 * Thread: the main thread. Ownership: notices are borrowed from the hall's catalog.
 */
#ifndef UI_SCREENS_BULLETIN_H
#define UI_SCREENS_BULLETIN_H

#include <stddef.h>

#include "ui/screen.h"

/* Of more than this only the first are shown: a wall of notices is read by nobody. */
#define BULLETIN_MOST 64

/* How many there are, at most BULLETIN_MOST. */
size_t bulletin_today(const struct screen_env *env,
                      const struct catalog_notice *found[BULLETIN_MOST]);

/* The one whose turn it is: each stands for a minute of the clock. NULL when there is none. */
const struct catalog_notice *bulletin_turn(const struct screen_env *env);

#endif
