#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "hal/hal_printer.h"
#include "hal/ports/port.h"
#include "tests/unit/printer_peer.h"
#include "tests/unit/unit.h"

#define MAX_HEARD 32
#define WAIT_S    60

/* Less than the driver's shortest patience with a line that hangs, more than a busy machine takes.
 */
#define AT_ONCE_MS 4500

/* What a client heard. */
struct client {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t done_count;
    struct {
        uint64_t id;
        enum hal_print_result result;
        enum hal_printer_reason reason;
        enum hal_print_evidence evidence;
    } done[MAX_HEARD];
    size_t status_count;
    struct hal_printer_status status;
    bool repeated; /* the same status came twice in a row */
};

static void job_done(void *context, uint64_t job_id, enum hal_print_result result,
                     enum hal_printer_reason reason, enum hal_print_evidence evidence)
{
    struct client *client = context;
    pthread_mutex_lock(&client->lock);
    if (client->done_count < MAX_HEARD) {
        client->done[client->done_count].id = job_id;
        client->done[client->done_count].result = result;
        client->done[client->done_count].reason = reason;
        client->done[client->done_count].evidence = evidence;
    }
    client->done_count++;
    pthread_cond_broadcast(&client->changed);
    pthread_mutex_unlock(&client->lock);
}

static void status_changed(void *context, const struct hal_printer_status *status)
{
    struct client *client = context;
    pthread_mutex_lock(&client->lock);
    const struct hal_printer_status *old = &client->status;
    client->repeated =
        client->repeated || (old->present == status->present && old->ready == status->ready &&
                             old->paper == status->paper && old->reason == status->reason);
    client->status = *status;
    client->status_count++;
    pthread_cond_broadcast(&client->changed);
    pthread_mutex_unlock(&client->lock);
}

struct bench {
    struct client client;
    struct hal_printer *printer;
};

static struct bench *set_up(const char *device, const char *profile)
{
    char msg[ERR_MSG_BYTES] = "";
    const struct hal_printer_config config = {"escpos", device, profile};
    struct bench *bench = calloc(1, sizeof *bench);
    if (bench == NULL)
        abort();
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&bench->client.changed, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&bench->client.lock, NULL);
    bench->client.status.reason = HAL_REASON_DISCONNECTED;
    const struct hal_printer_listener listener = {job_done, status_changed, &bench->client};
    if (hal_printer_create(&bench->printer, &config, msg) != OK ||
        hal_printer_start(bench->printer, &listener) != OK)
        abort();
    return bench;
}

/* Ends the printer without waiting for what its line does; what the client heard stays. */
static void stop(struct bench *bench)
{
    int64_t before = hal_port_now_ms();
    hal_printer_destroy(bench->printer);
    bench->printer = NULL;
    CU_ASSERT(hal_port_now_ms() - before < AT_ONCE_MS);
}

static void tear_down(struct bench *bench)
{
    if (bench->printer != NULL)
        stop(bench);
    CU_ASSERT_FALSE(bench->client.repeated);
    pthread_mutex_destroy(&bench->client.lock);
    pthread_cond_destroy(&bench->client.changed);
    free(bench);
}

static struct timespec deadline(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += WAIT_S;
    return at;
}

static bool wait_done(struct bench *bench, size_t count)
{
    struct client *client = &bench->client;
    struct timespec until = deadline();
    int result = 0;
    pthread_mutex_lock(&client->lock);
    while (client->done_count < count && result == 0)
        result = pthread_cond_timedwait(&client->changed, &client->lock, &until);
    bool reached = client->done_count >= count;
    pthread_mutex_unlock(&client->lock);
    return reached;
}

static bool wait_reason(struct bench *bench, enum hal_printer_reason reason)
{
    struct client *client = &bench->client;
    struct timespec until = deadline();
    int result = 0;
    pthread_mutex_lock(&client->lock);
    while ((client->status_count == 0 || client->status.reason != reason) && result == 0)
        result = pthread_cond_timedwait(&client->changed, &client->lock, &until);
    bool reached = client->status.reason == reason;
    pthread_mutex_unlock(&client->lock);
    return reached;
}

