#include <string.h>

#include "ui/env.h"
#include "ui/layout.h"
#include "ui/measure.h"
#include "ui/ui_private.h"

/* In units of the screen (struct screen_env). */
#define BUTTON_UNITS 22
#define CLOCK_UNITS  12
#define MARGIN_UNITS 2
#define LINE_TENTHS  6 /* the countdown's bar */

struct screen_env router_env(const struct ui *ui)
{
    struct env_panel panel = ui->config.panel;
    panel.width_px = ui->width_px;
    panel.height_px = ui->height_px;
    struct screen_env env = env_make(&panel, &ui->modes, ui->i18n, !router_screen(ui)->bare);
    int offset_min = ui->hall != NULL ? ui->hall->utc_offset_min : 480;
    clock_civil(clock_wall_ms(ui->config.clock), offset_min, &env.now);
    env.hall = ui->hall;
    env.measure = paint_measure(ui->paint);
    measure_set(env.measure, env.unit_px, env.text_percent, env.rtl);
    return env;
}

static const char *hall_name(const struct screen_env *env)
{
    if (env->hall == NULL || env->hall->catalog == NULL)
        return "";
    const struct catalog_hall *hall = &env->hall->catalog->hall;
    return !env->chinese && hall->name_en[0] != '\0' ? hall->name_en : hall->name;
}

static void upper_bar(const struct screen_env *env, struct rect bar, struct view *view)
{
    int unit = env->unit_px;
    view_add(view, &(struct element){.style = STYLE_BAR, .rect = bar});
    struct rect rest = layout_inset(bar, MARGIN_UNITS * unit, unit);
    struct rect language = layout_cut_right(&rest, BUTTON_UNITS * unit);
    layout_cut_right(&rest, MARGIN_UNITS * unit);
    struct rect clock = layout_cut_right(&rest, CLOCK_UNITS * unit);
    view_add(view, &(struct element){.id = "nav.hall",
                                     .role = ROLE_TEXT,
                                     .style = STYLE_BAR_TEXT,
                                     .rect = rest,
                                     .label = hall_name(env)});
    view_add(view, &(struct element){
                       .id = "nav.clock",
                       .role = ROLE_STATUS,
                       .style = STYLE_BAR_TEXT,
                       .rect = clock,
                       .align = ALIGN_END,
                       .label = view_format(view, "%02d:%02d", env->now.hour, env->now.minute)});
    view_add(view, &(struct element){.id = "nav.language",
                                     .role = ROLE_BUTTON,
                                     .style = STYLE_BAR_BUTTON,
                                     .icon = ICON_LANGUAGE,
                                     .rect = language,
                                     .label = i18n_text(env->i18n, "nav.language"),
                                     .action = ROUTER_LANGUAGE});
}

static void countdown(const struct ui *ui, const struct screen_env *env, struct rect rect,
                      struct view *view)
{
    int seconds = router_countdown_s(ui);
    if (seconds == 0)
        return;
    const char *number = view_format(view, "%d", seconds);
    const char *const arguments[] = {number};
    const char *key = router_screen(ui)->idle_to != NULL ? "nav.countdown.start" : "nav.countdown";
    struct rect line = layout_cut_bottom(&rect, (LINE_TENTHS * env->unit_px + 9) / 10);
    view_add(view, &(struct element){.id = "nav.countdown",
                                     .role = ROLE_STATUS,
                                     .style = STYLE_BAR_TEXT,
                                     .rect = rect,
                                     .align = ALIGN_CENTRE,
                                     .label = view_text(view, env->i18n, key, arguments, 1)});
    view_add(view, &(struct element){.style = STYLE_PROGRESS,
                                     .rect = line,
                                     .value = seconds,
                                     .value_max = (int)(router_idle_ms(ui) / 1000 + 2) / 3});
}

static void lower_bar(const struct ui *ui, const struct screen_env *env, struct rect bar,
                      struct view *view)
{
    const struct screen *screen = router_screen(ui);
    int unit = env->unit_px;
    bool can_go_back = !screen->no_back && ui->router.depth > 1;
    bool can_go_home = strcmp(screen->name, "home") != 0;
    /* An empty band would only be a stripe. */
    if (can_go_back || can_go_home || router_countdown_s(ui) > 0)
        view_add(view, &(struct element){.style = STYLE_BAR, .rect = bar});
    struct rect rest = layout_inset(bar, MARGIN_UNITS * unit, unit);
    struct rect back = layout_cut_left(&rest, BUTTON_UNITS * unit);
    struct rect home = layout_cut_right(&rest, BUTTON_UNITS * unit);
    /* The place stays empty where there is nowhere to go, so that the other never moves. */
    if (can_go_back)
        view_add(view, &(struct element){.id = "nav.back",
                                         .role = ROLE_BUTTON,
                                         .style = STYLE_BAR_BUTTON,
                                         .icon = ICON_BACK,
                                         .rect = back,
                                         .label = i18n_text(env->i18n, "nav.back"),
                                         .action = ROUTER_BACK});
    if (can_go_home)
        view_add(view, &(struct element){.id = "nav.home",
                                         .role = ROLE_BUTTON,
                                         .style = STYLE_BAR_BUTTON,
                                         .icon = ICON_HOME,
                                         .rect = home,
                                         .label = i18n_text(env->i18n, "nav.home"),
                                         .action = ROUTER_HOME});
    countdown(ui, env, layout_inset(rest, MARGIN_UNITS * unit, 0), view);
}

void router_bars(const struct ui *ui, const struct screen_env *env, struct view *view)
{
    struct rect upper;
    struct rect lower;
    env_bars(env, &upper, &lower);
    upper_bar(env, upper, view);
    lower_bar(ui, env, lower, view);
}
