/*
 * What the central service hears of a ticket.
 *
 * Thread: the core thread. Source: design section 5 (CloudEvents); the data's fields are listed in
 * app/services/queue/ticket_event.c.
 */
#ifndef APP_SERVICES_QUEUE_TICKET_EVENT_H
#define APP_SERVICES_QUEUE_TICKET_EVENT_H

#include <stdint.h>

#include "app/base/err.h"
#include "app/services/queue/ticket.h"

/* Inside the transaction of what it tells. */
enum err ticket_event_append(struct ticket_book *book, const char *type,
                             const struct ticket *ticket, int64_t wall_ms) must_use;

#endif
