/*
 * Bytes of a text file as UTF-8, whichever of the two encodings of Chinese spreadsheet programs
 * they are in.
 *
 * Thread: any.
 */
#ifndef APP_SERVICES_CATALOG_DECODE_H
#define APP_SERVICES_CATALOG_DECODE_H

#include <stddef.h>

#include "app/base/err.h"

struct decode_text {
    const char *text; /* into the caller's bytes, or into `owned` */
    size_t length;
    char *owned;
    int bad_row; /* ERR_PARSE: the row of the first byte that is not valid */
};

/* What is valid UTF-8, with or without BOM, is UTF-8; else GB18030; else ERR_PARSE. A file that is
 * mostly UTF-8 is damaged UTF-8, not GB18030, which would decode it to other words. */
enum err decode_create(const char *bytes, size_t length, struct decode_text *out) must_use;
void decode_fini(struct decode_text *text);

#endif
