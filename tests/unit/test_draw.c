#include "ui/draw.h"

#include <string.h>

#include "tests/unit/unit.h"
#include "ui/ink.h"
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

/* ---- ink ---- */

static struct ink ink;

static void angle(void)
{
    memset(&ink, 0, sizeof ink);
    ink_down(&ink, 6, 6);
    ink_move(&ink, 34, 6, 1);
    ink_move(&ink, 34, 24, 1);
    ink_up(&ink, 1);
}

static void ink_is_as_wide_as_the_pen_with_round_ends(void)
{
    prepare();
    angle();
    draw_ink(&canvas, &ink, 6, 0xFFFFFF);
    for (int x = 6; x <= 34; x++)
        CU_ASSERT(at(x, 6) == 0xFFFFFF && at(x, 8) == 0xFFFFFF && at(x, 1) == 0);
    CU_ASSERT(at(34, 20) == 0xFFFFFF && at(36, 20) == 0xFFFFFF && at(38, 20) == 0);
    CU_ASSERT(at(3, 6) != 0 && at(2, 6) == 0 && at(3, 3) == 0);
    CU_ASSERT_EQUAL(at(20, 14), 0);
}

static void a_point_is_a_dot(void)
{
    prepare();
    memset(&ink, 0, sizeof ink);
    ink_down(&ink, 20, 15);
    draw_ink(&canvas, &ink, 8, 0xFFFFFF);
    CU_ASSERT(at(20, 15) == 0xFFFFFF && at(23, 15) == 0xFFFFFF && at(25, 15) == 0);
    CU_ASSERT_EQUAL(at(17, 12), at(23, 18));
}

static void clipped_parts_make_the_same_ink(void)
{
    static uint32_t whole[W * H];
    prepare();
    angle();
    draw_ink(&canvas, &ink, 5, 0xABCDEF);
    memcpy(whole, pixels, sizeof pixels);
    prepare();
    for (int i = 0; i < 4; i++) {
        draw_clip(&canvas,
                  (struct rect){i % 2 * 17, i / 2 * 11, i % 2 ? W - 17 : 17, i / 2 ? H - 11 : 11});
        draw_ink(&canvas, &ink, 5, 0xABCDEF);
    }
    CU_ASSERT_EQUAL(memcmp(whole, pixels, sizeof pixels), 0);
}

static void a_line_across_everything_is_drawn_where_it_shows(void)
{
    prepare();
    memset(&ink, 0, sizeof ink);
    ink_down(&ink, -8000, 15);
    ink_move(&ink, 8000, 15, 1);
    draw_ink(&canvas, &ink, 4, 0xFFFFFF);
    for (int x = 0; x < W; x++)
        CU_ASSERT(at(x, 15) == 0xFFFFFF && at(x, 10) == 0);
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
        {"ink is as wide as the pen, with round ends", ink_is_as_wide_as_the_pen_with_round_ends},
        {"a point is a dot", a_point_is_a_dot},
        {"clipped parts make the same ink", clipped_parts_make_the_same_ink},
        {"a line across everything is drawn where it shows",
         a_line_across_everything_is_drawn_where_it_shows},
        CU_TEST_INFO_NULL,
    };
    unit_add("draw", tests);
}
