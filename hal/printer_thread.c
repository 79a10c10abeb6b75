#include "hal/printer_thread.h"

#include <poll.h>
#include <stddef.h>
#include <sys/eventfd.h>

#include "app/base/log.h"
#include "app/base/queue.h"
#include "hal/ports/port.h"

#define OPEN_MS  2000
#define QUERY_MS 1000

/* A closed line is tried again after the first time, doubling up to the longest: whoever plugs the
 * printer in again waits less than two seconds. */
#define RETRY_FIRST_MS   250
#define RETRY_LONGEST_MS 1800

/* How long a state is believed without asking, and how often at most the line's own noise makes us
 * ask. */
#define LOOK_READY_MS   5000
#define LOOK_TROUBLE_MS 2000
#define LOOK_NEWS_MS    1000

static bool stopping(const struct hal_printer *printer)
{
    struct pollfd stop = {.fd = printer->stop_fd, .events = POLLIN};
    return poll(&stop, 1, 0) > 0;
}

void printer_thread_nap(const struct hal_printer *printer, int timeout_ms)
{
    struct pollfd stop = {.fd = printer->stop_fd, .events = POLLIN};
    (void)poll(&stop, 1, timeout_ms);
}

static void nap_until_job(const struct hal_printer *printer, int timeout_ms)
{
    struct pollfd fds[2] = {{.fd = printer->stop_fd, .events = POLLIN},
                            {.fd = printer->wake_fd, .events = POLLIN}};
    (void)poll(fds, 2, timeout_ms);
}

static void set_status(struct hal_printer *printer, const struct hal_printer_status *status)
{
    const struct hal_printer_status *old = &printer->status;
    if (old->present == status->present && old->ready == status->ready &&
        old->paper == status->paper && old->reason == status->reason)
        return;
    if (old->ready != status->ready || old->reason != status->reason)
        log_info("printer", "%s: %s", printer->device,
                 status->ready ? "ready" : hal_printer_reason_name(status->reason));
    printer->status = *status;
    printer->listener.status_changed(printer->listener.context, status);
}

static void set_absent(struct hal_printer *printer, enum hal_printer_reason reason)
{
    struct hal_printer_status absent = {.reason = reason};
    set_status(printer, &absent);
}

/* The pauses grow until the printer answers, not until the line opens: some take a connection only
 * to close it. */
static void retry_later(struct hal_printer *printer)
{
    printer->retry_ms = printer->retry_ms == 0 ? RETRY_FIRST_MS : printer->retry_ms * 2;
    if (printer->retry_ms > RETRY_LONGEST_MS)
        printer->retry_ms = RETRY_LONGEST_MS;
    printer->retry_at_ms = hal_port_now_ms() + printer->retry_ms;
}

void printer_thread_lose(struct hal_printer *printer, enum hal_printer_reason reason)
{
    hal_port_close(printer->port);
    printer->port = NULL;
    retry_later(printer);
    set_absent(printer, reason);
}

static enum err open_line(struct hal_printer *printer)
{
    char msg[ERR_MSG_BYTES] = "";
    enum err err = hal_port_open(&printer->port, printer->device, OPEN_MS, printer->stop_fd, msg);
    if (err == OK) {
        printer->complained = false;
        printer->reset_due = true;
        return OK;
    }
    if (!printer->complained && err != ERR_CANCELLED)
        log_warning("printer", "cannot open %s", msg);
    printer->complained = true;
    retry_later(printer);
    set_absent(printer, HAL_REASON_DISCONNECTED);
    return err;
}

static enum err reset(struct hal_printer *printer)
{
    enum err err = printer->ops->reset(printer->driver, printer->port, printer->profile);
    printer->reset_due = err != OK;
    return err;
}

static enum err query(struct hal_printer *printer, struct hal_printer_status *status)
{
    if (printer->profile->answers)
        return printer->ops->query(printer->driver, printer->port, printer->profile, QUERY_MS,
                                   status);
    *status = (struct hal_printer_status){.present = true, .ready = true};
    return hal_port_probe(printer->port);
}

