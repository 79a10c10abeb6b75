#include "ui/layout.h"

#include "tests/unit/unit.h"

static void expect_rect(struct rect r, int x, int y, int w, int h)
{
    CU_ASSERT_EQUAL(r.x, x);
    CU_ASSERT_EQUAL(r.y, y);
    CU_ASSERT_EQUAL(r.w, w);
    CU_ASSERT_EQUAL(r.h, h);
}

static void cut_bands_and_rest_fill_the_whole(void)
{
    struct rect rest = {10, 20, 100, 80};
    expect_rect(layout_cut_top(&rest, 30), 10, 20, 100, 30);
    expect_rect(layout_cut_bottom(&rest, 10), 10, 90, 100, 10);
    expect_rect(layout_cut_left(&rest, 40), 10, 50, 40, 40);
    expect_rect(layout_cut_right(&rest, 15), 95, 50, 15, 40);
    expect_rect(rest, 50, 50, 45, 40);
}

static void a_band_takes_no_more_than_there_is(void)
{
    struct rect rest = {0, 0, 100, 80};
    expect_rect(layout_cut_top(&rest, 500), 0, 0, 100, 80);
    expect_rect(layout_cut_bottom(&rest, 5), 0, 80, 100, 0);
    expect_rect(layout_cut_left(&rest, -5), 0, 80, 0, 0);
    expect_rect(rest, 0, 80, 100, 0);
}

static void cells_fill_the_rectangle_exactly(void)
{
    struct rect whole = {3, 5, 101, 64};
    struct rect last = layout_cell(whole, 3, 2, 7, 5);
    CU_ASSERT_EQUAL(last.x + last.w, whole.x + whole.w);
    CU_ASSERT_EQUAL(last.y + last.h, whole.y + whole.h);
    struct rect first = layout_cell(whole, 3, 2, 7, 0);
    struct rect second = layout_cell(whole, 3, 2, 7, 1);
    expect_rect(first, 3, 5, 29, 28);
    CU_ASSERT_EQUAL(second.x, first.x + first.w + 7);
    CU_ASSERT_EQUAL(layout_cell(whole, 3, 2, 7, 3).y, first.y + first.h + 7);
}

static void centre_and_inset_stay_inside(void)
{
    struct rect whole = {10, 10, 20, 10};
    expect_rect(layout_centre(whole, 10, 4), 15, 13, 10, 4);
    expect_rect(layout_centre(whole, 100, 100), 10, 10, 20, 10);
    expect_rect(layout_inset(whole, 3, 2), 13, 12, 14, 6);
    expect_rect(layout_inset(whole, 50, 50), 20, 15, 0, 0);
}

static void rectangles_that_only_touch_do_not_intersect(void)
{
    struct rect a = {0, 0, 10, 10};
    CU_ASSERT_FALSE(layout_intersects(a, (struct rect){10, 0, 5, 5}));
    CU_ASSERT_TRUE(layout_intersects(a, (struct rect){9, 9, 5, 5}));
    expect_rect(layout_intersect(a, (struct rect){9, 9, 5, 5}), 9, 9, 1, 1);
    expect_rect(layout_union(a, (struct rect){20, -5, 5, 5}), 0, -5, 25, 15);
    expect_rect(layout_union(a, (struct rect){50, 50, 0, 0}), 0, 0, 10, 10);
    CU_ASSERT_TRUE(layout_contains(a, 9, 0));
    CU_ASSERT_FALSE(layout_contains(a, 10, 0));
}

void suite_layout(void)
{
    static const CU_TestInfo tests[] = {
        {"cut bands and rest fill the whole", cut_bands_and_rest_fill_the_whole},
        {"a band takes no more than there is", a_band_takes_no_more_than_there_is},
        {"cells fill the rectangle exactly", cells_fill_the_rectangle_exactly},
        {"centre and inset stay inside", centre_and_inset_stay_inside},
        {"rectangles that only touch do not intersect",
         rectangles_that_only_touch_do_not_intersect},
        CU_TEST_INFO_NULL,
    };
    unit_add("layout", tests);
}
