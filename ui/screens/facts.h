/*
 * The hall's facts as words of the screen's language.
 *
 * Thread: the main thread. Ownership: texts live in the view's own memory, the catalog or the PO
 * table: as long as the frame.
 */
#ifndef UI_SCREENS_FACTS_H
#define UI_SCREENS_FACTS_H

#include <stdbool.h>

#include "app/services/hall.h"
#include "ui/screen.h"
#include "ui/view.h"

/* A service by its code, and how it stands; NULL when there is no content or it is not in it. */
const struct catalog_service *facts_service(const struct hall *hall, const char *code,
                                            const struct hall_service **standing);

/* It would give a number now. */
bool facts_takes_numbers(const struct hall_service *standing);

const char *facts_text(const struct screen_env *env, const char *key);

/* A text with one placeholder. */
const char *facts_fill(struct view *view, const struct screen_env *env, const char *key,
                       const char *argument);

/* The Chinese text or list, or the English one where the screen is not Chinese and there is one. */
const char *facts_name(const struct screen_env *env, const char *name, const char *name_en);
const char *facts_service_name(const struct screen_env *env, const struct catalog_service *service);
const char *facts_hall_name(const struct screen_env *env);

/* "1、2 号窗口". */
const char *facts_windows(struct view *view, const struct screen_env *env,
                          const struct catalog_service *service);

/* "3 人", "最多 3 人". */
const char *facts_people(struct view *view, const struct screen_env *env, int people, bool exact);

/* "约 10 分钟", "—" when it is not known. */
const char *facts_minutes(struct view *view, const struct screen_env *env, int minutes);

/* How a service stands, in a few words: "等候 3 人", "午间休息", "今日已满". */
const char *facts_standing(struct view *view, const struct screen_env *env,
                           const struct hall_service *standing);

/* Why a service is closed, in a sentence. */
const char *facts_why_closed(struct view *view, const struct screen_env *env,
                             const struct hours_answer *when);

/* "今天 14:00", "11月24日 星期二 08:30"; NULL when no opening is known. */
const char *facts_opening(struct view *view, const struct screen_env *env,
                          const struct hours_answer *when);

/* How a service stands at the beginning of the next day, as an answer for facts_opening. */
void facts_next_day(const struct hall *hall, const struct catalog_service *service,
                    struct hours_answer *next);

/* Until when a service that is open stays so: "办到 17:30"; NULL when it never closes. */
const char *facts_closing(struct view *view, const struct screen_env *env,
                          const struct hours_answer *when);

/* "2026年11月22日 星期日". */
const char *facts_date(struct view *view, const struct screen_env *env, const struct civil *day);

/* Why a ticket was not printed, in plain words. */
const char *facts_print_reason(const struct screen_env *env, const struct ticket *ticket);

#endif
