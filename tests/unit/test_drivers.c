#include <string.h>

#include "hal/drivers.h"
#include "tests/unit/unit.h"

static void drivers_are_found_by_name(void)
{
    const struct hal_printer_ops *ops = drivers_find_printer("escpos");
    CU_ASSERT_PTR_NOT_NULL_FATAL(ops);
    CU_ASSERT_STRING_EQUAL(ops->name, "escpos");
    CU_ASSERT_PTR_NULL(drivers_find_printer("laser"));
    CU_ASSERT_PTR_NULL(drivers_find_printer(""));
    CU_ASSERT_PTR_NOT_NULL(strstr(drivers_printer_names(), ops->name));
}

static void profiles_fit_their_paper_and_buffers(void)
{
    const struct hal_printer_ops *ops = drivers_find_printer("escpos");
    CU_ASSERT(ops->profile_count >= 5);
    for (size_t i = 0; i < ops->profile_count; i++) {
        const struct hal_printer_profile *profile = &ops->profiles[i];
        CU_ASSERT(profile->width_dots == 576 || profile->width_dots == 384);
        CU_ASSERT(profile->chunk_bytes >= 16 && profile->chunk_bytes <= 4096);
        CU_ASSERT(profile->strip_rows >= 128 && profile->strip_rows <= 256);
        CU_ASSERT(profile->answers || !(profile->completion_id || profile->processed));
        for (size_t j = 0; j < i; j++)
            CU_ASSERT_STRING_NOT_EQUAL(profile->name, ops->profiles[j].name);
    }
}

void suite_drivers(void)
{
    static const CU_TestInfo tests[] = {
        {"drivers are found by name", drivers_are_found_by_name},
        {"profiles fit their paper and buffers", profiles_fit_their_paper_and_buffers},
        CU_TEST_INFO_NULL,
    };
    unit_add("drivers", tests);
}
