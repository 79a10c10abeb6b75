#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/services/catalog/catalog.h"
#include "app/services/queue/day.h"
#include "app/services/queue/reserve.h"
#include "app/services/queue/ticket.h"
#include "app/services/sync/outbox.h"
#include "app/store/internal.h"
#include "tests/unit/unit.h"

/* 2026-11-20 09:00 in China. */
#define MORNING_MS (INT64_C(1795136400000))

static const struct catalog_window windows[] = {{.code = "1", .open = true}};
static const struct catalog_service services[] = {
    {.code = "A",
     .windows = {0},
     .window_count = 1,
     .average_minutes = 5,
     .classes = {{.code = "normal", .name = "普通"}, {.code = "elderly", .name = "老年人"}},
     .class_count = 2},
    {.code = "B",
     .windows = {0},
     .window_count = 1,
     .daily_limit = 2,
     .classes = {{.code = "normal", .name = "普通"}},
     .class_count = 1},
};
static const struct catalog catalog = {
    .windows = windows, .window_count = 1, .services = services, .service_count = 2};

struct bench {
    const char *dir;
    struct day day;
    struct reserve reserve;
    struct ticket_book book;
    struct ticket_moment moment;
};

static enum err start(struct bench *bench)
{
    char msg[ERR_MSG_BYTES];
    struct day_reading now = {.wall_ms = MORNING_MS, .mono_ms = 1, .local_day = 20777};
    enum err err = store_open(&bench->book.store, bench->dir, msg);
    if (err == OK)
        err = day_load(&bench->day, bench->book.store, &now);
    if (err == OK)
        err = reserve_load(&bench->reserve, bench->dir);
    if (err == OK)
        err = id_create(bench->book.boot);
    bench->book.day = &bench->day;
    bench->book.reserve = &bench->reserve;
    bench->book.kiosk_id = "test";
    bench->moment = (struct ticket_moment){
        .wall_ms = MORNING_MS, .mono_ms = 1, .calls_heard = true, .minutes_per_visit = 5.0};
    return err == OK ? ticket_book_open(&bench->book, MORNING_MS) : err;
}

static void set_up(struct bench *bench)
{
    memset(bench, 0, sizeof *bench);
    bench->dir = unit_temp_dir();
    UNIT_OK(start(bench));
}

static void stop(struct bench *bench)
{
    store_close(bench->book.store);
    bench->book.store = NULL;
}

static enum err take(struct bench *bench, const char *service, const char *class_code,
                     struct ticket *out)
{
    struct ticket_request request = {.print = true};
    bool fresh;
    enum err err = id_create(request.id);
    snprintf(request.service, sizeof request.service, "%s", service);
    snprintf(request.class_code, sizeof request.class_code, "%s", class_code);
    return err == OK ? ticket_issue(&bench->book, &catalog, &request, &bench->moment,
                                    TICKET_PRINTING, out, &fresh)
                     : err;
}

static void remove_database(const struct bench *bench)
{
    static const char *const names[] = {"kiosk.db", "kiosk.db-wal", "kiosk.db-shm"};
    for (size_t i = 0; i < 3; i++) {
        char path[400];
        snprintf(path, sizeof path, "%s/%s", bench->dir, names[i]);
        unlink(path);
    }
}

static void numbers_run_on_per_service(void)
{
    struct bench bench;
    struct ticket ticket;
    set_up(&bench);
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_STRING_EQUAL(ticket.label, "A001");
    UNIT_OK(take(&bench, "B", "normal", &ticket));
    CU_ASSERT_STRING_EQUAL(ticket.label, "B001");
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_STRING_EQUAL(ticket.label, "A002");
    CU_ASSERT_STRING_EQUAL(ticket.business_day, "2026-11-20");
    CU_ASSERT_EQUAL(ticket.ahead, 1);
    CU_ASSERT_EQUAL(ticket.wait_min, 5);
    stop(&bench);
}

/* Each page is written to the log and waited for. */
static void a_ticket_writes_few_pages(void)
{
    struct bench bench;
    struct ticket ticket;
    int most = 0;
    set_up(&bench);
    int begin = bench.book.store->log_pages;
    for (int i = 0; i < 100; i++) {
        int before = bench.book.store->log_pages;
        UNIT_OK(take(&bench, "A", i % 4 == 0 ? "elderly" : "normal", &ticket));
        int written = bench.book.store->log_pages - before;
        CU_ASSERT(written > 0);
        most = written > most ? written : most;
    }
    CU_ASSERT(bench.book.store->log_pages - begin <= 8 * 100);
    /* Where a full page becomes two, its neighbours are in it. */
    CU_ASSERT(most <= 12);
    stop(&bench);
}

