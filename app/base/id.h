/*
 * Identifiers: 128 random bits as 26 letters and digits (Crockford's base 32: no I, L, O, U), from
 * the kernel's generator. They carry no time, because the clock may be wrong.
 *
 * Thread: any.
 */
#ifndef APP_BASE_ID_H
#define APP_BASE_ID_H

#include <stdbool.h>

#include "app/base/err.h"

#define ID_BYTES 27 /* with its end */

/* ERR_IO when the kernel has no randomness to give. */
enum err id_create(char out[ID_BYTES]) must_use;

/* True for 26 characters of the alphabet and nothing behind them. */
bool id_is_valid(const char *text);

#endif
