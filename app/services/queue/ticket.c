#include "app/services/queue/ticket.h"

#include <stdio.h>
#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/catalog.h"
#include "app/services/queue/day.h"
#include "app/services/queue/estimate.h"
#include "app/services/queue/reserve.h"
#include "app/services/queue/ticket_event.h"
#include "app/store/store.h"

/* The columns that fill a struct ticket, in the order of read_row. */
#define COLUMNS                                                                                    \
    "id, label, service, class, business_day, number, state, reason, issued_ms, clock_trusted, "   \
    "ahead, ahead_exact, wait_min, prints, seq"

const char *ticket_state_name(enum ticket_state state)
{
    static const char *const names[] = {"issued", "printing", "printed", "failed", "unknown"};
    return names[state];
}

/* ---- rows ---- */

static void read_row(struct store_statement *row, struct ticket *out)
{
    memset(out, 0, sizeof *out);
    text_copy(out->id, sizeof out->id, store_column_text(row, 0));
    text_copy(out->label, sizeof out->label, store_column_text(row, 1));
    text_copy(out->service, sizeof out->service, store_column_text(row, 2));
    text_copy(out->class_code, sizeof out->class_code, store_column_text(row, 3));
    clock_format_date((int32_t)store_column_int(row, 4), out->business_day);
    out->number = (int)store_column_int(row, 5);
    out->state = (enum ticket_state)store_column_int(row, 6);
    text_copy(out->reason, sizeof out->reason, store_column_text(row, 7));
    out->issued_ms = store_column_int(row, 8);
    out->clock_trusted = store_column_int(row, 9) != 0;
    out->ahead = (int)store_column_int(row, 10);
    out->ahead_exact = store_column_int(row, 11) != 0;
    out->wait_min = (int)store_column_int(row, 12);
    out->prints = (int)store_column_int(row, 13);
    out->sequence = store_column_int(row, 14);
}

/* Runs a statement that is bound already and gives at most one ticket. */
static enum err read_one(struct store_statement *statement, struct ticket *out)
{
    bool has_row = false;
    enum err err = store_step(statement, &has_row);
    if (err == OK && has_row)
        read_row(statement, out);
    store_reset(statement);
    return err == OK && !has_row ? ERR_NOT_FOUND : err;
}

enum err ticket_load(struct ticket_book *book, const char *id, struct ticket *out)
{
    struct store_statement *select;
    enum err err =
        store_prepare(book->store, "SELECT " COLUMNS " FROM ticket WHERE id = ?", &select);
    if (err != OK)
        return err;
    store_bind_text(select, 1, id);
    return read_one(select, out);
}

/* ---- numbers ---- */

/* What the series says when the ticket is in it. */
struct place {
    int number;
    int issued;  /* on this day, with this one */
    int waiting; /* who is not called after this one's class, with this one */
};

static enum err join_series(struct ticket_book *book, const char *service, bool priority,
                            struct place *place)
{
    static const char sql[] =
        "INSERT INTO series (business_day, service, last_number, issued, waiting, "
        "waiting_priority) VALUES (?1, ?2, 1, 1, 1, ?3) ON CONFLICT DO UPDATE SET "
        "last_number = last_number + 1, issued = issued + 1, waiting = waiting + 1, "
        "waiting_priority = waiting_priority + ?3 "
        "RETURNING last_number, issued, waiting, waiting_priority";
    struct store_statement *join;
    enum err err = store_prepare(book->store, sql, &join);
    if (err != OK)
        return err;
    store_bind_int(join, 1, book->day->business_day);
    store_bind_text(join, 2, service);
    store_bind_int(join, 3, priority);
    err = store_step(join, NULL);
    if (err == OK) {
        place->number = (int)store_column_int(join, 0);
        place->issued = (int)store_column_int(join, 1);
        place->waiting = (int)store_column_int(join, priority ? 3 : 2);
    }
    store_reset(join);
    return err;
}

/* What join_series would say. */
static enum err look_at_series(struct ticket_book *book, const char *service, bool priority,
                               struct place *place)
{
    static const char sql[] = "SELECT last_number, issued, waiting, waiting_priority FROM series "
                              "WHERE business_day = ? AND service = ?";
    struct store_statement *look;
    bool any = false;
    *place = (struct place){1, 1, 1};
    enum err err = store_prepare(book->store, sql, &look);
    if (err != OK)
        return err;
    store_bind_int(look, 1, book->day->business_day);
    store_bind_text(look, 2, service);
    err = store_step(look, &any);
    if (err == OK && any) {
        place->number += (int)store_column_int(look, 0);
        place->issued += (int)store_column_int(look, 1);
        place->waiting += (int)store_column_int(look, priority ? 3 : 2);
    }
    store_reset(look);
    return err;
}

/* ---- issue ---- */

