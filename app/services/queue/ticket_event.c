#include "app/services/queue/ticket_event.h"

#include <jansson.h>
#include <stdlib.h>

#include "app/services/sync/outbox.h"

enum err ticket_event_append(struct ticket_book *book, const char *type,
                             const struct ticket *ticket, int64_t wall_ms)
{
    /* `sequence` and `boot` order events where the clock cannot. */
    json_t *data =
        json_pack("{s:s s:s s:s s:s s:s s:s s:b s:I s:s s:i s:b s:i s:i s:s}", "ticket", ticket->id,
                  "number", ticket->label, "service", ticket->service, "class", ticket->class_code,
                  "business_day", ticket->business_day, "state", ticket_state_name(ticket->state),
                  "clock_trusted", ticket->clock_trusted, "sequence", (json_int_t)ticket->sequence,
                  "boot", book->boot, "ahead", ticket->ahead, "ahead_exact", ticket->ahead_exact,
                  "wait_min", ticket->wait_min, "prints", ticket->prints, "reason", ticket->reason);
    if (data == NULL)
        return ERR_NO_MEMORY;
    char *text = json_dumps(data, JSON_COMPACT);
    json_decref(data);
    if (text == NULL)
        return ERR_NO_MEMORY;
    struct outbox_event event = {
        .type = type, .subject = ticket->id, .time_ms = wall_ms, .data = text};
    enum err err = outbox_append(book->store, &event);
    free(text);
    return err;
}
