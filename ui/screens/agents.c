/* The villages, and who in each hands papers in for others (代办). */
#include "ui/page.h"
#include "ui/screens/duty.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define TILE_UNITS  12
#define LEAST_UNITS 24

enum { ACTION_VILLAGE = 1 };

struct villages {
    const struct catalog *catalog;
    size_t columns;
};

static void view_village(struct page *page, const struct catalog *catalog, size_t position)
{
    const struct screen_env *env = page->env;
    const struct catalog_agent *agent = &catalog->agents[position];
    bool today = duty_is_today(env->hall, agent->duty_days);
    page_item(
        page,
        &(struct page_item){
            .element = {.id = view_format(page->view, "agent.village.%zu", position),
                        .role = ROLE_BUTTON,
                        .style = STYLE_TILE_QUIET,
                        .icon = ICON_AGENT,
                        .label = agent->village,
                        .detail = view_format(page->view, "%s　%s", agent->name,
                                              facts_text(env, today ? "agent.here" : "agent.away")),
                        .action = ACTION_VILLAGE,
                        .argument = (int)position},
            .grow = 1,
            .least_h_units = TILE_UNITS});
}

static void view_row(struct page *page, size_t index, const void *context)
{
    const struct villages *villages = context;
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = LEAST_UNITS});
    for (size_t i = 0; i < villages->columns; i++) {
        size_t at = index * villages->columns + i;
        if (at < villages->catalog->agent_count)
            view_village(page, villages->catalog, at);
        else
            page_item(page, &(struct page_item){.grow = 1});
    }
    page_close(page);
}

static size_t columns(const struct screen_env *env)
{
    if (env->care)
        return env->portrait ? 1 : 2;
    return env->portrait ? 2 : 3;
}

static void view_agents(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    const struct catalog *catalog = inquiry_catalog(env->hall);
    struct villages villages = {catalog, columns(env)};
    if (catalog == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    page_title(&page, "agents.title", facts_text(env, "agents.title"));
    if (catalog->agent_count == 0)
        page_text(&page, "agents.none", STYLE_BODY, facts_text(env, "agents.none"));
    else
        page_list(&page, (catalog->agent_count + villages.columns - 1) / villages.columns, view_row,
                  &villages);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)action;
    struct inquiry *inquiry = state;
    inquiry->agent = (uint32_t)argument;
    ui_go(ui, "agent", inquiry);
}

const struct screen screen_agents = {
    .name = "agents",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 60,
    .enter = inquiry_enter,
    .view = view_agents,
    .action = act,
    .event = errand_event_underway,
};
