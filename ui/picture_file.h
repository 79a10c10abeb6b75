/*
 * One picture file, decoded and scaled down.
 *
 * Thread: any, one at a time.
 */
#ifndef UI_PICTURE_FILE_H
#define UI_PICTURE_FILE_H

#include <stdint.h>

#include "app/base/err.h"

/* Pixels 0xRRGGBB on white, from malloc, as large as fits into *width_px x *height_px, which become
 * its size. Limits: app/services/catalog/picture.h. */
enum err picture_file_read(const char *path, int *width_px, int *height_px,
                           uint32_t **pixels) must_use;

#endif
