/* A number that was asked for without paper, while the printer was not ready. */
#include "ui/screens/errand.h"
#include "ui/screens/noted.h"
#include "ui/screens/screens.h"

static void view_number(const void *state, const struct screen_env *env, struct view *view)
{
    static const struct noted_words words = {
        .band = STYLE_GOOD,
        .icon = ICON_DONE,
        .title_key = "number.title",
        .retry_key = NULL,
        .reason = false,
    };
    noted_view(state, env, view, &words);
}

const struct screen screen_number = {
    .name = "number",
    .state_bytes = sizeof(struct errand),
    .idle_s = 60,
    .no_back = true,
    .enter = errand_enter,
    .view = view_number,
    .action = noted_act,
};
