/* Nobody can say whether the ticket came out: it is never printed again by itself. */
#include "ui/screens/errand.h"
#include "ui/screens/noted.h"
#include "ui/screens/screens.h"

static void view_unknown(const void *state, const struct screen_env *env, struct view *view)
{
    static const struct noted_words words = {
        .band = STYLE_WARNING,
        .icon = ICON_PRINTER,
        .title_key = "unknown.title",
        .retry_key = "unknown.retry",
        .reason = false,
    };
    noted_view(state, env, view, &words);
}

const struct screen screen_unknown = {
    .name = "unknown",
    .state_bytes = sizeof(struct errand),
    .idle_s = 60,
    .no_back = true,
    .enter = errand_enter,
    .view = view_unknown,
    .action = noted_act,
};
