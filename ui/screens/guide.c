/* Ways to a matter: by words, by what happened, by who one is, by department. */
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define TILE_UNITS  30
#define SMALL_UNITS 24

enum { ACTION_TOPICS = 1, ACTION_SCREEN };

static const struct way {
    const char *id; /* its label's key too */
    const char *detail;
    enum icon icon;
    enum inquiry_by by;
} ways[] = {
    {"guide.event", "guide.event.detail", ICON_HOUSE, INQUIRY_BY_EVENT},
    {"guide.audience", "guide.audience.detail", ICON_PERSON, INQUIRY_BY_AUDIENCE},
    {"guide.department", "guide.department.detail", ICON_WINDOW, INQUIRY_BY_DEPARTMENT},
};
#define WAYS (sizeof ways / sizeof ways[0])

/* Shown where the table of screens has the screen. */
static const struct room {
    const char *id;
    enum icon icon;
    const char *screen;
} rooms[] = {
    {"guide.hall", ICON_PLACE, "hall"},
    {"guide.staff", ICON_PEOPLE, "staff"},
    {"guide.agents", ICON_AGENT, "agents"},
};
#define ROOMS (sizeof rooms / sizeof rooms[0])

static void view_way(struct page *page, size_t position)
{
    const struct screen_env *env = page->env;
    page_item(page,
              &(struct page_item){
                  .element = {.id = ways[position].id,
                              .role = ROLE_BUTTON,
                              .style = env->brief ? STYLE_PRIMARY : STYLE_TILE,
                              .icon = ways[position].icon,
                              .label = facts_text(env, ways[position].id),
                              .detail = env->brief ? NULL : facts_text(env, ways[position].detail),
                              .align = ALIGN_CENTRE,
                              .action = ACTION_TOPICS,
                              .argument = (int)ways[position].by},
                  .grow = 1});
}

static void view_rooms(struct page *page)
{
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = SMALL_UNITS});
    for (size_t i = 0; i < ROOMS; i++)
        if (screens_has(rooms[i].screen))
            page_button(page, rooms[i].id, STYLE_TILE_QUIET, rooms[i].icon,
                        facts_text(page->env, rooms[i].id), NULL, ACTION_SCREEN, (int)i);
    page_close(page);
}

static void view_search(struct page *page)
{
    page_button(page, "guide.search", STYLE_SECONDARY, ICON_SEARCH,
                facts_text(page->env, "guide.search"), NULL, ACTION_SCREEN, -1);
}

static void view_guide(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    if (inquiry_catalog(env->hall) == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    page_title(&page, "guide.title", facts_text(env, "guide.title"));
    if (screens_has("search") && !env->brief)
        view_search(&page);
    page_open(&page, &(struct page_group){.flow = PAGE_GRID,
                                          .columns = env->portrait ? 1
                                                     : env->brief  ? 2
                                                                   : (int)WAYS,
                                          .least_units = TILE_UNITS,
                                          .grow = 1});
    for (size_t i = 0; i < WAYS; i++)
        view_way(&page, i);
    if (screens_has("search") && env->brief)
        view_search(&page);
    page_close(&page);
    view_rooms(&page);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct inquiry inquiry;
    (void)state;
    inquiry_take(&inquiry, NULL);
    inquiry.by = (enum inquiry_by)argument;
    if (action == ACTION_TOPICS)
        ui_go(ui, "topics", &inquiry);
    if (action == ACTION_SCREEN)
        ui_go(ui, argument < 0 ? "search" : rooms[argument].screen, NULL);
}

const struct screen screen_guide = {
    .name = "guide",
    .idle_s = 60,
    .view = view_guide,
    .action = act,
    .event = errand_event_underway,
};
