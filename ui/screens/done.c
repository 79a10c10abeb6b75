/* The ticket is printed: take it. */
#include "ui/screens/card.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

enum { ACTION_CLOSE = 1 };

static void view_done(const void *state, const struct screen_env *env, struct view *view)
{
    int unit = env->unit_px;
    struct rect rest = parts_above_foot(env);
    parts_band(view, layout_cut_top(&rest, 12 * unit), "done.take", STYLE_GOOD, ICON_DONE,
               facts_text(env, "done.take"), facts_text(env, "done.listen"));
    layout_cut_top(&rest, 2 * unit);
    card_view(view, env, rest, state, false);
    if (env->hall != NULL && env->hall->catalog != NULL)
        parts_words(view, parts_foot_go(env), "done.missed", STYLE_NOTE, ALIGN_START, 3,
                    env->hall->catalog->hall.missed_call_rule);
    parts_button(view, parts_foot_other(env), "ticket.done.close", STYLE_PRIMARY,
                 facts_text(env, "ticket.done.close"), ACTION_CLOSE);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)action;
    (void)argument;
    ui_home(ui);
}

const struct screen screen_done = {
    .name = "done",
    .state_bytes = sizeof(struct errand),
    .idle_s = 15,
    .no_back = true,
    .enter = errand_enter,
    .view = view_done,
    .action = act,
};
