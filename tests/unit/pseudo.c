#include "tests/unit/pseudo.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "tests/unit/unit.h"

#define TEXT_BYTES 8192

struct script {
    const char *locale;
    const char *words[6];
    const char *between;
};

/* About as wide as two Chinese characters each. */
static const struct script scripts[] = {
    {"ug", {"ئۇيغۇر", "خەلق", "قىلىش", "ئۈچۈن", "چۈشۈرۈڭ", "نومۇر"}, " "},
    {"bo", {"བཀྲ་", "ཤིས་", "བསྒྲུབས་", "ལྗོངས་", "སྐྱོང་", "བདེ་"}, ""},
    {"mn", {"ᠨᠣᠮ", "ᠬᠡᠯᠡ", "ᠤᠯᠤᠰ", "ᠠᠷᠠᠳ", "ᠭᠡᠷ", "ᠪᠢᠴᠢᠭ"}, " "},
};

struct mo {
    uint8_t *bytes;
    uint32_t size;
};

static uint32_t word_at(const struct mo *mo, uint32_t offset)
{
    uint32_t value;
    memcpy(&value, mo->bytes + offset, sizeof value);
    return value;
}

static void put_word(struct mo *mo, uint32_t offset, uint32_t value)
{
    memcpy(mo->bytes + offset, &value, sizeof value);
}

/* The bytes that msgfmt wrote on this machine: no swapping. */
static struct mo read_mo(const char *dir, const char *locale)
{
    char path[700];
    struct mo mo = {NULL, 0};
    snprintf(path, sizeof path, "%s/%s.mo", dir, locale);
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        abort();
    mo.size = (uint32_t)ftell(file);
    rewind(file);
    mo.bytes = malloc(mo.size + 1);
    if (mo.bytes == NULL || fread(mo.bytes, 1, mo.size, file) != mo.size)
        abort();
    fclose(file);
    mo.bytes[mo.size] = 0;
    return mo;
}

/* Words as wide as the Chinese, figures and placeholders where they were. */
static void translate(const struct script *script, const char *chinese, char *out, size_t out_bytes)
{
    size_t length = strlen(chinese);
    int owed = 0; /* columns of Chinese without a word yet */
    int next = (int)length;
    out[0] = '\0';
    for (size_t at = 0; at < length;) {
        uint32_t c;
        size_t used = strlen(out);
        size_t bytes = text_decode(chinese + at, length - at, &c);
        bool kept = c == '\n' || c == '{' || c == '}' || (c >= '0' && c <= '9');
        owed += text_columns_of(c);
        if (kept) {
            snprintf(out + used, out_bytes - used, "%.*s", (int)bytes, chinese + at);
            owed = 0;
        } else if (owed >= 4 || at + bytes == length) {
            snprintf(out + used, out_bytes - used, "%s%s", script->words[next++ % 6],
                     at + bytes < length ? script->between : "");
            owed = 0;
        }
        at += bytes;
    }
}

/* The same keys; the texts lie behind all that was there. */
static void write_pseudo(const struct script *script, const struct mo *from, const char *dir)
{
    char text[TEXT_BYTES];
    char name[16];
    uint32_t count = word_at(from, 8);
    uint32_t texts = word_at(from, 16);
    struct mo to = {malloc(from->size + (size_t)count * TEXT_BYTES), from->size};
    if (to.bytes == NULL)
        abort();
    memcpy(to.bytes, from->bytes, from->size);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t entry = texts + i * 8;
        const char *chinese = (const char *)from->bytes + word_at(from, entry + 4);
        bool header = word_at(from, word_at(from, 12) + i * 8) == 0;
        translate(script, chinese, text, sizeof text);
        if (header)
            snprintf(text, sizeof text, "Language: %s\n", script->locale);
        put_word(&to, entry, (uint32_t)strlen(text));
        put_word(&to, entry + 4, to.size);
        memcpy(to.bytes + to.size, text, strlen(text) + 1);
        to.size += (uint32_t)strlen(text) + 1;
    }
    snprintf(name, sizeof name, "%s.mo", script->locale);
    unit_write_file(dir, name, to.bytes, to.size);
    free(to.bytes);
}

const char *pseudo_dir(const char *i18n_dir)
{
    static char dir[512];
    if (dir[0] != '\0')
        return dir;
    struct mo chinese = read_mo(i18n_dir, "zh-CN");
    snprintf(dir, sizeof dir, "%s", unit_temp_dir());
    unit_write_file(dir, "zh-CN.mo", chinese.bytes, chinese.size);
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        write_pseudo(&scripts[i], &chinese, dir);
    free(chinese.bytes);
    return dir;
}
