/*
 * The lines of documents as dots. What was drawn is kept, up to a limit, so that a line that stands
 * on one paper after another is drawn once.
 *
 * Thread: one at a time. Units: dots.
 */
#ifndef APP_DOC_STRIP_H
#define APP_DOC_STRIP_H

#include "app/doc/doc.h"

struct font;

struct strip {
    int rows; /* of the line */
    int over; /* rows more above and as many below, into which tall characters reach */
    struct doc_bitmap bitmap;
};

struct strip_fonts {
    struct font *plain;
    struct font *bold;
};

struct strips;
enum err strips_create(struct strips **out) must_use;
void strips_destroy(struct strips *strips);

/* A line of kind TEXT, PAIR or QR, borrowed until strips_end. ERR_TOO_LARGE for a code that the
 * paper does not hold. */
enum err strips_get(struct strips *strips, const struct strip_fonts *fonts,
                    const struct doc_line *line, int width_dots, const struct strip **out) must_use;

/* Nothing is borrowed any more. */
void strips_end(struct strips *strips);

/* Wipes what is kept. */
void strips_forget(struct strips *strips);

#endif
