#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hal/ports/port.h"

static enum err check(const char *address, char msg[ERR_MSG_BYTES])
{
    if (address[0] != '\0')
        return OK;
    snprintf(msg, ERR_MSG_BYTES, "file:// needs a path: write file:///var/tmp/tickets.bin");
    return ERR_INVALID;
}

static enum err open_file(const char *address, int timeout_ms, int cancel_fd, int *fd,
                          char msg[ERR_MSG_BYTES])
{
    (void)timeout_ms;
    (void)cancel_fd;
    struct stat info;
    enum err err = OK;
    /* Non-blocking, because a pipe without a reader would hold the open for ever. */
    int made = open(address, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0640);
    if (made < 0)
        err = err_from_errno(errno);
    else if (fstat(made, &info) != 0 || !S_ISREG(info.st_mode))
        err = ERR_INVALID;
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "%.100s: %s%s", address, err_text(err),
                 err == ERR_INVALID ? ": not a regular file" : "");
        if (made >= 0)
            close(made);
        return err;
    }
    *fd = made;
    return OK;
}

const struct hal_port_ops hal_port_file = {
    .scheme = "file",
    .write_only = true,
    .check = check,
    .open = open_file,
};
