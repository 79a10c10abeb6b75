#include "app/notify.h"

#include <limits.h>
#include <stdint.h>
#include <systemd/sd-daemon.h>

#define KEEP_ENVIRONMENT 0

void notify_ready(void *context)
{
    (void)context;
    (void)sd_notify(KEEP_ENVIRONMENT, "READY=1");
}

void notify_alive(void *context)
{
    (void)context;
    (void)sd_notify(KEEP_ENVIRONMENT, "WATCHDOG=1");
}

void notify_stopping(void)
{
    (void)sd_notify(KEEP_ENVIRONMENT, "STOPPING=1");
}

int notify_every_ms(void)
{
    uint64_t limit_us;
    if (sd_watchdog_enabled(KEEP_ENVIRONMENT, &limit_us) <= 0)
        return 0;
    uint64_t half_ms = limit_us / 2 / 1000;
    return half_ms < 1 ? 1 : half_ms > INT_MAX ? INT_MAX : (int)half_ms;
}
