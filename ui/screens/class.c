/* In care mode: the priority class as a question of its own, before confirm. */
#include "ui/page.h"
#include "ui/screens/classes.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define NOBODY SIZE_MAX /* no class is marked before one was touched */

enum { ACTION_CLASS = 1 };

static void view_class(const void *state, const struct screen_env *env, struct view *view)
{
    const struct errand *errand = state;
    struct page page;
    const struct hall_service *standing;
    const struct catalog_service *service = facts_service(env->hall, errand->service, &standing);
    page_begin(&page, view, env);
    page_title(&page, "class.title", facts_text(env, "confirm.classes"));
    if (service != NULL)
        classes_view(&page, service, NOBODY, ACTION_CLASS);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct errand *errand = state;
    (void)action;
    errand->class = (size_t)argument;
    ui_go(ui, "confirm", errand);
}

const struct screen screen_class = {
    .name = "class",
    .state_bytes = sizeof(struct errand),
    .idle_s = 60,
    .enter = errand_enter,
    .view = view_class,
    .action = act,
    .event = errand_event_underway,
};
