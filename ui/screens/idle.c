/* The hall at rest: its name, the time, how many wait, a notice a minute, and that a touch begins.
 * Everything changes with the minute, so that there is one frame a minute. */
#include <string.h>

#include "app/base/i18n.h"
#include "ui/layout.h"
#include "ui/screens/board.h"
#include "ui/screens/bulletin.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define BOARD_ROWS          6
#define BOARD_ROWS_PORTRAIT 8
#define PILL_UNITS          15
#define MARGIN_UNITS        1 /* above and below, besides the page's */

enum { ACTION_START = 1 };

/* The whole screen can be touched; the pill only shows it. */
static void view_start(struct page *page)
{
    page_item(page, &(struct page_item){.element = {.style = STYLE_PRIMARY,
                                                    .icon = ICON_TOUCH,
                                                    .label = facts_text(page->env, "idle.start"),
                                                    .align = ALIGN_CENTRE},
                                        .least_h_units = PILL_UNITS});
}

static void view_clock(struct page *page)
{
    const struct civil *now = &page->env->now;
    page_open(page, &(struct page_group){.align = ALIGN_CENTRE, .gap = PAGE_GAP_LARGE, .grow = 13});
    page_item(page, &(struct page_item){.element = {.id = "idle.clock",
                                                    .role = ROLE_TEXT,
                                                    .style = STYLE_CLOCK,
                                                    .label = view_format(page->view, "%02d:%02d",
                                                                         now->hour, now->minute),
                                                    .align = ALIGN_CENTRE,
                                                    .lines = 1}});
    page_text(page, "idle.date", STYLE_TITLE, facts_date(page->view, page->env, now));
    page_close(page);
}

static void view_names(struct page *page)
{
    const struct hall *hall = page->env->hall;
    page_open(page, &(struct page_group){.align = ALIGN_CENTRE, .gap = PAGE_GAP_SMALL});
    page_text(page, "idle.hall", STYLE_TITLE, facts_hall_name(page->env));
    if (hall != NULL && hall->catalog != NULL && hall->catalog->hall.sample)
        page_text(page, "hall.sample", STYLE_NOTE, facts_text(page->env, "hall.sample"));
    page_close(page);
}

static void view_notice(struct page *page)
{
    const struct catalog_notice *notice = bulletin_turn(page->env);
    if (notice == NULL)
        return;
    /* The first paragraph where there is room for it; English has the title alone. */
    bool with_body = page->env->portrait && page->env->chinese;
    int bytes = with_body ? (int)strcspn(notice->body, "|") : 0;
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .spare = true});
    page_item(page,
              &(struct page_item){
                  .element = {.id = "idle.notice",
                              .role = ROLE_TEXT,
                              .style = STYLE_BODY,
                              .icon = ICON_NOTICE,
                              .label = facts_name(page->env, notice->title, notice->title_en),
                              .detail = view_format(page->view, "%.*s", bytes, notice->body)}});
    page_close(page);
}

static void view_idle(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    view_add(view, &(struct element){.id = "idle.start",
                                     .role = ROLE_BUTTON,
                                     .style = STYLE_BACKGROUND,
                                     .rect = env->area,
                                     .label = facts_text(env, "idle.start"),
                                     .action = ACTION_START});
    struct screen_env whole = *env;
    whole.area = layout_inset(env->area, 0, MARGIN_UNITS * env->unit_px);
    /* Nothing else can be touched, so nothing has to stand low. */
    whole.low = false;
    page_begin(&page, view, &whole);
    view_names(&page);
    page_open(&page, &(struct page_group){.flow = env->portrait ? PAGE_COLUMN : PAGE_ROW,
                                          .gap = PAGE_GAP_LARGE,
                                          .grow = 1});
    view_clock(&page);
    board_view(&page, env->portrait ? BOARD_ROWS_PORTRAIT : BOARD_ROWS, 12);
    page_close(&page);
    view_notice(&page);
    view_start(&page);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)action;
    (void)argument;
    ui_go(ui, "home", NULL);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    (void)state;
    (void)argument;
    errand_follow_trouble(ui);
}

const struct screen screen_idle = {
    .name = "idle",
    .bare = true,
    .rests = true,
    .enter = enter,
    .view = view_idle,
    .action = act,
    .event = errand_event,
};
