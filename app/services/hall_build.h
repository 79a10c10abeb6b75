/*
 * Making hall snapshots: for the core alone.
 *
 * Thread: the core thread.
 */
#ifndef APP_SERVICES_HALL_BUILD_H
#define APP_SERVICES_HALL_BUILD_H

#include <stdbool.h>

#include "app/services/hall.h"

/* All zero but for the catalog, of which it takes a reference (a finder's is the caller's to add);
 * one reference for the caller. NULL when there is no memory. Filled in before it is shown to
 * anyone. */
struct hall *hall_create(const struct catalog *catalog);

/* The services to fill in, one per catalog->services. */
struct hall_service *hall_services(struct hall *hall);

/* True when no screen could tell one from the other. */
bool hall_same(const struct hall *a, const struct hall *b);

#endif
