/* Runs all suites, or those named on the command line; exit code 1 when a test failed. */
#include <CUnit/Basic.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/log.h"
#include "tests/unit/unit.h"

#define MAX_TEMP_DIRS 2000

static char temp_root[256];
static int temp_count;

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
    (void)info;
    (void)kind;
    (void)walk;
    return remove(path);
}

static void remove_temp(void)
{
    if (temp_root[0] != '\0')
        nftw(temp_root, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

const char *unit_temp_dir(void)
{
    static char paths[MAX_TEMP_DIRS][300];
    if (temp_root[0] == '\0') {
        const char *base = getenv("TMPDIR");
        snprintf(temp_root, sizeof temp_root, "%s/kiosk-unit-XXXXXX", base ? base : "/tmp");
        if (mkdtemp(temp_root) == NULL)
            abort();
        atexit(remove_temp);
    }
    if (temp_count == MAX_TEMP_DIRS)
        abort();
    char *path = paths[temp_count];
    snprintf(path, sizeof paths[0], "%s/%d", temp_root, temp_count++);
    if (mkdir(path, 0700) != 0)
        abort();
    return path;
}

const char *unit_write_file(const char *dir, const char *name, const void *bytes, size_t count)
{
    static char path[600];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "we");
    if (file == NULL || fwrite(bytes, 1, count, file) != count || fclose(file) != 0)
        abort();
    return path;
}

void unit_add(const char *suite, const CU_TestInfo *tests)
{
    CU_pSuite added = CU_add_suite(suite, NULL, NULL);
    if (added == NULL)
        abort();
    for (; tests->pName != NULL; tests++)
        if (CU_add_test(added, tests->pName, tests->pTestFunc) == NULL)
            abort();
}

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
