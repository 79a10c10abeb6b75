#include "ui/input.h"

#include <string.h>

#include "tests/unit/unit.h"

#define SHORT_SIDE 800
#define REACH      64 /* 8 % of it */

static struct view view;
static struct input input;
static const struct element *tapped;

static void prepare(void)
{
    view_clear(&view);
    view_add(&view, &(struct element){.id = "a", .rect = {0, 0, 200, 100}, .action = 1});
    view_add(&view, &(struct element){.id = "b", .rect = {200, 0, 200, 100}, .action = 2});
    input_init(&input, SHORT_SIDE);
    tapped = NULL;
}

static bool touch(enum input_kind kind, int64_t pointer, int x, int64_t time_ms)
{
    return input_touch(&input, &view, &(struct input_touch){kind, pointer, x, 50, time_ms},
                       &tapped);
}

static bool tap(int x, int64_t time_ms)
{
    touch(INPUT_DOWN, 1, x, time_ms);
    return touch(INPUT_UP, 1, x, time_ms + 10);
}

static void a_tap_acts_on_release(void)
{
    prepare();
    CU_ASSERT_FALSE(touch(INPUT_DOWN, 1, 50, 0));
    CU_ASSERT_STRING_EQUAL(input_pressed(&input)->id, "a");
    CU_ASSERT_TRUE(touch(INPUT_UP, 1, 60, 80));
    CU_ASSERT_STRING_EQUAL(tapped->id, "a");
    CU_ASSERT_PTR_NULL(input_pressed(&input));
}

static void a_finger_that_slides_away_does_nothing(void)
{
    prepare();
    touch(INPUT_DOWN, 1, 50, 0);
    touch(INPUT_MOVE, 1, 250, 20);
    CU_ASSERT_PTR_NULL(input_pressed(&input));
    CU_ASSERT_FALSE(touch(INPUT_UP, 1, 250, 40));
    touch(INPUT_DOWN, 1, 50, 60);
    touch(INPUT_MOVE, 1, 250, 70);
    touch(INPUT_MOVE, 1, 50, 80);
    CU_ASSERT_PTR_NOT_NULL(input_pressed(&input));
    CU_ASSERT_TRUE(touch(INPUT_UP, 1, 50, 90));
}

static void only_the_first_finger_counts(void)
{
    prepare();
    touch(INPUT_DOWN, 1, 50, 0);
    touch(INPUT_DOWN, 2, 250, 10);
    CU_ASSERT_FALSE(touch(INPUT_UP, 2, 250, 20));
    CU_ASSERT_TRUE(touch(INPUT_UP, 1, 50, 30));
    CU_ASSERT_STRING_EQUAL(tapped->id, "a");
}

static void a_finger_that_was_never_lifted_locks_nobody_out(void)
{
    prepare();
    touch(INPUT_DOWN, 7, 250, 0);
    touch(INPUT_MOVE, 7, 250, 500);
    CU_ASSERT_FALSE(tap(50, 3400));
    CU_ASSERT_TRUE(tap(50, 3501));
    CU_ASSERT_STRING_EQUAL(tapped->id, "a");
    CU_ASSERT_FALSE(touch(INPUT_UP, 7, 250, 3600));
}

static void a_finger_that_comes_down_twice_begins_anew(void)
{
    prepare();
    touch(INPUT_DOWN, 1, 250, 0);
    CU_ASSERT_TRUE(tap(50, 20));
    CU_ASSERT_STRING_EQUAL(tapped->id, "a");
}

static void a_second_tap_does_not_fall_through_to_the_next_screen(void)
{
    prepare();
    CU_ASSERT_TRUE(tap(50, 1000));
    input_screen_changed(&input);
    CU_ASSERT_FALSE(tap(50 + REACH, 1309));
    CU_ASSERT_TRUE(tap(50, 1310));
}

