/*
 * The card with an errand's number: number, service, where to go, how many are ahead, how long it
 * takes, and the QR code of the ticket's id where it replaces the paper.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_CARD_H
#define UI_SCREENS_CARD_H

#include <stdbool.h>

#include "ui/screen.h"
#include "ui/screens/errand.h"
#include "ui/view.h"

/* Side by side, or stacked on an upright display; takes no more of `rect` than it needs. */
void card_view(struct view *view, const struct screen_env *env, struct rect rect,
               const struct errand *errand, bool qr);

#endif
