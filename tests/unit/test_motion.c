#include "ui/motion.h"

#include "tests/unit/unit.h"

static struct view view;
static struct motion motion;

/* What a bar of 2 out of 4 and the like shows at a time. */
static int shown(int value, int64_t now_ms, bool still)
{
    view_clear(&view);
    view_add(&view, &(struct element){.style = STYLE_BODY, .rect = {0, 0, 100, 20}});
    view_add(&view, &(struct element){.style = STYLE_PROGRESS,
                                      .rect = {0, 100, 400, 20},
                                      .value = value,
                                      .value_max = 4});
    motion_apply(&motion, &view, now_ms, still);
    CU_ASSERT_EQUAL(view.slots[1].element.value_max, MOTION_ALL);
    return view.slots[1].element.value;
}

static void a_new_bar_rests(void)
{
    motion_screen_changed(&motion);
    CU_ASSERT_EQUAL(motion_due_ms(&motion, 1000), -1);
    CU_ASSERT_EQUAL(shown(2, 1000, false), MOTION_ALL / 2);
    CU_ASSERT_EQUAL(motion_due_ms(&motion, 1000), -1);
}

static void a_step_glides_and_comes_to_rest(void)
{
    motion_screen_changed(&motion);
    shown(1, 1000, false);
    int before = shown(3, 2000, false);
    CU_ASSERT_EQUAL(before, MOTION_ALL / 4);
    int frames = 0;
    int64_t now = 2000;
    for (int due; (due = motion_due_ms(&motion, now)) >= 0; frames++) {
        now += due;
        int next = shown(3, now, false);
        CU_ASSERT(next > before && next <= MOTION_ALL * 3 / 4);
        before = next;
    }
    CU_ASSERT_EQUAL(before, MOTION_ALL * 3 / 4);
    CU_ASSERT(now - 2000 <= MOTION_MS + 16 && frames <= 12);
}

static void more_than_half_is_done_in_the_first_third(void)
{
    motion_screen_changed(&motion);
    shown(0, 1000, false);
    shown(4, 2000, false);
    CU_ASSERT(shown(4, 2000 + MOTION_MS / 3, false) > MOTION_ALL / 2);
}

static void a_step_during_another_goes_on_from_there(void)
{
    motion_screen_changed(&motion);
    shown(0, 1000, false);
    shown(4, 2000, false);
    int halfway = shown(4, 2060, false);
    CU_ASSERT_EQUAL(shown(0, 2060, false), halfway);
    CU_ASSERT(shown(0, 2100, false) < halfway);
    CU_ASSERT_EQUAL(shown(0, 2300, false), 0);
}

static void in_care_mode_and_on_another_screen_nothing_moves(void)
{
    motion_screen_changed(&motion);
    shown(0, 1000, true);
    CU_ASSERT_EQUAL(shown(4, 2000, true), MOTION_ALL);
    CU_ASSERT_EQUAL(motion_due_ms(&motion, 2000), -1);
    shown(0, 2010, false);
    motion_screen_changed(&motion);
    CU_ASSERT_EQUAL(shown(2, 2020, false), MOTION_ALL / 2);
    CU_ASSERT_EQUAL(motion_due_ms(&motion, 2020), -1);
}

void suite_motion(void)
{
    static const CU_TestInfo tests[] = {
        {"a new bar rests", a_new_bar_rests},
        {"a step glides and comes to rest", a_step_glides_and_comes_to_rest},
        {"more than half is done in the first third", more_than_half_is_done_in_the_first_third},
        {"a step during another goes on from there", a_step_during_another_goes_on_from_there},
        {"in care mode and on another screen nothing moves",
         in_care_mode_and_on_another_screen_nothing_moves},
        CU_TEST_INFO_NULL,
    };
    unit_add("motion", tests);
}
