#include <stdio.h>
#include <string.h>

#include "app/base/i18n.h"
#include "tests/unit/contrast.h"
#include "tests/unit/reach.h"
#include "tests/unit/stage.h"
#include "tests/unit/unit.h"
#include "ui/layout.h"
#include "ui/measure.h"
#include "ui/theme.h"

#define SAID_MOST 200

static unsigned fault(const struct stage_scene *scene, const struct element *element,
                      const char *what)
{
    static unsigned said;
    if (said++ < SAID_MOST)
        printf("\n%s: %s (%.30s) at %d,%d %dx%d: %s", scene->name,
               element->id != NULL ? element->id : "-", element->label, element->rect.x,
               element->rect.y, element->rect.w, element->rect.h, what);
    return 1;
}

static bool inside(struct rect inner, struct rect outer)
{
    return inner.w > 0 && inner.h > 0 && inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

/* The router's bars are not the screen's. */
static bool in_bars(const struct stage_scene *scene, const struct element *element)
{
    return !layout_intersects(element->rect, scene->env->area);
}

/* A language of tests/unit/pseudo.h: its buttons say more than any
 * language's, and may then stand in too many lines to be low or fit a bar. */
static bool is_pseudo(const struct stage_scene *scene)
{
    static const char *const locales[] = {"ug", "bo", "mn"};
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++)
        if (strcmp(i18n_locale(scene->env->i18n), locales[i]) == 0)
            return true;
    return false;
}

/* Nothing is outside the display, and nothing of what scrolls is out of its width. */
static unsigned check_inside(const struct stage_scene *scene)
{
    /* The ground is the whole display; the screen at rest is a little smaller than that. */
    const struct rect all = scene->view->slots[0].element.rect;
    unsigned faults = 0;
    for (size_t i = 0; i < scene->view->count; i++) {
        const struct element *element = &scene->view->slots[i].element;
        struct rect rect = element->rect;
        if (in_bars(scene, element) && is_pseudo(scene))
            continue;
        if (!inside(view_visible(element), all) || rect.x < 0 || rect.x + rect.w > all.w)
            faults += fault(scene, element, "outside");
    }
    return faults;
}

static bool has_label(const struct element *element)
{
    return element->label[0] != '\0' && element->style != STYLE_BACKGROUND;
}

/* Neither touches nor words overlap. */
static unsigned check_apart(const struct stage_scene *scene)
{
    unsigned faults = 0;
    for (size_t i = 0; i < scene->view->count; i++) {
        const struct element *a = &scene->view->slots[i].element;
        for (size_t j = 0; j < i; j++) {
            const struct element *b = &scene->view->slots[j].element;
            bool both = (a->action != 0 && b->action != 0) || (has_label(a) && has_label(b));
            if (both && layout_intersects(view_visible(a), view_visible(b)))
                faults += fault(scene, a, b->label);
        }
    }
    return faults;
}

/* A finger finds it, and reaches it. */
static unsigned check_targets(const struct stage_scene *scene)
{
    int least = scene->env->target_px;
    unsigned faults = 0;
    for (size_t i = 0; i < scene->view->count; i++) {
        const struct element *element = &scene->view->slots[i].element;
        if (element->action == 0 || (in_bars(scene, element) && is_pseudo(scene)))
            continue;
        if (element->rect.w < least || element->rect.h < least)
            faults += fault(scene, element, "target too small");
        if (scene->env->low && !is_pseudo(scene) && element->style != STYLE_BACKGROUND &&
            element->rect.y < scene->env->reach.y && element->clip.w == 0)
            faults += fault(scene, element, "too high to reach");
    }
    return faults;
}

/* What can be touched can be named, read out, and told apart. */
static unsigned check_labels(const struct stage_scene *scene)
{
    unsigned faults = 0;
    for (size_t i = 0; i < scene->view->count; i++) {
        const struct element *element = &scene->view->slots[i].element;
        bool canvas = element->role == ROLE_CANVAS; /* what is written on it has no words yet */
        bool named = element->id != NULL && (canvas || element->label[0] != '\0');
        if (element->action != 0 && (!named || (element->role != ROLE_BUTTON && !canvas)))
            faults += fault(scene, element, "no id, no label or no button");
        if (element->id != NULL && view_find(scene->view, element->id) != element)
            faults += fault(scene, element, "id stands twice");
    }
    return faults;
}

/* The texts have the room that they need at full size: what paints goes by the same measure. */
static unsigned check_texts(const struct stage_scene *scene)
{
    unsigned faults = 0;
    for (size_t i = 0; i < scene->view->count; i++) {
        const struct element *element = &scene->view->slots[i].element;
        if ((element->label[0] == '\0' && element->detail[0] == '\0') ||
            (in_bars(scene, element) && is_pseudo(scene)))
            continue;
        if (measure_height(scene->env->measure, element, element->rect.w) > element->rect.h)
            faults += fault(scene, element, "text does not fit");
    }
    return faults;
}

static unsigned check_memory(const struct stage_scene *scene)
{
    bool full = scene->view->count > VIEW_ELEMENTS * 9 / 10 ||
                scene->view->text_used > VIEW_TEXT_BYTES * 9 / 10;
    return full ? fault(scene, &scene->view->slots[0].element, "more than a view should hold") : 0;
}

/* Colours follow from screen, hall and mode: they are looked at in one size and language. */
static unsigned check_contrast(const struct stage_scene *scene)
{
    unsigned faults = 0;
    if (scene->view->slots[0].element.rect.w != 1280 ||
        strcmp(i18n_locale(scene->env->i18n), "zh-CN") != 0)
        return 0;
    for (int palette = 0; palette < PALETTE_COUNT; palette++)
        faults +=
            contrast_faults(scene->view, theme_default(), (enum theme_palette)palette, scene->name);
    return faults;
}

static unsigned check_keys(const struct stage_scene *scene)
{
    unsigned before = CU_get_number_of_failures();
    reach_check(scene->view, scene->env->rtl);
    return CU_get_number_of_failures() - before;
}

const struct stage_check stage_checks[] = {
    {"inside", check_inside},     {"apart", check_apart}, {"targets", check_targets},
    {"labels", check_labels},     {"texts", check_texts}, {"memory", check_memory},
    {"contrast", check_contrast}, {"keys", check_keys},
};
const size_t stage_checks_count = sizeof stage_checks / sizeof stage_checks[0];
