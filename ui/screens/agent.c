/* One village's agent: how to reach them, when, what they do, and the slip that commissions them.
 */
#include "ui/page.h"
#include "ui/screens/duty.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define PERSON_SHARES 5
#define BUTTON_SHARES 3
#define MATTERS       128 /* so many are shown; of more, the agent knows */

enum { ACTION_SLIP = 1, ACTION_CARD };

struct deeds {
    size_t count;
    uint32_t matters[MATTERS];
};

static void collect(struct deeds *deeds, const struct catalog *catalog,
                    const struct catalog_agent *agent)
{
    if (agent->matters.count > 0) {
        while (deeds->count < agent->matters.count && deeds->count < MATTERS) {
            deeds->matters[deeds->count] =
                catalog->agent_matters[agent->matters.first + deeds->count];
            deeds->count++;
        }
        return;
    }
    for (size_t i = 0; i < catalog->matter_count && deeds->count < MATTERS; i++)
        if (catalog->matters[i].agent)
            deeds->matters[deeds->count++] = (uint32_t)i;
}

static void view_row(struct page *page, size_t index, const void *context)
{
    const struct deeds *deeds = context;
    const struct screen_env *env = page->env;
    const struct catalog_matter *matter = &env->hall->catalog->matters[deeds->matters[index]];
    page_item(page, &(struct page_item){
                        .element = {.id = view_format(page->view, "agent.matter.%s", matter->code),
                                    .role = ROLE_TEXT,
                                    .style = STYLE_BODY,
                                    .icon = ICON_CHECK,
                                    .label = inquiry_name(env, matter)}});
}

static void view_person(struct page *page, const struct catalog_agent *agent)
{
    const struct screen_env *env = page->env;
    bool today = duty_is_today(env->hall, agent->duty_days);
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .grow = PERSON_SHARES});
    page_open(page, &(struct page_group){.flow = PAGE_ROW, .gap = PAGE_GAP_LARGE});
    page_figure(page, "agent.name", agent->name, facts_text(env, "agent.name"));
    page_figure(page, "agent.phone", agent->phone, facts_text(env, "agent.phone"));
    page_close(page);
    page_band(page, "agent.today", today ? STYLE_GOOD : STYLE_WARNING, ICON_CALENDAR,
              facts_text(env, today ? "agent.today" : "agent.today.not"));
    page_fact(page, "agent.days", facts_text(env, "agent.days"),
              duty_days(page->view, env, agent->duty_days));
    if (agent->hours_text[0] != '\0')
        page_fact(page, "agent.hours", facts_text(env, "agent.hours"), agent->hours_text);
    if (agent->place[0] != '\0')
        page_fact(page, "agent.place", facts_text(env, "agent.place"), agent->place);
    page_close(page);
}

static void view_buttons(struct page *page, const struct catalog_matter *matter)
{
    const struct screen_env *env = page->env;
    page_open(page, &(struct page_group){.grow = BUTTON_SHARES});
    page_button(page, "agent.slip", STYLE_PRIMARY, ICON_DOCUMENT, facts_text(env, "agent.slip"),
                matter != NULL ? inquiry_name(env, matter) : NULL, ACTION_SLIP, 0);
    page_button(page, "agent.card", STYLE_SECONDARY, ICON_PRINTER, facts_text(env, "agent.card"),
                NULL, ACTION_CARD, 0);
    page_close(page);
}

static void view_agent(const void *state, const struct screen_env *env, struct view *view)
{
    const struct inquiry *inquiry = state;
    const struct catalog *catalog = inquiry_catalog(env->hall);
    struct page page;
    struct deeds deeds = {0};
    if (catalog == NULL || inquiry->agent >= catalog->agent_count) {
        inquiry_nothing(view, env);
        return;
    }
    const struct catalog_agent *agent = &catalog->agents[inquiry->agent];
    collect(&deeds, catalog, agent);
    page_begin(&page, view, env);
    page_title(&page, "agent.title", facts_fill(view, env, "agent.title", agent->village));
    page_open(&page, &(struct page_group){.flow = PAGE_ROW});
    view_person(&page, agent);
    view_buttons(&page, inquiry_matter(env->hall, inquiry));
    page_close(&page);
    if (deeds.count > 0)
        page_heading(&page, facts_text(env, "agent.matters"));
    page_list(&page, deeds.count, view_row, &deeds);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)argument;
    struct inquiry *inquiry = state;
    inquiry->handout = action == ACTION_SLIP ? HANDOUT_COMMISSION : HANDOUT_CONTACT;
    ui_go(ui, "handout", inquiry);
}

const struct screen screen_agent = {
    .name = "agent",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 90,
    .enter = inquiry_enter,
    .view = view_agent,
    .action = act,
    .event = errand_event_underway,
};
