#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "app/store/internal.h"

/* What the log grows to between two quiet moments, and some more. */
#define ROOM_BYTES (640 * 1024)

/* On a disk with less than this left, room for tickets comes first. */
#define LEAVE_BYTES (16 * ROOM_BYTES)

#define PART_BYTES 4096

static bool has_space(int fd)
{
    struct statvfs disk;
    return fstatvfs(fd, &disk) == 0 && disk.f_bavail > LEAVE_BYTES / disk.f_frsize;
}

/* Zeros behind the log's end are no frames, so a recovery ends there. They are written, because the
 * blocks that fallocate gives cost the disk's journal as much as new ones. */
static void lengthen(int fd, off_t from)
{
    static const char zeros[PART_BYTES];
    for (off_t at = from; at < ROOM_BYTES; at += PART_BYTES) {
        if (pwrite(fd, zeros, PART_BYTES, at) != PART_BYTES) {
            (void)!ftruncate(fd, from);
            return;
        }
    }
    (void)fsync(fd);
}

/* A descriptor of one's own may be closed: SQLite's locks are on the database's file. */
void store_make_log_room(struct store *store)
{
    struct stat info;
    const char *path = sqlite3_filename_wal(sqlite3_db_filename(store->db, "main"));
    if (store->log_room_made || path == NULL)
        return;
    store->log_room_made = true;
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    if (fstat(fd, &info) == 0 && info.st_size < ROOM_BYTES && has_space(fd))
        lengthen(fd, info.st_size);
    close(fd);
}
