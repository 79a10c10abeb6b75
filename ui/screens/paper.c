/* The printer is out of paper. A number can be had without a ticket. */
#include "ui/screens/screens.h"
#include "ui/screens/trouble.h"

static void view_paper(const void *state, const struct screen_env *env, struct view *view)
{
    static const struct trouble_printer_words words = {
        .icon = ICON_PAPER,
        .title_key = "paperout.title",
        .body_key = "paperout.body",
        .until_key = "paperout.until",
    };
    (void)state;
    trouble_printer_view(env, view, &words);
}

const struct screen screen_paper = {
    .name = "paper",
    .state_bytes = sizeof(struct errand),
    .idle_s = 45,
    .enter = errand_enter,
    .view = view_paper,
    .action = trouble_printer_act,
    .event = trouble_printer_event,
};
