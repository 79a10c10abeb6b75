/*
 * Unit tests: one file tests/unit/test_X.c for a source X, which offers suite_X() and registers its
 * tests with CUnit. The Makefile finds the files by name.
 */
#ifndef TESTS_UNIT_UNIT_H
#define TESTS_UNIT_UNIT_H

#include <CUnit/CUnit.h>
#include <stddef.h>

#include "app/base/err.h"

extern void (*const suites[])(void);
extern const size_t suites_count;

/* Adds a suite of tests; aborts when CUnit has no memory. */
void unit_add(const char *suite, const CU_TestInfo *tests);

#define UNIT_OK(call) CU_ASSERT_EQUAL(call, OK)

/* A fresh folder under $TMPDIR that is removed, with all in it, when the program ends. */
const char *unit_temp_dir(void);

/* Writes a file into a folder and returns its path, borrowed until the next call. */
const char *unit_write_file(const char *dir, const char *name, const void *bytes, size_t count);

#endif
