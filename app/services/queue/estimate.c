#include "app/services/queue/estimate.h"

#include <math.h>

#include "app/services/catalog/catalog.h"

/* The weight of one visit in the moving average. */
#define WEIGHT 0.15

/* A visit outside of these is a break or a mistake of the calling system, not a visit. */
#define SHORTEST_MIN 0.25
#define LONGEST_MIN  90.0

void estimate_init(struct estimate *estimate, const struct catalog_service *service)
{
    estimate->minutes_per_visit = service->average_minutes;
    estimate->last_call_ms = 0;
}

void estimate_call(struct estimate *estimate, int64_t mono_ms, int open_windows, bool others_wait)
{
    if (estimate->last_call_ms != 0 && open_windows > 0) {
        double minutes = (double)(mono_ms - estimate->last_call_ms) / 60000.0 * open_windows;
        if (minutes >= SHORTEST_MIN && minutes <= LONGEST_MIN)
            estimate->minutes_per_visit =
                estimate->minutes_per_visit == 0.0
                    ? minutes
                    : estimate->minutes_per_visit * (1.0 - WEIGHT) + minutes * WEIGHT;
    }
    estimate->last_call_ms = others_wait ? mono_ms : 0;
}

int estimate_open_windows(const struct catalog *catalog, const struct catalog_service *service)
{
    int open = 0;
    for (size_t i = 0; i < service->window_count; i++)
        if (catalog->windows[service->windows[i]].open)
            open++;
    return open;
}

int estimate_wait_min(int ahead, bool ahead_exact, double minutes_per_visit, int open_windows)
{
    if (ahead == 0)
        return 0;
    if (!ahead_exact || minutes_per_visit <= 0.0 || open_windows == 0)
        return -1;
    return (int)ceil(ahead * minutes_per_visit / open_windows);
}
