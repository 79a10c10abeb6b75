/*
 * The core's insides, shared by app/core*.c.
 *
 * Members up to the line are safe from any thread; the rest belongs to the core thread.
 */
#ifndef APP_CORE_PRIVATE_H
#define APP_CORE_PRIVATE_H

#include <pthread.h>
#include <stdatomic.h>

#include "app/base/queue.h"
#include "app/core.h"
#include "app/services/queue/day.h"
#include "app/services/queue/estimate.h"
#include "app/services/queue/reserve.h"
#include "app/services/usage.h"

struct content;
struct finder_maker;
struct i18n;
struct printing;
struct store;
struct sync;
struct sync_result;

/* Requests of the screen that may be waiting or unanswered; the queue has room for these and for
 * everything that devices and the network can have under way. */
#define CORE_REQUESTS 32
#define CORE_JOBS     16

enum core_message_kind {
    MESSAGE_TAKE,
    MESSAGE_REHEARSE,
    MESSAGE_PRINT_AGAIN,
    MESSAGE_HANDOUT,
    MESSAGE_PRINT_HANDOUT,
    MESSAGE_JOB_DONE,
    MESSAGE_PRINTER_STATUS,
    MESSAGE_SYNC,
    MESSAGE_CLOCK,
    MESSAGE_ALIVE,
    MESSAGE_CONTENT,
    MESSAGE_WAKE,
    MESSAGE_STOP,
};

struct core_message {
    enum core_message_kind kind;
    uint32_t request;
    union {
        struct ticket_request take; /* and REHEARSE */
        char ticket_id[ID_BYTES];
        struct handout_request wanted;
        const struct handout *handout;
        struct {
            uint64_t id;
            enum hal_print_result result;
            enum hal_printer_reason reason;
            enum hal_print_evidence evidence;
        } job;
        struct sync_result *sync;
    };
};

struct core_job {
    uint64_t id; /* 0: free */
    uint32_t request;
    bool handout; /* not a ticket */
    struct ticket ticket;
};

struct core {
    struct core_config config;
    struct queue *messages;
    struct queue *events;
    pthread_t thread;
    atomic_uint next_request;
    atomic_int requests_waiting;
    atomic_bool hall_event_posted;
    atomic_bool status_posted;
    atomic_bool clock_posted;
    atomic_bool content_posted;
    atomic_bool rehearsal_posted;
    atomic_bool alive_asked;
    atomic_bool wake_posted;
    pthread_mutex_t lock; /* of all down to the line */
    const struct hall *hall;
    struct hal_printer_status printer_status;
    const struct catalog *fresh; /* brought by the content thread, not taken yet; may be NULL */
    bool content_answered;
    struct usage_item viewed[CORE_VIEWED]; /* not in the store yet */
    size_t viewed_count;
    uint32_t viewed_lost;

    /* ---- the core thread's ---- */
    bool running;
    struct store *store;
    enum err store_fault; /* for which core_note_store closed it last */
    enum hall_trouble trouble;
    int64_t tidy_due_ms;       /* monotonic; 0: nothing to tidy */
    int64_t trim_due_ms;       /* the same for memory */
    int64_t content_due_ms;    /* monotonic: when the content folder is looked at again */
    int64_t store_retry_ms;    /* monotonic; 0: no retry due */
    int64_t patience_until_ms; /* monotonic: until then a first snapshot waits for content */
    struct content *content;
    const struct catalog *catalog;
    struct reserve reserve;
    struct day day;
    struct ticket_book book;
    struct estimate *estimates;   /* one per catalog->services */
    struct ticket_counts *counts; /* the same; kept up ticket by ticket */
    char last_label[TICKET_LABEL_BYTES];
    bool recount; /* what is counted has changed as a whole: another store, content or day */
    int64_t calls_heard_ms; /* monotonic; 0: never */
    enum hall_link link;
    struct finder_maker *finder_maker;
    const struct finder *finder; /* of `catalog`, or an older one's until the new one is made */
    int64_t usage_due_ms;        /* monotonic: when views are told to the central service */
    struct i18n *i18n;
    struct printing *printing;
    struct sync *sync;
    int64_t sync_due_ms; /* monotonic; -1: never */
    struct core_job jobs[CORE_JOBS];
    uint64_t next_job;
};

