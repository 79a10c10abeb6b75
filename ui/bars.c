#include "ui/bars.h"

#include <stdio.h>

#include "app/base/i18n.h"
#include "ui/env.h"
#include "ui/layout.h"
#include "ui/measure.h"
#include "ui/router.h"

/* In units of the screen (struct screen_env). */
#define MARGIN_UNITS 2 /* at the ends of a bar */
#define GAP_UNITS    1 /* between buttons, above and below them */
#define LEAST_UNITS  7 /* of the upper bar */
#define LINE_TENTHS  6 /* the countdown's bar */

#define COUNTDOWN_BYTES 200
#define CLOCK_BYTES     16

enum { BACK, CARE, AIDS, LANGUAGE, HOME, BUTTONS };

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* ---- the lower bar ---- */

struct lower {
    struct element buttons[BUTTONS];
    int widths[BUTTONS];
    bool one_row;
    int row_px;
    int height_px;
};

static struct element button(const struct screen_env *env, const char *id, const char *key,
                             enum icon icon, int action)
{
    return (struct element){.id = id,
                            .role = ROLE_BUTTON,
                            .style = STYLE_BAR_BUTTON,
                            .icon = icon,
                            .label = i18n_text(env->i18n, key),
                            .lines = 1,
                            .action = action};
}

static void make_buttons(const struct bars *bars, const struct screen_env *env,
                         struct element buttons[BUTTONS])
{
    buttons[BACK] = button(env, "nav.back", "nav.back", ICON_BACK, ROUTER_BACK);
    buttons[CARE] =
        button(env, "nav.care", env->care ? "nav.care.off" : "nav.care", ICON_CARE, ROUTER_CARE);
    buttons[AIDS] = button(env, "nav.assist", "nav.assist", ICON_ASSIST,
                           bars->aids_open ? ROUTER_BACK : ROUTER_ASSIST);
    buttons[AIDS].selected = bars->aids_open;
    buttons[LANGUAGE] = (struct element){.id = "nav.language",
                                         .role = ROLE_BUTTON,
                                         .style = STYLE_BAR_BUTTON,
                                         .icon = ICON_LANGUAGE,
                                         .label = bars->language,
                                         .lines = 1,
                                         .action = ROUTER_LANGUAGE};
    buttons[HOME] = button(env, "nav.home", "nav.home", ICON_HOME, ROUTER_HOME);
}

/* Whether it is there now; its place stays empty where it is not. */
static bool is_shown(const struct bars *bars, int which)
{
    switch (which) {
    case BACK:
        return bars->back && !bars->bare;
    case HOME:
        return bars->home && !bars->bare;
    case AIDS:
        return bars->aids;
    case LANGUAGE:
        return bars->language != NULL;
    default:
        return true;
    }
}

static struct lower make_lower(const struct bars *bars, const struct screen_env *env)
{
    struct lower lower = {.row_px = env->target_px};
    int gap = GAP_UNITS * env->unit_px;
    int sum = 2 * MARGIN_UNITS * env->unit_px - gap;
    make_buttons(bars, env, lower.buttons);
    for (int i = 0; i < BUTTONS; i++) {
        int width = measure_width(env->measure, &lower.buttons[i]);
        lower.widths[i] = larger(width, env->target_px);
        lower.row_px = larger(lower.row_px, measure_height(env->measure, &lower.buttons[i], width));
        sum += lower.widths[i] + gap;
    }
    lower.one_row = sum <= env->full.w;
    int rows = lower.one_row || !(is_shown(bars, BACK) || is_shown(bars, HOME)) ? 1 : 2;
    lower.height_px = rows * lower.row_px + (rows + 1) * gap;
    return lower;
}

static void put(const struct bars *bars, const struct screen_env *env, const struct lower *lower,
                int which, struct rect rect, struct view *view)
{
    struct element element = lower->buttons[which];
    element.rect = rect;
    if (env->rtl)
        element.rect.x = env->full.w - rect.x - rect.w;
    if (is_shown(bars, which))
        view_add(view, &element);
}

