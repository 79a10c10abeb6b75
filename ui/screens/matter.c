/* The answer first: whether it can be done here, where, for how much, by when; and what next. */
#include "app/base/text.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define BUTTON_UNITS 26

enum { ACTION_TICKET = 1, ACTION_LIST, ACTION_DETAILS, ACTION_WAY, ACTION_GUIDE, ACTION_AGENT };

static void view_answer(struct page *page, const struct catalog_matter *matter)
{
    const struct screen_env *env = page->env;
    struct view *view = page->view;
    page_band(page, "matter.here", matter->here ? STYLE_GOOD : STYLE_WARNING,
              matter->here ? ICON_DONE : ICON_PLACE,
              matter->here ? facts_text(env, "matter.here")
                           : facts_fill(view, env, "matter.elsewhere",
                                        facts_name(env, matter->place, matter->place_en)));
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .gap = PAGE_GAP_SMALL, .grow = 1});
    if (matter->here)
        page_fact(page, "matter.windows", facts_text(env, "matter.windows"),
                  inquiry_windows(view, env, matter));
    page_fact(page, "matter.fee", facts_text(env, "matter.fee"),
              facts_name(env, matter->fee, matter->fee_en));
    page_fact(page, "matter.promised", facts_text(env, "matter.promised"),
              inquiry_days(view, env, matter->promised_days, ""));
    const char *due = inquiry_due(view, env, matter);
    if (due != NULL)
        page_fact(page, "matter.due", facts_text(env, "matter.due"),
                  facts_fill(view, env, "matter.due.when", due));
    page_fact(page, "matter.result", facts_text(env, "matter.result"),
              matter->result[0] != '\0' ? matter->result : facts_text(env, "matter.unsaid"));
    page_fact(page, "matter.phone", facts_text(env, "matter.phone"),
              inquiry_phone(env->hall->catalog, matter));
    page_close(page);
}

static void view_more(struct page *page, const struct catalog_matter *matter)
{
    const struct screen_env *env = page->env;
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = BUTTON_UNITS});
    page_button(page, "matter.details", STYLE_TILE_QUIET, ICON_DOCUMENT,
                facts_text(env, "matter.details"), NULL, ACTION_DETAILS, 0);
    if (matter->here)
        page_button(page, "matter.way", STYLE_TILE_QUIET, ICON_MAP, facts_text(env, "matter.way"),
                    NULL, ACTION_WAY, 0);
    page_button(page, "matter.print", STYLE_TILE_QUIET, ICON_PRINTER,
                facts_text(env, "matter.print"), NULL, ACTION_GUIDE, 0);
    if (matter->agent)
        page_button(page, "matter.agent", STYLE_TILE_QUIET, ICON_AGENT,
                    facts_text(env, "matter.agent"), NULL, ACTION_AGENT, 0);
    page_close(page);
}

static void view_matter(const void *state, const struct screen_env *env, struct view *view)
{
    const struct catalog_matter *matter = inquiry_matter(env->hall, state);
    struct page page;
    if (matter == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    page_title(&page, "matter.title", inquiry_name(env, matter));
    view_answer(&page, matter);
    view_more(&page, matter);
    page_part(&page, PAGE_FOOT_OTHER);
    page_button(&page, "matter.list", STYLE_PRIMARY, ICON_LIST, facts_text(env, "matter.list"),
                NULL, ACTION_LIST, 0);
    page_part(&page, PAGE_FOOT_GO);
    if (matter->here)
        page_button(&page, "matter.ticket", STYLE_SECONDARY, ICON_TICKET,
                    facts_text(env, "matter.ticket"), NULL, ACTION_TICKET, 0);
    page_end(&page);
}

/* Its service's queue, without being asked which one. */
static void take_number(struct ui *ui, const struct catalog_matter *matter)
{
    struct errand errand = {.on_screen = !ui_hall(ui)->printer.ready};
    errand_choose(ui, &errand, matter->service);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct inquiry inquiry = *(const struct inquiry *)state;
    const struct catalog_matter *matter = inquiry_matter(ui_hall(ui), &inquiry);
    (void)argument;
    if (matter == NULL)
        return;
    inquiry.yes = inquiry.no = 0;
    inquiry.have = 0;
    inquiry.question = 0;
    inquiry.noted = INQUIRY_NOTHING;
    inquiry.handout = HANDOUT_GUIDE;
    if (matter->windows.count > 0)
        inquiry.window = ui_hall(ui)->catalog->matter_windows[matter->windows.first];
    if (action == ACTION_TICKET)
        take_number(ui, matter);
    if (action == ACTION_LIST)
        ui_go(ui, matter->questions.count > 0 ? "question" : "mylist", &inquiry);
    if (action == ACTION_DETAILS)
        ui_go(ui, "details", &inquiry);
    if (action == ACTION_WAY)
        ui_go(ui, "way", &inquiry);
    if (action == ACTION_GUIDE)
        ui_go(ui, "handout", &inquiry);
    if (action == ACTION_AGENT)
        ui_go(ui, "agents", &inquiry);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    inquiry_take(state, argument);
    const struct catalog_matter *matter = inquiry_matter(ui_hall(ui), state);
    if (matter != NULL && ui_core(ui) != NULL)
        core_count_matter(ui_core(ui), matter->code);
}

const struct screen screen_matter = {
    .name = "matter",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 90,
    .enter = enter,
    .view = view_matter,
    .action = act,
    .event = errand_event_underway,
};
