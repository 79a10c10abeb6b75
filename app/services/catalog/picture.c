#include "app/services/catalog/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static uint32_t big_endian(const uint8_t *bytes, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* Length, type, data, checksum of type and data; the first is IHDR, the last IEND. */
static enum err measure_png(const uint8_t *bytes, size_t length, struct picture_size *out)
{
    bool first = true;
    for (size_t at = 8; length - at >= 12; first = false) {
        size_t data = big_endian(bytes + at, 4);
        const uint8_t *type = bytes + at + 4;
        if (data > length - at - 12 || crc32_z(0, type, data + 4) != big_endian(type + 4 + data, 4))
            return ERR_CORRUPT;
        if (first && (memcmp(type, "IHDR", 4) != 0 || data != 13))
            return ERR_CORRUPT;
        if (first)
            *out = (struct picture_size){big_endian(type + 4, 4), big_endian(type + 8, 4)};
        if (memcmp(type, "IEND", 4) == 0)
            return first ? ERR_CORRUPT : OK;
        at += data + 12;
    }
    return ERR_CORRUPT;
}

static bool is_frame(uint8_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Segments up to the first scan; what follows is data, and must end with the end marker. */
static enum err measure_jpeg(const uint8_t *bytes, size_t length, struct picture_size *out)
{
    bool framed = false;
    size_t at = 2;
    while (length - at >= 4 && bytes[at] == 0xFF) {
        uint8_t marker = bytes[at + 1];
        size_t segment = big_endian(bytes + at + 2, 2);
        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (segment < 2 || segment > length - at - 2)
            return ERR_CORRUPT;
        if (is_frame(marker) && segment >= 8) {
            *out =
                (struct picture_size){big_endian(bytes + at + 7, 2), big_endian(bytes + at + 5, 2)};
            framed = true;
        }
        at += 2 + segment;
        if (marker == 0xDA)
            break;
    }
    /* Some programs fill up with zeros. */
    while (length > at && bytes[length - 1] == 0)
        length--;
    return framed && length - at >= 2 && bytes[length - 2] == 0xFF && bytes[length - 1] == 0xD9
               ? OK
               : ERR_CORRUPT;
}

enum err picture_measure(const uint8_t *bytes, size_t length, struct picture_size *out)
{
    static const uint8_t png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    *out = (struct picture_size){0};
    if (length >= sizeof png && memcmp(bytes, png, sizeof png) == 0)
        return measure_png(bytes, length, out);
    if (length >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF)
        return measure_jpeg(bytes, length, out);
    return ERR_UNSUPPORTED;
}

bool picture_fits(const struct picture_size *size)
{
    return size->width_px > 0 && size->width_px <= PICTURE_SIDE_PX && size->height_px > 0 &&
           size->height_px <= PICTURE_SIDE_PX && size->width_px * size->height_px <= PICTURE_PIXELS;
}

static const char *say(char problem[ERR_MSG_BYTES], const char *words, const char *mend)
{
    snprintf(problem, ERR_MSG_BYTES, "%s", words);
    return mend;
}

static const char *judge(const uint8_t *bytes, size_t length, char problem[ERR_MSG_BYTES])
{
    struct picture_size size;
    enum err err = picture_measure(bytes, length, &size);
    if (err == ERR_UNSUPPORTED)
        return say(problem, "不是 PNG 或 JPEG 图片", "用画图软件另存为 PNG 或 JPEG");
    if (err != OK || size.width_px == 0 || size.height_px == 0)
        return say(problem, "图片不完整或已损坏", "重新拷贝，或用画图软件另存一次");
    if (picture_fits(&size))
        return NULL;
    snprintf(problem, ERR_MSG_BYTES, "图片太大：%u × %u 像素", (unsigned)size.width_px,
             (unsigned)size.height_px);
    return "缩小到每边 8000 像素、总共 1600 万像素以内";
}

static const char *check_open(int fd, char problem[ERR_MSG_BYTES])
{
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return say(problem, "图片不是普通文件", "换成普通的图片文件");
    if (info.st_size > PICTURE_FILE_BYTES)
        return say(problem, "图片文件超过 16 MB", "缩小图片后另存");
    size_t size = (size_t)info.st_size;
    uint8_t *bytes = malloc(size + 1);
    if (bytes == NULL)
        return say(problem, "内存不够，图片没有检查", "缩小图片后重试");
    size_t length = 0;
    ssize_t count = 1;
    while (length < size && (count = read(fd, bytes + length, size - length)) != 0) {
        if (count < 0 && errno != EINTR)
            break;
        length += count > 0 ? (size_t)count : 0;
    }
    const char *mend = count < 0 ? say(problem, "图片无法读取", "检查 U 盘或磁盘后重试")
                                 : judge(bytes, length, problem);
    free(bytes);
    return mend;
}

const char *picture_check(const char *dir, const char *name, char problem[ERR_MSG_BYTES])
{
    char path[PATH_MAX];
    if ((size_t)snprintf(path, sizeof path, "%s/%s", dir, name) >= sizeof path)
        return say(problem, "图片的路径太长", "换一个短一些的文件名");
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT) {
        snprintf(problem, ERR_MSG_BYTES, "图片 %.60s 不存在", name);
        return "把图片放进 pictures 文件夹，或改正文件名（区分大小写）";
    }
    if (fd < 0)
        return say(problem, "图片无法打开", "修改文件的读取权限");
    const char *mend = check_open(fd, problem);
    close(fd);
    return mend;
}
