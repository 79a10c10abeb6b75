#include "app/services/usage.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/services/sync/outbox.h"
#include "app/store/store.h"

/* ---- counting ---- */

static enum err add_total(struct store *store, const struct usage_item *item)
{
    static const char sql[] = "INSERT INTO matter_total (matter, count) VALUES (?1, ?2) "
                              "ON CONFLICT DO UPDATE SET count = count + excluded.count";
    struct store_statement *statement;
    enum err err = store_prepare(store, sql, &statement);
    if (err != OK)
        return err;
    store_bind_text(statement, 1, item->code);
    store_bind_int(statement, 2, item->count);
    err = store_step(statement, NULL);
    store_reset(statement);
    return err;
}

static enum err add_viewed(struct store *store, int32_t business_day, const struct usage_item *item)
{
    static const char sql[] =
        "INSERT INTO matter_viewed (business_day, matter, count) VALUES (?1, ?2, ?3) "
        "ON CONFLICT DO UPDATE SET count = count + excluded.count";
    struct store_statement *statement;
    enum err err = store_prepare(store, sql, &statement);
    if (err != OK)
        return err;
    store_bind_int(statement, 1, business_day);
    store_bind_text(statement, 2, item->code);
    store_bind_int(statement, 3, item->count);
    err = store_step(statement, NULL);
    store_reset(statement);
    return err;
}

enum err usage_add(struct store *store, int32_t business_day, const struct usage_item *items,
                   size_t count)
{
    enum err err = store_begin(store);
    if (err != OK)
        return err;
    for (size_t i = 0; i < count && err == OK; i++)
        err = add_total(store, &items[i]);
    for (size_t i = 0; i < count && err == OK; i++)
        err = add_viewed(store, business_day, &items[i]);
    if (err == OK)
        err = store_commit(store);
    if (err != OK)
        store_rollback(store);
    return err;
}

/* ---- telling ---- */

static enum err append(struct store *store, int32_t business_day, json_t *matters, int64_t wall_ms)
{
    char day[CLOCK_DATE_BYTES];
    clock_format_date(business_day, day);
    json_t *data = json_pack("{s:s s:O}", "business_day", day, "matters", matters);
    char *text = data != NULL ? json_dumps(data, JSON_COMPACT) : NULL;
    json_decref(data);
    if (text == NULL)
        return ERR_NO_MEMORY;
    struct outbox_event event = {
        .type = "cn.bianmin.matter.viewed", .subject = "matters", .time_ms = wall_ms, .data = text};
    enum err err = outbox_append(store, &event);
    free(text);
    return err;
}

/* The rows of one day, as many as go into an event, from the row that the statement stands on. */
static enum err collect(struct store_statement *rows, bool *has_row, int32_t business_day,
                        json_t *matters)
{
    enum err err = OK;
    while (err == OK && *has_row && store_column_int(rows, 0) == business_day &&
           json_array_size(matters) < USAGE_EVENT_MATTERS) {
        json_t *item = json_pack("{s:s s:I}", "matter", store_column_text(rows, 1), "count",
                                 (json_int_t)store_column_int(rows, 2));
        if (json_array_append_new(matters, item) != 0)
            return ERR_NO_MEMORY;
        err = store_step(rows, has_row);
    }
    return err;
}

static enum err append_all(struct store *store, int64_t wall_ms, bool *some)
{
    static const char sql[] =
        "SELECT business_day, matter, count FROM matter_viewed ORDER BY business_day, matter";
    struct store_statement *rows;
    bool has_row = false;
    enum err err = store_prepare(store, sql, &rows);
    if (err != OK)
        return err;
    err = store_step(rows, &has_row);
    *some = has_row;
    while (err == OK && has_row) {
        int32_t business_day = (int32_t)store_column_int(rows, 0);
        json_t *matters = json_array();
        err = matters != NULL ? collect(rows, &has_row, business_day, matters) : ERR_NO_MEMORY;
        if (err == OK)
            err = append(store, business_day, matters, wall_ms);
        json_decref(matters);
    }
    store_reset(rows);
    return err;
}

enum err usage_tell(struct store *store, int64_t wall_ms)
{
    bool some = false;
    enum err err = store_begin(store);
    if (err != OK)
        return err;
    err = append_all(store, wall_ms, &some);
    if (err == OK && some)
        err = store_execute(store, "DELETE FROM matter_viewed");
    if (err == OK && some)
        err = store_commit(store);
    if (err != OK || !some)
        store_rollback(store);
    return err;
}

/* ---- totals ---- */

static enum err take_total(struct usage_totals *totals, size_t *room, struct store_statement *row)
{
    if (totals->count == *room) {
        size_t more = *room > 0 ? *room * 2 : 64;
        struct usage_item *items = realloc(totals->items, more * sizeof *items);
        if (items == NULL)
            return ERR_NO_MEMORY;
        totals->items = items;
        *room = more;
    }
    struct usage_item *item = &totals->items[totals->count++];
    int64_t count = store_column_int(row, 1);
    text_copy(item->code, sizeof item->code, store_column_text(row, 0));
    item->count = count < UINT32_MAX ? (uint32_t)count : UINT32_MAX;
    return OK;
}

enum err usage_totals_create(struct store *store, struct usage_totals *out)
{
    struct store_statement *rows;
    bool has_row;
    size_t room = 0;
    *out = (struct usage_totals){0};
    enum err err = store_prepare(store, "SELECT matter, count FROM matter_total", &rows);
    if (err != OK)
        return err;
    err = store_step(rows, &has_row);
    while (err == OK && has_row) {
        err = take_total(out, &room, rows);
        if (err == OK)
            err = store_step(rows, &has_row);
    }
    store_reset(rows);
    if (err != OK)
        usage_totals_fini(out);
    return err;
}

void usage_totals_fini(struct usage_totals *totals)
{
    free(totals->items);
    *totals = (struct usage_totals){0};
}
