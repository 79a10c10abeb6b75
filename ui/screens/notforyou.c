/* The answers say that this matter is not for this person: why, and what they can do instead. */
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"
#include "ui/screens/screens.h"

enum { ACTION_HELP = 1, ACTION_OTHER };

static void view_notforyou(const void *state, const struct screen_env *env, struct view *view)
{
    struct page page;
    page_begin(&page, view, env);
    page_open(&page, &(struct page_group){.style = STYLE_PANEL, .align = ALIGN_CENTRE, .grow = 1});
    page_emblem(&page, ICON_HELP, 14);
    page_text(&page, "notforyou.title", STYLE_TITLE, facts_text(env, "notforyou.title"));
    page_text(&page, "notforyou.why", STYLE_BODY, inquiry_note(env->hall, state));
    page_close(&page);
    page_part(&page, PAGE_FOOT_OTHER);
    page_button(&page, "notforyou.other", STYLE_SECONDARY, ICON_GUIDE,
                facts_text(env, "notforyou.other"), NULL, ACTION_OTHER, 0);
    page_part(&page, PAGE_FOOT_GO);
    page_button(&page, "notforyou.help", STYLE_PRIMARY, ICON_HELP,
                facts_text(env, "notforyou.help"), NULL, ACTION_HELP, 0);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)argument;
    ui_go(ui, action == ACTION_HELP ? "help" : "guide", NULL);
}

const struct screen screen_notforyou = {
    .name = "notforyou",
    .state_bytes = sizeof(struct inquiry),
    .idle_s = 90,
    .enter = inquiry_enter,
    .view = view_notforyou,
    .action = act,
    .event = errand_event_underway,
};
