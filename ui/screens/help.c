/* Where a person helps: the guide in the hall, and the hall's telephones. */
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

static void view_phone(struct view *view, const struct screen_env *env, struct rect rect,
                       const char *id, const char *number)
{
    parts_panel(view, rect);
    parts_figure(view, layout_inset(rect, 2 * env->unit_px, 2 * env->unit_px), id, number,
                 facts_text(env, id));
}

static void view_help(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    int unit = env->unit_px;
    struct rect rest = parts_page(env);
    parts_title(view, env, &rest, "help.title", facts_text(env, "help.title"));
    const struct catalog_hall *hall = NULL;
    if (env->hall != NULL && env->hall->catalog != NULL)
        hall = &env->hall->catalog->hall;
    if (hall != NULL) {
        struct rect phones = layout_cut_bottom(&rest, 18 * unit);
        view_phone(view, env, layout_cell(phones, 2, 1, 3 * unit, 0), "help.phone", hall->phone);
        view_phone(view, env, layout_cell(phones, 2, 1, 3 * unit, 1), "help.supervision",
                   hall->supervision_phone);
        layout_cut_bottom(&rest, 3 * unit);
    }
    parts_panel(view, rest);
    rest = layout_inset(rest, 5 * unit, 4 * unit);
    int emblem = (env->portrait ? 40 : 14) * unit;
    int body = (env->portrait ? 34 : 16) * unit;
    rest = layout_centre(rest, rest.w, emblem + body + 6 * unit);
    parts_emblem(view, layout_cut_top(&rest, emblem), ICON_HELP);
    parts_words(view, layout_cut_top(&rest, body), "help.body", STYLE_TITLE, ALIGN_CENTRE, 4,
                facts_text(env, "help.body"));
    if (hall != NULL)
        parts_words(view, layout_cut_top(&rest, 6 * unit), "help.address", STYLE_NOTE, ALIGN_CENTRE,
                    1, hall->address);
}

const struct screen screen_help = {
    .name = "help",
    .idle_s = 60,
    .view = view_help,
    .event = errand_event_underway,
};
