/* What makes the kiosk easier to see and to reach: each aid is turned on and off by itself. */
#include "ui/page.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define CELL_UNITS   46
#define HEIGHT_UNITS 15

struct aid {
    const char *id; /* its label's key too */
    enum icon icon;
};

static const struct aid aids[] = {
    {"assist.care", ICON_CARE},     {"assist.contrast", ICON_CONTRAST},
    {"assist.low", ICON_LOW_REACH}, {"assist.left", ICON_LEFT_HAND},
    {"assist.speak", ICON_SPEAK},   {"assist.volume", ICON_VOLUME}};
#define AIDS          ((int)(sizeof aids / sizeof aids[0]))
#define AIDS_OF_SOUND 2 /* the last ones, where the kiosk can speak */

/* In the order of `aids`. */
static bool *flag_of(struct ui_modes *modes, int aid)
{
    bool *const flags[] = {&modes->care, &modes->contrast, &modes->low,
                           &modes->left, &modes->speak,    &modes->loud};
    return flags[aid];
}

static void view_aid(struct page *page, const struct aid *aid, int position, bool on)
{
    const struct screen_env *env = page->env;
    page_item(page, &(struct page_item){
                        .element = {.id = aid->id,
                                    .role = ROLE_BUTTON,
                                    .style = STYLE_CHOICE,
                                    .icon = on ? ICON_DONE : aid->icon,
                                    .label = facts_text(env, aid->id),
                                    .detail = facts_text(env, on ? "assist.on" : "assist.off"),
                                    .selected = on,
                                    .action = 1 + position},
                        .least_h_units = HEIGHT_UNITS});
}

static void view_assist(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    struct ui_modes modes = {env->care, env->contrast, env->low, env->left, env->speak, env->loud};
    int count = env->read_aloud ? AIDS : AIDS - AIDS_OF_SOUND;
    page_begin(&page, view, env);
    page_title(&page, "assist.title", facts_text(env, "assist.title"));
    page_open(&page, &(struct page_group){.flow = PAGE_GRID,
                                          .least_units = CELL_UNITS,
                                          .columns = env->portrait ? 1 : 2,
                                          .grow = 1});
    for (int i = 0; i < count; i++)
        view_aid(&page, &aids[i], i, *flag_of(&modes, i));
    page_close(&page);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)argument;
    struct ui_modes modes = *ui_modes(ui);
    bool *flag = flag_of(&modes, action - 1);
    *flag = !*flag;
    ui_set_modes(ui, &modes);
}

const struct screen screen_assist = {
    .name = "assist",
    .idle_s = 60,
    .view = view_assist,
    .action = act,
    .event = errand_event_underway,
};
