#include "app/services/sync/outbox.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/store/store.h"

/* Values of the table `meta`. */
#define ACCEPTED "outbox_accepted"
#define PARKED   "outbox_parked"

/* How many events were ever accepted and parked. Rows are numbered without a gap, so these and the
 * last number tell how many wait, without counting them. */
struct tally {
    int64_t accepted;
    int64_t parked;
};

static enum err read_number(struct store *store, const char *key, int64_t *out)
{
    char text[24] = "0";
    enum err err = store_get_meta(store, key, text, sizeof text);
    *out = strtoll(text, NULL, 10);
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err tally_load(struct tally *tally, struct store *store)
{
    enum err err = read_number(store, ACCEPTED, &tally->accepted);
    return err == OK ? read_number(store, PARKED, &tally->parked) : err;
}

static enum err tally_save(const struct tally *tally, struct store *store)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, tally->accepted);
    enum err err = store_put_meta(store, ACCEPTED, text);
    if (err != OK)
        return err;
    snprintf(text, sizeof text, "%" PRId64, tally->parked);
    return store_put_meta(store, PARKED, text);
}

static bool is_json_object(const char *text)
{
    json_t *data = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    bool object = json_is_object(data);
    json_decref(data);
    return object;
}

enum err outbox_append(struct store *store, const struct outbox_event *event)
{
    static const char sql[] =
        "INSERT INTO outbox (id, type, subject, time_ms, data) VALUES (?, ?, ?, ?, ?)";
    struct store_statement *statement;
    char id[ID_BYTES];
    if (!is_json_object(event->data))
        return ERR_INVALID;
    enum err err = id_create(id);
    if (err == OK)
        err = store_prepare(store, sql, &statement);
    if (err != OK)
        return err;
    store_bind_text(statement, 1, id);
    store_bind_text(statement, 2, event->type);
    store_bind_text(statement, 3, event->subject);
    store_bind_int(statement, 4, event->time_ms);
    store_bind_text(statement, 5, event->data);
    err = store_step(statement, NULL);
    store_reset(statement);
    return err;
}

/* One CloudEvent from the row that the statement stands on. The data was checked when it was
 * appended and goes out as it is. */
static enum err write_event(FILE *body, struct store_statement *row, const char *source)
{
    char time[CLOCK_TIME_BYTES];
    char sequence[24];
    clock_format_utc(store_column_int(row, 4), time);
    /* Fixed width, because the attribute is compared as text. */
    snprintf(sequence, sizeof sequence, "%019" PRId64, store_column_int(row, 0));

    json_t *head =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "specversion", "1.0", "id",
                  store_column_text(row, 1), "source", source, "type", store_column_text(row, 2),
                  "subject", store_column_text(row, 3), "time", time, "sequence", sequence,
                  "datacontenttype", "application/json");
    if (head == NULL)
        return ERR_NO_MEMORY;
    fputc('{', body);
    int written = json_dumpf(head, body, JSON_COMPACT | JSON_EMBED);
    fprintf(body, ",\"data\":%s}", store_column_text(row, 5));
    json_decref(head);
    return written == 0 ? OK : ERR_NO_MEMORY;
}

static enum err write_events(FILE *body, struct store_statement *rows, const char *source,
                             size_t limit, struct outbox_batch *out)
{
    bool has_row;
    enum err err = store_step(rows, &has_row);
    fputc('[', body);
    while (err == OK && has_row && out->count < limit && ftell(body) < OUTBOX_BATCH_BYTES) {
        if (out->count > 0)
            fputc(',', body);
        out->seqs[out->count] = store_column_int(rows, 0);
        text_copy(out->ids[out->count], ID_BYTES, store_column_text(rows, 1));
        out->count++;
        err = write_event(body, rows, source);
        if (err == OK)
            err = store_step(rows, &has_row);
    }
    fputc(']', body);
    return err;
}

