#include <sqlite3.h>
#include <stdio.h>

#include "app/store/store.h"
#include "tests/unit/unit.h"

/* What version 1 had of tickets and events, without the columns that nothing depends on. */
static const char version_1[] =
    "PRAGMA user_version = 1;"
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE hall (position INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE department (position INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE window (position INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE service (position INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE calendar (position INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE matter (position INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE series (business_day INTEGER NOT NULL, service TEXT NOT NULL,"
    "  last_number INTEGER NOT NULL, PRIMARY KEY (business_day, service)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE ticket (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,"
    "  business_day INTEGER NOT NULL, service TEXT NOT NULL, class TEXT NOT NULL,"
    "  priority INTEGER NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL,"
    "  state INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '',"
    "  evidence INTEGER NOT NULL DEFAULT 0, issued_ms INTEGER NOT NULL,"
    "  issued_mono_ms INTEGER NOT NULL, boot TEXT NOT NULL, clock_trusted INTEGER NOT NULL,"
    "  ahead INTEGER NOT NULL, ahead_exact INTEGER NOT NULL, wait_min INTEGER NOT NULL,"
    "  prints INTEGER NOT NULL DEFAULT 0, called_ms INTEGER NOT NULL DEFAULT 0,"
    "  UNIQUE (business_day, service, number)) STRICT;"
    "CREATE INDEX ticket_waiting ON ticket (business_day, service) WHERE called_ms = 0;"
    "CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,"
    "  type TEXT NOT NULL, subject TEXT NOT NULL, time_ms INTEGER NOT NULL, data TEXT NOT NULL,"
    "  parked TEXT) STRICT;"
    "CREATE INDEX outbox_pending ON outbox (seq) WHERE parked IS NULL;"
    "INSERT INTO series VALUES (7, 'A', 12), (7, 'B', 1);"
    "INSERT INTO ticket (id, business_day, service, class, priority, number, label, state,"
    "  issued_ms, issued_mono_ms, boot, clock_trusted, ahead, ahead_exact, wait_min, called_ms)"
    "  VALUES ('a', 7, 'A', 'n', 0, 10, 'A010', 2, 0, 0, 'b', 1, 0, 1, -1, 5),"
    "  ('b', 7, 'A', 'n', 0, 11, 'A011', 2, 0, 0, 'b', 1, 0, 1, -1, 0),"
    "  ('c', 7, 'A', 'e', 1, 12, 'A012', 2, 0, 0, 'b', 1, 0, 1, -1, 0),"
    "  ('d', 7, 'B', 'n', 0, 1, 'B001', 2, 0, 0, 'b', 1, 0, 1, -1, 0);"
    "DELETE FROM ticket WHERE id = 'd';"
    "INSERT INTO outbox (id, type, subject, time_ms, data, parked) VALUES"
    "  ('e', 't', 's', 0, '{}', NULL), ('f', 't', 's', 0, '{}', 'http 400'),"
    "  ('g', 't', 's', 0, '{}', NULL), ('h', 't', 's', 0, '{}', NULL);"
    "DELETE FROM outbox WHERE id IN ('e', 'h');";

static void make_version_1(const char *dir)
{
    char path[400];
    sqlite3 *db = NULL;
    snprintf(path, sizeof path, "%s/kiosk.db", dir);
    CU_ASSERT_EQUAL_FATAL(sqlite3_open(path, &db), SQLITE_OK);
    CU_ASSERT_EQUAL(sqlite3_exec(db, version_1, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void check_value(struct store *store, const char *sql, const char *value)
{
    struct store_statement *statement = NULL;
    CU_ASSERT_EQUAL_FATAL(store_prepare(store, sql, &statement), OK);
    UNIT_OK(store_step(statement, NULL));
    CU_ASSERT_STRING_EQUAL(store_column_text(statement, 0), value);
    store_reset(statement);
}

static void a_store_of_version_1_keeps_everything(void)
{
    static const char *const expected[][2] = {
        {"SELECT group_concat(id || number || called_ms) FROM ticket", "a105,b110,c120"},
        {"SELECT last_number || issued || waiting || waiting_priority FROM series "
         "WHERE service = 'A'",
         "12321"},
        {"SELECT last_number || issued || waiting || waiting_priority FROM series "
         "WHERE service = 'B'",
         "1000"},
        {"SELECT group_concat(id || seq) FROM outbox", "g3"},
        {"SELECT group_concat(id || seq || reason) FROM parked", "f2http 400"},
        {"SELECT group_concat(name || seq) FROM (SELECT * FROM sqlite_sequence ORDER BY name)",
         "outbox4,ticket4"},
        {"SELECT group_concat(key || value) FROM meta", "outbox_accepted2,outbox_parked1"},
    };
    const char *dir = unit_temp_dir();
    make_version_1(dir);
    struct store *store = NULL;
    char msg[ERR_MSG_BYTES];
    CU_ASSERT_EQUAL_FATAL(store_open(&store, dir, msg), OK);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        check_value(store, expected[i][0], expected[i][1]);
    store_close(store);
}

void suite_schema(void)
{
    static const CU_TestInfo tests[] = {
        {"a store of version 1 keeps everything", a_store_of_version_1_keeps_everything},
        CU_TEST_INFO_NULL,
    };
    unit_add("schema", tests);
}
