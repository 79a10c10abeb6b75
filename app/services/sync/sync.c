#include "app/services/sync/sync.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "app/base/log.h"
#include "app/base/text.h"
#include "app/services/sync/backoff.h"
#include "app/services/sync/upload.h"
#include "app/store/store.h"

#define BATCH_MAX         1000
#define NO_CALLS_PAUSE_MS (3600 * 1000) /* a hall without a calling system may get one */
#define SLOW_BYTES_PER_S  10
#define SOURCE_BYTES      160
#define CALLS_CURSOR      "calls_cursor"

static const struct sync_limits service_limits = {
    .connect_ms = 10000,
    .exchange_ms = 60000,
    .slow_for_s = 20,
    .backoff_first_ms = 2000,
    .backoff_cap_ms = 600000,
};

/* What is asked of the central service, uploads and calls, fails and recovers each by itself. */
struct lane {
    struct backoff backoff;
    int64_t not_before_ms; /* monotonic */
    bool faulty;
    bool unreachable; /* the last fault was that no reply came at all */
};

struct sync {
    struct sync_config config;
    const struct sync_limits *limits;
    char source[SOURCE_BYTES];
    struct upload *upload;
    struct lane lanes[UPLOAD_KINDS];
    bool busy;
    int64_t lost_ms; /* when busy: the result does not come any more after this, monotonic */
    bool link_up;
    bool calls_heard;
    size_t limit;                        /* events in the next batch */
    int parked_in_a_row;                 /* refused alone, with none accepted in between */
    struct sync_result *told;            /* its calls are the caller's to read */
    char new_cursor[REPLY_CURSOR_BYTES]; /* to be stored; "" when nothing is */
};

static int at_least(int value, int least)
{
    return value < least ? least : value;
}

enum err sync_create(struct sync **out, const struct sync_config *config, char msg[ERR_MSG_BYTES])
{
    enum err err = upload_check_url(config->url, msg);
    if (err != OK)
        return err;
    struct sync *sync = calloc(1, sizeof *sync);
    if (sync == NULL)
        return ERR_NO_MEMORY;
    const struct sync_limits *limits = config->limits != NULL ? config->limits : &service_limits;
    sync->config = *config;
    sync->limits = limits;
    sync->config.batch = at_least(config->batch > BATCH_MAX ? BATCH_MAX : config->batch, 1);
    sync->config.interval_s = at_least(config->interval_s, 1);
    sync->limit = (size_t)sync->config.batch;
    snprintf(sync->source, sizeof sync->source, "/kiosk/%s", config->kiosk_id);
    for (int i = 0; i < UPLOAD_KINDS; i++)
        backoff_init(&sync->lanes[i].backoff, limits->backoff_first_ms, limits->backoff_cap_ms);

    struct upload_config upload = {
        .url = config->url,
        .token_file = config->token_file,
        .http = {.ca_file = config->ca_file,
                 .connect_timeout_ms = limits->connect_ms,
                 .total_timeout_ms = limits->exchange_ms,
                 .slow_bytes_per_s = SLOW_BYTES_PER_S,
                 .slow_for_s = limits->slow_for_s},
        .finished = config->finished,
        .context = config->context,
    };
    err = upload_create(&sync->upload, &upload);
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "cannot start the upload: %s", err_text(err));
        free(sync);
        return err;
    }
    *out = sync;
    return OK;
}

void sync_destroy(struct sync *sync)
{
    if (sync == NULL)
        return;
    upload_destroy(sync->upload);
    sync_result_destroy(sync->told);
    free(sync);
}

/* ---- faults, and their end ---- */

static int64_t now_ms(const struct sync *sync)
{
    return clock_mono_ms(sync->config.clock);
}

static bool any_faulty(const struct sync *sync)
{
    return sync->lanes[UPLOAD_EVENTS].faulty || sync->lanes[UPLOAD_CALLS].faulty;
}

static void pause_lane(struct sync *sync, enum upload_kind kind, int retry_after_s)
{
    uint32_t random = 0;
    struct lane *lane = &sync->lanes[kind];
    if (getrandom(&random, sizeof random, GRND_NONBLOCK) != sizeof random)
        random = (uint32_t)now_ms(sync);
    lane->not_before_ms = now_ms(sync) + backoff_next_ms(&lane->backoff, retry_after_s, random);
}

static void fault(struct sync *sync, enum upload_kind kind, int retry_after_s, const char *why)
{
    if (!any_faulty(sync))
        log_warning("sync", "%s failed: %s; trying again with growing pauses",
                    kind == UPLOAD_EVENTS ? "upload" : "asking for calls", why);
    sync->lanes[kind].faulty = true;
    sync->lanes[kind].unreachable = false;
    pause_lane(sync, kind, retry_after_s);
}

