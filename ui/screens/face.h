/*
 * A face with a message, for the screens that only say something: what is so, why, and until when
 * or what to do next.
 *
 * Thread: the main thread. Ownership: texts are borrowed for the frame; they may be NULL.
 */
#ifndef UI_SCREENS_FACE_H
#define UI_SCREENS_FACE_H

#include "ui/page.h"

struct face_button {
    const char *id; /* NULL: none */
    enum style style;
    const char *label;
    int action;
};

struct face {
    enum icon icon;
    enum style band; /* of `until`: STYLE_GOOD, STYLE_WARNING or STYLE_BAD */
    const char *title;
    const char *body;
    const char *until;
    struct face_button other; /* their places: ui/page.h */
    struct face_button go;
};

void face_view(const struct screen_env *env, struct view *view, const struct face *face);

#endif
