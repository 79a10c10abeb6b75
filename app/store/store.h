/*
 * The SQLite store: one connection, WAL, synchronous=FULL, mmap_size=0. The only user of sqlite3.
 * What a commit said OK to survives a power cut.
 *
 * Thread: the core thread alone. Statements are prepared once and kept; one statement at a time may
 * be between store_prepare and store_reset for the same SQL text. SQL texts are string constants:
 * they are told apart by address.
 *
 * Errors: ERR_NO_SPACE, ERR_READ_ONLY, ERR_CORRUPT, ERR_IO, ERR_DENIED, ERR_NOT_FOUND as SQLite
 * found them; ERR_EXISTS for a constraint. After any error inside a transaction: store_rollback.
 */
#ifndef APP_STORE_STORE_H
#define APP_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

struct store;
struct store_statement;

/* Opens or makes DIR/kiosk.db and brings its schema up to date. DIR must exist and be writable:
 * a store is never made where nobody asked for one. The file is locked as long as it is open:
 * ERR_BUSY when another program has it. ERR_UNSUPPORTED when a newer program made it. `msg` tells
 * a person what is wrong. */
enum err store_open(struct store **out, const char *dir, char msg[ERR_MSG_BYTES]) must_use;

/* NULL is allowed. */
void store_close(struct store *store);

/* Reads every page: OK or ERR_CORRUPT. Takes time with the size of the store. */
enum err store_check(struct store *store, char msg[ERR_MSG_BYTES]) must_use;

/* Moves what was committed from the log into the database file when it has grown long: work that is
 * better done in a quiet moment than in the middle of a commit. */
enum err store_tidy(struct store *store) must_use;

/* Copies the store as it stands to a new file, durable when it returns OK. */
enum err store_backup(struct store *store, const char *path, char msg[ERR_MSG_BYTES]) must_use;

/* One write transaction (BEGIN IMMEDIATE ... COMMIT). */
enum err store_begin(struct store *store) must_use;
enum err store_commit(struct store *store) must_use;
void store_rollback(struct store *store);

/* `*out` is borrowed and ready to bind. */
enum err store_prepare(struct store *store, const char *sql, struct store_statement **out) must_use;

/* Parameters count from 1. Texts are not copied: they must live until the reset. NULL binds NULL.
 * A bind cannot fail but for want of memory, which the next step reports. */
void store_bind_int(struct store_statement *statement, int parameter, int64_t value);
void store_bind_text(struct store_statement *statement, int parameter, const char *value);

/* *has_row tells whether a row is there to read; pass NULL for a statement that gives none. */
enum err store_step(struct store_statement *statement, bool *has_row) must_use;

/* Columns count from 0. Texts are borrowed until the next step or reset and never NULL. */
int64_t store_column_int(struct store_statement *statement, int column);
const char *store_column_text(struct store_statement *statement, int column);
void store_reset(struct store_statement *statement);

/* A statement without parameters and rows. */
enum err store_execute(struct store *store, const char *sql) must_use;

/* The small values of the table `meta`. ERR_NOT_FOUND when never put. */
enum err store_get_meta(struct store *store, const char *key, char *out, size_t out_bytes) must_use;
enum err store_put_meta(struct store *store, const char *key, const char *value) must_use;

#endif