static void a_second_press_of_the_ok_key_does_not_either(void)
{
    prepare();
    touch(INPUT_DOWN, INPUT_KEYS, 50, 1000);
    CU_ASSERT_TRUE(touch(INPUT_UP, INPUT_KEYS, 50, 1010));
    input_screen_changed(&input);
    touch(INPUT_DOWN, INPUT_KEYS, 350, 1309);
    CU_ASSERT_FALSE(touch(INPUT_UP, INPUT_KEYS, 350, 1310));
    touch(INPUT_DOWN, INPUT_KEYS, 350, 1311);
    CU_ASSERT_TRUE(touch(INPUT_UP, INPUT_KEYS, 350, 1320));
}

static void a_tap_elsewhere_on_the_next_screen_counts(void)
{
    prepare();
    CU_ASSERT_TRUE(tap(50, 1000));
    input_screen_changed(&input);
    CU_ASSERT_TRUE(tap(50 + REACH + 1, 1050));
}

static void fast_taps_on_one_screen_all_count(void)
{
    prepare();
    for (int i = 0; i < 10; i++)
        CU_ASSERT_TRUE(tap(50, 1000 + i * 40));
}

static void a_finger_down_while_the_screen_changes_presses_nothing_new(void)
{
    prepare();
    touch(INPUT_DOWN, 1, 50, 0);
    input_screen_changed(&input);
    CU_ASSERT_PTR_NULL(input_pressed(&input));
    CU_ASSERT_FALSE(touch(INPUT_UP, 1, 50, 500));
}

/* ---- canvases ---- */

static void prepare_canvas(void)
{
    prepare();
    view_add(&view, &(struct element){
                        .id = "c", .role = ROLE_CANVAS, .rect = {0, 0, 100, 100}, .action = 3});
    view.scroll.area = (struct rect){0, 0, 400, 100};
}

static const struct element *writes(enum input_kind kind, int64_t pointer, int x, int64_t time_ms)
{
    struct input_touch made = {kind, pointer, x, 50, time_ms};
    CU_ASSERT_FALSE(input_touch(&input, &view, &made, &tapped));
    return input_canvas(&input, &made);
}

