#include "ui/screens/noted.h"

#include "ui/screens/card.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"

enum { ACTION_CLOSE = 1, ACTION_RETRY };

void noted_view(const void *state, const struct screen_env *env, struct view *view,
                const struct noted_words *words)
{
    const struct errand *errand = state;
    int unit = env->unit_px;
    struct rect rest = parts_above_foot(env);
    parts_band(view, layout_cut_top(&rest, 12 * unit), "noted.title", words->band, words->icon,
               facts_text(env, words->title_key),
               words->reason ? facts_print_reason(env, &errand->ticket) : NULL);
    layout_cut_top(&rest, 2 * unit);
    card_view(view, env, rest, errand, true);
    /* Nothing to touch where ticket.confirm was. */
    parts_words(view, parts_foot_go(env), "noted.valid", STYLE_TITLE, ALIGN_START, 2,
                facts_text(env, "noted.valid"));
    if (words->retry_key != NULL && !errand->retried)
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
        errand_print_again(ui, state);
    if (action == ACTION_CLOSE)
        ui_home(ui);
}
