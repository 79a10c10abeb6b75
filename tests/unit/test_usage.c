#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "app/services/sync/outbox.h"
#include "app/services/usage.h"
#include "app/store/store.h"
#include "tests/unit/unit.h"

#define WALL_MS INT64_C(1795413600123)
#define DAY     20779 /* 2026-11-22 */

static struct store *open_store(const char *dir)
{
    struct store *store = NULL;
    char msg[ERR_MSG_BYTES];
    if (store_open(&store, dir, msg) != OK)
        CU_FAIL_FATAL("no store");
    return store;
}

static void view(struct store *store, int32_t day, const char *code, uint32_t count)
{
    struct usage_item item = {.count = count};
    snprintf(item.code, sizeof item.code, "%s", code);
    UNIT_OK(usage_add(store, day, &item, 1));
}

/* The outbox's events, as JSON. */
static json_t *events_of(struct store *store)
{
    struct outbox_batch batch;
    UNIT_OK(outbox_batch_create(store, "/kiosk/test", 100, &batch));
    json_t *events = json_loadb(batch.body, batch.body_bytes, JSON_REJECT_DUPLICATES, NULL);
    outbox_batch_fini(&batch);
    if (!json_is_array(events))
        CU_FAIL_FATAL("no events");
    return events;
}

/* What all events say of a matter on a day, "" for any day. */
static json_int_t told(struct store *store, const char *day, const char *code)
{
    json_int_t sum = 0;
    size_t i;
    size_t k;
    json_t *event;
    json_t *item;
    json_t *events = events_of(store);
    json_array_foreach(events, i, event)
    {
        const json_t *data = json_object_get(event, "data");
        const char *on = json_string_value(json_object_get(data, "business_day"));
        CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(event, "type")),
                               "cn.bianmin.matter.viewed");
        json_array_foreach(json_object_get(data, "matters"), k, item)
        {
            bool same = strcmp(json_string_value(json_object_get(item, "matter")), code) == 0;
            if (same && (*day == '\0' || strcmp(on, day) == 0))
                sum += json_integer_value(json_object_get(item, "count"));
        }
    }
    json_decref(events);
    return sum;
}

static size_t event_count(struct store *store)
{
    json_t *events = events_of(store);
    size_t count = json_array_size(events);
    json_decref(events);
    return count;
}

static void views_are_told_once(void)
{
    struct store *store = open_store(unit_temp_dir());
    view(store, DAY, "MZ001", 2);
    view(store, DAY, "MZ001", 1);
    view(store, DAY, "YB001", 4);
    CU_ASSERT_EQUAL(event_count(store), 0);
    UNIT_OK(usage_tell(store, WALL_MS));
    UNIT_OK(usage_tell(store, WALL_MS));
    CU_ASSERT_EQUAL(event_count(store), 1);
    CU_ASSERT_EQUAL(told(store, "2026-11-22", "MZ001"), 3);
    CU_ASSERT_EQUAL(told(store, "2026-11-22", "YB001"), 4);
    view(store, DAY, "MZ001", 5);
    UNIT_OK(usage_tell(store, WALL_MS));
    CU_ASSERT_EQUAL(told(store, "", "MZ001"), 8);
    store_close(store);
}

static void each_day_has_an_event_of_its_own(void)
{
    struct store *store = open_store(unit_temp_dir());
    view(store, DAY, "MZ001", 1);
    view(store, DAY + 1, "MZ001", 2);
    UNIT_OK(usage_tell(store, WALL_MS));
    CU_ASSERT_EQUAL(event_count(store), 2);
    CU_ASSERT_EQUAL(told(store, "2026-11-22", "MZ001"), 1);
    CU_ASSERT_EQUAL(told(store, "2026-11-23", "MZ001"), 2);
    store_close(store);
}

static void many_matters_make_several_events(void)
{
    struct usage_item items[USAGE_EVENT_MATTERS + 1] = {0};
    struct store *store = open_store(unit_temp_dir());
    for (size_t i = 0; i < USAGE_EVENT_MATTERS + 1; i++) {
        snprintf(items[i].code, sizeof items[i].code, "M%04zu", i);
        items[i].count = 1;
    }
    UNIT_OK(usage_add(store, DAY, items, USAGE_EVENT_MATTERS + 1));
    UNIT_OK(usage_tell(store, WALL_MS));
    CU_ASSERT_EQUAL(event_count(store), 2);
    CU_ASSERT_EQUAL(told(store, "", "M0000"), 1);
    CU_ASSERT_EQUAL(told(store, "", items[USAGE_EVENT_MATTERS].code), 1);
    store_close(store);
}

/* Between counting and telling, and when telling fails half-way. */
static void nothing_is_lost_or_told_twice_by_a_stop(void)
{
    const char *dir = unit_temp_dir();
    struct store *store = open_store(dir);
    view(store, DAY, "MZ001", 3);
    store_close(store);
    store = open_store(dir);
    UNIT_OK(store_execute(store, "CREATE TRIGGER stop BEFORE DELETE ON matter_viewed "
                                 "BEGIN SELECT RAISE(ABORT, 'stop'); END"));
    CU_ASSERT_NOT_EQUAL(usage_tell(store, WALL_MS), OK);
    CU_ASSERT_EQUAL(event_count(store), 0);
    UNIT_OK(store_execute(store, "DROP TRIGGER stop"));
    UNIT_OK(usage_tell(store, WALL_MS));
    CU_ASSERT_EQUAL(told(store, "", "MZ001"), 3);
    store_close(store);
    store = open_store(dir);
    UNIT_OK(usage_tell(store, WALL_MS));
    CU_ASSERT_EQUAL(told(store, "", "MZ001"), 3);
    store_close(store);
}

static void totals_go_on(void)
{
    struct usage_totals totals;
    struct store *store = open_store(unit_temp_dir());
    UNIT_OK(usage_totals_create(store, &totals));
    CU_ASSERT_EQUAL(totals.count, 0);
    usage_totals_fini(&totals);
    view(store, DAY, "MZ001", 3);
    UNIT_OK(usage_tell(store, WALL_MS));
    view(store, DAY + 1, "MZ001", UINT32_MAX);
    view(store, DAY + 1, "YB001", 1);
    UNIT_OK(usage_totals_create(store, &totals));
    CU_ASSERT_EQUAL_FATAL(totals.count, 2);
    CU_ASSERT_STRING_EQUAL(totals.items[0].code, "MZ001");
    CU_ASSERT_EQUAL(totals.items[0].count, UINT32_MAX);
    CU_ASSERT_EQUAL(totals.items[1].count, 1);
    usage_totals_fini(&totals);
    store_close(store);
}

void suite_usage(void)
{
    static const CU_TestInfo tests[] = {
        {"views are told once", views_are_told_once},
        {"each day has an event of its own", each_day_has_an_event_of_its_own},
        {"many matters make several events", many_matters_make_several_events},
        {"nothing is lost or told twice", nothing_is_lost_or_told_twice_by_a_stop},
        {"totals go on", totals_go_on},
        CU_TEST_INFO_NULL,
    };
    unit_add("usage", tests);
}
