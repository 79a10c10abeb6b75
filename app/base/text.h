/*
 * UTF-8 and GB18030 text. All text inside the program is valid UTF-8; these functions stand where
 * bytes come in or go out.
 *
 * Thread: any. Lengths are bytes unless named otherwise.
 */
#ifndef APP_BASE_TEXT_H
#define APP_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

/* A code point and how many bytes it took; U+FFFD and 1 for a byte that is not valid there.
 * 0 bytes at the end of the text. Surrogates, overlong forms and >U+10FFFF are not valid. */
size_t text_decode(const char *text, size_t length, uint32_t *code_point);

/* Writes 1 to 4 bytes; the number of bytes, 0 for a code point that is none. */
size_t text_encode(uint32_t code_point, char out[4]);

bool text_is_utf8(const char *text, size_t length);

/* Copies and ends with 0, cutting between characters where room is short; true when all fitted. */
bool text_copy(char *out, size_t out_bytes, const char *text);

/* Strips spaces, tabs, the ideographic space and line ends from both ends; the new start. */
char *text_trim(char *text);

/* Code points from `first` to `last`, both included. */
struct text_range {
    uint32_t first;
    uint32_t last;
};
bool text_in_ranges(uint32_t code_point, const struct text_range *ranges, size_t count);

/* Columns on a receipt: 2 for East Asian wide and full-width characters, 0 for combining marks,
 * else 1. */
int text_columns(const char *text);
int text_columns_of(uint32_t code_point);

/* Whole text between the encodings. `*out` is the caller's to free, ends with 0 and has
 * `*out_length` bytes. ERR_PARSE when a character has no counterpart or the input is not valid,
 * with the offset of the first such byte in *bad_offset (may be NULL). */
enum err text_from_gb18030_create(const char *bytes, size_t length, char **out, size_t *out_length,
                                  size_t *bad_offset) must_use;

/* UTF-8 to the 1- and 2-byte area of GB18030, which is what printers' fonts have. U+00A5, which
 * would become four bytes, is sent as U+FFE5 (reference: hardware, ESC/POS traps). ERR_PARSE when a
 * character is outside that area, ERR_TOO_LARGE when `out` is too small; then `*out_length` is
 * not set. Never ends with 0. */
enum err text_to_gb18030(const char *text, uint8_t *out, size_t out_bytes,
                         size_t *out_length) must_use;

#endif
