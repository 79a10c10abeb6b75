/*
 * Ink to a Chinese character, by zinnia and the simplified-Chinese model of Tegaki (6,763
 * characters). Library and model (27 MB, mapped) are loaded when the recogniser is made, not
 * before.
 *
 * The model knows each character in one order of strokes, which is not always the one that schools
 * in China teach (山, 水, 女); ink of few strokes that it is not sure of is looked at in other
 * orders too.
 *
 * Thread: one at a time. A recognition takes 6 to 40 ms, so not the main thread.
 * Errors: ERR_NOT_FOUND when the library or the model is missing or is none.
 */
#ifndef UI_IME_HANDWRITING_H
#define UI_IME_HANDWRITING_H

#include <stddef.h>

#include "app/base/err.h"
#include "ui/ime/candidate.h"
#include "ui/ink.h"

#define HANDWRITING_CANDIDATES 10

struct handwriting;

/* `model` NULL: Debian's. */
enum err handwriting_create(struct handwriting **out, const char *model,
                            char msg[ERR_MSG_BYTES]) must_use;
void handwriting_destroy(struct handwriting *handwriting);

/* The likeliest characters, best first; the place and size of the ink make no difference. Returns
 * how many; 0 for no ink. */
size_t handwriting_recognise(struct handwriting *handwriting, const struct ink *ink,
                             struct candidate out[HANDWRITING_CANDIDATES]);

#endif
