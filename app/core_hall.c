/* The snapshot that the screens see. */

#include "app/base/log.h"
#include "app/base/text.h"
#include "app/core_private.h"
#include "app/services/hall_build.h"
#include "app/services/sync/outbox.h"

/* How long the calling system may be silent before what it said is old. */
#define CALLS_FRESH_MS (10 * 60 * 1000)

bool core_calls_heard(const struct core *core)
{
    return core->calls_heard_ms != 0 &&
           clock_mono_ms(core->config.clock) - core->calls_heard_ms < CALLS_FRESH_MS;
}

enum err core_service_open(struct core *core, size_t service, struct hours_answer *when)
{
    struct civil now;
    const struct catalog *catalog = core->catalog;
    clock_civil(clock_wall_ms(core->config.clock), core_utc_offset_min(core), &now);
    hours_at(&catalog->services[service].hours, catalog->calendar, catalog->calendar_count,
             clock_day_number(&now), now.hour * 60 + now.minute, when);
    /* A clock that is not trusted closes nothing: tickets go on. */
    return when->state == HOURS_OPEN || !core->day.trusted ? OK : ERR_SERVICE_CLOSED;
}

static struct hall_wait describe_wait(const struct core *core, size_t position, int people)
{
    const struct catalog_service *service = &core->catalog->services[position];
    struct hall_wait wait = {.people = people, .exact = core_calls_heard(core) || people == 0};
    wait.minutes =
        estimate_wait_min(people, wait.exact, core->estimates[position].minutes_per_visit,
                          estimate_open_windows(core->catalog, service));
    return wait;
}

static void describe_service(struct core *core, size_t position, struct hall_service *out)
{
    const struct catalog_service *service = &core->catalog->services[position];
    const struct ticket_counts *counts = &core->counts[position];
    out->open = core_service_open(core, position, &out->when) == OK;
    out->full = service->daily_limit > 0 && counts->issued >= service->daily_limit;
    out->ordinary = describe_wait(core, position, counts->waiting);
    out->priority = describe_wait(core, position, counts->waiting_priority);
}

static void describe_store(struct core *core, struct hall *hall)
{
    enum err err = OK;
    if (core->store == NULL || core->catalog == NULL)
        return;
    if (core->recount)
        err = ticket_count(&core->book, core->catalog, core->counts, core->last_label);
    if (err == OK)
        err = outbox_count(core->store, &hall->outbox, &hall->parked);
    if (core_note_store(core, err) == OK)
        core->recount = false;
    text_copy(hall->last_ticket, sizeof hall->last_ticket, core->last_label);
}

static void replace(struct core *core, struct hall *hall)
{
    pthread_mutex_lock(&core->lock);
    const struct hall *old = core->hall;
    core->hall = hall;
    pthread_mutex_unlock(&core->lock);
    hall_unref(old);

    struct core_event event = {.kind = CORE_HALL};
    if (!atomic_exchange(&core->hall_event_posted, true))
        core_post(core, &event);
}

/* A hall without content is shown when there is none, not while it is being brought: that would be
 * two pictures in a row, the first of them untrue. */
static bool wait_for_content(struct core *core)
{
    pthread_mutex_lock(&core->lock);
    bool answered = core->content_answered;
    pthread_mutex_unlock(&core->lock);
    return core->hall == NULL && core->store != NULL && !answered &&
           clock_mono_ms(core->config.clock) < core->patience_until_ms;
}

void core_publish(struct core *core)
{
    if (wait_for_content(core))
        return;
    struct hall *hall = hall_create(core->catalog);
    if (hall == NULL) {
        log_error("core", "no memory for the hall's state");
        return;
    }
    describe_store(core, hall);
    if (core->finder != NULL && finder_catalog(core->finder) == core->catalog)
        hall->finder = finder_ref(core->finder);
    hall->trouble = core->trouble;
    hall->utc_offset_min = core_utc_offset_min(core);
    hall->clock_trusted = core->day.trusted;
    hall->business_day = core->day.business_day;
    hall->link = core->link;
    pthread_mutex_lock(&core->lock);
    hall->printer = core->printer_status;
    hall->loading = !core->content_answered;
    pthread_mutex_unlock(&core->lock);
    for (size_t i = 0; core->catalog != NULL && i < core->catalog->service_count; i++)
        describe_service(core, i, &hall_services(hall)[i]);

    if (core->hall != NULL && hall_same(core->hall, hall))
        hall_unref(hall);
    else
        replace(core, hall);
}
