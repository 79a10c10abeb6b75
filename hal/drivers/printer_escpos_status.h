/*
 * What an ESC/POS printer answers, read byte by byte: pure functions, no line.
 *
 * Thread: any. Source: reference/hardware.md section 1 (DLE EOT, GS r, GS ( H).
 */
#ifndef HAL_DRIVERS_PRINTER_ESCPOS_STATUS_H
#define HAL_DRIVERS_PRINTER_ESCPOS_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hal/hal_printer.h"

#define PRINTER_ESCPOS_STATUS_KINDS 4

/* The replies to DLE EOT 1 to 4; 0, which no reply is, where it was not asked. */
struct printer_escpos_status {
    uint8_t reply[PRINTER_ESCPOS_STATUS_KINDS];
};

/* True for a byte that can be the reply to DLE EOT n. */
bool printer_escpos_status_is_reply(uint8_t byte);

/* True for a byte that can be the reply to GS r 1. */
bool printer_escpos_status_is_processed(uint8_t byte);

/* True when the reply to DLE EOT 1 says off-line. */
bool printer_escpos_status_is_offline(uint8_t reply);

/* Puts the replies together; `present` becomes true. */
void printer_escpos_status_parse(const struct printer_escpos_status *replies,
                                 struct hal_printer_status *out);

/* The reply to GS ( H: 37 22 d1 d2 d3 d4 00, among other bytes. */
#define PRINTER_ESCPOS_STATUS_ID_BYTES 4
struct printer_escpos_status_completion {
    uint8_t id[PRINTER_ESCPOS_STATUS_ID_BYTES];
    size_t matched; /* bytes of the reply seen so far */
};

/* Takes the next byte; true when it ends the reply with this id. */
bool printer_escpos_status_completes(struct printer_escpos_status_completion *wanted, uint8_t byte);

#endif
