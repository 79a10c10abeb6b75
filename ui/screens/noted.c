#include "ui/screens/noted.h"

#include "ui/screens/facts.h"
#include "ui/screens/parts.h"

enum { ACTION_CLOSE = 1, ACTION_RETRY };

static void view_notes(struct view *view, const struct screen_env *env, struct rect rest,
                       const struct visit *visit, const struct noted_words *words)
{
    int unit = env->unit_px;
    parts_band(view, layout_cut_top(&rest, 9 * unit), "noted.title", words->band, ICON_TROUBLE,
               facts_text(env, words->title_key));
    layout_cut_top(&rest, unit);
    parts_words(view, layout_cut_top(&rest, 6 * unit), "noted.valid", STYLE_BODY, ALIGN_START, 1,
                facts_text(env, "noted.valid"));
    if (words->reason)
        parts_words(view, layout_cut_top(&rest, 5 * unit), "noted.reason", STYLE_NOTE, ALIGN_START,
                    1, facts_print_reason(env, &visit->ticket));
}

void noted_view(const void *state, const struct screen_env *env, struct view *view,
                const struct noted_words *words)
{
    const struct visit *visit = state;
    int unit = env->unit_px;
    struct rect rest = parts_above_foot(env);
    struct rect notes = layout_cut_top(&rest, (words->reason ? 22 : 17) * unit);
    view_notes(view, env, notes, visit, words);
    parts_number_card(view, env, rest, visit, true);
    /* Nothing to touch where ticket.confirm was. */
    parts_words(view, parts_foot_go(env), "noted.help", STYLE_NOTE, ALIGN_START, 2,
                facts_text(env, "noted.help"));
    if (words->retry_key != NULL && !visit->retried)
        parts_button(view, parts_foot_other(env), "ticket.retry", STYLE_PRIMARY,
                     facts_text(env, words->retry_key), ACTION_RETRY);
    else
        parts_button(view, parts_foot_other(env), "ticket.done.close", STYLE_PRIMARY,
                     facts_text(env, "noted.close"), ACTION_CLOSE);
}

void noted_act(struct ui *ui, void *state, int action, int argument)
{
    (void)argument;
    if (action == ACTION_RETRY)
        visit_print_again(ui, state);
    if (action == ACTION_CLOSE)
        ui_home(ui);
}
