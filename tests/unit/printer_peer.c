#include "tests/unit/printer_peer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define WAIT_S 5

static void answer(struct printer_peer *peer, const void *bytes, size_t count)
{
    if (!peer->faults.mute && write(peer->fd, bytes, count) < 0 && errno != EIO && errno != EPIPE)
        abort();
}

/* Bytes that a command has, as far as its first bytes tell. */
static size_t length_of(const uint8_t *command, size_t have)
{
    switch (command[0]) {
    case 0x10:
        return 3;
    case 0x1B:
        return have > 1 && command[1] == '@' ? 2 : 3;
    case 0x1C:
        return 2;
    case 0x1D:
        if (have > 1 && command[1] == 'v')
            return 8;
        if (have > 1 && command[1] == '(')
            return 11;
        return have > 1 && command[1] == 'V' ? 4 : 3;
    default:
        return 1;
    }
}

static bool paper_is_out(const struct printer_peer *peer)
{
    return (peer->reply[3] & 0x60) != 0;
}

static void obey(struct printer_peer *peer)
{
    const uint8_t *command = peer->command;
    bool question = command[0] == 0x10;
    if (question && command[2] >= 1 && command[2] <= 4)
        answer(peer, &peer->reply[command[2] - 1], 1);
    if (command[0] == 0x1D && command[1] == 'r') {
        question = true;
        if (!peer->faults.no_gs_r && !paper_is_out(peer))
            answer(peer, "\0", 1);
    }
    if (command[0] == 0x1D && command[1] == '(') {
        uint8_t reply[7] = {0x37, 0x22, command[7], command[8], command[9], command[10], 0};
        question = true;
        if (!peer->faults.no_gs_h && !paper_is_out(peer))
            answer(peer, reply, sizeof reply);
    }
    if (command[0] == 0x1D && command[1] == 'v')
        peer->image_left = (command[4] + 256u * command[5]) * (command[6] + 256u * command[7]);
    if (command[0] == 0x1D && command[1] == 'V')
        peer->cuts++;
    bool reset = (command[0] == 0x1B && command[1] == '@') ||
                 (command[0] == 0x1D && command[1] == 'a') || command[0] == 0;
    if (!question && !reset)
        peer->command_count++;
}

static void take(struct printer_peer *peer, uint8_t byte)
{
    if (peer->count < PRINTER_PEER_BYTES)
        peer->bytes[peer->count++] = byte;
    peer->connection_bytes++;
    if (peer->faults.paper_out_after > 0 &&
        peer->connection_bytes >= peer->faults.paper_out_after) {
        peer->reply[0] = 0x1A;
        peer->reply[1] = 0x32;
        peer->reply[3] = 0x72;
    }
    if (peer->image_left > 0) {
        peer->image_left--;
        return;
    }
    peer->command[peer->command_bytes++] = byte;
    if (peer->command_bytes >= length_of(peer->command, peer->command_bytes)) {
        obey(peer);
        peer->command_bytes = 0;
    }
}

static void drop(struct printer_peer *peer)
{
    if (peer->fd >= 0)
        close(peer->fd);
    peer->fd = -1;
    peer->image_left = 0;
    peer->command_bytes = 0;
    pthread_cond_broadcast(&peer->changed);
}

static void receive(struct printer_peer *peer)
{
    uint8_t bytes[256];
    size_t room = sizeof bytes;
    const struct printer_peer_faults *faults = &peer->faults;
    long limit = faults->disconnect_after > 0 ? faults->disconnect_after : faults->stall_after;
    if (limit > 0 && (long)room > limit - peer->connection_bytes)
        room = (size_t)(limit - peer->connection_bytes);
    ssize_t count = read(peer->fd, bytes, room);
    if (count <= 0) {
        if (peer->listen_fd >= 0)
            drop(peer);
        return;
    }
    for (ssize_t i = 0; i < count; i++)
        take(peer, bytes[i]);
    if (faults->disconnect_after > 0 && peer->connection_bytes >= faults->disconnect_after) {
        peer->faults.disconnect_after = 0;
        drop(peer);
    }
    pthread_cond_broadcast(&peer->changed);
}