enum err outbox_batch_create(struct store *store, const char *source, size_t limit,
                             struct outbox_batch *out)
{
    static const char sql[] = "SELECT seq, id, type, subject, time_ms, data FROM outbox "
                              "ORDER BY seq LIMIT ?";
    struct store_statement *rows;
    memset(out, 0, sizeof *out);
    enum err err = store_prepare(store, sql, &rows);
    if (err != OK)
        return err;
    store_bind_int(rows, 1, (int64_t)limit);

    out->ids = calloc(limit, sizeof *out->ids);
    out->seqs = calloc(limit, sizeof *out->seqs);
    FILE *body = open_memstream(&out->body, &out->body_bytes);
    if (out->ids == NULL || out->seqs == NULL || body == NULL)
        err = ERR_NO_MEMORY;
    else
        err = write_events(body, rows, source, limit, out);
    if (body != NULL && (ferror(body) | fclose(body)) != 0 && err == OK)
        err = ERR_NO_MEMORY;
    store_reset(rows);
    if (err != OK)
        outbox_batch_fini(out);
    return err;
}

void outbox_batch_fini(struct outbox_batch *batch)
{
    free(batch->ids);
    free(batch->seqs);
    free(batch->body);
    memset(batch, 0, sizeof *batch);
}

/* Runs a statement on one event; *done tells whether it was there. */
static enum err settle_with(struct store *store, const char *sql,
                            const struct outbox_verdict *verdict, const char *reason, bool *done)
{
    struct store_statement *statement;
    enum err err = store_prepare(store, sql, &statement);
    if (err != OK)
        return err;
    store_bind_int(statement, 1, verdict->seq);
    store_bind_text(statement, 2, verdict->id);
    if (reason != NULL)
        store_bind_text(statement, 3, reason);
    err = store_step(statement, done);
    store_reset(statement);
    return err;
}

static enum err settle_one(struct store *store, const struct outbox_verdict *verdict,
                           struct tally *tally)
{
    static const char park[] = "INSERT INTO parked SELECT seq, id, type, subject, time_ms, data, ?3"
                               " FROM outbox WHERE seq = ?1 AND id = ?2 RETURNING seq";
    static const char take_out[] = "DELETE FROM outbox WHERE seq = ?1 AND id = ?2 RETURNING seq";
    bool done = false;
    enum err err = OK;
    if (verdict->rejected != NULL)
        err = settle_with(store, park, verdict, verdict->rejected, &done);
    if (err == OK)
        err = settle_with(store, take_out, verdict, NULL, &done);
    if (done && verdict->rejected != NULL)
        tally->parked++;
    else if (done)
        tally->accepted++;
    return err;
}

enum err outbox_settle(struct store *store, const struct outbox_verdict *verdicts, size_t count)
{
    struct tally tally;
    enum err err = store_begin(store);
    if (err != OK)
        return err;
    err = tally_load(&tally, store);
    for (size_t i = 0; i < count && err == OK; i++)
        err = settle_one(store, &verdicts[i], &tally);
    if (err == OK)
        err = tally_save(&tally, store);
    if (err == OK)
        err = store_commit(store);
    if (err != OK)
        store_rollback(store);
    return err;
}

static enum err read_appended(struct store *store, int64_t *appended)
{
    static const char sql[] = "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'";
    struct store_statement *statement;
    bool any;
    enum err err = store_prepare(store, sql, &statement);
    if (err != OK)
        return err;
    err = store_step(statement, &any);
    *appended = err == OK && any ? store_column_int(statement, 0) : 0;
    store_reset(statement);
    return err;
}

enum err outbox_count(struct store *store, int64_t *pending, int64_t *parked)
{
    struct tally tally;
    int64_t appended;
    enum err err = read_appended(store, &appended);
    if (err == OK)
        err = tally_load(&tally, store);
    *pending = err == OK ? appended - tally.accepted - tally.parked : 0;
    *parked = err == OK ? tally.parked : 0;
    return err;
}
