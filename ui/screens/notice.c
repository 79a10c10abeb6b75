/* One notice: its paragraphs, then its picture. */
#include "ui/page.h"
#include "ui/screens/duty.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/lines.h"
#include "ui/screens/screens.h"

#define PICTURE_UNITS 60

static void view_row(struct page *page, size_t index, const void *context)
{
    const struct catalog_notice *notice = context;
    page_open(page, &(struct page_group){.style = STYLE_PANEL});
    if (index < lines_count(notice->body))
        page_text(page, view_format(page->view, "notice.line.%zu", index), STYLE_BODY,
                  lines_at(notice->body, index));
    else
        page_picture(page, "notice.picture", notice->picture, notice->title, PICTURE_UNITS);
    page_close(page);
}

static const char *dates(struct view *view, const struct screen_env *env,
                         const struct catalog_notice *notice)
{
    struct civil from;
    struct civil until;
    clock_civil_of_day(notice->from_day, &from);
    const char *first = facts_date(view, env, &from);
    if (notice->until_day == INT32_MAX)
        return first;
    clock_civil_of_day(notice->until_day, &until);
    const char *const both[] = {first, facts_date(view, env, &until)};
    return view_text(view, env->i18n, "notice.dates", both, 2);
}

static void view_notice(const void *state, const struct screen_env *env, struct view *view)
{
    const struct inquiry *inquiry = state;
    const struct catalog *catalog = duty_catalog(env->hall);
    struct page page;
    if (catalog == NULL || inquiry->notice >= catalog->notice_count) {
        inquiry_nothing(view, env);
        return;
    }
    const struct catalog_notice *notice = &catalog->notices[inquiry->notice];
    page_begin(&page, view, env);
    page_title(&page, "notice.title", facts_name(env, notice->title, notice->title_en));
    page_text(&page, "notice.publisher", STYLE_NOTE,
              view_format(view, "%s　%s", notice->publisher, dates(view, env, notice)));
    page_list(&page, lines_count(notice->body) + (notice->picture[0] != '\0'), view_row, notice);
    page_end(&page);
}

const struct screen screen_notice = {
    .name = "notice",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 120,
    .enter = inquiry_enter,
    .view = view_notice,
    .event = errand_event_underway,
};
