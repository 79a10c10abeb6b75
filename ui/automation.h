/*
 * A Unix socket for tests and tools: one command a line in, one JSON object a line out, through the
 * same path as a finger. Commands: ui/README.md.
 *
 * Several clients may be connected; one that sends a line of more than 4 KiB or does not read its
 * replies is disconnected. Thread: the main thread, which polls the sockets with its other events,
 * so that a command sees one state.
 */
#ifndef UI_AUTOMATION_H
#define UI_AUTOMATION_H

#include <poll.h>
#include <stddef.h>

#include "app/base/err.h"

struct automation;
struct ui;

#define AUTOMATION_CLIENTS 4
#define AUTOMATION_FDS     (1 + AUTOMATION_CLIENTS)

/* Listens at the path; a socket that a dead process left there is replaced. */
enum err automation_create(struct automation **out, const char *path,
                           char msg[ERR_MSG_BYTES]) must_use;

/* Removes the socket. NULL is allowed, in all of these. */
void automation_destroy(struct automation *automation);

/* Fills in what to poll for; at most AUTOMATION_FDS. */
size_t automation_poll(const struct automation *automation, struct pollfd *fds);

/* Takes connections and commands. */
void automation_serve(struct automation *automation, struct ui *ui, const struct pollfd *fds,
                      size_t count);

/* Answers those who wait for what is now true or too late. */
void automation_check(struct automation *automation, struct ui *ui);

/* Until a wait is too late; -1: nobody waits. */
int automation_due_ms(const struct automation *automation, const struct ui *ui);

#endif
