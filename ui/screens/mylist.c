/* This person's materials: tick what is there, and take along what is still missing. */
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

enum { ACTION_TICK = 1, ACTION_TAKE_ALONG, ACTION_TICKET };

static void view_item(struct page *page, const struct inquiry *inquiry, uint32_t i,
                      const struct catalog_material *material)
{
    const struct screen_env *env = page->env;
    bool have = i < 64 && (inquiry->have >> i & 1) != 0;
    page_item(page, &(struct page_item){
                        .element = {.id = view_format(page->view, "mylist.item.%u", i),
                                    .role = ROLE_BUTTON,
                                    .style = STYLE_TILE_QUIET,
                                    .icon = have ? ICON_CHECK : ICON_MATERIAL,
                                    .label = facts_name(env, material->name, material->name_en),
                                    .detail = inquiry_counts(page->view, env, material),
                                    .selected = have,
                                    .action = ACTION_TICK,
                                    .argument = (int)i}});
}

static void view_items(struct page *page, const struct inquiry *inquiry,
                       const struct catalog_matter *matter)
{
    const struct catalog *catalog = page->env->hall->catalog;
    page_open(page, &(struct page_group){.flow = PAGE_COLUMN});
    for (uint32_t i = 0; i < matter->materials.count; i++) {
        const struct catalog_material *material = &catalog->materials[matter->materials.first + i];
        if (catalog_needs(material, inquiry->yes, inquiry->no))
            view_item(page, inquiry, i, material);
    }
    page_close(page);
}

static void view_status(struct page *page, uint32_t missing, uint32_t needed)
{
    const struct screen_env *env = page->env;
    if (missing == 0)
        page_band(page, "mylist.status", STYLE_GOOD, ICON_DONE,
                  facts_text(env, needed == 0 ? "mylist.none" : "mylist.complete"));
    else
        page_band(
            page, "mylist.status", STYLE_WARNING, ICON_LIST,
            facts_fill(page->view, env, "mylist.missing", view_format(page->view, "%u", missing)));
}

static void view_mylist(const void *state, const struct screen_env *env, struct view *view)
{
    const struct inquiry *inquiry = state;
    const struct catalog_matter *matter = inquiry_matter(env->hall, inquiry);
    struct page page;
    uint32_t needed;
    if (matter == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    uint32_t missing = inquiry_missing(env->hall->catalog, matter, inquiry, &needed);
    const char *note = inquiry_note(env->hall, inquiry);
    page_begin(&page, view, env);
    page_title(&page, "mylist.title", facts_text(env, "mylist.title"));
    page_part(&page, PAGE_HEAD);
    page_text(&page, "mylist.matter", STYLE_NOTE, inquiry_name(env, matter));
    view_status(&page, missing, needed);
    page_part(&page, PAGE_BODY);
    if (note[0] != '\0')
        page_band(&page, "mylist.note", STYLE_WARNING, ICON_NOTICE, note);
    view_items(&page, inquiry, matter);
    page_part(&page, PAGE_FOOT_OTHER);
    page_button(&page, "mylist.take", STYLE_PRIMARY, ICON_PRINTER, facts_text(env, "mylist.take"),
                NULL, ACTION_TAKE_ALONG, 0);
    page_part(&page, PAGE_FOOT_GO);
    if (matter->here)
        page_button(&page, "mylist.ticket", STYLE_SECONDARY, ICON_TICKET,
                    facts_text(env, "matter.ticket"), NULL, ACTION_TICKET, 0);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct inquiry *inquiry = state;
    const struct catalog_matter *matter = inquiry_matter(ui_hall(ui), inquiry);
    if (matter == NULL)
        return;
    if (action == ACTION_TICK && argument < 64)
        inquiry->have ^= UINT64_C(1) << argument;
    if (action == ACTION_TAKE_ALONG) {
        inquiry->handout = HANDOUT_ONETIME;
        ui_go(ui, "handout", inquiry);
    }
    if (action == ACTION_TICKET) {
        struct errand errand = {.on_screen = !ui_hall(ui)->printer.ready};
        errand_choose(ui, &errand, matter->service);
    }
}

const struct screen screen_mylist = {
    .name = "mylist",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 120,
    .enter = inquiry_enter,
    .view = view_mylist,
    .action = act,
    .event = errand_event_underway,
};
