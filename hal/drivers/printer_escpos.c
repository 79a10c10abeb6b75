#include "hal/hal_printer.h"

#include <string.h>

#include "hal/drivers/printer_escpos_job.h"
#include "hal/drivers/printer_escpos_line.h"
#include "hal/ports/port.h"

/* Zeroed when the program starts: then the printer may still stand in the middle of an image that
 * an earlier run was sending, as after any job that was cut off. */
struct escpos {
    bool in_step;  /* the printer is known to wait for a command */
    bool gs_r_off; /* GS r was not answered by a printer that is well: it does not know it */
    uint32_t last_id;
};

static enum err reset(void *driver, struct hal_port *port,
                      const struct hal_printer_profile *profile)
{
    struct escpos *escpos = driver;
    enum err err = printer_escpos_job_reset(port, profile, !escpos->in_step);
    escpos->in_step = err == OK;
    return err;
}

static enum err query(void *driver, struct hal_port *port,
                      const struct hal_printer_profile *profile, int timeout_ms,
                      struct hal_printer_status *status)
{
    (void)driver;
    (void)profile;
    struct printer_escpos_status replies = {0};
    int64_t deadline_ms = hal_port_now_ms() + timeout_ms;
    for (int n = 1; n <= PRINTER_ESCPOS_STATUS_KINDS; n++) {
        enum err err = printer_escpos_line_ask_status(port, n, hal_port_left_ms(deadline_ms),
                                                      &replies.reply[n - 1]);
        if (err != OK)
            return err;
    }
    printer_escpos_status_parse(&replies, status);
    return OK;
}

static enum err print(void *driver, struct hal_port *port,
                      const struct hal_printer_profile *profile, const struct hal_print_job *job,
                      bool *sent)
{
    struct escpos *escpos = driver;
    escpos->in_step = false;
    enum err err = printer_escpos_job_send(port, profile, job, sent);
    escpos->in_step = err == OK;
    return err;
}

/* Only letters: no byte of an id can be taken for anything else on the line. They go on from the
 * time, so that a late answer to an earlier run of the program fits no id of this one. */
static void next_id(struct escpos *escpos, uint8_t id[PRINTER_ESCPOS_STATUS_ID_BYTES])
{
    if (escpos->last_id == 0)
        escpos->last_id = (uint32_t)hal_port_now_ms();
    uint32_t rest = ++escpos->last_id;
    for (int i = PRINTER_ESCPOS_STATUS_ID_BYTES - 1; i >= 0; i--) {
        id[i] = (uint8_t)('A' + rest % 26);
        rest /= 26;
    }
}

static enum err confirm_processed(struct escpos *escpos, struct hal_port *port,
                                  const struct hal_printer_profile *profile, int timeout_ms,
                                  enum hal_print_evidence *evidence)
{
    struct hal_printer_status status;
    enum err err = printer_escpos_line_ask_processed(port, timeout_ms);
    if (err == OK)
        *evidence = HAL_EVIDENCE_PROCESSED;
    if (err != ERR_TIMEOUT)
        return err;
    err = query(escpos, port, profile, PRINTER_ESCPOS_LINE_STALL_MS, &status);
    escpos->gs_r_off = err == OK && status.ready;
    return err;
}

static enum err confirm(void *driver, struct hal_port *port,
                        const struct hal_printer_profile *profile, int timeout_ms,
                        enum hal_print_evidence *evidence)
{
    struct escpos *escpos = driver;
    uint8_t id[PRINTER_ESCPOS_STATUS_ID_BYTES];
    *evidence = HAL_EVIDENCE_WRITTEN;
    if (profile->completion_id) {
        next_id(escpos, id);
        enum err err = printer_escpos_line_ask_completed(port, timeout_ms, id);
        if (err == OK)
            *evidence = HAL_EVIDENCE_COMPLETION_ID;
        return err;
    }
    if (profile->processed && !escpos->gs_r_off)
        return confirm_processed(escpos, port, profile, timeout_ms, evidence);
    return OK;
}

/* The generic ones suit most receipt printers sold as "ESC/POS compatible"; `silent` ones are for
 * lines on which nothing comes back. No real printer was at hand: all are proven against
 * tests/sim/printer and the peer of the unit tests. */
static const struct hal_printer_profile profiles[] = {
    {.name = "generic-80",
     .width_dots = 576,
     .chunk_bytes = 1024,
     .strip_rows = 128,
     .chinese = true,
     .answers = true,
     .processed = true},
    {.name = "generic-58",
     .width_dots = 384,
     .chunk_bytes = 512,
     .strip_rows = 128,
     .chinese = true,
     .answers = true,
     .processed = true},
    {.name = "generic-80-silent",
     .width_dots = 576,
     .chunk_bytes = 1024,
     .strip_rows = 128,
     .chinese = true},
    {.name = "generic-58-silent",
     .width_dots = 384,
     .chunk_bytes = 512,
     .strip_rows = 128,
     .chinese = true},
    {.name = "epson-80",
     .width_dots = 576,
     .chunk_bytes = 4096,
     .strip_rows = 256,
     .chinese = true,
     .answers = true,
     .completion_id = true,
     .processed = true},
};

const struct hal_printer_ops printer_escpos = {
    .name = "escpos",
    .priv_size = sizeof(struct escpos),
    .profiles = profiles,
    .profile_count = sizeof profiles / sizeof profiles[0],
    .reset = reset,
    .query = query,
    .print = print,
    .confirm = confirm,
};
