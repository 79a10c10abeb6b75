#include "app/services/catalog/decode.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

static int row_of(const char *bytes, size_t offset)
{
    bool quoted = false;
    int row = 1;
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '"')
            quoted = !quoted;
        else if (bytes[i] == '\n' && !quoted)
            row++;
    }
    return row;
}

struct census {
    size_t first_bad; /* offset */
    size_t bad;
    size_t multibyte;
};

static void count_utf8(const char *bytes, size_t length, struct census *out)
{
    *out = (struct census){.first_bad = length};
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        size_t used = text_decode(bytes + i, length - i, &code_point);
        if (used > 1) {
            out->multibyte++;
        } else if ((unsigned char)bytes[i] >= 0x80) {
            if (out->bad++ == 0)
                out->first_bad = i;
        }
        i += used;
    }
}

enum err decode_create(const char *bytes, size_t length, struct decode_text *out)
{
    static const char bom[] = "\xEF\xBB\xBF";
    struct census census;
    bool has_bom = length >= 3 && memcmp(bytes, bom, 3) == 0;
    *out = (struct decode_text){.text = bytes, .length = length};
    if (has_bom) {
        out->text += 3;
        out->length -= 3;
    }
    count_utf8(out->text, out->length, &census);
    if (census.bad == 0)
        return OK;

    size_t bad_offset = census.first_bad;
    if (!has_bom && census.multibyte <= census.bad) {
        enum err err =
            text_from_gb18030_create(bytes, length, &out->owned, &out->length, &bad_offset);
        if (err == OK)
            out->text = out->owned;
        if (err != ERR_PARSE)
            return err;
    }
    out->bad_row = row_of(out->text, bad_offset);
    return ERR_PARSE;
}

void decode_fini(struct decode_text *text)
{
    free(text->owned);
    text->owned = NULL;
}
