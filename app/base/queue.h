/*
 * A bounded queue of fixed-size messages between threads: the only way threads talk.
 *
 * A full queue is an answer (ERR_BUSY), never a wait. Messages are copied in and out, in order, and
 * nothing of one that was taken out stays.
 * A pointer inside a message passes its ownership to the receiver.
 *
 * Thread: any number of writers and readers.
 */
#ifndef APP_BASE_QUEUE_H
#define APP_BASE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

struct queue;

/* Room for `capacity` messages of `message_bytes` each. */
enum err queue_create(struct queue **out, size_t capacity, size_t message_bytes) must_use;

/* NULL is allowed. Nobody may be waiting. */
void queue_destroy(struct queue *queue);

/* Called after each push, on the pusher's thread, outside the lock: wakes a reader that sleeps
 * elsewhere (the screen's event loop). Set before the first push. */
void queue_on_push(struct queue *queue, void (*wake)(void *context), void *context);

/* ERR_BUSY when full: the message is not taken. */
enum err queue_push(struct queue *queue, const void *message) must_use;

/* Waits at most `timeout_ms` (0: not at all, negative: for ever); ERR_TIMEOUT when nothing came. */
enum err queue_pop(struct queue *queue, void *message, int timeout_ms) must_use;

#endif
