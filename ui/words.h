/*
 * The words of all languages of this kiosk, loaded before the first picture: a switch of language
 * waits for no disk.
 *
 * Thread: the main thread. Ownership: tables are borrowed and live as long as the words.
 */
#ifndef UI_WORDS_H
#define UI_WORDS_H

#include "app/base/i18n.h"

struct words;

#define WORDS_LOCALES 8

/* Loads DIR/LOCALE.mo of the locale that a visit begins with and of the others it can be changed
 * to: `locales` has up to WORDS_LOCALES, in their order, and ends with NULL. Fails when the first
 * one's file does; another one's that is bad is logged and left out. */
enum err words_create(struct words **out, const char *dir, const char *first,
                      const char *const *locales, char msg[ERR_MSG_BYTES]) must_use;

/* NULL is allowed. */
void words_destroy(struct words *words);

/* NULL when there is none. */
const struct i18n *words_of(const struct words *words, const char *locale);

/* The next language in turn; `present` itself when there is no other. */
const struct i18n *words_after(const struct words *words, const struct i18n *present);

#endif
