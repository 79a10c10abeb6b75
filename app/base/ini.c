#include "app/base/ini.h"

#include <assert.h>
#include <errno.h>
#include <ini.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

#define MAX_KEYS 64

struct reading {
    const struct ini_key *keys;
    size_t key_count;
    unsigned char *target;
    ini_report *report;
    void *context;
    FILE *file;
    int line;
    int problems;
    int first_line[MAX_KEYS]; /* 0: not seen yet */
};

__attribute__((format(printf, 3, 4))) static void complain(struct reading *reading, int line,
                                                           const char *format, ...)
{
    char problem[ERR_MSG_BYTES + INI_VALUE_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(problem, sizeof problem, format, args);
    va_end(args);
    reading->problems++;
    if (reading->report != NULL)
        reading->report(reading->context, line, problem);
}

static enum err set_text(const struct ini_key *key, unsigned char *field, const char *value)
{
    if (!text_is_utf8(value, strlen(value)))
        return ERR_PARSE;
    return text_copy((char *)field, key->size, value) ? OK : ERR_TOO_LARGE;
}

static enum err set_int(const struct ini_key *key, unsigned char *field, const char *value)
{
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    if (end == value || *end != '\0' || errno != 0 || number < key->min || number > key->max)
        return ERR_PARSE;
    int narrow = (int)number;
    memcpy(field, &narrow, sizeof narrow);
    return OK;
}

static enum err set_bool(unsigned char *field, const char *value)
{
    static const char *const words[] = {"no", "yes", "false", "true", "off", "on", "0", "1"};
    for (int i = 0; i < 8; i++) {
        if (strcmp(value, words[i]) == 0) {
            int flag = i % 2;
            memcpy(field, &flag, sizeof flag);
            return OK;
        }
    }
    return ERR_PARSE;
}

static enum err set_enum(const struct ini_key *key, unsigned char *field, const char *value)
{
    for (int i = 0; key->choices[i] != NULL; i++) {
        if (strcmp(value, key->choices[i]) == 0) {
            memcpy(field, &i, sizeof i);
            return OK;
        }
    }
    return ERR_PARSE;
}

static enum err set_value(const struct ini_key *key, unsigned char *target, const char *value)
{
    unsigned char *field = target + key->offset;
    switch (key->kind) {
    case INI_TEXT:
        return set_text(key, field, value);
    case INI_INT:
        return set_int(key, field, value);
    case INI_BOOL:
        return set_bool(field, value);
    case INI_ENUM:
        return set_enum(key, field, value);
    }
    return ERR_INVALID;
}

static void complain_of_value(struct reading *reading, const struct ini_key *key, const char *value,
                              enum err err)
{
    char choices[ERR_MSG_BYTES] = "";
    switch (key->kind) {
    case INI_TEXT:
        if (err == ERR_TOO_LARGE)
            snprintf(choices, sizeof choices, "at most %zu bytes", key->size - 1);
        else
            snprintf(choices, sizeof choices, "UTF-8 text");
        break;
    case INI_INT:
        snprintf(choices, sizeof choices, "a whole number from %d to %d", key->min, key->max);
        break;
    case INI_BOOL:
        snprintf(choices, sizeof choices, "yes or no");
        break;
    case INI_ENUM:
        for (int i = 0; key->choices[i] != NULL; i++) {
            size_t used = strlen(choices);
            snprintf(choices + used, sizeof choices - used, "%s%s",
                     i > 0 ? ", " : "one of: ", key->choices[i]);
        }
        break;
    }
    complain(reading, reading->line, "[%s] %s = %.80s: expected %s", key->section, key->name, value,
             choices);
}

static bool section_is_known(const struct reading *reading, const char *section)
{
    for (size_t i = 0; i < reading->key_count; i++)
        if (strcmp(reading->keys[i].section, section) == 0)
            return true;
    return false;
}

/* inih's callback for one key; 1 goes on. */
static int take_key(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    for (size_t i = 0; i < reading->key_count; i++) {
        const struct ini_key *key = &reading->keys[i];
        if (strcmp(key->section, section) != 0 || strcmp(key->name, name) != 0)
            continue;
        if (reading->first_line[i] != 0) {
            complain(reading, reading->line, "[%s] %s stands twice, first in line %d: keep one",
                     section, name, reading->first_line[i]);
            return 1;
        }
        reading->first_line[i] = reading->line;
        enum err err = set_value(key, reading->target, value);
        if (err != OK)
            complain_of_value(reading, key, value, err);
        return 1;
    }
    if (section_is_known(reading, section))
        complain(reading, reading->line, "unknown key '%.60s' in [%s]: remove it or mend its name",
                 name, section);
    else if (*section == '\0')
        complain(reading, reading->line, "key '%.60s' stands before any [section]", name);
    return 1;
}

static void check_section(struct reading *reading, const char *line)
{
    char section[64];
    if (sscanf(line, " [%63[^]\n]]", section) == 1 && !section_is_known(reading, section))
        complain(reading, reading->line, "unknown section [%s]: remove it or mend its name",
                 section);
}

/* inih's reader, called for each line: Debian's build tells the key callback no line number, so
 * they are counted here, and a line longer than inih's buffer is refused, not cut. */
static char *read_line(char *line, int size, void *user)
{
    struct reading *reading = user;
    if (fgets(line, size, reading->file) == NULL)
        return NULL;
    reading->line++;
    if (strchr(line, '\n') == NULL && !feof(reading->file)) {
        complain(reading, reading->line, "longer than %d characters", size - 2);
        for (int c = 0; c != '\n' && c != EOF;)
            c = getc(reading->file);
        strcpy(line, "\n");
    }
    check_section(reading, line);
    return line;
}

static enum err load(struct reading *reading)
{
    int result = ini_parse_stream(read_line, reading, take_key, reading);
    if (ferror(reading->file)) {
        complain(reading, 0, "cannot be read: is it a directory?");
        return ERR_IO;
    }
    if (result != 0)
        complain(reading, result > 0 ? result : 0, "not a line of the form key = value");
    return reading->problems == 0 ? OK : ERR_PARSE;
}

enum err ini_load(const char *path, const struct ini_key *keys, size_t key_count, void *target,
                  ini_report *report, void *context)
{
    struct reading reading = {.keys = keys,
                              .key_count = key_count,
                              .target = target,
                              .report = report,
                              .context = context};
    assert(key_count <= MAX_KEYS);
    reading.file = fopen(path, "re");
    if (reading.file == NULL) {
        enum err err = err_from_errno(errno);
        complain(&reading, 0, "cannot be opened: %s", err_text(err));
        return err;
    }
    enum err err = load(&reading);
    fclose(reading.file);
    return err;
}
