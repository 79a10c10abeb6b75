#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "app/services/catalog/catalog.h"
#include "app/services/catalog/folder.h"
#include "app/services/catalog/image.h"
#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"

static void make_image(struct image *image)
{
    struct report report;
    report_init(&report);
    UNIT_OK(folder_read(small_hall_write(), NULL, &report, image));
}

/* The image of the small hall as a file. */
static const char *write_image(char path[300])
{
    struct image image;
    make_image(&image);
    snprintf(path, 300, "%s/image", unit_temp_dir());
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    CU_ASSERT_FATAL(fd >= 0);
    UNIT_OK(image_write(&image, fd, "fingerprint"));
    close(fd);
    image_fini(&image);
    return path;
}

static enum err read_image(const char *path, bool late, const struct catalog **catalog)
{
    struct image image;
    char fingerprint[IMAGE_FINGERPRINT_BYTES];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CU_ASSERT_FATAL(fd >= 0);
    enum err err = image_read(fd, late, &image, fingerprint);
    close(fd);
    if (err == OK) {
        CU_ASSERT_STRING_EQUAL(fingerprint, "fingerprint");
        err = image_open(&image, "/pictures", catalog);
    }
    image_fini(&image);
    return err;
}

static void what_was_written_is_read(void)
{
    char path[300];
    const struct catalog *catalog = NULL;
    UNIT_OK(read_image(write_image(path), true, &catalog));
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT_STRING_EQUAL(catalog->hall.name, "示例镇便民服务中心");
    CU_ASSERT_STRING_EQUAL(catalog->services[0].classes[1].name_en, "Elderly");
    CU_ASSERT_STRING_EQUAL(catalog->matters[1].place, "县政务服务中心");
    CU_ASSERT_STRING_EQUAL(catalog->materials[0].name, "户口簿");
    CU_ASSERT_STRING_EQUAL(catalog->questions[0].no.note, "请到户籍地办理");
    CU_ASSERT_STRING_EQUAL(catalog_next(catalog->notices[0].body), "缴费方式…");
    CU_ASSERT_EQUAL(catalog->points[catalog->windows[1].path.first].y, 600);
    CU_ASSERT_STRING_EQUAL(catalog->picture_dir, "/pictures");
    CU_ASSERT_FALSE(catalog->partial);
    catalog_unref(catalog);
}

static void the_first_part_alone(void)
{
    char path[300];
    const struct catalog *catalog = NULL;
    UNIT_OK(read_image(write_image(path), false, &catalog));
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT(catalog->partial);
    CU_ASSERT_EQUAL(catalog->service_count, 2);
    CU_ASSERT_EQUAL(catalog->staff_count, 2);
    CU_ASSERT_EQUAL(catalog->matter_count, 0);
    CU_ASSERT_EQUAL(catalog->material_count, 0);
    CU_ASSERT_EQUAL(catalog->agent_count, 0);
    CU_ASSERT_STRING_EQUAL(catalog->windows[1].place, "东侧");
    catalog_unref(catalog);
}

static void rewrite(const char *path, const unsigned char *bytes, size_t length)
{
    int fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
    CU_ASSERT_FATAL(fd >= 0);
    CU_ASSERT_EQUAL(write(fd, bytes, length), (ssize_t)length);
    close(fd);
}

/* Any bit of it, and any end: it is told, and never followed. */
static void a_damaged_file(void)
{
    static unsigned char bytes[65536];
    char path[300];
    const struct catalog *catalog = NULL;
    FILE *file = fopen(write_image(path), "re");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    CU_ASSERT_FATAL(length > 1000 && length < sizeof bytes);
    for (size_t i = 0; i < length; i += i < 300 ? 1 : 61) {
        bytes[i] ^= 0x10;
        rewrite(path, bytes, length);
        CU_ASSERT_EQUAL(read_image(path, true, &catalog), ERR_CORRUPT);
        bytes[i] ^= 0x10;
    }
    for (size_t i = 0; i < length; i += 97) {
        rewrite(path, bytes, i);
        CU_ASSERT_EQUAL(read_image(path, true, &catalog), ERR_CORRUPT);
    }
    rewrite(path, bytes, length);
    UNIT_OK(read_image(path, true, &catalog));
    catalog_unref(catalog);
}