static void greet(struct printer_peer *peer)
{
    int one = 1;
    peer->fd = accept(peer->listen_fd, NULL, NULL);
    if (peer->fd < 0)
        return;
    (void)setsockopt(peer->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    peer->connection_bytes = 0;
    peer->connections++;
    pthread_cond_broadcast(&peer->changed);
}

static void *run(void *context)
{
    struct printer_peer *peer = context;
    for (;;) {
        pthread_mutex_lock(&peer->lock);
        bool stalled =
            peer->faults.stall_after > 0 && peer->connection_bytes >= peer->faults.stall_after;
        bool open = peer->fd >= 0;
        struct pollfd fds[2] = {{.fd = peer->stop_fd, .events = POLLIN},
                                {.fd = open ? peer->fd : peer->listen_fd, .events = POLLIN}};
        pthread_mutex_unlock(&peer->lock);
        if (stalled && open)
            fds[1].fd = -1;
        eventfd_t word = 0;
        if (poll(fds, 2, -1) < 0)
            continue;
        if (fds[0].revents != 0 && eventfd_read(peer->stop_fd, &word) == 0 && word >= 1000)
            return NULL;
        pthread_mutex_lock(&peer->lock);
        if (fds[1].revents != 0 && peer->fd >= 0 && fds[1].fd == peer->fd)
            receive(peer);
        else if (fds[1].revents != 0 && peer->fd < 0 && fds[1].fd == peer->listen_fd)
            greet(peer);
        pthread_mutex_unlock(&peer->lock);
    }
}

static void start(struct printer_peer *peer)
{
    static const uint8_t well[4] = {0x12, 0x12, 0x12, 0x12};
    pthread_condattr_t attributes;
    memcpy(peer->reply, well, sizeof well);
    pthread_mutex_init(&peer->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&peer->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    peer->stop_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (peer->stop_fd < 0 || pthread_create(&peer->thread, NULL, run, peer) != 0)
        abort();
}

void printer_peer_start_tcp(struct printer_peer *peer)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int room = 4096;
    memset(peer, 0, sizeof *peer);
    peer->fd = -1;
    peer->listen_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    (void)setsockopt(peer->listen_fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    if (bind(peer->listen_fd, (struct sockaddr *)&address, length) != 0 ||
        listen(peer->listen_fd, 4) != 0 ||
        getsockname(peer->listen_fd, (struct sockaddr *)&address, &length) != 0)
        abort();
    snprintf(peer->device, sizeof peer->device, "tcp://127.0.0.1:%d", ntohs(address.sin_port));
    start(peer);
}

void printer_peer_start_pty(struct printer_peer *peer)
{
    char name[64];
    memset(peer, 0, sizeof *peer);
    peer->listen_fd = -1;
    if (openpty(&peer->fd, &peer->slave_fd, name, NULL, NULL) != 0)
        abort();
    snprintf(peer->device, sizeof peer->device, "serial://%s?baud=115200", name);
    start(peer);
}

void printer_peer_stop(struct printer_peer *peer)
{
    (void)!eventfd_write(peer->stop_fd, 1000);
    pthread_join(peer->thread, NULL);
    drop(peer);
    close(peer->listen_fd >= 0 ? peer->listen_fd : peer->slave_fd);
    close(peer->stop_fd);
    pthread_cond_destroy(&peer->changed);
    pthread_mutex_destroy(&peer->lock);
}

static void nudge(struct printer_peer *peer)
{
    pthread_mutex_unlock(&peer->lock);
    (void)!eventfd_write(peer->stop_fd, 1);
}

void printer_peer_set_faults(struct printer_peer *peer, struct printer_peer_faults faults)
{
    pthread_mutex_lock(&peer->lock);
    peer->faults = faults;
    nudge(peer);
}

void printer_peer_set_reply(struct printer_peer *peer, int n, uint8_t reply)
{
    pthread_mutex_lock(&peer->lock);
    peer->reply[n - 1] = reply;
    nudge(peer);
}

void printer_peer_say(struct printer_peer *peer, const void *bytes, size_t count)
{
    pthread_mutex_lock(&peer->lock);
    answer(peer, bytes, count);
    pthread_mutex_unlock(&peer->lock);
}

void printer_peer_hang_up(struct printer_peer *peer)
{
    pthread_mutex_lock(&peer->lock);
    drop(peer);
    nudge(peer);
}

static bool wait_for(struct printer_peer *peer, const size_t *size, size_t size_least,
                     const int *number, int number_least)
{
    struct timespec deadline;
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += WAIT_S;
    int result = 0;
    bool reached;
    pthread_mutex_lock(&peer->lock);
    while (!(reached = size != NULL ? *size >= size_least : *number >= number_least) && result == 0)
        result = pthread_cond_timedwait(&peer->changed, &peer->lock, &deadline);
    pthread_mutex_unlock(&peer->lock);
    return reached;
}

bool printer_peer_wait_bytes(struct printer_peer *peer, size_t count)
{
    return wait_for(peer, &peer->count, count, NULL, 0);
}

bool printer_peer_wait_cuts(struct printer_peer *peer, int cuts)
{
    return wait_for(peer, NULL, 0, &peer->cuts, cuts);
}

bool printer_peer_wait_connections(struct printer_peer *peer, int connections)
{
    return wait_for(peer, NULL, 0, &peer->connections, connections);
}

size_t printer_peer_count(struct printer_peer *peer)
{
    pthread_mutex_lock(&peer->lock);
    size_t count = peer->count;
    pthread_mutex_unlock(&peer->lock);
    return count;
}

size_t printer_peer_commands(struct printer_peer *peer)
{
    pthread_mutex_lock(&peer->lock);
    size_t count = peer->command_count;
    pthread_mutex_unlock(&peer->lock);
    return count;
}

int printer_peer_cuts(struct printer_peer *peer)
{
    pthread_mutex_lock(&peer->lock);
    int cuts = peer->cuts;
    pthread_mutex_unlock(&peer->lock);
    return cuts;
}

int printer_peer_connections(struct printer_peer *peer)
{
    pthread_mutex_lock(&peer->lock);
    int connections = peer->connections;
    pthread_mutex_unlock(&peer->lock);
    return connections;
}
