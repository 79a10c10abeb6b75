/*
 * The other side of a printer's line for unit tests: a thread on a real socket or pseudo terminal
 * that understands as much ESC/POS as it takes to answer, to count cuts and to misbehave at a
 * chosen byte. (tests/sim/printer is the one that draws; this one is quick and knows every byte.)
 *
 * Thread: the fields under `lock` are shared with the peer's thread.
 */
#ifndef TESTS_UNIT_PRINTER_PEER_H
#define TESTS_UNIT_PRINTER_PEER_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTER_PEER_BYTES (256 * 1024)

struct printer_peer_faults {
    bool mute;
    bool no_gs_r;
    bool no_gs_h;
    long disconnect_after; /* bytes of this connection; 0: never */
    long stall_after;      /* takes no more bytes; 0: never */
    long paper_out_after;  /* 0: never */
};

struct printer_peer {
    char device[96]; /* to print to */
    int listen_fd;   /* -1: a terminal */
    int slave_fd;    /* of the terminal: stays open, or the master would hang up in between */
    int stop_fd;
    pthread_t thread;
    /* ---- */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct printer_peer_faults faults;
    uint8_t reply[4]; /* to DLE EOT 1 to 4 */
    uint8_t bytes[PRINTER_PEER_BYTES];
    size_t count;
    size_t command_count; /* commands other than questions, resets and NUL */
    int connections;
    int cuts;
    /* ---- the thread's own ---- */
    int fd;
    long connection_bytes;
    uint8_t command[16];
    size_t command_bytes;
    size_t image_left;
};

/* Aborts when the machine gives no socket or terminal. */
void printer_peer_start_tcp(struct printer_peer *peer);
void printer_peer_start_pty(struct printer_peer *peer);
void printer_peer_stop(struct printer_peer *peer);

void printer_peer_set_faults(struct printer_peer *peer, struct printer_peer_faults faults);
void printer_peer_set_reply(struct printer_peer *peer, int n, uint8_t reply);

/* Sends bytes that nobody asked for. */
void printer_peer_say(struct printer_peer *peer, const void *bytes, size_t count);

/* Hangs up now; a new connection is taken. */
void printer_peer_hang_up(struct printer_peer *peer);

/* True when so much has come within five seconds. */
bool printer_peer_wait_bytes(struct printer_peer *peer, size_t count);
bool printer_peer_wait_cuts(struct printer_peer *peer, int cuts);
bool printer_peer_wait_connections(struct printer_peer *peer, int connections);

/* A copy of the numbers. */
size_t printer_peer_count(struct printer_peer *peer);
size_t printer_peer_commands(struct printer_peer *peer);
int printer_peer_cuts(struct printer_peer *peer);
int printer_peer_connections(struct printer_peer *peer);

#endif
