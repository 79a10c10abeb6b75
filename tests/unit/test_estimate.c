#include "app/services/catalog/catalog.h"
#include "app/services/queue/estimate.h"
#include "tests/unit/unit.h"

static void what_is_not_known_stays_unknown(void)
{
    CU_ASSERT_EQUAL(estimate_wait_min(0, false, 0.0, 0), 0);
    CU_ASSERT_EQUAL(estimate_wait_min(3, false, 5.0, 1), -1);
    CU_ASSERT_EQUAL(estimate_wait_min(3, true, 0.0, 1), -1);
    CU_ASSERT_EQUAL(estimate_wait_min(3, true, 5.0, 0), -1);
}

static void the_wait_is_shared_by_the_open_windows(void)
{
    CU_ASSERT_EQUAL(estimate_wait_min(4, true, 5.0, 1), 20);
    CU_ASSERT_EQUAL(estimate_wait_min(4, true, 5.0, 2), 10);
    CU_ASSERT_EQUAL(estimate_wait_min(1, true, 5.0, 2), 3);
}

static void calls_move_the_average(void)
{
    struct catalog_service service = {.average_minutes = 10};
    struct estimate estimate;
    estimate_init(&estimate, &service);
    int64_t now_ms = 1000;
    for (int i = 0; i < 60; i++) {
        estimate_call(&estimate, now_ms, 1, true);
        now_ms += 4 * 60000;
    }
    CU_ASSERT_DOUBLE_EQUAL(estimate.minutes_per_visit, 4.0, 0.01);
    /* Two windows that call every two minutes have the same visits. */
    for (int i = 0; i < 60; i++) {
        estimate_call(&estimate, now_ms, 2, true);
        now_ms += 2 * 60000;
    }
    CU_ASSERT_DOUBLE_EQUAL(estimate.minutes_per_visit, 4.0, 0.01);
}

static void idle_windows_and_breaks_tell_nothing(void)
{
    struct catalog_service service = {.average_minutes = 10};
    struct estimate estimate;
    estimate_init(&estimate, &service);
    estimate_call(&estimate, 60000, 1, false);
    estimate_call(&estimate, 30 * 60000, 1, true);
    CU_ASSERT_EQUAL(estimate.minutes_per_visit, 10.0);
    estimate_call(&estimate, 30 * 60000 + 1000, 1, true);
    estimate_call(&estimate, 300 * 60000, 1, true);
    CU_ASSERT_EQUAL(estimate.minutes_per_visit, 10.0);
}

static void without_a_figure_the_first_visit_begins_the_average(void)
{
    struct catalog_service service = {.average_minutes = 0};
    struct estimate estimate;
    estimate_init(&estimate, &service);
    CU_ASSERT_EQUAL(estimate.minutes_per_visit, 0.0);
    estimate_call(&estimate, 60000, 1, true);
    estimate_call(&estimate, 7 * 60000, 1, true);
    CU_ASSERT_EQUAL(estimate.minutes_per_visit, 6.0);
}

static void closed_windows_do_not_count(void)
{
    struct catalog_window windows[] = {{.open = true}, {.open = false}, {.open = true}};
    struct catalog catalog = {.windows = windows, .window_count = 3};
    struct catalog_service service = {.windows = {0, 1, 2}, .window_count = 3};
    CU_ASSERT_EQUAL(estimate_open_windows(&catalog, &service), 2);
}

void suite_estimate(void)
{
    static const CU_TestInfo tests[] = {
        {"what is not known stays unknown", what_is_not_known_stays_unknown},
        {"the wait is shared by the open windows", the_wait_is_shared_by_the_open_windows},
        {"calls move the average", calls_move_the_average},
        {"idle windows and breaks tell nothing", idle_windows_and_breaks_tell_nothing},
        {"the first visit begins the average", without_a_figure_the_first_visit_begins_the_average},
        {"closed windows do not count", closed_windows_do_not_count},
        CU_TEST_INFO_NULL,
    };
    unit_add("estimate", tests);
}
