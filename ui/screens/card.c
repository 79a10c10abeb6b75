#include "ui/screens/card.h"

#include "ui/screens/facts.h"

#define QR_UNITS 20

static void view_figures(struct page *page, const struct ticket *ticket)
{
    const struct screen_env *env = page->env;
    page_open(page,
              &(struct page_group){.flow = PAGE_ROW, .gap = PAGE_GAP_LARGE, .spare = env->brief});
    page_figure(page, "ticket.ahead",
                facts_people(page->view, env, ticket->ahead, ticket->ahead_exact),
                facts_text(env, "ticket.ahead"));
    page_figure(page, "ticket.wait", facts_minutes(page->view, env, ticket->wait_min),
                facts_text(env, "ticket.wait"));
    page_close(page);
}

static void view_number(struct page *page, const struct errand *errand)
{
    page_open(page, &(struct page_group){.align = ALIGN_CENTRE, .grow = 1});
    page_open(page, &(struct page_group){.align = ALIGN_CENTRE, .spare = page->env->brief});
    page_text(page, NULL, STYLE_BODY, facts_text(page->env, "ticket.caption"));
    page_close(page);
    page_item(page, &(struct page_item){.element = {.id = "ticket.done.number",
                                                    .role = ROLE_TEXT,
                                                    .style = STYLE_NUMBER,
                                                    .label = errand->ticket.label,
                                                    .lines = 1}});
    if (!page->env->brief)
        view_figures(page, &errand->ticket);
    page_close(page);
}

static void view_place(struct page *page, const struct errand *errand)
{
    const struct screen_env *env = page->env;
    const struct hall_service *standing;
    const struct catalog_service *service = facts_service(env->hall, errand->service, &standing);
    if (service == NULL)
        return;
    const struct catalog_window *window = &env->hall->catalog->windows[service->windows[0]];
    page_text(page, "ticket.service", STYLE_TITLE, facts_service_name(env, service));
    page_text(page, "ticket.windows", STYLE_TITLE, facts_windows(page->view, env, service));
    if (service->window_count == 1)
        page_text(page, "ticket.place", STYLE_NOTE,
                  facts_name(env, window->place, window->place_en));
}

static void view_qr(struct page *page, const struct errand *errand)
{
    page_open(page, &(struct page_group){.align = ALIGN_CENTRE, .spare = page->env->brief});
    page_qr(page, "ticket.qr", view_format(page->view, "BM1:%s", errand->ticket.id), QR_UNITS);
    page_close(page);
}

void card_view(struct page *page, const struct errand *errand, bool qr)
{
    page_open(page, &(struct page_group){.flow = PAGE_ROW,
                                         .style = STYLE_PANEL,
                                         .align = ALIGN_CENTRE,
                                         .gap = PAGE_GAP_LARGE,
                                         .grow = 1});
    view_number(page, errand);
    page_open(page, &(struct page_group){.align = ALIGN_CENTRE, .grow = 1});
    view_place(page, errand);
    if (page->env->brief)
        view_figures(page, &errand->ticket);
    if (qr)
        view_qr(page, errand);
    page_close(page);
    page_close(page);
}
