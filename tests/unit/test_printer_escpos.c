#include <stdlib.h>
#include <string.h>

#include "hal/drivers.h"
#include "hal/ports/port.h"
#include "tests/unit/printer_peer.h"
#include "tests/unit/unit.h"

/* A driver with its line to a peer. */
struct bench {
    struct printer_peer peer;
    const struct hal_printer_ops *ops;
    const struct hal_printer_profile *profile;
    struct hal_port *port;
    void *driver;
};

static struct bench *set_up(const char *profile)
{
    char msg[ERR_MSG_BYTES];
    struct bench *bench = calloc(1, sizeof *bench);
    if (bench == NULL)
        abort();
    printer_peer_start_tcp(&bench->peer);
    bench->ops = drivers_find_printer("escpos");
    for (size_t i = 0; i < bench->ops->profile_count; i++)
        if (strcmp(bench->ops->profiles[i].name, profile) == 0)
            bench->profile = &bench->ops->profiles[i];
    bench->driver = calloc(1, bench->ops->priv_size);
    if (bench->profile == NULL || bench->driver == NULL ||
        hal_port_open(&bench->port, bench->peer.device, 2000, -1, msg) != OK)
        abort();
    return bench;
}

static void tear_down(struct bench *bench)
{
    hal_port_close(bench->port);
    printer_peer_stop(&bench->peer);
    free(bench->driver);
    free(bench);
}

static enum err print(struct bench *bench, struct hal_print_item *items, size_t count, bool *sent)
{
    const struct hal_print_job job = {.items = items, .item_count = count};
    return bench->ops->print(bench->driver, bench->port, bench->profile, &job, sent);
}

static void assert_received(struct bench *bench, size_t from, const void *bytes, size_t count)
{
    CU_ASSERT_TRUE_FATAL(printer_peer_wait_bytes(&bench->peer, from + count));
    CU_ASSERT_EQUAL(printer_peer_count(&bench->peer), from + count);
    CU_ASSERT_EQUAL(memcmp(bench->peer.bytes + from, bytes, count), 0);
}

static void text_is_sent_in_gb18030_with_its_style(void)
{
    static const uint8_t wanted[] = {
        0x1B, '@', 0x1D, 'a',  0,                              /* begin */
        0x1B, 'a', 1,    0x1B, 'E', 1,   0x1D, '!',  0x11,     /* centred, bold, double */
        0x1C, '&', 0xBA, 0xC5, ' ', '1', '\n', 0x1C, '.',      /* the text */
        0x1B, 'J', 255,  0x1B, 'J', 1,   0x1D, 'V',  66,   16, /* feed and cut */
    };
    uint8_t text[] = {0xBA, 0xC5, ' ', '1'};
    struct hal_print_item items[] = {
        {.kind = HAL_PRINT_TEXT,
         .align = HAL_ALIGN_CENTRE,
         .scale = 2,
         .bold = true,
         .bytes = text,
         .byte_count = sizeof text},
        {.kind = HAL_PRINT_FEED, .rows = 256},
        {.kind = HAL_PRINT_CUT, .rows = 16},
    };
    bool sent = false;
    struct bench *bench = set_up("generic-80");
    UNIT_OK(print(bench, items, 3, &sent));
    CU_ASSERT_TRUE(sent);
    assert_received(bench, 0, wanted, sizeof wanted);
    tear_down(bench);
}

static void images_go_in_strips_with_a_look_between(void)
{
    enum { ROWS = 130, ROW = 48, STRIP = 128 };
    static uint8_t dots[ROWS * ROW];
    struct hal_print_item image = {.kind = HAL_PRINT_IMAGE,
                                   .bytes = dots,
                                   .byte_count = sizeof dots,
                                   .width_dots = ROW * 8,
                                   .rows = ROWS};
    bool sent = false;
    struct bench *bench = set_up("generic-58");
    memset(dots, 0xAA, sizeof dots);
    UNIT_OK(print(bench, &image, 1, &sent));
    size_t at = 5;
    size_t total = at + 3 + 8 + STRIP * ROW + 3 + 8 + 2 * ROW;
    CU_ASSERT_TRUE_FATAL(printer_peer_wait_bytes(&bench->peer, total));
    const uint8_t *bytes = bench->peer.bytes + at;
    CU_ASSERT_EQUAL(memcmp(bytes,
                           "\x1B"
                           "a\0\x1Dv0\0\x30\0\x80\0",
                           11),
                    0);
    bytes += 11 + STRIP * ROW;
    CU_ASSERT_EQUAL(memcmp(bytes,
                           "\x10\x04\x01"
                           "\x1Dv0\0\x30\0\x02\0",
                           11),
                    0);
    CU_ASSERT_EQUAL(printer_peer_count(&bench->peer), total);
    tear_down(bench);
}

