/*
 * Ports: bytes to and from a device, over one of four transports. Used by drivers and the device
 * threads only.
 *
 * A write has a deadline and reports how much left us; a read returns what is there. Nothing blocks
 * for ever, closing included.
 *
 * Thread: the device's thread. Ownership: the port is its creator's.
 */
#ifndef HAL_PORTS_PORT_H
#define HAL_PORTS_PORT_H

#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

struct hal_port;

/* A transport is a value: one file in hal/ports that ends in one of these. */
struct hal_port_ops {
    const char *scheme; /* "tcp" of tcp://HOST:PORT */
    /* Checks what stands behind "scheme://" without opening anything. */
    enum err (*check)(const char *address, char msg[ERR_MSG_BYTES]) must_use;
    /* A descriptor in non-blocking mode, within `timeout_ms`. */
    enum err (*open)(const char *address, int timeout_ms, int *fd,
                     char msg[ERR_MSG_BYTES]) must_use;
    /* Makes sure that closing cannot hang (pending output is dropped); NULL: plain close. */
    void (*abandon)(int fd);
    /* What the line itself knows of the device: OK, or ERR_IO when it is gone; NULL: nothing. */
    enum err (*probe)(int fd);
};

/* Checks a device string; opens nothing. `msg` says what to mend. */
enum err hal_port_check(const char *device, char msg[ERR_MSG_BYTES]) must_use;

enum err hal_port_open(struct hal_port **out, const char *device, int timeout_ms,
                       char msg[ERR_MSG_BYTES]) must_use;

/* NULL is allowed. */
void hal_port_close(struct hal_port *port);

/* Writes all bytes unless the line stalls for `stall_ms` (ERR_TIMEOUT) or breaks (ERR_IO);
 * *written, which may be NULL, is how many left us in any case. */
enum err hal_port_write(struct hal_port *port, const void *bytes, size_t count, int stall_ms,
                        size_t *written) must_use;

/* Waits at most `timeout_ms` for the first byte, then takes what is there; ERR_TIMEOUT, or ERR_IO
 * when the other side is gone. */
enum err hal_port_read(struct hal_port *port, void *bytes, size_t room, int timeout_ms,
                       size_t *count) must_use;

/* Throws away what has arrived and was not read. */
void hal_port_drain(struct hal_port *port);

/* ERR_IO when the line is known to be gone; costs one system call, no traffic. */
enum err hal_port_probe(struct hal_port *port) must_use;

/* Sleeps until bytes arrive, the line breaks, `wake_fd` is readable or the time is over. */
void hal_port_wait(struct hal_port *port, int wake_fd, int timeout_ms);

#endif
