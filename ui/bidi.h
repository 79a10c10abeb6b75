/*
 * The order in which text that runs from right to left, or both ways, stands on the line: Unicode's
 * bidirectional algorithm (UAX #9), by fribidi.
 *
 * Thread: any.
 */
#ifndef UI_BIDI_H
#define UI_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether anything in the text runs from right to left; a quick look, so that nothing else here
 * costs anything where nothing does. */
bool bidi_needed(const char *text);

/* The level of each byte of a paragraph (UTF-8, without line ends): even from left to right, odd
 * from right to left. `rtl`: the paragraph as a whole runs from right to left; otherwise its first
 * letter decides. True when it does. All 0 when there is no memory. */
bool bidi_levels(const char *paragraph, size_t bytes, bool rtl, uint8_t *levels);

/* UAX #9, L2: `order[i]` is the position in the text of what stands i-th from the left. */
void bidi_order(const uint8_t *levels, int count, int *order);

#endif