/* An image of this many rows, full width of 80 mm paper, and a cut. */
static struct hal_print_job *make_job(uint64_t id, int rows)
{
    struct hal_print_job *job = calloc(1, sizeof *job);
    struct hal_print_item *items = calloc(2, sizeof *items);
    uint8_t *dots = calloc(72, (size_t)rows);
    if (job == NULL || items == NULL || dots == NULL)
        abort();
    memset(dots, 0x55, (size_t)rows * 72);
    items[0] = (struct hal_print_item){.kind = HAL_PRINT_IMAGE,
                                       .bytes = dots,
                                       .byte_count = (size_t)rows * 72,
                                       .width_dots = 576,
                                       .rows = rows};
    items[1] = (struct hal_print_item){.kind = HAL_PRINT_CUT};
    *job = (struct hal_print_job){.id = id, .items = items, .item_count = 2};
    return job;
}

static void submit(struct bench *bench, uint64_t id, int rows)
{
    CU_ASSERT_EQUAL_FATAL(hal_printer_submit(bench->printer, make_job(id, rows)), OK);
}

static void assert_done(struct bench *bench, enum hal_print_result result,
                        enum hal_printer_reason reason, enum hal_print_evidence evidence)
{
    CU_ASSERT_TRUE_FATAL(wait_done(bench, 1));
    CU_ASSERT_EQUAL(bench->client.done[0].result, result);
    CU_ASSERT_EQUAL(bench->client.done[0].reason, reason);
    CU_ASSERT_EQUAL(bench->client.done[0].evidence, evidence);
}