/* Those of [first, end) from the left, each as wide as its words. */
static void put_row(const struct bars *bars, const struct screen_env *env,
                    const struct lower *lower, int first, int end, struct rect row,
                    struct view *view)
{
    for (int i = first; i < end; i++) {
        put(bars, env, lower, i, layout_cut_left(&row, lower->widths[i]), view);
        layout_cut_left(&row, GAP_UNITS * env->unit_px);
    }
}

static int width_of(const struct screen_env *env, const struct lower *lower, int first, int end)
{
    int width = -GAP_UNITS * env->unit_px;
    for (int i = first; i < end; i++)
        width += lower->widths[i] + GAP_UNITS * env->unit_px;
    return width;
}

/* Care mode, aids and language: in the middle of their room, or at the left. */
static void put_aids(const struct bars *bars, const struct screen_env *env,
                     const struct lower *lower, struct rect room, struct view *view)
{
    int width = width_of(env, lower, CARE, HOME);
    if (!env->left)
        layout_cut_left(&room, (room.w - width) / 2);
    put_row(bars, env, lower, CARE, HOME, room, view);
}

/* Back and Home at the ends of their row, or side by side at the left. */
static struct rect put_ends(const struct bars *bars, const struct screen_env *env,
                            const struct lower *lower, struct rect row, struct view *view)
{
    int gap = GAP_UNITS * env->unit_px;
    put(bars, env, lower, BACK, layout_cut_left(&row, lower->widths[BACK]), view);
    layout_cut_left(&row, gap);
    put(bars, env, lower, HOME,
        env->left ? layout_cut_left(&row, lower->widths[HOME])
                  : layout_cut_right(&row, lower->widths[HOME]),
        view);
    (void)(env->left ? layout_cut_left(&row, gap) : layout_cut_right(&row, gap));
    return row;
}

static struct rect lower_rect(const struct screen_env *env, const struct lower *lower)
{
    struct rect rest = env->full;
    return layout_cut_bottom(&rest, lower->height_px);
}

static void view_lower(const struct bars *bars, const struct screen_env *env, struct view *view)
{
    struct lower lower = make_lower(bars, env);
    int gap = GAP_UNITS * env->unit_px;
    struct rect bar = lower_rect(env, &lower);
    if (!bars->bare)
        view_add(view, &(struct element){.style = STYLE_BAR, .rect = bar});
    struct rect rest = layout_inset(bar, MARGIN_UNITS * env->unit_px, gap);
    struct rect row = layout_cut_bottom(&rest, lower.row_px);
    layout_cut_bottom(&rest, gap);
    if (bars->bare || !lower.one_row)
        put_aids(bars, env, &lower, row, view);
    else
        put_aids(bars, env, &lower, put_ends(bars, env, &lower, row, view), view);
    if (!lower.one_row)
        put_ends(bars, env, &lower, rest, view);
}

/* ---- the upper bar ---- */

static const char *hall_name(const struct screen_env *env)
{
    if (env->hall == NULL || env->hall->catalog == NULL)
        return "";
    const struct catalog_hall *hall = &env->hall->catalog->hall;
    return !env->chinese && hall->name_en[0] != '\0' ? hall->name_en : hall->name;
}

/* The countdown's words for so many seconds; `text` holds them. */
static struct element countdown_of(const struct bars *bars, const struct screen_env *env,
                                   int seconds, char text[COUNTDOWN_BYTES])
{
    char number[16];
    const char *const arguments[] = {number};
    const char *key = bars->to_start ? "nav.countdown.start" : "nav.countdown";
    snprintf(number, sizeof number, "%d", seconds);
    i18n_fill(text, COUNTDOWN_BYTES, i18n_text(env->i18n, key), arguments, 1);
    return (struct element){.id = "nav.countdown",
                            .role = ROLE_STATUS,
                            .style = STYLE_BAR_TEXT,
                            .label = text,
                            .align = ALIGN_CENTRE,
                            .lines = 2};
}

