/* Papers to take along: made, numbered, printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/core_private.h"
#include "app/services/printing/printing.h"
#include "app/store/store.h"

#define SERIAL_KEY "handout_serial" /* "DAY LAST": the business day's last number */

static bool is_numbered(enum handout_kind kind)
{
    return kind == HANDOUT_ONETIME || kind == HANDOUT_COMMISSION;
}

/* The next number of the business day, kept before it is given: "20261122-001". */
static enum err next_serial(struct core *core, char out[HANDOUT_SERIAL_BYTES])
{
    char text[40];
    int day = 0;
    int last = 0;
    struct civil civil;
    enum err err = store_get_meta(core->store, SERIAL_KEY, text, sizeof text);
    if (err != OK && err != ERR_NOT_FOUND)
        return err;
    if (err == ERR_NOT_FOUND || sscanf(text, "%d %d", &day, &last) != 2 ||
        day != core->day.business_day)
        last = 0;
    last++;
    snprintf(text, sizeof text, "%d %d", core->day.business_day, last);
    clock_civil_of_day(core->day.business_day, &civil);
    snprintf(out, HANDOUT_SERIAL_BYTES, "%04d%02d%02d-%03d", civil.year % 10000, civil.month % 100,
             civil.day % 100, last);
    return store_put_meta(core->store, SERIAL_KEY, text);
}

static enum err make(struct core *core, const struct handout_request *wanted,
                     const struct handout **out)
{
    char serial[HANDOUT_SERIAL_BYTES] = "";
    if (core->store == NULL || core->catalog == NULL || core->printing == NULL)
        return ERR_NOT_FOUND;
    enum err err =
        is_numbered(wanted->kind) ? core_note_store(core, next_serial(core, serial)) : OK;
    if (err != OK)
        return err;
    const struct handout_paper paper = {
        .raster = printing_raster(core->printing),
        .width_dots = printing_width_dots(core->printing),
        .columns = printing_columns(core->printing),
        .day = core->day.business_day,
        .serial = serial,
        .clock_trusted = core->day.trusted,
    };
    return handout_create(out, core->catalog, core->i18n, wanted, &paper);
}

void core_handle_handout(struct core *core, uint32_t request, const struct handout_request *wanted)
{
    struct core_event event = {.kind = CORE_HANDOUT, .request = request};
    event.err = make(core, wanted, &event.handout);
    if (event.err != OK)
        log_error("core", "a paper for %s cannot be made: %s", wanted->matter, err_text(event.err));
    core_post(core, &event);
}

void core_end_handout(struct core *core, uint32_t request, enum hal_print_result result,
                      enum hal_printer_reason reason)
{
    const struct core_event event = {
        .kind = CORE_HANDOUT_PRINT, .request = request, .result = result, .reason = reason};
    core_post(core, &event);
}

void core_handle_print_handout(struct core *core, uint32_t request, const struct handout *handout)
{
    struct core_event event = {.kind = CORE_HANDOUT_PRINT, .request = request};
    struct core_job *job = core_free_job(core);
    event.err = job == NULL ? ERR_BUSY : core->printing == NULL ? ERR_NOT_FOUND : OK;
    if (event.err == OK) {
        *job = (struct core_job){.id = ++core->next_job, .request = request, .handout = true};
        event.err = printing_submit(core->printing, handout->doc, job->id);
        if (event.err != OK)
            job->id = 0;
    }
    handout_unref(handout);
    if (event.err != OK)
        core_post(core, &event);
}
