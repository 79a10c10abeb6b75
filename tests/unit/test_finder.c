#include <stdlib.h>
#include <string.h>

#include "app/base/queue.h"
#include "app/services/catalog/snapshot.h"
#include "app/services/finder_maker.h"
#include "tests/unit/unit.h"

#define HITS    5
#define WAIT_MS 10000

static const struct catalog_matter matters[] = {
    {.code = "A", .name = "居住证申领", .keywords = "暂住证\0外地人\0"},
    {.code = "B", .name = "居住证签注", .keywords = "", .popularity = 7},
    {.code = "C", .name = "居住证变更", .keywords = ""},
    {.code = "D", .name = "婚姻登记", .keywords = "结婚\0离婚\0"},
};

/* With one reference. */
static const struct catalog *a_catalog(void)
{
    struct snapshot *snapshot = calloc(1, sizeof *snapshot);
    if (snapshot == NULL)
        abort();
    snapshot->catalog.matters = matters;
    snapshot->catalog.matter_count = sizeof matters / sizeof matters[0];
    atomic_init(&snapshot->references, 1);
    return &snapshot->catalog;
}

static const char *first_name(const struct finder *finder, const char *query)
{
    struct search_hit hits[HITS];
    size_t count = 0;
    UNIT_OK(finder_find(finder, query, hits, HITS, &count));
    return count > 0 ? finder_catalog(finder)->matters[hits[0].position].name : "";
}

static void a_finder_keeps_its_catalog(void)
{
    const struct catalog *catalog = a_catalog();
    const struct finder *finder = NULL;
    struct usage_totals none = {0};
    UNIT_OK(finder_create(&finder, catalog, &none, NULL));
    catalog_unref(catalog);
    CU_ASSERT_STRING_EQUAL(first_name(finder, "hydj"), "婚姻登记");
    const struct finder *held = finder_ref(finder);
    finder_unref(finder);
    CU_ASSERT_STRING_EQUAL(first_name(held, "婚姻"), "婚姻登记");
    finder_unref(held);
    finder_unref(NULL);
}

static void keywords_are_searched_and_the_most_used_come_first(void)
{
    struct usage_item items[] = {{"C", 8}, {"gone", 99}};
    struct usage_totals totals = {items, 2};
    const struct catalog *catalog = a_catalog();
    const struct finder *finder = NULL;
    UNIT_OK(finder_create(&finder, catalog, &totals, NULL));
    CU_ASSERT_STRING_EQUAL(first_name(finder, "juzhuzheng"), "居住证变更");
    CU_ASSERT_STRING_EQUAL(first_name(finder, "waidir"), "居住证申领");
    CU_ASSERT_STRING_EQUAL(first_name(finder, "离婚"), "婚姻登记");
    struct search_hit hits[HITS];
    size_t count = 0;
    UNIT_OK(finder_find(finder, "jzz", hits, HITS, &count));
    CU_ASSERT_EQUAL_FATAL(count, 3);
    CU_ASSERT_EQUAL(hits[1].position, 1);
    finder_unref(finder);
    catalog_unref(catalog);
}

/* ---- the maker ---- */

static void on_made(void *context)
{
    int done = 1;
    UNIT_OK(queue_push(context, &done));
}

static struct finder_maker *create_maker(struct queue **made)
{
    struct finder_maker *maker = NULL;
    UNIT_OK(queue_create(made, 8, sizeof(int)));
    UNIT_OK(finder_maker_create(&maker, on_made, *made));
    return maker;
}

static void a_finder_is_made_on_another_thread(void)
{
    struct queue *made;
    struct finder_maker *maker = create_maker(&made);
    const struct catalog *catalog = a_catalog();
    struct usage_totals none = {0};
    int done;
    CU_ASSERT_PTR_NULL(finder_maker_take(maker));
    UNIT_OK(finder_maker_begin(maker, catalog, &none));
    UNIT_OK(queue_pop(made, &done, WAIT_MS));
    const struct finder *finder = finder_maker_take(maker);
    CU_ASSERT_PTR_NOT_NULL_FATAL(finder);
    CU_ASSERT_PTR_EQUAL(finder_catalog(finder), catalog);
    CU_ASSERT_PTR_NULL(finder_maker_take(maker));
    finder_unref(finder);
    finder_maker_destroy(maker);
    queue_destroy(made);
    catalog_unref(catalog);
}

static void the_newest_catalog_wins(void)
{
    struct queue *made;
    struct finder_maker *maker = create_maker(&made);
    const struct catalog *catalogs[3];
    const struct finder *finder = NULL;
    for (size_t i = 0; i < 3; i++) {
        struct usage_totals none = {0};
        catalogs[i] = a_catalog();
        UNIT_OK(finder_maker_begin(maker, catalogs[i], &none));
    }
    for (int round = 0; finder == NULL && round < 3; round++) {
        int done;
        UNIT_OK(queue_pop(made, &done, WAIT_MS));
        finder = finder_maker_take(maker);
    }
    CU_ASSERT_PTR_NOT_NULL_FATAL(finder);
    CU_ASSERT_PTR_EQUAL(finder_catalog(finder), catalogs[2]);
    finder_unref(finder);
    for (size_t i = 0; i < 3; i++)
        catalog_unref(catalogs[i]);
    finder_maker_destroy(maker);
    queue_destroy(made);
}

static void a_maker_can_end_at_any_time(void)
{
    const struct catalog *catalog = a_catalog();
    for (int round = 0; round < 5; round++) {
        struct queue *made;
        struct finder_maker *maker = create_maker(&made);
        for (int i = 0; i < round; i++) {
            struct usage_totals none = {0};
            UNIT_OK(finder_maker_begin(maker, catalog, &none));
        }
        finder_maker_destroy(maker);
        queue_destroy(made);
    }
    catalog_unref(catalog);
    finder_maker_destroy(NULL);
}

void suite_finder(void)
{
    static const CU_TestInfo tests[] = {
        {"a finder keeps its catalog", a_finder_keeps_its_catalog},
        {"keywords, and most used first", keywords_are_searched_and_the_most_used_come_first},
        {"made on another thread", a_finder_is_made_on_another_thread},
        {"the newest catalog wins", the_newest_catalog_wins},
        {"a maker can end at any time", a_maker_can_end_at_any_time},
        CU_TEST_INFO_NULL,
    };
    unit_add("finder", tests);
}
