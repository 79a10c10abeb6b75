/*
 * SQLite's result codes as the project's.
 *
 * Thread: that of the connection. Source: sqlite.org/rescode.html.
 */
#ifndef APP_STORE_CODE_H
#define APP_STORE_CODE_H

#include <sqlite3.h>

#include "app/base/err.h"

/* `code` is what the last call on `db` returned, extended or not. */
enum err code_to_err(sqlite3 *db, int code) must_use;

#endif
