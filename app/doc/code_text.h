/*
 * Text for a phone: cut into QR codes that hold it themselves, so that no network is needed to read
 * them. A code ends at the end of a line, and a code of several begins with its place among them.
 *
 * Thread: any. Ownership: the result is the caller's, code_text_fini returns it.
 */
#ifndef APP_DOC_CODE_TEXT_H
#define APP_DOC_CODE_TEXT_H

#include <stddef.h>

#include "app/base/err.h"

/* What one code holds: 77 modules a side at level M (ISO/IEC 18004, version 15), which an ordinary
 * phone reads from 58 mm paper and from the screen. */
#define CODE_TEXT_BYTES 400

struct code_text {
    char **codes;
    size_t count;
};

/* ERR_TOO_LARGE for a text that would need more than nine codes: nobody photographs so many. */
enum err code_text_init(struct code_text *out, const char *text) must_use;
void code_text_fini(struct code_text *codes);

#endif