/* ---- core_messages.c ---- */

/* From any thread; there is room, see CORE_REQUESTS. */
void core_send_report(struct core *core, const struct core_message *message);

/* What devices, network and content call, on their threads; the context is the core. */
void core_on_job_done(void *context, uint64_t job_id, enum hal_print_result result,
                      enum hal_printer_reason reason, enum hal_print_evidence evidence);
void core_on_printer_status(void *context, const struct hal_printer_status *status);
void core_on_sync_finished(void *context, struct sync_result *result);
void core_on_content(void *context, const struct catalog *catalog);

/* From any thread: the core looks at what is due. */
void core_wake(void *context);

/* ---- core_time.c ---- */

/* Now, as day.h wants it. */
void core_read_clock(const struct core *core, struct day_reading *out);
int core_utc_offset_min(const struct core *core);

/* Before any number is taken: the day is right then, and what a new one needs is done. */
void core_look_at_clock(struct core *core);

/* ---- core_store.c: store and content ---- */

/* Opens the store, brings content and book up; the trouble says what is wrong. */
void core_open_store(struct core *core);
void core_close_store(struct core *core);

/* Anything but an answer about a ticket means that the store is out of order: out of service from
 * here on, until a retry succeeds. Returns `err`. */
enum err core_note_store(struct core *core, enum err err);

/* Takes what the content thread brought. */
void core_take_content(struct core *core);

/* What may wait for a quiet moment: the store's log, the reserve of numbers. */
void core_tidy(struct core *core);

/* So long from now, unless something comes in between. */
void core_tidy_in(struct core *core, int wait_ms);

/* What a rush of tickets and pictures needed goes back to the system. */
void core_give_back_memory(struct core *core);

/* A new business day, at midnight or at the start after a night: forgets old tickets, keeps a copy
 * of the store. */
void core_begin_day(struct core *core);

/* ---- core_hall.c ---- */

/* Makes a new snapshot and posts it when it differs from the last one; the first one waits for the
 * content a while. */
void core_publish(struct core *core);

/* Why a service gives no number now; OK when it does. */
enum err core_service_open(struct core *core, size_t service, struct hours_answer *when);

/* True while the calling system is being heard. */
bool core_calls_heard(const struct core *core);

/* ---- core_matters.c ---- */

/* Makes a finder of the catalog as it is now, on another thread. */
void core_make_finder(struct core *core);

/* Takes a finder that is ready and views that are not in the store yet, and tells these when it is
 * time to. */
void core_take_matters(struct core *core);

/* How often views are told to the central service. */
#define CORE_TELL_MS (60 * 60 * 1000)

/* Puts all views into the outbox. */
void core_tell_views(struct core *core);

/* The same at the end; what found no place is logged. */
void core_end_matters(struct core *core);

/* ---- core_tickets.c ---- */

void core_handle_take(struct core *core, uint32_t request, const struct ticket_request *take);
void core_handle_rehearse(struct core *core, const struct ticket_request *likely);
void core_handle_print_again(struct core *core, uint32_t request, const char *ticket_id);
void core_handle_job_done(struct core *core, uint64_t job, enum hal_print_result result,
                          enum hal_printer_reason reason, enum hal_print_evidence evidence);
/* A free place for a job; NULL when there is none. */
struct core_job *core_free_job(struct core *core);

void core_handle_called(struct core *core, const char (*ids)[ID_BYTES], size_t count);

/* ---- core_sync.c ---- */

/* Something was appended to the outbox. */
void core_upload_soon(struct core *core);

/* Takes the result's ownership. */
void core_handle_sync(struct core *core, struct sync_result *result);

/* ---- core_handouts.c ---- */

void core_handle_handout(struct core *core, uint32_t request, const struct handout_request *wanted);
/* Takes over the reference. */
void core_handle_print_handout(struct core *core, uint32_t request, const struct handout *handout);
void core_end_handout(struct core *core, uint32_t request, enum hal_print_result result,
                      enum hal_printer_reason reason);

/* ---- core.c ---- */

void core_post(struct core *core, const struct core_event *event);

#endif
