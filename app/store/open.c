#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/store/code.h"
#include "app/store/internal.h"
#include "app/store/schema.h"

/* The lock is exclusive for as long as the store is open: a second program can neither write past
 * this one nor hold a reader that lets the log grow, and the log needs no shared memory, which a
 * full disk would turn into a SIGBUS. */
/* Small pages: a ticket touches a dozen of them, and all go through the log to the disk. */
static const char settings[] = "PRAGMA page_size = 1024;"
                               "PRAGMA locking_mode = EXCLUSIVE;"
                               "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA mmap_size = 0;"
                               "PRAGMA cache_size = -512;"
                               "PRAGMA journal_size_limit = 16777216;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;";

static enum err sync_file(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return err_from_errno(errno);
    enum err err = fsync(fd) == 0 ? OK : err_from_errno(errno);
    close(fd);
    return err;
}

enum err store_rename_durably(const char *from, const char *to)
{
    char dir[PATH_MAX];
    enum err err = sync_file(from, O_RDONLY);
    if (err != OK)
        return err;
    if (rename(from, to) != 0)
        return err_from_errno(errno);
    snprintf(dir, sizeof dir, "%s", to);
    char *slash = strrchr(dir, '/');
    if (slash != NULL)
        slash[1] = '\0';
    return sync_file(slash != NULL ? dir : ".", O_RDONLY | O_DIRECTORY);
}

static enum err check_dir(const char *dir, char msg[ERR_MSG_BYTES])
{
    struct stat info;
    enum err err = OK;
    if (stat(dir, &info) != 0)
        err = err_from_errno(errno);
    else if (!S_ISDIR(info.st_mode))
        err = ERR_NOT_FOUND;
    else if (access(dir, R_OK | X_OK) != 0)
        err = ERR_DENIED;
    else if (access(dir, W_OK) != 0)
        err = ERR_READ_ONLY;
    if (err != OK)
        snprintf(msg, ERR_MSG_BYTES, "the folder of the store, %.80s: %s", dir, err_text(err));
    return err;
}

static enum err open_file(struct store *store, const char *path, char msg[ERR_MSG_BYTES])
{
    int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(path, &store->db, flags, NULL);
    if (store->db == NULL)
        return ERR_NO_MEMORY;
    if (code == SQLITE_OK) {
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        code = sqlite3_exec(store->db, settings, NULL, NULL, NULL);
    }
    enum err err = code_to_err(store->db, code);
    /* SQLite opens a file that it may not write without a word. */
    if (err == OK && sqlite3_db_readonly(store->db, "main") != 0)
        err = ERR_READ_ONLY;
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "%.80s: %s%s", path, err_text(err),
                 err == ERR_BUSY ? ": another program uses it" : "");
        return err;
    }
    store_watch_log(store);
    return schema_migrate(store->db, msg);
}

static void close_file(struct store *store)
{
    for (size_t i = 0; i < store->statement_count; i++)
        sqlite3_finalize(store->statements[i].handle);
    store->statement_count = 0;
    sqlite3_close(store->db);
    store->db = NULL;
}

/* A new store is made whole beside its place and then renamed: an empty or half-made kiosk.db is
 * thereby always damage, never a beginning, and is not mistaken for a hall without tickets. */
static enum err make_file(struct store *store, const char *path, char msg[ERR_MSG_BYTES])
{
    char part[PATH_MAX];
    struct stat log;
    snprintf(part, sizeof part, "%s-wal", path);
    if (stat(part, &log) == 0 && log.st_size > 0) {
        snprintf(msg, ERR_MSG_BYTES, "%.80s is missing, but its log is there: damaged", path);
        return ERR_CORRUPT;
    }
    static const char *const leftovers[] = {".new", ".new-wal", ".new-journal"};
    for (size_t i = 0; i < sizeof leftovers / sizeof leftovers[0]; i++) {
        snprintf(part, sizeof part, "%s%s", path, leftovers[i]);
        unlink(part);
    }
    snprintf(part, sizeof part, "%s.new", path);
    enum err err = open_file(store, part, msg);
    /* Closing would keep to itself that the disk is full, and the log stays behind. */
    if (err == OK)
        err = store_empty_log(store);
    close_file(store);
    if (err == OK)
        err = store_rename_durably(part, path);
    if (err != OK && msg[0] == '\0')
        snprintf(msg, ERR_MSG_BYTES, "%.80s: %s", path, err_text(err));
    return err;
}

static enum err open_or_make(struct store *store, const char *path, char msg[ERR_MSG_BYTES])
{
    struct stat info;
    enum err err = OK;
    if (stat(path, &info) != 0)
        err = errno == ENOENT ? make_file(store, path, msg) : err_from_errno(errno);
    else if (!S_ISREG(info.st_mode))
        err = ERR_INVALID;
    else if (info.st_size == 0)
        err = ERR_CORRUPT;
    if (err != OK) {
        if (msg[0] == '\0')
            snprintf(msg, ERR_MSG_BYTES, "%.80s: %s", path, err_text(err));
        return err;
    }
    return open_file(store, path, msg);
}

enum err store_open(struct store **out, const char *dir, char msg[ERR_MSG_BYTES])
{
    char path[PATH_MAX - 16];
    msg[0] = '\0';
    if ((size_t)snprintf(path, sizeof path, "%s/kiosk.db", dir) >= sizeof path)
        return ERR_TOO_LARGE;
    struct store *store = calloc(1, sizeof *store);
    if (store == NULL)
        return ERR_NO_MEMORY;
    enum err err = check_dir(dir, msg);
    if (err == OK)
        err = open_or_make(store, path, msg);
    if (err != OK) {
        store_close(store);
        return err;
    }
    *out = store;
    return OK;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    close_file(store);
    free(store);
}
