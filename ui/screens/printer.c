/* The printer is off or needs a hand. A number can be had without a ticket. */
#include "ui/screens/screens.h"
#include "ui/screens/trouble.h"

static void view_printer(const void *state, const struct screen_env *env, struct view *view)
{
    static const struct trouble_printer_words words = {
        .icon = ICON_PRINTER,
        .title_key = "printer.title",
        .body_key = "printer.body",
        .until_key = "printer.until",
    };
    (void)state;
    trouble_printer_view(env, view, &words);
}

const struct screen screen_printer = {
    .name = "printer",
    .state_bytes = sizeof(struct errand),
    .idle_s = 45,
    .enter = errand_enter,
    .view = view_printer,
    .action = trouble_printer_act,
    .event = trouble_printer_event,
};
