/* All that is laid down for a matter: the eight openings and what else a citizen needs. */
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

enum { ACTION_MATERIAL = 1 };

static void open_section(struct page *page, const char *key)
{
    page_open(page, &(struct page_group){.style = STYLE_PANEL, .gap = PAGE_GAP_SMALL, .id = key});
    page_heading(page, facts_text(page->env, key));
}

static void view_list(struct page *page, const char *key, const char *list)
{
    int number = 0;
    if (*list == '\0')
        return;
    open_section(page, key);
    for (const char *item = list; *item != '\0'; item = catalog_next(item))
        page_text(page, NULL, STYLE_BODY, view_format(page->view, "%d. %s", ++number, item));
    page_close(page);
}

static void view_materials(struct page *page, const struct catalog_matter *matter)
{
    const struct screen_env *env = page->env;
    if (matter->materials.count == 0)
        return;
    open_section(page, "details.materials");
    for (uint32_t i = 0; i < matter->materials.count; i++) {
        const struct catalog_material *material =
            &env->hall->catalog->materials[matter->materials.first + i];
        page_button(page, view_format(page->view, "details.material.%u", i), STYLE_TILE_QUIET,
                    material->sample[0] != '\0' ? ICON_DOCUMENT : ICON_MATERIAL,
                    facts_name(env, material->name, material->name_en),
                    inquiry_counts(page->view, env, material), ACTION_MATERIAL, (int)i);
    }
    page_close(page);
}

static void view_limits(struct page *page, const struct catalog_matter *matter)
{
    const struct screen_env *env = page->env;
    open_section(page, "details.limits");
    inquiry_fact(page, "details.statutory",
                 inquiry_days(page->view, env, matter->statutory_days, matter->statutory_note));
    inquiry_fact(page, "details.promised",
                 inquiry_days(page->view, env, matter->promised_days, matter->promised_note));
    page_close(page);
    open_section(page, "details.fees");
    inquiry_fact(page, "details.fee", facts_name(env, matter->fee, matter->fee_en));
    inquiry_fact(page, "details.fee_basis", matter->fee_basis);
    page_close(page);
}

static void view_questions(struct page *page, const struct catalog_matter *matter)
{
    bool question = true;
    if (*matter->faq == '\0')
        return;
    open_section(page, "details.faq");
    for (const char *item = matter->faq; *item != '\0'; item = catalog_next(item)) {
        page_text(page, NULL, question ? STYLE_HEADING : STYLE_BODY, item);
        question = !question;
    }
    page_close(page);
}

static void view_contacts(struct page *page, const struct catalog_matter *matter)
{
    const struct screen_env *env = page->env;
    const struct catalog *catalog = env->hall->catalog;
    const struct catalog_department *department = &catalog->departments[matter->department];
    open_section(page, "details.contacts");
    inquiry_fact(page, "details.department",
                 facts_name(env, department->name, department->name_en));
    inquiry_fact(page, "details.phone", inquiry_phone(catalog, matter));
    inquiry_fact(page, "details.supervision",
                 matter->supervision_phone[0] != '\0'       ? matter->supervision_phone
                 : department->supervision_phone[0] != '\0' ? department->supervision_phone
                                                            : catalog->hall.supervision_phone);
    inquiry_fact(page, "details.online", matter->online_address);
    page_close(page);
}

static void view_details(const void *state, const struct screen_env *env, struct view *view)
{
    const struct catalog_matter *matter = inquiry_matter(env->hall, state);
    struct page page;
    if (matter == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    page_title(&page, "details.title", inquiry_name(env, matter));
    view_list(&page, "details.conditions", matter->conditions);
    view_materials(&page, matter);
    view_list(&page, "details.steps", matter->steps);
    view_limits(&page, matter);
    view_list(&page, "details.notes", matter->notes);
    view_list(&page, "details.basis", matter->basis);
    view_questions(&page, matter);
    view_contacts(&page, matter);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct inquiry inquiry = *(const struct inquiry *)state;
    (void)action;
    inquiry.material = (uint32_t)argument;
    ui_go(ui, "material", &inquiry);
}

const struct screen screen_details = {
    .name = "details",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 120,
    .enter = inquiry_enter,
    .view = view_details,
    .action = act,
    .event = errand_event_underway,
};
