#include "ui/draw.h"

#include <string.h>

#include "tests/unit/unit.h"
#include "ui/theme.h"

#define W 40
#define H 30

static uint32_t pixels[W * H];
static struct canvas canvas;

static void prepare(void)
{
    canvas = (struct canvas){pixels, W, W, H, {0}};
    draw_clip(&canvas, (struct rect){0, 0, W, H});
    draw_fill(&canvas, canvas.clip, 0x000000);
}

static uint32_t at(int x, int y)
{
    return pixels[y * W + x] & 0xFFFFFFu;
}

static void fill_stays_in_clip_and_canvas(void)
{
    prepare();
    draw_clip(&canvas, (struct rect){10, -5, 100, 15});
    draw_fill(&canvas, (struct rect){-50, -50, 500, 500}, 0x123456);
    CU_ASSERT_EQUAL(at(10, 0), 0x123456);
    CU_ASSERT_EQUAL(at(W - 1, 9), 0x123456);
    CU_ASSERT_EQUAL(at(9, 0), 0);
    CU_ASSERT_EQUAL(at(10, 10), 0);
}

static void a_box_has_soft_round_corners_and_is_symmetric(void)
{
    prepare();
    draw_box(&canvas, (struct rect){5, 5, 30, 20}, 8, 0xFFFFFF, 0, THEME_NONE);
    CU_ASSERT_EQUAL(at(5, 5), 0);
    CU_ASSERT_EQUAL(at(20, 5), 0xFFFFFF);
    CU_ASSERT_EQUAL(at(5, 15), 0xFFFFFF);
    CU_ASSERT_EQUAL(at(4, 15), 0);
    int soft = 0;
    for (int y = 5; y < 25; y++)
        for (int x = 5; x < 35; x++) {
            soft += at(x, y) != 0 && at(x, y) != 0xFFFFFF;
            CU_ASSERT_EQUAL(at(x, y), at(39 - x, y));
            CU_ASSERT_EQUAL(at(x, y), at(x, 29 - y));
        }
    CU_ASSERT_TRUE(soft >= 16);
}

static void a_border_lies_inside_and_no_ground_shines_between(void)
{
    prepare();
    draw_box(&canvas, (struct rect){5, 5, 30, 20}, 8, 0xFFFFFF, 2, 0xFFFFFF);
    uint32_t with_border[W * H];
    memcpy(with_border, pixels, sizeof pixels);
    prepare();
    draw_box(&canvas, (struct rect){5, 5, 30, 20}, 8, 0xFFFFFF, 0, THEME_NONE);
    CU_ASSERT_EQUAL(memcmp(with_border, pixels, sizeof pixels), 0);

    prepare();
    draw_box(&canvas, (struct rect){5, 5, 30, 20}, 8, 0x00FF00, 2, 0xFF0000);
    CU_ASSERT_EQUAL(at(20, 6), 0xFF0000);
    CU_ASSERT_EQUAL(at(20, 7), 0x00FF00);
    CU_ASSERT_EQUAL(at(6, 15), 0xFF0000);
}

static void a_border_alone_leaves_the_inside(void)
{
    prepare();
    draw_box(&canvas, (struct rect){5, 5, 30, 20}, 8, THEME_NONE, 2, 0xFF0000);
    CU_ASSERT_EQUAL(at(20, 5), 0xFF0000);
    CU_ASSERT_EQUAL(at(20, 15), 0);
}

static void clipped_parts_make_the_same_box(void)
{
    prepare();
    draw_box(&canvas, (struct rect){-3, 2, 40, 24}, 9, 0x336699, 2, 0xFFFFFF);
    uint32_t whole[W * H];
    memcpy(whole, pixels, sizeof pixels);
    prepare();
    for (int x = 0; x < W; x += 7)
        for (int y = 0; y < H; y += 5) {
            draw_clip(&canvas, (struct rect){x, y, 7, 5});
            draw_box(&canvas, (struct rect){-3, 2, 40, 24}, 9, 0x336699, 2, 0xFFFFFF);
        }
    CU_ASSERT_EQUAL(memcmp(whole, pixels, sizeof pixels), 0);
}

static void a_mask_blends_by_its_coverage(void)
{
    static const uint8_t bytes[] = {0, 128, 255, 0xEE, 255, 255, 255, 0xEE};
    const struct mask mask = {bytes, 4, 3, 2};
    prepare();
    draw_mask(&canvas, W - 3, 10, &mask, 0xFFFFFF);
    CU_ASSERT_EQUAL(at(W - 3, 10), 0);
    CU_ASSERT_TRUE(at(W - 2, 10) > 0x7E7E7E && at(W - 2, 10) < 0x828282);
    CU_ASSERT_EQUAL(at(W - 1, 10), 0xFFFFFF);
    draw_mask(&canvas, -2, -1, &mask, 0xFF0000);
    CU_ASSERT_EQUAL(at(0, 0), 0xFF0000);
    CU_ASSERT_EQUAL(at(1, 0), 0);
    CU_ASSERT_EQUAL(at(0, 1), 0);
}

void suite_draw(void)
{
    static const CU_TestInfo tests[] = {
        {"fill stays in clip and canvas", fill_stays_in_clip_and_canvas},
        {"a box has soft round corners and is symmetric",
         a_box_has_soft_round_corners_and_is_symmetric},
        {"a border lies inside and no ground shines between",
         a_border_lies_inside_and_no_ground_shines_between},
        {"a border alone leaves the inside", a_border_alone_leaves_the_inside},
        {"clipped parts make the same box", clipped_parts_make_the_same_box},
        {"a mask blends by its coverage", a_mask_blends_by_its_coverage},
        CU_TEST_INFO_NULL,
    };
    unit_add("draw", tests);
}
