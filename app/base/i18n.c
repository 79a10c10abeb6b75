#include "app/base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/text.h"

#define FALLBACK        "zh-CN"
#define LOCALE_BYTES    32
#define FILE_BYTES_MAX  (1024 * 1024)
#define HEADER_BYTES    28
#define MAGIC           UINT32_C(0x950412de)
#define MAGIC_SWAPPED   UINT32_C(0xde120495)
#define PLACEHOLDER_LEN 3                            /* {0} */
#define BESIDE          "\nX-Beside: " FALLBACK "\n" /* a line of the PO file's header */

/* GNU gettext's MO format (gettext manual, "The Format of GNU MO Files"): a header, then two
 * tables of (length, offset), sorted originals and translations. */
struct table {
    char *bytes; /* with a 0 behind the end */
    size_t size;
    bool swapped;
    uint32_t count;
    uint32_t keys;  /* offset of the table of originals */
    uint32_t texts; /* and of translations */
};

struct i18n {
    char locale[LOCALE_BYTES];
    struct table own; /* no bytes where the locale is the fallback itself */
    struct table fallback;
    char **beside; /* for each of `own`: with the Chinese behind it; NULL: as it is */
};

static uint32_t word(const struct table *table, size_t offset)
{
    uint32_t value;
    memcpy(&value, table->bytes + offset, sizeof value);
    return table->swapped ? __builtin_bswap32(value) : value;
}

/* The string that entry `index` of the table at `offset` names; only after check_strings. */
static const char *string_at(const struct table *table, uint32_t offset, uint32_t index)
{
    return table->bytes + word(table, offset + (size_t)index * 8 + 4);
}

/* Every string must lie in the file and end with 0 where its length says. */
static bool strings_valid(const struct table *table, uint32_t offset)
{
    if (offset > table->size || (table->size - offset) / 8 < table->count)
        return false;
    for (uint32_t i = 0; i < table->count; i++) {
        uint32_t length = word(table, offset + (size_t)i * 8);
        uint32_t start = word(table, offset + (size_t)i * 8 + 4);
        if (start >= table->size || length >= table->size - start ||
            table->bytes[(size_t)start + length] != '\0' ||
            !text_is_utf8(table->bytes + start, length))
            return false;
    }
    return true;
}

static bool sorted(const struct table *table)
{
    for (uint32_t i = 1; i < table->count; i++)
        if (strcmp(string_at(table, table->keys, i - 1), string_at(table, table->keys, i)) >= 0)
            return false;
    return true;
}

static enum err check(struct table *table)
{
    if (table->size < HEADER_BYTES)
        return ERR_PARSE;
    uint32_t magic = word(table, 0);
    table->swapped = magic == MAGIC_SWAPPED;
    if (magic != MAGIC && magic != MAGIC_SWAPPED)
        return ERR_PARSE;
    /* The upper half is the major revision: 0 and 1 differ only in what we do not use. */
    if (word(table, 4) >> 16 > 1)
        return ERR_PARSE;
    table->count = word(table, 8);
    table->keys = word(table, 12);
    table->texts = word(table, 16);
    if (!strings_valid(table, table->keys) || !strings_valid(table, table->texts) || !sorted(table))
        return ERR_PARSE;
    return OK;
}

static enum err read_file(struct table *table, const char *path)
{
    enum err result = OK;
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return err_from_errno(errno);
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        result = ERR_PARSE;
        goto out;
    }
    if (info.st_size > FILE_BYTES_MAX) {
        result = ERR_TOO_LARGE;
        goto out;
    }
    table->bytes = calloc(1, (size_t)info.st_size + 1);
    if (table->bytes == NULL) {
        result = ERR_NO_MEMORY;
        goto out;
    }
    while (table->size < (size_t)info.st_size) {
        ssize_t got = read(fd, table->bytes + table->size, (size_t)info.st_size - table->size);
        if (got <= 0) {
            result = got == 0 ? ERR_PARSE : err_from_errno(errno);
            goto out;
        }
        table->size += (size_t)got;
    }
out:
    close(fd);
    return result;
}

static enum err load(struct table *table, const char *dir, const char *locale,
                     char msg[ERR_MSG_BYTES])
{
    char path[512];
    if ((size_t)snprintf(path, sizeof path, "%s/%s.mo", dir, locale) >= sizeof path) {
        snprintf(msg, ERR_MSG_BYTES, "the path of the words is too long");
        return ERR_INVALID;
    }
    enum err result = read_file(table, path);
    if (result == OK)
        result = check(table);
    if (result != OK)
        snprintf(msg, ERR_MSG_BYTES, "%.120s: %s", path,
                 result == ERR_PARSE ? "not a valid MO file" : err_text(result));
    return result;
}

/* The position of the key, -1 when it is missing; an empty translation counts as missing, as
 * gettext has it. */
