/*
 * What the files of app/store share; nobody else includes this.
 */
#ifndef APP_STORE_INTERNAL_H
#define APP_STORE_INTERNAL_H

#include <sqlite3.h>

#include "app/store/store.h"

#define STORE_STATEMENTS 128 /* SQL texts of the whole program */

struct store_statement {
    struct store *store;
    sqlite3_stmt *handle;
    const char *sql;
};

struct store {
    sqlite3 *db;
    int log_pages;      /* of the write-ahead log, as of the last commit */
    bool log_room_made; /* or tried, which is enough */
    size_t statement_count;
    struct store_statement statements[STORE_STATEMENTS];
};

/* Moves the whole log into the database file. */
enum err store_empty_log(struct store *store) must_use;

/* Keeps log_pages; empties a log that no quiet moment came for. */
void store_watch_log(struct store *store);

/* Makes the log's file long, once while the store is open: a commit that overwrites is on the disk
 * in a fraction of the time of one that makes a file longer. Where there is no room it is not
 * done. */
void store_make_log_room(struct store *store);

/* Gives `from` the name `to`, durably: the file's bytes and then the folder's entry. */
enum err store_rename_durably(const char *from, const char *to) must_use;

#endif
