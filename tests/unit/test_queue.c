#include <pthread.h>
#include <stdatomic.h>

#include "app/base/queue.h"
#include "tests/unit/unit.h"

static void messages_come_in_order_and_a_full_queue_says_busy(void)
{
    struct queue *queue;
    int out;
    UNIT_OK(queue_create(&queue, 3, sizeof(int)));
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 3; i++)
            UNIT_OK(queue_push(queue, &i));
        int extra = 9;
        CU_ASSERT_EQUAL(queue_push(queue, &extra), ERR_BUSY);
        for (int i = 0; i < 3; i++) {
            UNIT_OK(queue_pop(queue, &out, 0));
            CU_ASSERT_EQUAL(out, i);
        }
    }
    CU_ASSERT_EQUAL(queue_pop(queue, &out, 0), ERR_TIMEOUT);
    CU_ASSERT_EQUAL(queue_pop(queue, &out, 1), ERR_TIMEOUT);
    queue_destroy(queue);
}

static void count(void *context)
{
    atomic_fetch_add((atomic_int *)context, 1);
}

static void each_push_wakes(void)
{
    struct queue *queue;
    atomic_int wakes = 0;
    int value = 1;
    UNIT_OK(queue_create(&queue, 1, sizeof(int)));
    queue_on_push(queue, count, &wakes);
    UNIT_OK(queue_push(queue, &value));
    CU_ASSERT_EQUAL(queue_push(queue, &value), ERR_BUSY);
    CU_ASSERT_EQUAL(atomic_load(&wakes), 1);
    queue_destroy(queue);
}

#define MESSAGES 20000

static void *push_many(void *context)
{
    for (int i = 0; i < MESSAGES; i++)
        while (queue_push(context, &i) != OK)
            sched_yield();
    return NULL;
}

static void two_writers_lose_nothing(void)
{
    struct queue *queue;
    pthread_t writers[2];
    long long sum = 0;
    UNIT_OK(queue_create(&queue, 16, sizeof(int)));
    for (int i = 0; i < 2; i++)
        CU_ASSERT_EQUAL(pthread_create(&writers[i], NULL, push_many, queue), 0);
    for (int i = 0; i < 2 * MESSAGES; i++) {
        int value = 0;
        UNIT_OK(queue_pop(queue, &value, -1));
        sum += value;
    }
    for (int i = 0; i < 2; i++)
        pthread_join(writers[i], NULL);
    CU_ASSERT_EQUAL(sum, (long long)MESSAGES * (MESSAGES - 1));
    queue_destroy(queue);
}

void suite_queue(void)
{
    static const CU_TestInfo tests[] = {
        {"messages come in order, full is busy", messages_come_in_order_and_a_full_queue_says_busy},
        {"each push wakes", each_push_wakes},
        {"two writers lose nothing", two_writers_lose_nothing},
        CU_TEST_INFO_NULL,
    };
    unit_add("queue", tests);
}
