/*
 * The waiting board: services, and how many people wait at each.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_BOARD_H
#define UI_SCREENS_BOARD_H

#include "ui/page.h"

/* A card with as many services as the page has room for, `most` at the utmost; those that take
 * numbers now come first. No card at all where there is room for none. `grow`: its share of what is
 * left. */
void board_view(struct page *page, int most, int grow);

#endif
