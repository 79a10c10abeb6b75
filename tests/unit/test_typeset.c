#include "ui/typeset.h"

#include <stdio.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/theme.h"

#define SIZE 30

static struct fonts *fonts;
static struct stamps *stamps;

static void prepare(void)
{
    UNIT_OK(fonts_create(&fonts, theme_default()));
    UNIT_OK(stamps_create(&stamps, 1024 * 1024));
}

static void finish(void)
{
    stamps_destroy(stamps);
    fonts_destroy(fonts);
}

static struct stamp set(const char *text, int width, int height, int lines)
{
    struct stamp stamp = *typeset_block(
        fonts, stamps,
        &(struct typeset_request){text, false, SIZE, width, height, lines, 0, false});
    /* Within the room across, and not further out of the block than accents reach. */
    CU_ASSERT_TRUE(stamp.x >= 0 && stamp.x + stamp.mask.width_px <= width);
    CU_ASSERT_TRUE(stamp.y >= -SIZE / 2 &&
                   stamp.y + stamp.mask.height_px <= stamp.height_px + SIZE / 2);
    return stamp;
}

static int ink(const struct stamp *stamp)
{
    int sum = 0;
    for (int y = 0; y < stamp->mask.height_px; y++)
        for (int x = 0; x < stamp->mask.width_px; x++)
            sum += stamp->mask.bytes[y * stamp->mask.stride_bytes + x] > 127;
    return sum;
}

static void characters_are_an_em_wide_and_drawn(void)
{
    prepare();
    struct stamp stamp = set("便民服务", 500, 100, 1);
    CU_ASSERT_EQUAL(stamp.mask.width_px, 4 * SIZE);
    CU_ASSERT_EQUAL(stamp.height_px, SIZE);
    CU_ASSERT_TRUE(ink(&stamp) > 300);
    CU_ASSERT_FALSE(stamp.overflow);
    finish();
}

static void a_line_looks_centred_on_its_block(void)
{
    prepare();
    /* The box character fills the em: as much above as below, give or take a pixel. */
    struct stamp stamp = set("国", 100, 100, 1);
    int below = stamp.height_px - stamp.y - stamp.mask.height_px;
    CU_ASSERT_TRUE(stamp.y - below >= -2 && stamp.y - below <= 2);
    stamp = set("H", 100, 100, 1);
    below = stamp.height_px - stamp.y - stamp.mask.height_px;
    CU_ASSERT_TRUE(stamp.y - below >= -2 && stamp.y - below <= 2);
    finish();
}

static void text_shrinks_before_it_is_cut(void)
{
    prepare();
    struct stamp stamp = set("便民服务中心大厅", 8 * SIZE - 20, 100, 1);
    CU_ASSERT_FALSE(stamp.overflow);
    CU_ASSERT_TRUE(stamp.height_px < SIZE && stamp.height_px >= SIZE * 7 / 10);
    stamp = set("便民服务中心大厅", 4 * SIZE, 100, 1);
    CU_ASSERT_TRUE(stamp.overflow);
    CU_ASSERT_EQUAL(stamp.height_px, SIZE * 7 / 10);
    finish();
}

static void lines_break_and_keep_to_their_number(void)
{
    prepare();
    struct stamp stamp = set("便民服务中心大厅", 4 * SIZE, 200, 2);
    CU_ASSERT_FALSE(stamp.overflow);
    CU_ASSERT_EQUAL(stamp.mask.width_px, 4 * SIZE);
    CU_ASSERT_TRUE(stamp.height_px > 2 * SIZE && stamp.height_px < 3 * SIZE);
    stamp = set("一\n二\n三", 200, 200, 3);
    CU_ASSERT_FALSE(stamp.overflow);
    CU_ASSERT_EQUAL(stamp.mask.width_px, SIZE);
    stamp = set("便民服务中心大厅便民服务中心大厅便民服务", 4 * SIZE, 200, 2);
    CU_ASSERT_TRUE(stamp.overflow);
    finish();
}

static void low_room_shrinks_and_is_told(void)
{
    prepare();
    struct stamp stamp = set("A001", 400, 10, 1);
    CU_ASSERT_EQUAL(stamp.height_px, 10);
    CU_ASSERT_TRUE(stamp.overflow);
    finish();
}

static void no_closing_mark_begins_a_line(void)
{
    prepare();
    /* The fifth is a full stop: the fourth goes down with it. */
    struct stamp stamp = set("便民服务。", 4 * SIZE, 200, 2);
    CU_ASSERT_EQUAL(stamp.mask.width_px, 3 * SIZE);
    finish();
}

static void words_stay_whole_where_they_can(void)
{
    prepare();
    struct stamp whole = set("service", 1000, 100, 1);
    int width = whole.mask.width_px;
    struct stamp two = set("service service", width + SIZE, 200, 2);
    CU_ASSERT_EQUAL(two.mask.width_px, width);
    CU_ASSERT_FALSE(two.overflow);
    struct stamp cut = set("serviceserviceservice", width, 300, 4);
    CU_ASSERT_FALSE(cut.overflow);
    finish();
}

