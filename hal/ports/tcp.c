#include <arpa/inet.h>
#include <errno.h>
#include <linux/sockios.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hal/ports/port.h"

/* A peer that lost its power says nothing: after this long without an acknowledgement of what was
 * sent, and about as long of silence when nothing is sent, the connection counts as gone. */
#define SILENCE_MS       5000
#define KEEPALIVE_IDLE_S 10
#define KEEPALIVE_EACH_S 3
#define KEEPALIVE_COUNT  3

struct target {
    struct sockaddr_storage address;
    socklen_t length;
};

static enum err resolve(const char *host, const char *port, struct target *target)
{
    struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV,
                             .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    if (strcmp(host, "localhost") == 0)
        host = "127.0.0.1";
    if (getaddrinfo(host, port, &hints, &found) != 0)
        return ERR_INVALID;
    memcpy(&target->address, found->ai_addr, found->ai_addrlen);
    target->length = found->ai_addrlen;
    freeaddrinfo(found);
    return OK;
}

static enum err parse(const char *address, struct target *target, char msg[ERR_MSG_BYTES])
{
    char host[64];
    char port[6];
    int end = 0;
    bool whole = sscanf(address, "[%63[0-9a-fA-F:.]]:%5[0-9]%n", host, port, &end) == 2 ||
                 sscanf(address, "%63[^]:/[]:%5[0-9]%n", host, port, &end) == 2;
    if (whole && address[end] == '\0' && strcmp(port, "0") != 0 &&
        resolve(host, port, target) == OK)
        return OK;
    snprintf(msg, ERR_MSG_BYTES,
             "\"%.60s\" is not an address and port: write tcp://192.168.1.50:9100", address);
    return ERR_INVALID;
}

static enum err check(const char *address, char msg[ERR_MSG_BYTES])
{
    struct target target;
    return parse(address, &target, msg);
}

static void tune(int fd)
{
    static const struct {
        int level;
        int name;
        int value;
    } options[] = {
        {IPPROTO_TCP, TCP_NODELAY, 1},
        {SOL_SOCKET, SO_KEEPALIVE, 1},
        {IPPROTO_TCP, TCP_KEEPIDLE, KEEPALIVE_IDLE_S},
        {IPPROTO_TCP, TCP_KEEPINTVL, KEEPALIVE_EACH_S},
        {IPPROTO_TCP, TCP_KEEPCNT, KEEPALIVE_COUNT},
        {IPPROTO_TCP, TCP_USER_TIMEOUT, SILENCE_MS},
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        (void)setsockopt(fd, options[i].level, options[i].name, &options[i].value,
                         sizeof options[i].value);
}

static enum err connect_within(int fd, const struct target *target, int timeout_ms, int cancel_fd)
{
    if (connect(fd, (const struct sockaddr *)&target->address, target->length) == 0)
        return OK;
    if (errno != EINPROGRESS)
        return ERR_UNREACHABLE;
    struct pollfd fds[2] = {{.fd = fd, .events = POLLOUT}, {.fd = cancel_fd, .events = POLLIN}};
    int64_t deadline_ms = hal_port_now_ms() + timeout_ms;
    int ready;
    do
        ready = poll(fds, 2, hal_port_left_ms(deadline_ms));
    while (ready < 0 && errno == EINTR);
    if (ready == 0)
        return ERR_TIMEOUT;
    if (fds[1].revents != 0)
        return ERR_CANCELLED;
    int fault = 0;
    socklen_t length = sizeof fault;
    if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &fault, &length) != 0 || fault != 0)
        return ERR_UNREACHABLE;
    return OK;
}

static enum err open_tcp(const char *address, int timeout_ms, int cancel_fd, int *fd,
                         char msg[ERR_MSG_BYTES])
{
    struct target target;
    enum err err = parse(address, &target, msg);
    if (err != OK)
        return err;
    int made = socket(target.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (made < 0)
        return err_from_errno(errno);
    tune(made);
    err = connect_within(made, &target, timeout_ms, cancel_fd);
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "tcp://%.60s: %s", address, err_text(err));
        close(made);
        return err;
    }
    *fd = made;
    return OK;
}

static int pending(int fd)
{
    int count = 0;
    return ioctl(fd, SIOCOUTQ, &count) == 0 ? count : 0;
}

/* What the printer did not take is dropped, or the kernel would go on delivering a job that was
 * given up. A line on which nothing is pending ends in the ordinary way. */
static void abandon(int fd)
{
    struct linger drop = {.l_onoff = 1, .l_linger = 0};
    if (pending(fd) > 0)
        (void)setsockopt(fd, SOL_SOCKET, SO_LINGER, &drop, sizeof drop);
}

static ssize_t write_without_signal(int fd, const void *bytes, size_t count)
{
    return send(fd, bytes, count, MSG_NOSIGNAL);
}

const struct hal_port_ops hal_port_tcp = {
    .scheme = "tcp",
    .check = check,
    .open = open_tcp,
    .abandon = abandon,
    .write = write_without_signal,
    .pending = pending,
};
