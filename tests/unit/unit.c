#include "tests/unit/unit.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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
