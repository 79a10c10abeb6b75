#include "app/core.h"

#include <stdlib.h>
#include <string.h>

#include "app/base/i18n.h"
#include "app/base/log.h"
#include "app/base/text.h"
#include "app/base/thread.h"
#include "app/core_private.h"
#include "app/services/catalog/content.h"
#include "app/services/finder_maker.h"
#include "app/services/hall_build.h"
#include "app/services/printing/printing.h"
#include "app/services/sync/sync.h"

#define MESSAGE_CAPACITY (CORE_REQUESTS + CORE_JOBS + 8)
#define EVENT_CAPACITY   128
#define MINUTE_MS        60000
/* A first import of a hall of many thousand matters takes seconds. */
#define CONTENT_PATIENCE_MS 15000

/* ---- events out ---- */

void core_post(struct core *core, const struct core_event *event)
{
    if (queue_push(core->events, event) == OK)
        return;
    log_error("core", "the screen does not take its events");
    handout_unref(event->handout);
}

enum err core_next_event(struct core *core, struct core_event *event)
{
    enum err err = queue_pop(core->events, event, 0);
    if (err == OK && event->kind == CORE_HALL)
        atomic_store(&core->hall_event_posted, false);
    return err;
}

const struct hall *core_hall(struct core *core)
{
    pthread_mutex_lock(&core->lock);
    const struct hall *hall = core->hall != NULL ? hall_ref(core->hall) : NULL;
    pthread_mutex_unlock(&core->lock);
    return hall;
}

/* ---- the thread ---- */

/* What only says that something is to be looked at. */
static void handle_news(struct core *core, const struct core_message *message)
{
    switch (message->kind) {
    case MESSAGE_PRINTER_STATUS:
        atomic_store(&core->status_posted, false);
        break;
    case MESSAGE_CLOCK:
        atomic_store(&core->clock_posted, false);
        core->content_due_ms = 0;
        break;
    case MESSAGE_ALIVE:
        atomic_store(&core->alive_asked, false);
        core_post(core, &(struct core_event){.kind = CORE_ALIVE});
        break;
    case MESSAGE_CONTENT:
        atomic_store(&core->content_posted, false);
        core_take_content(core);
        break;
    default:
        break;
    }
}

static void handle(struct core *core, struct core_message *message)
{
    switch (message->kind) {
    case MESSAGE_TAKE:
        core_handle_take(core, message->request, &message->take);
        break;
    case MESSAGE_REHEARSE:
        atomic_store(&core->rehearsal_posted, false);
        core_handle_rehearse(core, &message->take);
        break;
    case MESSAGE_PRINT_AGAIN:
        core_handle_print_again(core, message->request, message->ticket_id);
        break;
    case MESSAGE_HANDOUT:
        core_handle_handout(core, message->request, &message->wanted);
        break;
    case MESSAGE_PRINT_HANDOUT:
        core_handle_print_handout(core, message->request, message->handout);
        break;
    case MESSAGE_JOB_DONE:
        core_handle_job_done(core, message->job.id, message->job.result, message->job.reason,
                             message->job.evidence);
        break;
    case MESSAGE_SYNC:
        core_handle_sync(core, message->sync);
        break;
    case MESSAGE_PRINTER_STATUS:
    case MESSAGE_CLOCK:
    case MESSAGE_ALIVE:
    case MESSAGE_CONTENT:
        handle_news(core, message);
        break;
    case MESSAGE_WAKE:
        atomic_store(&core->wake_posted, false);
        break;
    case MESSAGE_STOP:
        core->running = false;
        break;
    }
    if (message->request != 0)
        atomic_fetch_sub(&core->requests_waiting, 1);
}

