/*
 * Sizes and modes of the display: what struct screen_env says of them. Pure functions.
 *
 * Thread: any. Units: pixels of the turned picture, except where the name says otherwise.
 */
#ifndef UI_ENV_H
#define UI_ENV_H

#include "ui/screen.h"

/* Height of a place for buttons at the foot of a page, at least (ui/page.h). */
#define ENV_FOOT_UNITS 13

/* The panel as it is mounted, from the config. */
struct env_panel {
    int width_px; /* of the turned picture */
    int height_px;
    int width_mm;  /* of the turned picture; 0: not known */
    int bottom_mm; /* from the floor to the picture's lower edge; 0: not known */
};

/* 1/100 of the shorter side, but never more than 1/60 of the longer one; at least 1. */
int env_unit_px(int width_px, int height_px);

/* Everything that follows from panel, modes and language; `bars`: room for the least that the
 * router's two take is cut off. The caller adds hall, time, scroll_px and measure. */
struct screen_env env_make(const struct env_panel *panel, const struct ui_modes *modes,
                           const struct i18n *i18n, bool bars);

/* Moves all rectangles a small step, another one each minute, so that no edge burns into the panel.
 * Before env_cut. */
void env_drift(struct screen_env *env);

/* Whether the time lies in the night; minutes of the day, the same ones: never. */
bool env_is_night(const struct civil *now, int from_min, int to_min);

/* Takes bars of these heights off `area`. */
void env_cut(struct screen_env *env, int upper_px, int lower_px);

#endif
