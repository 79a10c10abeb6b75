/*
 * The hall's days: who is there today, and sets of weekdays in words. Today
 * is the business day.
 *
 * Thread: the main thread. Ownership: texts as in ui/screens/facts.h.
 */
#ifndef UI_SCREENS_DUTY_H
#define UI_SCREENS_DUTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/services/hall.h"
#include "ui/screen.h"

/* The content, or NULL while there is none. Its matters may still be missing. */
const struct catalog *duty_catalog(const struct hall *hall);

/* True when the set of weekdays holds today. On a holiday nobody is on duty; a workday made up at
 * a weekend counts as a Monday. */
bool duty_is_today(const struct hall *hall, uint32_t weekdays);

/* "周一至周五、周日"; "" for the empty set. */
const char *duty_days(struct view *view, const struct screen_env *env, uint32_t weekdays);

/* "3 号窗口". */
const char *duty_window(struct view *view, const struct screen_env *env,
                        const struct catalog_window *window);

#endif
