/*
 * Draws a content picture into its element, with the way on it where the element says one.
 *
 * Thread: the main thread.
 */
#ifndef UI_PICTURE_PAINT_H
#define UI_PICTURE_PAINT_H

#include "ui/draw.h"
#include "ui/pictures.h"
#include "ui/view.h"

/* In the middle of the element's rectangle. */
void picture_paint(struct canvas *canvas, const struct picture *picture,
                   const struct element *element);

#endif
