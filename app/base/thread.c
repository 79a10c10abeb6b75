#include "app/base/thread.h"

#include <sys/resource.h>

#define FIRST_NICE (-10)

void thread_go_first(void)
{
    (void)setpriority(PRIO_PROCESS, 0, FIRST_NICE);
}

void thread_go_along(void)
{
    (void)setpriority(PRIO_PROCESS, 0, 0);
}
