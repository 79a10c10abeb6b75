/* The file of an image: a head of fixed size, then the parts, each with its checksum. */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/image.h"
#include "app/services/catalog/pool.h"

#define FORMAT     1
#define MOST_ITEMS (UINT64_C(1) << 28)

struct head {
    char magic[8];
    uint32_t format;
    uint32_t layout; /* of the structs as this program's compiler lays them out */
    char fingerprint[IMAGE_FINGERPRINT_BYTES + 7];
    uint64_t counts[IMAGE_ARRAYS];
    uint64_t text_bytes[IMAGE_PARTS];
    uint32_t part_sums[IMAGE_PARTS];
    uint32_t zero;
    uint32_t head_sum; /* of all before it */
};

static_assert(sizeof(struct head) == offsetof(struct head, head_sum) + sizeof(uint32_t),
              "no byte of the head is without its checksum");

static const char magic[8] = "BMHALL\r\n";

static uint32_t sum_of(const void *bytes, size_t length)
{
    return (uint32_t)crc32_z(0, bytes, length);
}

static uint32_t layout(void)
{
    uint32_t sum = SHEET_RULES;
    for (int id = 0; id < SHEET_COUNT; id++) {
        const struct sheet *sheet = sheet_get((enum sheet_id)id);
        size_t sizes[2] = {sheet->item_bytes, sheet->column_count};
        sum = (uint32_t)crc32_z(sum, (const void *)sizes, sizeof sizes);
        for (size_t i = 0; i < sheet->column_count; i++) {
            size_t column[2] = {sheet->columns[i].offset, (size_t)sheet->columns[i].kind};
            sum = (uint32_t)crc32_z(sum, (const void *)column, sizeof column);
        }
    }
    return sum;
}

/* ---- writing ---- */

static enum err write_all(int fd, const void *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        ssize_t count = write(fd, (const char *)bytes + done, length - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return err_from_errno(errno);
        done += (size_t)count;
    }
    return OK;
}

enum err image_write(const struct image *image, int fd, const char *fingerprint)
{
    struct head head = {.format = FORMAT, .layout = layout()};
    memcpy(head.magic, magic, sizeof head.magic);
    strncpy(head.fingerprint, fingerprint, IMAGE_FINGERPRINT_BYTES - 1);
    memcpy(head.counts, image->counts, sizeof head.counts);
    memcpy(head.text_bytes, image->text_bytes, sizeof head.text_bytes);
    for (int i = 0; i < IMAGE_PARTS; i++)
        head.part_sums[i] = sum_of(image->parts[i], image_part_bytes(image, (enum image_part)i));
    head.head_sum = sum_of(&head, offsetof(struct head, head_sum));
    enum err err = write_all(fd, &head, sizeof head);
    for (int i = 0; i < IMAGE_PARTS && err == OK; i++)
        err = write_all(fd, image->parts[i], image_part_bytes(image, (enum image_part)i));
    return err;
}

/* ---- reading ---- */

static enum err read_all(int fd, void *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        ssize_t count = read(fd, (char *)bytes + done, length - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return err_from_errno(errno);
        if (count == 0)
            return ERR_CORRUPT;
        done += (size_t)count;
    }
    return OK;
}

/* Sizes that are not the file's are not believed, nor is memory taken for them. */
static enum err check_head(const struct head *head, int fd, struct image *image)
{
    struct stat info;
    if (memcmp(head->magic, magic, sizeof magic) != 0 ||
        head->head_sum != sum_of(head, offsetof(struct head, head_sum)))
        return ERR_CORRUPT;
    if (head->format != FORMAT || head->layout != layout())
        return ERR_UNSUPPORTED;
    if (fstat(fd, &info) != 0)
        return err_from_errno(errno);
    for (int i = 0; i < IMAGE_ARRAYS; i++)
        if (head->counts[i] > MOST_ITEMS)
            return ERR_CORRUPT;
    memcpy(image->counts, head->counts, sizeof image->counts);
    uint64_t bytes = sizeof *head;
    for (int i = 0; i < IMAGE_PARTS; i++) {
        if (head->text_bytes[i] > UINT32_MAX)
            return ERR_CORRUPT;
        image->text_bytes[i] = head->text_bytes[i];
        bytes += image_part_bytes(image, (enum image_part)i);
    }
    bool ends = memchr(head->fingerprint, '\0', IMAGE_FINGERPRINT_BYTES) != NULL;
    return ends && bytes == (uint64_t)info.st_size ? OK : ERR_CORRUPT;
}

enum err image_read(int fd, bool late, struct image *out, char fingerprint[IMAGE_FINGERPRINT_BYTES])
{
    struct head head;
    *out = (struct image){0};
    enum err err = read_all(fd, &head, sizeof head);
    if (err == OK)
        err = check_head(&head, fd, out);
    for (int i = 0; i < IMAGE_PARTS && err == OK && (late || i == IMAGE_FIRST); i++) {
        size_t bytes = image_part_bytes(out, (enum image_part)i);
        out->parts[i] = malloc(bytes + 1);
        err = out->parts[i] != NULL ? read_all(fd, out->parts[i], bytes) : ERR_NO_MEMORY;
        if (err == OK && sum_of(out->parts[i], bytes) != head.part_sums[i])
            err = ERR_CORRUPT;
    }
    if (err == OK)
        memcpy(fingerprint, head.fingerprint, IMAGE_FINGERPRINT_BYTES);
    else
        image_fini(out);
    return err;
}
