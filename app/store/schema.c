#include "app/store/schema.h"

#include <stdio.h>

#include "app/store/code.h"

/* Version 1. The content tables hold the spreadsheets' cells as they were checked, in the order of
 * the rows. Tickets name services and classes by code without a reference, because content comes
 * and goes while tickets stay. A business day is a day number since 1970-01-01. */
static const char version_1[] =
    "CREATE TABLE meta ("
    "  key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

    "CREATE TABLE hall ("
    "  position INTEGER PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL,"
    "  address TEXT NOT NULL, phone TEXT NOT NULL, supervision_phone TEXT NOT NULL,"
    "  utc_offset TEXT NOT NULL, missed_call_rule TEXT NOT NULL, sample TEXT NOT NULL) STRICT;"
    "CREATE TABLE department ("
    "  position INTEGER PRIMARY KEY, code TEXT UNIQUE NOT NULL, name TEXT NOT NULL,"
    "  name_en TEXT NOT NULL, phone TEXT NOT NULL) STRICT;"
    "CREATE TABLE window ("
    "  position INTEGER PRIMARY KEY, code TEXT UNIQUE NOT NULL, name TEXT NOT NULL,"
    "  name_en TEXT NOT NULL, department TEXT NOT NULL REFERENCES department (code),"
    "  place TEXT NOT NULL, phone TEXT NOT NULL, open TEXT NOT NULL) STRICT;"
    "CREATE TABLE service ("
    "  position INTEGER PRIMARY KEY, code TEXT UNIQUE NOT NULL, name TEXT NOT NULL,"
    "  name_en TEXT NOT NULL, department TEXT NOT NULL REFERENCES department (code),"
    "  windows TEXT NOT NULL, hours TEXT NOT NULL, daily_limit TEXT NOT NULL,"
    "  average_minutes TEXT NOT NULL, classes TEXT NOT NULL) STRICT;"
    "CREATE TABLE calendar ("
    "  position INTEGER PRIMARY KEY, date TEXT UNIQUE NOT NULL, kind TEXT NOT NULL,"
    "  name TEXT NOT NULL, hours TEXT NOT NULL) STRICT;"
    "CREATE TABLE matter ("
    "  position INTEGER PRIMARY KEY, code TEXT UNIQUE NOT NULL, name TEXT NOT NULL,"
    "  kind TEXT NOT NULL, department TEXT NOT NULL REFERENCES department (code),"
    "  service TEXT NOT NULL REFERENCES service (code), statutory_days TEXT NOT NULL,"
    "  promised_days TEXT NOT NULL, fee TEXT NOT NULL) STRICT;"

    "CREATE TABLE series ("
    "  business_day INTEGER NOT NULL, service TEXT NOT NULL, last_number INTEGER NOT NULL,"
    "  PRIMARY KEY (business_day, service)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE ticket ("
    "  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,"
    "  business_day INTEGER NOT NULL, service TEXT NOT NULL,"
    "  class TEXT NOT NULL, priority INTEGER NOT NULL, number INTEGER NOT NULL,"
    "  label TEXT NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '',"
    "  evidence INTEGER NOT NULL DEFAULT 0, issued_ms INTEGER NOT NULL,"
    "  issued_mono_ms INTEGER NOT NULL, boot TEXT NOT NULL, clock_trusted INTEGER NOT NULL,"
    "  ahead INTEGER NOT NULL, ahead_exact INTEGER NOT NULL, wait_min INTEGER NOT NULL,"
    "  prints INTEGER NOT NULL DEFAULT 0, called_ms INTEGER NOT NULL DEFAULT 0,"
    "  UNIQUE (business_day, service, number)) STRICT;"
    "CREATE INDEX ticket_waiting ON ticket (business_day, service) WHERE called_ms = 0;"
    /* issued and printing: what a crash leaves to be resolved */
    "CREATE INDEX ticket_unresolved ON ticket (state) WHERE state IN (0, 1);"

    "CREATE TABLE outbox ("
    "  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, type TEXT NOT NULL,"
    "  subject TEXT NOT NULL, time_ms INTEGER NOT NULL, data TEXT NOT NULL,"
    "  parked TEXT) STRICT;"
    "CREATE INDEX outbox_pending ON outbox (seq) WHERE parked IS NULL;"
    "CREATE INDEX outbox_parked ON outbox (seq) WHERE parked IS NOT NULL;";

/* Version 2: a ticket touches few pages, because each goes through the log to the disk. The series
 * count what was counted by indexes of the tickets, what is parked leaves the outbox, and both
 * tables keep no order but that of their rows. */
