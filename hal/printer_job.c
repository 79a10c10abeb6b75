#include "hal/printer_thread.h"

#include "hal/ports/port.h"

/* How long paper takes at the least speed of receipt printers, with the cut. */
#define FRESH_LOOK_MS 50
#define DOTS_PER_MM   8
#define SLOWEST_MM_S  60
#define CUT_MS        400
#define TEXT_ROW_DOTS 30

/* What a printer may take beyond that to answer the last question. */
#define CONFIRM_MS 2000

/* While a printer that gives no proof of its own prints, it is looked at this often. */
#define WATCH_LOOK_MS 250

static int paper_ms(const struct hal_print_job *job)
{
    int64_t dots = 0;
    for (size_t i = 0; i < job->item_count; i++) {
        const struct hal_print_item *item = &job->items[i];
        dots += item->kind == HAL_PRINT_TEXT ? TEXT_ROW_DOTS * item->scale : item->rows;
    }
    return (int)(dots * 1000 / (DOTS_PER_MM * SLOWEST_MM_S)) + CUT_MS;
}

static struct printer_job_outcome unknown(enum hal_printer_reason reason,
                                          enum hal_print_evidence evidence)
{
    return (struct printer_job_outcome){HAL_PRINT_UNKNOWN, reason, evidence};
}

static struct printer_job_outcome printed(enum hal_print_evidence evidence)
{
    return (struct printer_job_outcome){HAL_PRINT_PRINTED, HAL_REASON_NONE, evidence};
}

/* Why sending broke off. Off the line goes what stands there half taken: the line is closed, which
 * drops it, and the printer is brought to order when it comes back. */
static enum hal_printer_reason broken_off(struct hal_printer *printer, enum err err)
{
    switch (err) {
    case ERR_CANCELLED:
        return HAL_REASON_CANCELLED;
    case ERR_REFUSED:
        if (printer_thread_look(printer) == OK && printer->status.ready)
            return HAL_REASON_OFFLINE;
        printer->reset_due = true;
        return printer->status.reason;
    case ERR_TIMEOUT:
        printer_thread_lose(printer, HAL_REASON_NO_ANSWER);
        return HAL_REASON_NO_ANSWER;
    default:
        printer_thread_lose(printer, HAL_REASON_DISCONNECTED);
        return HAL_REASON_DISCONNECTED;
    }
}

/* "Well" right after the last byte says nothing about paper that is still moving: the printer is
 * looked at until the paper must be out. A line that broke is not opened again here, because the
 * printer behind a new one may have forgotten the job. */
static enum err watch(struct hal_printer *printer, int64_t until_ms)
{
    for (;;) {
        enum err err = printer_thread_look(printer);
        int left_ms = hal_port_left_ms(until_ms);
        if (left_ms == 0 || (err == OK ? !printer->status.ready : err != ERR_TIMEOUT))
            return err;
        printer_thread_nap(printer, left_ms < WATCH_LOOK_MS ? left_ms : WATCH_LOOK_MS);
    }
}

/* The whole job left us: did it come out? */
static struct printer_job_outcome judge(struct hal_printer *printer, int64_t started_ms,
                                        int needed_ms)
{
    enum hal_print_evidence evidence = HAL_EVIDENCE_WRITTEN;
    enum err confirmed = printer->ops->confirm(printer->driver, printer->port, printer->profile,
                                               needed_ms + CONFIRM_MS, &evidence);
    if (confirmed != OK && confirmed != ERR_TIMEOUT)
        return unknown(broken_off(printer, confirmed), evidence);
    if (!printer->profile->answers)
        return printed(evidence);
    bool moving = confirmed == OK && evidence < HAL_EVIDENCE_PROCESSED;
    enum err err = watch(printer, moving ? started_ms + needed_ms : 0);
    if (evidence == HAL_EVIDENCE_COMPLETION_ID)
        return printed(evidence);
    if (err == ERR_CANCELLED)
        return unknown(HAL_REASON_CANCELLED, evidence);
    if (err != OK || !printer->status.ready)
        return unknown(printer->status.reason, evidence);
    /* Well again after a silence: it may have been switched off and on. */
    if (confirmed != OK)
        return unknown(HAL_REASON_NO_ANSWER, evidence);
    return printed(evidence < HAL_EVIDENCE_STATUS ? HAL_EVIDENCE_STATUS : evidence);
}

static enum err look_before_job(struct hal_printer *printer)
{
    bool was_open = printer->port != NULL;
    atomic_store(&printer->job_expected, false);
    /* It was asked while the job was being made. */
    if (was_open && printer->status.ready &&
        hal_port_left_ms(printer->looked_at_ms + FRESH_LOOK_MS) > 0)
        return OK;
    enum err err = printer_thread_look(printer);
    /* A connection that died unnoticed shows itself now, and one fresh line is worth a try. */
    if (was_open && printer->port == NULL)
        err = printer_thread_look(printer);
    return err;
}

struct printer_job_outcome printer_job_run(struct hal_printer *printer,
                                           const struct hal_print_job *job)
{
    struct printer_job_outcome outcome = {HAL_PRINT_FAILED, HAL_REASON_NONE, HAL_EVIDENCE_NONE};
    enum err err = look_before_job(printer);
    if (err != OK || !printer->status.ready) {
        outcome.reason = err == ERR_CANCELLED ? HAL_REASON_CANCELLED : printer->status.reason;
        return outcome;
    }
    bool sent = false;
    int64_t started_ms = hal_port_now_ms();
    err = printer->ops->print(printer->driver, printer->port, printer->profile, job, &sent);
    if (err == OK)
        return judge(printer, started_ms, paper_ms(job));
    outcome.reason = broken_off(printer, err);
    if (sent)
        outcome.result = HAL_PRINT_UNKNOWN;
    return outcome;
}