/* A printer that is not ready takes no bytes but questions: it is brought to order when it is. One
 * that is silent may stand in the middle of an image, which the reset ends. */
static enum err query_in_order(struct hal_printer *printer, struct hal_printer_status *status)
{
    enum err err = query(printer, status);
    if (!printer->reset_due || (err == OK ? !status->ready : err != ERR_TIMEOUT))
        return err;
    err = reset(printer);
    return err == OK ? query(printer, status) : err;
}

enum err printer_thread_look(struct hal_printer *printer)
{
    struct hal_printer_status status = {0};
    enum err err = printer->port == NULL ? open_line(printer) : OK;
    if (err != OK)
        return err;
    err = query_in_order(printer, &status);
    printer->looked_at_ms = hal_port_now_ms();
    if (err == OK) {
        printer->retry_ms = 0;
        set_status(printer, &status);
    } else if (err == ERR_TIMEOUT) {
        set_absent(printer, HAL_REASON_NO_ANSWER);
    } else if (err != ERR_CANCELLED) {
        printer_thread_lose(printer, HAL_REASON_DISCONNECTED);
    }
    printer->look_due_ms =
        printer->looked_at_ms + (printer->status.ready ? LOOK_READY_MS : LOOK_TROUBLE_MS);
    return err;
}

/* Sleeps until there is something to do: a job, news on the line, or the next look. */
static void idle(struct hal_printer *printer)
{
    if (printer->port == NULL) {
        nap_until_job(printer, hal_port_left_ms(printer->retry_at_ms));
        if (hal_port_left_ms(printer->retry_at_ms) == 0 && !stopping(printer))
            (void)!printer_thread_look(printer);
        return;
    }
    if (hal_port_wait(printer->port, printer->wake_fd, hal_port_left_ms(printer->look_due_ms))) {
        if (hal_port_probe(printer->port) != OK) {
            printer_thread_lose(printer, HAL_REASON_DISCONNECTED);
            return;
        }
        hal_port_drain(printer->port);
        if (printer->look_due_ms > printer->looked_at_ms + LOOK_NEWS_MS)
            printer->look_due_ms = printer->looked_at_ms + LOOK_NEWS_MS;
        nap_until_job(printer, hal_port_left_ms(printer->look_due_ms));
    }
    if (hal_port_left_ms(printer->look_due_ms) == 0)
        (void)!printer_thread_look(printer);
}

static void finish(struct hal_printer *printer, struct hal_print_job *job,
                   struct printer_job_outcome outcome)
{
    static const char *const words[] = {"printed", "failed", "unknown"};
    if (outcome.result != HAL_PRINT_PRINTED)
        log_warning("printer", "job %llu: %s, %s", (unsigned long long)job->id,
                    words[outcome.result], hal_printer_reason_name(outcome.reason));
    printer->listener.job_done(printer->listener.context, job->id, outcome.result, outcome.reason,
                               outcome.evidence);
    hal_print_job_destroy(job);
}

static void serve(struct hal_printer *printer)
{
    eventfd_t count;
    struct hal_print_job *job;
    /* Before looking into the queue, or the wake of a job that comes in between would be lost. */
    (void)!eventfd_read(printer->wake_fd, &count);
    if (queue_pop(printer->jobs, &job, 0) == OK)
        finish(printer, job, printer_job_run(printer, job));
    else if (atomic_exchange(&printer->job_expected, false))
        (void)!printer_thread_look(printer);
    else
        idle(printer);
}

void *printer_thread_run(void *context)
{
    struct hal_printer *printer = context;
    static const struct printer_job_outcome cancelled = {HAL_PRINT_FAILED, HAL_REASON_CANCELLED,
                                                         HAL_EVIDENCE_NONE};
    struct hal_print_job *job;
    pthread_setname_np(pthread_self(), "printer");
    while (!stopping(printer))
        serve(printer);
    while (queue_pop(printer->jobs, &job, 0) == OK)
        finish(printer, job, cancelled);
    hal_port_close(printer->port);
    printer->port = NULL;
    return NULL;
}
