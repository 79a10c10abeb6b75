#include "app/base/id.h"

#include <stdint.h>
#include <string.h>
#include <sys/random.h>

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum err id_create(char out[ID_BYTES])
{
    uint8_t random[17] = {0};
    if (getrandom(random, 16, 0) != 16)
        return ERR_IO;
    for (unsigned i = 0; i < ID_BYTES - 1; i++) {
        unsigned bit = i * 5;
        unsigned pair = (unsigned)random[bit / 8] << 8 | random[bit / 8 + 1];
        out[i] = alphabet[pair >> (11 - bit % 8) & 31];
    }
    out[ID_BYTES - 1] = '\0';
    return OK;
}

bool id_is_valid(const char *text)
{
    return strnlen(text, ID_BYTES) == ID_BYTES - 1 && strspn(text, alphabet) == ID_BYTES - 1;
}
