/* Tickets from the touch to the paper. */
#include <string.h>

#include "app/base/log.h"
#include "app/base/text.h"
#include "app/core_private.h"
#include "app/services/printing/printing.h"
#include "app/services/printing/ticket_paper.h"

/* Reasons that are the core's own; the printer's are in hal_printer.h. */
#define REASON_NO_PRINTER  "no-printer"
#define REASON_BUSY        "busy"
#define REASON_NOT_MADE    "not-made"
#define REASON_SCREEN_ONLY "screen-only"

/* Nobody took a number for so long: a moment to tidy up, and the end of a rush. */
#define QUIET_MS     200
#define RUSH_OVER_MS 1500

/* The paper is out: whoever comes next has to walk up first. */
#define PAPER_OUT_MS 20

/* How long what was rehearsed is kept: the confirm screen's time. */
#define REHEARSED_MS 60000

static enum err trouble_err(enum hall_trouble trouble)
{
    switch (trouble) {
    case HALL_STORE_FULL:
        return ERR_NO_SPACE;
    case HALL_STORE_READ_ONLY:
        return ERR_READ_ONLY;
    case HALL_STORE_CORRUPT:
        return ERR_CORRUPT;
    case HALL_NO_CONTENT:
        return ERR_NOT_FOUND;
    default:
        return ERR_IO;
    }
}

struct core_job *core_free_job(struct core *core)
{
    for (size_t i = 0; i < CORE_JOBS; i++)
        if (core->jobs[i].id == 0)
            return &core->jobs[i];
    return NULL;
}

/* Writes how a print ended and tells the screen. The screen hears the truth even when the store
 * cannot be written: the ticket then becomes unknown at the next start. */
static void end_print(struct core *core, uint32_t request, const struct ticket *ticket,
                      enum ticket_state state, const char *reason, int evidence)
{
    struct core_event event = {.kind = CORE_PRINT, .request = request};
    enum err err = ERR_IO;
    if (core->store != NULL)
        err = core_note_store(core,
                              ticket_set_state(&core->book, ticket->id, state, reason, evidence,
                                               clock_wall_ms(core->config.clock), &event.ticket));
    if (err != OK) {
        log_error("core", "ticket %s: end of print not written: %s", ticket->label, err_text(err));
        event.ticket = *ticket;
        event.ticket.state = state;
        text_copy(event.ticket.reason, sizeof event.ticket.reason, reason);
    }
    core_post(core, &event);
}

static enum err make_paper(struct core *core, const struct ticket *ticket, bool again,
                           struct doc **out)
{
    return ticket_paper_create(out, printing_columns(core->printing), core->i18n, core->catalog,
                               ticket, again);
}

/* Hands the ticket to the printer: NULL, or the reason why nothing will be printed. */
static const char *start_print(struct core *core, uint32_t request, const struct ticket *ticket,
                               bool again)
{
    struct core_job *job = core_free_job(core);
    if (core->printing == NULL || core->config.printer == NULL)
        return REASON_NO_PRINTER;
    if (job == NULL)
        return REASON_BUSY;
    *job = (struct core_job){.id = ++core->next_job, .request = request, .ticket = *ticket};
    struct doc *doc = NULL;
    enum err err = make_paper(core, ticket, again, &doc);
    if (err == OK)
        err = printing_submit(core->printing, doc, job->id);
    doc_destroy(doc);
    if (err == OK)
        return NULL;
    log_error("core", "ticket %s cannot be printed: %s", ticket->label, err_text(err));
    job->id = 0;
    return err == ERR_BUSY ? REASON_BUSY : REASON_NOT_MADE;
}

static struct ticket_moment moment_of(const struct core *core, size_t service)
{
    return (struct ticket_moment){.wall_ms = clock_wall_ms(core->config.clock),
                                  .mono_ms = clock_mono_ms(core->config.clock),
                                  .calls_heard = core_calls_heard(core),
                                  .minutes_per_visit = core->estimates[service].minutes_per_visit};
}

static enum err issue(struct core *core, const struct ticket_request *take, struct ticket *ticket,
                      bool *fresh)
{
    size_t position;
    struct hours_answer when;
    if (core->store == NULL || core->catalog == NULL)
        return trouble_err(core->trouble);
    if (!id_is_valid(take->id))
        return ERR_INVALID;
    /* Sent again, after hours perhaps: it has its ticket. */
    enum err err = ticket_load(&core->book, take->id, ticket);
    if (err != ERR_NOT_FOUND)
        return core_note_store(core, err);
    err = catalog_find_service(core->catalog, take->service, &position);
    if (err == OK)
        err = core_service_open(core, position, &when);
    if (err != OK)
        return err;
    if (take->print && core->config.printer != NULL)
        hal_printer_expect_job(core->config.printer);
    struct ticket_moment moment = moment_of(core, position);
    err = ticket_issue(&core->book, core->catalog, take, &moment,
                       take->print ? TICKET_PRINTING : TICKET_ISSUED, ticket, fresh);
    return core_note_store(core, err);
}

void core_handle_rehearse(struct core *core, const struct ticket_request *likely)
{
    size_t position;
    struct ticket ticket;
    struct doc *doc = NULL;
    if (core->store == NULL || core->catalog == NULL || !id_is_valid(likely->id) ||
        catalog_find_service(core->catalog, likely->service, &position) != OK)
        return;
    struct ticket_moment moment = moment_of(core, position);
    enum err err = ticket_foresee(&core->book, core->catalog, likely, &moment,
                                  likely->print ? TICKET_PRINTING : TICKET_ISSUED, &ticket);
    if (core_note_store(core, err) != OK || !likely->print || core->printing == NULL)
        return;
    if (make_paper(core, &ticket, false, &doc) == OK)
        printing_rehearse(core->printing, doc);
    doc_destroy(doc);
    core->trim_due_ms = clock_mono_ms(core->config.clock) + REHEARSED_MS;
}

