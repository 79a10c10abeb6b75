/*
 * What texts and queries are made of when they are compared: code points with full-width forms,
 * capitals, tones and invisible characters taken off.
 *
 * Thread: any.
 */
#ifndef APP_SERVICES_SEARCH_UNIT_H
#define APP_SERVICES_SEARCH_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UNIT_NONE  0u  /* nothing to compare */
#define UNIT_BREAK 32u /* space or punctuation: between words */

/* The next unit of `*text`, which is moved on; UNIT_NONE at its end only. */
uint32_t unit_next(const char **text);

static inline bool unit_is_letter(uint32_t unit)
{
    return unit >= 'a' && unit <= 'z';
}

#endif
