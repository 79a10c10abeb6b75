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
struct store;
struct day;

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
    int prints;       /* how often it was sent to a printer */
};

/* What a touch asks for. `request` is made once per visit to the confirm screen (id_create): the
 * same request gives the same ticket however often it arrives. */
struct ticket_request {
    char request[ID_BYTES];
    char service[TICKET_CODE_BYTES];
    char class_code[TICKET_CODE_BYTES];
    bool print; /* false: shown on the screen only */
};

#endif
