#include <stdlib.h>

#include "tests/unit/unit.h"
#include "ui/ui_private.h"

/* A display that shows something already. */
static struct ui *make_ui(struct clock *clock)
{
    struct ui *ui = calloc(1, sizeof *ui);
    CU_ASSERT_PTR_NOT_NULL_FATAL(ui);
    clock_init(clock);
    ui->config.clock = clock;
    ui->drawn = true;
    return ui;
}

static void no_picture_comes_between_a_touch_and_its_answer(void)
{
    struct clock clock;
    struct ui *ui = make_ui(&clock);
    ui->dirty = true;
    CU_ASSERT_EQUAL(frame_due_ms(ui), -1);
    ui_await(ui, 7);
    CU_ASSERT(ui_expects(ui));
    CU_ASSERT(ui->awaited_until_ms >= clock_mono_ms(&clock));
    ui->awaited_until_ms = clock_mono_ms(&clock) + 100000;
    CU_ASSERT(frame_due_ms(ui) > 0);
    frame_update(ui);
    CU_ASSERT(ui->dirty);
    CU_ASSERT_EQUAL(ui->frame_count, 0);
    free(ui);
}

static void an_answer_that_does_not_come_holds_nothing_up(void)
{
    struct clock clock;
    struct ui *ui = make_ui(&clock);
    ui_await(ui, 7);
    ui->awaited_until_ms = clock_mono_ms(&clock) + 100000;
    /* Nothing to draw: the loop sleeps. */
    CU_ASSERT_EQUAL(frame_due_ms(ui), -1);
    ui->dirty = true;
    ui->awaited_until_ms = clock_mono_ms(&clock);
    CU_ASSERT_EQUAL(frame_due_ms(ui), -1);
    free(ui);
}

static void the_first_picture_waits_for_the_hall(void)
{
    struct clock clock;
    struct ui *ui = make_ui(&clock);
    ui->drawn = false;
    ui->opened_ms = clock_mono_ms(&clock) + 100000;
    CU_ASSERT(frame_due_ms(ui) > 0);
    ui->opened_ms = clock_mono_ms(&clock) - 100000;
    CU_ASSERT_EQUAL(frame_due_ms(ui), 0);
    free(ui);
}

void suite_frame(void)
{
    static const CU_TestInfo tests[] = {
        {"no picture comes between a touch and its answer",
         no_picture_comes_between_a_touch_and_its_answer},
        {"an answer that does not come holds nothing up",
         an_answer_that_does_not_come_holds_nothing_up},
        {"the first picture waits for the hall", the_first_picture_waits_for_the_hall},
        CU_TEST_INFO_NULL,
    };
    unit_add("frame", tests);
}
