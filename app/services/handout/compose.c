#include "app/services/handout/compose.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/i18n.h"

#define TEXT_BYTES 2048

const char *compose_word(const struct compose *compose, const char *key)
{
    return i18n_text(compose->i18n, key);
}

static const char *keep(struct compose *compose, const char *text)
{
    const char *kept = arena_text(&compose->arena, text);
    compose->failed = compose->failed || kept == NULL;
    return kept != NULL ? kept : "";
}

static const char *fill(struct compose *compose, const char *key, const char *const *arguments,
                        size_t count)
{
    char text[TEXT_BYTES];
    i18n_fill(text, sizeof text, compose_word(compose, key), arguments, count);
    return keep(compose, text);
}

const char *compose_fill(struct compose *compose, const char *key, const char *argument)
{
    return fill(compose, key, (const char *const[]){argument}, 1);
}

const char *compose_fill2(struct compose *compose, const char *key, const char *first,
                          const char *second)
{
    return fill(compose, key, (const char *const[]){first, second}, 2);
}

const char *compose_number(struct compose *compose, const char *key, int number)
{
    return compose_fill(compose, key, compose_format(compose, "%d", number));
}

const char *compose_format(struct compose *compose, const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    const char *kept = keep(compose, length >= 0 ? text : "");
    compose->failed = compose->failed || length < 0;
    if (length >= 0)
        free(text);
    return kept;
}

const char *const *compose_list(struct compose *compose, const char *list, size_t *count)
{
    *count = 0;
    for (const char *item = list; *item != '\0'; item = catalog_next(item))
        ++*count;
    if (*count == 0)
        return NULL;
    const char **items = arena_alloc(&compose->arena, *count * sizeof *items);
    if (items == NULL) {
        compose->failed = true;
        *count = 0;
        return NULL;
    }
    size_t i = 0;
    for (const char *item = list; *item != '\0'; item = catalog_next(item))
        items[i++] = item;
    return items;
}

void compose_line(struct compose *compose, const char *text)
{
    if (text[0] != '\0' && fprintf(compose->text, "%s\n", text) < 0)
        compose->failed = true;
}

enum err compose_codes(struct compose *compose, const char *const **codes, size_t *count)
{
    if (fflush(compose->text) != 0)
        return ERR_NO_MEMORY;
    enum err err = code_text_init(&compose->codes, compose->text_bytes);
    *codes = (const char *const *)compose->codes.codes;
    *count = compose->codes.count;
    return err == ERR_TOO_LARGE ? OK : err;
}
