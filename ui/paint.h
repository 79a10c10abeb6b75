/*
 * Draws elements by the theme.
 *
 * Thread: the main thread.
 */
#ifndef UI_PAINT_H
#define UI_PAINT_H

#include "app/base/err.h"
#include "ui/draw.h"
#include "ui/theme.h"
#include "ui/view_private.h"

struct measure;
struct paint;
struct pictures;

/* Opens no file yet. `data_dir` must live as long as the painter. */
enum err paint_create(struct paint **out, const struct theme *theme, const char *data_dir) must_use;
void paint_destroy(struct paint *paint);

/* Where content pictures come from; NULL, as at first: their labels are drawn instead. */
void paint_set_pictures(struct paint *paint, struct pictures *pictures);

/* What it draws by; borrowed. The base length and the size of type are set there. */
struct measure *paint_measure(const struct paint *paint);

/* Before each frame is made. */
void paint_next_frame(struct paint *paint);

/* Draws all of the view that lies in `damage`. */
void paint_view(struct paint *paint, struct canvas *canvas, const struct view *view,
                struct rect damage);

/* How much is kept of what was drawn. */
size_t paint_bytes(const struct paint *paint);

/* Overwrites what was made of secret elements. */
void paint_forget(struct paint *paint);

/* How many texts had to be cut since the start: none should. */
unsigned paint_overflows(const struct paint *paint);

#endif
