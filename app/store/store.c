#include "app/store/store.h"

#include <assert.h>
#include <stdlib.h>

#include "app/base/log.h"
#include "app/base/text.h"
#include "app/store/code.h"
#include "app/store/internal.h"

/* A log that was emptied costs the next commit one more fsync: so it is not done for a few pages,
 * and at the latest when the log has this many. */
#define LOG_PAGES_LONG 500
#define LOG_PAGES_MOST 2000

/* A constraint is an answer to the caller's question, not a fault. */
static enum err finish(struct store *store, int code, const char *sql)
{
    enum err err = code_to_err(store->db, code);
    if (err != OK && err != ERR_EXISTS)
        log_error("store", "%s (%d %s) in: %.60s", err_text(err), code, sqlite3_errmsg(store->db),
                  sql);
    return err;
}

enum err store_prepare(struct store *store, const char *sql, struct store_statement **out)
{
    for (size_t i = 0; i < store->statement_count; i++) {
        if (store->statements[i].sql == sql) {
            *out = &store->statements[i];
            store_reset(*out);
            return OK;
        }
    }
    assert(store->statement_count < STORE_STATEMENTS);
    struct store_statement *statement = &store->statements[store->statement_count];
    int code =
        sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle, NULL);
    if (code != SQLITE_OK)
        return finish(store, code, sql);
    statement->store = store;
    statement->sql = sql;
    store->statement_count++;
    *out = statement;
    return OK;
}

enum err store_empty_log(struct store *store)
{
    int code = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    if (code == SQLITE_OK)
        store->log_pages = 0;
    return finish(store, code, "checkpoint");
}

static int note_log(void *context, sqlite3 *db, const char *database, int pages)
{
    struct store *store = context;
    (void)db;
    (void)database;
    store->log_pages = pages;
    /* What is committed is safe in the log; if it cannot be moved now, the next commit tries. */
    if (pages >= LOG_PAGES_MOST)
        (void)!store_empty_log(store);
    return SQLITE_OK;
}

void store_watch_log(struct store *store)
{
    sqlite3_wal_hook(store->db, note_log, store);
}

enum err store_tidy(struct store *store)
{
    store_make_log_room(store);
    return store->log_pages >= LOG_PAGES_LONG ? store_empty_log(store) : OK;
}

void store_bind_int(struct store_statement *statement, int parameter, int64_t value)
{
    int code = sqlite3_bind_int64(statement->handle, parameter, value);
    assert(code == SQLITE_OK);
    (void)code;
}

void store_bind_text(struct store_statement *statement, int parameter, const char *value)
{
    int code = sqlite3_bind_text(statement->handle, parameter, value, -1, SQLITE_STATIC);
    assert(code == SQLITE_OK);
    (void)code;
}

enum err store_step(struct store_statement *statement, bool *has_row)
{
    int code = sqlite3_step(statement->handle);
    if (has_row != NULL)
        *has_row = code == SQLITE_ROW;
    return finish(statement->store, code, statement->sql);
}

int64_t store_column_int(struct store_statement *statement, int column)
{
    return sqlite3_column_int64(statement->handle, column);
}

const char *store_column_text(struct store_statement *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement->handle, column);
    return text != NULL ? (const char *)text : "";
}

void store_reset(struct store_statement *statement)
{
    /* What it returns is the last step's error, which the step told already. */
    sqlite3_reset(statement->handle);
    sqlite3_clear_bindings(statement->handle);
}

static enum err run(struct store *store, const char *sql)
{
    struct store_statement *statement;
    enum err err = store_prepare(store, sql, &statement);
    if (err != OK)
        return err;
    err = store_step(statement, NULL);
    store_reset(statement);
    return err;
}

enum err store_begin(struct store *store)
{
    static const char sql[] = "BEGIN IMMEDIATE";
    return run(store, sql);
}

enum err store_commit(struct store *store)
{
    static const char sql[] = "COMMIT";
    return run(store, sql);
}

void store_rollback(struct store *store)
{
    static const char sql[] = "ROLLBACK";
    /* SQLite rolls back by itself after some errors. */
    if (sqlite3_get_autocommit(store->db))
        return;
    enum err err = run(store, sql);
    (void)err; /* logged; the transaction is not committed either way */
}

enum err store_execute(struct store *store, const char *sql)
{
    return finish(store, sqlite3_exec(store->db, sql, NULL, NULL, NULL), sql);
}

enum err store_get_meta(struct store *store, const char *key, char *out, size_t out_bytes)
{
    static const char sql[] = "SELECT value FROM meta WHERE key = ?";
    struct store_statement *statement;
    bool found;
    enum err err = store_prepare(store, sql, &statement);
    if (err != OK)
        return err;
    store_bind_text(statement, 1, key);
    err = store_step(statement, &found);
    if (err == OK && !found)
        err = ERR_NOT_FOUND;
    if (err == OK && !text_copy(out, out_bytes, store_column_text(statement, 0)))
        err = ERR_TOO_LARGE;
    store_reset(statement);
    return err;
}

enum err store_put_meta(struct store *store, const char *key, const char *value)
{
    static const char sql[] = "INSERT INTO meta (key, value) VALUES (?, ?) "
                              "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    struct store_statement *statement;
    enum err err = store_prepare(store, sql, &statement);
    if (err != OK)
        return err;
    store_bind_text(statement, 1, key);
    store_bind_text(statement, 2, value);
    err = store_step(statement, NULL);
    store_reset(statement);
    return err;
}
