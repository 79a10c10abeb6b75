/*
 * What was imported, as it is kept: folders content-N in the state directory, each with an image
 * and the pictures. A folder has that name only when all of it is on the disk; the highest number
 * counts, the one before it stays, because screens may still show its pictures.
 *
 * Thread: one at a time.
 */
#ifndef APP_SERVICES_CATALOG_KEEP_H
#define APP_SERVICES_CATALOG_KEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/services/catalog/image.h"

struct keep_pictures {
    char **names; /* owned */
    size_t count;
};

void keep_pictures_fini(struct keep_pictures *pictures);

/* The numbers that are there, highest first, into `out`; how many. */
size_t keep_list(const char *state_dir, uint32_t *out, size_t most);

/* Opens what is kept under a number. `late`: false gives a partial catalog. `large`: whether it is
 * worth showing a partial one first. ERR_CORRUPT, ERR_UNSUPPORTED: not to be used. */
enum err keep_open(const char *state_dir, uint32_t number, bool late, const struct catalog **out,
                   char fingerprint[IMAGE_FINGERPRINT_BYTES]) must_use;
bool keep_is_large(const char *state_dir, uint32_t number);

/* Keeps an image and copies its pictures from the folder; nothing of it stays when it fails. */
enum err keep_write(const char *state_dir, uint32_t number, const struct image *image,
                    const char *fingerprint, const char *folder,
                    const struct keep_pictures *pictures) must_use;

/* Where the pictures of a number are. */
void keep_picture_dir(const char *state_dir, uint32_t number, char *out, size_t out_bytes);

/* Removes all but these two, and what a broken import left behind. */
void keep_prune(const char *state_dir, uint32_t newest, uint32_t previous);

#endif
