#include "ui/qr.h"

#include <stdlib.h>
#include <string.h>

#include "app/doc/qr.h"

#define QUIET_MODULES 4 /* white around a QR code, ISO/IEC 18004 */
#define QR_KEY_BYTES  512

static uint8_t *enlarge(const uint8_t *modules, int side, int module_px)
{
    int width = side * module_px;
    uint8_t *bytes = malloc((size_t)width * (size_t)width);
    for (int y = 0; bytes != NULL && y < width; y++)
        for (int x = 0; x < width; x++)
            bytes[(ptrdiff_t)y * width + x] =
                modules[y / module_px * side + x / module_px] != 0 ? 255 : 0;
    return bytes;
}

/* The code as one stamp; whole pixels a module, or a camera cannot read it. */
const struct stamp *qr_stamp(struct stamps *stamps, const char *text, int room_px)
{
    char key[QR_KEY_BYTES];
    uint8_t *modules = NULL;
    int side = 0;
    size_t length = strlen(text);
    if (length + sizeof room_px + 1 > sizeof key)
        return NULL;
    key[0] = 'q';
    memcpy(key + 1, &room_px, sizeof room_px);
    memcpy(key + 1 + sizeof room_px, text, length);
    size_t key_bytes = 1 + sizeof room_px + length;
    const struct stamp *known = stamps_find(stamps, key, key_bytes);
    if (known != NULL || doc_qr_create(text, &modules, &side) != OK)
        return known;

    int module_px = room_px / (side + 2 * QUIET_MODULES);
    int width = side * module_px;
    uint8_t *bytes = module_px > 0 ? enlarge(modules, side, module_px) : NULL;
    free(modules);
    if (bytes == NULL)
        return NULL;
    int whole = width + 2 * QUIET_MODULES * module_px;
    struct stamp stamp = {{NULL, width, width, width},
                          QUIET_MODULES * module_px,
                          QUIET_MODULES * module_px,
                          whole,
                          whole,
                          false};
    return stamps_add(stamps, key, key_bytes, &stamp, bytes);
}
