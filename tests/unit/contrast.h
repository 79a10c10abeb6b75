/*
 * Whether what must be seen can be seen: WCAG 2.2's contrast, over the elements of a view.
 *
 * Thread: one. Ownership: borrows everything for the call.
 */
#ifndef TESTS_UNIT_CONTRAST_H
#define TESTS_UNIT_CONTRAST_H

#include <stdint.h>

#include "ui/theme.h"
#include "ui/view_private.h"

#define CONTRAST_TEXT  7.0 /* and 4.5 for a text that is disabled, */
#define CONTRAST_OTHER 4.5 /* icons, outlines of what can be touched, states, the focus ring */

/* 1 to 21. */
double contrast_ratio(uint32_t a, uint32_t b);

/* How many elements of the view do not reach that on the ground they stand on, in any state; each
 * is printed with `name` before it. The first element is the ground of all. */
unsigned contrast_faults(const struct view *view, const struct theme *theme,
                         enum theme_palette palette, const char *name);

#endif
