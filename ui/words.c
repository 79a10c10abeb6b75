#include "ui/words.h"

#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"

struct words {
    struct i18n *tables[WORDS_LOCALES + 1];
    size_t count;
};

enum err words_create(struct words **out, const char *dir, const char *first,
                      const char *const *locales, char msg[ERR_MSG_BYTES])
{
    struct words *words = calloc(1, sizeof *words);
    if (words == NULL)
        return ERR_NO_MEMORY;
    for (; *locales != NULL && words->count < WORDS_LOCALES; locales++) {
        enum err err = i18n_create(&words->tables[words->count], dir, *locales, msg);
        if (err == OK)
            words->count++;
        else if (strcmp(*locales, first) != 0)
            log_warning("words", "%s", msg);
    }
    enum err result = OK;
    if (words_of(words, first) == NULL)
        result = i18n_create(&words->tables[words->count], dir, first, msg);
    if (result != OK) {
        words_destroy(words);
        return result;
    }
    words->count += words->tables[words->count] != NULL;
    *out = words;
    return OK;
}

void words_destroy(struct words *words)
{
    if (words == NULL)
        return;
    for (size_t i = 0; i < words->count; i++)
        i18n_destroy(words->tables[i]);
    free(words);
}

const struct i18n *words_of(const struct words *words, const char *locale)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(i18n_locale(words->tables[i]), locale) == 0)
            return words->tables[i];
    return NULL;
}

const struct i18n *words_after(const struct words *words, const struct i18n *present)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->tables[i] == present)
            return words->tables[(i + 1) % words->count];
    return present;
}
