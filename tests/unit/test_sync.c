/* Real TLS against tests/sim/central, a process of its own, through each of its faults. */
#include <jansson.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/base/queue.h"
#include "app/services/sync/outbox.h"
#include "app/services/sync/sync.h"
#include "app/store/store.h"
#include "tests/unit/unit.h"

#define PATIENCE_MS 30000
#define BATCH       8

/* ---- the central service ---- */

struct central {
    pid_t pid;
    FILE *control;
    const char *dir;
    char url[64];
    char ca[600];
    char token[600];
};

static void central_run(const char *dir, const char *control, const char *option, int out)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(out, STDOUT_FILENO);
    execl("tests/sim/central", "central", "--dir", dir, "--control", control, option, NULL);
    _exit(127);
}

static void central_start(struct central *central, const char *option)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int out[2];
    central->dir = unit_temp_dir();
    snprintf(central->ca, sizeof central->ca, "%s/ca.pem", central->dir);
    snprintf(central->token, sizeof central->token, "%s/token", central->dir);
    snprintf(address.sun_path, sizeof address.sun_path, "%.90s/control", central->dir);
    if (pipe(out) != 0 || (central->pid = fork()) < 0)
        abort();
    if (central->pid == 0)
        central_run(central->dir, address.sun_path, option, out[1]);
    close(out[1]);

    FILE *first_line = fdopen(out[0], "r");
    if (first_line == NULL || fgets(central->url, sizeof central->url, first_line) == NULL)
        CU_FAIL_FATAL("tests/sim/central does not start; run the tests from the top folder");
    central->url[strcspn(central->url, "\n")] = '\0';
    fclose(first_line);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0)
        CU_FAIL_FATAL("no control socket");
    central->control = fdopen(fd, "r+");
    setbuf(central->control, NULL);
}

static void central_stop(struct central *central)
{
    fclose(central->control);
    kill(central->pid, SIGTERM);
    waitpid(central->pid, NULL, 0);
}

