/* The ticket was not printed: the number holds all the same, and one retry prints it again. */
#include "ui/screens/errand.h"
#include "ui/screens/noted.h"
#include "ui/screens/screens.h"

static void view_failed(const void *state, const struct screen_env *env, struct view *view)
{
    static const struct noted_words words = {
        .band = STYLE_WARNING,
        .icon = ICON_PRINTER,
        .title_key = "failed.title",
        .retry_key = "ticket.retry",
        .reason = true,
    };
    noted_view(state, env, view, &words);
}

const struct screen screen_failed = {
    .name = "failed",
    .state_bytes = sizeof(struct errand),
    .idle_s = 60,
    .no_back = true,
    .enter = errand_enter,
    .view = view_failed,
    .action = noted_act,
};
