/*
 * Strict parsers of what the central service answers. A reply is taken whole or not at all: one
 * wrong type anywhere is ERR_PROTOCOL. Keys that we do not know are ignored.
 *
 *   events: {"accepted":["id",...],"rejected":[{"id":"...","reason":"..."}]}
 *   calls:  {"cursor":"...","calls":[{"ticket":"...","window":"3"}]}
 *
 * Thread: any; pure functions. Source: design section 5.
 */
#ifndef APP_SERVICES_SYNC_REPLY_H
#define APP_SERVICES_SYNC_REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include "app/base/err.h"
#include "app/base/id.h"

#define REPLY_REASON_BYTES 96
#define REPLY_CURSOR_BYTES 128

/* What a reply says of one event that was sent. */
struct reply_verdict {
    enum { REPLY_NOT_NAMED, REPLY_ACCEPTED, REPLY_REJECTED } kind;
    char reason[REPLY_REASON_BYTES]; /* of REPLY_REJECTED: one line of text, never empty */
};

struct reply_calls {
    char cursor[REPLY_CURSOR_BYTES];
    char (*tickets)[ID_BYTES];
    size_t count;
};

/* Fills `verdicts`, one for each of the `count` ids sent. Ids that were not sent are ignored; one
 * that is named both ways is accepted. ERR_PROTOCOL: the verdicts say nothing then. */
enum err reply_parse_events(const char *body, size_t body_bytes, char (*ids)[ID_BYTES],
                            size_t count, struct reply_verdict *verdicts) must_use;

/* Tickets whose names cannot be ours are left out. On an error there is nothing to free. */
enum err reply_parse_calls(const char *body, size_t body_bytes, struct reply_calls *calls) must_use;
void reply_calls_fini(struct reply_calls *calls);

#endif
