#include "app/base/queue.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t not_empty;
    void (*wake)(void *context);
    void *wake_context;
    size_t capacity;
    size_t message_bytes;
    size_t first;
    size_t count;
    unsigned char messages[];
};

enum err queue_create(struct queue **out, size_t capacity, size_t message_bytes)
{
    struct queue *queue = calloc(1, sizeof *queue + capacity * message_bytes);
    if (queue == NULL)
        return ERR_NO_MEMORY;
    queue->capacity = capacity;
    queue->message_bytes = message_bytes;

    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->not_empty, &attributes);
    pthread_condattr_destroy(&attributes);
    *out = queue;
    return OK;
}

void queue_destroy(struct queue *queue)
{
    if (queue == NULL)
        return;
    pthread_cond_destroy(&queue->not_empty);
    pthread_mutex_destroy(&queue->lock);
    free(queue);
}

void queue_on_push(struct queue *queue, void (*wake)(void *context), void *context)
{
    queue->wake = wake;
    queue->wake_context = context;
}

enum err queue_push(struct queue *queue, const void *message)
{
    pthread_mutex_lock(&queue->lock);
    if (queue->count == queue->capacity) {
        pthread_mutex_unlock(&queue->lock);
        return ERR_BUSY;
    }
    size_t slot = (queue->first + queue->count) % queue->capacity;
    memcpy(queue->messages + slot * queue->message_bytes, message, queue->message_bytes);
    queue->count++;
    pthread_cond_signal(&queue->not_empty);
    pthread_mutex_unlock(&queue->lock);

    if (queue->wake != NULL)
        queue->wake(queue->wake_context);
    return OK;
}

static struct timespec deadline_after(int timeout_ms)
{
    struct timespec deadline;
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += timeout_ms / 1000;
    deadline.tv_nsec += (long)(timeout_ms % 1000) * 1000000L;
    if (deadline.tv_nsec >= 1000000000L) {
        deadline.tv_sec++;
        deadline.tv_nsec -= 1000000000L;
    }
    return deadline;
}

enum err queue_pop(struct queue *queue, void *message, int timeout_ms)
{
    struct timespec deadline = deadline_after(timeout_ms > 0 ? timeout_ms : 0);
    pthread_mutex_lock(&queue->lock);
    while (queue->count == 0) {
        int result = ETIMEDOUT;
        if (timeout_ms < 0)
            result = pthread_cond_wait(&queue->not_empty, &queue->lock);
        else if (timeout_ms > 0)
            result = pthread_cond_timedwait(&queue->not_empty, &queue->lock, &deadline);
        if (result == ETIMEDOUT && queue->count == 0) {
            pthread_mutex_unlock(&queue->lock);
            return ERR_TIMEOUT;
        }
    }
    unsigned char *slot = queue->messages + queue->first * queue->message_bytes;
    memcpy(message, slot, queue->message_bytes);
    explicit_bzero(slot, queue->message_bytes);
    queue->first = (queue->first + 1) % queue->capacity;
    queue->count--;
    pthread_mutex_unlock(&queue->lock);
    return OK;
}
