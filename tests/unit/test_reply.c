#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/services/sync/reply.h"
#include "tests/unit/unit.h"

#define TEN "0123456789"
#define A   "00000000000000000000000001"
#define B   "00000000000000000000000002"
#define C   "00000000000000000000000003"

static char sent[3][ID_BYTES] = {A, B, C};
static struct reply_verdict verdicts[3];

static enum err events(const char *body)
{
    return reply_parse_events(body, strlen(body), sent, 3, verdicts);
}

static void accepted_and_rejected_are_told_apart(void)
{
    UNIT_OK(events("{\"accepted\":[\"" A "\"],\"rejected\":[{\"id\":\"" C
                   "\",\"reason\":\"no such window\"}],\"more\":1}"));
    CU_ASSERT_EQUAL(verdicts[0].kind, REPLY_ACCEPTED);
    CU_ASSERT_EQUAL(verdicts[1].kind, REPLY_NOT_NAMED);
    CU_ASSERT_EQUAL(verdicts[2].kind, REPLY_REJECTED);
    CU_ASSERT_STRING_EQUAL(verdicts[2].reason, "no such window");
}

static void ids_that_were_not_sent_are_ignored(void)
{
    UNIT_OK(events("{\"accepted\":[\"0\",\"\",\"" B "0\"],"
                   "\"rejected\":[{\"id\":\"x\",\"reason\":\"y\"}]}"));
    for (int i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(verdicts[i].kind, REPLY_NOT_NAMED);
}

static void an_id_named_both_ways_is_accepted(void)
{
    UNIT_OK(events("{\"accepted\":[\"" A "\"],"
                   "\"rejected\":[{\"id\":\"" A "\",\"reason\":\"seen before\"}]}"));
    CU_ASSERT_EQUAL(verdicts[0].kind, REPLY_ACCEPTED);
}

static void a_reason_becomes_one_short_line(void)
{
    UNIT_OK(events("{\"rejected\":[{\"id\":\"" A "\",\"reason\":\"\"},"
                   "{\"id\":\"" B "\",\"reason\":\"a\\n<3>b\\u007f\"},{\"id\":\"" C
                   "\",\"reason\":\"字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字"
                   "字字字字字字\"}]}"));
    CU_ASSERT_STRING_EQUAL(verdicts[0].reason, "rejected");
    CU_ASSERT_STRING_EQUAL(verdicts[1].reason, "a <3>b ");
    CU_ASSERT(text_is_utf8(verdicts[2].reason, strlen(verdicts[2].reason)));
    CU_ASSERT_EQUAL(strlen(verdicts[2].reason), 93);
}

static void anything_else_is_no_reply(void)
{
    static const char *const bodies[] = {
        "",
        "{}",
        "[]",
        "null",
        "\"accepted\"",
        "{\"accepted\":[\"" A "\"]",
        "{\"accepted\":[\"" A "\"]} x",
        "{\"accepted\":\"" A "\"}",
        "{\"accepted\":[\"" A "\",1]}",
        "{\"accepted\":[\"" A "\"],\"rejected\":{}}",
        "{\"accepted\":[\"" A "\"],\"rejected\":[\"" B "\"]}",
        "{\"accepted\":[\"" A "\"],\"rejected\":[{\"id\":\"" B "\"}]}",
        "{\"accepted\":[\"" A "\"],\"rejected\":[{\"id\":\"" B "\",\"reason\":7}]}",
        "{\"accepted\":[\"" A "\"],\"accepted\":[]}",
        "{\"accepted\":[\"" A "\"],\"note\":\"\xff\"}",
        "{\"accepted\":[\"" A "\"],\"note\":\"\\u0000\"}",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        CU_ASSERT_EQUAL(events(bodies[i]), ERR_PROTOCOL);
        CU_ASSERT_EQUAL(verdicts[0].kind, REPLY_NOT_NAMED);
    }
}

/* "{"accepted":[" + count times `item` + "]}" */
static char *many(const char *item, size_t count)
{
    size_t item_bytes = strlen(item);
    char *body = malloc(count * item_bytes + 32);
    if (body == NULL)
        abort();
    char *end = stpcpy(body, "{\"accepted\":[");
    for (size_t i = 0; i < count; i++)
        end = stpcpy(end, item);
    strcpy(end, "\"\"]}");
    return body;
}

static void depth_and_size_are_limited(void)
{
    char *deep = many("[", 100000);
    char *empty = many("{},", 300000);
    char *long_list = many("\"x\",", 100000);
    char *brackets_in_text = many("\"[[[[[[[[[[[[[[[[\\\"[[\",", 1000);
    CU_ASSERT_EQUAL(events(deep), ERR_PROTOCOL);
    CU_ASSERT_EQUAL(events(empty), ERR_PROTOCOL);
    CU_ASSERT_EQUAL(events(long_list), ERR_PROTOCOL);
    UNIT_OK(events(brackets_in_text));
    free(deep);
    free(empty);
    free(long_list);
    free(brackets_in_text);
}

static enum err parse_calls(const char *body, struct reply_calls *calls)
{
    return reply_parse_calls(body, strlen(body), calls);
}

static void calls_are_read_in_order(void)
{
    struct reply_calls calls;
    UNIT_OK(parse_calls("{\"cursor\":\"run:7\",\"calls\":[{\"ticket\":\"" B "\",\"window\":\"3\"},"
                        "{\"ticket\":\"someone else's\",\"window\":\"4\"},{\"ticket\":\"" A "\"}]}",
                        &calls));
    CU_ASSERT_STRING_EQUAL(calls.cursor, "run:7");
    CU_ASSERT_EQUAL_FATAL(calls.count, 2);
    CU_ASSERT_STRING_EQUAL(calls.tickets[0], B);
    CU_ASSERT_STRING_EQUAL(calls.tickets[1], A);
    reply_calls_fini(&calls);
}

static void calls_in_another_form_are_no_reply(void)
{
    static const char *const bodies[] = {
        "{}",
        "{\"cursor\":\"1\"}",
        "{\"calls\":[]}",
        "{\"cursor\":1,\"calls\":[]}",
        "{\"cursor\":\"1\",\"calls\":{}}",
        "{\"cursor\":\"1\",\"calls\":[\"" A "\"]}",
        "{\"cursor\":\"1\",\"calls\":[{\"ticket\":\"" A "\"},{\"ticket\":1}]}",
        "{\"cursor\":\"1\",\"calls\":[{\"ticket\":\"" A "\",\"window\":3}]}",
        "{\"cursor\":\"" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "\",\"calls\":[]}",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        struct reply_calls calls;
        CU_ASSERT_EQUAL(parse_calls(bodies[i], &calls), ERR_PROTOCOL);
        CU_ASSERT_PTR_NULL(calls.tickets);
    }
}

void suite_reply(void)
{
    static const CU_TestInfo tests[] = {
        {"accepted and rejected are told apart", accepted_and_rejected_are_told_apart},
        {"ids that were not sent are ignored", ids_that_were_not_sent_are_ignored},
        {"an id named both ways is accepted", an_id_named_both_ways_is_accepted},
        {"a reason becomes one short line", a_reason_becomes_one_short_line},
        {"anything else is no reply", anything_else_is_no_reply},
        {"depth and size are limited", depth_and_size_are_limited},
        {"calls are read in order", calls_are_read_in_order},
        {"calls in another form are no reply", calls_in_another_form_are_no_reply},
        CU_TEST_INFO_NULL,
    };
    unit_add("reply", tests);
}
