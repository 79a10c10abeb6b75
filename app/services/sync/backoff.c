#include "app/services/sync/backoff.h"

#include <assert.h>

void backoff_init(struct backoff *backoff, int first_ms, int cap_ms)
{
    assert(first_ms >= 2 && cap_ms >= first_ms);
    backoff->first_ms = first_ms;
    backoff->cap_ms = cap_ms;
    backoff->failures = 0;
}

void backoff_reset(struct backoff *backoff)
{
    backoff->failures = 0;
}

int backoff_next_ms(struct backoff *backoff, int retry_after_s, uint32_t random)
{
    int64_t ceiling_ms = backoff->first_ms;
    for (int i = 0; i < backoff->failures && ceiling_ms < backoff->cap_ms; i++)
        ceiling_ms *= 2;
    if (ceiling_ms >= backoff->cap_ms)
        ceiling_ms = backoff->cap_ms;
    else
        backoff->failures++;

    int64_t floor_ms = backoff->first_ms / 2;
    int64_t wait_ms = floor_ms + random % (ceiling_ms - floor_ms + 1);
    if (retry_after_s > BACKOFF_ASKED_MAX_S)
        retry_after_s = BACKOFF_ASKED_MAX_S;
    int64_t asked_ms = (int64_t)retry_after_s * 1000;
    return (int)(asked_ms > wait_ms ? asked_ms : wait_ms);
}
