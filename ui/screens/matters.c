/* The matters of a topic, those that most people come for first. */
#include "app/base/text.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define MATTERS_MOST 512 /* nobody turns more pages: the search finds the others */
#define ROW_UNITS    11

enum { ACTION_MATTER = 1 };

struct matters {
    const struct catalog *catalog;
    size_t count;
    uint32_t positions[MATTERS_MOST];
};

/* Keeps those that most people come for; equal ones stay in the order of the spreadsheet. */
static void insert(struct matters *matters, uint32_t position)
{
    const struct catalog_matter *all = matters->catalog->matters;
    size_t at = matters->count < MATTERS_MOST ? matters->count++ : MATTERS_MOST;
    for (; at > 0 && all[matters->positions[at - 1]].popularity < all[position].popularity; at--)
        if (at < MATTERS_MOST)
            matters->positions[at] = matters->positions[at - 1];
    if (at < MATTERS_MOST)
        matters->positions[at] = position;
}

static void view_row(struct page *page, size_t index, const void *context)
{
    const struct matters *matters = context;
    const struct screen_env *env = page->env;
    const struct catalog_matter *matter = &matters->catalog->matters[matters->positions[index]];
    page_item(page,
              &(struct page_item){
                  .element = {.id = view_format(page->view, "matters.item.%s", matter->code),
                              .role = ROLE_BUTTON,
                              .style = STYLE_TILE_QUIET,
                              .label = inquiry_name(env, matter),
                              .detail = view_format(page->view, "%s   %s",
                                                    inquiry_windows(page->view, env, matter),
                                                    facts_name(env, matter->fee, matter->fee_en)),
                              .action = ACTION_MATTER,
                              .argument = (int)matters->positions[index]},
                  .least_h_units = ROW_UNITS});
}

static void view_matters(const void *state, const struct screen_env *env, struct view *view)
{
    const struct inquiry *inquiry = state;
    struct matters matters = {.catalog = inquiry_catalog(env->hall)};
    struct page page;
    if (matters.catalog == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    for (uint32_t i = 0; i < matters.catalog->matter_count; i++)
        if (inquiry_fits(&matters.catalog->matters[i], inquiry->by, inquiry->topic))
            insert(&matters, i);
    page_begin(&page, view, env);
    page_title(&page, "matters.title", inquiry_topic_name(env, view, inquiry->by, inquiry->topic));
    if (matters.count == 0)
        page_text(&page, "matters.none", STYLE_BODY, facts_text(env, "matters.none"));
    page_list(&page, matters.count, view_row, &matters);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct inquiry inquiry = *(const struct inquiry *)state;
    const struct catalog *catalog = inquiry_catalog(ui_hall(ui));
    if (action != ACTION_MATTER || catalog == NULL || (size_t)argument >= catalog->matter_count)
        return;
    text_copy(inquiry.matter, sizeof inquiry.matter, catalog->matters[argument].code);
    ui_go(ui, "matter", &inquiry);
}

const struct screen screen_matters = {
    .name = "matters",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 60,
    .enter = inquiry_enter,
    .view = view_matters,
    .action = act,
    .event = errand_event_underway,
};
