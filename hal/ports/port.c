#include "hal/ports/port.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A line that says it takes bytes and then does not is asked again this often. */
#define NAP_MS 5

/* More unread input than this is noise that will not end: drain gives up. */
#define DRAIN_READS 64

#define BROKEN (POLLERR | POLLHUP | POLLNVAL | POLLRDHUP)

struct hal_port {
    const struct hal_port_ops *ops;
    int fd;
    int cancel_fd;
};

static const struct hal_port_ops *const transports[] = {
    &hal_port_tcp,
    &hal_port_serial,
    &hal_port_usblp,
    &hal_port_file,
};

int64_t hal_port_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int hal_port_left_ms(int64_t deadline_ms)
{
    int64_t left = deadline_ms - hal_port_now_ms();
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

static const struct hal_port_ops *find_transport(const char *device, const char **address)
{
    for (size_t i = 0; i < sizeof transports / sizeof transports[0]; i++) {
        size_t length = strlen(transports[i]->scheme);
        if (strncmp(device, transports[i]->scheme, length) == 0 &&
            strncmp(device + length, "://", 3) == 0) {
            *address = device + length + 3;
            return transports[i];
        }
    }
    return NULL;
}

enum err hal_port_check(const char *device, char msg[ERR_MSG_BYTES])
{
    const char *address;
    const struct hal_port_ops *ops = find_transport(device, &address);
    if (ops == NULL) {
        snprintf(msg, ERR_MSG_BYTES,
                 "device \"%.40s\" must begin with tcp://, serial://, usblp:// or file://", device);
        return ERR_INVALID;
    }
    return ops->check(address, msg);
}

bool hal_port_can_answer(const char *device)
{
    const char *address;
    const struct hal_port_ops *ops = find_transport(device, &address);
    return ops != NULL && !ops->write_only;
}

enum err hal_port_open(struct hal_port **out, const char *device, int timeout_ms, int cancel_fd,
                       char msg[ERR_MSG_BYTES])
{
    enum err err = hal_port_check(device, msg);
    if (err != OK)
        return err;
    struct hal_port *port = calloc(1, sizeof *port);
    if (port == NULL)
        return ERR_NO_MEMORY;
    const char *address = "";
    port->ops = find_transport(device, &address);
    port->cancel_fd = cancel_fd;
    err = port->ops->open(address, timeout_ms, cancel_fd, &port->fd, msg);
    if (err != OK) {
        free(port);
        return err;
    }
    *out = port;
    return OK;
}

void hal_port_close(struct hal_port *port)
{
    if (port == NULL)
        return;
    if (port->ops->abandon != NULL)
        port->ops->abandon(port->fd);
    close(port->fd);
    free(port);
}

/* OK when one of `events` (POLLIN or POLLOUT) is there. Bytes that came before the line broke can
 * still be read, but nothing is written to a broken line. */
static enum err await(const struct hal_port *port, short events, int64_t deadline_ms)
{
    struct pollfd fds[2] = {
        {.fd = port->fd, .events = (short)(events | POLLRDHUP)},
        {.fd = port->cancel_fd, .events = POLLIN},
    };
    for (;;) {
        int left_ms = hal_port_left_ms(deadline_ms);
        if (poll(fds, 2, left_ms) < 0 && errno != EINTR)
            return ERR_IO;
        if (fds[1].revents != 0)
            return ERR_CANCELLED;
        bool broken = (fds[0].revents & BROKEN) != 0;
        if ((fds[0].revents & events) != 0 && !(broken && events == POLLOUT))
            return OK;
        if (broken)
            return ERR_IO;
        if (left_ms == 0)
            return ERR_TIMEOUT;
    }
}

static enum err nap(const struct hal_port *port)
{
    struct pollfd cancel = {.fd = port->cancel_fd, .events = POLLIN};
    return poll(&cancel, 1, NAP_MS) > 0 ? ERR_CANCELLED : OK;
}

static bool worth_another_try(void)
{
    return errno == EAGAIN || errno == EINTR;
}

enum err hal_port_write(struct hal_port *port, const void *bytes, size_t count, int stall_ms,
                        size_t *written)
{
    enum err err = OK;
    size_t done = 0;
    int64_t deadline_ms = hal_port_now_ms() + stall_ms;
    while (done < count && err == OK) {
        err = await(port, POLLOUT, deadline_ms);
        if (err != OK)
            break;
        const char *next = (const char *)bytes + done;
        ssize_t taken = port->ops->write != NULL ? port->ops->write(port->fd, next, count - done)
                                                 : write(port->fd, next, count - done);
        if (taken > 0) {
            done += (size_t)taken;
            deadline_ms = hal_port_now_ms() + stall_ms;
        } else if (taken == 0 || worth_another_try()) {
            err = hal_port_left_ms(deadline_ms) == 0 ? ERR_TIMEOUT : nap(port);
        } else {
            err = ERR_IO;
        }
    }
    if (written != NULL)
        *written = done;
    return err;
}

enum err hal_port_flush(struct hal_port *port, int stall_ms)
{
    int least = INT_MAX;
    int64_t deadline_ms = hal_port_now_ms() + stall_ms;
    for (;;) {
        int pending = port->ops->pending != NULL ? port->ops->pending(port->fd) : 0;
        enum err err = hal_port_probe(port);
        if (err != OK || pending <= 0)
            return err;
        if (pending < least) {
            least = pending;
            deadline_ms = hal_port_now_ms() + stall_ms;
        }
        if (hal_port_left_ms(deadline_ms) == 0)
            return ERR_TIMEOUT;
        err = nap(port);
        if (err != OK)
            return err;
    }
}

enum err hal_port_read(struct hal_port *port, void *bytes, size_t room, int timeout_ms,
                       size_t *count)
{
    if (port->ops->write_only)
        return ERR_TIMEOUT;
    int64_t deadline_ms = hal_port_now_ms() + timeout_ms;
    for (;;) {
        enum err err = await(port, POLLIN, deadline_ms);
        if (err != OK)
            return err;
        ssize_t taken = read(port->fd, bytes, room);
        if (taken > 0) {
            *count = (size_t)taken;
            return OK;
        }
        if (taken == 0 ? !port->ops->empty_reads : !worth_another_try())
            return ERR_IO;
        if (hal_port_left_ms(deadline_ms) == 0)
            return ERR_TIMEOUT;
        err = nap(port);
        if (err != OK)
            return err;
    }
}

void hal_port_drain(struct hal_port *port)
{
    char waste[256];
    if (port->ops->write_only)
        return;
    for (int i = 0; i < DRAIN_READS; i++)
        if (read(port->fd, waste, sizeof waste) <= 0)
            break;
}

enum err hal_port_probe(struct hal_port *port)
{
    struct pollfd line = {.fd = port->fd, .events = POLLRDHUP};
    return poll(&line, 1, 0) > 0 && (line.revents & BROKEN) != 0 ? ERR_IO : OK;
}

bool hal_port_wait(struct hal_port *port, int wake_fd, int timeout_ms)
{
    bool watched = !port->ops->write_only && !port->ops->empty_reads;
    struct pollfd fds[3] = {
        {.fd = watched ? port->fd : -1, .events = POLLIN | POLLRDHUP},
        {.fd = wake_fd, .events = POLLIN},
        {.fd = port->cancel_fd, .events = POLLIN},
    };
    return poll(fds, 3, timeout_ms) > 0 && fds[0].revents != 0;
}