static int lines_ink(const struct stamp *stamp, int line)
{
    int from = line * SIZE * 135 / 100 - stamp->y;
    int first = stamp->mask.width_px;
    int last = 0;
    for (int y = from; y < from + SIZE; y++)
        for (int x = 0; x < stamp->mask.width_px; x++)
            if (y >= 0 && y < stamp->mask.height_px &&
                stamp->mask.bytes[y * stamp->mask.stride_bytes + x] > 127) {
                first = x < first ? x : first;
                last = x > last ? x : last;
            }
    return last - first;
}

static void no_character_is_left_alone_in_a_last_line(void)
{
    prepare();
    /* Seven would fit: eight are six and two. */
    struct stamp stamp = set("国国国国国国国国", 7 * SIZE, 300, 3);
    CU_ASSERT_EQUAL(stamp.mask.width_px, 6 * SIZE);
    CU_ASSERT(lines_ink(&stamp, 1) > SIZE);
    finish();
}

static void centred_lines_are_about_equally_long(void)
{
    prepare();
    const struct typeset_request request = {.text = "国国国国国国国国国国",
                                            .size_px = SIZE,
                                            .width_px = 8 * SIZE,
                                            .height_px = 300,
                                            .lines = 3,
                                            .align = ALIGN_CENTRE};
    struct stamp stamp = *typeset_block(fonts, stamps, &request);
    CU_ASSERT_EQUAL(stamp.mask.width_px, 5 * SIZE);
    finish();
}

static void what_is_measured_is_what_is_set(void)
{
    static const char *const texts[] = {"便民服务",
                                        "请带身份证\n和户口簿",
                                        "Hall of the town",
                                        "办理 household registration 业务",
                                        "　　",
                                        "x\n\ny"};
    prepare();
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        for (int width = 2 * SIZE; width < 12 * SIZE; width += SIZE / 2) {
            struct typeset_request request = {.text = texts[i],
                                              .size_px = SIZE,
                                              .width_px = width,
                                              .height_px = 100000,
                                              .lines = TYPESET_LINES};
            struct typeset_size size = typeset_measure(fonts, stamps, &request);
            request.height_px = size.height_px;
            CU_ASSERT(size.width_px <= width);
            if (size.height_px == 0)
                continue;
            struct stamp stamp = *typeset_block(fonts, stamps, &request);
            CU_ASSERT_FALSE(stamp.overflow);
            CU_ASSERT_EQUAL(stamp.height_px, size.height_px);
        }
    struct typeset_request words = {
        .text = "a household of 三", .size_px = SIZE, .width_px = 10000};
    struct typeset_request word = {.text = "household", .size_px = SIZE, .width_px = 10000};
    CU_ASSERT_EQUAL(typeset_measure(fonts, stamps, &words).word_px,
                    typeset_measure(fonts, stamps, &word).width_px);
    finish();
}

static void hostile_texts_do_no_harm(void)
{
    static char large[9000];
    prepare();
    memset(large, 'w', sizeof large - 1);
    CU_ASSERT_TRUE(set(large, 300, 100, 3).overflow);
    set("   ", 100, 100, 1);
    set("\n\n\n", 100, 100, 3);
    set("\xff\xfe bad", 300, 100, 1);
    set("中", 1, 100, 1);
    set("中", 100, 1, 1);
    CU_ASSERT_EQUAL(set("", 100, 100, 1).mask.width_px, 0);
    finish();
}

static void memory_for_masks_is_bounded(void)
{
    char text[32];
    prepare();
    for (int i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "第 %d 号", i);
        set(text, 300, 100, 1);
        CU_ASSERT_TRUE_FATAL(stamps_bytes(stamps) <= 1024 * 1024);
    }
    CU_ASSERT_TRUE(stamps_bytes(stamps) > 512 * 1024);
    finish();
}

void suite_typeset(void)
{
    static const CU_TestInfo tests[] = {
        {"characters are an em wide and drawn", characters_are_an_em_wide_and_drawn},
        {"a line looks centred on its block", a_line_looks_centred_on_its_block},
        {"text shrinks before it is cut", text_shrinks_before_it_is_cut},
        {"lines break and keep to their number", lines_break_and_keep_to_their_number},
        {"low room shrinks and is told", low_room_shrinks_and_is_told},
        {"no closing mark begins a line", no_closing_mark_begins_a_line},
        {"words stay whole where they can", words_stay_whole_where_they_can},
        {"no character is left alone in a last line", no_character_is_left_alone_in_a_last_line},
        {"centred lines are about equally long", centred_lines_are_about_equally_long},
        {"what is measured is what is set", what_is_measured_is_what_is_set},
        {"hostile texts do no harm", hostile_texts_do_no_harm},
        {"memory for masks is bounded", memory_for_masks_is_bounded},
        CU_TEST_INFO_NULL,
    };
    unit_add("typeset", tests);
}
