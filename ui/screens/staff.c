/* Who works here: the leader on duty, then everybody, with whether they are at their place. */
#include "ui/page.h"
#include "ui/screens/duty.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define STATE_UNITS 12
#define LEAST_UNITS 40
#define PHOTO_UNITS 14

static const char *standing(const struct screen_env *env, const struct catalog_staff *person,
                            enum style *style)
{
    bool today = duty_is_today(env->hall, person->duty_days);
    bool here = today && person->state == CATALOG_ON_DUTY;
    *style = here ? STYLE_GOOD : STYLE_WARNING;
    return facts_text(env, here ? "staff.here" : today ? "staff.out" : "staff.off");
}

static const char *post(struct view *view, const struct screen_env *env,
                        const struct catalog_staff *person)
{
    const struct catalog *catalog = env->hall->catalog;
    if (person->window == CATALOG_NO_WINDOW)
        return person->post;
    return view_format(view, "%s　%s", person->post,
                       duty_window(view, env, &catalog->windows[person->window]));
}

static void view_name(struct page *page, const char *prefix, enum style style,
                      const struct catalog_staff *person)
{
    struct view *view = page->view;
    page_item(page, &(struct page_item){
                        .element = {.id = view_format(view, "%s.%s", prefix, person->code),
                                    .role = ROLE_TEXT,
                                    .style = style,
                                    .label = person->name,
                                    .detail = post(view, page->env, person)},
                        .grow = 1});
}

static void view_phone(struct page *page, const struct catalog_staff *person)
{
    if (person->phone[0] != '\0')
        page_item(page, &(struct page_item){.element = {.role = ROLE_TEXT,
                                                        .style = STYLE_BODY,
                                                        .icon = ICON_PHONE,
                                                        .label = person->phone}});
}

static void view_photo(struct page *page, const struct catalog_staff *person)
{
    if (person->photo[0] != '\0')
        page_picture(page, NULL, person->photo, person->name, PHOTO_UNITS);
}

static void view_person(struct page *page, const struct catalog_staff *person)
{
    enum style style;
    const char *words = standing(page->env, person, &style);
    page_open(page, &(struct page_group){.flow = PAGE_ROW, .style = STYLE_PANEL, .grow = 1});
    view_photo(page, person);
    view_name(page, "staff.person", STYLE_BODY, person);
    view_phone(page, person);
    page_item(page, &(struct page_item){
                        .element = {.id = view_format(page->view, "staff.state.%s", person->code),
                                    .role = ROLE_STATUS,
                                    .style = style,
                                    .label = words,
                                    .align = ALIGN_CENTRE},
                        .least_w_units = STATE_UNITS});
    page_close(page);
}

static void view_leaders(struct page *page)
{
    const struct screen_env *env = page->env;
    const struct catalog *catalog = env->hall->catalog;
    bool any = false;
    page_open(page, &(struct page_group){.style = STYLE_PANEL});
    page_heading(page, facts_text(env, "staff.leader"));
    for (size_t i = 0; i < catalog->staff_count; i++) {
        const struct catalog_staff *person = &catalog->staff[i];
        if (!duty_is_today(env->hall, person->lead_days))
            continue;
        page_open(page, &(struct page_group){.flow = PAGE_ROW});
        view_photo(page, person);
        view_name(page, "staff.leader", STYLE_TITLE, person);
        view_phone(page, person);
        page_close(page);
        any = true;
    }
    if (!any)
        page_text(page, "staff.leader.none", STYLE_BODY, facts_text(env, "staff.leader.none"));
    page_close(page);
}

struct board {
    const struct catalog *catalog;
    size_t columns;
};

static void view_row(struct page *page, size_t index, const void *context)
{
    const struct board *board = context;
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = LEAST_UNITS});
    for (size_t i = 0; i < board->columns; i++) {
        size_t at = index * board->columns + i;
        if (at < board->catalog->staff_count)
            view_person(page, &board->catalog->staff[at]);
        else
            page_item(page, &(struct page_item){.grow = 1});
    }
    page_close(page);
}

static void view_staff(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    const struct catalog *catalog = duty_catalog(env->hall);
    struct board board = {catalog, env->care || env->portrait ? 1 : 2};
    page_begin(&page, view, env);
    page_title(&page, "staff.title", facts_text(env, "staff.title"));
    if (catalog == NULL || catalog->staff_count == 0) {
        page_text(&page, "staff.none", STYLE_BODY, facts_text(env, "staff.none"));
    } else {
        view_leaders(&page);
        page_list(&page, (catalog->staff_count + board.columns - 1) / board.columns, view_row,
                  &board);
    }
    page_end(&page);
}

const struct screen screen_staff = {
    .name = "staff",
    .idle_s = 90,
    .view = view_staff,
    .event = errand_event_underway,
};
