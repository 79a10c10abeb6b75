#include "app/base/clock.h"
#include "app/services/queue/day.h"
#include "app/store/store.h"
#include "tests/unit/unit.h"

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS   (60 * MINUTE_MS)
#define DAY_MS    (24 * HOUR_MS)

/* 2026-11-20 09:00 in China. */
#define MORNING_MS (INT64_C(1795136400000))

static struct day_reading reading(int64_t wall_ms, int64_t mono_ms)
{
    struct civil civil;
    clock_civil(wall_ms, 480, &civil);
    return (struct day_reading){wall_ms, mono_ms, clock_day_number(&civil), false};
}

static void a_first_start_trusts_a_plausible_clock(void)
{
    struct day day;
    struct day_reading now = reading(MORNING_MS, 0);
    day_init(&day, 0, 0, &now);
    CU_ASSERT_TRUE(day.trusted);
    CU_ASSERT_EQUAL(day.business_day, now.local_day);
    CU_ASSERT_EQUAL(day.high_water_ms, MORNING_MS);
}

static void midnight_begins_a_new_day(void)
{
    struct day day;
    struct day_reading now = reading(MORNING_MS, 0);
    day_init(&day, 0, 0, &now);
    int32_t first = day.business_day;
    now = reading(MORNING_MS + 15 * HOUR_MS - MINUTE_MS, 15 * HOUR_MS - MINUTE_MS);
    CU_ASSERT_FALSE(day_update(&day, &now));
    now = reading(MORNING_MS + 15 * HOUR_MS, 15 * HOUR_MS);
    CU_ASSERT_TRUE(day_update(&day, &now));
    CU_ASSERT_EQUAL(day.business_day, first + 1);
}

static void a_clock_set_back_changes_nothing_but_the_trust(void)
{
    struct day day;
    struct day_reading now = reading(MORNING_MS, 0);
    day_init(&day, 0, 0, &now);
    int32_t first = day.business_day;
    now = reading(MORNING_MS - DAY_MS, 1000);
    CU_ASSERT_TRUE(day_update(&day, &now));
    CU_ASSERT_FALSE(day.trusted);
    CU_ASSERT_EQUAL(day.business_day, first);
    /* A service that disciplines the clock to the wrong side of the mark is not believed either. */
    now = reading(MORNING_MS - DAY_MS + 1000, 2000);
    now.synchronised = true;
    (void)day_update(&day, &now);
    CU_ASSERT_FALSE(day.trusted);
}

static void a_jump_ahead_does_not_push_the_day(void)
{
    struct day day;
    struct day_reading now = reading(MORNING_MS, 0);
    day_init(&day, 0, 0, &now);
    int32_t first = day.business_day;
    now = reading(MORNING_MS + 365 * DAY_MS, 1000);
    CU_ASSERT_TRUE(day_update(&day, &now));
    CU_ASSERT_FALSE(day.trusted);
    CU_ASSERT_EQUAL(day.business_day, first);
    CU_ASSERT_EQUAL(day.high_water_ms, MORNING_MS);
    /* Set right again, it stays suspect until somebody vouches for it. */
    now = reading(MORNING_MS + 2000, 2000);
    (void)day_update(&day, &now);
    CU_ASSERT_FALSE(day.trusted);
    day_server_time(&day, MORNING_MS + 2000, MORNING_MS + 2500);
    CU_ASSERT_TRUE(day.trusted);
    CU_ASSERT_EQUAL(day.business_day, first);
}

static void an_untrusted_clock_still_counts_midnights(void)
{
    struct day day;
    struct day_reading now = reading(15 * HOUR_MS, 0); /* 1970-01-01 23:00 in China */
    day_init(&day, 20000, MORNING_MS, &now);
    CU_ASSERT_FALSE(day.trusted);
    now = reading(17 * HOUR_MS, 2 * HOUR_MS);
    CU_ASSERT_TRUE(day_update(&day, &now));
    CU_ASSERT_EQUAL(day.business_day, 20001);
}