#define AT(row, member) offsetof(struct catalog_##row, member)

/* What no checksum can see: each of these would lead out of the image. */
static void positions_that_lead_nowhere(void)
{
    static const struct {
        int array;
        size_t offset; /* of the member that is another in the array's first item */
        size_t bytes;
        uint64_t value;
    } cases[] = {
        {SHEET_MATTERS, AT(matter, name), 8, UINT64_C(1) << 40},
        {SHEET_MATTERS, AT(matter, service), 4, 2},
        {SHEET_MATTERS, AT(matter, materials.count), 4, 99},
        {SHEET_MATTERS, AT(matter, questions.first), 4, UINT32_MAX},
        {SHEET_MATTERS, AT(matter, windows.first), 4, 9},
        {SHEET_MATTERS, AT(matter, windows.count), 4, 0},
        {SHEET_MATTERS, AT(matter, kind), 4, CATALOG_KIND_COUNT},
        {SHEET_MATTERS, AT(matter, here), 1, 2},
        {SHEET_SERVICES, AT(service, window_count), 8, CATALOG_SERVICE_WINDOWS + 1},
        {SHEET_SERVICES, AT(service, class_count), 8, 0},
        {SHEET_SERVICES, AT(service, windows), 4, 2},
        {SHEET_SERVICES, AT(service, classes), 8, UINT64_C(1) << 40},
        {SHEET_QUESTIONS, AT(question, matter), 4, 2},
        {SHEET_QUESTIONS, AT(question, yes.next), 4, 2},
        {SHEET_QUESTIONS, AT(question, no.next), 4, UINT32_MAX - 2},
        {SHEET_WINDOWS, AT(window, path.first), 4, 7},
        {SHEET_STAFF, AT(staff, window), 4, 2},
        {IMAGE_AGENT_MATTERS, 0, 4, 2},
        {IMAGE_MATTER_WINDOWS, 0, 4, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct image image;
        const struct catalog *catalog = NULL;
        make_image(&image);
        memcpy(image_items(&image, cases[i].array) + cases[i].offset, &cases[i].value,
               cases[i].bytes);
        CU_ASSERT_EQUAL(image_open(&image, "", &catalog), ERR_CORRUPT);
        image_fini(&image);
    }
}

/* As another program version wrote it: the format's number is another, the checksums are right. */
static void another_version(void)
{
    static unsigned char bytes[65536];
    char path[300];
    const struct catalog *catalog = NULL;
    struct image image;
    make_image(&image);
    size_t parts = image_part_bytes(&image, IMAGE_FIRST) + image_part_bytes(&image, IMAGE_LATE);
    image_fini(&image);
    FILE *file = fopen(write_image(path), "re");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    CU_ASSERT_FATAL(length > parts);
    bytes[8]++;
    uint32_t sum = (uint32_t)crc32_z(0, bytes, length - parts - sizeof sum);
    memcpy(bytes + length - parts - sizeof sum, &sum, sizeof sum);
    rewrite(path, bytes, length);
    CU_ASSERT_EQUAL(read_image(path, true, &catalog), ERR_UNSUPPORTED);
}

static void a_disk_that_is_full(void)
{
    struct image image;
    make_image(&image);
    int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
    CU_ASSERT_EQUAL(image_write(&image, fd, "x"), ERR_NO_SPACE);
    close(fd);
    image_fini(&image);
}

void suite_image(void)
{
    static const CU_TestInfo tests[] = {
        {"what was written is read", what_was_written_is_read},
        {"the first part alone", the_first_part_alone},
        {"fault: a damaged file", a_damaged_file},
        {"fault: positions that lead nowhere", positions_that_lead_nowhere},
        {"fault: another version's file", another_version},
        {"fault: a disk that is full", a_disk_that_is_full},
        CU_TEST_INFO_NULL,
    };
    unit_add("image", tests);
}
