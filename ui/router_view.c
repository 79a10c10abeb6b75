/* What the present screen is shown with: the bars, and what its view may know. */
#include <string.h>

#include "ui/bars.h"
#include "ui/measure.h"
#include "ui/ui_private.h"

#define SECOND_MS 1000

static struct bars bars_of(const struct ui *ui)
{
    const struct screen *screen = router_screen(ui);
    const struct i18n *next = words_after(ui->words, ui->i18n);
    return (struct bars){.bare = screen->bare,
                         .back = !screen->no_back && ui->router.depth > 1,
                         .home = strcmp(screen->name, "home") != 0,
                         .aids = !screen->no_back,
                         .aids_open = strcmp(screen->name, "assist") == 0,
                         .language = next != ui->i18n ? i18n_text(next, "language.name") : NULL,
                         .countdown_s = router_countdown_s(ui),
                         .countdown_all_s = (int)(router_idle_ms(ui) / SECOND_MS + 2) / 3,
                         .to_start = screen->idle_to != NULL};
}

static struct screen_env env_of(const struct ui *ui, const struct bars *bars)
{
    struct env_panel panel = ui->config.panel;
    panel.width_px = ui->width_px;
    panel.height_px = ui->height_px;
    struct screen_env env = env_make(&panel, &ui->modes, ui->i18n, false);
    int offset_min = ui->hall != NULL ? ui->hall->utc_offset_min : 480;
    clock_civil(clock_wall_ms(ui->config.clock), offset_min, &env.now);
    env.night = env_is_night(&env.now, ui->config.night_from_min, ui->config.night_to_min);
    if (router_screen(ui)->rests)
        env_drift(&env);
    env.hall = ui->hall;
    env.read_aloud = ui->config.read_aloud;
    env.measure = paint_measure(ui->paint);
    measure_set(env.measure, env.unit_px, env.text_percent, env.rtl);
    env.scroll_px = router_visit(ui)->scroll_px;
    bars_cut(bars, &env);
    return env;
}

struct screen_env router_env(const struct ui *ui)
{
    struct bars bars = bars_of(ui);
    return env_of(ui, &bars);
}

void router_view(struct ui *ui, struct view *view)
{
    struct bars bars = bars_of(ui);
    struct screen_env env = env_of(ui, &bars);
    struct visit *visit = router_visit(ui);
    view_clear(view);
    view_add(view, &(struct element){.style = STYLE_BACKGROUND,
                                     .rect = {0, 0, ui->width_px, ui->height_px}});
    bars_view(&bars, &env, view);
    visit->screen->view(visits_state(&ui->router.visits, visit), &env, view);
    visit->scroll_px = view->scroll.offset_px;
    view->palette = env.contrast                        ? PALETTE_CONTRAST
                    : env.night && visit->screen->rests ? PALETTE_NIGHT
                                                        : PALETTE_LIGHT;
    ui->rtl = env.rtl;
    ui->unit_px = env.unit_px;
}
