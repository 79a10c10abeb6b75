/*
 * Looks at a picture file of the hall's content before it is taken over: that it is there, is a PNG
 * or JPEG from its first byte to its end, and not larger than a terminal can show.
 *
 * Thread: any. Sources: PNG (W3C, third edition), sections 5 and 11; JPEG (ITU-T T.81), annex B.
 */
#ifndef APP_SERVICES_CATALOG_PICTURE_H
#define APP_SERVICES_CATALOG_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

#define PICTURE_SIDE_PX    8000
#define PICTURE_PIXELS     16000000 /* 64 MB while it is decoded */
#define PICTURE_FILE_BYTES (16 << 20)

struct picture_size {
    uint32_t width_px;
    uint32_t height_px;
};

/* The size of a picture in memory. ERR_UNSUPPORTED: neither PNG nor JPEG; ERR_CORRUPT: it breaks
 * off or its checksums are wrong. */
enum err picture_measure(const uint8_t *bytes, size_t length, struct picture_size *out) must_use;

/* Not empty, and within the limits. */
bool picture_fits(const struct picture_size *size);

/* What to do about the file, or NULL when it is good; `problem` says what is wrong. */
const char *picture_check(const char *dir, const char *name, char problem[ERR_MSG_BYTES]);

#endif