/* Milliseconds until something is due: the minute, the upload, a retry of the store. */
static int next_wait_ms(const struct core *core)
{
    int64_t now_ms = clock_mono_ms(core->config.clock);
    int64_t into_minute_ms = clock_wall_ms(core->config.clock) % MINUTE_MS;
    int64_t wait_ms =
        MINUTE_MS - (into_minute_ms < 0 ? into_minute_ms + MINUTE_MS : into_minute_ms);
    if (core->tidy_due_ms != 0 && core->tidy_due_ms - now_ms < wait_ms)
        wait_ms = core->tidy_due_ms - now_ms;
    if (core->trim_due_ms != 0 && core->trim_due_ms - now_ms < wait_ms)
        wait_ms = core->trim_due_ms - now_ms;
    if (core->sync_due_ms >= 0 && core->store != NULL && core->sync_due_ms - now_ms < wait_ms)
        wait_ms = core->sync_due_ms - now_ms;
    if (core->hall == NULL && core->patience_until_ms - now_ms < wait_ms)
        wait_ms = core->patience_until_ms - now_ms;
    if (core->store_retry_ms != 0 && core->store_retry_ms - now_ms < wait_ms)
        wait_ms = core->store_retry_ms - now_ms;
    return wait_ms > 0 ? (int)wait_ms : 0;
}

static void do_what_is_due(struct core *core)
{
    int64_t now_ms = clock_mono_ms(core->config.clock);
    core_look_at_clock(core);
    if (core->store_retry_ms != 0 && now_ms >= core->store_retry_ms) {
        core_open_store(core);
        core_upload_soon(core);
    }
    if (core->tidy_due_ms != 0 && now_ms >= core->tidy_due_ms)
        core_tidy(core);
    if (core->trim_due_ms != 0 && now_ms >= core->trim_due_ms)
        core_give_back_memory(core);
    if (now_ms >= core->content_due_ms) {
        if (core->content != NULL)
            content_look(core->content);
        core->content_due_ms = now_ms + MINUTE_MS;
    }
    core_take_matters(core);
    if (core->sync_due_ms >= 0 && now_ms >= core->sync_due_ms)
        core_upload_soon(core);
}

/* Papers are made, shown and given as codes without a printer, too. */
static enum err start_printing(struct core *core)
{
    const struct core_config *config = &core->config;
    const struct printing_config printing = {.printer = config->printer,
                                             .text = config->printer_text,
                                             .paper_width_mm = config->paper_width_mm,
                                             .font_path = config->font_path,
                                             .bold_font_path = config->bold_font_path};
    const struct hal_printer_listener listener = {core_on_job_done, core_on_printer_status, core};
    enum err err = printing_create(&core->printing, &printing);
    if (err == OK && config->printer != NULL)
        err = hal_printer_start(config->printer, &listener);
    if (err != OK) {
        printing_destroy(core->printing);
        core->printing = NULL;
    }
    return err;
}

static void start_content(struct core *core)
{
    const struct core_config *config = &core->config;
    struct content_config content = {.folder = config->hall_dir,
                                     .state_dir = config->store_dir,
                                     .clock = config->clock,
                                     .ready = core_on_content,
                                     .context = core};
    enum err err = content_create(&core->content, &content);
    if (err != OK)
        log_error("core", "content cannot be brought: %s", err_text(err));
}

static void start_services(struct core *core)
{
    char msg[ERR_MSG_BYTES] = "";
    const struct core_config *config = &core->config;
    if (i18n_create(&core->i18n, config->i18n_dir, config->locale, msg) != OK)
        log_error("core", "%s", msg);
    enum err err = core->i18n != NULL ? start_printing(core) : OK;
    if (err != OK)
        log_error("core", "printer cannot be started: %s", err_text(err));
    if (config->central_url[0] == '\0')
        return;
    struct sync_config sync = {.kiosk_id = config->kiosk_id,
                               .url = config->central_url,
                               .ca_file = config->central_ca,
                               .token_file = config->central_token_file,
                               .batch = config->central_batch,
                               .interval_s = config->central_interval_s,
                               .clock = config->clock,
                               .finished = core_on_sync_finished,
                               .context = core};
    core->link = HALL_LINK_DOWN;
    if (sync_create(&core->sync, &sync, msg) != OK)
        log_error("core", "upload cannot be started: %s", msg);
}