static void recovered(struct sync *sync, enum upload_kind kind)
{
    struct lane *lane = &sync->lanes[kind];
    bool was_faulty = lane->faulty;
    lane->faulty = false;
    lane->not_before_ms = 0;
    backoff_reset(&lane->backoff);
    if (was_faulty && !any_faulty(sync))
        log_info("sync", "the central service answers as it should again");
}

static void note_link(struct sync *sync, const struct sync_result *result, struct sync_news *news)
{
    bool up =
        result->err == OK && result->status < 500 && result->status != 401 && result->status != 403;
    news->link_changed = up != sync->link_up;
    sync->link_up = up;
    if (!up)
        sync->calls_heard = false;
    /* What waited only because nobody was there need not wait any longer. */
    for (int i = 0; up && i < UPLOAD_KINDS; i++) {
        if (sync->lanes[i].unreachable)
            sync->lanes[i].not_before_ms = 0;
        sync->lanes[i].unreachable = false;
    }
}

/* ---- starting ---- */

static void submit(struct sync *sync, struct sync_result *exchange)
{
    sync->busy = true;
    sync->lost_ms = now_ms(sync) + 2 * (int64_t)sync->limits->exchange_ms;
    upload_submit(sync->upload, exchange);
}

static enum err start_upload(struct sync *sync, struct store *store)
{
    struct sync_result *exchange = calloc(1, sizeof *exchange);
    if (exchange == NULL)
        return ERR_NO_MEMORY;
    exchange->kind = UPLOAD_EVENTS;
    enum err err = outbox_batch_create(store, sync->source, sync->limit, &exchange->batch);
    if (err != OK || exchange->batch.count == 0) {
        sync_result_destroy(exchange);
        return err;
    }
    submit(sync, exchange);
    return OK;
}

static enum err start_calls(struct sync *sync, struct store *store)
{
    struct sync_result *exchange = calloc(1, sizeof *exchange);
    if (exchange == NULL)
        return ERR_NO_MEMORY;
    exchange->kind = UPLOAD_CALLS;
    enum err err = OK;
    if (sync->new_cursor[0] != '\0')
        err = store_put_meta(store, CALLS_CURSOR, sync->new_cursor);
    if (err == OK) {
        sync->new_cursor[0] = '\0';
        err = store_get_meta(store, CALLS_CURSOR, exchange->cursor, sizeof exchange->cursor);
    }
    if (err != OK && err != ERR_NOT_FOUND) {
        sync_result_destroy(exchange);
        return err;
    }
    submit(sync, exchange);
    return OK;
}

static void start(struct sync *sync, struct store *store, enum upload_kind kind)
{
    if (sync->busy || now_ms(sync) < sync->lanes[kind].not_before_ms)
        return;
    enum err err = kind == UPLOAD_EVENTS ? start_upload(sync, store) : start_calls(sync, store);
    if (err != OK)
        fault(sync, kind, 0, err_text(err));
}

int sync_tick(struct sync *sync, struct store *store)
{
    sync_result_destroy(sync->told);
    sync->told = NULL;
    /* Its owner may have had no room or no store for the result: the same is asked again. */
    if (sync->busy && now_ms(sync) >= sync->lost_ms)
        sync->busy = false;
    /* Calls first: they are due once in a while, uploads perhaps without end. */
    start(sync, store, UPLOAD_CALLS);
    start(sync, store, UPLOAD_EVENTS);

    /* An upload that waits for nothing has nothing to send. */
    int64_t now = now_ms(sync);
    int64_t next = sync->lanes[UPLOAD_CALLS].not_before_ms;
    int64_t upload = sync->lanes[UPLOAD_EVENTS].not_before_ms;
    if (sync->busy)
        next = sync->lost_ms;
    else if (upload > now && upload < next)
        next = upload;
    int64_t wait = next - now;
    return wait < 1 ? 1 : wait > INT_MAX ? INT_MAX : (int)wait;
}

/* ---- finishing uploads ---- */

static void log_parked(const struct sync_result *result, size_t parked, const char *id,
                       const char *reason)
{
    if (parked > 0)
        log_warning("sync", "%zu of %zu events parked, refused by the central service: %s: %s",
                    parked, result->batch.count, id, reason);
}

/* Writes what the reply said; *named is of how many it spoke. */
static enum err settle(struct store *store, const struct sync_result *result, size_t *named,
                       size_t *accepted)
{
    const struct outbox_verdict *first_parked = NULL;
    struct outbox_verdict *list = calloc(result->batch.count, sizeof *list);
    if (list == NULL)
        return ERR_NO_MEMORY;
    *named = *accepted = 0;
    for (size_t i = 0; i < result->batch.count; i++) {
        const struct reply_verdict *verdict = &result->verdicts[i];
        if (verdict->kind == REPLY_NOT_NAMED)
            continue;
        struct outbox_verdict *settled = &list[(*named)++];
        settled->seq = result->batch.seqs[i];
        settled->id = result->batch.ids[i];
        if (verdict->kind == REPLY_REJECTED)
            settled->rejected = verdict->reason;
        else
            (*accepted)++;
        if (verdict->kind == REPLY_REJECTED && first_parked == NULL)
            first_parked = settled;
    }
    enum err err = *named > 0 ? outbox_settle(store, list, *named) : OK;
    if (err == OK && first_parked != NULL)
        log_parked(result, *named - *accepted, first_parked->id, first_parked->rejected);
    free(list);
    return err;
}

