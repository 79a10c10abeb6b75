/*
 * The expected wait: people ahead, the moving average of a visit, the open windows. What is not
 * known stays unknown; nothing is invented.
 *
 * Thread: the core thread; pure but for the caller's struct. Units: minutes.
 */
#ifndef APP_SERVICES_QUEUE_ESTIMATE_H
#define APP_SERVICES_QUEUE_ESTIMATE_H

#include <stdbool.h>
#include <stdint.h>

struct catalog;
struct catalog_service;

/* One service's moving average of minutes per visit at one window. */
struct estimate {
    double minutes_per_visit; /* 0: not known */
    int64_t last_call_ms;     /* monotonic; 0: none since start, or nobody was waiting since */
};

/* Begins with what the hall says in services.csv. */
void estimate_init(struct estimate *estimate, const struct catalog_service *service);

/* A ticket was called while `open_windows` were at work: the time since the call before, in which
 * all windows worked, tells how long a visit takes. `others_wait` false ends the measuring: an idle
 * window tells nothing. */
void estimate_call(struct estimate *estimate, int64_t mono_ms, int open_windows, bool others_wait);

int estimate_open_windows(const struct catalog *catalog, const struct catalog_service *service);

/* Minutes until somebody with `ahead` people before him is called; -1 when it is not known. */
int estimate_wait_min(int ahead, bool ahead_exact, double minutes_per_visit, int open_windows);

#endif
