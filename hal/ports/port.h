/*
 * Ports: bytes to and from a device, over one of four transports:
 *
 *     tcp://ADDRESS:PORT        ADDRESS is numeric (or localhost): looking a name up cannot be
 *                               bounded in time; [ADDRESS] for IPv6
 *     serial:///dev/X?baud=N    also &flow=xonxoff (the default), rtscts or none
 *     usblp:///dev/usb/lpN
 *     file://PATH               appended to; nothing ever comes back
 *
 * A write has a deadline and reports how much left us; a read returns what is there. Nothing blocks
 * for ever, closing included, and a wait ends at once with ERR_CANCELLED when the cancel descriptor
 * becomes readable.
 *
 * Used by drivers and the device threads only. Thread: the device's thread. Ownership: the port is
 * its creator's. Source: reference/hardware.md section 1, transports.
 */
#ifndef HAL_PORTS_PORT_H
#define HAL_PORTS_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "app/base/err.h"

struct hal_port;

/* A transport is a value: one file in hal/ports that ends in one of these. */
struct hal_port_ops {
    const char *scheme; /* "tcp" of tcp://ADDRESS:PORT */
    bool write_only;    /* nothing can come back */
    bool empty_reads;   /* a read of 0 bytes means nothing: input is asked for, never waited for */
    /* Checks what stands behind "scheme://" without opening anything. */
    enum err (*check)(const char *address, char msg[ERR_MSG_BYTES]) must_use;
    /* A descriptor in non-blocking mode, within `timeout_ms`; may be cancelled (-1: never). */
    enum err (*open)(const char *address, int timeout_ms, int cancel_fd, int *fd,
                     char msg[ERR_MSG_BYTES]) must_use;
    /* Makes sure that closing cannot hang (pending output is dropped); NULL: plain close. */
    void (*abandon)(int fd);
    /* As write(2); NULL: write(2). */
    ssize_t (*write)(int fd, const void *bytes, size_t count);
    /* Bytes that were written and have not left the host; NULL: the line cannot tell. */
    int (*pending)(int fd);
};

/* Checks a device string; opens nothing. `msg` says what to mend. */
enum err hal_port_check(const char *device, char msg[ERR_MSG_BYTES]) must_use;

/* False for a device string of a transport on which nothing can come back, or of none. */
bool hal_port_can_answer(const char *device);

/* `cancel_fd` is borrowed until the port is closed; -1: the port's waits cannot be cancelled. */
enum err hal_port_open(struct hal_port **out, const char *device, int timeout_ms, int cancel_fd,
                       char msg[ERR_MSG_BYTES]) must_use;

/* NULL is allowed. */
void hal_port_close(struct hal_port *port);

/* Writes all bytes unless the line stalls for `stall_ms` (ERR_TIMEOUT) or breaks (ERR_IO);
 * *written, which may be NULL, is how many left us in any case. */
enum err hal_port_write(struct hal_port *port, const void *bytes, size_t count, int stall_ms,
                        size_t *written) must_use;

/* Waits until what was written has left the host, as far as the line can tell: ERR_TIMEOUT when
 * nothing moves for `stall_ms`, ERR_IO when the line is gone. */
enum err hal_port_flush(struct hal_port *port, int stall_ms) must_use;

/* Waits at most `timeout_ms` for the first byte, then takes what is there; ERR_TIMEOUT, or ERR_IO
 * when the other side is gone. */
enum err hal_port_read(struct hal_port *port, void *bytes, size_t room, int timeout_ms,
                       size_t *count) must_use;

/* Throws away what has arrived and was not read. */
void hal_port_drain(struct hal_port *port);

/* ERR_IO when the line is known to be gone; costs one system call, no traffic. */
enum err hal_port_probe(struct hal_port *port) must_use;

/* Sleeps until bytes arrive, the line breaks, `wake_fd` is readable, the port is cancelled or the
 * time is over. True when the line was it. */
bool hal_port_wait(struct hal_port *port, int wake_fd, int timeout_ms);

/* Monotonic milliseconds, for deadlines. */
int64_t hal_port_now_ms(void);

/* Milliseconds from now to `deadline_ms`, never below 0. */
int hal_port_left_ms(int64_t deadline_ms);

/* The transports, for port.c's table. */
extern const struct hal_port_ops hal_port_tcp;
extern const struct hal_port_ops hal_port_serial;
extern const struct hal_port_ops hal_port_usblp;
extern const struct hal_port_ops hal_port_file;

#endif
