/*
 * The card with an errand's number: number, service, where to go, how many are ahead, how long it
 * takes, and the QR code of the ticket's id where it replaces the paper.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_CARD_H
#define UI_SCREENS_CARD_H

#include <stdbool.h>

#include "ui/page.h"
#include "ui/screens/errand.h"

void card_view(struct page *page, const struct errand *errand, bool qr);

#endif
