/*
 * Receipt printers: the interface of the drivers, and the device that clients use.
 *
 * A client gives a whole job and gets one result: printed, failed or unknown, never a guess. Failed
 * means that nothing of the job can have come out as a whole ticket; printed means that the
 * printer's own evidence says so, as strong as the profile allows; everything else is unknown.
 * Nothing here prints a job twice.
 *
 * Thread: each printer has one thread of its own, which owns the driver and may block. Clients call
 * from any thread and are never kept waiting. Units: dots; bytes; milliseconds.
 * Source: reference/hardware.md section 1.
 */
#ifndef HAL_HAL_PRINTER_H
#define HAL_HAL_PRINTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

/* ---- what is printed ---- */

enum hal_print_kind { HAL_PRINT_TEXT, HAL_PRINT_IMAGE, HAL_PRINT_FEED, HAL_PRINT_CUT };
enum hal_align { HAL_ALIGN_LEFT, HAL_ALIGN_CENTRE, HAL_ALIGN_RIGHT };

struct hal_print_item {
    enum hal_print_kind kind;
    enum hal_align align; /* of TEXT and IMAGE */
    int scale;            /* TEXT: 1-8 times the printer's font, both ways */
    bool bold;            /* TEXT */
    uint8_t *bytes;       /* TEXT: one line in GB18030's 1- and 2-byte area, without line end;
                             IMAGE: rows of 1-bit dots, most significant first, 1 = black */
    size_t byte_count;
    int width_dots; /* IMAGE: a multiple of 8 */
    int rows;       /* IMAGE; FEED: dots to feed; CUT: dots to feed beyond the cutter first */
};

/* A job on the heap, made by the client. */
struct hal_print_job {
    uint64_t id; /* the client's, comes back with the result */
    struct hal_print_item *items;
    size_t item_count;
};

/* Frees a job with its items; NULL is allowed. */
void hal_print_job_destroy(struct hal_print_job *job);

/* ---- results and state ---- */

enum hal_print_result { HAL_PRINT_PRINTED, HAL_PRINT_FAILED, HAL_PRINT_UNKNOWN };

/* The strongest evidence that the result stands on. */
enum hal_print_evidence {
    HAL_EVIDENCE_NONE,
    HAL_EVIDENCE_WRITTEN,      /* the bytes left us */
    HAL_EVIDENCE_STATUS,       /* and the printer was well afterwards */
    HAL_EVIDENCE_PROCESSED,    /* GS r answered after the job */
    HAL_EVIDENCE_COMPLETION_ID /* GS ( H answered: printed */
};

enum hal_printer_reason {
    HAL_REASON_NONE,
    HAL_REASON_PAPER_OUT,
    HAL_REASON_COVER_OPEN,
    HAL_REASON_CUTTER,
    HAL_REASON_ERROR,        /* the printer says error and no more */
    HAL_REASON_OFFLINE,      /* the printer says off-line and no more */
    HAL_REASON_DISCONNECTED, /* the line is closed or cannot be opened */
    HAL_REASON_NO_ANSWER,    /* the line is open and silent, or it stopped taking bytes */
    HAL_REASON_CANCELLED,    /* the program ends */
    HAL_REASON_COUNT
};

/* "paper-out", "cover-open" ... as logs, store and automation spell them; "none" for NONE. */
const char *hal_printer_reason_name(enum hal_printer_reason reason);

enum hal_paper { HAL_PAPER_UNKNOWN, HAL_PAPER_OK, HAL_PAPER_NEAR_END, HAL_PAPER_OUT };

/* What is known of the printer; before the first answer: present false, reason DISCONNECTED. */
struct hal_printer_status {
    bool present; /* the line is open and, where the printer can answer, it answers */
    bool ready;   /* it would print now */
    enum hal_paper paper;
    enum hal_printer_reason reason; /* why not ready */
};

/* ---- the device, for clients ---- */

struct hal_printer;

struct hal_printer_config {
    const char *driver; /* a name of hal/drivers.c: "escpos" */
    const char
        *device; /* tcp://HOST:PORT serial:///dev/X?baud=N usblp:///dev/usb/lpN file://PATH */
    const char *profile; /* a name of the driver's table: "generic-80", "generic-58" */
};

