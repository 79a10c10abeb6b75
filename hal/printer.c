#include "hal/hal_printer.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/base/queue.h"
#include "hal/drivers.h"
#include "hal/ports/port.h"
#include "hal/printer_thread.h"

const char *hal_printer_reason_name(enum hal_printer_reason reason)
{
    static const char *const names[HAL_REASON_COUNT] = {
        [HAL_REASON_NONE] = "none",
        [HAL_REASON_PAPER_OUT] = "paper-out",
        [HAL_REASON_COVER_OPEN] = "cover-open",
        [HAL_REASON_CUTTER] = "cutter",
        [HAL_REASON_ERROR] = "error",
        [HAL_REASON_OFFLINE] = "offline",
        [HAL_REASON_DISCONNECTED] = "disconnected",
        [HAL_REASON_NO_ANSWER] = "no-answer",
        [HAL_REASON_CANCELLED] = "cancelled",
    };
    return (int)reason >= 0 && reason < HAL_REASON_COUNT ? names[reason] : "?";
}

void hal_print_job_destroy(struct hal_print_job *job)
{
    if (job == NULL)
        return;
    for (size_t i = 0; i < job->item_count; i++)
        free(job->items[i].bytes);
    free(job->items);
    free(job);
}

static const struct hal_printer_profile *find_profile(const struct hal_printer_ops *ops,
                                                      const char *name)
{
    for (size_t i = 0; i < ops->profile_count; i++)
        if (strcmp(ops->profiles[i].name, name) == 0)
            return &ops->profiles[i];
    return NULL;
}

static void list_profiles(const struct hal_printer_ops *ops, char *out, size_t out_bytes)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < ops->profile_count && used < out_bytes; i++)
        used += (size_t)snprintf(out + used, out_bytes - used, "%s%s", i > 0 ? ", " : "",
                                 ops->profiles[i].name);
}

static enum err check_config(const struct hal_printer_config *config,
                             const struct hal_printer_ops **ops,
                             const struct hal_printer_profile **profile, char msg[ERR_MSG_BYTES])
{
    *ops = drivers_find_printer(config->driver);
    if (*ops == NULL) {
        snprintf(msg, ERR_MSG_BYTES, "driver \"%.40s\" is unknown: choose from %s", config->driver,
                 drivers_printer_names());
        return ERR_INVALID;
    }
    *profile = find_profile(*ops, config->profile);
    if (*profile == NULL) {
        char names[96];
        list_profiles(*ops, names, sizeof names);
        snprintf(msg, ERR_MSG_BYTES, "profile \"%.20s\" is unknown: choose from %s",
                 config->profile, names);
        return ERR_INVALID;
    }
    if (strlen(config->device) >= PRINTER_THREAD_DEVICE_BYTES) {
        snprintf(msg, ERR_MSG_BYTES, "device is too long");
        return ERR_INVALID;
    }
    enum err err = hal_port_check(config->device, msg);
    if (err == OK && (*profile)->answers && !hal_port_can_answer(config->device)) {
        snprintf(msg, ERR_MSG_BYTES,
                 "profile %s needs answers, which a file cannot give: choose "
                 "one that ends in -silent",
                 (*profile)->name);
        err = ERR_INVALID;
    }
    return err;
}

static void wake(void *context)
{
    const struct hal_printer *printer = context;
    (void)!eventfd_write(printer->wake_fd, 1);
}

static enum err allocate(struct hal_printer *printer)
{
    printer->driver = calloc(1, printer->ops->priv_size);
    printer->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    printer->stop_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (printer->driver == NULL || printer->wake_fd < 0 || printer->stop_fd < 0)
        return ERR_NO_MEMORY;
    enum err err =
        queue_create(&printer->jobs, PRINTER_THREAD_JOBS, sizeof(struct hal_print_job *));
    if (err == OK)
        queue_on_push(printer->jobs, wake, printer);
    return err;
}

enum err hal_printer_create(struct hal_printer **out, const struct hal_printer_config *config,
                            char msg[ERR_MSG_BYTES])
{
    const struct hal_printer_ops *ops;
    const struct hal_printer_profile *profile;
    enum err err = check_config(config, &ops, &profile, msg);
    if (err != OK)
        return err;
    struct hal_printer *printer = calloc(1, sizeof *printer);
    if (printer == NULL)
        return ERR_NO_MEMORY;
    printer->ops = ops;
    printer->profile = profile;
    printer->wake_fd = -1;
    printer->stop_fd = -1;
    printer->status.reason = HAL_REASON_DISCONNECTED;
    strcpy(printer->device, config->device);
    err = allocate(printer);
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "%s", err_text(err));
        hal_printer_destroy(printer);
        return err;
    }
    *out = printer;
    return OK;
}

enum err hal_printer_probe(struct hal_printer *printer, int timeout_ms,
                           struct hal_printer_status *status, char msg[ERR_MSG_BYTES])
{
    assert(!printer->started);
    struct hal_port *port;
    enum err err = hal_port_open(&port, printer->device, timeout_ms, printer->stop_fd, msg);
    if (err != OK)
        return err;
    *status = (struct hal_printer_status){.present = true, .ready = true};
    if (printer->profile->answers)
        err = printer->ops->query(printer->driver, port, printer->profile, timeout_ms, status);
    if (err != OK)
        snprintf(msg, ERR_MSG_BYTES,
                 "the printer does not answer: is it switched on, and are its "
                 "address, speed and profile right?");
    hal_port_close(port);
    return err;
}

enum err hal_printer_start(struct hal_printer *printer, const struct hal_printer_listener *listener)
{
    assert(!printer->started);
    printer->listener = *listener;
    /* Signals are the main thread's business. */
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int fault = pthread_create(&printer->thread, NULL, printer_thread_run, printer);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    printer->started = fault == 0;
    return err_from_errno(fault);
}

void hal_printer_destroy(struct hal_printer *printer)
{
    if (printer == NULL)
        return;
    if (printer->started) {
        (void)!eventfd_write(printer->stop_fd, 1);
        pthread_join(printer->thread, NULL);
    }
    queue_destroy(printer->jobs);
    if (printer->wake_fd >= 0)
        close(printer->wake_fd);
    if (printer->stop_fd >= 0)
        close(printer->stop_fd);
    free(printer->driver);
    free(printer);
}

void hal_printer_expect_job(struct hal_printer *printer)
{
    atomic_store(&printer->job_expected, true);
    (void)!eventfd_write(printer->wake_fd, 1);
}

enum err hal_printer_submit(struct hal_printer *printer, struct hal_print_job *job)
{
    assert(printer->started);
    return queue_push(printer->jobs, &job);
}

int hal_printer_width_dots(const struct hal_printer *printer)
{
    return printer->profile->width_dots;
}

bool hal_printer_has_chinese(const struct hal_printer *printer)
{
    return printer->profile->chinese;
}
