/*
 * INI files read against a table of known keys: what the table does not name is an error with its
 * line, so that a typing mistake never passes for a default. inih does the reading.
 *
 * Thread: any. Ownership: nothing is kept of the caller's.
 */
#ifndef APP_BASE_INI_H
#define APP_BASE_INI_H

#include <stddef.h>

#include "app/base/err.h"

#define INI_VALUE_BYTES 256

enum ini_kind {
    INI_TEXT, /* char[size] */
    INI_INT,  /* int, between min and max */
    INI_BOOL, /* int: yes/no, true/false, on/off, 1/0 */
    INI_ENUM, /* int: position in `choices` */
};

struct ini_key {
    const char *section;
    const char *name;
    enum ini_kind kind;
    size_t offset; /* of the field in the target struct */
    size_t size;   /* INI_TEXT: bytes of the field, with its end */
    int min;       /* INI_INT */
    int max;
    const char *const *choices; /* INI_ENUM: ends with NULL */
};

/* Called for each thing that is wrong; `line` is 0 when it concerns the whole file. */
typedef void ini_report(void *context, int line, const char *problem);

/* Fills the fields of `target` that the file names and leaves the others. Every fault is reported,
 * not only the first; ERR_PARSE when there was any, ERR_NOT_FOUND or ERR_DENIED when the file
 * could not be opened. `target` may be half filled then. */
enum err ini_load(const char *path, const struct ini_key *keys, size_t key_count, void *target,
                  ini_report *report, void *context) must_use;

#endif
