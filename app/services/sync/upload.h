/*
 * The sync thread: takes one exchange at a time, has it with the central service, parses the answer
 * and tells the result. It knows nothing of the store and decides nothing.
 *
 * Thread: create, submit and destroy on the core thread. `finished` is called on the sync thread.
 * Ownership: an exchange passes from hand to hand; the texts of the config are borrowed.
 */
#ifndef APP_SERVICES_SYNC_UPLOAD_H
#define APP_SERVICES_SYNC_UPLOAD_H

#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/net/http.h"
#include "app/services/sync/outbox.h"
#include "app/services/sync/reply.h"

enum upload_kind { UPLOAD_EVENTS, UPLOAD_CALLS, UPLOAD_KINDS };

/* One exchange: what is asked, and what came of it. */
struct sync_result {
    enum upload_kind kind;
    struct outbox_batch batch;       /* UPLOAD_EVENTS */
    char cursor[REPLY_CURSOR_BYTES]; /* UPLOAD_CALLS: calls after this one; "" for all */

    enum err err; /* OK: a whole HTTP reply came */
    int status;
    int64_t date_ms;
    int retry_after_s;
    enum err reply_err;             /* of the body, when the status is 200 or 202 */
    struct reply_verdict *verdicts; /* UPLOAD_EVENTS: one for each of the batch */
    struct reply_calls calls;       /* UPLOAD_CALLS */
    char msg[ERR_MSG_BYTES];        /* what went wrong, for the log */
};

struct upload;

struct upload_config {
    const char *url; /* without the path; may end in '/' */
    const char *token_file;
    struct http_config http;
    void (*finished)(void *context, struct sync_result *result);
    void *context;
};

/* ERR_INVALID for a config's address that no exchange could use; `msg` says what to mend. */
enum err upload_check_url(const char *url, char msg[ERR_MSG_BYTES]) must_use;

enum err upload_create(struct upload **out, const struct upload_config *config) must_use;

/* Ends an exchange under way at once and waits for the thread. `finished` is not called any more
 * when it returns, nor for what it ended. NULL is allowed. */
void upload_destroy(struct upload *upload);

/* Takes the exchange's ownership. One at a time: not before the last one is finished. */
void upload_submit(struct upload *upload, struct sync_result *exchange);

#endif
