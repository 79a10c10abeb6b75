#include "app/services/hall.h"

#include "app/services/hall_build.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* The public part is first, so that a reference to it is a reference to the whole. */
struct counted_hall {
    struct hall hall;
    atomic_int references;
    struct hall_service services[];
};

struct hall *hall_create(const struct catalog *catalog)
{
    size_t count = catalog != NULL ? catalog->service_count : 0;
    struct counted_hall *counted = calloc(1, sizeof *counted + count * sizeof counted->services[0]);
    if (counted == NULL)
        return NULL;
    atomic_init(&counted->references, 1);
    counted->hall.services = counted->services;
    if (catalog != NULL)
        counted->hall.catalog = catalog_ref(catalog);
    return &counted->hall;
}

struct hall_service *hall_services(struct hall *hall)
{
    return ((struct counted_hall *)hall)->services;
}

const struct hall *hall_ref(const struct hall *hall)
{
    struct counted_hall *counted = (struct counted_hall *)(uintptr_t)hall;
    atomic_fetch_add(&counted->references, 1);
    return hall;
}

void hall_unref(const struct hall *hall)
{
    struct counted_hall *counted = (struct counted_hall *)(uintptr_t)hall;
    if (hall == NULL || atomic_fetch_sub(&counted->references, 1) != 1)
        return;
    finder_unref(hall->finder);
    catalog_unref(hall->catalog);
    free(counted);
}

static bool same_wait(const struct hall_wait *a, const struct hall_wait *b)
{
    return a->people == b->people && a->exact == b->exact && a->minutes == b->minutes;
}

static bool same_service(const struct hall_service *a, const struct hall_service *b)
{
    return a->open == b->open && a->full == b->full && a->when.state == b->when.state &&
           strcmp(a->when.name, b->when.name) == 0 && a->when.opens_day == b->when.opens_day &&
           a->when.opens_min == b->when.opens_min && a->when.closes_min == b->when.closes_min &&
           same_wait(&a->ordinary, &b->ordinary) && same_wait(&a->priority, &b->priority);
}

bool hall_same(const struct hall *a, const struct hall *b)
{
    if (a->trouble != b->trouble || a->loading != b->loading || a->catalog != b->catalog ||
        a->finder != b->finder || a->clock_trusted != b->clock_trusted ||
        a->business_day != b->business_day || a->printer.present != b->printer.present ||
        a->printer.ready != b->printer.ready || a->printer.paper != b->printer.paper ||
        a->printer.reason != b->printer.reason || a->link != b->link || a->outbox != b->outbox ||
        a->parked != b->parked || strcmp(a->last_ticket, b->last_ticket) != 0)
        return false;
    for (size_t i = 0; a->catalog != NULL && i < a->catalog->service_count; i++)
        if (!same_service(&a->services[i], &b->services[i]))
            return false;
    return true;
}
