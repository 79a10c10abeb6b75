/* One material: how many, from whom, how to get it, and what a filled-in form looks like. */
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

#define SAMPLE_UNITS        70
#define SAMPLE_UNITS_BESIDE 58 /* all of it in sight */

static const struct catalog_material *material_of(const struct screen_env *env,
                                                  const struct inquiry *inquiry)
{
    const struct catalog_matter *matter = inquiry_matter(env->hall, inquiry);
    if (matter == NULL || inquiry->material >= matter->materials.count)
        return NULL;
    return &env->hall->catalog->materials[matter->materials.first + inquiry->material];
}

/* Filled in, so that one can see what belongs where. */
static void view_sample(struct page *page, const struct catalog_material *material)
{
    const char *heading = facts_text(page->env, "material.sample");
    if (material->sample[0] == '\0')
        return;
    page_open(page, &(struct page_group){
                        .style = STYLE_PANEL, .gap = PAGE_GAP_SMALL, .align = ALIGN_CENTRE});
    page_heading(page, heading);
    page_picture(page, "material.sample", material->sample, heading,
                 page->env->portrait ? SAMPLE_UNITS : SAMPLE_UNITS_BESIDE);
    page_close(page);
}

static void view_material(const void *state, const struct screen_env *env, struct view *view)
{
    const struct catalog_material *material = material_of(env, state);
    struct page page;
    if (material == NULL) {
        inquiry_nothing(view, env);
        return;
    }
    page_begin(&page, view, env);
    page_title(&page, "material.title", facts_name(env, material->name, material->name_en));
    page_open(&page, &(struct page_group){.flow = env->portrait ? PAGE_COLUMN : PAGE_ROW});
    page_open(&page, &(struct page_group){.style = STYLE_PANEL, .gap = PAGE_GAP_SMALL, .grow = 1});
    inquiry_fact(&page, "material.counts", inquiry_counts(view, env, material));
    inquiry_fact(&page, "material.issuer", material->issuer);
    inquiry_fact(&page, "material.obtain", material->obtain);
    inquiry_fact(&page, "material.form", material->form);
    inquiry_fact(&page, "material.notes", material->notes);
    inquiry_fact(&page, "material.basis", material->basis);
    page_close(&page);
    view_sample(&page, material);
    page_close(&page);
    page_end(&page);
}

const struct screen screen_material = {
    .name = "material",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 120,
    .enter = inquiry_enter,
    .view = view_material,
    .event = errand_event_underway,
};