/* The caller's to json_decref. */
static json_t *ask(struct central *central, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static json_t *ask(struct central *central, const char *format, ...)
{
    char line[65536] = "";
    va_list args;
    va_start(args, format);
    int length = vsnprintf(line, sizeof line - 1, format, args);
    va_end(args);
    line[length] = '\n';
    line[length + 1] = '\0';
    if (fputs(line, central->control) < 0 || fgets(line, sizeof line, central->control) == NULL)
        CU_FAIL_FATAL("the control socket is gone");
    json_t *reply = json_loads(line, 0, NULL);
    CU_ASSERT(json_is_true(json_object_get(reply, "ok")));
    return reply;
}

#define order(...) json_decref(ask(__VA_ARGS__))

static int64_t stat_of(struct central *central, const char *name)
{
    json_t *stats = ask(central, "stats");
    int64_t value = json_integer_value(json_object_get(stats, name));
    json_decref(stats);
    return value;
}

/* ---- the kiosk's core, as far as it matters here ---- */

struct core {
    struct clock clock;
    struct store *store;
    struct queue *results;
    struct sync *sync;
    struct sync_news news; /* the last */
    int exchanges;
    int called_count;
    char called[8][ID_BYTES];
    int64_t appended;
};

static const struct sync_limits quick = {.connect_ms = 2000,
                                         .exchange_ms = 10000,
                                         .slow_for_s = 5,
                                         .backoff_first_ms = 10,
                                         .backoff_cap_ms = 40};

/* For a service that will not answer anyway. */
static const struct sync_limits hasty = {.connect_ms = 2000,
                                         .exchange_ms = 400,
                                         .slow_for_s = 1,
                                         .backoff_first_ms = 10,
                                         .backoff_cap_ms = 40};

static void finished(void *context, struct sync_result *result)
{
    struct core *core = context;
    if (queue_push(core->results, &result) != OK)
        abort();
}

static void core_connect(struct core *core, struct central *central,
                         const struct sync_limits *limits)
{
    char msg[ERR_MSG_BYTES];
    struct sync_config config = {.kiosk_id = "hall-01",
                                 .url = central->url,
                                 .ca_file = central->ca,
                                 .token_file = central->token,
                                 .batch = BATCH,
                                 .interval_s = 1,
                                 .clock = &core->clock,
                                 .limits = limits,
                                 .finished = finished,
                                 .context = core};
    UNIT_OK(sync_create(&core->sync, &config, msg));
}

static void core_start(struct core *core, struct central *central, const struct sync_limits *limits)
{
    char msg[ERR_MSG_BYTES];
    memset(core, 0, sizeof *core);
    clock_init(&core->clock);
    if (store_open(&core->store, unit_temp_dir(), msg) != OK ||
        queue_create(&core->results, 2, sizeof(struct sync_result *)) != OK)
        CU_FAIL_FATAL("no store");
    core_connect(core, central, limits);
}

static void core_disconnect(struct core *core)
{
    struct sync_result *result;
    sync_destroy(core->sync);
    while (queue_pop(core->results, &result, 0) == OK)
        sync_result_destroy(result);
}

static void core_stop(struct core *core)
{
    core_disconnect(core);
    queue_destroy(core->results);
    store_close(core->store);
}

static void append(struct core *core, const char *type)
{
    char subject[32];
    snprintf(subject, sizeof subject, "ticket-%d", (int)core->appended++);
    struct outbox_event event = {.type = type,
                                 .subject = subject,
                                 .time_ms = clock_wall_ms(&core->clock),
                                 .data = "{\"number\":\"A001\",\"service\":\"A\"}"};
    UNIT_OK(store_begin(core->store));
    UNIT_OK(outbox_append(core->store, &event));
    UNIT_OK(store_commit(core->store));
}

static void append_issued(struct core *core, int count)
{
    for (int i = 0; i < count; i++)
        append(core, "cn.bianmin.ticket.issued");
}

static int64_t pending(struct core *core)
{
    int64_t waiting = -1;
    int64_t parked;
    UNIT_OK(outbox_count(core->store, &waiting, &parked));
    return waiting;
}

static int64_t parked(struct core *core)
{
    int64_t waiting;
    int64_t refused = -1;
    UNIT_OK(outbox_count(core->store, &waiting, &refused));
    return refused;
}

/* One turn of the core's loop: false when nothing came within its time. */
static bool turn(struct core *core, int most_ms)
{
    struct sync_result *result;
    int wait_ms = sync_tick(core->sync, core->store);
    CU_ASSERT(wait_ms >= 1);
    if (queue_pop(core->results, &result, wait_ms > most_ms ? most_ms : wait_ms) != OK)
        return false;
    core->exchanges++;
    UNIT_OK(sync_finish(core->sync, core->store, result, &core->news));
    for (size_t i = 0; i < core->news.called_count && core->called_count < 8; i++)
        memcpy(core->called[core->called_count++], core->news.called[i], ID_BYTES);
    return true;
}

/* Turns until `done`, or the patience ends. */
static bool turn_until(struct core *core, bool (*done)(struct core *core))
{
    int64_t end_ms = clock_mono_ms(&core->clock) + PATIENCE_MS;
    while (!done(core)) {
        int64_t left_ms = end_ms - clock_mono_ms(&core->clock);
        if (left_ms <= 0)
            return false;
        turn(core, (int)left_ms);
    }
    return true;
}

static bool is_drained(struct core *core)
{
    return pending(core) == 0;
}

static bool has_heard_calls(struct core *core)
{
    return core->news.calls_heard;
}

static bool has_two_more_exchanges(struct core *core)
{
    return core->exchanges >= 2;
}

static bool was_called(struct core *core)
{
    return core->called_count > 0;
}

/* ---- tests ---- */

static void events_reach_the_service_in_order(void)
{
    struct central central;
    struct core core;
    central_start(&central, "--http");
    core_start(&core, &central, &quick);
    append_issued(&core, 3 * BATCH + 1);
    CU_ASSERT(turn_until(&core, is_drained));
    CU_ASSERT_EQUAL(stat_of(&central, "events"), 3 * BATCH + 1);
    CU_ASSERT_EQUAL(stat_of(&central, "duplicates"), 0);
    CU_ASSERT_EQUAL(stat_of(&central, "requests"), 5); /* four batches and one poll */
    CU_ASSERT(core.news.link_up);
    core_stop(&core);
    central_stop(&central);
}

/* A fault that keeps every event in the outbox; when it is over, all arrive. */
struct trouble {
    const char *fault;
    bool link_up;
    bool commits; /* the service has the events although it did not say so */
};

static void survive(struct central *central, const struct trouble *trouble,
                    const struct sync_limits *limits)
{
    struct core core;
    int64_t events = stat_of(central, "events");
    core_start(&core, central, limits);
    append_issued(&core, 3);
    order(central, "fault %s", trouble->fault);
    CU_ASSERT(turn_until(&core, has_two_more_exchanges));
    bool kept = pending(&core) == 3 && parked(&core) == 0 && !core.news.outbox_changed;
    bool link = core.news.link_up == trouble->link_up;
    bool committed = stat_of(central, "events") == events + (trouble->commits ? 3 : 0);
    order(central, "fault none");
    bool drained = turn_until(&core, is_drained);
    bool once = stat_of(central, "events") == events + 3;
    CU_ASSERT(kept && link && committed && drained && once && core.news.link_up);
    if (!(kept && link && committed && drained && once))
        fprintf(stderr, "fault %s: kept %d link %d committed %d drained %d once %d\n",
                trouble->fault, kept, link, committed, drained, once);
    core_stop(&core);
}

static void no_fault_loses_or_doubles_an_event(void)
{
    static const struct trouble troubles[] = {
        {"refuse", false, false},   {"wrong-ca", false, false},  {"expired", false, false},
        {"http 500", false, false}, {"http 503", false, false},  {"http 401", false, false},
        {"http 403", false, false}, {"http 404", true, false},   {"http 408", true, false},
        {"http 429", true, false},  {"http 204", true, false},   {"redirect", true, false},
        {"garbage", true, true},    {"wrong-types", true, true}, {"deep", true, true},
        {"bad-utf8", true, true},   {"gzip-bomb", true, true},   {"huge", false, true},
        {"endless", false, true},   {"reset", false, true},      {"drop-after", false, true},
        {"lie-all", true, false},
    };
    struct central central;
    central_start(&central, NULL);
    for (size_t i = 0; i < sizeof troubles / sizeof troubles[0]; i++)
        survive(&central, &troubles[i], &quick);
    central_stop(&central);
}

static void a_service_that_crawls_or_hangs_is_given_up(void)
{
    static const struct trouble troubles[] = {{"slow-byte", false, true}, {"hang", false, false}};
    struct central central;
    central_start(&central, NULL);
    for (size_t i = 0; i < sizeof troubles / sizeof troubles[0]; i++)
        survive(&central, &troubles[i], &hasty);
    central_stop(&central);
}

static void what_a_reply_forgets_is_sent_again(void)
{
    struct central central;
    struct core core;
    central_start(&central, "--http");
    core_start(&core, &central, &quick);
    order(&central, "fault forget");
    append_issued(&core, BATCH);
    CU_ASSERT(turn_until(&core, is_drained));
    CU_ASSERT_EQUAL(stat_of(&central, "events"), BATCH);
    CU_ASSERT(stat_of(&central, "duplicates") > 0);
    core_stop(&core);
    central_stop(&central);
}

static void a_rejected_event_is_parked_and_the_rest_goes_through(void)
{
    struct central central;
    struct core core;
    central_start(&central, "--http");
    core_start(&core, &central, &quick);
    order(&central, "fault reject-type cn.bianmin.strange");
    append_issued(&core, 2);
    append(&core, "cn.bianmin.strange");
    append_issued(&core, 2);
    CU_ASSERT(turn_until(&core, is_drained));
    CU_ASSERT_EQUAL(parked(&core), 1);
    CU_ASSERT_EQUAL(stat_of(&central, "events"), 4);
    core_stop(&core);
    central_stop(&central);
}

/* The id of the event in the middle of the outbox. */
static void middle_id(struct core *core, char out[ID_BYTES])
{
    struct outbox_batch batch;
    UNIT_OK(outbox_batch_create(core->store, "/kiosk/hall-01", BATCH, &batch));
    memcpy(out, batch.ids[batch.count / 2], ID_BYTES);
    outbox_batch_fini(&batch);
}

static void a_refused_batch_is_halved_down_to_the_one_at_fault(void)
{
    static const char sql[] = "SELECT id, reason FROM parked";
    struct central central;
    struct core core;
    struct store_statement *statement;
    char id[ID_BYTES];
    central_start(&central, "--http");
    core_start(&core, &central, &quick);
    append_issued(&core, 3 * BATCH);
    middle_id(&core, id);
    order(&central, "fault reject-400 %s", id);
    CU_ASSERT(turn_until(&core, is_drained));
    CU_ASSERT_EQUAL(stat_of(&central, "events"), 3 * BATCH - 1);
    CU_ASSERT_EQUAL(stat_of(&central, "duplicates"), 0);
    CU_ASSERT(stat_of(&central, "requests") < 16);
    CU_ASSERT_EQUAL(parked(&core), 1);
    UNIT_OK(store_prepare(core.store, sql, &statement));
    UNIT_OK(store_step(statement, NULL));
    CU_ASSERT_STRING_EQUAL(store_column_text(statement, 0), id);
    CU_ASSERT_STRING_EQUAL(store_column_text(statement, 1), "http 400");
    store_reset(statement);
    core_stop(&core);
    central_stop(&central);
}

static void calls_are_heard_once(void)
{
    struct central central;
    struct core core;
    central_start(&central, "--http");
    core_start(&core, &central, &quick);
    order(&central, "call 00000000000000000000000001 3");
    CU_ASSERT(turn_until(&core, was_called));
    CU_ASSERT(core.news.calls_heard);
    CU_ASSERT_EQUAL_FATAL(core.called_count, 1);
    CU_ASSERT_STRING_EQUAL(core.called[0], "00000000000000000000000001");
    /* The next poll stores the cursor and brings only what is new. */
    order(&central, "call 00000000000000000000000002 3");
    core.called_count = 0;
    CU_ASSERT(turn_until(&core, was_called));
    CU_ASSERT_EQUAL(core.called_count, 1);
    CU_ASSERT_STRING_EQUAL(core.called[0], "00000000000000000000000002");

    /* A program that ends before that hears the same again, and no more than that. */
    core_disconnect(&core);
    core_connect(&core, &central, &quick);
    core.called_count = 0;
    CU_ASSERT(turn_until(&core, was_called));
    CU_ASSERT_EQUAL(core.called_count, 1);
    CU_ASSERT_STRING_EQUAL(core.called[0], "00000000000000000000000002");
    core_stop(&core);
    central_stop(&central);
}

static void a_lost_link_means_calls_are_not_heard(void)
{
    struct central central;
    struct core core;
    central_start(&central, "--http");
    core_start(&core, &central, &quick);
    CU_ASSERT(turn_until(&core, has_heard_calls));
    CU_ASSERT(core.news.link_up && core.news.link_changed);
    order(&central, "fault http 500");
    append_issued(&core, 1);
    CU_ASSERT(turn(&core, PATIENCE_MS));
    CU_ASSERT(!core.news.link_up && core.news.link_changed && !core.news.calls_heard);
    core_stop(&core);
    central_stop(&central);
}

static void what_is_not_offered_is_not_asked_for(void)
{
    struct central central;
    struct core core;
    central_start(&central, "--calls=off");
    core_start(&core, &central, &quick);
    CU_ASSERT(turn(&core, PATIENCE_MS));
    CU_ASSERT(core.news.link_up);
    CU_ASSERT(!core.news.calls_heard);
    CU_ASSERT(sync_tick(core.sync, core.store) > 3590 * 1000);
    core_stop(&core);
    central_stop(&central);
}

static void it_sleeps_between_polls_and_as_long_as_it_is_asked_to(void)
{
    struct central central;
    struct core core;
    central_start(&central, "--http");
    core_start(&core, &central, &quick);
    order(&central, "clock -86400");
    CU_ASSERT(turn(&core, PATIENCE_MS));
    int64_t ahead_ms = clock_wall_ms(&core.clock) - core.news.server_time_ms;
    CU_ASSERT(ahead_ms > 86340 * 1000 && ahead_ms < 86460 * 1000);
    int wait_ms = sync_tick(core.sync, core.store);
    CU_ASSERT(wait_ms >= 1 && wait_ms <= 1000);

    order(&central, "fault http 429 retry-after 77");
    append_issued(&core, 1);
    CU_ASSERT(turn(&core, PATIENCE_MS));                             /* the upload */
    CU_ASSERT(turn(&core, PATIENCE_MS) || turn(&core, PATIENCE_MS)); /* the poll, when it is due */
    wait_ms = sync_tick(core.sync, core.store);
    CU_ASSERT(wait_ms > 30 * 1000 && wait_ms <= 77 * 1000);
    core_stop(&core);
    central_stop(&central);
}

static void it_ends_at_once_in_the_middle_of_an_exchange(void)
{
    struct central central;
    struct core core;
    central_start(&central, NULL);
    core_start(&core, &central, &quick);
    order(&central, "fault hang");
    append_issued(&core, 1);
    CU_ASSERT(sync_tick(core.sync, core.store) > quick.exchange_ms);
    while (stat_of(&central, "requests") == 0)
        poll(NULL, 0, 5);
    int64_t start_ms = clock_mono_ms(&core.clock);
    core_disconnect(&core);
    CU_ASSERT(clock_mono_ms(&core.clock) - start_ms < quick.exchange_ms / 2);
    CU_ASSERT_EQUAL(pending(&core), 1);
    queue_destroy(core.results);
    store_close(core.store);
    central_stop(&central);
}

static void a_result_that_nobody_finished_is_asked_for_again(void)
{
    struct central central;
    struct core core;
    struct sync_result *result;
    central_start(&central, "--http");
    core_start(&core, &central, &hasty);
    append_issued(&core, 1);
    for (int i = 0; i < 2; i++) { /* the poll and the upload */
        int wait_ms = sync_tick(core.sync, core.store);
        CU_ASSERT_EQUAL(queue_pop(core.results, &result, wait_ms), OK);
        if (i == 0) {
            UNIT_OK(sync_finish(core.sync, core.store, result, &core.news));
        } else {
            sync_result_destroy(result);
        }
    }
    CU_ASSERT_EQUAL(pending(&core), 1);
    CU_ASSERT(turn_until(&core, is_drained));
    CU_ASSERT_EQUAL(stat_of(&central, "events"), 1);
    CU_ASSERT_EQUAL(stat_of(&central, "duplicates"), 1);
    core_stop(&core);
    central_stop(&central);
}

static void a_token_is_read_anew_each_time(void)
{
    struct central central;
    struct core core;
    char token[256] = "";
    central_start(&central, "--http");
    FILE *file = fopen(central.token, "re");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_PTR_NOT_NULL(fgets(token, sizeof token, file));
    fclose(file);
    core_start(&core, &central, &quick);
    append_issued(&core, 1);
    unit_write_file(central.dir, "token", "old", 3);
    CU_ASSERT(turn(&core, PATIENCE_MS));
    CU_ASSERT(!core.news.link_up);
    CU_ASSERT_EQUAL(unlink(central.token), 0);
    CU_ASSERT(turn(&core, PATIENCE_MS));
    CU_ASSERT(!core.news.link_up);
    unit_write_file(central.dir, "token", token, strlen(token));
    CU_ASSERT(turn_until(&core, is_drained));
    CU_ASSERT(core.news.link_up);
    core_stop(&core);
    central_stop(&central);
}

static void an_address_that_cannot_be_used_is_refused(void)
{
    struct sync *sync = NULL;
    char msg[ERR_MSG_BYTES] = "";
    struct sync_config config = {.kiosk_id = "k", .url = "http://central.example"};
    CU_ASSERT_EQUAL(sync_create(&sync, &config, msg), ERR_INVALID);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "https"));
    CU_ASSERT_PTR_NULL(sync);
}