static void what_is_foreseen_comes(void)
{
    struct bench bench;
    struct ticket foreseen;
    struct ticket issued;
    bool fresh;
    static const char *const classes[] = {"normal", "elderly", "elderly", "normal"};
    set_up(&bench);
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        struct ticket_request request = {.service = "A", .print = true};
        UNIT_OK(id_create(request.id));
        strcpy(request.class_code, classes[i]);
        int pages = bench.book.store->log_pages;
        UNIT_OK(ticket_foresee(&bench.book, &catalog, &request, &bench.moment, TICKET_PRINTING,
                               &foreseen));
        CU_ASSERT_EQUAL(bench.book.store->log_pages, pages);
        UNIT_OK(ticket_issue(&bench.book, &catalog, &request, &bench.moment, TICKET_PRINTING,
                             &issued, &fresh));
        foreseen.sequence = issued.sequence;
        CU_ASSERT_EQUAL(memcmp(&foreseen, &issued, sizeof issued), 0);
        CU_ASSERT_EQUAL(ticket_foresee(&bench.book, &catalog, &request, &bench.moment,
                                       TICKET_PRINTING, &foreseen),
                        ERR_EXISTS);
    }
    stop(&bench);
}

static void a_band_that_runs_out_continues(void)
{
    struct bench bench;
    struct ticket ticket;
    set_up(&bench);
    UNIT_OK(store_execute(bench.book.store,
                          "INSERT INTO series (business_day, service, last_number) "
                          "VALUES (20777, 'A', 998)"));
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_STRING_EQUAL(ticket.label, "A999");
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_STRING_EQUAL(ticket.label, "A1000");
    stop(&bench);
}

static void the_same_request_gives_the_same_ticket(void)
{
    struct bench bench;
    struct ticket first;
    struct ticket second;
    struct ticket_request request = {.service = "A", .class_code = "normal", .print = true};
    bool fresh;
    int64_t pending;
    int64_t parked;
    set_up(&bench);
    UNIT_OK(id_create(request.id));
    UNIT_OK(ticket_issue(&bench.book, &catalog, &request, &bench.moment, TICKET_PRINTING, &first,
                         &fresh));
    CU_ASSERT_TRUE(fresh);
    UNIT_OK(ticket_issue(&bench.book, &catalog, &request, &bench.moment, TICKET_PRINTING, &second,
                         &fresh));
    CU_ASSERT_FALSE(fresh);
    CU_ASSERT_STRING_EQUAL(first.id, second.id);
    UNIT_OK(outbox_count(bench.book.store, &pending, &parked));
    CU_ASSERT_EQUAL(pending, 1);
    stop(&bench);
}

static void priority_goes_before_the_ordinary_class(void)
{
    struct bench bench;
    struct ticket ticket;
    set_up(&bench);
    for (int i = 0; i < 3; i++)
        UNIT_OK(take(&bench, "A", "normal", &ticket));
    UNIT_OK(take(&bench, "A", "elderly", &ticket));
    CU_ASSERT_EQUAL(ticket.ahead, 0);
    CU_ASSERT_EQUAL(ticket.wait_min, 0);
    UNIT_OK(take(&bench, "A", "elderly", &ticket));
    CU_ASSERT_EQUAL(ticket.ahead, 1);
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_EQUAL(ticket.ahead, 5);
    stop(&bench);
}

static void without_calls_the_figures_say_so(void)
{
    struct bench bench;
    struct ticket ticket;
    set_up(&bench);
    bench.moment.calls_heard = false;
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_TRUE(ticket.ahead_exact);
    CU_ASSERT_EQUAL(ticket.wait_min, 0);
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_FALSE(ticket.ahead_exact);
    CU_ASSERT_EQUAL(ticket.ahead, 1);
    CU_ASSERT_EQUAL(ticket.wait_min, -1);
    stop(&bench);
}

