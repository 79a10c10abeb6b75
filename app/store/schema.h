/*
 * The store's tables, as the steps that lead from one version to the next. A step that was
 * published never changes: a change is a new step.
 *
 * Thread: that of the connection.
 */
#ifndef APP_STORE_SCHEMA_H
#define APP_STORE_SCHEMA_H

#include <sqlite3.h>

#include "app/base/err.h"

/* Brings the tables to the newest version, each step in a transaction of its own.
 * ERR_UNSUPPORTED for a store that a newer program made. */
enum err schema_migrate(sqlite3 *db, char msg[ERR_MSG_BYTES]) must_use;

#endif
