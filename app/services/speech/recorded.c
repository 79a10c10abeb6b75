#include "app/services/speech/recorded.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/base/log.h"
#include "app/services/speech/wav.h"

#define PATH_BYTES 768
#define FILE_BYTES (4 * 1024 * 1024)

static enum err read_clip(struct hal_audio_clip **out, FILE *file)
{
    struct stat info;
    if (fstat(fileno(file), &info) != 0)
        return err_from_errno(errno);
    if (!S_ISREG(info.st_mode) || info.st_size > FILE_BYTES)
        return ERR_TOO_LARGE;
    size_t count = (size_t)info.st_size;
    uint8_t *bytes = malloc(count + 1);
    if (bytes == NULL)
        return ERR_NO_MEMORY;
    enum err err = fread(bytes, 1, count, file) == count ? wav_create(out, bytes, count) : ERR_IO;
    free(bytes);
    return err;
}

enum err recorded_create_clip(struct hal_audio_clip **out, const char *dir, const char *locale,
                              const char *key)
{
    char path[PATH_BYTES];
    /* Content may be part of an id. */
    if (key[0] == '\0' || key[0] == '.' || strchr(key, '/') != NULL ||
        snprintf(path, sizeof path, "%s/%s/%s.wav", dir, locale, key) >= (int)sizeof path)
        return ERR_NOT_FOUND;
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return ERR_NOT_FOUND;
    enum err err = read_clip(out, file);
    fclose(file);
    if (err != OK)
        log_warning("speech", "%s: %s", path, err_text(err));
    return err;
}
