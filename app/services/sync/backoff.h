/*
 * How long to wait before the next try: exponential with jitter, so that a server which comes back
 * is not met by all its kiosks at once.
 *
 * Thread: any; pure. Units: milliseconds, seconds for what a server asks.
 */
#ifndef APP_SERVICES_SYNC_BACKOFF_H
#define APP_SERVICES_SYNC_BACKOFF_H

#include <stdint.h>

/* No server may ask for a longer wait than this. */
#define BACKOFF_ASKED_MAX_S 3600

struct backoff {
    int first_ms;
    int cap_ms;
    int failures; /* since the last success */
};

/* `first_ms` at least 2, `cap_ms` not smaller. */
void backoff_init(struct backoff *backoff, int first_ms, int cap_ms);

/* After a success. */
void backoff_reset(struct backoff *backoff);

/* After a failure: the wait, spread by `random` over first/2 to first * 2^failures or the cap (full
 * jitter above a floor, so that no draw makes it hammer), or what Retry-After asked if longer. */
int backoff_next_ms(struct backoff *backoff, int retry_after_s, uint32_t random);

#endif
