/*
 * Lists of texts as the catalog has them, line by line: what page_list wants.
 *
 * Thread: any. Ownership: texts are the list's.
 */
#ifndef UI_SCREENS_LINES_H
#define UI_SCREENS_LINES_H

#include <stddef.h>

size_t lines_count(const char *list);

/* `index` is less than their count. */
const char *lines_at(const char *list, size_t index);

#endif
