/*
 * The icons: SVG files of one colour, rendered as masks at the size that is asked for.
 *
 * Thread: the main thread.
 */
#ifndef UI_ICONS_H
#define UI_ICONS_H

#include "app/base/err.h"
#include "ui/stamps.h"
#include "ui/theme.h"

struct icons;

/* `data_dir` has icons/NAME.svg; the texts must live as long as the icons. */
enum err icons_create(struct icons **out, const struct theme *theme, const char *data_dir) must_use;
void icons_destroy(struct icons *icons);

/* Never NULL: an icon without a file is an empty stamp of that size, logged once. Borrowed until
 * the next call that adds to `stamps`. */
const struct stamp *icons_stamp(struct icons *icons, struct stamps *stamps, enum icon icon,
                                int size_px);

#endif
