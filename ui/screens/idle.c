/* The hall at rest: its name, the time, how many wait, and that a touch begins. */
#include "app/base/i18n.h"
#include "ui/screens/board.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

#define BOARD_ROWS 6

enum { ACTION_START = 1 };

static void view_start(const struct screen_env *env, struct view *view, struct rect *rest)
{
    int unit = env->unit_px;
    struct rect pill = layout_cut_bottom(rest, 15 * unit);
    /* The whole screen can be touched; the pill only shows it. */
    view_add(view, &(struct element){.id = "idle.start",
                                     .role = ROLE_BUTTON,
                                     .style = STYLE_BACKGROUND,
                                     .rect = env->area,
                                     .label = facts_text(env, "idle.start"),
                                     .action = ACTION_START});
    view_add(view, &(struct element){.style = STYLE_PRIMARY,
                                     .icon = ICON_TOUCH,
                                     .rect = pill,
                                     .label = facts_text(env, "idle.start"),
                                     .align = ALIGN_CENTRE});
}

static void view_clock(const struct screen_env *env, struct view *view, struct rect rest)
{
    int unit = env->unit_px;
    rest = layout_centre(rest, rest.w, 32 * unit);
    parts_words(view, layout_cut_top(&rest, 23 * unit), "idle.clock", STYLE_CLOCK, ALIGN_CENTRE, 1,
                view_format(view, "%02d:%02d", env->now.hour, env->now.minute));
    parts_words(view, rest, "idle.date", STYLE_TITLE, ALIGN_CENTRE, 1,
                facts_date(view, env, &env->now));
}

static void view_idle(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    int unit = env->unit_px;
    struct rect rest = layout_inset(env->area, 6 * unit, 5 * unit);
    view_start(env, view, &rest);
    layout_cut_bottom(&rest, 4 * unit);
    parts_words(view, layout_cut_top(&rest, 9 * unit), "idle.hall", STYLE_TITLE, ALIGN_CENTRE, 1,
                facts_hall_name(env));
    if (env->hall != NULL && env->hall->catalog != NULL && env->hall->catalog->hall.sample)
        parts_words(view, layout_cut_top(&rest, 5 * unit), "hall.sample", STYLE_NOTE, ALIGN_CENTRE,
                    1, facts_text(env, "hall.sample"));
    layout_cut_top(&rest, 3 * unit);
    struct rect board = env->portrait ? layout_cut_bottom(&rest, 68 * unit)
                                      : layout_cut_right(&rest, rest.w * 12 / 25);
    board_view(view, env, board, BOARD_ROWS);
    view_clock(env, view, rest);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)action;
    (void)argument;
    ui_go(ui, "home", NULL);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    (void)state;
    (void)argument;
    errand_follow_trouble(ui);
}

const struct screen screen_idle = {
    .name = "idle",
    .bare = true,
    .enter = enter,
    .view = view_idle,
    .action = act,
    .event = errand_event,
};
