/* The store and the content: opening, faults, retries, imports, the turn of the day. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/base/text.h"
#include "app/core_private.h"
#include "app/services/catalog/report.h"
#include "app/services/printing/printing.h"
#include "app/store/store.h"

#define RETRY_MS    5000
#define SETTLED_MS  1000 /* after a start and a change of the content or the day */
#define KEEP_DAYS   90
#define BACKUP_FILE "kiosk.db.backup"
#define REPORT_FILE "import-report.txt"

static enum hall_trouble trouble_of(enum err err)
{
    switch (err) {
    case OK:
        return HALL_IN_SERVICE;
    case ERR_NO_SPACE:
        return HALL_STORE_FULL;
    case ERR_READ_ONLY:
    case ERR_DENIED:
        return HALL_STORE_READ_ONLY;
    case ERR_NOT_FOUND:
        return HALL_STORE_MISSING;
    case ERR_CORRUPT:
        return HALL_STORE_CORRUPT;
    default:
        return HALL_STORE_FAILED;
    }
}

static void set_trouble(struct core *core, enum err err, const char *msg)
{
    enum hall_trouble trouble = trouble_of(err);
    if (trouble != core->trouble)
        log_error("core", "out of service: %s%s%s", err_text(err), *msg != '\0' ? ": " : "", msg);
    core->trouble = trouble;
    core->store_retry_ms = clock_mono_ms(core->config.clock) + RETRY_MS;
}

enum err core_note_store(struct core *core, enum err err)
{
    switch (err) {
    case OK:
    case ERR_BUSY:
    case ERR_EXISTS:
    case ERR_NOT_FOUND:
    case ERR_REFUSED:
    case ERR_SERVICE_CLOSED:
    case ERR_SERVICE_FULL:
        return err;
    default:
        break;
    }
    if (err == ERR_CORRUPT && reserve_set_suspect(&core->reserve) != OK)
        log_error("core", "the reserve of numbers cannot be marked");
    set_trouble(core, err, "");
    core_close_store(core);
    return err;
}

void core_close_store(struct core *core)
{
    store_close(core->store);
    core->store = NULL;
    core->book.store = NULL;
}

/* ---- content ---- */

static void write_report(const struct core *core, const struct report *report)
{
    char path[320];
    snprintf(path, sizeof path, "%s/" REPORT_FILE, core->config.store_dir);
    FILE *file = fopen(path, "we");
    log_error("core", "content not imported: %zu faults, see %s", report->count,
              file != NULL ? path : "kiosk --check");
    if (file == NULL)
        return;
    report_print(report, file);
    fclose(file);
}

/* New content means new positions: figures that were kept by position begin anew. */
static void use_catalog(struct core *core, const struct catalog *catalog)
{
    struct estimate *estimates = calloc(catalog->service_count + 1, sizeof *estimates);
    struct ticket_counts *counts = calloc(catalog->service_count + 1, sizeof *counts);
    if (estimates == NULL || counts == NULL) {
        free(estimates);
        free(counts);
        catalog_unref(catalog);
        return;
    }
    for (size_t i = 0; i < catalog->service_count; i++)
        estimate_init(&estimates[i], &catalog->services[i]);
    free(core->estimates);
    free(core->counts);
    catalog_unref(core->catalog);
    core->estimates = estimates;
    core->counts = counts;
    core->catalog = catalog;
    core->recount = true;
    core_tidy_in(core, SETTLED_MS);
}

static enum err import_folder(struct core *core)
{
    struct report *report = calloc(1, sizeof *report);
    if (report == NULL)
        return ERR_NO_MEMORY;
    report_init(report);
    enum err err = catalog_import(core->store, core->config.hall_dir, report);
    if (report->count > 0)
        write_report(core, report);
    free(report);
    return err == ERR_PARSE ? OK : err;
}

/* The folder's fingerprint is remembered when it was looked at, good or bad, so that a bad folder
 * is reported once and not every minute. */
static enum err import_if_changed(struct core *core, bool *changed)
{
    char fresh[65];
    char stored[65] = "";
    *changed = false;
    if (core->config.hall_dir[0] == '\0' ||
        catalog_fingerprint(core->config.hall_dir, fresh) != OK ||
        strcmp(fresh, core->fingerprint) == 0)
        return OK;
    enum err err = store_get_meta(core->store, "content_fingerprint", stored, sizeof stored);
    if (err != OK && err != ERR_NOT_FOUND)
        return err;
    *changed = strcmp(fresh, stored) != 0;
    err = *changed ? import_folder(core) : OK;
    /* What failed for the store's sake is tried again when the store is back. */
    if (err == OK)
        text_copy(core->fingerprint, sizeof core->fingerprint, fresh);
    return err;
}

