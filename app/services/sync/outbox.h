/*
 * The outbox: events waiting to be accepted by the central service. An event is appended in the
 * transaction of what it tells; it is done only when a reply names its id as accepted, and parked,
 * with the reason, when a reply names it as rejected. Nothing of it is kept in memory.
 *
 * Thread: the core thread. Source: CloudEvents 1.0 JSON batch format; design section 5.
 */
#ifndef APP_SERVICES_SYNC_OUTBOX_H
#define APP_SERVICES_SYNC_OUTBOX_H

#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/base/id.h"

struct store;

struct outbox_event {
    const char *type;    /* "cn.bianmin.ticket.issued" */
    const char *subject; /* the ticket's id: events of one subject stay in order */
    int64_t time_ms;     /* wall time as the kiosk believed it */
    const char *data;    /* one JSON object, as text */
};

/* Inside a transaction of the caller's. The event gets an id that never changes. ERR_INVALID when
 * `data` is not one JSON object. */
enum err outbox_append(struct store *store, const struct outbox_event *event) must_use;

/* A batch ends with the event that takes it past this. */
#define OUTBOX_BATCH_BYTES (256 * 1024)

/* A batch for one upload, oldest first. */
struct outbox_batch {
    size_t count;
    char (*ids)[ID_BYTES];
    int64_t *seqs; /* where they stand in the outbox */
    char *body;    /* a JSON array of CloudEvents, ends with 0 */
    size_t body_bytes;
};

/* At most `limit` events that are neither done nor parked; count 0 when there are none. `source` is
 * the kiosk's, "/kiosk/hall-01". The extension attribute `sequence` orders all events of a kiosk.
 * On an error there is nothing to free. */
enum err outbox_batch_create(struct store *store, const char *source, size_t limit,
                             struct outbox_batch *out) must_use;
void outbox_batch_fini(struct outbox_batch *batch);

/* What the central service said of an event. */
struct outbox_verdict {
    int64_t seq; /* of the batch, with its id */
    const char *id;
    const char *rejected; /* why it is parked; NULL: it is accepted and done */
};

/* All verdicts in one transaction of its own. What is not in the outbox under both is ignored. */
enum err outbox_settle(struct store *store, const struct outbox_verdict *verdicts,
                       size_t count) must_use;

/* Costs the same however long the outbox is. */
enum err outbox_count(struct store *store, int64_t *pending, int64_t *parked) must_use;

#endif
