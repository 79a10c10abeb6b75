#include "ui/screens/parts.h"

#include <string.h>

#include "app/base/i18n.h"
#include "ui/screens/facts.h"

#define MARGIN_UNITS 4
#define FOOT_UNITS   13

struct rect parts_page(const struct screen_env *env)
{
    int margin = MARGIN_UNITS * env->unit_px;
    return layout_inset(env->area, margin, margin * 3 / 4);
}

static struct rect foot(const struct screen_env *env)
{
    struct rect page = parts_page(env);
    return layout_cut_bottom(&page, FOOT_UNITS * env->unit_px);
}

struct rect parts_foot_go(const struct screen_env *env)
{
    struct rect band = foot(env);
    return layout_cut_right(&band, band.w * 11 / 20);
}

struct rect parts_foot_other(const struct screen_env *env)
{
    struct rect band = foot(env);
    return layout_cut_left(&band, band.w * 2 / 5);
}

struct rect parts_above_foot(const struct screen_env *env)
{
    struct rect page = parts_page(env);
    layout_cut_bottom(&page, (FOOT_UNITS + MARGIN_UNITS / 2) * env->unit_px);
    return page;
}

void parts_words(struct view *view, struct rect rect, const char *id, enum style style,
                 enum text_align align, int lines, const char *text)
{
    enum role role = style == STYLE_TITLE || style == STYLE_HEADING ? ROLE_HEADING : ROLE_TEXT;
    view_add(view, &(struct element){.id = id,
                                     .role = role,
                                     .style = style,
                                     .rect = rect,
                                     .label = text,
                                     .align = align,
                                     .lines = lines});
}

void parts_title(struct view *view, const struct screen_env *env, struct rect *rest, const char *id,
                 const char *text)
{
    struct rect rect = layout_cut_top(rest, 8 * env->unit_px);
    layout_cut_top(rest, env->unit_px);
    parts_words(view, rect, id, STYLE_TITLE, ALIGN_START, 1, text);
}

void parts_band(struct view *view, struct rect rect, const char *id, enum style style,
                enum icon icon, const char *text)
{
    view_add(view, &(struct element){.id = id,
                                     .role = ROLE_STATUS,
                                     .style = style,
                                     .icon = icon,
                                     .rect = rect,
                                     .label = text,
                                     .lines = 2});
}

void parts_panel(struct view *view, struct rect rect)
{
    view_add(view, &(struct element){.style = STYLE_PANEL, .rect = rect});
}

void parts_button(struct view *view, struct rect rect, const char *id, enum style style,
                  const char *label, int action)
{
    view_add(view, &(struct element){.id = id,
                                     .role = ROLE_BUTTON,
                                     .style = style,
                                     .rect = rect,
                                     .label = label,
                                     .align = ALIGN_CENTRE,
                                     .action = action});
}

void parts_figure(struct view *view, struct rect rect, const char *id, const char *value,
                  const char *caption)
{
    view_add(view, &(struct element){.id = id,
                                     .role = ROLE_TEXT,
                                     .style = STYLE_FIGURE,
                                     .rect = rect,
                                     .label = value,
                                     .detail = caption,
                                     .align = ALIGN_CENTRE});
}

/* ---- the number's card ---- */

static void number_facts(struct view *view, const struct screen_env *env, struct rect rect,
                         const struct visit *visit)
{
    const struct ticket *ticket = &visit->ticket;
    parts_figure(view, layout_cell(rect, 2, 1, 2 * env->unit_px, 0), "ticket.ahead",
                 facts_people(view, env, ticket->ahead, ticket->ahead_exact),
                 facts_text(env, "ticket.ahead"));
    parts_figure(view, layout_cell(rect, 2, 1, 2 * env->unit_px, 1), "ticket.wait",
                 facts_minutes(view, env, ticket->wait_min), facts_text(env, "ticket.wait"));
}

