/*
 * The pieces a screen is put together from: page, heading, buttons, figures, the number's card, a
 * face with a message.
 *
 * Thread: the main thread. Ownership: texts are borrowed for the frame. Units: pixels; lengths are
 * multiples of env->unit_px.
 */
#ifndef UI_SCREENS_PARTS_H
#define UI_SCREENS_PARTS_H

#include "ui/layout.h"
#include "ui/screen.h"
#include "ui/view.h"

/* The area between the bars without its margins. */
struct rect parts_page(const struct screen_env *env);

/* The places at the foot of a page where an errand's buttons stand: side by side, or one above the
 * other on an upright display. They never overlap, so that a second touch meant for one cannot fall
 * on what the next screen puts in the other. */
struct rect parts_foot_go(const struct screen_env *env);    /* issues a ticket */
struct rect parts_foot_other(const struct screen_env *env); /* everything after that */

/* What is left of the page above both places, and above the first alone. */
struct rect parts_above_foot(const struct screen_env *env);
struct rect parts_above_go(const struct screen_env *env);

/* The screen's heading, cut off the top of `rest`. */
void parts_title(struct view *view, const struct screen_env *env, struct rect *rest, const char *id,
                 const char *text);

/* Text without more. `id` NULL: decoration. */
void parts_words(struct view *view, struct rect rect, const char *id, enum style style,
                 enum text_align align, int lines, const char *text);

/* A line with an icon on a coloured band; `detail` may be NULL. */
void parts_band(struct view *view, struct rect rect, const char *id, enum style style,
                enum icon icon, const char *text, const char *detail);

void parts_panel(struct view *view, struct rect rect);

void parts_button(struct view *view, struct rect rect, const char *id, enum style style,
                  const char *label, int action);

/* A value above its caption: "3 人 / 前面等候". */
void parts_figure(struct view *view, struct rect rect, const char *id, const char *value,
                  const char *caption);

/* An icon alone, as large as the rectangle allows. */
void parts_emblem(struct view *view, struct rect rect, enum icon icon);

/* A message with an icon, for the screens that only say something. Texts may be NULL. */
struct parts_face {
    enum icon icon;
    enum style band; /* of `until`: STYLE_GOOD, STYLE_WARNING or STYLE_BAD */
    const char *title;
    const char *body;
    const char *until;
    struct {
        const char *id;
        enum style style;
        const char *label;
        int action;
    } buttons[2];
};

void parts_face(struct view *view, const struct screen_env *env, const struct parts_face *face);

#endif
