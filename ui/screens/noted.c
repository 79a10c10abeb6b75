#include "ui/screens/noted.h"

#include "ui/screens/card.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"

#define BAND_UNITS 12

enum { ACTION_CLOSE = 1, ACTION_RETRY };

void noted_view(const void *state, const struct screen_env *env, struct view *view,
                const struct noted_words *words)
{
    const struct errand *errand = state;
    struct page page;
    page_begin(&page, view, env);
    const char *reason = words->reason ? facts_print_reason(env, &errand->ticket) : NULL;
    page_item(&page, &(struct page_item){.element = {.id = "noted.title",
                                                     .role = ROLE_STATUS,
                                                     .style = words->band,
                                                     .icon = words->icon,
                                                     .label = facts_text(env, words->title_key),
                                                     .detail = reason},
                                         .least_h_units = BAND_UNITS});
    card_view(&page, errand, true);
    /* Nothing to touch where ticket.confirm was. */
    page_part(&page, PAGE_FOOT_GO);
    page_text(&page, "noted.valid", env->brief ? STYLE_NOTE : STYLE_BODY,
              facts_text(env, "noted.valid"));
    page_part(&page, PAGE_FOOT_OTHER);
    if (words->retry_key != NULL && !errand->retried)
        page_button(&page, "ticket.retry", STYLE_PRIMARY, ICON_NONE,
                    facts_text(env, words->retry_key), NULL, ACTION_RETRY, 0);
    else
        page_button(&page, "ticket.done.close", STYLE_PRIMARY, ICON_NONE,
                    facts_text(env, "noted.close"), NULL, ACTION_CLOSE, 0);
    page_end(&page);
}

void noted_act(struct ui *ui, void *state, int action, int argument)
{
    (void)argument;
    if (action == ACTION_RETRY)
        errand_print_again(ui, state);
    if (action == ACTION_CLOSE)
        ui_home(ui);
}
