/* A service whose numbers of the day are all given: when it gives some again. */
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"
#include "ui/screens/trouble.h"

static void view_full(const void *state, const struct screen_env *env, struct view *view)
{
    const struct errand *errand = state;
    const struct hall_service *standing;
    const struct catalog_service *service = facts_service(env->hall, errand->service, &standing);
    struct face words = {
        .icon = ICON_PEOPLE,
        .band = STYLE_GOOD,
        .title = facts_text(env, "closed.title"),
    };
    if (service != NULL) {
        struct hours_answer next;
        facts_next_day(env->hall, service, &next);
        const char *opening = facts_opening(view, env, &next);
        words.title = facts_service_name(env, service);
        words.body = facts_text(env, "full.body");
        words.until = opening != NULL ? facts_fill(view, env, "full.until", opening)
                                      : facts_text(env, "closed.unknown");
    }
    trouble_service_view(env, view, &words);
}

const struct screen screen_full = {
    .name = "full",
    .state_bytes = sizeof(struct errand),
    .idle_s = 45,
    .enter = errand_enter,
    .view = view_full,
    .action = trouble_service_act,
    .event = trouble_service_event,
};
