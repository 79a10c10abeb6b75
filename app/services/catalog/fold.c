#include "app/services/catalog/fold.h"

#include <stdint.h>
#include <string.h>

#include "app/base/text.h"

static uint32_t narrow(uint32_t code_point)
{
    switch (code_point) {
    case 0x3000:
        return ' ';
    case 0x3001:
        return ',';
    case '~':
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212: /* minus */
    case 0x301C: /* wave dash */
    case 0xFF5E: /* full-width tilde */
        return '-';
    default:
        return code_point >= 0xFF01 && code_point < 0xFF5E ? code_point - 0xFEE0 : code_point;
    }
}

void fold_width(char *text)
{
    size_t length = strlen(text);
    char *to = text;
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        size_t used = text_decode(text + i, length - i, &code_point);
        uint32_t folded = narrow(code_point);
        if (folded != code_point) {
            *to++ = (char)folded;
        } else {
            memmove(to, text + i, used);
            to += used;
        }
        i += used;
    }
    *to = '\0';
}

void fold_mark(char *text, char mark)
{
    char wide[5] = "";
    size_t bytes = text_encode((uint32_t)mark + 0xFEE0, wide);
    for (char *at = text; (at = strstr(at, wide)) != NULL; at++) {
        *at = mark;
        memmove(at + 1, at + bytes, strlen(at + bytes) + 1);
    }
}
