/*
 * The core thread: owns the store and the services, takes requests, posts events.
 *
 * The screen talks to it through the functions below, which return at once: a request that returns
 * an error never gets an event, one that returns OK gets exactly one. ERR_BUSY when the core's
 * queue is full.
 *
 * Thread: core_create and core_destroy on the thread that composes the program, the rest on any.
 */
#ifndef APP_CORE_H
#define APP_CORE_H

#include <stdbool.h>
#include <stdint.h>

#include "app/base/clock.h"
#include "app/base/err.h"
#include "app/services/hall.h"
#include "app/services/handout/handout.h"
#include "app/services/queue/ticket.h"

struct core;
struct hal_printer;

struct core_config {
    const char *kiosk_id;
    const char *hall_dir; /* the folder of CSV files; "" = only what was imported before */
    const char *store_dir;
    struct clock *clock;
    struct hal_printer *printer; /* NULL: none; the core starts and destroys it */
    bool printer_text;           /* encoding: text where the printer has the characters */
    int paper_width_mm;          /* 58 or 80 */
    const char *i18n_dir;        /* words on the paper */
    const char *locale;
    const char *font_path;
    const char *bold_font_path;
    const char *central_url; /* "": no central service */
    const char *central_ca;
    const char *central_token_file;
    int central_batch;
    int central_interval_s;
};

enum core_event_kind {
    CORE_HALL,    /* a new hall snapshot is there: core_hall */
    CORE_TICKET,  /* the answer to core_take_ticket: err, and the ticket when OK */
    CORE_PRINT,   /* a ticket's print job ended, or the answer to core_print_again: err, ticket */
    CORE_HANDOUT, /* the answer to core_make_handout: err, and the handout when OK */
    CORE_HANDOUT_PRINT, /* the answer to core_print_handout: err, and how it ended when OK */
    CORE_ALIVE,         /* the answer to core_ask_alive */
};

struct core_event {
    enum core_event_kind kind;
    uint32_t request; /* as returned by the asking function; 0 when nobody asked */
    enum err err;
    struct ticket ticket;
    const struct handout *handout; /* HANDOUT: a reference for the receiver */
    enum hal_print_result result;  /* HANDOUT_PRINT */
    enum hal_printer_reason reason;
};

/* Starts the thread and takes the printer's ownership (on OK). The config's texts must live until
 * core_destroy. `wake` is called, on the core
 * thread, after each posted event. Never fails for a store or content that cannot be opened: the
 * hall snapshot then says out of service and why, and the core goes on trying. */
enum err core_create(struct core **out, const struct core_config *config,
                     void (*wake)(void *context), void *context) must_use;

/* Ends the thread after the current request; NULL is allowed. */
void core_destroy(struct core *core);

/* The next event; ERR_TIMEOUT when there is none. Never waits. */
enum err core_next_event(struct core *core, struct core_event *event) must_use;

/* The newest snapshot, with a reference for the caller (hall_unref), or NULL before the first. */
const struct hall *core_hall(struct core *core);

/* The number: CORE_TICKET follows; when it is OK and a print was asked, one CORE_PRINT too. A
 * request with the id of an earlier one gets that one's ticket and no print of its own. */
enum err core_take_ticket(struct core *core, const struct ticket_request *request,
                          uint32_t *request_number) must_use;

/* Such a request is likely to come: what its answer and its paper need is made ready. Nothing is
 * issued, nothing is written, and no event follows. One that comes while another waits is dropped.
 */
void core_rehearse_ticket(struct core *core, const struct ticket_request *likely);

/* Prints the same number once more, because a person asked: one CORE_PRINT follows, with ERR_BUSY
 * while an earlier print of it is under way. */
enum err core_print_again(struct core *core, const char *ticket_id,
                          uint32_t *request_number) must_use;

/* Makes a paper to take along: CORE_HANDOUT follows. */
enum err core_make_handout(struct core *core, const struct handout_request *request,
                           uint32_t *request_number) must_use;

/* Prints it: CORE_HANDOUT_PRINT follows. The core takes a reference of its own. */
enum err core_print_handout(struct core *core, const struct handout *handout,
                            uint32_t *request_number) must_use;

/* CORE_ALIVE follows as soon as the core thread has nothing to do that came before; asking again
 * while an answer is out changes nothing. */
void core_ask_alive(struct core *core);

/* A citizen looked at a matter. Never waits and has no answer. Views of one matter are added up
 * until the core comes round. Only while it cannot put them away, for a store that is out of order,
 * are those beyond CORE_VIEWED different matters left out, and those that are left when the program
 * ends: their number is logged. */
#define CORE_VIEWED 256
void core_count_matter(struct core *core, const char *code);

/* The clock was set, or the machine woke: look at the time again. */
void core_clock_changed(struct core *core);

#endif