static enum err finish_named(struct sync *sync, struct store *store,
                             const struct sync_result *result, struct sync_news *news)
{
    size_t named = 0;
    size_t accepted = 0;
    enum err err = settle(store, result, &named, &accepted);
    if (err != OK) {
        fault(sync, UPLOAD_EVENTS, 0, err_text(err));
        return err;
    }
    if (named == 0) {
        fault(sync, UPLOAD_EVENTS, result->retry_after_s, "the reply names no event that was sent");
        return OK;
    }
    news->outbox_changed = true;
    recovered(sync, UPLOAD_EVENTS);
    if (accepted > 0)
        sync->parked_in_a_row = 0;
    /* After a refusal the batches grow again. */
    size_t most = (size_t)sync->config.batch;
    sync->limit = sync->limit * 2 > most ? most : sync->limit * 2;
    return OK;
}

/* A batch that is refused as a whole is tried again by halves; one event alone is parked. A service
 * that refuses each event for itself is at fault rather than they, so parking slows down then. */
static enum err finish_refused(struct sync *sync, struct store *store,
                               const struct sync_result *result, struct sync_news *news)
{
    if (result->batch.count > 1) {
        sync->limit = result->batch.count / 2;
        sync->lanes[UPLOAD_EVENTS].not_before_ms = 0;
        return OK;
    }
    struct outbox_verdict verdict = {
        .seq = result->batch.seqs[0], .id = result->batch.ids[0], .rejected = result->msg};
    enum err err = outbox_settle(store, &verdict, 1);
    if (err != OK) {
        fault(sync, UPLOAD_EVENTS, 0, err_text(err));
        return err;
    }
    log_parked(result, 1, verdict.id, verdict.rejected);
    news->outbox_changed = true;
    if (sync->parked_in_a_row++ > 0)
        pause_lane(sync, UPLOAD_EVENTS, 0);
    return OK;
}

static bool refuses_batch(int status)
{
    return status == 400 || status == 409 || status == 413 || status == 422;
}

static bool has_reply(const struct sync_result *result)
{
    return result->err == OK && (result->status == 200 || result->status == 202) &&
           result->reply_err == OK;
}

static enum err finish_events(struct sync *sync, struct store *store,
                              const struct sync_result *result, struct sync_news *news)
{
    if (has_reply(result))
        return finish_named(sync, store, result, news);
    if (result->err == OK && refuses_batch(result->status))
        return finish_refused(sync, store, result, news);
    fault(sync, UPLOAD_EVENTS, result->retry_after_s, result->msg);
    sync->lanes[UPLOAD_EVENTS].unreachable = result->err != OK;
    return OK;
}

/* ---- finishing polls ---- */

static void finish_calls(struct sync *sync, struct sync_result *result, struct sync_news *news)
{
    struct lane *lane = &sync->lanes[UPLOAD_CALLS];
    sync->calls_heard = has_reply(result);
    if (has_reply(result)) {
        recovered(sync, UPLOAD_CALLS);
        lane->not_before_ms = now_ms(sync) + (int64_t)sync->config.interval_s * 1000;
        /* Most polls bring nothing new: no write then. */
        if (strcmp(result->calls.cursor, result->cursor) != 0)
            text_copy(sync->new_cursor, sizeof sync->new_cursor, result->calls.cursor);
        news->called = (const char(*)[ID_BYTES])result->calls.tickets;
        news->called_count = result->calls.count;
    } else if (result->err == OK && result->status == 404) {
        recovered(sync, UPLOAD_CALLS);
        lane->not_before_ms = now_ms(sync) + NO_CALLS_PAUSE_MS;
    } else {
        fault(sync, UPLOAD_CALLS, result->retry_after_s, result->msg);
        lane->unreachable = result->err != OK;
    }
}

enum err sync_finish(struct sync *sync, struct store *store, struct sync_result *result,
                     struct sync_news *news)
{
    enum err err = OK;
    memset(news, 0, sizeof *news);
    sync_result_destroy(sync->told);
    sync->told = result;
    sync->busy = false;
    note_link(sync, result, news);
    if (result->kind == UPLOAD_EVENTS)
        err = finish_events(sync, store, result, news);
    else
        finish_calls(sync, result, news);
    news->link_up = sync->link_up;
    news->calls_heard = sync->calls_heard;
    news->server_time_ms = result->date_ms;
    return err;
}
