#include "ui/screens/card.h"

#include "ui/layout.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"

#define FACTS_UNITS  40
#define NUMBER_UNITS 38 /* with its caption, on an upright display */

static void view_number(struct view *view, const struct screen_env *env, struct rect rest,
                        const struct errand *errand)
{
    int unit = env->unit_px;
    rest = layout_centre(rest, rest.w, NUMBER_UNITS * unit);
    parts_words(view, layout_cut_top(&rest, 6 * unit), NULL, STYLE_BODY, ALIGN_CENTRE, 1,
                facts_text(env, "ticket.caption"));
    parts_words(view, rest, "ticket.done.number", STYLE_NUMBER, ALIGN_CENTRE, 1,
                errand->ticket.label);
}

static void view_place(struct view *view, const struct screen_env *env, struct rect *rest,
                       const struct catalog_service *service)
{
    int unit = env->unit_px;
    const struct catalog_window *window = &env->hall->catalog->windows[service->windows[0]];
    parts_words(view, layout_cut_top(rest, 10 * unit), "ticket.service", STYLE_TITLE, ALIGN_CENTRE,
                2, facts_service_name(env, service));
    parts_words(view, layout_cut_top(rest, 7 * unit), "ticket.windows", STYLE_TITLE, ALIGN_CENTRE,
                1, facts_windows(view, env, service));
    if (service->window_count == 1 && *window->place != '\0')
        parts_words(view, layout_cut_top(rest, 6 * unit), "ticket.place", STYLE_NOTE, ALIGN_CENTRE,
                    1, window->place);
}

static void view_facts(struct view *view, const struct screen_env *env, struct rect rest,
                       const struct errand *errand)
{
    int unit = env->unit_px;
    const struct ticket *ticket = &errand->ticket;
    const struct hall_service *standing;
    const struct catalog_service *service = facts_service(env->hall, errand->service, &standing);
    rest = layout_centre(rest, rest.w, FACTS_UNITS * unit);
    struct rect figures = layout_cut_bottom(&rest, 12 * unit);
    if (service != NULL)
        view_place(view, env, &rest, service);
    parts_figure(view, layout_cell(figures, 2, 1, 2 * unit, 0), "ticket.ahead",
                 facts_people(view, env, ticket->ahead, ticket->ahead_exact),
                 facts_text(env, "ticket.ahead"));
    parts_figure(view, layout_cell(figures, 2, 1, 2 * unit, 1), "ticket.wait",
                 facts_minutes(view, env, ticket->wait_min), facts_text(env, "ticket.wait"));
}

static void view_qr(struct view *view, struct rect rect, const struct errand *errand)
{
    int side = rect.w < rect.h ? rect.w : rect.h;
    view_add(view, &(struct element){.id = "ticket.qr",
                                     .role = ROLE_IMAGE,
                                     .style = STYLE_BODY,
                                     .rect = layout_centre(rect, side, side),
                                     .qr = view_format(view, "BM1:%s", errand->ticket.id)});
}

static void view_stacked(struct view *view, const struct screen_env *env, struct rect rest,
                         const struct errand *errand, bool qr)
{
    view_number(view, env, layout_cut_top(&rest, NUMBER_UNITS * env->unit_px), errand);
    struct rect facts = layout_cut_bottom(&rest, FACTS_UNITS * env->unit_px);
    if (qr)
        view_qr(view, rest, errand);
    view_facts(view, env, facts, errand);
}

static void view_beside(struct view *view, const struct screen_env *env, struct rect rest,
                        const struct errand *errand, bool qr)
{
    int gap = 2 * env->unit_px;
    if (qr) {
        int side = rest.h < rest.w / 4 ? rest.h : rest.w / 4;
        view_qr(view, layout_cut_right(&rest, side), errand);
        layout_cut_right(&rest, gap);
    }
    view_number(view, env, layout_cut_left(&rest, rest.w / 2), errand);
    layout_cut_left(&rest, gap);
    view_facts(view, env, rest, errand);
}

void card_view(struct view *view, const struct screen_env *env, struct rect rect,
               const struct errand *errand, bool qr)
{
    int unit = env->unit_px;
    int height = env->portrait ? NUMBER_UNITS + FACTS_UNITS + (qr ? 42 : 4) : 54;
    rect = layout_centre(rect, rect.w, (height + 8) * unit);
    parts_panel(view, rect);
    struct rect inner = layout_inset(rect, 4 * unit, 3 * unit);
    if (env->portrait)
        view_stacked(view, env, inner, errand, qr);
    else
        view_beside(view, env, inner, errand, qr);
}
