/*
 * Pictures of the hall's content: decoded by a thread of their own, scaled to their place, and the
 * last ones kept. What is not decoded yet is not drawn yet; nothing waits for it.
 *
 * Thread: the main thread, but for `wake`, which is called on the decoding thread. Ownership: the
 * directory's text is copied. Units: pixels; colours are 0xRRGGBB as in ui/draw.h, and what is
 * transparent is white.
 */
#ifndef UI_PICTURES_H
#define UI_PICTURES_H

#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"

struct pictures;

struct picture {
    const uint32_t *pixels; /* NULL: the file is not a picture that can be shown */
    int width_px;
    int height_px;
};

/* Starts no thread yet. */
enum err pictures_create(struct pictures **out, void (*wake)(void *context),
                         void *context) must_use;
void pictures_destroy(struct pictures *pictures);

/* Where the files are: catalog.picture_dir. */
void pictures_set_dir(struct pictures *pictures, const char *dir);

/* The picture as large as fits, never larger than it is; borrowed until the next call. NULL while
 * it is being decoded. */
const struct picture *pictures_get(struct pictures *pictures, const char *name, int width_px,
                                   int height_px);

/* True once after something was decoded: there is more to draw. */
bool pictures_take_news(struct pictures *pictures);

/* True while something is being decoded. */
bool pictures_busy(struct pictures *pictures);

#endif