static void called_tickets_wait_no_longer(void)
{
    struct bench bench;
    struct ticket first;
    struct ticket second;
    struct ticket_counts counts[2];
    char label[TICKET_LABEL_BYTES];
    struct ticket_called called;
    set_up(&bench);
    UNIT_OK(take(&bench, "A", "normal", &first));
    UNIT_OK(take(&bench, "A", "elderly", &second));
    UNIT_OK(ticket_call(&bench.book, first.id, MORNING_MS, &called));
    CU_ASSERT_TRUE(called.called);
    CU_ASSERT_FALSE(called.priority);
    CU_ASSERT_STRING_EQUAL(called.service, "A");
    UNIT_OK(ticket_call(&bench.book, first.id, MORNING_MS, &called));
    CU_ASSERT_FALSE(called.called);
    UNIT_OK(ticket_call(&bench.book, "nobody", MORNING_MS, &called));
    CU_ASSERT_FALSE(called.called);
    UNIT_OK(ticket_count(&bench.book, &catalog, counts, label));
    CU_ASSERT_EQUAL(counts[0].issued, 2);
    CU_ASSERT_EQUAL(counts[0].waiting, 1);
    CU_ASSERT_EQUAL(counts[0].waiting_priority, 1);
    CU_ASSERT_STRING_EQUAL(label, "A002");
    stop(&bench);
}

static void the_daily_limit_holds_and_costs_no_number(void)
{
    struct bench bench;
    struct ticket ticket;
    set_up(&bench);
    UNIT_OK(take(&bench, "B", "normal", &ticket));
    UNIT_OK(take(&bench, "B", "normal", &ticket));
    CU_ASSERT_EQUAL(take(&bench, "B", "normal", &ticket), ERR_SERVICE_FULL);
    CU_ASSERT_EQUAL(take(&bench, "B", "normal", &ticket), ERR_SERVICE_FULL);
    CU_ASSERT_EQUAL(take(&bench, "C", "normal", &ticket), ERR_NOT_FOUND);
    CU_ASSERT_EQUAL(take(&bench, "B", "elderly", &ticket), ERR_NOT_FOUND);
    struct ticket_request request = {.service = "B", .class_code = "normal"};
    bool fresh = true;
    UNIT_OK(id_create(request.id));
    CU_ASSERT_EQUAL(ticket_issue(&bench.book, &catalog, &request, &bench.moment, TICKET_PRINTING,
                                 &ticket, &fresh),
                    ERR_SERVICE_FULL);
    CU_ASSERT_FALSE(fresh);
    bench.day.business_day++;
    UNIT_OK(take(&bench, "B", "normal", &ticket));
    CU_ASSERT_STRING_EQUAL(ticket.label, "B001");
    stop(&bench);
}

static void each_state_has_its_event(void)
{
    struct bench bench;
    struct ticket ticket;
    struct outbox_batch batch;
    set_up(&bench);
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    UNIT_OK(ticket_set_state(&bench.book, ticket.id, TICKET_FAILED, "paper-out", 0, MORNING_MS,
                             &ticket));
    CU_ASSERT_EQUAL(ticket.state, TICKET_FAILED);
    CU_ASSERT_STRING_EQUAL(ticket.reason, "paper-out");
    UNIT_OK(ticket_set_state(&bench.book, ticket.id, TICKET_PRINTING, "", 0, MORNING_MS, &ticket));
    CU_ASSERT_EQUAL(ticket.prints, 2);
    UNIT_OK(ticket_set_state(&bench.book, ticket.id, TICKET_PRINTED, "", 2, MORNING_MS, &ticket));
    CU_ASSERT_EQUAL(
        ticket_set_state(&bench.book, "nobody", TICKET_PRINTED, "", 2, MORNING_MS, &ticket),
        ERR_NOT_FOUND);
    UNIT_OK(outbox_batch_create(bench.book.store, "/kiosk/test", 10, &batch));
    CU_ASSERT_EQUAL(batch.count, 4);
    static const char *const types[] = {"ticket.issued", "ticket.failed", "ticket.printing",
                                        "ticket.printed"};
    for (size_t i = 0; i < 4; i++)
        CU_ASSERT_PTR_NOT_NULL(strstr(batch.body, types[i]));
    CU_ASSERT_PTR_NOT_NULL(strstr(batch.body, "\"business_day\":\"2026-11-20\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(batch.body, "\"clock_trusted\":true"));
    outbox_batch_fini(&batch);
    stop(&bench);
}

static void what_a_crash_left_becomes_unknown(void)
{
    struct bench bench;
    struct ticket ticket;
    struct ticket_request request = {.service = "A", .class_code = "normal"};
    bool fresh;
    set_up(&bench);
    UNIT_OK(id_create(request.id));
    UNIT_OK(ticket_issue(&bench.book, &catalog, &request, &bench.moment, TICKET_PRINTING, &ticket,
                         &fresh));
    stop(&bench);
    UNIT_OK(start(&bench));
    UNIT_OK(ticket_issue(&bench.book, &catalog, &request, &bench.moment, TICKET_PRINTING, &ticket,
                         &fresh));
    CU_ASSERT_FALSE(fresh);
    CU_ASSERT_EQUAL(ticket.state, TICKET_UNKNOWN);
    CU_ASSERT_STRING_EQUAL(ticket.reason, "interrupted");
    stop(&bench);
}

