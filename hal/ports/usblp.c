#include <errno.h>
#include <fcntl.h>
#include <linux/lp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hal/ports/port.h"

static enum err check(const char *address, char msg[ERR_MSG_BYTES])
{
    if (address[0] == '/' && strlen(address) < 128)
        return OK;
    snprintf(msg, ERR_MSG_BYTES, "\"%.60s\" is not a device: write usblp:///dev/usb/lp0", address);
    return ERR_INVALID;
}

static enum err open_usblp(const char *address, int timeout_ms, int cancel_fd, int *fd,
                           char msg[ERR_MSG_BYTES])
{
    (void)timeout_ms;
    (void)cancel_fd;
    struct stat info;
    enum err err = OK;
    int made = open(address, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (made < 0)
        err = err_from_errno(errno);
    else if (fstat(made, &info) != 0 || !S_ISCHR(info.st_mode))
        err = ERR_INVALID;
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "%.100s: %s%s", address, err_text(err),
                 err == ERR_BUSY ? ": another program has it (CUPS?)" : "");
        if (made >= 0)
            close(made);
        return err;
    }
    /* Without this a write at paper end could wait for ever. */
    (void)ioctl(made, LPABORT, 1);
    *fd = made;
    return OK;
}

/* The driver takes a block at once and sends it behind our back; it is writable again only when
 * that block went out. Closing earlier would kill the block, and LPGETSTATUS in between corrupts
 * data on some printers, so this is the only question asked. */
static int pending(int fd)
{
    struct pollfd line = {.fd = fd, .events = POLLOUT};
    return poll(&line, 1, 0) > 0 && (line.revents & POLLOUT) != 0 ? 0 : 1;
}

/* empty_reads: many printers end a read with no bytes at all when they have nothing to say. */
const struct hal_port_ops hal_port_usblp = {
    .scheme = "usblp",
    .empty_reads = true,
    .check = check,
    .open = open_usblp,
    .pending = pending,
};
