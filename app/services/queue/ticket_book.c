/* The book as a whole: what happens to it at start, its figures, what it forgets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/base/text.h"
#include "app/services/catalog/catalog.h"
#include "app/services/queue/day.h"
#include "app/services/queue/reserve.h"
#include "app/services/queue/ticket.h"
#include "app/services/queue/ticket_event.h"
#include "app/store/store.h"

/* ---- start ---- */

static enum err raise_series(struct ticket_book *book)
{
    const struct reserve *reserve = book->reserve;
    struct store_statement *raise;
    enum err err = store_prepare(
        book->store,
        "INSERT INTO series (business_day, service, last_number) VALUES (?, ?, ?) ON CONFLICT DO "
        "UPDATE SET last_number = max(last_number, excluded.last_number)",
        &raise);
    for (size_t i = 0; err == OK && i < reserve->count; i++) {
        store_bind_int(raise, 1, reserve->business_day);
        store_bind_text(raise, 2, reserve->series[i].service);
        store_bind_int(raise, 3, reserve->series[i].up_to);
        err = store_step(raise, NULL);
        store_reset(raise);
    }
    if (err == OK && book->day->business_day < reserve->business_day)
        book->day->business_day = reserve->business_day;
    return err;
}

/* The first ticket behind `*seq` that is issued or printing: its id and seq; "" when none is. */
static enum err next_unfinished(struct ticket_book *book, int64_t *seq, char id[ID_BYTES])
{
    static const char sql[] =
        "SELECT seq, id FROM ticket WHERE seq > ? AND state IN (0, 1) ORDER BY seq LIMIT 1";
    struct store_statement *select;
    bool has_row = false;
    id[0] = '\0';
    enum err err = store_prepare(book->store, sql, &select);
    if (err != OK)
        return err;
    store_bind_int(select, 1, *seq);
    err = store_step(select, &has_row);
    if (err == OK && has_row) {
        *seq = store_column_int(select, 0);
        text_copy(id, ID_BYTES, store_column_text(select, 1));
    }
    store_reset(select);
    return err;
}

/* Tickets of an earlier run that nobody confirmed: their paper may or may not be out. */
static enum err settle_unfinished(struct ticket_book *book, int64_t wall_ms)
{
    int64_t seq = 0;
    for (;;) {
        struct ticket ticket;
        char id[ID_BYTES];
        enum err err = next_unfinished(book, &seq, id);
        if (err != OK || id[0] == '\0')
            return err;
        err = ticket_change_state(book, id, TICKET_UNKNOWN, "interrupted", 0, wall_ms, &ticket);
        if (err != OK)
            return err;
        log_warning("queue", "ticket %s of %s: print not confirmed before the restart",
                    ticket.label, ticket.business_day);
    }
}

enum err ticket_book_open(struct ticket_book *book, int64_t wall_ms)
{
    char text[32] = "";
    enum err err = store_get_meta(book->store, "generation", text, sizeof text);
    if (err != OK && err != ERR_NOT_FOUND)
        return err;
    int64_t generation = err == OK ? strtoll(text, NULL, 10) : 0;
    /* The database is counted up first: a crash in between leaves it ahead of the file, which is
     * harmless, and never behind it. */
    bool lost = generation < book->reserve->generation || book->reserve->suspect;
    if (lost) {
        log_warning("queue", "the database is older than the numbers given: going on behind them");
        if (generation < book->reserve->generation)
            generation = book->reserve->generation;
    }
    snprintf(text, sizeof text, "%lld", (long long)(generation + 1));

    err = store_begin(book->store);
    if (err != OK)
        return err;
    if (lost)
        err = raise_series(book);
    if (err == OK)
        err = settle_unfinished(book, wall_ms);
    if (err == OK)
        err = store_put_meta(book->store, "generation", text);
    if (err == OK)
        err = day_save(book->day, book->store);
    if (err == OK)
        err = store_commit(book->store);
    if (err != OK) {
        store_rollback(book->store);
        return err;
    }
    return reserve_set_generation(book->reserve, generation + 1);
}

/* ---- figures ---- */

static enum err count_waiting(struct ticket_book *book, const struct catalog *catalog,
                              struct ticket_counts *counts)
{
    struct store_statement *select;
    bool has_row = true;
    enum err err = store_prepare(book->store,
                                 "SELECT service, issued, waiting, waiting_priority "
                                 "FROM series WHERE business_day = ?",
                                 &select);
    if (err != OK)
        return err;
    store_bind_int(select, 1, book->day->business_day);
    while ((err = store_step(select, &has_row)) == OK && has_row) {
        size_t position;
        if (catalog_find_service(catalog, store_column_text(select, 0), &position) != OK)
            continue;
        counts[position].issued = (int)store_column_int(select, 1);
        counts[position].waiting = (int)store_column_int(select, 2);
        counts[position].waiting_priority = (int)store_column_int(select, 3);
    }
    store_reset(select);
    return err;
}

enum err ticket_count(struct ticket_book *book, const struct catalog *catalog,
                      struct ticket_counts *counts, char last_label[TICKET_LABEL_BYTES])
{
    struct store_statement *select;
    bool has_row = false;
    memset(counts, 0, catalog->service_count * sizeof *counts);
    last_label[0] = '\0';
    enum err err = count_waiting(book, catalog, counts);
    if (err != OK)
        return err;
    err = store_prepare(book->store, "SELECT label FROM ticket ORDER BY seq DESC LIMIT 1", &select);
    if (err != OK)
        return err;
    err = store_step(select, &has_row);
    if (err == OK && has_row)
        text_copy(last_label, TICKET_LABEL_BYTES, store_column_text(select, 0));
    store_reset(select);
    return err;
}

enum err ticket_forget_before(struct ticket_book *book, int32_t business_day)
{
    static const char *const deletes[] = {
        "DELETE FROM ticket WHERE business_day < ?",
        "DELETE FROM series WHERE business_day < ?",
    };
    enum err err = store_begin(book->store);
    if (err != OK)
        return err;
    for (size_t i = 0; i < 2 && err == OK; i++) {
        struct store_statement *statement;
        err = store_prepare(book->store, deletes[i], &statement);
        if (err != OK)
            break;
        store_bind_int(statement, 1, business_day);
        err = store_step(statement, NULL);
        store_reset(statement);
    }
    if (err == OK)
        err = store_commit(book->store);
    if (err != OK)
        store_rollback(book->store);
    return err;
}