static void a_restart_goes_on_without_a_gap(void)
{
    struct bench bench;
    struct ticket ticket;
    set_up(&bench);
    for (int i = 1; i <= 5; i++) {
        UNIT_OK(take(&bench, "A", "normal", &ticket));
        CU_ASSERT_EQUAL(ticket.number, i);
        stop(&bench);
        UNIT_OK(start(&bench));
    }
    stop(&bench);
}

static void a_lost_database_repeats_no_number(void)
{
    struct bench bench;
    struct ticket ticket;
    set_up(&bench);
    for (int i = 0; i < 3; i++)
        UNIT_OK(take(&bench, "A", "normal", &ticket));
    stop(&bench);
    remove_database(&bench);
    UNIT_OK(start(&bench));
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_EQUAL(ticket.number, RESERVE_BLOCK + 1);
    stop(&bench);
}

static void an_older_copy_of_the_database_repeats_no_number(void)
{
    struct bench bench;
    struct ticket ticket;
    char copy[400];
    char path[400];
    char msg[ERR_MSG_BYTES];
    set_up(&bench);
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    snprintf(copy, sizeof copy, "%s/copy", bench.dir);
    UNIT_OK(store_backup(bench.book.store, copy, msg));
    stop(&bench);
    UNIT_OK(start(&bench));
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_EQUAL(ticket.number, 2);
    stop(&bench);
    remove_database(&bench);
    snprintf(path, sizeof path, "%s/kiosk.db", bench.dir);
    CU_ASSERT_EQUAL(rename(copy, path), 0);
    UNIT_OK(start(&bench));
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_EQUAL(ticket.number, RESERVE_BLOCK + 1);
    stop(&bench);
}

static void a_damaged_database_goes_on_behind_the_reserve(void)
{
    struct bench bench;
    struct ticket ticket;
    set_up(&bench);
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    UNIT_OK(reserve_set_suspect(&bench.reserve));
    stop(&bench);
    UNIT_OK(start(&bench));
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_EQUAL(ticket.number, RESERVE_BLOCK + 1);
    stop(&bench);
    UNIT_OK(start(&bench));
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    CU_ASSERT_EQUAL(ticket.number, RESERVE_BLOCK + 2);
    stop(&bench);
}

static void old_days_are_forgotten(void)
{
    struct bench bench;
    struct ticket ticket;
    struct ticket_counts counts[2];
    char label[TICKET_LABEL_BYTES];
    set_up(&bench);
    UNIT_OK(take(&bench, "A", "normal", &ticket));
    UNIT_OK(ticket_forget_before(&bench.book, 20777));
    UNIT_OK(ticket_count(&bench.book, &catalog, counts, label));
    CU_ASSERT_EQUAL(counts[0].issued, 1);
    UNIT_OK(ticket_forget_before(&bench.book, 20778));
    UNIT_OK(ticket_count(&bench.book, &catalog, counts, label));
    CU_ASSERT_EQUAL(counts[0].issued, 0);
    stop(&bench);
}

void suite_ticket(void)
{
    static const CU_TestInfo tests[] = {
        {"numbers run on per service", numbers_run_on_per_service},
        {"a ticket writes few pages", a_ticket_writes_few_pages},
        {"what is foreseen comes", what_is_foreseen_comes},
        {"a band that runs out continues", a_band_that_runs_out_continues},
        {"the same request gives the same ticket", the_same_request_gives_the_same_ticket},
        {"priority goes before the ordinary class", priority_goes_before_the_ordinary_class},
        {"without calls the figures say so", without_calls_the_figures_say_so},
        {"called tickets wait no longer", called_tickets_wait_no_longer},
        {"the daily limit holds", the_daily_limit_holds_and_costs_no_number},
        {"each state has its event", each_state_has_its_event},
        {"what a crash left becomes unknown", what_a_crash_left_becomes_unknown},
        {"a restart goes on without a gap", a_restart_goes_on_without_a_gap},
        {"a lost database repeats no number", a_lost_database_repeats_no_number},
        {"an older copy repeats no number", an_older_copy_of_the_database_repeats_no_number},
        {"a damaged database goes on behind", a_damaged_database_goes_on_behind_the_reserve},
        {"old days are forgotten", old_days_are_forgotten},
        CU_TEST_INFO_NULL,
    };
    unit_add("ticket", tests);
}
