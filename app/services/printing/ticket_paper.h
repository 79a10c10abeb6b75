/*
 * What stands on a ticket's paper, in the hall's language.
 *
 * Thread: the core thread. Ownership: the document is the caller's to destroy.
 */
#ifndef APP_SERVICES_PRINTING_TICKET_PAPER_H
#define APP_SERVICES_PRINTING_TICKET_PAPER_H

#include <stdbool.h>

#include "app/doc/doc.h"
#include "app/services/catalog/catalog.h"
#include "app/services/queue/ticket.h"

struct i18n;

/* For paper of so many columns; `again` marks it 补打. ERR_NOT_FOUND for a service that the catalog
 * lacks. */
enum err ticket_paper_create(struct doc **out, int columns, const struct i18n *i18n,
                             const struct catalog *catalog, const struct ticket *ticket,
                             bool again) must_use;

#endif
