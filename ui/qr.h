/*
 * QR codes as stamps.
 *
 * Thread: the main thread. Units: pixels.
 */
#ifndef UI_QR_H
#define UI_QR_H

#include "ui/stamps.h"

/* The code of a text, with the white around it, as large as fits into a square of `room_px` with
 * whole pixels a module. NULL when it does not fit. Borrowed until the next call that adds. */
const struct stamp *qr_stamp(struct stamps *stamps, const char *text, int room_px);

#endif
