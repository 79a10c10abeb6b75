/*
 * What somebody wants to know: which matter, what they answered, what they have already. The
 * screens of the guide hand it on to each other.
 *
 * Thread: the main thread. Ownership: texts as in ui/screens/facts.h.
 */
#ifndef UI_SCREENS_INQUIRY_H
#define UI_SCREENS_INQUIRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/services/handout/handout.h"
#include "ui/page.h"
#include "ui/screen.h"

/* By what matters are found. */
enum inquiry_by { INQUIRY_BY_EVENT, INQUIRY_BY_AUDIENCE, INQUIRY_BY_DEPARTMENT, INQUIRY_BY_COUNT };

#define INQUIRY_NOTHING UINT32_MAX

/* The argument of the guide's screens; NULL counts as an inquiry that has just begun. */
struct inquiry {
    enum inquiry_by by;
    uint32_t topic; /* which event, audience or department */
    char matter[HANDOUT_CODE_BYTES];
    uint32_t question; /* position within the matter's questions */
    uint32_t yes;      /* answers, as catalog_needs takes them */
    uint32_t no;
    uint32_t noted; /* the question whose answer had something to tell, or INQUIRY_NOTHING */
    bool noted_yes;
    uint64_t have; /* positions within the matter's materials */
    uint32_t material;
    uint32_t agent; /* position in the catalog's agents, or HANDOUT_NO_AGENT */
    uint32_t notice;
    uint32_t window;
    enum handout_kind handout;
};

void inquiry_take(struct inquiry *inquiry, const void *argument);

/* `enter` of the screens whose whole state is an inquiry. */
void inquiry_enter(struct ui *ui, void *state, const void *argument);

/* The catalog, or NULL while there is none or its matters are still being loaded. */
const struct catalog *inquiry_catalog(const struct hall *hall);

/* The inquiry's matter; NULL when the content has changed and has it no more. */
const struct catalog_matter *inquiry_matter(const struct hall *hall, const struct inquiry *inquiry);

/* The question that is to be answered; NULL when the content has it no more. */
const struct catalog_question *inquiry_question(const struct hall *hall,
                                                const struct inquiry *inquiry);

/* What the last answer had to tell; "" for nothing. */
const char *inquiry_note(const struct hall *hall, const struct inquiry *inquiry);

/* Whether a matter belongs to the topic. */
bool inquiry_fits(const struct catalog_matter *matter, enum inquiry_by by, uint32_t topic);

/* Key of a topic's name, or, for departments, NULL: the catalog has it. */
const char *inquiry_topic_name(const struct screen_env *env, struct view *view, enum inquiry_by by,
                               uint32_t topic);
enum icon inquiry_topic_icon(enum inquiry_by by, uint32_t topic);
uint32_t inquiry_topic_count(const struct catalog *catalog, enum inquiry_by by);

/* What a person with these answers still has to bring, and how much they need in all. */
uint32_t inquiry_missing(const struct catalog *catalog, const struct catalog_matter *matter,
                         const struct inquiry *inquiry, uint32_t *needed);

/* ---- a matter's facts in words ---- */

const char *inquiry_name(const struct screen_env *env, const struct catalog_matter *matter);
const char *inquiry_windows(struct view *view, const struct screen_env *env,
                            const struct catalog_matter *matter);
const char *inquiry_days(struct view *view, const struct screen_env *env, int days,
                         const char *note);
/* "12月8日 星期二"; NULL when it is not known. */
const char *inquiry_due(struct view *view, const struct screen_env *env,
                        const struct catalog_matter *matter);
const char *inquiry_phone(const struct catalog *catalog, const struct catalog_matter *matter);
const char *inquiry_counts(struct view *view, const struct screen_env *env,
                           const struct catalog_material *material);

/* A fact of the page under the words of its key, which is its id too; nothing for an empty one. */
void inquiry_fact(struct page *page, const char *key, const char *value);

/* The face of a screen whose content is gone or still being loaded. */
void inquiry_nothing(struct view *view, const struct screen_env *env);

#endif
