#include "app/doc/code_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

#define CODES_MOST 9
#define HEAD_BYTES 6 /* "(1/9)" and the end of its line */

/* Bytes of the text's beginning that go into a code with room for so many: whole lines, or, of a
 * line that is longer than a code, whole characters. */
static size_t piece(const char *text, size_t room)
{
    size_t length = strlen(text);
    if (length <= room)
        return length;
    for (size_t used = room; used > 0; used--)
        if (text[used - 1] == '\n')
            return used;
    size_t used = 0;
    for (;;) {
        uint32_t character;
        size_t bytes = text_decode(text + used, length - used, &character);
        if (used + bytes > room)
            return used;
        used += bytes;
    }
}

static size_t count_pieces(const char *text, size_t room)
{
    size_t count = 0;
    for (; *text != '\0'; text += piece(text, room))
        count++;
    return count;
}

static enum err add(struct code_text *out, const char *text, size_t bytes, size_t total)
{
    char head[HEAD_BYTES + 1] = "";
    if (total > 1)
        snprintf(head, sizeof head, "(%u/%u)\n", (unsigned)(out->count + 1) % 10,
                 (unsigned)total % 10);
    while (bytes > 0 && text[bytes - 1] == '\n')
        bytes--;
    if (asprintf(&out->codes[out->count], "%s%.*s", head, (int)bytes, text) < 0)
        return ERR_NO_MEMORY;
    out->count++;
    return OK;
}

enum err code_text_init(struct code_text *out, const char *text)
{
    *out = (struct code_text){0};
    size_t room = strlen(text) <= CODE_TEXT_BYTES ? CODE_TEXT_BYTES : CODE_TEXT_BYTES - HEAD_BYTES;
    size_t total = count_pieces(text, room);
    if (total > CODES_MOST)
        return ERR_TOO_LARGE;
    out->codes = calloc(total + 1, sizeof *out->codes);
    if (out->codes == NULL)
        return ERR_NO_MEMORY;
    enum err err = OK;
    while (*text != '\0' && err == OK) {
        size_t bytes = piece(text, room);
        err = add(out, text, bytes, total);
        text += bytes;
    }
    if (err != OK)
        code_text_fini(out);
    return err;
}

void code_text_fini(struct code_text *codes)
{
    for (size_t i = 0; i < codes->count; i++)
        free(codes->codes[i]);
    free(codes->codes);
    *codes = (struct code_text){0};
}
