#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/services/catalog/csv.h"

static enum err refuse(const struct csv_reader *reader, const char *mend, const char *problem)
{
    report_add(reader->report, reader->file, 0, "", mend, "%s", problem);
    return ERR_PARSE;
}

static enum err refuse_errno(const struct csv_reader *reader, int errnum)
{
    if (errnum == ENOENT)
        return refuse(reader, "补上此文件，可从样例复制", "文件不存在");
    if (errnum == EACCES || errnum == EPERM)
        return refuse(reader, "修改文件的读取权限", "没有权限读取文件");
    return refuse(reader, "检查 U 盘或磁盘后重试", "文件无法读取");
}

/* Reads what fits; a file that grows meanwhile is not read past the size it had. */
static enum err read_all(int fd, char *bytes, size_t size, size_t *length)
{
    *length = 0;
    while (*length < size) {
        ssize_t count = read(fd, bytes + *length, size - *length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return ERR_IO;
        if (count == 0)
            break;
        *length += (size_t)count;
    }
    return OK;
}

static enum err read_open(int fd, const struct csv_reader *reader)
{
    struct stat info;
    size_t length;
    if (fstat(fd, &info) != 0)
        return refuse_errno(reader, errno);
    if (S_ISDIR(info.st_mode))
        return refuse(reader, "移走此文件夹，放入同名的 CSV 文件", "是文件夹，不是文件");
    if (!S_ISREG(info.st_mode))
        return refuse(reader, "换成普通的 CSV 文件", "不是普通文件");
    if (info.st_size > (off_t)CSV_FILE_BYTES)
        return refuse(reader, "删除多余内容", "文件超过 256 MB 的上限");
    size_t size = (size_t)info.st_size;
    char *bytes = malloc(size + 1);
    if (bytes == NULL)
        return ERR_NO_MEMORY;
    enum err err = read_all(fd, bytes, size, &length);
    if (err == OK)
        err = csv_read_bytes(bytes, length, reader);
    else
        err = refuse_errno(reader, EIO);
    free(bytes);
    return err;
}

enum err csv_read_file(const char *path, const struct csv_reader *reader)
{
    /* Without O_NONBLOCK a pipe of that name would be waited for. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return refuse_errno(reader, errno);
    enum err err = read_open(fd, reader);
    close(fd);
    return err;
}
