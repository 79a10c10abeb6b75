/*
 * When a case will be done: working days, counted from the day after acceptance, with the hall's
 * calendar. A working day is Monday to Friday unless it is a holiday, and any day that is made up
 * for one (calendar.csv: holiday, workday). A market day changes nothing.
 *
 * Thread: any; pure functions. Day numbers of base/clock.h.
 */
#ifndef APP_SERVICES_CATALOG_DUE_H
#define APP_SERVICES_CATALOG_DUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/services/catalog/hours.h"

/* `calendar` is sorted by day. */
bool due_is_working_day(const struct hours_day *calendar, size_t calendar_count,
                        int32_t day_number);

/* The last day of the limit; `working_days` 0 or less gives the day of acceptance itself. */
int32_t due_day(const struct hours_day *calendar, size_t calendar_count, int32_t accepted_day,
                int working_days);

#endif
