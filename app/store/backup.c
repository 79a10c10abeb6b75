#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/store/code.h"
#include "app/store/internal.h"

enum err store_check(struct store *store, char msg[ERR_MSG_BYTES])
{
    static const char sql[] = "PRAGMA integrity_check(1)";
    struct store_statement *statement;
    bool has_row;
    enum err err = store_prepare(store, sql, &statement);
    if (err == OK) {
        err = store_step(statement, &has_row);
        if (err == OK && (!has_row || strcmp(store_column_text(statement, 0), "ok") != 0))
            err = ERR_CORRUPT;
        if (err != OK)
            snprintf(msg, ERR_MSG_BYTES, "%.*s", ERR_MSG_BYTES - 1,
                     has_row ? store_column_text(statement, 0) : sqlite3_errmsg(store->db));
        store_reset(statement);
    }
    return err;
}

static int copy_pages(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == NULL)
        return sqlite3_extended_errcode(to);
    sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup);
}

enum err store_backup(struct store *store, const char *path, char msg[ERR_MSG_BYTES])
{
    char part[PATH_MAX];
    msg[0] = '\0';
    if ((size_t)snprintf(part, sizeof part, "%s.part", path) >= sizeof part)
        return ERR_TOO_LARGE;
    unlink(part);

    sqlite3 *copy;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(part, &copy, flags, NULL);
    if (copy == NULL)
        return ERR_NO_MEMORY;
    if (code == SQLITE_OK)
        code = copy_pages(store->db, copy);
    enum err err = code_to_err(copy, code);
    sqlite3_close(copy);
    if (err == OK)
        err = store_rename_durably(part, path);
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "backup to %.80s: %s", path, err_text(err));
        unlink(part);
    }
    return err;
}
