/*
 * What the faces of trouble do alike.
 *
 * Thread: the main thread.
 */
#ifndef UI_SCREENS_TROUBLE_H
#define UI_SCREENS_TROUBLE_H

#include "ui/screen.h"
#include "ui/screens/errand.h"
#include "ui/screens/face.h"

/* Between home and service while the printer is not ready: goes on without paper, or for help. */
struct trouble_printer_words {
    enum icon icon;
    const char *title_key;
    const char *body_key;
    const char *until_key;
};
void trouble_printer_view(const struct screen_env *env, struct view *view,
                          const struct trouble_printer_words *words);
void trouble_printer_act(struct ui *ui, void *state, int action, int argument);
/* Goes on by itself when the printer is ready again. */
void trouble_printer_event(struct ui *ui, void *state, const struct core_event *event);

/* A service that gives no numbers now: back to the others, or for help. `words` brings title, body
 * and until. */
void trouble_service_view(const struct screen_env *env, struct view *view,
                          const struct face *words);
void trouble_service_act(struct ui *ui, void *state, int action, int argument);
/* Back to the others by itself when the service gives numbers again. */
void trouble_service_event(struct ui *ui, void *state, const struct core_event *event);

/* `event` of the faces that stay while the hall is out of service. */
void trouble_hall_event(struct ui *ui, void *state, const struct core_event *event);

#endif
