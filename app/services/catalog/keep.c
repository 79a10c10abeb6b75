#include "app/services/catalog/keep.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/folder.h"

#define PREFIX      "content-"
#define UNFINISHED  ".new"
#define IMAGE       "image"
#define LARGE_BYTES (4 << 20)
#define COPY_BYTES  65536

void keep_pictures_fini(struct keep_pictures *pictures)
{
    for (size_t i = 0; i < pictures->count; i++)
        free(pictures->names[i]);
    free(pictures->names);
    *pictures = (struct keep_pictures){0};
}

/* "content-12" */
static bool read_number(const char *name, uint32_t *number)
{
    size_t prefix = sizeof PREFIX - 1;
    size_t digits = strncmp(name, PREFIX, prefix) == 0 ? strspn(name + prefix, "0123456789") : 0;
    if (digits == 0 || digits > 9 || name[prefix + digits] != '\0')
        return false;
    *number = (uint32_t)strtoul(name + prefix, NULL, 10);
    return true;
}

static int compare_down(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left < right) - (left > right);
}

size_t keep_list(const char *state_dir, uint32_t *out, size_t most)
{
    size_t count = 0;
    DIR *dir = opendir(state_dir);
    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
        if (count < most && read_number(entry->d_name, &out[count]))
            count++;
    if (dir != NULL)
        closedir(dir);
    if (count > 0)
        qsort(out, count, sizeof *out, compare_down);
    return count;
}

static int open_image(const char *state_dir, uint32_t number)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/" PREFIX "%" PRIu32 "/" IMAGE, state_dir, number);
    return open(path, O_RDONLY | O_CLOEXEC);
}

bool keep_is_large(const char *state_dir, uint32_t number)
{
    struct stat info;
    int fd = open_image(state_dir, number);
    bool large = fd >= 0 && fstat(fd, &info) == 0 && info.st_size > LARGE_BYTES;
    if (fd >= 0)
        close(fd);
    return large;
}

void keep_picture_dir(const char *state_dir, uint32_t number, char *out, size_t out_bytes)
{
    snprintf(out, out_bytes, "%s/" PREFIX "%" PRIu32 "/" FOLDER_PICTURES, state_dir, number);
}

enum err keep_open(const char *state_dir, uint32_t number, bool late, const struct catalog **out,
                   char fingerprint[IMAGE_FINGERPRINT_BYTES])
{
    struct image image;
    char picture_dir[PATH_MAX];
    int fd = open_image(state_dir, number);
    if (fd < 0)
        return err_from_errno(errno);
    enum err err = image_read(fd, late, &image, fingerprint);
    close(fd);
    keep_picture_dir(state_dir, number, picture_dir, sizeof picture_dir);
    if (err == OK)
        err = image_open(&image, picture_dir, out);
    image_fini(&image);
    return err;
}

/* ---- writing ---- */

static enum err close_written(int fd, enum err err)
{
    if (close(fd) != 0 && err == OK)
        err = err_from_errno(errno);
    return err;
}

static enum err copy_bytes(int from, int to)
{
    char bytes[COPY_BYTES];
    for (;;) {
        ssize_t count = read(from, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0 ? OK : err_from_errno(errno);
        for (ssize_t done = 0; done < count;) {
            ssize_t written = write(to, bytes + done, (size_t)(count - done));
            if (written < 0 && errno != EINTR)
                return err_from_errno(errno);
            done += written > 0 ? written : 0;
        }
    }
}

static enum err copy_picture(int to_dir, const char *folder, const char *name)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/" FOLDER_PICTURES "/%s", folder, name);
    int from = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (from < 0)
        return err_from_errno(errno);
    int to = openat(to_dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    enum err err = to < 0 ? err_from_errno(errno) : close_written(to, copy_bytes(from, to));
    close(from);
    return err;
}

static enum err write_image(int dir, const struct image *image, const char *fingerprint)
{
    int fd = openat(dir, IMAGE, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    return fd < 0 ? err_from_errno(errno) : close_written(fd, image_write(image, fd, fingerprint));
}

static enum err write_pictures(int dir, const char *folder, const struct keep_pictures *pictures)
{
    if (mkdirat(dir, FOLDER_PICTURES, 0755) != 0)
        return err_from_errno(errno);
    int fd = openat(dir, FOLDER_PICTURES, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_from_errno(errno);
    enum err err = OK;
    for (size_t i = 0; i < pictures->count && err == OK; i++)
        err = copy_picture(fd, folder, pictures->names[i]);
    close(fd);
    return err;
}

/* One level of folders and files. */
static void remove_folder(int parent, const char *name)
{
    static const char *const levels[] = {FOLDER_PICTURES, "."};
    int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; folder >= 0 && i < sizeof levels / sizeof levels[0]; i++) {
        int fd = openat(folder, levels[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
        for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
            (void)unlinkat(fd, entry->d_name, 0);
        if (dir != NULL)
            closedir(dir);
        (void)unlinkat(folder, levels[i], AT_REMOVEDIR);
    }
    if (folder >= 0)
        close(folder);
    (void)unlinkat(parent, name, AT_REMOVEDIR);
}

static enum err write_folder(int state, const char *name, const struct image *image,
                             const char *fingerprint, const char *folder,
                             const struct keep_pictures *pictures)
{
    if (mkdirat(state, name, 0755) != 0)
        return err_from_errno(errno);
    int dir = openat(state, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0)
        return err_from_errno(errno);
    enum err err = write_image(dir, image, fingerprint);
    if (err == OK)
        err = write_pictures(dir, folder, pictures);
    /* All at once: a journal that is written for each of many files takes long. */
    if (err == OK && syncfs(dir) != 0)
        err = err_from_errno(errno);
    close(dir);
    return err;
}

enum err keep_write(const char *state_dir, uint32_t number, const struct image *image,
                    const char *fingerprint, const char *folder,
                    const struct keep_pictures *pictures)
{
    char name[32];
    char unfinished[40];
    int state = open(state_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (state < 0)
        return err_from_errno(errno);
    snprintf(name, sizeof name, PREFIX "%" PRIu32, number);
    snprintf(unfinished, sizeof unfinished, "%s" UNFINISHED, name);
    remove_folder(state, unfinished);
    enum err err = write_folder(state, unfinished, image, fingerprint, folder, pictures);
    if (err == OK && renameat(state, unfinished, state, name) != 0)
        err = err_from_errno(errno);
    if (err == OK && fsync(state) != 0)
        err = err_from_errno(errno);
    if (err != OK) {
        remove_folder(state, unfinished);
        remove_folder(state, name);
    }
    close(state);
    return err;
}

void keep_prune(const char *state_dir, uint32_t newest, uint32_t previous)
{
    DIR *dir = opendir(state_dir);
    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        uint32_t number;
        const char *dot = strrchr(entry->d_name, '.');
        bool unfinished = strncmp(entry->d_name, PREFIX, sizeof PREFIX - 1) == 0 && dot != NULL &&
                          strcmp(dot, UNFINISHED) == 0;
        bool old = read_number(entry->d_name, &number) && number != newest && number != previous;
        if (unfinished || old)
            remove_folder(dirfd(dir), entry->d_name);
    }
    if (dir != NULL)
        closedir(dir);
}
