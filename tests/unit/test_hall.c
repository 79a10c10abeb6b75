#include <string.h>

#include "app/services/hall_build.h"
#include "tests/unit/unit.h"

static void snapshots_that_look_alike_are_the_same(void)
{
    static const int other = 0;
    struct hall *a = hall_create(NULL);
    struct hall *b = hall_create(NULL);
    CU_ASSERT_TRUE(hall_same(a, b));
    b->outbox = 1;
    CU_ASSERT_FALSE(hall_same(a, b));
    b->outbox = 0;
    b->finder = (const struct finder *)&other;
    CU_ASSERT_FALSE(hall_same(a, b));
    b->finder = NULL;
    b->printer.paper = HAL_PAPER_OUT;
    CU_ASSERT_FALSE(hall_same(a, b));
    b->printer.paper = HAL_PAPER_UNKNOWN;
    strcpy(b->last_ticket, "A001");
    CU_ASSERT_FALSE(hall_same(a, b));
    hall_unref(a);
    hall_unref(b);
}

static void references_keep_a_snapshot_alive(void)
{
    struct hall *hall = hall_create(NULL);
    const struct hall *held = hall_ref(hall);
    hall->outbox = 7;
    hall_unref(hall);
    CU_ASSERT_EQUAL(held->outbox, 7);
    hall_unref(held);
    hall_unref(NULL);
}

void suite_hall(void)
{
    static const CU_TestInfo tests[] = {
        {"snapshots that look alike are the same", snapshots_that_look_alike_are_the_same},
        {"references keep a snapshot alive", references_keep_a_snapshot_alive},
        CU_TEST_INFO_NULL,
    };
    unit_add("hall", tests);
}
