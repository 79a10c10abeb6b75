#include "app/base/err.h"

#include <errno.h>
#include <stddef.h>

static const struct {
    const char *name;
    const char *text;
} list[ERR_COUNT] = {
#define X(code, text) [code] = {#code, text},
    ERR_LIST(X)
#undef X
};

const char *err_name(enum err err)
{
    return (unsigned)err < ERR_COUNT ? list[err].name : "ERR_?";
}

const char *err_text(enum err err)
{
    return (unsigned)err < ERR_COUNT ? list[err].text : "unknown error";
}

enum err err_from_errno(int errnum)
{
    static const struct {
        int errnum;
        enum err err;
    } map[] = {
        {0, OK},
        {EINVAL, ERR_INVALID},
        {ENOENT, ERR_NOT_FOUND},
        {ENODEV, ERR_NOT_FOUND},
        {ENXIO, ERR_NOT_FOUND},
        {ENOTDIR, ERR_NOT_FOUND},
        {EEXIST, ERR_EXISTS},
        {EBUSY, ERR_BUSY},
        {EFBIG, ERR_TOO_LARGE},
        {ENOMEM, ERR_NO_MEMORY},
        {ENOSPC, ERR_NO_SPACE},
        {EDQUOT, ERR_NO_SPACE},
        {EROFS, ERR_READ_ONLY},
        {EACCES, ERR_DENIED},
        {EPERM, ERR_DENIED},
        {ETIMEDOUT, ERR_TIMEOUT},
        {ECONNREFUSED, ERR_UNREACHABLE},
        {EHOSTUNREACH, ERR_UNREACHABLE},
        {ENETUNREACH, ERR_UNREACHABLE},
    };
    for (size_t i = 0; i < sizeof map / sizeof map[0]; i++)
        if (map[i].errnum == errnum)
            return map[i].err;
    return ERR_IO;
}
