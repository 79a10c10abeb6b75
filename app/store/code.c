#include "app/store/code.h"

#include <errno.h>
#include <stddef.h>

static int errno_of(sqlite3 *db, int which)
{
    sqlite3_file *file = NULL;
    int errnum = 0;
    if (sqlite3_file_control(db, "main", which, &file) == SQLITE_OK && file != NULL &&
        file->pMethods != NULL)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &errnum);
    return errnum;
}

/* SQLite tells a full disk apart only for ENOSPC; a quota and a file size limit come as I/O errors,
 * and so does a medium that the kernel made read-only after a fault. The connection keeps no errno
 * when a commit fails, but the log and the database file do. */
static enum err from_system(sqlite3 *db)
{
    int errnum = errno_of(db, SQLITE_FCNTL_JOURNAL_POINTER);
    if (errnum == 0)
        errnum = errno_of(db, SQLITE_FCNTL_FILE_POINTER);
    if (errnum == 0)
        errnum = sqlite3_system_errno(db);
    if (errnum == EFBIG)
        return ERR_NO_SPACE;
    return errnum == 0 ? ERR_IO : err_from_errno(errnum);
}

enum err code_to_err(sqlite3 *db, int code)
{
    if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS)
        return ERR_CORRUPT;
    if (code == SQLITE_IOERR_NOMEM)
        return ERR_NO_MEMORY;
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return OK;
    case SQLITE_FULL:
        return ERR_NO_SPACE;
    case SQLITE_READONLY:
        return ERR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ERR_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERR_BUSY;
    case SQLITE_NOMEM:
        return ERR_NO_MEMORY;
    case SQLITE_TOOBIG:
        return ERR_TOO_LARGE;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ERR_DENIED;
    case SQLITE_CONSTRAINT:
        return ERR_EXISTS;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return from_system(db);
    default:
        return ERR_INVALID;
    }
}
