#include "hal/drivers/printer_escpos_line.h"

#include <string.h>

#include "hal/ports/port.h"

/* Sends a question, then gives every byte that comes back to `take` until it is content. */
static enum err ask(struct hal_port *port, const uint8_t *question, size_t count, int timeout_ms,
                    bool (*take)(void *context, uint8_t byte), void *context)
{
    int64_t deadline_ms = hal_port_now_ms() + timeout_ms;
    hal_port_drain(port);
    enum err err = hal_port_write(port, question, count, timeout_ms, NULL);
    while (err == OK) {
        uint8_t bytes[64];
        size_t got = 0;
        err = hal_port_read(port, bytes, sizeof bytes, hal_port_left_ms(deadline_ms), &got);
        for (size_t i = 0; err == OK && i < got; i++)
            if (take(context, bytes[i]))
                return OK;
        if (err == OK && hal_port_left_ms(deadline_ms) == 0)
            err = ERR_TIMEOUT;
    }
    return err;
}

static bool take_status(void *context, uint8_t byte)
{
    uint8_t *reply = context;
    *reply = byte;
    return printer_escpos_status_is_reply(byte);
}

enum err printer_escpos_line_ask_status(struct hal_port *port, int n, int timeout_ms,
                                        uint8_t *reply)
{
    const uint8_t question[] = {0x10, 0x04, (uint8_t)n};
    return ask(port, question, sizeof question, timeout_ms, take_status, reply);
}

static bool take_processed(void *context, uint8_t byte)
{
    (void)context;
    return printer_escpos_status_is_processed(byte);
}

enum err printer_escpos_line_ask_processed(struct hal_port *port, int timeout_ms)
{
    static const uint8_t question[] = {0x1D, 'r', 1};
    return ask(port, question, sizeof question, timeout_ms, take_processed, NULL);
}

static bool take_completion(void *context, uint8_t byte)
{
    return printer_escpos_status_completes(context, byte);
}

enum err printer_escpos_line_ask_completed(struct hal_port *port, int timeout_ms,
                                           const uint8_t id[PRINTER_ESCPOS_STATUS_ID_BYTES])
{
    uint8_t question[] = {0x1D, '(', 'H', 6, 0, 0x30, 0x30, 0, 0, 0, 0};
    struct printer_escpos_status_completion wanted = {.matched = 0};
    memcpy(question + 7, id, PRINTER_ESCPOS_STATUS_ID_BYTES);
    memcpy(wanted.id, id, PRINTER_ESCPOS_STATUS_ID_BYTES);
    return ask(port, question, sizeof question, timeout_ms, take_completion, &wanted);
}
