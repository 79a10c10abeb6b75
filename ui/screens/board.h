/*
 * The waiting board: services, and how many people wait at each.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_BOARD_H
#define UI_SCREENS_BOARD_H

#include "ui/screen.h"
#include "ui/view.h"

/* A card with as many services as `rect` has room for in rows of a readable height, `most` at the
 * utmost; those that take numbers now come first. */
void board_view(struct view *view, const struct screen_env *env, struct rect rect, int most);

#endif
