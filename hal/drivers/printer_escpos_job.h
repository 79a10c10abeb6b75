/*
 * A print job as ESC/POS commands, sent in pieces that the printer's buffer can take.
 *
 * Thread: the printer's. Source: reference/hardware.md section 1.
 */
#ifndef HAL_DRIVERS_PRINTER_ESCPOS_JOB_H
#define HAL_DRIVERS_PRINTER_ESCPOS_JOB_H

#include <stdbool.h>

#include "app/base/err.h"
#include "hal/hal_printer.h"

struct hal_port;

/* Sends the job, and waits until it left us. A printer that answers is asked between commands
 * whether it is still on-line; ERR_REFUSED when it is not: the rest is not sent, so that it cannot
 * come out later. Other errors as hal_port_write; *sent is true when any byte left us. */
enum err printer_escpos_job_send(struct hal_port *port, const struct hal_printer_profile *profile,
                                 const struct hal_print_job *job, bool *sent) must_use;

/* ESC @, and no status without being asked. With `recover`, first enough NUL bytes to end an image
 * that was cut off; outside an image they do nothing. */
enum err printer_escpos_job_reset(struct hal_port *port, const struct hal_printer_profile *profile,
                                  bool recover) must_use;

#endif
