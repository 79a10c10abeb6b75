#include <string.h>

#include "hal/drivers/printer_escpos_status.h"
#include "tests/unit/unit.h"

static void only_status_bytes_are_replies(void)
{
    int replies = 0;
    for (int byte = 0; byte < 256; byte++)
        replies += printer_escpos_status_is_reply((uint8_t)byte);
    CU_ASSERT_EQUAL(replies, 16);
    CU_ASSERT_TRUE(printer_escpos_status_is_reply(0x12));
    CU_ASSERT_TRUE(printer_escpos_status_is_reply(0x7E));
    /* XON, XOFF, the first byte of an automatic status, the reply to GS r. */
    CU_ASSERT_FALSE(printer_escpos_status_is_reply(0x11));
    CU_ASSERT_FALSE(printer_escpos_status_is_reply(0x13));
    CU_ASSERT_FALSE(printer_escpos_status_is_reply(0x10));
    CU_ASSERT_FALSE(printer_escpos_status_is_reply(0x00));
    CU_ASSERT_TRUE(printer_escpos_status_is_processed(0x00));
    CU_ASSERT_FALSE(printer_escpos_status_is_processed(0x12));
}

static void replies_become_a_state(void)
{
    static const struct {
        uint8_t reply[4];
        bool ready;
        enum hal_paper paper;
        enum hal_printer_reason reason;
    } cases[] = {
        {{0x12, 0x12, 0x12, 0x12}, true, HAL_PAPER_OK, HAL_REASON_NONE},
        {{0x12, 0x12, 0x12, 0x1E}, true, HAL_PAPER_NEAR_END, HAL_REASON_NONE},
        {{0x1A, 0x32, 0x12, 0x72}, false, HAL_PAPER_OUT, HAL_REASON_PAPER_OUT},
        {{0x12, 0x12, 0x12, 0x72}, false, HAL_PAPER_OUT, HAL_REASON_PAPER_OUT},
        {{0x1A, 0x32, 0x12, 0x12}, false, HAL_PAPER_OUT, HAL_REASON_PAPER_OUT},
        /* The paper sensor is not believed while the cover is open. */
        {{0x1A, 0x16, 0x12, 0x72}, false, HAL_PAPER_UNKNOWN, HAL_REASON_COVER_OPEN},
        {{0x1A, 0x52, 0x1A, 0x12}, false, HAL_PAPER_OK, HAL_REASON_CUTTER},
        {{0x1A, 0x52, 0x32, 0x12}, false, HAL_PAPER_OK, HAL_REASON_ERROR},
        {{0x1A, 0x12, 0x52, 0x12}, false, HAL_PAPER_OK, HAL_REASON_ERROR},
        {{0x1A, 0x12, 0x12, 0x12}, false, HAL_PAPER_OK, HAL_REASON_OFFLINE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct printer_escpos_status replies;
        struct hal_printer_status status;
        memcpy(replies.reply, cases[i].reply, sizeof replies.reply);
        printer_escpos_status_parse(&replies, &status);
        CU_ASSERT_TRUE(status.present);
        CU_ASSERT_EQUAL(status.ready, cases[i].ready);
        CU_ASSERT_EQUAL(status.paper, cases[i].paper);
        CU_ASSERT_EQUAL(status.reason, cases[i].reason);
    }
}

static bool completes(const char *bytes, size_t count)
{
    struct printer_escpos_status_completion wanted = {.id = {'A', 'B', 'C', 'D'}};
    bool complete = false;
    for (size_t i = 0; i < count; i++)
        complete = printer_escpos_status_completes(&wanted, (uint8_t)bytes[i]) || complete;
    return complete;
}

static void a_completion_is_found_among_other_bytes(void)
{
    CU_ASSERT_TRUE(completes("\x37\x22"
                             "ABCD\0",
                             7));
    CU_ASSERT_TRUE(completes("\x12\x37\x37\x22"
                             "ABCD\0\x12",
                             10));
    CU_ASSERT_TRUE(completes("\x37\x22"
                             "ABCC\0\x37\x22"
                             "ABCD\0",
                             14));
    CU_ASSERT_FALSE(completes("\x37\x22"
                              "ABCC\0",
                              7));
    CU_ASSERT_FALSE(completes("\x37\x22"
                              "ABCD",
                              6));
    CU_ASSERT_FALSE(completes("ABCD\0", 5));
}

void suite_printer_escpos_status(void)
{
    static const CU_TestInfo tests[] = {
        {"only status bytes are replies", only_status_bytes_are_replies},
        {"replies become a state", replies_become_a_state},
        {"a completion is found among other bytes", a_completion_is_found_among_other_bytes},
        CU_TEST_INFO_NULL,
    };
    unit_add("printer_escpos_status", tests);
}
