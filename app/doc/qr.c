#include "app/doc/qr.h"

#include <errno.h>
#include <qrencode.h>
#include <stdlib.h>

enum err doc_qr_create(const char *content, uint8_t **modules, int *side)
{
    /* Looks for the mode that needs the fewest modules: fewer are larger on the same paper. */
    QRcode *code = QRcode_encodeString(content, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code == NULL)
        return errno == ERANGE ? ERR_TOO_LARGE : errno == ENOMEM ? ERR_NO_MEMORY : ERR_INVALID;
    size_t count = (size_t)code->width * (size_t)code->width;
    uint8_t *out = malloc(count);
    enum err result = out != NULL ? OK : ERR_NO_MEMORY;
    if (result == OK) {
        /* The lowest bit is the colour, the others tell what a module is for. */
        for (size_t i = 0; i < count; i++)
            out[i] = code->data[i] & 1;
        *modules = out;
        *side = code->width;
    }
    QRcode_free(code);
    return result;
}
