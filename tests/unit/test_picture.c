#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/services/catalog/picture.h"
#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"

/* A JPEG of 40 x 30 that has nothing but what its size needs. */
static const unsigned char jpeg[] = {
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 0x00, 0x00,                         /* APP0 */
    0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x1E, 0x00, 0x28, 0x01, 0x01, 0x11, /* SOF0 */
    0x00, 0xFF, 0xDA, 0x00, 0x02, 0x12, 0x34, 0xFF, 0xD9,                   /* SOS, data, EOI */
};

static void sizes(void)
{
    unsigned char bytes[128];
    struct picture_size size;
    size_t length = small_hall_png(bytes, 640, 480);
    UNIT_OK(picture_measure(bytes, length, &size));
    CU_ASSERT_EQUAL(size.width_px, 640);
    CU_ASSERT_EQUAL(size.height_px, 480);
    UNIT_OK(picture_measure(jpeg, sizeof jpeg, &size));
    CU_ASSERT_EQUAL(size.width_px, 40);
    CU_ASSERT_EQUAL(size.height_px, 30);
}

/* However early it breaks off, and whichever byte is another. */
static void truncated_and_changed(void)
{
    unsigned char bytes[128];
    struct picture_size size;
    size_t length = small_hall_png(bytes, 640, 480);
    for (size_t i = 0; i < length; i++)
        CU_ASSERT_NOT_EQUAL(picture_measure(bytes, i, &size), OK);
    for (size_t i = 0; i < length; i++) {
        bytes[i] ^= 0x40;
        CU_ASSERT_NOT_EQUAL(picture_measure(bytes, length, &size), OK);
        bytes[i] ^= 0x40;
    }
    for (size_t i = 0; i < sizeof jpeg; i++)
        CU_ASSERT_NOT_EQUAL(picture_measure(jpeg, i, &size), OK);
}

static void what_is_no_picture(void)
{
    static const char *const texts[] = {"", "GIF89a", "<svg xmlns=\"...\"/>", "BM", "\xFF\xD8"};
    struct picture_size size;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        CU_ASSERT_EQUAL(picture_measure((const void *)texts[i], strlen(texts[i]), &size),
                        ERR_UNSUPPORTED);
}

static void check(const char *dir, const char *name, const void *bytes, size_t length,
                  const char *words)
{
    char problem[ERR_MSG_BYTES] = "";
    unit_write_file(dir, name, bytes, length);
    const char *mend = picture_check(dir, name, problem);
    if (words == NULL) {
        CU_ASSERT_PTR_NULL(mend);
        return;
    }
    CU_ASSERT_PTR_NOT_NULL_FATAL(mend);
    CU_ASSERT(strlen(mend) > 5);
    CU_ASSERT_PTR_NOT_NULL(strstr(problem, words));
}

static void files(void)
{
    unsigned char bytes[128];
    const char *dir = unit_temp_dir();
    check(dir, "good.png", bytes, small_hall_png(bytes, 8000, 2000), NULL);
    check(dir, "good.jpg", jpeg, sizeof jpeg, NULL);
    check(dir, "wide.png", bytes, small_hall_png(bytes, 20000, 10), "20000 × 10");
    check(dir, "high.png", bytes, small_hall_png(bytes, 10, 8001), "10 × 8001");
    check(dir, "large.png", bytes, small_hall_png(bytes, 4000, 4001), "4000 × 4001");
    check(dir, "huge.png", bytes, small_hall_png(bytes, UINT32_MAX, UINT32_MAX), "太大");
    check(dir, "none.png", bytes, small_hall_png(bytes, 0, 10), "不完整");
    check(dir, "cut.png", bytes, small_hall_png(bytes, 100, 100) - 1, "不完整");
    check(dir, "cut.jpg", jpeg, sizeof jpeg - 2, "不完整");
    check(dir, "text.png", "hello", 5, "不是 PNG 或 JPEG");
    check(dir, "empty.png", "", 0, "不是 PNG 或 JPEG");
}

static void what_is_no_file(void)
{
    char problem[ERR_MSG_BYTES];
    char path[300];
    const char *dir = unit_temp_dir();
    CU_ASSERT_PTR_NOT_NULL(picture_check(dir, "missing.png", problem));
    CU_ASSERT_PTR_NOT_NULL(strstr(problem, "missing.png 不存在"));
    snprintf(path, sizeof path, "%s/folder.png", dir);
    CU_ASSERT_EQUAL_FATAL(mkdir(path, 0700), 0);
    CU_ASSERT_PTR_NOT_NULL(picture_check(dir, "folder.png", problem));
    CU_ASSERT_PTR_NOT_NULL(strstr(problem, "不是普通文件"));
    snprintf(path, sizeof path, "%s/pipe.png", dir);
    CU_ASSERT_EQUAL_FATAL(mkfifo(path, 0600), 0);
    CU_ASSERT_PTR_NOT_NULL(picture_check(dir, "pipe.png", problem));
    CU_ASSERT_PTR_NOT_NULL(strstr(problem, "不是普通文件"));
}

void suite_picture(void)
{
    static const CU_TestInfo tests[] = {
        {"sizes", sizes},
        {"fault: truncated, changed", truncated_and_changed},
        {"fault: what is no picture", what_is_no_picture},
        {"files", files},
        {"fault: what is no file", what_is_no_file},
        CU_TEST_INFO_NULL,
    };
    unit_add("picture", tests);
}