static void join_queue(struct core *core, const struct ticket *ticket)
{
    size_t position;
    size_t class_position;
    text_copy(core->last_label, sizeof core->last_label, ticket->label);
    if (catalog_find_service(core->catalog, ticket->service, &position) != OK ||
        catalog_find_class(&core->catalog->services[position], ticket->class_code,
                           &class_position) != OK)
        return;
    struct ticket_counts *counts = &core->counts[position];
    counts->issued++;
    counts->waiting++;
    counts->waiting_priority += class_position > 0;
}

static void note_screen_only(struct core *core, const struct ticket *ticket)
{
    struct ticket noted;
    enum err err = ticket_set_state(&core->book, ticket->id, TICKET_FAILED, REASON_SCREEN_ONLY, 0,
                                    clock_wall_ms(core->config.clock), &noted);
    if (core_note_store(core, err) != OK)
        log_error("core", "ticket %s: state not written", ticket->label);
}

void core_handle_take(struct core *core, uint32_t request, const struct ticket_request *take)
{
    struct core_event event = {.kind = CORE_TICKET, .request = request};
    const char *refusal = NULL;
    bool fresh = false;
    core_tidy_in(core, QUIET_MS);
    core->trim_due_ms = clock_mono_ms(core->config.clock) + RUSH_OVER_MS;
    event.err = issue(core, take, &event.ticket, &fresh);
    /* The paper first: drawing the screen would hold it up on a small board. */
    if (fresh && take->print)
        refusal = start_print(core, request, &event.ticket, false);
    core_post(core, &event);
    if (!fresh)
        return;
    join_queue(core, &event.ticket);
    if (refusal != NULL)
        end_print(core, request, &event.ticket, TICKET_FAILED, refusal, 0);
    else if (!take->print)
        note_screen_only(core, &event.ticket);
    core_upload_soon(core);
}

static bool is_printing(const struct core *core, const char *ticket_id)
{
    for (size_t i = 0; i < CORE_JOBS; i++)
        if (core->jobs[i].id != 0 && strcmp(core->jobs[i].ticket.id, ticket_id) == 0)
            return true;
    return false;
}

void core_handle_print_again(struct core *core, uint32_t request, const char *ticket_id)
{
    struct core_event event = {.kind = CORE_PRINT, .request = request};
    if (core->store == NULL || is_printing(core, ticket_id)) {
        event.err = core->store == NULL ? trouble_err(core->trouble) : ERR_BUSY;
        core_post(core, &event);
        return;
    }
    event.err =
        core_note_store(core, ticket_set_state(&core->book, ticket_id, TICKET_PRINTING, "", 0,
                                               clock_wall_ms(core->config.clock), &event.ticket));
    const char *refusal = NULL;
    if (event.err != OK)
        core_post(core, &event);
    else
        refusal = start_print(core, request, &event.ticket, true);
    if (refusal != NULL)
        end_print(core, request, &event.ticket, TICKET_FAILED, refusal, 0);
    core_upload_soon(core);
}

void core_handle_job_done(struct core *core, uint64_t job_id, enum hal_print_result result,
                          enum hal_printer_reason reason, enum hal_print_evidence evidence)
{
    static const enum ticket_state states[] = {
        [HAL_PRINT_PRINTED] = TICKET_PRINTED,
        [HAL_PRINT_FAILED] = TICKET_FAILED,
        [HAL_PRINT_UNKNOWN] = TICKET_UNKNOWN,
    };
    for (size_t i = 0; i < CORE_JOBS; i++) {
        struct core_job *job = &core->jobs[i];
        if (job->id != job_id)
            continue;
        if (job->handout) {
            job->id = 0;
            core_end_handout(core, job->request, result, reason);
            return;
        }
        end_print(core, job->request, &job->ticket, states[result],
                  reason == HAL_REASON_NONE ? "" : hal_printer_reason_name(reason), (int)evidence);
        job->id = 0;
        core_tidy_in(core, PAPER_OUT_MS);
        core_upload_soon(core);
        return;
    }
    log_error("core", "the printer ended a job that nobody knows");
}

static void leave_queue(struct core *core, const struct ticket_called *called)
{
    size_t position;
    if (called->business_day != core->day.business_day || core->catalog == NULL ||
        catalog_find_service(core->catalog, called->service, &position) != OK)
        return;
    struct ticket_counts *counts = &core->counts[position];
    counts->waiting--;
    counts->waiting_priority -= called->priority;
    estimate_call(&core->estimates[position], clock_mono_ms(core->config.clock),
                  estimate_open_windows(core->catalog, &core->catalog->services[position]),
                  counts->waiting > 0);
}

void core_handle_called(struct core *core, const char (*ids)[ID_BYTES], size_t count)
{
    for (size_t i = 0; i < count && core->store != NULL; i++) {
        struct ticket_called called;
        enum err err = ticket_call(&core->book, ids[i], clock_wall_ms(core->config.clock), &called);
        if (core_note_store(core, err) == OK && called.called)
            leave_queue(core, &called);
    }
}
