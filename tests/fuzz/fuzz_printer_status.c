/* What a printer answers, read as every kind of reply there is. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "hal/drivers/printer_escpos_status.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct printer_escpos_status replies = {0};
    struct printer_escpos_status_completion wanted = {.id = {'A', 'B', 'C', 'D'}};
    struct hal_printer_status status;
    size_t kind = 0;
    for (size_t i = 0; i < size; i++) {
        if (printer_escpos_status_is_reply(data[i])) {
            assert(!printer_escpos_status_is_processed(data[i]));
            replies.reply[kind++ % PRINTER_ESCPOS_STATUS_KINDS] = data[i];
        }
        bool complete = printer_escpos_status_completes(&wanted, data[i]);
        bool there = i >= 6 && memcmp(data + i - 6,
                                      "\x37\x22"
                                      "ABCD\0",
                                      7) == 0;
        assert(complete == there);
    }
    printer_escpos_status_parse(&replies, &status);
    assert(status.present && status.ready == (status.reason == HAL_REASON_NONE));
    assert(status.paper != HAL_PAPER_OUT || !status.ready);
    return 0;
}
