/*
 * The words on the screen and the paper, from gettext's PO files (assets/i18n/LOCALE.po, compiled
 * by msgfmt). A string's key is its element's id where it has one ("home.ticket"). A key that the
 * locale lacks falls back to Chinese (zh-CN), then to the key itself.
 *
 * A PO file whose header says "X-Beside: zh-CN" is shown as halls write their signs: its words,
 * then the Chinese ones. A text that holds Chinese or a placeholder is written whole and stands
 * alone.
 *
 * Placeholders are {0} to {9}: they can be reordered by a translation and cannot crash.
 *
 * Thread: a loaded table may be read by any. Ownership: texts live as long as the
 * table.
 */
#ifndef APP_BASE_I18N_H
#define APP_BASE_I18N_H

#include <stddef.h>

#include "app/base/err.h"

struct i18n;
/* Loads DIR/zh-CN.mo and, for another locale, DIR/LOCALE.mo above it. A file that is not a valid MO
 * file is ERR_PARSE and `msg` says which. */
enum err i18n_create(struct i18n **out, const char *dir, const char *locale,
                     char msg[ERR_MSG_BYTES]) must_use;
void i18n_destroy(struct i18n *i18n);

const char *i18n_locale(const struct i18n *i18n);

/* Never NULL. */
const char *i18n_text(const struct i18n *i18n, const char *key);

/* Fills in placeholders from `arguments` (as many as given), cutting between characters. */
void i18n_fill(char *out, size_t out_bytes, const char *text, const char *const *arguments,
               size_t argument_count);

#endif
