#include <errno.h>
#include <qrencode.h>
#include <stdlib.h>

#include "app/doc/doc.h"

/* Level M survives a crease or a fold of the paper; more would make the modules smaller. */
enum err doc_qr_create(const char *content, uint8_t **modules, int *side)
{
    QRcode *code = QRcode_encodeString(content, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code == NULL)
        return errno == ENOMEM ? ERR_NO_MEMORY : errno == ERANGE ? ERR_TOO_LARGE : ERR_INVALID;

    enum err err = OK;
    size_t count = (size_t)code->width * (size_t)code->width;
    uint8_t *made = malloc(count);
    if (made == NULL) {
        err = ERR_NO_MEMORY;
        goto out;
    }
    for (size_t i = 0; i < count; i++)
        made[i] = code->data[i] & 1;
    *modules = made;
    *side = code->width;
out:
    QRcode_free(code);
    return err;
}
