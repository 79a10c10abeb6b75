/* A service outside its hours: why, and when it opens. */
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"
#include "ui/screens/trouble.h"

static void view_closed(const void *state, const struct screen_env *env, struct view *view)
{
    const struct errand *errand = state;
    const struct hall_service *standing;
    const struct catalog_service *service = facts_service(env->hall, errand->service, &standing);
    struct face words = {
        .icon = ICON_CLOCK,
        .band = STYLE_GOOD,
        .title = facts_text(env, "closed.title"),
    };
    if (service != NULL) {
        const char *opening = facts_opening(view, env, &standing->when);
        words.title = facts_service_name(env, service);
        words.body = facts_why_closed(view, env, &standing->when);
        words.until = opening != NULL ? facts_fill(view, env, "closed.until", opening)
                                      : facts_text(env, "closed.unknown");
    }
    trouble_service_view(env, view, &words);
}

const struct screen screen_closed = {
    .name = "closed",
    .state_bytes = sizeof(struct errand),
    .idle_s = 45,
    .enter = errand_enter,
    .view = view_closed,
    .action = trouble_service_act,
    .event = trouble_service_event,
};