static void dots_never_read_as_a_real_time_command(void)
{
    uint8_t dots[] = {0x10, 0x04, 0x10, 0x14, 0x10, 0x05, 0x10, 0x10};
    static const uint8_t wanted[] = {0x18, 0x04, 0x18, 0x14, 0x18, 0x05, 0x10, 0x10};
    struct hal_print_item image = {.kind = HAL_PRINT_IMAGE,
                                   .bytes = dots,
                                   .byte_count = sizeof dots,
                                   .width_dots = 64,
                                   .rows = 1};
    bool sent = false;
    struct bench *bench = set_up("generic-80");
    UNIT_OK(print(bench, &image, 1, &sent));
    assert_received(bench, 5 + 3 + 8, wanted, sizeof wanted);
    tear_down(bench);
}

static void a_printer_that_goes_off_line_gets_no_more(void)
{
    static uint8_t dots[512 * 72];
    struct hal_print_item items[] = {{.kind = HAL_PRINT_IMAGE,
                                      .bytes = dots,
                                      .byte_count = sizeof dots,
                                      .width_dots = 576,
                                      .rows = 512},
                                     {.kind = HAL_PRINT_CUT}};
    bool sent = false;
    struct bench *bench = set_up("generic-80");
    printer_peer_set_faults(&bench->peer, (struct printer_peer_faults){.paper_out_after = 5000});
    CU_ASSERT_EQUAL(print(bench, items, 2, &sent), ERR_REFUSED);
    CU_ASSERT_TRUE(sent);
    CU_ASSERT(printer_peer_count(&bench->peer) < 10000);
    CU_ASSERT_EQUAL(printer_peer_cuts(&bench->peer), 0);
    tear_down(bench);
}

static void nothing_is_sent_on_a_dead_line(void)
{
    struct hal_print_item cut = {.kind = HAL_PRINT_CUT};
    bool sent = true;
    struct bench *bench = set_up("generic-80");
    CU_ASSERT_TRUE(printer_peer_wait_connections(&bench->peer, 1));
    printer_peer_hang_up(&bench->peer);
    CU_ASSERT_TRUE(hal_port_wait(bench->port, -1, 5000));
    CU_ASSERT_EQUAL(print(bench, &cut, 1, &sent), ERR_IO);
    CU_ASSERT_FALSE(sent);
    tear_down(bench);
}

static void a_query_reads_past_noise_and_old_answers(void)
{
    struct hal_printer_status status;
    struct bench *bench = set_up("generic-80");
    CU_ASSERT_TRUE(printer_peer_wait_connections(&bench->peer, 1));
    /* Old answers that would say cover open and paper end, an XOFF, an automatic status. */
    printer_peer_say(&bench->peer, "\x16\x72\x13\x10\x00\x0C\x00", 7);
    CU_ASSERT_TRUE(hal_port_wait(bench->port, -1, 5000));
    UNIT_OK(bench->ops->query(bench->driver, bench->port, bench->profile, 2000, &status));
    CU_ASSERT_TRUE(status.ready);
    printer_peer_set_reply(&bench->peer, 4, 0x1E);
    UNIT_OK(bench->ops->query(bench->driver, bench->port, bench->profile, 2000, &status));
    CU_ASSERT_EQUAL(status.paper, HAL_PAPER_NEAR_END);
    tear_down(bench);
}

static void a_mute_or_mad_printer_gives_no_status(void)
{
    struct hal_printer_status status;
    struct bench *bench = set_up("generic-80");
    printer_peer_set_reply(&bench->peer, 1, 0x81);
    CU_ASSERT_EQUAL(bench->ops->query(bench->driver, bench->port, bench->profile, 50, &status),
                    ERR_TIMEOUT);
    printer_peer_set_faults(&bench->peer, (struct printer_peer_faults){.mute = true});
    CU_ASSERT_EQUAL(bench->ops->query(bench->driver, bench->port, bench->profile, 50, &status),
                    ERR_TIMEOUT);
    printer_peer_hang_up(&bench->peer);
    CU_ASSERT_EQUAL(bench->ops->query(bench->driver, bench->port, bench->profile, 5000, &status),
                    ERR_IO);
    tear_down(bench);
}

static enum err confirm(struct bench *bench, int timeout_ms, enum hal_print_evidence *evidence)
{
    return bench->ops->confirm(bench->driver, bench->port, bench->profile, timeout_ms, evidence);
}

