#include "ui/automation.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "ui/commands.h"
#include "ui/ui_private.h"

#define LINE_BYTES 4096

struct client {
    int fd; /* -1: free */
    char line[LINE_BYTES];
    size_t used;
    struct commands_pending pending;
};

struct automation {
    int listen_fd;
    struct sockaddr_un address;
    struct client clients[AUTOMATION_CLIENTS];
};

/* A socket nobody answers at is a dead process's; one that answers is another kiosk's. */
static enum err clear_path(const struct sockaddr_un *address)
{
    struct stat info;
    if (lstat(address->sun_path, &info) != 0)
        return OK;
    if (!S_ISSOCK(info.st_mode))
        return ERR_EXISTS;
    int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool alive = probe < 0 ||
                 connect(probe, (const struct sockaddr *)address, sizeof *address) == 0 ||
                 errno != ECONNREFUSED;
    if (probe >= 0)
        close(probe);
    if (alive)
        return ERR_BUSY;
    return unlink(address->sun_path) == 0 ? OK : err_from_errno(errno);
}

static enum err start_listening(struct automation *automation, const char *path)
{
    struct sockaddr_un *address = &automation->address;
    address->sun_family = AF_UNIX;
    if ((size_t)snprintf(address->sun_path, sizeof address->sun_path, "%s", path) >=
        sizeof address->sun_path)
        return ERR_TOO_LARGE;
    enum err result = clear_path(address);
    if (result != OK)
        return result;
    automation->listen_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    /* Whoever may connect may press every button: only this user. */
    mode_t old = umask(0177);
    bool listening =
        automation->listen_fd >= 0 &&
        bind(automation->listen_fd, (const struct sockaddr *)address, sizeof *address) == 0 &&
        listen(automation->listen_fd, AUTOMATION_CLIENTS) == 0;
    int failure = errno;
    umask(old);
    return listening ? OK : err_from_errno(failure);
}

enum err automation_create(struct automation **out, const char *path, char msg[ERR_MSG_BYTES])
{
    struct automation *automation = calloc(1, sizeof *automation);
    if (automation == NULL)
        return ERR_NO_MEMORY;
    automation->listen_fd = -1;
    for (int i = 0; i < AUTOMATION_CLIENTS; i++)
        automation->clients[i].fd = -1;
    enum err result = start_listening(automation, path);
    if (result != OK) {
        snprintf(msg, ERR_MSG_BYTES, "automation socket %.100s: %s", path, err_text(result));
        if (automation->listen_fd >= 0)
            close(automation->listen_fd);
        free(automation);
        return result;
    }
    *out = automation;
    return OK;
}

static void disconnect(struct client *client)
{
    close(client->fd);
    client->fd = -1;
    client->used = 0;
    client->pending.wait = COMMANDS_WAIT_NONE;
}

void automation_destroy(struct automation *automation)
{
    if (automation == NULL)
        return;
    for (int i = 0; i < AUTOMATION_CLIENTS; i++)
        if (automation->clients[i].fd >= 0)
            disconnect(&automation->clients[i]);
    close(automation->listen_fd);
    unlink(automation->address.sun_path);
    free(automation);
}

/* Sends and forgets the reply. The screen never waits for a client that does not read. */
static void reply(struct client *client, json_t *answer)
{
    char *text = json_dumps(answer, JSON_COMPACT);
    json_decref(answer);
    size_t length = text != NULL ? strlen(text) : 0;
    bool sent = false;
    if (text != NULL) {
        text[length] = '\n'; /* json_dumps's own end; the length is kept */
        sent = send(client->fd, text, length + 1, MSG_NOSIGNAL | MSG_DONTWAIT) ==
               (ssize_t)(length + 1);
    }
    free(text);
    if (!sent)
        disconnect(client);
}

/* Runs the lines that are there, until one has to wait for its answer. */
static void run_lines(struct ui *ui, struct client *client)
{
    while (client->fd >= 0 && client->pending.wait == COMMANDS_WAIT_NONE) {
        char *end = memchr(client->line, '\n', client->used);
        if (end == NULL)
            break;
        *end = '\0';
        json_t *answer = commands_run(ui, client->line, &client->pending);
        size_t taken = (size_t)(end - client->line) + 1;
        client->used -= taken;
        memmove(client->line, end + 1, client->used);
        if (answer != NULL || client->pending.wait == COMMANDS_WAIT_NONE)
            reply(client, answer);
    }
}

static void receive(struct ui *ui, struct client *client)
{
    if (client->used == LINE_BYTES) {
        reply(client, json_pack("{s:b, s:s}", "ok", 0, "error", "line too long"));
        if (client->fd >= 0)
            disconnect(client);
        return;
    }
    ssize_t got = recv(client->fd, client->line + client->used, LINE_BYTES - client->used, 0);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
        disconnect(client);
        return;
    }
    if (got > 0)
        client->used += (size_t)got;
    run_lines(ui, client);
}

static void take_connection(struct automation *automation)
{
    int fd = accept4(automation->listen_fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0)
        return;
    for (int i = 0; i < AUTOMATION_CLIENTS; i++)
        if (automation->clients[i].fd < 0) {
            automation->clients[i].fd = fd;
            return;
        }
    close(fd);
}

size_t automation_poll(const struct automation *automation, struct pollfd *fds)
{
    if (automation == NULL)
        return 0;
    fds[0] = (struct pollfd){automation->listen_fd, POLLIN, 0};
    for (int i = 0; i < AUTOMATION_CLIENTS; i++) {
        const struct client *client = &automation->clients[i];
        /* While an answer is outstanding only the end of the connection is of interest. */
        short events = client->pending.wait == COMMANDS_WAIT_NONE ? POLLIN : 0;
        fds[1 + i] = (struct pollfd){client->fd, events, 0};
    }
    return AUTOMATION_FDS;
}

void automation_serve(struct automation *automation, struct ui *ui, const struct pollfd *fds,
                      size_t count)
{
    if (automation == NULL || count == 0)
        return;
    for (int i = 0; i < AUTOMATION_CLIENTS; i++) {
        struct client *client = &automation->clients[i];
        short events = fds[1 + i].revents;
        if (client->fd < 0 || events == 0)
            continue;
        if (client->pending.wait != COMMANDS_WAIT_NONE)
            disconnect(client);
        else
            receive(ui, client);
    }
    if (fds[0].revents != 0)
        take_connection(automation);
}

void automation_check(struct automation *automation, struct ui *ui)
{
    for (int i = 0; automation != NULL && i < AUTOMATION_CLIENTS; i++) {
        struct client *client = &automation->clients[i];
        if (client->fd < 0 || client->pending.wait == COMMANDS_WAIT_NONE)
            continue;
        json_t *answer = commands_check(ui, &client->pending);
        if (answer == NULL)
            continue;
        client->pending.wait = COMMANDS_WAIT_NONE;
        reply(client, answer);
        run_lines(ui, client);
    }
}

int automation_due_ms(const struct automation *automation, const struct ui *ui)
{
    int64_t due = -1;
    int64_t now = clock_mono_ms(ui->config.clock);
    for (int i = 0; automation != NULL && i < AUTOMATION_CLIENTS; i++) {
        const struct client *client = &automation->clients[i];
        if (client->fd < 0 || client->pending.wait == COMMANDS_WAIT_NONE)
            continue;
        int64_t left = client->pending.deadline_ms - now;
        if (left < 0)
            left = 0;
        if (due < 0 || left < due)
            due = left;
    }
    return (int)due;
}
