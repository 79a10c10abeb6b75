/* Where a person helps: the guide in the hall, and the hall's telephones. */
#include "ui/page.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define EMBLEM_UNITS          13
#define EMBLEM_PORTRAIT_UNITS 34

static void view_phone(struct page *page, const char *id, const char *number)
{
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .align = ALIGN_CENTRE});
    page_figure(page, id, number, facts_text(page->env, id));
    page_close(page);
}

static void view_help(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    const struct catalog_hall *hall = NULL;
    if (env->hall != NULL && env->hall->catalog != NULL)
        hall = &env->hall->catalog->hall;
    page_begin(&page, view, env);
    page_title(&page, "help.title", facts_text(env, "help.title"));
    page_open(&page, &(struct page_group){.style = STYLE_PANEL, .align = ALIGN_CENTRE, .grow = 1});
    page_open(&page, &(struct page_group){.align = ALIGN_CENTRE, .spare = true});
    page_emblem(&page, ICON_HELP, env->portrait ? EMBLEM_PORTRAIT_UNITS : EMBLEM_UNITS);
    page_close(&page);
    page_text(&page, "help.body", STYLE_TITLE, facts_text(env, "help.body"));
    if (hall != NULL)
        page_text(&page, "help.address", STYLE_NOTE,
                  facts_name(env, hall->address, hall->address_en));
    page_close(&page);
    if (hall != NULL) {
        page_open(&page, &(struct page_group){.flow = PAGE_GRID, .columns = 2});
        view_phone(&page, "help.phone", hall->phone);
        view_phone(&page, "help.supervision", hall->supervision_phone);
        page_close(&page);
    }
    page_end(&page);
}

const struct screen screen_help = {
    .name = "help",
    .idle_s = 60,
    .view = view_help,
    .event = errand_event_underway,
};
