#include <errno.h>
#include <string.h>

#include "tests/unit/unit.h"

static void every_code_has_name_and_text(void)
{
    for (int i = 0; i < ERR_COUNT; i++) {
        CU_ASSERT_PTR_NOT_NULL(err_name((enum err)i));
        CU_ASSERT(strlen(err_text((enum err)i)) > 1);
    }
    CU_ASSERT_STRING_EQUAL(err_name(ERR_BUSY), "ERR_BUSY");
    CU_ASSERT_STRING_EQUAL(err_name((enum err)999), "ERR_?");
}

static void errno_maps_to_the_nearest_code(void)
{
    CU_ASSERT_EQUAL(err_from_errno(0), OK);
    CU_ASSERT_EQUAL(err_from_errno(ENOSPC), ERR_NO_SPACE);
    CU_ASSERT_EQUAL(err_from_errno(EROFS), ERR_READ_ONLY);
    CU_ASSERT_EQUAL(err_from_errno(EPIPE), ERR_IO);
}

void suite_err(void)
{
    static const CU_TestInfo tests[] = {
        {"every code has name and text", every_code_has_name_and_text},
        {"errno maps to the nearest code", errno_maps_to_the_nearest_code},
        CU_TEST_INFO_NULL,
    };
    unit_add("err", tests);
}
