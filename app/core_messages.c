/* What the core thread hears: requests of the screen, reports of devices, network and content. */
#include "app/base/log.h"
#include "app/base/text.h"
#include "app/core_private.h"
#include "app/services/sync/sync.h"

/* Requests are limited, so that what devices and the network report always finds room. */
static enum err send_request(struct core *core, struct core_message *message,
                             uint32_t *request_number)
{
    if (atomic_fetch_add(&core->requests_waiting, 1) >= CORE_REQUESTS) {
        atomic_fetch_sub(&core->requests_waiting, 1);
        return ERR_BUSY;
    }
    message->request = atomic_fetch_add(&core->next_request, 1) + 1;
    *request_number = message->request;
    enum err err = queue_push(core->messages, message);
    if (err != OK)
        atomic_fetch_sub(&core->requests_waiting, 1);
    return err;
}

void core_send_report(struct core *core, const struct core_message *message)
{
    if (queue_push(core->messages, message) != OK)
        log_error("core", "a report of kind %d found no room", (int)message->kind);
}

enum err core_take_ticket(struct core *core, const struct ticket_request *request,
                          uint32_t *request_number)
{
    struct core_message message = {.kind = MESSAGE_TAKE, .take = *request};
    return send_request(core, &message, request_number);
}

void core_rehearse_ticket(struct core *core, const struct ticket_request *likely)
{
    struct core_message message = {.kind = MESSAGE_REHEARSE, .take = *likely};
    if (!atomic_exchange(&core->rehearsal_posted, true))
        core_send_report(core, &message);
}

enum err core_print_again(struct core *core, const char *ticket_id, uint32_t *request_number)
{
    struct core_message message = {.kind = MESSAGE_PRINT_AGAIN};
    text_copy(message.ticket_id, sizeof message.ticket_id, ticket_id);
    return send_request(core, &message, request_number);
}

enum err core_make_handout(struct core *core, const struct handout_request *request,
                           uint32_t *request_number)
{
    struct core_message message = {.kind = MESSAGE_HANDOUT, .wanted = *request};
    return send_request(core, &message, request_number);
}

enum err core_print_handout(struct core *core, const struct handout *handout,
                            uint32_t *request_number)
{
    struct core_message message = {.kind = MESSAGE_PRINT_HANDOUT, .handout = handout_ref(handout)};
    enum err err = send_request(core, &message, request_number);
    if (err != OK)
        handout_unref(handout);
    return err;
}

void core_clock_changed(struct core *core)
{
    struct core_message message = {.kind = MESSAGE_CLOCK};
    if (!atomic_exchange(&core->clock_posted, true))
        core_send_report(core, &message);
}

void core_ask_alive(struct core *core)
{
    struct core_message message = {.kind = MESSAGE_ALIVE};
    if (!atomic_exchange(&core->alive_asked, true))
        core_send_report(core, &message);
}

void core_on_job_done(void *context, uint64_t job_id, enum hal_print_result result,
                      enum hal_printer_reason reason, enum hal_print_evidence evidence)
{
    struct core_message message = {.kind = MESSAGE_JOB_DONE,
                                   .job = {job_id, result, reason, evidence}};
    core_send_report(context, &message);
}

/* Only the newest status counts: one message is enough for any number of changes. */
void core_on_printer_status(void *context, const struct hal_printer_status *status)
{
    struct core *core = context;
    struct core_message message = {.kind = MESSAGE_PRINTER_STATUS};
    pthread_mutex_lock(&core->lock);
    core->printer_status = *status;
    pthread_mutex_unlock(&core->lock);
    if (!atomic_exchange(&core->status_posted, true))
        core_send_report(core, &message);
}

void core_on_sync_finished(void *context, struct sync_result *result)
{
    struct core_message message = {.kind = MESSAGE_SYNC, .sync = result};
    if (queue_push(((struct core *)context)->messages, &message) != OK)
        sync_result_destroy(result);
}

/* Only the newest content counts. */
void core_on_content(void *context, const struct catalog *catalog)
{
    struct core *core = context;
    struct core_message message = {.kind = MESSAGE_CONTENT};
    pthread_mutex_lock(&core->lock);
    const struct catalog *missed = core->fresh;
    core->fresh = catalog;
    core->content_answered = true;
    pthread_mutex_unlock(&core->lock);
    catalog_unref(missed);
    if (!atomic_exchange(&core->content_posted, true))
        core_send_report(core, &message);
}

void core_wake(void *context)
{
    struct core *core = context;
    struct core_message message = {.kind = MESSAGE_WAKE};
    if (!atomic_exchange(&core->wake_posted, true))
        core_send_report(core, &message);
}
