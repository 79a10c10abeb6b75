/* Runs all suites, or those named on the command line; exit code 1 when a test failed. */
#include <CUnit/Basic.h>
#include <stdbool.h>
#include <string.h>

#include "app/base/log.h"
#include "tests/unit/unit.h"

/* Leaves only the named suites active. */
static bool choose(int count, char *const *names)
{
    for (CU_pSuite suite = CU_get_registry()->pSuite; suite != NULL; suite = suite->pNext) {
        bool wanted = false;
        for (int i = 0; i < count; i++)
            wanted = wanted || strcmp(names[i], suite->pName) == 0;
        CU_set_suite_active(suite, wanted ? CU_TRUE : CU_FALSE);
    }
    for (int i = 0; i < count; i++)
        if (CU_get_suite_by_name(names[i], CU_get_registry()) == NULL)
            return false;
    return true;
}

int main(int argc, char **argv)
{
    log_set_level(LOG_LEVEL_ERROR);
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 2;
    for (size_t i = 0; i < suites_count; i++)
        suites[i]();
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_set_fail_on_inactive(CU_FALSE);
    if (argc > 1 && !choose(argc - 1, argv + 1))
        return 2;
    CU_basic_run_tests();
    unsigned failed = CU_get_number_of_tests_failed() + CU_get_number_of_suites_failed();
    CU_cleanup_registry();
    return failed == 0 ? 0 : 1;
}
