/*
 * Queue tickets: numbers that are never lost and never given twice.
 *
 * A ticket, its number and its outbox event are written in one transaction; only after its commit
 * does anyone see the number. A ticket's identity is its id: the printed number repeats every
 * business day.
 *
 * States: issued -> printing -> printed | failed | unknown. A ticket that a crash left in issued or
 * printing becomes unknown at the next start; unknown is never printed again by itself.
 *
 * Thread: the core thread. Ownership: the caller's structs are filled by copy.
 */
#ifndef APP_SERVICES_QUEUE_TICKET_H
#define APP_SERVICES_QUEUE_TICKET_H

#include <stdbool.h>
#include <stdint.h>

#include "app/base/clock.h"
#include "app/base/err.h"
#include "app/base/id.h"

struct catalog;
struct day;
struct reserve;
struct store;

#define TICKET_LABEL_BYTES  16
#define TICKET_CODE_BYTES   24
#define TICKET_REASON_BYTES 32

enum ticket_state { TICKET_ISSUED, TICKET_PRINTING, TICKET_PRINTED, TICKET_FAILED, TICKET_UNKNOWN };

/* "issued", "printing" ... as the store and the events spell them. */
const char *ticket_state_name(enum ticket_state state);

struct ticket {
    char id[ID_BYTES];
    char label[TICKET_LABEL_BYTES]; /* "A001", as printed */
    char service[TICKET_CODE_BYTES];
    char class_code[TICKET_CODE_BYTES];
    char business_day[CLOCK_DATE_BYTES];
    int number;
    enum ticket_state state;
    char reason[TICKET_REASON_BYTES]; /* why failed or unknown: a hal_printer reason's name */
    int64_t issued_ms;                /* wall time as the kiosk believed it */
    bool clock_trusted;
    int ahead;        /* people before this one when it was issued */
    bool ahead_exact; /* false: at most that many, calls are not being heard */
    int wait_min;     /* expected wait, -1: not known */
    int64_t sequence; /* order of issue on this kiosk, whatever the clock says */
    int prints;       /* how often it was sent to a printer */
};

/* What a touch asks for. `id` is made once per visit to the confirm screen (id_create) and becomes
 * the ticket's: the same request gives the same ticket however often it arrives. */
struct ticket_request {
    char id[ID_BYTES];
    char service[TICKET_CODE_BYTES];
    char class_code[TICKET_CODE_BYTES];
    bool print; /* false: shown on the screen only */
};

/* What the functions below work with: made by the core, all members borrowed. */
struct ticket_book {
    struct store *store;
    struct day *day;
    struct reserve *reserve;
    const char *kiosk_id;
    char boot[ID_BYTES]; /* of this run of the program */
};

/* What is known beside the store when a ticket is issued. */
struct ticket_moment {
    int64_t wall_ms;
    int64_t mono_ms;
    bool calls_heard;         /* the calling system is being heard: who waits is known exactly */
    double minutes_per_visit; /* moving average of the service; 0: not known */
};

/* Series that the reserve covers beyond the store (a lost or older database) go on behind it, and
 * tickets that a crash left in issued or printing become unknown. Once, after opening the store. */
enum err ticket_book_open(struct ticket_book *book, int64_t wall_ms) must_use;

/* One transaction: number, row, outbox event. A request that was seen before gives its ticket
 * again and *fresh is false. `state` is what the ticket begins with (TICKET_PRINTING when a job
 * follows). ERR_SERVICE_FULL at the daily limit, ERR_NOT_FOUND for a service or class that the
 * catalog lacks. */
enum err ticket_issue(struct ticket_book *book, const struct catalog *catalog,
                      const struct ticket_request *request, const struct ticket_moment *moment,
                      enum ticket_state state, struct ticket *out, bool *fresh) must_use;

/* What ticket_issue would give for this request now, as far as can be known; writes nothing.
 * ERR_EXISTS when the request has its ticket already. */
enum err ticket_foresee(struct ticket_book *book, const struct catalog *catalog,
                        const struct ticket_request *request, const struct ticket_moment *moment,
                        enum ticket_state state, struct ticket *out) must_use;

/* ERR_NOT_FOUND. */
enum err ticket_load(struct ticket_book *book, const char *id, struct ticket *out) must_use;

/* What became of a print, or TICKET_PRINTING when a person asked for the same number once more: the
 * new state and its outbox event in one transaction. `reason` is a word, "" for none; `evidence`
 * is hal_printer's. ERR_NOT_FOUND. */
enum err ticket_set_state(struct ticket_book *book, const char *id, enum ticket_state state,
                          const char *reason, int evidence, int64_t wall_ms,
                          struct ticket *out) must_use;

/* The same inside a transaction of the caller's. */
enum err ticket_change_state(struct ticket_book *book, const char *id, enum ticket_state state,
                             const char *reason, int evidence, int64_t wall_ms,
                             struct ticket *out) must_use;

/* The calling system called it: it waits no longer. Unknown ids and second calls are no error;
 * *called tells whether it was waiting until now, and the rest whose queue it leaves. */
struct ticket_called {
    bool called;
    bool priority;        /* in a class that is called first */
    int32_t business_day; /* day number */
    char service[TICKET_CODE_BYTES];
};
enum err ticket_call(struct ticket_book *book, const char *id, int64_t wall_ms,
                     struct ticket_called *out) must_use;

/* Waiting and issued tickets of one service on the business day. */
struct ticket_counts {
    int waiting;
    int waiting_priority; /* of these, in the classes that are called first */
    int issued;
};

/* One struct per service of the catalog, in its order; the last ticket's label, "" when none. */
enum err ticket_count(struct ticket_book *book, const struct catalog *catalog,
                      struct ticket_counts *counts, char last_label[TICKET_LABEL_BYTES]) must_use;

/* Drops tickets of business days before this one. */
enum err ticket_forget_before(struct ticket_book *book, int32_t business_day) must_use;

#endif
