#include "ui/ui_private.h"

static void stroke(struct ui *ui, const struct screen *screen, void *state, const void *argument)
{
    if (screen->stroke != NULL)
        screen->stroke(ui, state, argument);
}

void router_stroke(struct ui *ui, const struct stroke *way)
{
    router_call(ui, stroke, way);
}

static void found(struct ui *ui, const struct screen *screen, void *state, const void *argument)
{
    if (screen->found != NULL)
        screen->found(ui, state, argument);
}

void router_found(struct ui *ui, const struct ime_answer *answer)
{
    router_call(ui, found, answer);
}

static void type(struct ui *ui, const struct screen *screen, void *state, const void *argument)
{
    screen->type(ui, state, argument);
}

bool router_type(struct ui *ui, const char *text)
{
    if (router_screen(ui)->type == NULL)
        return false;
    router_call(ui, type, text);
    return true;
}