void suite_sync(void)
{
    static const CU_TestInfo tests[] = {
        {"events reach the service in order", events_reach_the_service_in_order},
        {"no fault loses or doubles an event", no_fault_loses_or_doubles_an_event},
        {"a service that crawls or hangs is given up", a_service_that_crawls_or_hangs_is_given_up},
        {"what a reply forgets is sent again", what_a_reply_forgets_is_sent_again},
        {"a rejected event is parked and the rest goes through",
         a_rejected_event_is_parked_and_the_rest_goes_through},
        {"a refused batch is halved down to the one at fault",
         a_refused_batch_is_halved_down_to_the_one_at_fault},
        {"calls are heard once", calls_are_heard_once},
        {"a lost link means calls are not heard", a_lost_link_means_calls_are_not_heard},
        {"what is not offered is not asked for", what_is_not_offered_is_not_asked_for},
        {"it sleeps between polls and as long as it is asked to",
         it_sleeps_between_polls_and_as_long_as_it_is_asked_to},
        {"it ends at once in the middle of an exchange",
         it_ends_at_once_in_the_middle_of_an_exchange},
        {"a result that nobody finished is asked for again",
         a_result_that_nobody_finished_is_asked_for_again},
        {"a token is read anew each time", a_token_is_read_anew_each_time},
        {"an address that cannot be used is refused", an_address_that_cannot_be_used_is_refused},
        CU_TEST_INFO_NULL,
    };
    unit_add("sync", tests);
}
