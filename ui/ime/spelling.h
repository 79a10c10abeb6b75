/*
 * Pinyin letters to Chinese words, by libgooglepinyin and the dictionary that Debian ships with it.
 * Library and dictionary are loaded when the converter is made, not before. Its user dictionary is
 * off: nothing that was typed is learnt or kept.
 *
 * Made once and kept: each opening of the dictionary costs 200 KiB that the library never frees.
 *
 * Thread: one at a time, and one converter a process, because the library has one decoder.
 * Errors: ERR_NOT_FOUND when the library or its dictionary is missing or is none.
 */
#ifndef UI_IME_SPELLING_H
#define UI_IME_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "app/base/err.h"
#include "ui/ime/candidate.h"

/* Letters that are looked at, with the end: the library takes no more. */
#define SPELLING_LETTERS_BYTES 40

struct spelling;

/* `dictionary` NULL: the one that lies beside the library. */
enum err spelling_create(struct spelling **out, const char *dictionary,
                         char msg[ERR_MSG_BYTES]) must_use;
void spelling_destroy(struct spelling *spelling);

/* The candidates from number `first` on, best first: whole readings, initials or both ("dibao",
 * "yh", "shenf"), "v" for ü. A candidate may take only the first of the
 * letters; the rest is asked for again. Returns how many; `*more`: there are others. */
size_t spelling_convert(struct spelling *spelling, const char *letters, size_t first,
                        struct candidate *out, size_t count, bool *more);

/* Overwrites what the library remembers of the last letters. */
void spelling_forget(struct spelling *spelling);

#endif
