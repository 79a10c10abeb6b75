/* The store and the content: opening, faults, retries, imports, the turn of the day. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/base/text.h"
#include "app/core_private.h"
#include "app/services/printing/printing.h"
#include "app/store/store.h"

#define RETRY_MS    5000
#define SETTLED_MS  1000 /* after a start and a change of the content or the day */
#define KEEP_DAYS   90
#define BACKUP_FILE "kiosk.db.backup"

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
    core->store_fault = err;
    return err;
}

void core_close_store(struct core *core)
{
    store_close(core->store);
    core->store = NULL;
    core->book.store = NULL;
}

/* ---- content ---- */

static bool same_queues(const struct catalog *a, const struct catalog *b)
{
    if (a == NULL || a->service_count != b->service_count)
        return false;
    for (size_t i = 0; i < a->service_count; i++)
        if (strcmp(a->services[i].code, b->services[i].code) != 0 ||
            a->services[i].average_minutes != b->services[i].average_minutes)
            return false;
    return true;
}

static void replace_catalog(struct core *core, const struct catalog *catalog)
{
    catalog_unref(core->catalog);
    core->catalog = catalog;
    core->recount = true;
    core_make_finder(core);
    core_tidy_in(core, SETTLED_MS);
}

/* Figures are kept by position: where the queues are others, they begin anew. */
static void use_catalog(struct core *core, const struct catalog *catalog)
{
    if (same_queues(core->catalog, catalog)) {
        replace_catalog(core, catalog);
        return;
    }
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
    core->estimates = estimates;
    core->counts = counts;
    replace_catalog(core, catalog);
}

static enum hall_trouble content_trouble(const struct core *core)
{
    return core->catalog != NULL ? HALL_IN_SERVICE : HALL_NO_CONTENT;
}

void core_take_content(struct core *core)
{
    pthread_mutex_lock(&core->lock);
    const struct catalog *fresh = core->fresh;
    core->fresh = NULL;
    pthread_mutex_unlock(&core->lock);
    if (fresh != NULL)
        use_catalog(core, fresh);
    if (core->store != NULL)
        core->trouble = content_trouble(core);
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
    core_read_clock(core, &now);
    err = day_load(&core->day, core->store, &now);
    if (err == OK)
        err = reserve_load(&core->reserve, core->config.store_dir);
    if (err != OK)
        return err;

    /* The first picture needs no more than this; after a fault, only a store that took a write is
     * in service again. */
    if (core->hall == NULL) {
        core_take_content(core);
        core_publish(core);
        /* What the picture needed may have been damaged. */
        if (core->store == NULL)
            return core->store_fault;
    }
    err = store_check(core->store, msg);
    if (err == OK)
        err = ticket_book_open(&core->book, now.wall_ms);
    if (err == OK)
        core->trouble = content_trouble(core);
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
    core_take_content(core);
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
    core_tell_views(core);
    core_make_finder(core);
}
