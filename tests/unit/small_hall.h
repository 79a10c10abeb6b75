/*
 * A small hall without a fault as a folder of spreadsheets, and what is wrong when one of them is
 * another: for the tests of content.
 */
#ifndef TESTS_UNIT_SMALL_HALL_H
#define TESTS_UNIT_SMALL_HALL_H

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/report.h"

/* How many files it has, and their names. */
extern const size_t small_hall_files;
const char *small_hall_file(size_t index);

/* The folder, fresh; removed when the program ends. */
const char *small_hall_write(void);

/* The small hall with one file that is another, and what reading it gives. */
enum err small_hall_read_with(const char *file, const char *text, struct report *report);

/* The same as a snapshot; NULL with a failed assertion when it cannot be read. */
const struct catalog *small_hall_catalog(const char *file, const char *text);

/* That file has exactly one fault, there, with these words and a mend. */
void small_hall_expect(const char *file, const char *text, int row, const char *column,
                       const char *words);

/* Fails with what was reported unless there is a fault there with these words. */
void small_hall_expect_among(const struct report *report, const char *file, int row,
                             const char *column, const char *words);

/* A PNG of one size, with all checksums right; its bytes. */
size_t small_hall_png(unsigned char out[128], uint32_t width_px, uint32_t height_px);

#endif
