#include "app/services/finder_maker.h"

#include <pthread.h>
#include <stdlib.h>

#include "app/base/log.h"
#include "app/base/thread.h"

struct order {
    const struct catalog *catalog; /* NULL: none */
    struct usage_totals totals;
};

struct finder_maker {
    void (*made)(void *context);
    void *context;
    pthread_t thread;
    bool busy; /* there is a thread to join */
    atomic_bool cancel;
    struct order next; /* begun when the thread is done */

    /* ---- the thread's while it runs ---- */
    struct order order;
    const struct finder *finder;

    atomic_bool done; /* the thread will not touch anything any more but for calling `made` */
};

static void order_fini(struct order *order)
{
    catalog_unref(order->catalog);
    usage_totals_fini(&order->totals);
    *order = (struct order){0};
}

static void *make(void *context)
{
    struct finder_maker *maker = context;
    thread_go_along();
    enum err err =
        finder_create(&maker->finder, maker->order.catalog, &maker->order.totals, &maker->cancel);
    if (err != OK && err != ERR_CANCELLED)
        log_error("finder", "no index of the matters: %s", err_text(err));
    order_fini(&maker->order);
    atomic_store(&maker->done, true);
    maker->made(maker->context);
    return NULL;
}

enum err finder_maker_create(struct finder_maker **out, void (*made)(void *context), void *context)
{
    struct finder_maker *maker = calloc(1, sizeof *maker);
    if (maker == NULL)
        return ERR_NO_MEMORY;
    maker->made = made;
    maker->context = context;
    *out = maker;
    return OK;
}

void finder_maker_destroy(struct finder_maker *maker)
{
    if (maker == NULL)
        return;
    atomic_store(&maker->cancel, true);
    if (maker->busy)
        pthread_join(maker->thread, NULL);
    finder_unref(maker->finder);
    order_fini(&maker->next);
    free(maker);
}

static enum err start(struct finder_maker *maker)
{
    maker->order = maker->next;
    maker->next = (struct order){0};
    atomic_store(&maker->done, false);
    maker->busy = pthread_create(&maker->thread, NULL, make, maker) == 0;
    if (maker->busy)
        return OK;
    order_fini(&maker->order);
    return ERR_NO_MEMORY;
}

enum err finder_maker_begin(struct finder_maker *maker, const struct catalog *catalog,
                            struct usage_totals *totals)
{
    order_fini(&maker->next);
    maker->next = (struct order){catalog_ref(catalog), *totals};
    *totals = (struct usage_totals){0};
    return maker->busy ? OK : start(maker);
}

const struct finder *finder_maker_take(struct finder_maker *maker)
{
    if (!maker->busy || !atomic_load(&maker->done))
        return NULL;
    pthread_join(maker->thread, NULL);
    maker->busy = false;
    const struct finder *finder = maker->finder;
    maker->finder = NULL;
    if (maker->next.catalog == NULL)
        return finder;
    finder_unref(finder);
    if (start(maker) != OK)
        log_error("finder", "no index of the matters: no thread");
    return NULL;
}
