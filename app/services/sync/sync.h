/*
 * Uploads the outbox and hears which tickets were called.
 *
 * Thread: the functions run on the core thread. A thread of its own does the network and tells
 * `finished` (on that thread) when an exchange is over; the core then calls sync_finish on its own
 * thread. The store is touched by the core thread alone.
 *
 * One exchange at a time. After a fault the next try waits with exponential backoff and full jitter
 * (2 s doubling to 10 min, or what Retry-After asks if that is longer); a fault is logged when its
 * episode begins and when it ends, not per try. A batch that is refused as a whole (400, 409, 413,
 * 422) is halved until the one event that is at fault is parked.
 */
#ifndef APP_SERVICES_SYNC_SYNC_H
#define APP_SERVICES_SYNC_SYNC_H

#include <stdbool.h>
#include <stdint.h>

#include "app/base/clock.h"
#include "app/base/err.h"
#include "app/base/id.h"

struct store;
struct sync;
struct sync_result;

/* How patient it is. */
struct sync_limits {
    int connect_ms;
    int exchange_ms;
    int slow_for_s; /* an exchange may crawl for so long */
    int backoff_first_ms;
    int backoff_cap_ms;
};

struct sync_config {
    const char *kiosk_id;
    const char *url;        /* "https://host:port", without the path */
    const char *ca_file;    /* "": the system's */
    const char *token_file; /* read before each exchange: a new token needs no restart; "": none */
    int batch;              /* events in one upload */
    int interval_s;         /* between polls for calls; uploads start at once */
    struct clock *clock;
    const struct sync_limits *limits; /* NULL: those for service; tests cannot wait so long */
    void (*finished)(void *context, struct sync_result *result);
    void *context;
};

/* Costs a thread and nothing else: no file is read and no library set up. The texts must live until
 * sync_destroy. ERR_INVALID when the address cannot be used, with what to mend. */
enum err sync_create(struct sync **out, const struct sync_config *config,
                     char msg[ERR_MSG_BYTES]) must_use;

/* Cancels what is under way and waits for the thread; `finished` is not called any more when it
 * returns. NULL is allowed. */
void sync_destroy(struct sync *sync);

/* Starts what is due. Returns the milliseconds (1 or more) until it wants to be called again; while
 * an exchange is under way, until its result must have come. Call it when events were appended,
 * when the time is over and after sync_finish. */
int sync_tick(struct sync *sync, struct store *store);

/* What an exchange brought. */
struct sync_news {
    bool link_up;
    bool link_changed;
    int64_t server_time_ms; /* 0: not known */
    bool outbox_changed;
    /* The calls feed answered when it was asked last, and the link did not fail since: as far as it
     * goes, `called` is complete. */
    bool calls_heard;
    size_t called_count;
    const char (*called)[ID_BYTES]; /* tickets that were called; live until the next sync_* call */
};

/* Takes the result's ownership, writes what was accepted and parked to the store. After an error of
 * the store, which is returned, the same events will be sent again. The same calls may be told
 * again after a restart: their cursor is stored before the next poll, when the caller has written
 * down what they mean. */
enum err sync_finish(struct sync *sync, struct store *store, struct sync_result *result,
                     struct sync_news *news) must_use;

/* For a result that nobody will finish: sync_tick asks the same again, some time later. */
void sync_result_destroy(struct sync_result *result);

#endif
