/* The ticket is printed: take it. */
#include "ui/screens/card.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define BAND_UNITS 12

enum { ACTION_CLOSE = 1 };

static void view_done(const void *state, const struct screen_env *env, struct view *view)
{
    struct page page;
    page_begin(&page, view, env);
    page_item(&page, &(struct page_item){.element = {.id = "done.take",
                                                     .role = ROLE_STATUS,
                                                     .style = STYLE_GOOD,
                                                     .icon = ICON_DONE,
                                                     .label = facts_text(env, "done.take"),
                                                     .detail = facts_text(env, "done.listen")},
                                         .least_h_units = BAND_UNITS});
    card_view(&page, state, false);
    page_part(&page, PAGE_FOOT_GO);
    if (env->hall != NULL && env->hall->catalog != NULL) {
        const struct catalog_hall *hall = &env->hall->catalog->hall;
        page_text(&page, "done.missed", STYLE_NOTE,
                  facts_name(env, hall->missed_call_rule, hall->missed_call_rule_en));
    }
    page_part(&page, PAGE_FOOT_OTHER);
    page_button(&page, "ticket.done.close", STYLE_PRIMARY, ICON_NONE,
                facts_text(env, "ticket.done.close"), NULL, ACTION_CLOSE, 0);
    page_end(&page);
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
