#include <stdint.h>

#include "app/services/sync/backoff.h"
#include "tests/unit/unit.h"

static void it_doubles_up_to_the_cap(void)
{
    struct backoff backoff;
    backoff_init(&backoff, 2000, 600000);
    /* The largest draw of each range: one below the modulus. */
    int64_t ceiling_ms = 2000;
    for (int i = 0; i < 40; i++) {
        CU_ASSERT_EQUAL(backoff_next_ms(&backoff, 0, (uint32_t)(ceiling_ms - 1000)), ceiling_ms);
        ceiling_ms = ceiling_ms * 2 > 600000 ? 600000 : ceiling_ms * 2;
    }
}

static void no_draw_leaves_the_range(void)
{
    struct backoff backoff;
    backoff_init(&backoff, 2000, 600000);
    for (uint32_t i = 0; i < 1000; i++) {
        int wait_ms = backoff_next_ms(&backoff, 0, i * 4294967u);
        CU_ASSERT(wait_ms >= 1000 && wait_ms <= 600000);
    }
}

static void draws_are_spread(void)
{
    struct backoff backoff;
    backoff_init(&backoff, 2000, 600000);
    backoff.failures = 5;
    int low = backoff_next_ms(&backoff, 0, 0);
    backoff.failures = 5;
    int high = backoff_next_ms(&backoff, 0, 63000);
    CU_ASSERT_EQUAL(low, 1000);
    CU_ASSERT_EQUAL(high, 64000);
}

static void what_the_server_asks_counts_if_longer(void)
{
    struct backoff backoff;
    backoff_init(&backoff, 2000, 600000);
    CU_ASSERT_EQUAL(backoff_next_ms(&backoff, 120, 7), 120000);
    backoff.failures = 30;
    CU_ASSERT_EQUAL(backoff_next_ms(&backoff, 1, 599000), 600000);
    CU_ASSERT_EQUAL(backoff_next_ms(&backoff, INT32_MAX, 0), BACKOFF_ASKED_MAX_S * 1000);
    CU_ASSERT_EQUAL(backoff_next_ms(&backoff, -5, 0), 1000);
}

static void a_success_starts_anew(void)
{
    struct backoff backoff;
    backoff_init(&backoff, 2000, 600000);
    for (int i = 0; i < 5; i++)
        CU_ASSERT(backoff_next_ms(&backoff, 0, 0) == 1000);
    backoff_reset(&backoff);
    CU_ASSERT_EQUAL(backoff_next_ms(&backoff, 0, UINT32_MAX) <= 2000, 1);
}

void suite_backoff(void)
{
    static const CU_TestInfo tests[] = {
        {"it doubles up to the cap", it_doubles_up_to_the_cap},
        {"no draw leaves the range", no_draw_leaves_the_range},
        {"draws are spread", draws_are_spread},
        {"what the server asks counts if longer", what_the_server_asks_counts_if_longer},
        {"a success starts anew", a_success_starts_anew},
        CU_TEST_INFO_NULL,
    };
    unit_add("backoff", tests);
}
