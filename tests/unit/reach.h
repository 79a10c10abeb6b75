/*
 * What the five keys reach on a view: a check for the walk over all screens.
 */
#ifndef TESTS_UNIT_REACH_H
#define TESTS_UNIT_REACH_H

#include <stdbool.h>

#include "ui/view_private.h"

/* Asserts that arrow keys lead from the first element to every one that can be touched and back,
 * and that what is touchable can be hit. Prints what is not. */
void reach_check(const struct view *view, bool rtl);

#endif
