#include "app/base/text.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT 0xFFFDu

size_t text_decode(const char *text, size_t length, uint32_t *code_point)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text;
    *code_point = REPLACEMENT;
    if (length == 0)
        return 0;

    size_t need = 1;
    uint32_t value = bytes[0];
    if (value >= 0xF0 && value < 0xF8) {
        need = 4;
        value &= 0x07;
    } else if (value >= 0xE0) {
        need = 3;
        value &= 0x0F;
    } else if (value >= 0xC0) {
        need = 2;
        value &= 0x1F;
    } else if (value >= 0x80) {
        return 1;
    }
    if (bytes[0] >= 0xF8 || need > length)
        return 1;
    for (size_t i = 1; i < need; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (value < smallest[need] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return 1;
    *code_point = value;
    return need;
}

size_t text_encode(uint32_t code_point, char out[4])
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
        return 0;
    size_t count = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = count - 1; i > 0; i--) {
        out[i] = (char)(0x80u | (code_point & 0x3Fu));
        code_point >>= 6;
    }
    out[0] = (char)(lead[count] | code_point);
    return count;
}

bool text_is_utf8(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        size_t used = text_decode(text + i, length - i, &code_point);
        if (used == 1 && code_point == REPLACEMENT)
            return false;
        i += used;
    }
    return true;
}

bool text_copy(char *out, size_t out_bytes, const char *text)
{
    size_t length = strlen(text);
    bool whole = length < out_bytes;
    if (!whole) {
        length = out_bytes - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(out, text, length);
    out[length] = '\0';
    return whole;
}

static const char ideographic_space[] = "\xE3\x80\x80";

static size_t space_at(const char *text)
{
    if (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n')
        return 1;
    return strncmp(text, ideographic_space, 3) == 0 ? 3 : 0;
}

char *text_trim(char *text)
{
    for (size_t used; (used = space_at(text)) > 0;)
        text += used;
    char *end = text + strlen(text);
    for (;;) {
        if (end > text && space_at(end - 1) == 1)
            end -= 1;
        else if (end - text >= 3 && space_at(end - 3) == 3)
            end -= 3;
        else
            break;
    }
    *end = '\0';
    return text;
}

bool text_in_ranges(uint32_t code_point, const struct text_range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

/* Wide and full-width blocks of Unicode's East Asian Width, and what GB printers draw full-width:
 * general punctuation such as the em dash, arrows, enclosed and box characters. */
int text_columns_of(uint32_t code_point)
{
    static const struct text_range wide[] = {
        {0x00B7, 0x00B7}, {0x1100, 0x115F},   {0x2010, 0x2027},   {0x2030, 0x203B},
        {0x2103, 0x2116}, {0x2160, 0x217F},   {0x2190, 0x21FF},   {0x2200, 0x22FF},
        {0x2460, 0x24FF}, {0x2500, 0x27BF},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
    };
    static const struct text_range combining[] = {
        {0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    };
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
        return 0;
    if (text_in_ranges(code_point, combining, sizeof combining / sizeof combining[0]))
        return 0;
    return text_in_ranges(code_point, wide, sizeof wide / sizeof wide[0]) ? 2 : 1;
}

int text_columns(const char *text)
{
    size_t length = strlen(text);
    int columns = 0;
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        i += text_decode(text + i, length - i, &code_point);
        columns += text_columns_of(code_point);
    }
    return columns;
}

enum err text_from_gb18030_create(const char *bytes, size_t length, char **out, size_t *out_length,
                                  size_t *bad_offset)
{
    enum err err = OK;
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1)
        return ERR_UNSUPPORTED;
    /* A 1-byte character stays one byte, 2 bytes become at most 3, 4 bytes at most 4. */
    size_t room = length + length / 2 + 1;
    char *text = malloc(room + 1);
    if (text == NULL) {
        err = ERR_NO_MEMORY;
        goto out;
    }
    char *from = (char *)(uintptr_t)bytes;
    char *to = text;
    size_t from_left = length;
    size_t to_left = room;
    if (iconv(converter, &from, &from_left, &to, &to_left) == (size_t)-1) {
        err = ERR_PARSE;
        if (bad_offset != NULL)
            *bad_offset = length - from_left;
        free(text);
        goto out;
    }
    *to = '\0';
    *out = text;
    *out_length = (size_t)(to - text);
out:
    iconv_close(converter);
    return err;
}

/* One character through an open converter; 0 when it is not in the 1- and 2-byte area. */
static size_t convert_one(iconv_t converter, uint32_t code_point, char out[4])
{
    char utf8[4];
    char *from = utf8;
    char *to = out;
    size_t from_left = text_encode(code_point == 0xA5 ? 0xFFE5 : code_point, utf8);
    size_t to_left = 4;
    if (from_left == 0 || iconv(converter, &from, &from_left, &to, &to_left) == (size_t)-1)
        return 0;
    size_t used = 4 - to_left;
    return used <= 2 ? used : 0;
}

enum err text_to_gb18030(const char *text, uint8_t *out, size_t out_bytes, size_t *out_length)
{
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (converter == (iconv_t)-1)
        return ERR_UNSUPPORTED;

    enum err err = OK;
    size_t length = strlen(text);
    size_t written = 0;
    for (size_t i = 0; i < length && err == OK;) {
        uint32_t code_point;
        char encoded[4];
        i += text_decode(text + i, length - i, &code_point);
        size_t used = convert_one(converter, code_point, encoded);
        if (used == 0) {
            err = ERR_PARSE;
        } else if (written + used > out_bytes) {
            err = ERR_TOO_LARGE;
        } else {
            memcpy(out + written, encoded, used);
            written += used;
        }
    }
    iconv_close(converter);
    if (err == OK)
        *out_length = written;
    return err;
}
