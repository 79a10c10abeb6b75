/* The number, large, while its ticket is being printed. */
#include <string.h>

#include "app/base/i18n.h"
#include "ui/screens/card.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define STEPS 3

/* What is known and no more: the number is given, the ticket is being printed. */
static void view_steps(struct page *page)
{
    static const char *const steps[STEPS] = {"printing.step.number", "printing.step.paper",
                                             "printing.step.take"};
    page_item(page, &(struct page_item){.element = {.id = "printing.progress",
                                                    .role = ROLE_STATUS,
                                                    .style = STYLE_PROGRESS,
                                                    .value = 2,
                                                    .value_max = STEPS},
                                        .least_h_units = 2});
    if (page->env->brief) {
        page_text(page, steps[1], STYLE_HEADING, facts_text(page->env, steps[1]));
        return;
    }
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .columns = STEPS});
    for (int i = 0; i < STEPS; i++)
        page_item(page, &(struct page_item){.element = {
                                                .id = steps[i],
                                                .role = ROLE_TEXT,
                                                .style = i < 2 ? STYLE_HEADING : STYLE_NOTE,
                                                .label = facts_text(page->env, steps[i]),
                                                .align = ALIGN_CENTRE,
                                            }});
    page_close(page);
}

static void view_printing(const void *state, const struct screen_env *env, struct view *view)
{
    struct page page;
    page_begin(&page, view, env);
    page_title(&page, "printing.title", facts_text(env, "printing.title"));
    card_view(&page, state, false);
    /* Nothing to touch where ticket.confirm was. */
    page_part(&page, PAGE_FOOT_OTHER);
    view_steps(&page);
    page_end(&page);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    struct errand *errand = state;
    errand_take(errand, argument);
    if (errand->print_request != 0)
        ui_expect(ui, errand->print_request);
}

static void event(struct ui *ui, void *state, const struct core_event *happened)
{
    struct errand *errand = state;
    bool mine = strcmp(happened->ticket.id, errand->ticket.id) == 0 ||
                (errand->print_request != 0 && happened->request == errand->print_request);
    if (happened->kind == CORE_PRINT && mine)
        errand_show_print(ui, errand, happened);
}

const struct screen screen_printing = {
    .name = "printing",
    .state_bytes = sizeof(struct errand),
    .idle_s = 90,
    .no_back = true,
    .enter = enter,
    .view = view_printing,
    .event = event,
};

_Static_assert(sizeof(struct errand) <= SCREEN_STATE_BYTES, "state too large");