static void a_canvas_gets_the_whole_way_and_no_tap(void)
{
    prepare_canvas();
    const struct element *canvas = writes(INPUT_DOWN, 1, 50, 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(canvas);
    CU_ASSERT(strcmp(canvas->id, "c") == 0 && canvas->action == 3);
    CU_ASSERT_PTR_NULL(input_pressed(&input));
    CU_ASSERT_PTR_NOT_NULL(writes(INPUT_MOVE, 1, 60, 10));
    CU_ASSERT_PTR_NOT_NULL(writes(INPUT_MOVE, 1, 390, 20));
    CU_ASSERT_PTR_NOT_NULL(writes(INPUT_UP, 1, 60, 30));
    CU_ASSERT_PTR_NULL(writes(INPUT_MOVE, 1, 60, 40));
    CU_ASSERT_TRUE(tap(250, 50));
}

static void writing_drags_nothing(void)
{
    prepare_canvas();
    writes(INPUT_DOWN, 1, 50, 0);
    struct input_touch far = {INPUT_MOVE, 1, 50, 700, 10};
    input_touch(&input, &view, &far, &tapped);
    CU_ASSERT_EQUAL(input_dragged_px(&input, &far), 0);
    CU_ASSERT_PTR_NOT_NULL(input_canvas(&input, &far));
}

static void a_second_finger_writes_nothing(void)
{
    prepare_canvas();
    writes(INPUT_DOWN, 1, 50, 0);
    CU_ASSERT_PTR_NULL(writes(INPUT_DOWN, 2, 60, 10));
    CU_ASSERT_PTR_NULL(writes(INPUT_MOVE, 2, 70, 20));
    CU_ASSERT_PTR_NULL(writes(INPUT_UP, 2, 70, 30));
    CU_ASSERT_PTR_NOT_NULL(writes(INPUT_UP, 1, 50, 40));
}

static void a_stroke_ends_where_the_screen_changes(void)
{
    prepare_canvas();
    writes(INPUT_DOWN, 1, 50, 0);
    input_screen_changed(&input);
    CU_ASSERT_PTR_NULL(writes(INPUT_MOVE, 1, 60, 10));
    CU_ASSERT_PTR_NULL(writes(INPUT_UP, 1, 60, 20));
}

static int drag_to(enum input_kind kind, int y, int64_t time_ms)
{
    const struct input_touch moved = {kind, 1, 50, y, time_ms};
    CU_ASSERT_FALSE(input_touch(&input, &view, &moved, &tapped));
    return input_dragged_px(&input, &moved);
}

static void a_finger_drags_what_scrolls_and_taps_nothing(void)
{
    prepare();
    view.scroll.area = (struct rect){0, 0, 400, 100};
    touch(INPUT_DOWN, 1, 50, 0);
    /* An old hand is not steady. */
    CU_ASSERT_EQUAL(drag_to(INPUT_MOVE, 50 - SHORT_SIDE * 3 / 100, 10), 0);
    CU_ASSERT_PTR_NOT_NULL(input_pressed(&input));
    CU_ASSERT_EQUAL(drag_to(INPUT_MOVE, 20, 20), 0);
    CU_ASSERT_PTR_NULL(input_pressed(&input));
    CU_ASSERT_EQUAL(drag_to(INPUT_MOVE, 5, 30), 15);
    CU_ASSERT_EQUAL(drag_to(INPUT_MOVE, 9, 40), -4);
    CU_ASSERT_EQUAL(drag_to(INPUT_UP, 8, 50), 1);
    CU_ASSERT_EQUAL(drag_to(INPUT_MOVE, 90, 60), 0);
    CU_ASSERT_TRUE(tap(50, 1000));
}

static void a_finger_outside_of_what_scrolls_drags_nothing(void)
{
    prepare();
    view.scroll.area = (struct rect){0, 60, 400, 40};
    touch(INPUT_DOWN, 1, 50, 0);
    CU_ASSERT_EQUAL(drag_to(INPUT_MOVE, 150, 10), 0);
    CU_ASSERT_EQUAL(drag_to(INPUT_MOVE, 200, 20), 0);
}

void suite_input(void)
{
    static const CU_TestInfo tests[] = {
        {"a tap acts on release", a_tap_acts_on_release},
        {"a finger that slides away does nothing", a_finger_that_slides_away_does_nothing},
        {"only the first finger counts", only_the_first_finger_counts},
        {"a finger that was never lifted locks nobody out",
         a_finger_that_was_never_lifted_locks_nobody_out},
        {"a finger that comes down twice begins anew", a_finger_that_comes_down_twice_begins_anew},
        {"a second tap does not fall through to the next screen",
         a_second_tap_does_not_fall_through_to_the_next_screen},
        {"a second press of the OK key does not either",
         a_second_press_of_the_ok_key_does_not_either},
        {"a tap elsewhere on the next screen counts", a_tap_elsewhere_on_the_next_screen_counts},
        {"fast taps on one screen all count", fast_taps_on_one_screen_all_count},
        {"a finger down while the screen changes presses nothing new",
         a_finger_down_while_the_screen_changes_presses_nothing_new},
        {"a canvas gets the whole way and no tap", a_canvas_gets_the_whole_way_and_no_tap},
        {"writing drags nothing", writing_drags_nothing},
        {"a second finger writes nothing", a_second_finger_writes_nothing},
        {"a stroke ends where the screen changes", a_stroke_ends_where_the_screen_changes},
        {"a finger drags what scrolls and taps nothing",
         a_finger_drags_what_scrolls_and_taps_nothing},
        {"a finger outside of what scrolls drags nothing",
         a_finger_outside_of_what_scrolls_drags_nothing},
        CU_TEST_INFO_NULL,
    };
    unit_add("input", tests);
}
