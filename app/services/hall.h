/*
 * The hall's state as screens see it: an immutable snapshot behind a reference count, made anew by
 * the core thread whenever something in it changed.
 *
 * Thread: any that holds a reference.
 */
#ifndef APP_SERVICES_HALL_H
#define APP_SERVICES_HALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/id.h"
#include "app/services/catalog/catalog.h"
#include "app/services/finder.h"
#include "app/services/queue/ticket.h"
#include "hal/hal_printer.h"

enum hall_trouble {
    HALL_IN_SERVICE,
    HALL_STORE_FULL,      /* disk full: until there is space */
    HALL_STORE_READ_ONLY, /* until the medium is writable again */
    HALL_STORE_MISSING,   /* the folder does not exist: until the config or the disk is mended */
    HALL_STORE_CORRUPT,   /* until a maintainer repaired it */
    HALL_STORE_FAILED,    /* any other fault of the disk */
    HALL_NO_CONTENT,      /* nothing was ever imported: until content is loaded */
};

enum hall_link { HALL_LINK_NONE, HALL_LINK_UP, HALL_LINK_DOWN };

/* What stands before one who comes now. */
struct hall_wait {
    int people;
    bool exact;  /* false: at most that many, calls are not being heard */
    int minutes; /* -1: not known */
};

struct hall_service {
    bool open;
    bool full;                 /* the daily limit is reached: until tomorrow's opening */
    struct hours_answer when;  /* why closed and until when */
    struct hall_wait ordinary; /* everybody who waits */
    struct hall_wait priority; /* those who are called before the ordinary class */
};

struct hall {
    enum hall_trouble trouble;
    bool loading;                        /* with HALL_NO_CONTENT: it is just being read */
    const struct catalog *catalog;       /* NULL while there is none */
    const struct finder *finder;         /* of its matters; NULL while it is being made */
    const struct hall_service *services; /* one per catalog->services */
    int utc_offset_min;
    bool clock_trusted;
    int32_t business_day; /* day number */
    struct hal_printer_status printer;
    enum hall_link link;
    int64_t outbox; /* events not yet accepted, without the parked ones */
    int64_t parked;
    char last_ticket[TICKET_LABEL_BYTES]; /* "" when none yet */
};

const struct hall *hall_ref(const struct hall *hall);
void hall_unref(const struct hall *hall);

#endif