static const char version_2[] =
    "ALTER TABLE series ADD COLUMN issued INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE series ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE series ADD COLUMN waiting_priority INTEGER NOT NULL DEFAULT 0;"
    "UPDATE series SET (issued, waiting, waiting_priority) = ("
    "  SELECT count(*), count(*) FILTER (WHERE called_ms = 0),"
    "    count(*) FILTER (WHERE called_ms = 0 AND priority > 0) FROM ticket"
    "  WHERE ticket.business_day = series.business_day AND ticket.service = series.service);"

    "CREATE TABLE ticket_new ("
    "  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,"
    "  business_day INTEGER NOT NULL, service TEXT NOT NULL,"
    "  class TEXT NOT NULL, priority INTEGER NOT NULL, number INTEGER NOT NULL,"
    "  label TEXT NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '',"
    "  evidence INTEGER NOT NULL DEFAULT 0, issued_ms INTEGER NOT NULL,"
    "  issued_mono_ms INTEGER NOT NULL, boot TEXT NOT NULL, clock_trusted INTEGER NOT NULL,"
    "  ahead INTEGER NOT NULL, ahead_exact INTEGER NOT NULL, wait_min INTEGER NOT NULL,"
    "  prints INTEGER NOT NULL DEFAULT 0, called_ms INTEGER NOT NULL DEFAULT 0) STRICT;"
    "INSERT INTO ticket_new SELECT * FROM ticket;"
    "CREATE TABLE outbox_new ("
    "  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, type TEXT NOT NULL,"
    "  subject TEXT NOT NULL, time_ms INTEGER NOT NULL, data TEXT NOT NULL) STRICT;"
    "INSERT INTO outbox_new SELECT seq, id, type, subject, time_ms, data FROM outbox"
    "  WHERE parked IS NULL;"
    "CREATE TABLE parked ("
    "  seq INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL,"
    "  time_ms INTEGER NOT NULL, data TEXT NOT NULL, reason TEXT NOT NULL) STRICT;"
    "INSERT INTO parked SELECT * FROM outbox WHERE parked IS NOT NULL;"

    /* Numbers of rows go on where they were, whatever rows are left. */
    "DELETE FROM sqlite_sequence WHERE name IN ('ticket_new', 'outbox_new');"
    "INSERT INTO sqlite_sequence SELECT name || '_new', seq FROM sqlite_sequence"
    "  WHERE name IN ('ticket', 'outbox');"
    /* Events that were appended are pending, accepted or parked: the first is never counted. */
    "INSERT INTO meta SELECT 'outbox_accepted', seq - (SELECT count(*) FROM outbox)"
    "  FROM sqlite_sequence WHERE name = 'outbox';"
    "INSERT INTO meta SELECT 'outbox_parked', count(*) FROM parked;"
    "DROP TABLE ticket;"
    "DROP TABLE outbox;"
    "ALTER TABLE ticket_new RENAME TO ticket;"
    "ALTER TABLE outbox_new RENAME TO outbox;";

/* Version 3. The content is kept beside the store, in files (app/services/catalog/keep.h). */
static const char version_3[] =
    "DROP TABLE matter; DROP TABLE calendar; DROP TABLE service; DROP TABLE window;"
    "DROP TABLE department; DROP TABLE hall;"
    "DELETE FROM meta WHERE key = 'content_fingerprint';";

/* Version 4: how often matters were looked up, in all and since the central service heard of it. */
static const char version_4[] =
    "CREATE TABLE matter_total ("
    "  matter TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE matter_viewed ("
    "  business_day INTEGER NOT NULL, matter TEXT NOT NULL, count INTEGER NOT NULL,"
    "  PRIMARY KEY (business_day, matter)) STRICT, WITHOUT ROWID;";

static const char *const steps[] = {version_1, version_2, version_3, version_4};
static const int step_count = sizeof steps / sizeof steps[0];

static int read_version(sqlite3 *db, int *version)
{
    sqlite3_stmt *statement;
    int code = sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &statement, NULL);
    if (code != SQLITE_OK)
        return code;
    if (sqlite3_step(statement) == SQLITE_ROW)
        *version = sqlite3_column_int(statement, 0);
    return sqlite3_finalize(statement);
}

static int take_step(sqlite3 *db, int version)
{
    char pragma[40];
    snprintf(pragma, sizeof pragma, "PRAGMA user_version = %d", version + 1);
    int code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, steps[version], NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, pragma, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    return code;
}

enum err schema_migrate(sqlite3 *db, char msg[ERR_MSG_BYTES])
{
    int version = 0;
    int code = read_version(db, &version);
    if (code == SQLITE_OK && (version > step_count || version < 0)) {
        snprintf(msg, ERR_MSG_BYTES,
                 "the store has version %d, this program knows %d: install the newer program",
                 version, step_count);
        return ERR_UNSUPPORTED;
    }
    for (; code == SQLITE_OK && version < step_count; version++)
        code = take_step(db, version);
    if (code == SQLITE_OK)
        return OK;

    enum err err = code_to_err(db, code);
    snprintf(msg, ERR_MSG_BYTES, "%s: %s", err_text(err), sqlite3_errmsg(db));
    if (!sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return err;
}
