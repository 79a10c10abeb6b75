/*
 * Characters as a hand writes them, for the tests of handwriting: strokes of points in a square of
 * 100.
 */
#ifndef TESTS_UNIT_STROKES_H
#define TESTS_UNIT_STROKES_H

#include "ui/ink.h"

struct strokes {
    const char *character;
    const char *path; /* "x,y x,y;x,y x,y": strokes are parted by ";" */
};

extern const struct strokes strokes[];
extern const size_t strokes_count;

/* Writes a path into the ink, `scale` times as large and from x, y on, a point every 2 px. */
void strokes_write(struct ink *ink, const char *path, int scale, int x, int y);

/* The path of a character of the table. */
const char *strokes_of(const char *character);

#endif
