/*
 * The inside of a printer device: its thread, which opens the line, watches the printer and runs
 * the jobs. Clients see hal/hal_printer.h alone.
 *
 * Thread: what is above the line is set before the thread starts, what is below is the thread's.
 */
#ifndef HAL_PRINTER_THREAD_H
#define HAL_PRINTER_THREAD_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "hal/hal_printer.h"

struct hal_port;
struct queue;

#define PRINTER_THREAD_JOBS         8
#define PRINTER_THREAD_DEVICE_BYTES 256

struct hal_printer {
    const struct hal_printer_ops *ops;
    const struct hal_printer_profile *profile;
    char device[PRINTER_THREAD_DEVICE_BYTES];
    struct hal_printer_listener listener;
    struct queue *jobs; /* of struct hal_print_job * */
    int wake_fd;        /* eventfd: a job came */
    int stop_fd;        /* eventfd: the thread must end; also ends every wait of the port */
    atomic_bool job_expected;
    bool started;
    pthread_t thread;
    /* ---- */
    void *driver;
    struct hal_port *port; /* NULL: closed */
    bool reset_due;        /* the line was opened and the printer not yet brought to order */
    bool complained;       /* that the line cannot be opened stands in the log */
    int retry_ms;
    int64_t retry_at_ms;
    int64_t looked_at_ms;
    int64_t look_due_ms;
    struct hal_printer_status status;
};

/* The thread's function; `context` is a struct hal_printer. */
void *printer_thread_run(void *context);

/* Asks the printer how it is and tells the listener of a change. Opens a closed line, and closes a
 * broken one. OK when there was an answer, whatever it says. */
enum err printer_thread_look(struct hal_printer *printer) must_use;

/* Closes the line; the printer is absent for this reason until the line is opened again. */
void printer_thread_lose(struct hal_printer *printer, enum hal_printer_reason reason);

/* Sleeps, at most until the thread must end. */
void printer_thread_nap(const struct hal_printer *printer, int timeout_ms);

/* ---- hal/printer_job.c: on the same thread ---- */

struct printer_job_outcome {
    enum hal_print_result result;
    enum hal_printer_reason reason;
    enum hal_print_evidence evidence;
};

/* Runs one job to its result. */
struct printer_job_outcome printer_job_run(struct hal_printer *printer,
                                           const struct hal_print_job *job);

#endif
