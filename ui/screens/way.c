/* The way to a window: on the hall's plan, and in words for those who read no plans. */
#include "ui/page.h"
#include "ui/screens/duty.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define PLAN_W_UNITS 48
#define PLAN_H_UNITS 30
#define CHOICE_UNITS 16
#define CHOICES      40 /* more windows than any hall has */
#define PLAN_SHARES  5
#define WORDS_SHARES 4

enum { ACTION_WINDOW = 1 };

/* The windows to choose from: the matter's, or all. */
struct choice {
    const struct catalog *catalog;
    const struct catalog_matter *matter; /* NULL: none was looked up */
    size_t count;
};

static struct choice choice_of(const struct hall *hall, const struct inquiry *inquiry)
{
    struct choice choice = {.catalog = duty_catalog(hall), .matter = inquiry_matter(hall, inquiry)};
    if (choice.catalog != NULL)
        choice.count = choice.matter == NULL ? choice.catalog->window_count
                       : choice.matter->here ? choice.matter->windows.count
                                             : 0;
    return choice;
}

static uint32_t window_at(const struct choice *choice, size_t index)
{
    if (choice->matter == NULL)
        return (uint32_t)index;
    return choice->catalog->matter_windows[choice->matter->windows.first + index];
}

/* The inquiry's window where it is one of them; else the matter's first, or none. */
static const struct catalog_window *chosen(const struct choice *choice, uint32_t wanted)
{
    for (size_t i = 0; i < choice->count; i++)
        if (window_at(choice, i) == wanted)
            return &choice->catalog->windows[wanted];
    if (choice->matter == NULL || choice->count == 0)
        return NULL;
    return &choice->catalog->windows[window_at(choice, 0)];
}

/* "600 868;600 760;500 520": from here to the window. */
static const char *way_of(struct view *view, const struct catalog *catalog,
                          const struct catalog_window *window)
{
    const struct catalog_point *here = &catalog->hall.here;
    if (here->x == CATALOG_NOWHERE)
        return NULL;
    const char *way = view_format(view, "%d %d", here->x, here->y);
    if (window == NULL || window->plan.x == CATALOG_NOWHERE)
        return way;
    for (uint32_t i = 0; i < window->path.count; i++) {
        const struct catalog_point *bend = &catalog->points[window->path.first + i];
        way = view_format(view, "%s;%d %d", way, bend->x, bend->y);
    }
    return view_format(view, "%s;%d %d", way, window->plan.x, window->plan.y);
}

static void view_plan(struct page *page, const struct catalog *catalog,
                      const struct catalog_window *window)
{
    const struct screen_env *env = page->env;
    bool led = window != NULL && window->plan.x != CATALOG_NOWHERE;
    const char *place = window == NULL             ? ""
                        : window->place[0] != '\0' ? window->place
                                                   : facts_name(env, window->name, window->name_en);
    const char *label = window == NULL ? facts_text(env, "way.plan.label")
                                       : facts_fill(page->view, env, "way.plan.label.to", place);
    page_open(page, &(struct page_group){
                        .style = STYLE_PANEL, .grow = PLAN_SHARES, .gap = PAGE_GAP_SMALL});
    page_item(page, &(struct page_item){.element = {.id = "way.plan",
                                                    .role = ROLE_IMAGE,
                                                    .style = STYLE_BODY,
                                                    .label = label,
                                                    .picture = catalog->hall.plan,
                                                    .way = way_of(page->view, catalog, window)},
                                        .grow = 1,
                                        .least_w_units = PLAN_W_UNITS,
                                        .least_h_units = PLAN_H_UNITS});
    page_text(page, "way.legend", STYLE_NOTE,
              facts_text(env, led ? "way.legend" : "way.legend.here"));
    page_close(page);
}

static void view_words(struct page *page, const struct choice *choice,
                       const struct catalog_window *window)
{
    const struct screen_env *env = page->env;
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .grow = WORDS_SHARES});
    page_text(page, "way.window", STYLE_TITLE, duty_window(page->view, env, window));
    page_text(page, "way.name", STYLE_HEADING, facts_name(env, window->name, window->name_en));
    page_text(page, "way.place", STYLE_BODY, window->place);
    if (!window->open)
        page_band(page, "way.closed", STYLE_WARNING, ICON_CLOCK, facts_text(env, "way.closed"));
    if (window->phone[0] != '\0')
        page_fact(page, "way.phone", facts_text(env, "way.phone"), window->phone);
    if (choice->matter != NULL)
        page_text(page, "way.matter", STYLE_NOTE, inquiry_name(env, choice->matter));
    page_close(page);
}

static void view_choices(struct page *page, const struct choice *choice,
                         const struct catalog_window *window)
{
    const struct screen_env *env = page->env;
    page_heading(page, facts_text(env, choice->matter != NULL ? "way.any" : "way.which"));
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = CHOICE_UNITS});
    for (size_t i = 0; i < choice->count && i < CHOICES; i++) {
        uint32_t position = window_at(choice, i);
        const struct catalog_window *at = &choice->catalog->windows[position];
        page_item(page, &(struct page_item){
                            .element = {.id = view_format(page->view, "way.window.%s", at->code),
                                        .role = ROLE_BUTTON,
                                        .style = STYLE_CHOICE,
                                        .label = duty_window(page->view, env, at),
                                        .selected = at == window,
                                        .action = ACTION_WINDOW,
                                        .argument = (int)position}});
    }
    page_close(page);
}

static void view_elsewhere(struct page *page, const struct catalog_matter *matter)
{
    const struct screen_env *env = page->env;
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .align = ALIGN_CENTRE, .grow = 1});
    page_emblem(page, ICON_PLACE, 14);
    page_text(page, "way.elsewhere", STYLE_BODY, facts_text(env, "way.elsewhere"));
    page_text(page, "way.place", STYLE_TITLE, matter->place);
    page_close(page);
}

static void view_here(struct page *page, const struct choice *choice,
                      const struct catalog_window *window)
{
    bool side = !page->env->portrait;
    page_open(page, &(struct page_group){.flow = side ? PAGE_ROW : PAGE_COLUMN, .grow = 1});
    if (choice->catalog->hall.plan[0] != '\0')
        view_plan(page, choice->catalog, window);
    if (window != NULL)
        view_words(page, choice, window);
    page_close(page);
    if (choice->count > 1 || window == NULL)
        view_choices(page, choice, window);
}

static void view_way(const void *state, const struct screen_env *env, struct view *view)
{
    const struct inquiry *inquiry = state;
    struct page page;
    struct choice choice = choice_of(env->hall, inquiry);
    if (choice.catalog == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    page_title(&page, "way.title", facts_text(env, "way.title"));
    if (choice.matter != NULL && !choice.matter->here)
        view_elsewhere(&page, choice.matter);
    else
        view_here(&page, &choice, chosen(&choice, inquiry->window));
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)ui;
    (void)action;
    struct inquiry *inquiry = state;
    inquiry->window = (uint32_t)argument;
}

const struct screen screen_way = {
    .name = "way",
    .idle_s = 90,
    .state_bytes = sizeof(struct inquiry),
    .enter = inquiry_enter,
    .view = view_way,
    .action = act,
    .event = errand_event_underway,
};
