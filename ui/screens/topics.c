/* What happened, who one is, or which department: a tile each. */
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define TILE_UNITS   24
#define HEIGHT_UNITS 11

enum { ACTION_TOPIC = 1 };

static const char *const titles[INQUIRY_BY_COUNT] = {
    [INQUIRY_BY_EVENT] = "guide.event.title",
    [INQUIRY_BY_AUDIENCE] = "guide.audience.title",
    [INQUIRY_BY_DEPARTMENT] = "guide.department.title",
};

static uint32_t matters_of(const struct catalog *catalog, enum inquiry_by by, uint32_t topic)
{
    uint32_t count = 0;
    for (size_t i = 0; i < catalog->matter_count; i++)
        count += inquiry_fits(&catalog->matters[i], by, topic);
    return count;
}

static void view_topic(struct page *page, enum inquiry_by by, uint32_t topic)
{
    const struct screen_env *env = page->env;
    uint32_t matters = matters_of(env->hall->catalog, by, topic);
    if (matters == 0)
        return;
    page_item(page, &(struct page_item){
                        .element = {.id = view_format(page->view, "topic.%u", topic),
                                    .role = ROLE_BUTTON,
                                    .style = STYLE_TILE_QUIET,
                                    .icon = inquiry_topic_icon(by, topic),
                                    .label = inquiry_topic_name(env, page->view, by, topic),
                                    .detail = facts_fill(page->view, env, "topic.matters",
                                                         view_format(page->view, "%u", matters)),
                                    .action = ACTION_TOPIC,
                                    .argument = (int)topic},
                        .least_h_units = HEIGHT_UNITS});
}

static void view_topics(const void *state, const struct screen_env *env, struct view *view)
{
    const struct inquiry *inquiry = state;
    const struct catalog *catalog = inquiry_catalog(env->hall);
    struct page page;
    if (catalog == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    page_title(&page, "topics.title", facts_text(env, titles[inquiry->by]));
    page_open(&page, &(struct page_group){.flow = PAGE_GRID, .least_units = TILE_UNITS});
    for (uint32_t i = 0; i < inquiry_topic_count(catalog, inquiry->by); i++)
        view_topic(&page, inquiry->by, i);
    page_close(&page);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct inquiry inquiry = *(const struct inquiry *)state;
    (void)action;
    inquiry.topic = (uint32_t)argument;
    ui_go(ui, "matters", &inquiry);
}

const struct screen screen_topics = {
    .name = "topics",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 60,
    .enter = inquiry_enter,
    .view = view_topics,
    .action = act,
    .event = errand_event_underway,
};