static enum err insert(struct ticket_book *book, struct ticket *ticket, int priority,
                       int64_t mono_ms)
{
    struct store_statement *add;
    enum err err = store_prepare(
        book->store,
        "INSERT INTO ticket (id, business_day, service, class, priority, number, label, "
        "state, issued_ms, issued_mono_ms, boot, clock_trusted, ahead, ahead_exact, wait_min, "
        "prints) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq",
        &add);
    if (err != OK)
        return err;
    store_bind_text(add, 1, ticket->id);
    store_bind_int(add, 2, book->day->business_day);
    store_bind_text(add, 3, ticket->service);
    store_bind_text(add, 4, ticket->class_code);
    store_bind_int(add, 5, priority);
    store_bind_int(add, 6, ticket->number);
    store_bind_text(add, 7, ticket->label);
    store_bind_int(add, 8, ticket->state);
    store_bind_int(add, 9, ticket->issued_ms);
    store_bind_int(add, 10, mono_ms);
    store_bind_text(add, 11, book->boot);
    store_bind_int(add, 12, ticket->clock_trusted);
    store_bind_int(add, 13, ticket->ahead);
    store_bind_int(add, 14, ticket->ahead_exact);
    store_bind_int(add, 15, ticket->wait_min);
    store_bind_int(add, 16, ticket->prints);
    err = store_step(add, NULL);
    if (err == OK)
        ticket->sequence = store_column_int(add, 0);
    store_reset(add);
    return err;
}

/* The service and the class that are asked for. */
struct wish {
    const struct catalog_service *service;
    size_t class_position;
};

static enum err find_wish(const struct catalog *catalog, const struct ticket_request *request,
                          struct wish *wish)
{
    size_t position;
    enum err err = catalog_find_service(catalog, request->service, &position);
    if (err != OK)
        return err;
    wish->service = &catalog->services[position];
    return catalog_find_class(wish->service, request->class_code, &wish->class_position);
}

/* The ticket at this place of its series. */
static void compose(const struct ticket_book *book, const struct catalog *catalog,
                    const struct ticket_request *request, const struct wish *wish,
                    const struct ticket_moment *moment, const struct place *place,
                    enum ticket_state state, struct ticket *out)
{
    const struct catalog_service *service = wish->service;
    memset(out, 0, sizeof *out);
    text_copy(out->id, sizeof out->id, request->id);
    text_copy(out->service, sizeof out->service, service->code);
    text_copy(out->class_code, sizeof out->class_code, service->classes[wish->class_position].code);
    out->number = place->number;
    snprintf(out->label, sizeof out->label, "%.3s%03d", service->code, place->number);
    clock_format_date(book->day->business_day, out->business_day);
    out->state = state;
    out->prints = state == TICKET_PRINTING ? 1 : 0;
    out->issued_ms = moment->wall_ms;
    out->clock_trusted = book->day->trusted;
    out->ahead = place->waiting - 1;
    out->ahead_exact = moment->calls_heard || out->ahead == 0;
    out->wait_min = estimate_wait_min(out->ahead, out->ahead_exact, moment->minutes_per_visit,
                                      estimate_open_windows(catalog, service));
}

enum err ticket_foresee(struct ticket_book *book, const struct catalog *catalog,
                        const struct ticket_request *request, const struct ticket_moment *moment,
                        enum ticket_state state, struct ticket *out)
{
    struct wish wish;
    struct place place;
    /* The look for the id brings the page into memory where it will be written. */
    enum err err = ticket_load(book, request->id, out);
    if (err != ERR_NOT_FOUND)
        return err == OK ? ERR_EXISTS : err;
    err = find_wish(catalog, request, &wish);
    if (err == OK)
        err = look_at_series(book, wish.service->code, wish.class_position > 0, &place);
    if (err == OK)
        compose(book, catalog, request, &wish, moment, &place, state, out);
    return err;
}

/* Inside the transaction. */
static enum err write_ticket(struct ticket_book *book, const struct catalog *catalog,
                             const struct ticket_request *request, const struct wish *wish,
                             const struct ticket_moment *moment, enum ticket_state state,
                             struct ticket *out)
{
    struct place place;
    const struct catalog_service *service = wish->service;
    bool priority = wish->class_position > 0;
    enum err err = join_series(book, service->code, priority, &place);
    if (err == OK && service->daily_limit > 0 && place.issued > service->daily_limit)
        err = ERR_SERVICE_FULL;
    if (err == OK)
        err = reserve_cover(book->reserve, book->day->business_day, service->code, place.number);
    if (err != OK)
        return err;
    compose(book, catalog, request, wish, moment, &place, state, out);
    err = insert(book, out, priority, moment->mono_ms);
    if (err == OK)
        err = ticket_event_append(book, "cn.bianmin.ticket.issued", out, moment->wall_ms);
    if (err == OK && day_save_due(book->day))
        err = day_save(book->day, book->store);
    return err;
}

