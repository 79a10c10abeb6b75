#include <stdio.h>
#include <string.h>

#include "app/services/catalog/pool.h"
#include "tests/unit/unit.h"

static uint64_t add(struct pool *pool, const char *bytes, size_t length)
{
    uint64_t offset = UINT64_MAX;
    UNIT_OK(pool_add(pool, bytes, length, &offset));
    return offset;
}

static void a_text_stands_once(void)
{
    struct pool pool = {0};
    uint64_t first = add(&pool, "甲", 4);
    uint64_t second = add(&pool, "乙", 4);
    CU_ASSERT_NOT_EQUAL(first, second);
    CU_ASSERT_EQUAL(add(&pool, "甲", 4), first);
    CU_ASSERT_STRING_EQUAL(pool_text(&pool, second), "乙");
    CU_ASSERT_EQUAL(add(&pool, "", 1), 0);
    CU_ASSERT_STRING_EQUAL(pool_text(&pool, 0), "");
    pool_fini(&pool);
}

/* A list of one text begins like the text, but ends otherwise. */
static void a_list_is_not_its_first_text(void)
{
    struct pool pool = {0};
    uint64_t text = add(&pool, "a", 2);
    uint64_t list = add(&pool, "a\0", 3);
    CU_ASSERT_NOT_EQUAL(text, list);
    CU_ASSERT_EQUAL(memcmp(pool_text(&pool, list), "a\0", 3), 0);
    pool_fini(&pool);
}

static void many_texts_are_found_again(void)
{
    struct pool pool = {0};
    uint64_t offsets[3000];
    char text[16];
    for (int i = 0; i < 3000; i++)
        offsets[i] = add(&pool, text, (size_t)snprintf(text, sizeof text, "text %d", i) + 1);
    for (int i = 0; i < 3000; i++) {
        size_t length = (size_t)snprintf(text, sizeof text, "text %d", i) + 1;
        CU_ASSERT_EQUAL(add(&pool, text, length), offsets[i]);
        CU_ASSERT_STRING_EQUAL(pool_text(&pool, offsets[i]), text);
    }
    CU_ASSERT_EQUAL(pool.count, 3000);
    CU_ASSERT(pool.room - pool.used >= POOL_END_BYTES);
    pool_fini(&pool);
}

void suite_pool(void)
{
    static const CU_TestInfo tests[] = {
        {"a text stands once", a_text_stands_once},
        {"a list is not its first text", a_list_is_not_its_first_text},
        {"many texts are found again", many_texts_are_found_again},
        CU_TEST_INFO_NULL,
    };
    unit_add("pool", tests);
}
