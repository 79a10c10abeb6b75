/* What is posted today. */
#include "ui/page.h"
#include "ui/screens/bulletin.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define ROW_UNITS 12

enum { ACTION_NOTICE = 1 };

struct posted {
    size_t count;
    const struct catalog_notice *notices[BULLETIN_MOST];
};

static void view_row(struct page *page, size_t index, const void *context)
{
    const struct posted *posted = context;
    const struct screen_env *env = page->env;
    const struct catalog_notice *notice = posted->notices[index];
    struct civil from;
    clock_civil_of_day(notice->from_day, &from);
    const char *date = facts_date(page->view, env, &from);
    const char *detail = view_format(page->view, "%s　%s", date, notice->publisher);
    if (notice->pinned)
        detail = view_format(page->view, "%s　%s", facts_text(env, "notice.pinned"), detail);
    page_item(page, &(struct page_item){
                        .element = {.id = view_format(page->view, "notice.item.%s", notice->code),
                                    .role = ROLE_BUTTON,
                                    .style = STYLE_TILE_QUIET,
                                    .icon = notice->pinned ? ICON_STAR : ICON_NOTICE,
                                    .label = facts_name(env, notice->title, notice->title_en),
                                    .detail = detail,
                                    .action = ACTION_NOTICE,
                                    .argument = (int)(notice - env->hall->catalog->notices)},
                        .grow = 1,
                        .least_h_units = ROW_UNITS});
}

static void view_notices(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    struct posted posted = {0};
    posted.count = bulletin_today(env, posted.notices);
    page_begin(&page, view, env);
    page_title(&page, "notices.title", facts_text(env, "notices.title"));
    if (posted.count == 0)
        page_text(&page, "notices.none", STYLE_BODY, facts_text(env, "notices.none"));
    else
        page_list(&page, posted.count, view_row, &posted);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)action;
    struct inquiry inquiry;
    inquiry_take(&inquiry, NULL);
    inquiry.notice = (uint32_t)argument;
    ui_go(ui, "notice", &inquiry);
}

const struct screen screen_notices = {
    .name = "notices",
    .idle_s = 60,
    .view = view_notices,
    .action = act,
    .event = errand_event_underway,
};