static struct element clock_of(const struct screen_env *env, char text[CLOCK_BYTES])
{
    snprintf(text, CLOCK_BYTES, "%02d:%02d", env->now.hour, env->now.minute);
    return (struct element){.id = "nav.clock",
                            .role = ROLE_STATUS,
                            .style = STYLE_BAR_TEXT,
                            .label = text,
                            .align = ALIGN_END,
                            .lines = 1};
}

static struct element name_of(const struct screen_env *env)
{
    return (struct element){.id = "nav.hall",
                            .role = ROLE_TEXT,
                            .style = STYLE_BAR_TEXT,
                            .label = hall_name(env),
                            .lines = 2};
}

/* What the clock leaves of the bar. */
static struct rect beside_clock(const struct screen_env *env, struct rect bar, struct rect *clock)
{
    char text[CLOCK_BYTES];
    struct element element = clock_of(env, text);
    int margin = MARGIN_UNITS * env->unit_px;
    struct rect rest = layout_inset(bar, margin, 0);
    *clock = layout_cut_right(&rest, measure_width(env->measure, &element));
    layout_cut_right(&rest, margin);
    return rest;
}

/* High enough for the longest it ever shows, so that nothing moves when the countdown comes. */
static int upper_px(const struct bars *bars, const struct screen_env *env)
{
    char text[COUNTDOWN_BYTES];
    struct rect clock;
    int width = beside_clock(env, env->full, &clock).w;
    struct element name = name_of(env);
    struct element countdown = countdown_of(bars, env, 100, text);
    int height = larger(measure_height(env->measure, &name, width),
                        measure_height(env->measure, &countdown, width));
    return larger(height + 2 * GAP_UNITS * env->unit_px, LEAST_UNITS * env->unit_px);
}

static void put_text(const struct screen_env *env, struct element element, struct rect rect,
                     struct view *view)
{
    element.rect = rect;
    if (env->rtl)
        element.rect.x = env->full.w - rect.x - rect.w;
    view_add(view, &element);
}

/* Beside the hall's name where both fit, else in its place. */
static void view_countdown(const struct bars *bars, const struct screen_env *env, struct rect bar,
                           struct rect *rest, struct view *view)
{
    char text[COUNTDOWN_BYTES];
    struct element name = name_of(env);
    struct element countdown = countdown_of(bars, env, bars->countdown_s, text);
    int name_px = measure_width(env->measure, &name);
    int wanted = measure_width(env->measure, &countdown) + MARGIN_UNITS * env->unit_px;
    struct rect line = layout_cut_bottom(&bar, (LINE_TENTHS * env->unit_px + 9) / 10);
    int width = name_px + wanted <= rest->w ? wanted : rest->w;
    put_text(env, countdown, layout_cut_right(rest, width), view);
    view_add(view, &(struct element){.style = STYLE_PROGRESS,
                                     .rect = line,
                                     .value = bars->countdown_s,
                                     .value_max = bars->countdown_all_s});
}

static void view_upper(const struct bars *bars, const struct screen_env *env, struct view *view)
{
    char text[CLOCK_BYTES];
    struct rect clock;
    struct rect all = env->full;
    struct rect bar = layout_cut_top(&all, upper_px(bars, env));
    struct rect rest = beside_clock(env, bar, &clock);
    view_add(view, &(struct element){.style = STYLE_BAR, .rect = bar});
    if (bars->countdown_s > 0)
        view_countdown(bars, env, bar, &rest, view);
    if (rest.w > 0)
        put_text(env, name_of(env), rest, view);
    put_text(env, clock_of(env, text), clock, view);
}

/* ---- both ---- */

void bars_cut(const struct bars *bars, struct screen_env *env)
{
    struct lower lower = make_lower(bars, env);
    env_cut(env, bars->bare ? 0 : upper_px(bars, env), lower.height_px);
}

void bars_view(const struct bars *bars, const struct screen_env *env, struct view *view)
{
    if (!bars->bare)
        view_upper(bars, env, view);
    view_lower(bars, env, view);
}
