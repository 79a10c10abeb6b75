#include "app/services/queue/reserve.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/base/text.h"
#include "app/services/catalog/catalog.h"

#define FILE_BYTES (64 + RESERVE_SERIES * 40)

static void clear(struct reserve *reserve)
{
    reserve->generation = 0;
    reserve->suspect = false;
    reserve->business_day = 0;
    reserve->count = 0;
}

/* "kiosk-numbers 1 GENERATION SUSPECT DAY", one line "SERVICE UP_TO" a series, and "end" that shows
 * the file to be whole. */
static bool parse(struct reserve *reserve, char *text)
{
    long long generation;
    int suspect;
    int day;
    char *rest = NULL;
    char *line = strtok_r(text, "\n", &rest);
    if (line == NULL ||
        sscanf(line, "kiosk-numbers 1 %lld %d %d", &generation, &suspect, &day) != 3)
        return false;
    reserve->generation = generation;
    reserve->suspect = suspect != 0;
    reserve->business_day = day;
    while ((line = strtok_r(NULL, "\n", &rest)) != NULL) {
        struct reserve_series series = {0};
        if (strcmp(line, "end") == 0)
            return true;
        if (reserve->count == RESERVE_SERIES ||
            sscanf(line, "%23s %d", series.service, &series.up_to) != 2 || series.up_to < 0)
            return false;
        reserve->series[reserve->count++] = series;
    }
    return false;
}

enum err reserve_load(struct reserve *reserve, const char *dir)
{
    char path[300];
    char text[FILE_BYTES];
    clear(reserve);
    if (!text_copy(reserve->dir, sizeof reserve->dir, dir))
        return ERR_TOO_LARGE;
    snprintf(path, sizeof path, "%s/numbers", reserve->dir);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? OK : err_from_errno(errno);
    ssize_t length = read(fd, text, sizeof text - 1);
    enum err err = length < 0 ? err_from_errno(errno) : OK;
    close(fd);
    if (err != OK)
        return err;
    text[length] = '\0';
    if (!parse(reserve, text))
        clear(reserve);
    return OK;
}

static enum err write_all(int fd, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, text, length);
        if (written < 0)
            return err_from_errno(errno);
        text += written;
        length -= (size_t)written;
    }
    return fsync(fd) == 0 ? OK : err_from_errno(errno);
}

static enum err sync_dir(const char *dir)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_from_errno(errno);
    enum err err = fsync(fd) == 0 ? OK : err_from_errno(errno);
    close(fd);
    return err;
}

static enum err save(const struct reserve *reserve)
{
    char path[300];
    char fresh[300];
    char text[FILE_BYTES];
    size_t used = (size_t)snprintf(text, sizeof text, "kiosk-numbers 1 %lld %d %d\n",
                                   (long long)reserve->generation, reserve->suspect ? 1 : 0,
                                   reserve->business_day);
    for (size_t i = 0; i < reserve->count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s %d\n",
                                 reserve->series[i].service, reserve->series[i].up_to);
    used += (size_t)snprintf(text + used, sizeof text - used, "end\n");

    snprintf(path, sizeof path, "%s/numbers", reserve->dir);
    snprintf(fresh, sizeof fresh, "%s/numbers.new", reserve->dir);
    int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_from_errno(errno);
    enum err err = write_all(fd, text, used);
    if (close(fd) != 0 && err == OK)
        err = err_from_errno(errno);
    if (err == OK && rename(fresh, path) != 0)
        err = err_from_errno(errno);
    return err == OK ? sync_dir(reserve->dir) : err;
}

static struct reserve_series *find(struct reserve *reserve, const char *service)
{
    for (size_t i = 0; i < reserve->count; i++)
        if (strcmp(reserve->series[i].service, service) == 0)
            return &reserve->series[i];
    return NULL;
}

enum err reserve_cover(struct reserve *reserve, int32_t business_day, const char *service,
                       int number)
{
    struct reserve_series *series =
        reserve->business_day == business_day ? find(reserve, service) : NULL;
    if (series != NULL && series->up_to >= number) {
        series->given = number;
        return OK;
    }

    struct reserve next = *reserve;
    if (next.business_day != business_day) {
        next.business_day = business_day;
        next.count = 0;
    }
    series = find(&next, service);
    if (series == NULL) {
        if (next.count == RESERVE_SERIES)
            return ERR_TOO_LARGE;
        series = &next.series[next.count++];
        *series = (struct reserve_series){.up_to = 0};
        text_copy(series->service, sizeof series->service, service);
    }
    series->given = number;
    series->up_to = number + RESERVE_BLOCK - 1;
    enum err err = save(&next);
    if (err == OK)
        *reserve = next;
    return err;
}

static bool top_up(struct reserve_series *series)
{
    if (series->given == 0 || series->up_to - series->given >= RESERVE_BLOCK / 2)
        return false;
    series->up_to = series->given + RESERVE_BLOCK;
    return true;
}

static bool begin_series(struct reserve *reserve, const char *service)
{
    if (find(reserve, service) != NULL || reserve->count == RESERVE_SERIES)
        return false;
    struct reserve_series *series = &reserve->series[reserve->count++];
    *series = (struct reserve_series){.up_to = RESERVE_FIRST};
    text_copy(series->service, sizeof series->service, service);
    return true;
}

enum err reserve_top_up(struct reserve *reserve, int32_t business_day,
                        const struct catalog *catalog)
{
    struct reserve next = *reserve;
    bool changed = false;
    if (next.business_day != business_day) {
        next.business_day = business_day;
        next.count = 0;
    }
    for (size_t i = 0; i < next.count; i++)
        changed = top_up(&next.series[i]) || changed;
    for (size_t i = 0; catalog != NULL && i < catalog->service_count; i++)
        changed = begin_series(&next, catalog->services[i].code) || changed;
    enum err err = changed ? save(&next) : OK;
    if (err == OK && changed)
        *reserve = next;
    return err;
}

enum err reserve_set_suspect(struct reserve *reserve)
{
    reserve->suspect = true;
    return save(reserve);
}

enum err reserve_set_generation(struct reserve *reserve, int64_t generation)
{
    reserve->generation = generation;
    reserve->suspect = false;
    return save(reserve);
}