enum err ticket_issue(struct ticket_book *book, const struct catalog *catalog,
                      const struct ticket_request *request, const struct ticket_moment *moment,
                      enum ticket_state state, struct ticket *out, bool *fresh)
{
    struct wish wish;
    *fresh = false;
    if (!id_is_valid(request->id))
        return ERR_INVALID;
    enum err err = ticket_load(book, request->id, out);
    if (err != ERR_NOT_FOUND)
        return err;
    err = find_wish(catalog, request, &wish);
    if (err == OK)
        err = store_begin(book->store);
    if (err != OK)
        return err;
    err = write_ticket(book, catalog, request, &wish, moment, state, out);
    if (err == OK)
        err = store_commit(book->store);
    if (err != OK) {
        store_rollback(book->store);
        day_not_saved(book->day);
    }
    *fresh = err == OK;
    return err;
}

/* ---- what becomes of it ---- */

static enum err write_state(struct ticket_book *book, const char *id, enum ticket_state state,
                            const char *reason, int evidence, int more_prints)
{
    struct store_statement *update;
    enum err err = store_prepare(book->store,
                                 "UPDATE ticket SET state = ?, reason = ?, evidence = ?, "
                                 "prints = prints + ? WHERE id = ?",
                                 &update);
    if (err != OK)
        return err;
    store_bind_int(update, 1, state);
    store_bind_text(update, 2, reason);
    store_bind_int(update, 3, evidence);
    store_bind_int(update, 4, more_prints);
    store_bind_text(update, 5, id);
    err = store_step(update, NULL);
    store_reset(update);
    return err;
}

static const char *event_type(enum ticket_state state)
{
    static const char *const types[] = {
        [TICKET_ISSUED] = "cn.bianmin.ticket.issued",
        [TICKET_PRINTING] = "cn.bianmin.ticket.printing",
        [TICKET_PRINTED] = "cn.bianmin.ticket.printed",
        [TICKET_FAILED] = "cn.bianmin.ticket.failed",
        [TICKET_UNKNOWN] = "cn.bianmin.ticket.unknown",
    };
    return types[state];
}

enum err ticket_change_state(struct ticket_book *book, const char *id, enum ticket_state state,
                             const char *reason, int evidence, int64_t wall_ms, struct ticket *out)
{
    int more_prints = state == TICKET_PRINTING ? 1 : 0;
    enum err err = write_state(book, id, state, reason, evidence, more_prints);
    if (err == OK)
        err = ticket_load(book, id, out);
    if (err == OK)
        err = ticket_event_append(book, event_type(state), out, wall_ms);
    return err;
}

enum err ticket_set_state(struct ticket_book *book, const char *id, enum ticket_state state,
                          const char *reason, int evidence, int64_t wall_ms, struct ticket *out)
{
    enum err err = store_begin(book->store);
    if (err != OK)
        return err;
    err = ticket_change_state(book, id, state, reason, evidence, wall_ms, out);
    if (err == OK)
        err = store_commit(book->store);
    if (err != OK)
        store_rollback(book->store);
    return err;
}

static enum err mark_called(struct ticket_book *book, const char *id, int64_t wall_ms,
                            struct ticket_called *out)
{
    static const char sql[] = "UPDATE ticket SET called_ms = ? WHERE id = ? AND called_ms = 0 "
                              "RETURNING service, priority, business_day";
    struct store_statement *update;
    enum err err = store_prepare(book->store, sql, &update);
    if (err != OK)
        return err;
    store_bind_int(update, 1, wall_ms > 0 ? wall_ms : 1);
    store_bind_text(update, 2, id);
    err = store_step(update, &out->called);
    if (err == OK && out->called) {
        text_copy(out->service, sizeof out->service, store_column_text(update, 0));
        out->priority = store_column_int(update, 1) > 0;
        out->business_day = (int32_t)store_column_int(update, 2);
    }
    store_reset(update);
    return err;
}

static enum err leave_series(struct ticket_book *book, const struct ticket_called *called)
{
    static const char sql[] = "UPDATE series SET waiting = waiting - 1, "
                              "waiting_priority = waiting_priority - ? "
                              "WHERE business_day = ? AND service = ?";
    struct store_statement *leave;
    enum err err = store_prepare(book->store, sql, &leave);
    if (err != OK)
        return err;
    store_bind_int(leave, 1, called->priority);
    store_bind_int(leave, 2, called->business_day);
    store_bind_text(leave, 3, called->service);
    err = store_step(leave, NULL);
    store_reset(leave);
    return err;
}

enum err ticket_call(struct ticket_book *book, const char *id, int64_t wall_ms,
                     struct ticket_called *out)
{
    memset(out, 0, sizeof *out);
    enum err err = store_begin(book->store);
    if (err != OK)
        return err;
    err = mark_called(book, id, wall_ms, out);
    if (err == OK && out->called)
        err = leave_series(book, out);
    if (err == OK)
        err = store_commit(book->store);
    if (err != OK)
        store_rollback(book->store);
    return err;
}
