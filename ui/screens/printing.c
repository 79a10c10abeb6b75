/* The number, large, while its ticket is being printed. */
#include <string.h>

#include "app/base/i18n.h"
#include "ui/screens/card.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

#define STEPS 3

/* What is known and no more: the number is given, the ticket is being printed. */
static void view_steps(struct view *view, const struct screen_env *env, struct rect rest)
{
    static const char *const steps[STEPS] = {"printing.step.number", "printing.step.paper",
                                             "printing.step.take"};
    int unit = env->unit_px;
    view_add(view, &(struct element){.id = "printing.progress",
                                     .role = ROLE_STATUS,
                                     .style = STYLE_PROGRESS,
                                     .rect = layout_cut_top(&rest, 2 * unit),
                                     .value = 2,
                                     .value_max = STEPS});
    layout_cut_top(&rest, unit);
    for (int i = 0; i < STEPS; i++)
        parts_words(view, layout_cell(rest, STEPS, 1, unit, i), steps[i],
                    i < 2 ? STYLE_HEADING : STYLE_NOTE, ALIGN_CENTRE, 1, facts_text(env, steps[i]));
}

static void view_printing(const void *state, const struct screen_env *env, struct view *view)
{
    int unit = env->unit_px;
    struct rect rest = parts_page(env);
    parts_title(view, env, &rest, "printing.title", facts_text(env, "printing.title"));
    struct rect steps = layout_cut_bottom(&rest, 9 * unit);
    layout_cut_bottom(&rest, 3 * unit);
    card_view(view, env, rest, state, false);
    view_steps(view, env, steps);
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
