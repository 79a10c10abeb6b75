#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/sync/outbox.h"
#include "app/store/store.h"
#include "tests/unit/unit.h"

#define SOURCE "/kiosk/hall-01"

static struct store *fresh_store(void)
{
    struct store *store = NULL;
    char msg[ERR_MSG_BYTES];
    if (store_open(&store, unit_temp_dir(), msg) != OK)
        CU_FAIL_FATAL("no store");
    return store;
}

static void append(struct store *store, const char *subject, const char *data)
{
    struct outbox_event event = {.type = "cn.bianmin.ticket.issued",
                                 .subject = subject,
                                 .time_ms = INT64_C(1795413600123),
                                 .data = data};
    UNIT_OK(store_begin(store));
    UNIT_OK(outbox_append(store, &event));
    UNIT_OK(store_commit(store));
}

static void check_count(struct store *store, int64_t pending, int64_t parked)
{
    int64_t found_pending = -1;
    int64_t found_parked = -1;
    UNIT_OK(outbox_count(store, &found_pending, &found_parked));
    CU_ASSERT_EQUAL(found_pending, pending);
    CU_ASSERT_EQUAL(found_parked, parked);
}

static const char *text_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "(none)";
}

static void a_batch_is_cloudevents(void)
{
    struct store *store = fresh_store();
    struct outbox_batch batch;
    append(store, "ticket \"1\"", "{\"number\":\"A001\",\"rate\":1.50,\"名\":\"大厅\"}");
    append(store, "ticket 2", "{}");
    UNIT_OK(outbox_batch_create(store, SOURCE, 10, &batch));
    CU_ASSERT_EQUAL_FATAL(batch.count, 2);
    CU_ASSERT_EQUAL(strlen(batch.body), batch.body_bytes);

    json_t *events = json_loadb(batch.body, batch.body_bytes, JSON_REJECT_DUPLICATES, NULL);
    CU_ASSERT_EQUAL_FATAL(json_array_size(events), 2);
    const json_t *first = json_array_get(events, 0);
    CU_ASSERT_STRING_EQUAL(text_at(first, "specversion"), "1.0");
    CU_ASSERT_STRING_EQUAL(text_at(first, "id"), batch.ids[0]);
    CU_ASSERT(id_is_valid(batch.ids[0]));
    CU_ASSERT_STRING_EQUAL(text_at(first, "source"), SOURCE);
    CU_ASSERT_STRING_EQUAL(text_at(first, "type"), "cn.bianmin.ticket.issued");
    CU_ASSERT_STRING_EQUAL(text_at(first, "subject"), "ticket \"1\"");
    CU_ASSERT_STRING_EQUAL(text_at(first, "time"), "2026-11-23T06:00:00.123Z");
    CU_ASSERT_STRING_EQUAL(text_at(first, "datacontenttype"), "application/json");
    CU_ASSERT(json_is_object(json_object_get(first, "data")));
    /* Not one byte of the data is written anew. */
    CU_ASSERT_PTR_NOT_NULL(
        strstr(batch.body, "{\"number\":\"A001\",\"rate\":1.50,\"名\":\"大厅\"}"));
    const json_t *second = json_array_get(events, 1);
    CU_ASSERT(strcmp(text_at(first, "sequence"), text_at(second, "sequence")) < 0);
    json_decref(events);
    outbox_batch_fini(&batch);
    store_close(store);
}

static void a_batch_is_the_oldest_first_and_no_larger_than_asked(void)
{
    struct store *store = fresh_store();
    struct outbox_batch batch;
    UNIT_OK(outbox_batch_create(store, SOURCE, 3, &batch));
    CU_ASSERT_EQUAL(batch.count, 0);
    outbox_batch_fini(&batch);

    for (int i = 0; i < 5; i++) {
        char subject[8];
        snprintf(subject, sizeof subject, "s%d", i);
        append(store, subject, "{}");
    }
    UNIT_OK(outbox_batch_create(store, SOURCE, 3, &batch));
    CU_ASSERT_EQUAL(batch.count, 3);
    const char *s0 = strstr(batch.body, "\"s0\"");
    const char *s2 = strstr(batch.body, "\"s2\"");
    CU_ASSERT(s0 != NULL && s2 != NULL && s0 < s2);
    CU_ASSERT_PTR_NULL(strstr(batch.body, "\"s3\""));
    outbox_batch_fini(&batch);
    store_close(store);
}

static void a_batch_stops_at_its_size(void)
{
    struct store *store = fresh_store();
    struct outbox_batch batch;
    char *data = malloc(100001);
    CU_ASSERT_PTR_NOT_NULL_FATAL(data);
    memset(data, ' ', 100000);
    memcpy(data, "{}", 2);
    data[100000] = '\0';
    for (int i = 0; i < 5; i++)
        append(store, "s", data);
    UNIT_OK(outbox_batch_create(store, SOURCE, 5, &batch));
    CU_ASSERT_EQUAL(batch.count, 3);
    outbox_batch_fini(&batch);
    free(data);
    store_close(store);
}