static void stop_services(struct core *core)
{
    struct core_message message;
    content_destroy(core->content);
    core->content = NULL;
    hal_printer_destroy(core->config.printer);
    sync_destroy(core->sync);
    core->sync = NULL;
    /* The printer's last results are worth keeping; nobody finishes an upload any more. */
    while (queue_pop(core->messages, &message, 0) == OK) {
        if (message.kind == MESSAGE_SYNC)
            sync_result_destroy(message.sync);
        else if (message.kind == MESSAGE_PRINT_HANDOUT)
            handout_unref(message.handout);
        else if (message.kind == MESSAGE_JOB_DONE)
            handle(core, &message);
    }
    printing_destroy(core->printing);
    i18n_destroy(core->i18n);
}

static void *run(void *context)
{
    struct core *core = context;
    struct core_message message;
    pthread_setname_np(pthread_self(), "core");
    start_content(core);
    core_open_store(core);
    /* The printer's thread inherits it: a number and its paper go before painting. */
    thread_go_first();
    start_services(core);
    core_publish(core);
    core_upload_soon(core);
    while (core->running) {
        if (queue_pop(core->messages, &message, next_wait_ms(core)) == OK) {
            /* The day is right before any number is taken. */
            core_look_at_clock(core);
            handle(core, &message);
        }
        do_what_is_due(core);
        core_publish(core);
    }
    core_end_matters(core);
    stop_services(core);
    core_close_store(core);
    return NULL;
}

enum err core_create(struct core **out, const struct core_config *config,
                     void (*wake)(void *context), void *context)
{
    struct core *core = calloc(1, sizeof *core);
    if (core == NULL)
        return ERR_NO_MEMORY;
    core->config = *config;
    core->running = true;
    core->sync_due_ms = -1;
    core->content_due_ms = clock_mono_ms(config->clock) + MINUTE_MS;
    core->usage_due_ms = clock_mono_ms(config->clock) + CORE_TELL_MS;
    core->patience_until_ms = clock_mono_ms(config->clock) + CONTENT_PATIENCE_MS;
    core->trouble = HALL_NO_CONTENT;
    pthread_mutex_init(&core->lock, NULL);
    enum err err = id_create(core->book.boot);
    if (err == OK)
        err = queue_create(&core->messages, MESSAGE_CAPACITY, sizeof(struct core_message));
    if (err == OK)
        err = queue_create(&core->events, EVENT_CAPACITY, sizeof(struct core_event));
    if (err == OK)
        err = finder_maker_create(&core->finder_maker, core_wake, core);
    if (err != OK)
        goto out;
    if (wake != NULL)
        queue_on_push(core->events, wake, context);
    if (pthread_create(&core->thread, NULL, run, core) != 0) {
        err = ERR_NO_MEMORY;
        goto out;
    }
    *out = core;
    return OK;
out:
    finder_maker_destroy(core->finder_maker);
    queue_destroy(core->messages);
    queue_destroy(core->events);
    pthread_mutex_destroy(&core->lock);
    free(core);
    return err;
}

void core_destroy(struct core *core)
{
    struct core_message message = {.kind = MESSAGE_STOP};
    if (core == NULL)
        return;
    core_send_report(core, &message);
    pthread_join(core->thread, NULL);
    struct core_event event;
    while (queue_pop(core->events, &event, 0) == OK)
        handout_unref(event.handout);
    finder_maker_destroy(core->finder_maker);
    hall_unref(core->hall);
    finder_unref(core->finder);
    catalog_unref(core->fresh);
    catalog_unref(core->catalog);
    queue_destroy(core->messages);
    queue_destroy(core->events);
    pthread_mutex_destroy(&core->lock);
    free(core->estimates);
    free(core->counts);
    free(core);
}
