/*
 * Which matters are looked up, and how often: no person in it. A count is in the store as soon as
 * usage_add says OK; what the central service has not heard yet becomes an outbox event in the
 * transaction that takes it off, so none is lost and none told twice.
 *
 * Event: `cn.bianmin.matter.viewed`, subject "matters", data {"business_day": "2026-11-22",
 * "matters": [{"matter": "MZ001", "count": 3}, …]}: what was looked up on that business day since
 * the event before. At most USAGE_EVENT_MATTERS matters an event.
 *
 * Thread: the core thread; usage_totals_fini on any.
 */
#ifndef APP_SERVICES_USAGE_H
#define APP_SERVICES_USAGE_H

#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/services/catalog/cell.h"

struct store;

#define USAGE_CODE_BYTES    CELL_CODE_BYTES
#define USAGE_EVENT_MATTERS 500

struct usage_item {
    char code[USAGE_CODE_BYTES]; /* a matter's */
    uint32_t count;
};

/* Adds to the counts of a business day, all in one transaction. */
enum err usage_add(struct store *store, int32_t business_day, const struct usage_item *items,
                   size_t count) must_use;

/* Puts all that was added since the last time into the outbox. */
enum err usage_tell(struct store *store, int64_t wall_ms) must_use;

/* How often matters were looked up since the store was made. */
struct usage_totals {
    struct usage_item *items;
    size_t count;
};

/* On an error there is nothing to free. */
enum err usage_totals_create(struct store *store, struct usage_totals *out) must_use;
void usage_totals_fini(struct usage_totals *totals);

#endif
