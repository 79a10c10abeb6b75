#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/services/catalog/catalog.h"
#include "app/services/queue/reserve.h"
#include "tests/unit/unit.h"

static void a_block_is_reserved_before_its_first_number(void)
{
    const char *dir = unit_temp_dir();
    struct reserve reserve;
    struct reserve again;
    UNIT_OK(reserve_load(&reserve, dir));
    CU_ASSERT_EQUAL(reserve.generation, 0);
    UNIT_OK(reserve_cover(&reserve, 20000, "A", 1));
    UNIT_OK(reserve_cover(&reserve, 20000, "B", 7));
    UNIT_OK(reserve_load(&again, dir));
    CU_ASSERT_EQUAL(again.business_day, 20000);
    CU_ASSERT_EQUAL(again.count, 2);
    CU_ASSERT_EQUAL(again.series[0].up_to, RESERVE_BLOCK);
    CU_ASSERT_EQUAL(again.series[1].up_to, 6 + RESERVE_BLOCK);
}

static void covered_numbers_cost_no_write(void)
{
    const char *dir = unit_temp_dir();
    char path[300];
    struct reserve reserve;
    UNIT_OK(reserve_load(&reserve, dir));
    UNIT_OK(reserve_cover(&reserve, 1, "A", 1));
    snprintf(path, sizeof path, "%s/numbers", dir);
    CU_ASSERT_EQUAL(unlink(path), 0);
    UNIT_OK(reserve_cover(&reserve, 1, "A", RESERVE_BLOCK));
    CU_ASSERT_NOT_EQUAL(access(path, F_OK), 0);
    UNIT_OK(reserve_cover(&reserve, 1, "A", RESERVE_BLOCK + 1));
    CU_ASSERT_EQUAL(access(path, F_OK), 0);
}

static void a_quiet_moment_reserves_ahead(void)
{
    const char *dir = unit_temp_dir();
    struct reserve reserve;
    struct reserve again;
    UNIT_OK(reserve_load(&reserve, dir));
    UNIT_OK(reserve_cover(&reserve, 1, "A", 1));
    UNIT_OK(reserve_cover(&reserve, 1, "A", RESERVE_BLOCK / 2 - 1));
    UNIT_OK(reserve_top_up(&reserve, 1, NULL));
    CU_ASSERT_EQUAL(reserve.series[0].up_to, RESERVE_BLOCK);
    UNIT_OK(reserve_cover(&reserve, 1, "A", RESERVE_BLOCK - 1));
    UNIT_OK(reserve_top_up(&reserve, 1, NULL));
    UNIT_OK(reserve_load(&again, dir));
    CU_ASSERT_EQUAL(again.series[0].up_to, RESERVE_BLOCK - 1 + RESERVE_BLOCK);
}

static void a_quiet_moment_reserves_for_services_that_have_none(void)
{
    static const struct catalog_service services[] = {{.code = "A"}, {.code = "B"}};
    static const struct catalog catalog = {.services = services, .service_count = 2};
    const char *dir = unit_temp_dir();
    char path[300];
    struct reserve reserve;
    struct reserve again;
    UNIT_OK(reserve_load(&reserve, dir));
    UNIT_OK(reserve_cover(&reserve, 1, "A", 1));
    UNIT_OK(reserve_top_up(&reserve, 1, &catalog));
    UNIT_OK(reserve_load(&again, dir));
    CU_ASSERT_EQUAL_FATAL(again.count, 2);
    CU_ASSERT_EQUAL(again.series[0].up_to, RESERVE_BLOCK);
    CU_ASSERT_STRING_EQUAL(again.series[1].service, "B");
    CU_ASSERT_EQUAL(again.series[1].up_to, RESERVE_FIRST);
    UNIT_OK(reserve_top_up(&reserve, 2, &catalog));
    UNIT_OK(reserve_load(&again, dir));
    CU_ASSERT_EQUAL(again.business_day, 2);
    CU_ASSERT_EQUAL_FATAL(again.count, 2);
    CU_ASSERT_EQUAL(again.series[0].up_to, RESERVE_FIRST);
    /* Nothing to do costs nothing, and first numbers neither. */
    snprintf(path, sizeof path, "%s/numbers", dir);
    CU_ASSERT_EQUAL(unlink(path), 0);
    UNIT_OK(reserve_top_up(&reserve, 2, &catalog));
    UNIT_OK(reserve_cover(&reserve, 2, "B", 1));
    CU_ASSERT_NOT_EQUAL(access(path, F_OK), 0);
}

static void a_new_day_begins_empty(void)
{
    struct reserve reserve;
    UNIT_OK(reserve_load(&reserve, unit_temp_dir()));
    UNIT_OK(reserve_cover(&reserve, 1, "A", 1));
    UNIT_OK(reserve_cover(&reserve, 2, "B", 1));
    CU_ASSERT_EQUAL(reserve.business_day, 2);
    CU_ASSERT_EQUAL(reserve.count, 1);
}

static void marks_survive(void)
{
    const char *dir = unit_temp_dir();
    struct reserve reserve;
    UNIT_OK(reserve_load(&reserve, dir));
    UNIT_OK(reserve_set_generation(&reserve, 5));
    UNIT_OK(reserve_set_suspect(&reserve));
    UNIT_OK(reserve_load(&reserve, dir));
    CU_ASSERT_EQUAL(reserve.generation, 5);
    CU_ASSERT_TRUE(reserve.suspect);
    UNIT_OK(reserve_set_generation(&reserve, 6));
    UNIT_OK(reserve_load(&reserve, dir));
    CU_ASSERT_FALSE(reserve.suspect);
}

static void a_torn_file_counts_as_none(void)
{
    static const char *const torn[] = {
        "",
        "kiosk-numbers",
        "kiosk-numbers 1 4 0 20000\nA 50\n",
        "kiosk-numbers 1 4 0 20000\nA x\nend\n",
        "\x01\x02\x03",
        "kiosk-numbers 1 4 0 20000\nA -1\nend\n",
    };
    for (size_t i = 0; i < sizeof torn / sizeof torn[0]; i++) {
        const char *dir = unit_temp_dir();
        struct reserve reserve;
        unit_write_file(dir, "numbers", torn[i], strlen(torn[i]));
        UNIT_OK(reserve_load(&reserve, dir));
        CU_ASSERT_EQUAL(reserve.generation, 0);
        CU_ASSERT_EQUAL(reserve.count, 0);
    }
}

static void a_folder_that_takes_no_file_is_an_error_and_reserves_nothing(void)
{
    struct reserve reserve;
    UNIT_OK(reserve_load(&reserve, "/proc"));
    CU_ASSERT_NOT_EQUAL(reserve_cover(&reserve, 1, "A", 1), OK);
    CU_ASSERT_EQUAL(reserve.count, 0);
}

void suite_reserve(void)
{
    static const CU_TestInfo tests[] = {
        {"a block is reserved before its first number",
         a_block_is_reserved_before_its_first_number},
        {"covered numbers cost no write", covered_numbers_cost_no_write},
        {"a quiet moment reserves ahead", a_quiet_moment_reserves_ahead},
        {"a quiet moment reserves for services that have none",
         a_quiet_moment_reserves_for_services_that_have_none},
        {"a new day begins empty", a_new_day_begins_empty},
        {"marks survive", marks_survive},
        {"a torn file counts as none", a_torn_file_counts_as_none},
        {"a folder that takes no file is an error",
         a_folder_that_takes_no_file_is_an_error_and_reserves_nothing},
        CU_TEST_INFO_NULL,
    };
    unit_add("reserve", tests);
}
