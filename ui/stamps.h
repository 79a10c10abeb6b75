/*
 * Masks that were drawn once and are kept: texts, icons, QR codes. The ones not used for longest go
 * when the memory is used up.
 *
 * Thread: the main thread. Ownership: a stamp is borrowed until the next stamps_add. Units: pixels.
 */
#ifndef UI_STAMPS_H
#define UI_STAMPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "ui/draw.h"

struct stamps;

struct stamp {
    struct mask mask;
    int x; /* where the mask lies, from the corner of what it stands for */
    int y;
    int width_px; /* of what it stands for */
    int height_px;
    bool overflow; /* a text that had to be cut */
};

enum err stamps_create(struct stamps **out, size_t bytes_max) must_use;
void stamps_destroy(struct stamps *stamps);

/* What is asked for in more frames than one is kept longer. */
void stamps_next_frame(struct stamps *stamps);

/* NULL when there is none. */
const struct stamp *stamps_find(struct stamps *stamps, const void *key, size_t key_bytes);

/* Takes `bytes` (from malloc, NULL for an empty mask), which `stamp` describes, also when it
 * fails: then the result is NULL. */
const struct stamp *stamps_add(struct stamps *stamps, const void *key, size_t key_bytes,
                               const struct stamp *stamp, uint8_t *bytes);

/* From here on (or no more) what is added is secret. */
void stamps_keep_secret(struct stamps *stamps, bool secret);

/* Overwrites and drops what is secret. */
void stamps_forget(struct stamps *stamps);

size_t stamps_bytes(const struct stamps *stamps);

#endif
