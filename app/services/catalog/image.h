/*
 * A snapshot as bytes: what is kept of an import, so that a start parses no spreadsheets. The
 * structs of catalog.h as they are in memory, with offsets into the part's texts where pointers
 * stand, and the texts; in two parts, because the first picture needs only the first.
 *
 * An image is for the program and the machine that made it: another layout or other rules make it
 * "not ours", and the spreadsheets are imported again.
 *
 * Thread: one at a time. Errors: ERR_CORRUPT for bytes that cannot be right, whatever they are.
 */
#ifndef APP_SERVICES_CATALOG_IMAGE_H
#define APP_SERVICES_CATALOG_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/services/catalog/sheet.h"

struct catalog;

enum image_part { IMAGE_FIRST, IMAGE_LATE, IMAGE_PARTS };

/* One array a sheet, and those that spans point into. */
enum image_array {
    IMAGE_MATTER_WINDOWS = SHEET_COUNT,
    IMAGE_AGENT_MATTERS,
    IMAGE_POINTS,
    IMAGE_ARRAYS
};

#define IMAGE_FINGERPRINT_BYTES 65

struct image {
    unsigned char *parts[IMAGE_PARTS]; /* the image's own; NULL: not there */
    uint64_t text_bytes[IMAGE_PARTS];
    uint64_t counts[IMAGE_ARRAYS];
};

enum image_part image_part_of(int array);
size_t image_item_bytes(int array);

/* Bytes of a part: its arrays, its texts. */
size_t image_part_bytes(const struct image *image, enum image_part part);

/* Where an array stands in its part. */
unsigned char *image_items(const struct image *image, int array);

/* A snapshot with one reference, in place: it takes the parts, on OK. Checks everything that
 * following a pointer or a position relies on. Without its late part the catalog is partial.
 * `picture_dir` is copied. */
enum err image_open(struct image *image, const char *picture_dir,
                    const struct catalog **out) must_use;

/* Before image_open. `fingerprint`: of the folder that it was made of (folder.h). */
enum err image_write(const struct image *image, int fd, const char *fingerprint) must_use;

/* ERR_UNSUPPORTED when another program version made it. `late`: false leaves the late part out. */
enum err image_read(int fd, bool late, struct image *out,
                    char fingerprint[IMAGE_FINGERPRINT_BYTES]) must_use;

void image_fini(struct image *image);

#endif
