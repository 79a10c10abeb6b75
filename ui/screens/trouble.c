#include "ui/screens/trouble.h"

#include "ui/screens/errand.h"
#include "ui/screens/facts.h"

enum { ACTION_HELP = 1, ACTION_ON_SCREEN, ACTION_OTHER };

/* Help on the left, the way on at the right. */
static void view_face(const struct screen_env *env, struct view *view, struct face face,
                      const char *id, int action)
{
    face.other = (struct face_button){"home.help", STYLE_SECONDARY, facts_text(env, "home.help"),
                                      ACTION_HELP};
    face.go = (struct face_button){id, STYLE_PRIMARY, facts_text(env, id), action};
    face_view(env, view, &face);
}

void trouble_printer_view(const struct screen_env *env, struct view *view,
                          const struct trouble_printer_words *words)
{
    struct face face = {
        .icon = words->icon,
        .band = STYLE_WARNING,
        .title = facts_text(env, words->title_key),
        .body = facts_text(env, words->body_key),
        .until = facts_text(env, words->until_key),
    };
    view_face(env, view, face, "ticket.on_screen", ACTION_ON_SCREEN);
}

void trouble_printer_act(struct ui *ui, void *state, int action, int argument)
{
    struct errand *errand = state;
    (void)argument;
    if (action == ACTION_HELP)
        ui_go(ui, "help", NULL);
    if (action == ACTION_ON_SCREEN) {
        errand->on_screen = true;
        ui_replace(ui, "service", errand);
    }
}

void trouble_printer_event(struct ui *ui, void *state, const struct core_event *event)
{
    const struct hall *hall = ui_hall(ui);
    if (errand_follow_trouble(ui) || errand_follow_ticket(ui, event))
        return;
    if (event->kind == CORE_HALL && hall != NULL && hall->printer.ready)
        ui_replace(ui, "service", state);
}

void trouble_service_view(const struct screen_env *env, struct view *view, const struct face *words)
{
    view_face(env, view, *words, "service.other", ACTION_OTHER);
}

void trouble_service_act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)argument;
    if (action == ACTION_HELP)
        ui_go(ui, "help", NULL);
    if (action == ACTION_OTHER)
        ui_back(ui);
}

void trouble_service_event(struct ui *ui, void *state, const struct core_event *event)
{
    const struct errand *errand = state;
    const struct hall_service *standing;
    if (errand_follow_trouble(ui) || errand_follow_ticket(ui, event))
        return;
    /* Not on to confirm: its button would come up under the finger that goes for this one. */
    if (event->kind == CORE_HALL &&
        facts_service(ui_hall(ui), errand->service, &standing) != NULL &&
        facts_takes_numbers(standing))
        ui_back(ui);
}

void trouble_hall_event(struct ui *ui, void *state, const struct core_event *event)
{
    const struct hall *hall = ui_hall(ui);
    (void)state;
    if (event->kind != CORE_HALL || hall == NULL)
        return;
    if (hall->trouble == HALL_IN_SERVICE)
        ui_home(ui);
    else
        errand_follow_trouble(ui); /* one trouble may follow another */
}