/* Called on the printer's thread; must not block. */
struct hal_printer_listener {
    void (*job_done)(void *context, uint64_t job_id, enum hal_print_result result,
                     enum hal_printer_reason reason, enum hal_print_evidence evidence);
    void (*status_changed)(void *context, const struct hal_printer_status *status);
    void *context;
};

/* Checks the config; opens no line and starts no thread: `msg` says what to mend. */
enum err hal_printer_create(struct hal_printer **out, const struct hal_printer_config *config,
                            char msg[ERR_MSG_BYTES]) must_use;

/* Opens the line, asks for the state and closes it again, instead of a start: for --check. */
enum err hal_printer_probe(struct hal_printer *printer, int timeout_ms,
                           struct hal_printer_status *status, char msg[ERR_MSG_BYTES]) must_use;

/* Starts the thread, once; from now on the listener is called. */
enum err hal_printer_start(struct hal_printer *printer,
                           const struct hal_printer_listener *listener) must_use;

/* A running job ends as unknown, waiting ones as failed, and the listener hears of each before this
 * returns. NULL is allowed. */
void hal_printer_destroy(struct hal_printer *printer);

/* A job is likely to come at once: the printer is asked how it is already now, so that the job need
 * not wait for the answer. Nothing follows from it when no job comes. */
void hal_printer_expect_job(struct hal_printer *printer);

/* On OK the job belongs to the printer and exactly one job_done follows; on ERR_BUSY it is still
 * the caller's and job_done never comes. */
enum err hal_printer_submit(struct hal_printer *printer, struct hal_print_job *job) must_use;

/* Of the profile: dots across the paper's printable width, and whether the printer has Chinese
 * characters of its own. */
int hal_printer_width_dots(const struct hal_printer *printer);
bool hal_printer_has_chinese(const struct hal_printer *printer);

/* ---- the drivers ---- */

struct hal_port; /* hal/ports/port.h: bytes to and from a device */

struct hal_printer_profile {
    const char *name;
    int width_dots;
    int chunk_bytes;    /* never write more between two looks at the line */
    int strip_rows;     /* rows of one raster command */
    bool chinese;       /* FS & text in GB18030's 2-byte area */
    bool answers;       /* DLE EOT is answered; false: no status, written is the best evidence */
    bool completion_id; /* GS ( H is answered: nothing less counts as printed */
    bool processed; /* GS r 1 is worth asking; a printer that leaves it out gives less evidence */
};

/* Called by hal/printer.c alone, on the printer's thread, with the port open. `driver` is zeroed
 * memory of priv_size bytes that the framework owns. No policy, no threads, no retries here. */
struct hal_printer_ops {
    const char *name;
    size_t priv_size;
    const struct hal_printer_profile *profiles;
    size_t profile_count;

    /* Brings a printer in any state to a known one, once after each opening of the line: when the
     * printer is ready, or cannot or does not answer. */
    enum err (*reset)(void *driver, struct hal_port *port,
                      const struct hal_printer_profile *profile) must_use;

    /* Asks for the state, within `timeout_ms`. ERR_TIMEOUT: no answer; ERR_IO: the line is gone. */
    enum err (*query)(void *driver, struct hal_port *port,
                      const struct hal_printer_profile *profile, int timeout_ms,
                      struct hal_printer_status *status) must_use;

    /* Sends one job. *sent tells whether any byte of the job may have reached the printer; the
     * caller makes failed or unknown of it. ERR_REFUSED: the printer went off-line between two
     * commands; ERR_TIMEOUT: it stopped taking bytes or answering; ERR_IO: the line is gone. */
    enum err (*print)(void *driver, struct hal_port *port,
                      const struct hal_printer_profile *profile, const struct hal_print_job *job,
                      bool *sent) must_use;

    /* After print: the strongest evidence that the job came out, within `timeout_ms`. ERR_TIMEOUT
     * when the printer did not give what its profile promises; *evidence is what there is. */
    enum err (*confirm)(void *driver, struct hal_port *port,
                        const struct hal_printer_profile *profile, int timeout_ms,
                        enum hal_print_evidence *evidence) must_use;
};

#endif
