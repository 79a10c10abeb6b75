#include "ui/env.h"

#include <string.h>

#include "app/base/i18n.h"
#include "ui/layout.h"

/* In units of the screen (struct screen_env). */
#define UPPER_UNITS 9

/* Where the panel's size is not known, a unit counts as 1.2 mm: a 7 inch panel of 1024x600. */
#define UNIT_TENTHS_MM 12

#define TARGET_MM      12
#define CARE_TARGET_MM 20
#define CARE_PERCENT   160
#define REACH_MM       1100 /* above the floor: from a wheelchair, GB 50763-2012 3.15 */
#define GAP_UNITS      2
#define REACH_PERCENT  40 /* of the picture's height, at least */

#define HOUR_MIN 60

static int larger(int a, int b)
{
    return a > b ? a : b;
}

int env_unit_px(int width_px, int height_px)
{
    int shorter = width_px < height_px ? width_px : height_px;
    int longer = larger(width_px, height_px);
    int unit = shorter / 100 < longer / 60 ? shorter / 100 : longer / 60;
    return larger(unit, 1);
}

static int px_of_mm(const struct env_panel *panel, int unit_px, int mm)
{
    if (panel->width_mm > 0)
        return (mm * panel->width_px + panel->width_mm - 1) / panel->width_mm;
    return (mm * 10 * unit_px + UNIT_TENTHS_MM - 1) / UNIT_TENTHS_MM;
}

/* Height above the lower edge that can be reached; a picture of unknown place counts as too high.
 */
static int reach_px(const struct env_panel *panel, const struct screen_env *env)
{
    int reach = panel->height_px * REACH_PERCENT / 100;
    if (panel->bottom_mm > 0 && panel->width_mm > 0)
        reach =
            larger(reach, px_of_mm(panel, env->unit_px, larger(REACH_MM - panel->bottom_mm, 0)));
    return reach < panel->height_px ? reach : panel->height_px;
}

void env_cut(struct screen_env *env, int upper_px, int lower_px)
{
    int top = env->reach.y;
    layout_cut_top(&env->area, upper_px);
    layout_cut_bottom(&env->area, lower_px);
    env->reach = env->area;
    if (!env->low)
        return;
    /* Never less than what the page's foot takes with labels of two lines, and a target above it.
     */
    int foot = larger(ENV_FOOT_UNITS * env->unit_px, env->target_px) + GAP_UNITS * env->unit_px;
    int least = (env->portrait ? 2 : 1) * foot + env->target_px + 5 * GAP_UNITS * env->unit_px;
    int most = env->area.y + env->area.h - least;
    layout_cut_top(&env->reach, (top < most ? top : most) - env->area.y);
}

struct screen_env env_make(const struct env_panel *panel, const struct ui_modes *modes,
                           const struct i18n *i18n, bool bars)
{
    struct screen_env env = {
        .full = {0, 0, panel->width_px, panel->height_px},
        .unit_px = env_unit_px(panel->width_px, panel->height_px),
        .portrait = panel->height_px > panel->width_px,
        .i18n = i18n,
        .chinese = strcmp(i18n_locale(i18n), "en") != 0,
        .care = modes->care,
        .contrast = modes->contrast,
        .low = modes->low,
        .left = modes->left,
        .rtl = strncmp(i18n_locale(i18n), "ug", 2) == 0,
        .text_percent = modes->care ? CARE_PERCENT : 100,
    };
    env.target_px = px_of_mm(panel, env.unit_px, modes->care ? CARE_TARGET_MM : TARGET_MM);
    env.area = env.full;
    env.reach = env.full;
    if (modes->low)
        layout_cut_top(&env.reach, env.full.h - reach_px(panel, &env));
    if (bars)
        env_cut(&env, UPPER_UNITS * env.unit_px, env.target_px + 2 * env.unit_px);
    return env;
}

bool env_is_night(const struct civil *now, int from_min, int to_min)
{
    int minute = now->hour * HOUR_MIN + now->minute;
    if (from_min <= to_min)
        return minute >= from_min && minute < to_min;
    return minute >= from_min || minute < to_min;
}

void env_drift(struct screen_env *env)
{
    static const int ring[][2] = {{1, 0},  {1, 1},   {0, 1},  {-1, 1},
                                  {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};
    const int *at = ring[env->now.minute % (int)(sizeof ring / sizeof ring[0])];
    int step = env->unit_px / 2;
    env->full = layout_inset(env->full, step, step);
    env->full.x += at[0] * step;
    env->full.y += at[1] * step;
    env->area = layout_intersect(env->area, env->full);
    env->reach = layout_intersect(env->reach, env->full);
}