static void number_place(struct view *view, const struct screen_env *env, struct rect *rest,
                         const struct catalog_service *service)
{
    int unit = env->unit_px;
    const struct catalog_window *window = &env->hall->catalog->windows[service->windows[0]];
    parts_words(view, layout_cut_top(rest, 6 * unit), "ticket.service", STYLE_HEADING, ALIGN_CENTRE,
                1, facts_service_name(env, service));
    parts_words(view, layout_cut_top(rest, 6 * unit), "ticket.windows", STYLE_BODY, ALIGN_CENTRE, 1,
                facts_windows(view, env, service));
    if (*window->place != '\0')
        parts_words(view, layout_cut_top(rest, 5 * unit), "ticket.place", STYLE_NOTE, ALIGN_CENTRE,
                    1, window->place);
}

void parts_number_card(struct view *view, const struct screen_env *env, struct rect rect,
                       const struct visit *visit, bool qr)
{
    int unit = env->unit_px;
    const struct hall_service *standing;
    const struct catalog_service *service = facts_service(env->hall, visit->service, &standing);
    parts_panel(view, rect);
    struct rect rest = layout_inset(rect, 4 * unit, 3 * unit);
    if (qr) {
        int side = rest.h < rest.w * 2 / 5 ? rest.h : rest.w * 2 / 5;
        struct rect column = layout_cut_right(&rest, side);
        view_add(view, &(struct element){.id = "ticket.qr",
                                         .role = ROLE_IMAGE,
                                         .rect = layout_centre(column, side, side),
                                         .label = facts_text(env, "ticket.qr"),
                                         .qr = view_format(view, "BM1:%s", visit->ticket.id)});
        layout_cut_right(&rest, 3 * unit);
    }
    int facts_height = (service != NULL ? 17 : 0) * unit;
    struct rect figures = layout_cut_bottom(&rest, 11 * unit);
    struct rect place = layout_cut_bottom(&rest, facts_height);
    parts_words(view, layout_cut_top(&rest, 6 * unit), NULL, STYLE_BODY, ALIGN_CENTRE, 1,
                facts_text(env, "ticket.caption"));
    parts_words(view, rest, "ticket.done.number", STYLE_NUMBER, ALIGN_CENTRE, 1,
                visit->ticket.label);
    if (service != NULL)
        number_place(view, env, &place, service);
    number_facts(view, env, figures, visit);
}

/* ---- a face with a message ---- */

static void face_buttons(struct view *view, const struct screen_env *env,
                         const struct parts_face *face)
{
    struct rect places[] = {parts_foot_other(env), parts_foot_go(env)};
    for (int i = 0; i < 2; i++)
        if (face->buttons[i].id != NULL)
            parts_button(view, places[i], face->buttons[i].id, face->buttons[i].style,
                         face->buttons[i].label, face->buttons[i].action);
}

void parts_face(struct view *view, const struct screen_env *env, const struct parts_face *face)
{
    int unit = env->unit_px;
    struct rect card = parts_above_foot(env);
    card = layout_centre(card, 110 * unit, 58 * unit);
    parts_panel(view, card);
    struct rect rest = layout_inset(card, 5 * unit, 4 * unit);
    view_add(view, &(struct element){.style = STYLE_FIGURE,
                                     .icon = face->icon,
                                     .rect = layout_cut_top(&rest, 15 * unit),
                                     .align = ALIGN_CENTRE});
    parts_words(view, layout_cut_top(&rest, 9 * unit), "trouble.title", STYLE_TITLE, ALIGN_CENTRE,
                1, face->title);
    if (face->until != NULL)
        parts_band(view, layout_cut_bottom(&rest, 9 * unit), "trouble.until", face->band,
                   ICON_CLOCK, face->until);
    if (face->body != NULL)
        parts_words(view, rest, "trouble.body", STYLE_BODY, ALIGN_CENTRE, 3, face->body);
    face_buttons(view, env, face);
}
