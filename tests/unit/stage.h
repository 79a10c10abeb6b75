/*
 * A stage for the screens: shows any of them as the display would, with the router's bars, for any
 * size, mode, language and hall, without a display. And the one walk over all of them: whatever
 * must hold of every screen is a row of stage_checks, and a screen that has several faces has rows
 * in stage_arguments.
 *
 * Thread: one. Ownership: what is shown is borrowed until the next is.
 */
#ifndef TESTS_UNIT_STAGE_H
#define TESTS_UNIT_STAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/services/hall.h"
#include "ui/screen.h"
#include "ui/view_private.h"

/* ---- halls (stage_halls.c, stage_content.c) ---- */

enum stage_hall_kind {
    STAGE_PLAUSIBLE, /* sixteen services of a town */
    STAGE_LONG,      /* the longest names that a hall would use */
    STAGE_ABSURD,    /* as many and as long as the sheets allow */
    STAGE_EMPTY,     /* content without services */
    STAGE_NONE,      /* no snapshot yet */
    STAGE_OUT_OF_SERVICE,
    STAGE_HALL_KINDS
};

#define STAGE_SERVICES 40
#define STAGE_WINDOWS  12

#define STAGE_CONTENT 48

/* What stage_content.c fills in. */
struct stage_content {
    struct catalog_notice notices[STAGE_CONTENT];
    struct catalog_staff staff[STAGE_CONTENT];
    struct catalog_agent agents[STAGE_CONTENT];
    struct catalog_matter matters[STAGE_CONTENT];
    uint32_t matter_windows[STAGE_CONTENT];
    char codes[STAGE_CONTENT][5];
};

/* A test may change it before it is shown. */
struct stage_hall {
    struct hall hall;
    struct catalog catalog;
    struct catalog_department departments[STAGE_SERVICES];
    struct catalog_window windows[STAGE_WINDOWS];
    struct catalog_service services[STAGE_SERVICES];
    struct hall_service standings[STAGE_SERVICES];
    char codes[STAGE_SERVICES][4];
    struct stage_content content;
};

/* NULL for STAGE_NONE; aborts without memory. Ends with free. */
struct stage_hall *stage_hall_create(enum stage_hall_kind kind);

/* Notices, people, villages, matters and a plan: nothing for STAGE_EMPTY. */
void stage_content_fill(struct stage_hall *made, enum stage_hall_kind kind);

/* ---- the stage ---- */

struct stage_setting {
    int width_px;
    int height_px;
    struct ui_modes modes;
    const char *locale;
    const struct stage_hall *hall; /* NULL: none */
    int scroll_px;
};

/* 1280x800, Chinese, no mode, this hall. */
struct stage_setting stage_usual(const struct stage_hall *hall);

void stage_open(void);
void stage_close(void);

/* The screen after `enter` with this argument; `fill` (may be NULL) then changes its state. With a
 * `fill` and no argument it is not entered, and so is a screen without state. */
const struct view *stage_show(const struct stage_setting *setting, const char *screen,
                              const void *argument, void (*fill)(void *state));

const struct screen_env *stage_env(void); /* of what is shown */
struct paint *stage_paint(void);

/* What `make data` put beside this program. */
const char *stage_data_dir(void);

/* ---- the walk ---- */

/* A sanitizer looks at one scene in so many, the same in every run. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STAGE_STRIDE 47
#else
#define STAGE_STRIDE 1
#endif

/* What `enter` gets, one row a face of a screen (stage_arguments.c). */
struct stage_argument {
    const char *screen;
    const char *face; /* for messages */
    const void *argument;
    void (*fill)(void *state);
};
extern const struct stage_argument stage_arguments[];
extern const size_t stage_arguments_count;

/* The screen's first row; one without argument where it has none. */
const struct stage_argument *stage_face(const char *screen);

/* Calls `each` for every face of every screen, in the order of the tables. */
void stage_each(void (*each)(const struct screen *screen, const struct stage_argument *face,
                             void *context),
                void *context);

/* What a check sees. */
struct stage_scene {
    const struct screen *screen;
    const struct screen_env *env;
    const struct view *view;
    const char *name; /* "confirm 1024x600 care en absurd" */
};

/* Returns how many faults it found, each printed with the scene's name (stage_checks.c). */
struct stage_check {
    const char *name;
    unsigned (*check)(const struct stage_scene *scene);
};
extern const struct stage_check stage_checks[];
extern const size_t stage_checks_count;

/* All checks over every screen x face x size x mode x language x hall; the number of faults. */
unsigned stage_walk(void);

/* How many scenes the last walk saw. */
unsigned stage_scenes(void);

#endif
