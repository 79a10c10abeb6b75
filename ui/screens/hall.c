/* The hall: when it is open, where it is, whom to call, and what it promises. */
#include "ui/page.h"
#include "ui/screens/duty.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/lines.h"
#include "ui/screens/screens.h"

#define PANEL_UNITS  44
#define BUTTON_UNITS 30
#define HOURS_LINES  12 /* more are no opening hours */

enum { ACTION_STAFF = 1, ACTION_CARD, ACTION_PLAN };

static void view_hours(struct page *page, const struct catalog_hall *hall)
{
    const struct screen_env *env = page->env;
    size_t count = lines_count(hall->hours_text);
    page_open(page, &(struct page_group){.style = STYLE_PANEL});
    page_heading(page, facts_text(env, "hall.hours"));
    if (count == 0)
        page_text(page, "hall.hours.none", STYLE_BODY, facts_text(env, "hall.hours.none"));
    for (size_t i = 0; i < count && i < HOURS_LINES; i++)
        page_text(page, view_format(page->view, "hall.hours.%zu", i), STYLE_BODY,
                  lines_at(hall->hours_text, i));
    if (hall->market_days[0] != '\0') {
        page_heading(page, facts_text(env, "hall.market"));
        page_text(page, "hall.market", STYLE_BODY, hall->market_days);
    }
    page_close(page);
}

static void view_phone(struct page *page, const char *id, const char *number)
{
    if (number[0] != '\0')
        page_fact(page, id, facts_text(page->env, id), number);
}

static void view_contact(struct page *page, const struct catalog_hall *hall)
{
    page_open(page, &(struct page_group){.style = STYLE_PANEL});
    page_heading(page, facts_text(page->env, "hall.contact"));
    page_text(page, "hall.address", STYLE_BODY, hall->address);
    view_phone(page, "hall.phone", hall->phone);
    view_phone(page, "hall.supervision", hall->supervision_phone);
    page_close(page);
}

static void view_buttons(struct page *page, const struct catalog_hall *hall)
{
    const struct screen_env *env = page->env;
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = BUTTON_UNITS});
    page_button(page, "hall.card", STYLE_PRIMARY, ICON_PRINTER, facts_text(env, "hall.card"), NULL,
                ACTION_CARD, 0);
    page_button(page, "hall.staff", STYLE_SECONDARY, ICON_PEOPLE, facts_text(env, "hall.staff"),
                NULL, ACTION_STAFF, 0);
    if (hall->plan[0] != '\0')
        page_button(page, "hall.plan", STYLE_SECONDARY, ICON_MAP, facts_text(env, "hall.plan"),
                    NULL, ACTION_PLAN, 0);
    page_close(page);
}

/* The first-asked duty, a paragraph a row. */
static void view_row(struct page *page, size_t index, const void *context)
{
    const struct catalog_hall *hall = context;
    page_text(page, view_format(page->view, "hall.first_asked.%zu", index), STYLE_BODY,
              lines_at(hall->first_asked, index));
}

static void view_hall(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    const struct catalog *catalog = duty_catalog(env->hall);
    if (catalog == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    const struct catalog_hall *hall = &catalog->hall;
    page_begin(&page, view, env);
    page_title(&page, "hall.title", facts_hall_name(env));
    page_open(&page,
              &(struct page_group){.flow = PAGE_GRID, .columns = 2, .least_units = PANEL_UNITS});
    view_hours(&page, hall);
    view_contact(&page, hall);
    page_close(&page);
    view_buttons(&page, hall);
    if (hall->first_asked[0] != '\0') {
        page_heading(&page, facts_text(env, "hall.first_asked"));
        page_list(&page, lines_count(hall->first_asked), view_row, hall);
    }
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)argument;
    struct inquiry inquiry;
    inquiry_take(&inquiry, NULL);
    inquiry.handout = HANDOUT_CONTACT;
    inquiry.window = INQUIRY_NOTHING;
    ui_go(ui,
          action == ACTION_STAFF  ? "staff"
          : action == ACTION_PLAN ? "way"
                                  : "handout",
          &inquiry);
}

const struct screen screen_hall = {
    .name = "hall",
    .idle_s = 90,
    .view = view_hall,
    .action = act,
    .event = errand_event_underway,
};