static enum err load_content(struct core *core)
{
    const struct catalog *catalog;
    bool changed;
    enum err err = import_if_changed(core, &changed);
    if (err != OK || (core->catalog != NULL && !changed))
        return err;
    err = catalog_load(core->store, &catalog);
    if (err == OK)
        use_catalog(core, catalog);
    return err == ERR_NOT_FOUND ? OK : err;
}

void core_refresh_content(struct core *core)
{
    if (core->store == NULL || core_note_store(core, load_content(core)) != OK)
        return;
    core->trouble = core->catalog != NULL ? HALL_IN_SERVICE : HALL_NO_CONTENT;
}

/* A hall that cannot open its store still knows its name. */
static void show_folder(struct core *core)
{
    const struct catalog *catalog;
    struct report *report = calloc(1, sizeof *report);
    if (report == NULL)
        return;
    report_init(report);
    if (core->catalog == NULL && core->config.hall_dir[0] != '\0' &&
        catalog_read_folder(core->config.hall_dir, &catalog, report) == OK)
        use_catalog(core, catalog);
    free(report);
}

/* ---- store ---- */

static enum err bring_up(struct core *core, char msg[ERR_MSG_BYTES])
{
    struct day_reading now;
    enum err err = store_open(&core->store, core->config.store_dir, msg);
    if (err != OK)
        return err;
    core->recount = true;
    core_tidy_in(core, SETTLED_MS);
    core->book.store = core->store;
    core->book.day = &core->day;
    core->book.reserve = &core->reserve;
    core->book.kiosk_id = core->config.kiosk_id;
    err = load_content(core);
    core_read_clock(core, &now);
    if (err == OK)
        err = day_load(&core->day, core->store, &now);
    if (err == OK)
        err = reserve_load(&core->reserve, core->config.store_dir);
    if (err != OK)
        return err;

    /* The first picture needs no more than this; after a fault, only a store that took a write is
     * in service again. */
    enum hall_trouble trouble = core->catalog != NULL ? HALL_IN_SERVICE : HALL_NO_CONTENT;
    if (core->hall == NULL) {
        core->trouble = trouble;
        core_publish(core);
    }
    err = store_check(core->store, msg);
    if (err == OK)
        err = ticket_book_open(&core->book, now.wall_ms);
    if (err == OK)
        core->trouble = trouble;
    return err;
}

void core_open_store(struct core *core)
{
    char msg[ERR_MSG_BYTES] = "";
    enum hall_trouble before = core->trouble;
    core->store_retry_ms = 0;
    enum err err = bring_up(core, msg);
    if (err == OK) {
        if (before > HALL_IN_SERVICE && before != HALL_NO_CONTENT)
            log_info("core", "the store is back");
        return;
    }
    if (err == ERR_CORRUPT && reserve_load(&core->reserve, core->config.store_dir) == OK &&
        !core->reserve.suspect && reserve_set_suspect(&core->reserve) != OK)
        log_error("core", "the reserve of numbers cannot be marked");
    core_close_store(core);
    set_trouble(core, err, msg);
    show_folder(core);
}

void core_tidy(struct core *core)
{
    core->tidy_due_ms = 0;
    if (core->store == NULL)
        return;
    enum err err = store_tidy(core->store);
    if (err == OK)
        err = reserve_top_up(&core->reserve, core->day.business_day, core->catalog);
    (void)core_note_store(core, err);
}

void core_tidy_in(struct core *core, int wait_ms)
{
    core->tidy_due_ms = clock_mono_ms(core->config.clock) + wait_ms;
}

void core_give_back_memory(struct core *core)
{
    core->trim_due_ms = 0;
    if (core->printing != NULL)
        printing_forget(core->printing);
    malloc_trim(0);
}

void core_begin_day(struct core *core)
{
    char path[320];
    char msg[ERR_MSG_BYTES];
    core->day.new_day = false;
    core->recount = true;
    core_tidy_in(core, SETTLED_MS);
    enum err err = ticket_forget_before(&core->book, core->day.business_day - KEEP_DAYS);
    if (err == OK)
        err = day_save(&core->day, core->store);
    if (core_note_store(core, err) != OK)
        return;
    snprintf(path, sizeof path, "%s/" BACKUP_FILE, core->config.store_dir);
    if (store_backup(core->store, path, msg) != OK)
        log_warning("core", "no copy of the store: %s", msg);
}
