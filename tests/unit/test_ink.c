#include "ui/ink.h"

#include <string.h>

#include "tests/unit/unit.h"

static struct ink ink;

static void prepare(void)
{
    memset(&ink, 0, sizeof ink);
}

static void stroke(int x0, int y0, int x1, int y1)
{
    ink_down(&ink, x0, y0);
    for (int i = 1; i <= 100; i++)
        ink_move(&ink, x0 + (x1 - x0) * i / 100, y0 + (y1 - y0) * i / 100, 2);
    ink_up(&ink, 1);
}

static void a_straight_stroke_is_its_two_ends(void)
{
    prepare();
    stroke(10, 10, 210, 10);
    CU_ASSERT(ink.stroke_count == 1 && ink.point_count == 2);
    CU_ASSERT(ink.points[0].x == 10 && ink.points[1].x == 210 && ink.points[1].y == 10);
}

static void a_corner_stays(void)
{
    prepare();
    ink_down(&ink, 0, 0);
    for (int i = 1; i <= 50; i++)
        ink_move(&ink, i * 2, 0, 1);
    for (int i = 1; i <= 50; i++)
        ink_move(&ink, 100, i * 2, 1);
    ink_up(&ink, 1);
    CU_ASSERT_EQUAL(ink.point_count, 3);
    CU_ASSERT(ink.points[1].x == 100 && ink.points[1].y == 0);
}

/* A stroke that comes back to where it began has no line between its ends. */
static void a_ring_stays_a_ring(void)
{
    static const int ring[][2] = {{50, 0},  {85, 15}, {100, 50}, {85, 85}, {50, 100},
                                  {15, 85}, {0, 50},  {15, 15},  {50, 0}};
    prepare();
    ink_down(&ink, ring[0][0], ring[0][1]);
    for (size_t i = 1; i < sizeof ring / sizeof ring[0]; i++)
        ink_move(&ink, ring[i][0], ring[i][1], 1);
    ink_up(&ink, 2);
    CU_ASSERT_EQUAL(ink.point_count, 9);
}

static void a_short_step_is_left_out(void)
{
    prepare();
    ink_move(&ink, 5, 5, 1);
    CU_ASSERT_EQUAL(ink.point_count, 0);
    ink_down(&ink, 10, 10);
    ink_move(&ink, 12, 11, 4);
    CU_ASSERT_EQUAL(ink.point_count, 1);
    ink_move(&ink, 12, 12, 4);
    CU_ASSERT_EQUAL(ink.point_count, 2);
}

static void a_stroke_taken_back_leaves_the_others(void)
{
    prepare();
    stroke(0, 0, 100, 0);
    stroke(0, 50, 100, 50);
    uint16_t revision = ink.revision;
    ink_undo(&ink);
    CU_ASSERT(ink.stroke_count == 1 && ink.point_count == 2 && ink.revision != revision);
    CU_ASSERT(ink.points[2].x == 0 && ink.points[2].y == 0 && ink.points[3].y == 0);
    ink_undo(&ink);
    ink_undo(&ink);
    CU_ASSERT(ink.stroke_count == 0 && ink.point_count == 0);
}

static void a_full_ink_writes_no_more(void)
{
    prepare();
    for (int s = 0; s < INK_STROKES + 5; s++)
        stroke(0, s, 100, s);
    CU_ASSERT(ink.stroke_count == INK_STROKES && ink.point_count == 2 * INK_STROKES);
    prepare();
    ink_down(&ink, 0, 0);
    for (int i = 1; i < 10000; i++)
        ink_move(&ink, i * 7, (i % 2) * 900, 1);
    CU_ASSERT_EQUAL(ink.point_count, INK_POINTS);
    ink_down(&ink, 0, 0);
    CU_ASSERT(!ink.down && ink.stroke_count == 1);
    ink_up(&ink, 3);
    CU_ASSERT(ink.point_count <= INK_POINTS);
}

static void a_pen_that_was_never_lifted_is_lifted_by_the_next_stroke(void)
{
    prepare();
    ink_down(&ink, 0, 0);
    ink_move(&ink, 50, 0, 1);
    ink_move(&ink, 100, 0, 1);
    ink_down(&ink, 0, 80);
    CU_ASSERT(ink.stroke_count == 2 && ink.point_count == 3 && ink.down);
}

static void wiped_ink_is_zeros(void)
{
    struct ink none = {0};
    prepare();
    stroke(0, 0, 100, 90);
    ink_wipe(&ink);
    none.revision = ink.revision;
    CU_ASSERT_EQUAL(memcmp(&ink, &none, sizeof ink), 0);
}

static void bounds_hold_all_points_from_one_on(void)
{
    prepare();
    stroke(10, 20, 110, 220);
    stroke(300, 5, 310, 5);
    struct rect all = ink_bounds(&ink, 0);
    CU_ASSERT(all.x == 10 && all.y == 5 && all.w == 301 && all.h == 216);
    struct rect last = ink_bounds(&ink, 2);
    CU_ASSERT(last.x == 300 && last.y == 5 && last.w == 11 && last.h == 1);
    CU_ASSERT_EQUAL(ink_bounds(&ink, 4).w, 0);
}

void suite_ink(void)
{
    static const CU_TestInfo tests[] = {
        {"a straight stroke is its two ends", a_straight_stroke_is_its_two_ends},
        {"a corner stays", a_corner_stays},
        {"a ring stays a ring", a_ring_stays_a_ring},
        {"a short step is left out", a_short_step_is_left_out},
        {"a stroke taken back leaves the others", a_stroke_taken_back_leaves_the_others},
        {"a full ink writes no more", a_full_ink_writes_no_more},
        {"a pen that was never lifted is lifted by the next stroke",
         a_pen_that_was_never_lifted_is_lifted_by_the_next_stroke},
        {"wiped ink is zeros", wiped_ink_is_zeros},
        {"bounds hold all points from one on", bounds_hold_all_points_from_one_on},
        CU_TEST_INFO_NULL,
    };
    unit_add("ink", tests);
}