static void an_event_rolled_back(struct store *store)
{
    struct outbox_event event = {.type = "t", .subject = "s", .time_ms = 0, .data = "{}"};
    UNIT_OK(store_begin(store));
    UNIT_OK(outbox_append(store, &event));
    store_rollback(store);
}

static void an_event_belongs_to_its_transaction(void)
{
    struct store *store = fresh_store();
    an_event_rolled_back(store);
    check_count(store, 0, 0);
    store_close(store);
}

static void data_that_is_no_object_is_refused(void)
{
    static const char *const texts[] = {"", "[]", "1", "{", "{}{}", "{\"a\":1,\"a\":2}", "{}]"};
    struct store *store = fresh_store();
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct outbox_event event = {.type = "t", .subject = "s", .time_ms = 0, .data = texts[i]};
        CU_ASSERT_EQUAL(outbox_append(store, &event), ERR_INVALID);
    }
    check_count(store, 0, 0);
    store_close(store);
}

static void verdicts_take_events_out(void)
{
    struct store *store = fresh_store();
    struct outbox_batch batch;
    struct outbox_batch rest;
    for (int i = 0; i < 4; i++)
        append(store, "s", "{}");
    UNIT_OK(outbox_batch_create(store, SOURCE, 10, &batch));
    const struct outbox_verdict verdicts[] = {
        {.seq = batch.seqs[1], .id = batch.ids[1]},
        {.seq = batch.seqs[2], .id = batch.ids[2], .rejected = "no such window"},
        {.seq = batch.seqs[0], .id = "00000000000000000000000000"},
        {.seq = batch.seqs[3], .id = "nobody", .rejected = "never sent"},
    };
    UNIT_OK(outbox_settle(store, verdicts, 4));
    check_count(store, 2, 1);
    /* The same once more changes nothing. */
    UNIT_OK(outbox_settle(store, verdicts, 4));
    check_count(store, 2, 1);

    UNIT_OK(outbox_batch_create(store, SOURCE, 10, &rest));
    CU_ASSERT_EQUAL_FATAL(rest.count, 2);
    CU_ASSERT_STRING_EQUAL(rest.ids[0], batch.ids[0]);
    CU_ASSERT_STRING_EQUAL(rest.ids[1], batch.ids[3]);
    outbox_batch_fini(&rest);
    outbox_batch_fini(&batch);
    store_close(store);
}

static void what_is_counted_is_what_is_there(void)
{
    static const char sql[] = "SELECT count(*) FROM outbox";
    struct store *store = fresh_store();
    struct store_statement *statement;
    struct outbox_batch batch;
    for (int i = 0; i < 20; i++)
        append(store, "s", "{}");
    an_event_rolled_back(store);
    UNIT_OK(outbox_batch_create(store, SOURCE, 20, &batch));
    /* The last row goes as well: its number is not given again. */
    for (size_t i = 0; i < batch.count; i += 1 + i % 3) {
        struct outbox_verdict verdict = {.seq = batch.seqs[batch.count - 1 - i],
                                         .id = batch.ids[batch.count - 1 - i]};
        UNIT_OK(outbox_settle(store, &verdict, 1));
        append(store, "s", "{}");
        an_event_rolled_back(store);
        UNIT_OK(store_prepare(store, sql, &statement));
        UNIT_OK(store_step(statement, NULL));
        int64_t there = store_column_int(statement, 0);
        store_reset(statement);
        check_count(store, there, 0);
    }
    outbox_batch_fini(&batch);
    store_close(store);
}

static void a_reason_is_kept(void)
{
    static const char sql[] = "SELECT reason FROM parked";
    struct store *store = fresh_store();
    struct store_statement *statement;
    struct outbox_batch batch;
    append(store, "s", "{}");
    UNIT_OK(outbox_batch_create(store, SOURCE, 10, &batch));
    struct outbox_verdict verdict = {
        .seq = batch.seqs[0], .id = batch.ids[0], .rejected = "http 400"};
    UNIT_OK(outbox_settle(store, &verdict, 1));
    UNIT_OK(store_prepare(store, sql, &statement));
    UNIT_OK(store_step(statement, NULL));
    CU_ASSERT_STRING_EQUAL(store_column_text(statement, 0), "http 400");
    store_reset(statement);
    outbox_batch_fini(&batch);
    store_close(store);
}

void suite_outbox(void)
{
    static const CU_TestInfo tests[] = {
        {"a batch is CloudEvents", a_batch_is_cloudevents},
        {"a batch is the oldest first and no larger than asked",
         a_batch_is_the_oldest_first_and_no_larger_than_asked},
        {"a batch stops at its size", a_batch_stops_at_its_size},
        {"an event belongs to its transaction", an_event_belongs_to_its_transaction},
        {"data that is no object is refused", data_that_is_no_object_is_refused},
        {"verdicts take events out", verdicts_take_events_out},
        {"what is counted is what is there", what_is_counted_is_what_is_there},
        {"a reason is kept", a_reason_is_kept},
        CU_TEST_INFO_NULL,
    };
    unit_add("outbox", tests);
}