static void evidence_is_the_strongest_that_the_profile_has(void)
{
    enum hal_print_evidence evidence;
    struct bench *bench = set_up("epson-80");
    UNIT_OK(confirm(bench, 2000, &evidence));
    CU_ASSERT_EQUAL(evidence, HAL_EVIDENCE_COMPLETION_ID);
    printer_peer_set_faults(&bench->peer, (struct printer_peer_faults){.no_gs_h = true});
    CU_ASSERT_EQUAL(confirm(bench, 50, &evidence), ERR_TIMEOUT);
    CU_ASSERT_EQUAL(evidence, HAL_EVIDENCE_WRITTEN);
    tear_down(bench);

    bench = set_up("generic-80");
    UNIT_OK(confirm(bench, 2000, &evidence));
    CU_ASSERT_EQUAL(evidence, HAL_EVIDENCE_PROCESSED);
    tear_down(bench);

    bench = set_up("generic-80-silent");
    UNIT_OK(confirm(bench, 2000, &evidence));
    CU_ASSERT_EQUAL(evidence, HAL_EVIDENCE_WRITTEN);
    CU_ASSERT_EQUAL(printer_peer_count(&bench->peer), 0);
    tear_down(bench);
}

static void a_printer_without_gs_r_is_asked_once(void)
{
    enum hal_print_evidence evidence;
    struct bench *bench = set_up("generic-80");
    printer_peer_set_faults(&bench->peer, (struct printer_peer_faults){.no_gs_r = true});
    UNIT_OK(confirm(bench, 50, &evidence));
    CU_ASSERT_EQUAL(evidence, HAL_EVIDENCE_WRITTEN);
    size_t before = printer_peer_count(&bench->peer);
    UNIT_OK(confirm(bench, 50, &evidence));
    CU_ASSERT_EQUAL(printer_peer_count(&bench->peer), before);
    tear_down(bench);
}

static void only_a_cut_off_stream_is_recovered_with_nul_bytes(void)
{
    struct hal_print_item cut = {.kind = HAL_PRINT_CUT};
    bool sent = false;
    struct bench *bench = set_up("generic-80");
    enum { NULS = 128 * 72, RESET = 5 };
    /* The first time nobody knows what an earlier run left behind. */
    UNIT_OK(bench->ops->reset(bench->driver, bench->port, bench->profile));
    CU_ASSERT_TRUE_FATAL(printer_peer_wait_bytes(&bench->peer, NULS + RESET));
    CU_ASSERT_EQUAL(bench->peer.bytes[0], 0);
    CU_ASSERT_EQUAL(memcmp(bench->peer.bytes + NULS,
                           "\x1B@\x1D"
                           "a\0",
                           RESET),
                    0);
    UNIT_OK(bench->ops->reset(bench->driver, bench->port, bench->profile));
    assert_received(bench, NULS + RESET,
                    "\x1B@\x1D"
                    "a\0",
                    RESET);

    printer_peer_hang_up(&bench->peer);
    CU_ASSERT_TRUE(hal_port_wait(bench->port, -1, 5000));
    CU_ASSERT_EQUAL(print(bench, &cut, 1, &sent), ERR_IO);
    hal_port_close(bench->port);
    char msg[ERR_MSG_BYTES];
    CU_ASSERT_EQUAL_FATAL(hal_port_open(&bench->port, bench->peer.device, 2000, -1, msg), OK);
    UNIT_OK(bench->ops->reset(bench->driver, bench->port, bench->profile));
    CU_ASSERT_TRUE(printer_peer_wait_bytes(&bench->peer, 2 * (NULS + RESET) + RESET));
    tear_down(bench);
}

void suite_printer_escpos(void)
{
    static const CU_TestInfo tests[] = {
        {"text is sent in GB18030 with its style", text_is_sent_in_gb18030_with_its_style},
        {"images go in strips with a look between", images_go_in_strips_with_a_look_between},
        {"dots never read as a command", dots_never_read_as_a_real_time_command},
        {"an off-line printer gets no more", a_printer_that_goes_off_line_gets_no_more},
        {"nothing is sent on a dead line", nothing_is_sent_on_a_dead_line},
        {"a query reads past noise", a_query_reads_past_noise_and_old_answers},
        {"a mute or mad printer gives no status", a_mute_or_mad_printer_gives_no_status},
        {"evidence is the strongest there is", evidence_is_the_strongest_that_the_profile_has},
        {"a printer without GS r is asked once", a_printer_without_gs_r_is_asked_once},
        {"only a cut-off stream is recovered", only_a_cut_off_stream_is_recovered_with_nul_bytes},
        CU_TEST_INFO_NULL,
    };
    unit_add("printer_escpos", tests);
}