static void configs_are_checked(void)
{
    static const struct hal_printer_config bad[] = {
        {"laser", "tcp://1.2.3.4:9100", "generic-80"},
        {"escpos", "tcp://1.2.3.4", "generic-80"},
        {"escpos", "tcp://1.2.3.4:9100", "generic-112"},
        {"escpos", "file:///tmp/x", "generic-80"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char msg[ERR_MSG_BYTES] = "";
        struct hal_printer *printer = NULL;
        CU_ASSERT_EQUAL(hal_printer_create(&printer, &bad[i], msg), ERR_INVALID);
        CU_ASSERT_PTR_NULL(printer);
        CU_ASSERT(strlen(msg) > 10);
    }
    hal_printer_destroy(NULL);
    hal_print_job_destroy(NULL);
}

static void names_of_reasons_are_all_there(void)
{
    for (int i = 0; i < HAL_REASON_COUNT; i++)
        CU_ASSERT_PTR_NOT_NULL(hal_printer_reason_name((enum hal_printer_reason)i));
    CU_ASSERT_STRING_EQUAL(hal_printer_reason_name(HAL_REASON_PAPER_OUT), "paper-out");
    CU_ASSERT_STRING_EQUAL(hal_printer_reason_name(HAL_REASON_COUNT), "?");
}

static void a_probe_asks_without_a_thread(void)
{
    struct printer_peer peer;
    char msg[ERR_MSG_BYTES] = "";
    struct hal_printer *printer;
    struct hal_printer_status status;
    printer_peer_start_tcp(&peer);
    const struct hal_printer_config config = {"escpos", peer.device, "generic-80"};
    CU_ASSERT_EQUAL_FATAL(hal_printer_create(&printer, &config, msg), OK);
    UNIT_OK(hal_printer_probe(printer, 1000, &status, msg));
    CU_ASSERT_TRUE(status.ready);
    printer_peer_set_reply(&peer, 2, 0x16);
    UNIT_OK(hal_printer_probe(printer, 1000, &status, msg));
    CU_ASSERT_EQUAL(status.reason, HAL_REASON_COVER_OPEN);
    printer_peer_set_faults(&peer, (struct printer_peer_faults){.mute = true});
    CU_ASSERT_EQUAL(hal_printer_probe(printer, 50, &status, msg), ERR_TIMEOUT);
    CU_ASSERT(strlen(msg) > 10);
    hal_printer_destroy(printer);
    printer_peer_stop(&peer);
}

static void a_job_is_printed_with_the_best_evidence(void)
{
    static const struct {
        const char *profile;
        bool no_gs_r;
        enum hal_print_evidence evidence;
    } cases[] = {
        {"generic-80", false, HAL_EVIDENCE_PROCESSED},
        {"generic-80", true, HAL_EVIDENCE_STATUS},
        {"epson-80", false, HAL_EVIDENCE_COMPLETION_ID},
        {"generic-80-silent", false, HAL_EVIDENCE_WRITTEN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct printer_peer peer;
        printer_peer_start_tcp(&peer);
        printer_peer_set_faults(&peer, (struct printer_peer_faults){.no_gs_r = cases[i].no_gs_r});
        struct bench *bench = set_up(peer.device, cases[i].profile);
        submit(bench, 7, 40);
        assert_done(bench, HAL_PRINT_PRINTED, HAL_REASON_NONE, cases[i].evidence);
        CU_ASSERT_EQUAL(bench->client.done[0].id, 7);
        CU_ASSERT_TRUE(printer_peer_wait_cuts(&peer, 1));
        CU_ASSERT_TRUE(bench->client.status.ready);
        tear_down(bench);
        CU_ASSERT_EQUAL(printer_peer_cuts(&peer), 1);
        CU_ASSERT_EQUAL(printer_peer_connections(&peer), 1);
        printer_peer_stop(&peer);
    }
}

static void a_serial_line_and_a_file_print_too(void)
{
    struct printer_peer peer;
    struct stat info;
    char device[400];
    printer_peer_start_pty(&peer);
    struct bench *bench = set_up(peer.device, "generic-80");
    submit(bench, 1, 200);
    assert_done(bench, HAL_PRINT_PRINTED, HAL_REASON_NONE, HAL_EVIDENCE_PROCESSED);
    tear_down(bench);
    CU_ASSERT_EQUAL(printer_peer_cuts(&peer), 1);
    printer_peer_stop(&peer);

    const char *path = unit_write_file(unit_temp_dir(), "out.bin", "", 0);
    snprintf(device, sizeof device, "file://%s", path);
    bench = set_up(device, "generic-80-silent");
    submit(bench, 1, 200);
    assert_done(bench, HAL_PRINT_PRINTED, HAL_REASON_NONE, HAL_EVIDENCE_WRITTEN);
    tear_down(bench);
    CU_ASSERT_EQUAL(stat(path, &info), 0);
    CU_ASSERT(info.st_size > 200 * 72);
}

static void a_printer_in_trouble_gets_nothing(void)
{
    static const struct {
        int n;
        uint8_t reply;
        enum hal_printer_reason reason;
    } cases[] = {
        {4, 0x72, HAL_REASON_PAPER_OUT},
        {2, 0x16, HAL_REASON_COVER_OPEN},
        {3, 0x1A, HAL_REASON_CUTTER},
        {1, 0x1A, HAL_REASON_OFFLINE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct printer_peer peer;
        printer_peer_start_tcp(&peer);
        printer_peer_set_reply(&peer, cases[i].n, cases[i].reply);
        struct bench *bench = set_up(peer.device, "generic-80");
        submit(bench, 1, 40);
        assert_done(bench, HAL_PRINT_FAILED, cases[i].reason, HAL_EVIDENCE_NONE);
        CU_ASSERT_EQUAL(printer_peer_commands(&peer), 0);
        CU_ASSERT_EQUAL(bench->client.status.reason, cases[i].reason);
        tear_down(bench);
        printer_peer_stop(&peer);
    }
}

static void a_printer_that_should_answer_and_does_not_is_absent(void)
{
    struct printer_peer peer;
    printer_peer_start_tcp(&peer);
    printer_peer_set_faults(&peer, (struct printer_peer_faults){.mute = true});
    struct bench *bench = set_up(peer.device, "generic-80");
    submit(bench, 1, 40);
    assert_done(bench, HAL_PRINT_FAILED, HAL_REASON_NO_ANSWER, HAL_EVIDENCE_NONE);
    CU_ASSERT_FALSE(bench->client.status.present);
    CU_ASSERT_EQUAL(printer_peer_commands(&peer), 0);
    tear_down(bench);
    printer_peer_stop(&peer);
}

static void no_printer_at_all_fails_at_once(void)
{
    struct bench *bench = set_up("serial:///dev/none?baud=9600", "generic-80");
    submit(bench, 1, 40);
    assert_done(bench, HAL_PRINT_FAILED, HAL_REASON_DISCONNECTED, HAL_EVIDENCE_NONE);
    CU_ASSERT_EQUAL(bench->client.status_count, 0);
    tear_down(bench);
}

static void paper_that_ends_within_a_job_leaves_it_unknown(void)
{
    /* In the first strip, in a later one, and with the very last bytes. */
    static const long at[] = {10000, 30000, 46000};
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        struct printer_peer peer;
        printer_peer_start_tcp(&peer);
        printer_peer_set_faults(&peer, (struct printer_peer_faults){.paper_out_after = at[i]});
        struct bench *bench = set_up(peer.device, "generic-80");
        submit(bench, 1, 512);
        CU_ASSERT_TRUE_FATAL(wait_done(bench, 1));
        CU_ASSERT_EQUAL(bench->client.done[0].result, HAL_PRINT_UNKNOWN);
        CU_ASSERT_EQUAL(bench->client.done[0].reason, HAL_REASON_PAPER_OUT);
        CU_ASSERT_EQUAL(bench->client.status.paper, HAL_PAPER_OUT);
        tear_down(bench);
        printer_peer_stop(&peer);
    }
}

static void a_missing_completion_is_not_printed(void)
{
    struct printer_peer peer;
    printer_peer_start_tcp(&peer);
    printer_peer_set_faults(&peer, (struct printer_peer_faults){.no_gs_h = true});
    struct bench *bench = set_up(peer.device, "epson-80");
    submit(bench, 1, 8);
    assert_done(bench, HAL_PRINT_UNKNOWN, HAL_REASON_NO_ANSWER, HAL_EVIDENCE_WRITTEN);
    tear_down(bench);
    printer_peer_stop(&peer);
}

/* The line may break at any byte: the result may say printed only when the printer cut, and failed
 * only when it got no command of the job. */
static void a_line_that_breaks_at_any_byte_never_lies(void)
{
    for (long at = 1; at < 9216 + 5 + 12 + 3 * 72 + 60; at += at < 9200 ? 611 : 7) {
        struct printer_peer peer;
        printer_peer_start_tcp(&peer);
        printer_peer_set_faults(&peer, (struct printer_peer_faults){.disconnect_after = at});
        struct bench *bench = set_up(peer.device, "generic-80");
        submit(bench, 1, 3);
        CU_ASSERT_TRUE_FATAL(wait_done(bench, 1));
        stop(bench);
        enum hal_print_result result = bench->client.done[0].result;
        if (result == HAL_PRINT_PRINTED)
            CU_ASSERT(printer_peer_cuts(&peer) >= 1);
        if (result == HAL_PRINT_FAILED)
            CU_ASSERT_EQUAL(printer_peer_commands(&peer), 0);
        CU_ASSERT(printer_peer_cuts(&peer) <= 1);
        tear_down(bench);
        printer_peer_stop(&peer);
    }
}

/* A printer without GS r is watched while the paper moves; whoever answers behind a new line says
 * nothing of a job that went over the old one. */
static void a_line_that_breaks_while_it_prints_leaves_it_unknown(void)
{
    struct printer_peer peer;
    printer_peer_start_tcp(&peer);
    printer_peer_set_faults(&peer, (struct printer_peer_faults){.no_gs_r = true});
    struct bench *bench = set_up(peer.device, "generic-80");
    submit(bench, 1, 8);
    assert_done(bench, HAL_PRINT_PRINTED, HAL_REASON_NONE, HAL_EVIDENCE_STATUS);
    submit(bench, 2, 800);
    CU_ASSERT_TRUE_FATAL(printer_peer_wait_cuts(&peer, 2));
    /* The four questions of one look. */
    CU_ASSERT_TRUE_FATAL(printer_peer_wait_bytes(&peer, printer_peer_count(&peer) + 12));
    printer_peer_hang_up(&peer);
    CU_ASSERT_TRUE_FATAL(wait_done(bench, 2));
    CU_ASSERT_EQUAL(bench->client.done[1].result, HAL_PRINT_UNKNOWN);
    CU_ASSERT_EQUAL(bench->client.done[1].reason, HAL_REASON_DISCONNECTED);
    tear_down(bench);
    printer_peer_stop(&peer);
}

static void the_end_of_the_program_ends_a_hanging_job(void)
{
    struct printer_peer peer;
    printer_peer_start_tcp(&peer);
    printer_peer_set_faults(&peer, (struct printer_peer_faults){.stall_after = 12000});
    struct bench *bench = set_up(peer.device, "generic-80");
    submit(bench, 1, 4000);
    submit(bench, 2, 8);
    CU_ASSERT_TRUE_FATAL(printer_peer_wait_bytes(&peer, 12000));
    stop(bench);
    CU_ASSERT_EQUAL_FATAL(bench->client.done_count, 2);
    CU_ASSERT_EQUAL(bench->client.done[0].result, HAL_PRINT_UNKNOWN);
    CU_ASSERT_EQUAL(bench->client.done[0].reason, HAL_REASON_CANCELLED);
    CU_ASSERT_EQUAL(bench->client.done[1].id, 2);
    CU_ASSERT_EQUAL(bench->client.done[1].result, HAL_PRINT_FAILED);
    CU_ASSERT_EQUAL(bench->client.done[1].reason, HAL_REASON_CANCELLED);
    tear_down(bench);
    printer_peer_stop(&peer);
}

static void a_full_queue_is_an_answer(void)
{
    struct printer_peer peer;
    printer_peer_start_tcp(&peer);
    printer_peer_set_faults(&peer, (struct printer_peer_faults){.stall_after = 12000});
    struct bench *bench = set_up(peer.device, "generic-80");
    submit(bench, 0, 4000);
    CU_ASSERT_TRUE_FATAL(printer_peer_wait_bytes(&peer, 12000));
    for (uint64_t id = 1; id <= 8; id++)
        submit(bench, id, 1);
    struct hal_print_job *late = make_job(9, 1);
    CU_ASSERT_EQUAL(hal_printer_submit(bench->printer, late), ERR_BUSY);
    hal_print_job_destroy(late);
    stop(bench);
    CU_ASSERT_EQUAL(bench->client.done_count, 9);
    tear_down(bench);
    printer_peer_stop(&peer);
}

static void a_printer_that_comes_back_is_used_again(void)
{
    struct printer_peer peer;
    printer_peer_start_tcp(&peer);
    struct bench *bench = set_up(peer.device, "generic-80");
    CU_ASSERT_TRUE_FATAL(wait_reason(bench, HAL_REASON_NONE));
    printer_peer_hang_up(&peer);
    CU_ASSERT_TRUE_FATAL(wait_reason(bench, HAL_REASON_DISCONNECTED));
    int64_t before = hal_port_now_ms();
    CU_ASSERT_TRUE_FATAL(wait_reason(bench, HAL_REASON_NONE));
    CU_ASSERT(hal_port_now_ms() - before < AT_ONCE_MS);
    submit(bench, 1, 8);
    assert_done(bench, HAL_PRINT_PRINTED, HAL_REASON_NONE, HAL_EVIDENCE_PROCESSED);
    CU_ASSERT_EQUAL(printer_peer_connections(&peer), 2);
    tear_down(bench);
    printer_peer_stop(&peer);
}

static void trouble_that_ends_is_noticed_without_a_job(void)
{
    struct printer_peer peer;
    printer_peer_start_tcp(&peer);
    printer_peer_set_reply(&peer, 2, 0x16);
    struct bench *bench = set_up(peer.device, "generic-80");
    CU_ASSERT_TRUE_FATAL(wait_reason(bench, HAL_REASON_COVER_OPEN));
    printer_peer_set_reply(&peer, 2, 0x12);
    CU_ASSERT_TRUE_FATAL(wait_reason(bench, HAL_REASON_NONE));
    CU_ASSERT_EQUAL(bench->client.status.paper, HAL_PAPER_OK);
    tear_down(bench);
    printer_peer_stop(&peer);
}

void suite_printer(void)
{
    static const CU_TestInfo tests[] = {
        {"configs are checked", configs_are_checked},
        {"names of reasons are all there", names_of_reasons_are_all_there},
        {"a probe asks without a thread", a_probe_asks_without_a_thread},
        {"a job is printed with the best evidence", a_job_is_printed_with_the_best_evidence},
        {"a serial line and a file print too", a_serial_line_and_a_file_print_too},
        {"a printer in trouble gets nothing", a_printer_in_trouble_gets_nothing},
        {"a silent printer is absent", a_printer_that_should_answer_and_does_not_is_absent},
        {"no printer at all fails at once", no_printer_at_all_fails_at_once},
        {"paper that ends within a job", paper_that_ends_within_a_job_leaves_it_unknown},
        {"a missing completion is not printed", a_missing_completion_is_not_printed},
        {"a line that breaks never lies", a_line_that_breaks_at_any_byte_never_lies},
        {"a line that breaks while it prints",
         a_line_that_breaks_while_it_prints_leaves_it_unknown},
        {"the end ends a hanging job", the_end_of_the_program_ends_a_hanging_job},
        {"a full queue is an answer", a_full_queue_is_an_answer},
        {"a printer that comes back is used", a_printer_that_comes_back_is_used_again},
        {"trouble that ends is noticed", trouble_that_ends_is_noticed_without_a_job},
        CU_TEST_INFO_NULL,
    };
    unit_add("printer", tests);
}
