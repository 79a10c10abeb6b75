/*
 * Questions to an ESC/POS printer and their answers. Asked between commands only, never inside an
 * image; what arrived before the question is thrown away, because it may answer an older one.
 *
 * Thread: the printer's. Errors: ERR_TIMEOUT without an answer, ERR_IO when the line is gone,
 * ERR_CANCELLED. Source: reference/hardware.md section 1.
 */
#ifndef HAL_DRIVERS_PRINTER_ESCPOS_LINE_H
#define HAL_DRIVERS_PRINTER_ESCPOS_LINE_H

#include <stdint.h>

#include "app/base/err.h"
#include "hal/drivers/printer_escpos_status.h"

struct hal_port;

/* A line that takes or gives nothing for this long while a job is sent has stalled. */
#define PRINTER_ESCPOS_LINE_STALL_MS 5000

/* DLE EOT n, n from 1 to 4. */
enum err printer_escpos_line_ask_status(struct hal_port *port, int n, int timeout_ms,
                                        uint8_t *reply) must_use;

/* GS r 1: OK once everything sent before was processed. */
enum err printer_escpos_line_ask_processed(struct hal_port *port, int timeout_ms) must_use;

/* GS ( H: OK once everything sent before was printed. The id's bytes are 32 to 126. */
enum err
printer_escpos_line_ask_completed(struct hal_port *port, int timeout_ms,
                                  const uint8_t id[PRINTER_ESCPOS_STATUS_ID_BYTES]) must_use;

#endif