static int64_t find(const struct table *table, const char *key)
{
    uint32_t low = 0;
    uint32_t high = table->bytes != NULL ? table->count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(key, string_at(table, table->keys, middle));
        if (order == 0)
            return string_at(table, table->texts, middle)[0] != '\0' ? (int64_t)middle : -1;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

static const char *text_at(const struct table *table, int64_t position)
{
    return string_at(table, table->texts, (uint32_t)position);
}

/* A text with placeholders, or with Chinese in it, is written as it shall be read. */
static bool stands_alone(const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        at += text_decode(text + at, length - at, &c);
        if (c == '{' || (c >= 0x4E00 && c <= 0x9FFF))
            return true;
    }
    return false;
}

static enum err put_beside(struct i18n *i18n)
{
    int64_t header = find(&i18n->own, "");
    if (header < 0 || strstr(text_at(&i18n->own, header), BESIDE) == NULL)
        return OK;
    i18n->beside = calloc(i18n->own.count + 1, sizeof *i18n->beside);
    if (i18n->beside == NULL)
        return ERR_NO_MEMORY;
    for (uint32_t i = 0; i < i18n->own.count; i++) {
        const char *key = string_at(&i18n->own, i18n->own.keys, i);
        const char *text = text_at(&i18n->own, i);
        int64_t chinese = find(&i18n->fallback, key);
        if (key[0] == '\0' || chinese < 0 || stands_alone(text))
            continue;
        const char *other = text_at(&i18n->fallback, chinese);
        size_t bytes = strlen(text) + strlen(other) + sizeof " ";
        i18n->beside[i] = malloc(bytes);
        if (i18n->beside[i] == NULL)
            return ERR_NO_MEMORY;
        snprintf(i18n->beside[i], bytes, "%s %s", text, other);
    }
    return OK;
}

enum err i18n_create(struct i18n **out, const char *dir, const char *locale,
                     char msg[ERR_MSG_BYTES])
{
    struct i18n *i18n = calloc(1, sizeof *i18n);
    if (i18n == NULL)
        return ERR_NO_MEMORY;
    enum err result = OK;
    if (locale[0] == '\0' || strchr(locale, '/') != NULL || strlen(locale) >= LOCALE_BYTES) {
        snprintf(msg, ERR_MSG_BYTES, "not a locale: %.40s", locale);
        result = ERR_INVALID;
        goto out;
    }
    text_copy(i18n->locale, sizeof i18n->locale, locale);
    result = load(&i18n->fallback, dir, FALLBACK, msg);
    if (result == OK && strcmp(locale, FALLBACK) != 0)
        result = load(&i18n->own, dir, locale, msg);
    if (result == OK) {
        result = put_beside(i18n);
        if (result != OK)
            snprintf(msg, ERR_MSG_BYTES, "%s: %s", locale, err_text(result));
    }
out:
    if (result != OK) {
        i18n_destroy(i18n);
        return result;
    }
    *out = i18n;
    return OK;
}

void i18n_destroy(struct i18n *i18n)
{
    if (i18n == NULL)
        return;
    for (uint32_t i = 0; i18n->beside != NULL && i < i18n->own.count; i++)
        free(i18n->beside[i]);
    free(i18n->beside);
    free(i18n->own.bytes);
    free(i18n->fallback.bytes);
    free(i18n);
}

const char *i18n_locale(const struct i18n *i18n)
{
    return i18n->locale;
}

const char *i18n_text(const struct i18n *i18n, const char *key)
{
    /* The empty key is the file's header, which is no text for people. */
    if (key[0] == '\0')
        return key;
    int64_t position = find(&i18n->own, key);
    if (position >= 0 && i18n->beside != NULL && i18n->beside[position] != NULL)
        return i18n->beside[position];
    if (position >= 0)
        return text_at(&i18n->own, position);
    position = find(&i18n->fallback, key);
    return position >= 0 ? text_at(&i18n->fallback, position) : key;
}

void i18n_fill(char *out, size_t out_bytes, const char *text, const char *const *arguments,
               size_t argument_count)
{
    size_t used = 0;
    while (*text != '\0' && used + 1 < out_bytes) {
        size_t index = (size_t)(text[0] == '{' ? text[1] - '0' : -1);
        if (index < argument_count && index < 10 && text[2] == '}') {
            bool fitted = text_copy(out + used, out_bytes - used, arguments[index]);
            used += strlen(out + used);
            text += PLACEHOLDER_LEN;
            if (!fitted)
                break;
            continue;
        }
        uint32_t code_point;
        size_t bytes = text_decode(text, strnlen(text, 4), &code_point);
        if (used + bytes >= out_bytes)
            break;
        memcpy(out + used, text, bytes);
        used += bytes;
        text += bytes;
    }
    if (out_bytes > 0)
        out[used] = '\0';
}