static void a_restart_judges_the_clock_by_what_the_store_saw(void)
{
    static const struct {
        int64_t offset_ms;
        bool synchronised;
        bool trusted;
    } cases[] = {
        {HOUR_MS, false, true},      {-MINUTE_MS, false, true},    {-HOUR_MS, false, false},
        {30 * DAY_MS, false, true},  {365 * DAY_MS, false, false}, {365 * DAY_MS, true, true},
        {-MORNING_MS, false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct day day;
        struct day_reading now = reading(MORNING_MS + cases[i].offset_ms, 0);
        now.synchronised = cases[i].synchronised;
        day_init(&day, 20777, MORNING_MS, &now);
        CU_ASSERT_EQUAL(day.trusted, cases[i].trusted);
        CU_ASSERT(day.business_day >= 20777);
        if (!cases[i].trusted)
            CU_ASSERT_EQUAL(day.business_day, 20777);
    }
}

static void a_server_that_differs_raises_the_charge(void)
{
    struct day day;
    struct day_reading now = reading(MORNING_MS, 0);
    day_init(&day, 0, 0, &now);
    day_server_time(&day, MORNING_MS, MORNING_MS + HOUR_MS);
    CU_ASSERT_FALSE(day.trusted);
    day_server_time(&day, MORNING_MS, 1000);
    CU_ASSERT_FALSE(day.trusted);
    day_server_time(&day, MORNING_MS, MORNING_MS + 1000);
    CU_ASSERT_TRUE(day.trusted);
}

static void a_new_day_is_told_however_it_comes(void)
{
    struct day day;
    struct day_reading now = reading(MORNING_MS, 0);
    day_init(&day, 0, 0, &now);
    CU_ASSERT_FALSE(day.new_day);
    day_init(&day, now.local_day, MORNING_MS - HOUR_MS, &now);
    CU_ASSERT_FALSE(day.new_day);
    /* The machine was off over night. */
    day_init(&day, now.local_day - 1, MORNING_MS - DAY_MS, &now);
    CU_ASSERT_TRUE(day.new_day);
    /* The clock is cleared of a charge. */
    day_init(&day, now.local_day - 50, MORNING_MS - 50 * DAY_MS, &now);
    CU_ASSERT_FALSE(day.new_day);
    day_server_time(&day, MORNING_MS, MORNING_MS);
    CU_ASSERT_TRUE(day.new_day);
    CU_ASSERT_EQUAL(day.business_day, now.local_day);
}

static void what_is_saved_is_loaded(void)
{
    char msg[ERR_MSG_BYTES];
    struct store *store = NULL;
    struct day day;
    struct day loaded;
    struct day_reading now = reading(MORNING_MS, 0);
    UNIT_OK(store_open(&store, unit_temp_dir(), msg));
    UNIT_OK(day_load(&day, store, &now));
    CU_ASSERT_EQUAL(day.business_day, now.local_day);
    UNIT_OK(day_save(&day, store));
    now = reading(MORNING_MS - 3 * DAY_MS, 5);
    UNIT_OK(day_load(&loaded, store, &now));
    CU_ASSERT_FALSE(loaded.trusted);
    CU_ASSERT_EQUAL(loaded.business_day, day.business_day);
    CU_ASSERT_EQUAL(loaded.high_water_ms, MORNING_MS);
    store_close(store);
}

void suite_day(void)
{
    static const CU_TestInfo tests[] = {
        {"a first start trusts a plausible clock", a_first_start_trusts_a_plausible_clock},
        {"midnight begins a new day", midnight_begins_a_new_day},
        {"a clock set back changes only the trust", a_clock_set_back_changes_nothing_but_the_trust},
        {"a jump ahead does not push the day", a_jump_ahead_does_not_push_the_day},
        {"an untrusted clock still counts midnights", an_untrusted_clock_still_counts_midnights},
        {"a restart judges by the store", a_restart_judges_the_clock_by_what_the_store_saw},
        {"a server that differs raises the charge", a_server_that_differs_raises_the_charge},
        {"a new day is told however it comes", a_new_day_is_told_however_it_comes},
        {"what is saved is loaded", what_is_saved_is_loaded},
        CU_TEST_INFO_NULL,
    };
    unit_add("day", tests);
}
