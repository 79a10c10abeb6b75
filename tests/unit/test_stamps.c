#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "ui/stamps.h"

#define MASK_BYTES 1000

static void add(struct stamps *stamps, const char *name)
{
    static const struct stamp stamp = {.mask = {NULL, MASK_BYTES, MASK_BYTES, 1}};
    CU_ASSERT_PTR_NOT_NULL(stamps_add(stamps, name, strlen(name), &stamp, calloc(1, MASK_BYTES)));
}

static bool has(struct stamps *stamps, const char *name)
{
    return stamps_find(stamps, name, strlen(name)) != NULL;
}

static void what_comes_back_outlives_what_comes_once(void)
{
    struct stamps *stamps = NULL;
    UNIT_OK(stamps_create(&stamps, 10 * (MASK_BYTES + 200)));
    add(stamps, "title");
    add(stamps, "once");
    CU_ASSERT(has(stamps, "once"));
    stamps_next_frame(stamps);
    CU_ASSERT(has(stamps, "title"));
    for (int i = 0; i < 100; i++) {
        char number[16];
        stamps_next_frame(stamps);
        snprintf(number, sizeof number, "A%03d", i);
        add(stamps, number);
        CU_ASSERT(has(stamps, number));
    }
    CU_ASSERT(has(stamps, "title"));
    CU_ASSERT_FALSE(has(stamps, "once"));
    CU_ASSERT_FALSE(has(stamps, "A080"));
    CU_ASSERT(stamps_bytes(stamps) <= 10 * (MASK_BYTES + 200));
    stamps_destroy(stamps);
}

static void the_present_frame_pushes_out_what_was_proven(void)
{
    struct stamps *stamps = NULL;
    UNIT_OK(stamps_create(&stamps, 4 * (MASK_BYTES + 200)));
    add(stamps, "old");
    stamps_next_frame(stamps);
    CU_ASSERT(has(stamps, "old"));
    stamps_next_frame(stamps);
    static const char *const now[] = {"a", "b", "c", "d"};
    for (int i = 0; i < 4; i++)
        add(stamps, now[i]);
    for (int i = 0; i < 4; i++)
        CU_ASSERT(has(stamps, now[i]));
    CU_ASSERT_FALSE(has(stamps, "old"));
    /* More than fits in one frame: the newest stays, which the caller is about to draw. */
    add(stamps, "e");
    CU_ASSERT(has(stamps, "e"));
    stamps_destroy(stamps);
    stamps_destroy(NULL);
}

void suite_stamps(void)
{
    static const CU_TestInfo tests[] = {
        {"what comes back outlives what comes once", what_comes_back_outlives_what_comes_once},
        {"the present frame pushes out what was proven",
         the_present_frame_pushes_out_what_was_proven},
        CU_TEST_INFO_NULL,
    };
    unit_add("stamps", tests);
}
