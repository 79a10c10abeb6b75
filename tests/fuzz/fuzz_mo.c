/*
 * Files of words: whatever the bytes, either an error or texts that can be asked for and filled in,
 * alone and beside others.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/base/i18n.h"
#include "app/base/text.h"

static void ask(const struct i18n *i18n, const char *key)
{
    static const char *const arguments[] = {"一", "22"};
    char filled[24];
    const char *text = i18n_text(i18n, key);
    if (!text_is_utf8(text, strlen(text)))
        abort();
    i18n_fill(filled, sizeof filled, text, arguments, 2);
    if (!text_is_utf8(filled, strlen(filled)))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char dir[] = "/tmp/fuzz-mo-XXXXXX";
    static char path[64];
    char msg[ERR_MSG_BYTES];
    struct i18n *i18n;
    if (path[0] == '\0') {
        if (mkdtemp(dir) == NULL)
            abort();
        snprintf(path, sizeof path, "%s/ii.mo", dir);
        if (symlink("zh-CN.mo", path) != 0)
            abort();
        snprintf(path, sizeof path, "%s/zh-CN.mo", dir);
    }
    FILE *file = fopen(path, "we");
    if (file == NULL || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
    for (int i = 0; i < 2; i++)
        if (i18n_create(&i18n, dir, i == 0 ? "zh-CN" : "ii", msg) == OK) {
            ask(i18n, "");
            ask(i18n, "nav.back");
            ask(i18n, "nav.countdown");
            ask(i18n, "a");
            i18n_destroy(i18n);
        }
    unlink(path);
    return 0;
}
