#include "ui/screens/parts.h"

#define MARGIN_UNITS 4
#define FOOT_UNITS   13
#define GAP_UNITS    2

struct rect parts_page(const struct screen_env *env)
{
    int margin = MARGIN_UNITS * env->unit_px;
    return layout_inset(env->area, margin, margin / 2);
}

struct rect parts_foot_go(const struct screen_env *env)
{
    struct rect page = parts_page(env);
    struct rect band = layout_cut_bottom(&page, FOOT_UNITS * env->unit_px);
    return env->portrait ? band : layout_cell(band, 2, 1, MARGIN_UNITS * env->unit_px, 1);
}

struct rect parts_foot_other(const struct screen_env *env)
{
    struct rect page = env->portrait ? parts_above_go(env) : parts_page(env);
    struct rect band = layout_cut_bottom(&page, FOOT_UNITS * env->unit_px);
    return env->portrait ? band : layout_cell(band, 2, 1, MARGIN_UNITS * env->unit_px, 0);
}

static struct rect above(const struct screen_env *env, struct rect foot)
{
    struct rect page = parts_page(env);
    layout_cut_bottom(&page, page.y + page.h - foot.y + GAP_UNITS * env->unit_px);
    return page;
}

struct rect parts_above_go(const struct screen_env *env)
{
    return above(env, parts_foot_go(env));
}

struct rect parts_above_foot(const struct screen_env *env)
{
    return above(env, parts_foot_other(env));
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
                enum icon icon, const char *text, const char *detail)
{
    view_add(view, &(struct element){.id = id,
                                     .role = ROLE_STATUS,
                                     .style = style,
                                     .icon = icon,
                                     .rect = rect,
                                     .label = text,
                                     .detail = detail,
                                     .lines = 1});
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

void parts_emblem(struct view *view, struct rect rect, enum icon icon)
{
    view_add(view, &(struct element){.style = STYLE_EMBLEM, .icon = icon, .rect = rect});
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
    struct rect card = face->buttons[0].id != NULL ? parts_above_foot(env) : parts_page(env);
    card = layout_centre(card, card.w, (env->portrait ? 84 : 64) * unit);
    parts_panel(view, card);
    struct rect rest = layout_inset(card, 5 * unit, 4 * unit);
    parts_emblem(view, layout_cut_top(&rest, (env->portrait ? 22 : 13) * unit), face->icon);
    layout_cut_top(&rest, 2 * unit);
    parts_words(view, layout_cut_top(&rest, 9 * unit), "trouble.title", STYLE_TITLE, ALIGN_CENTRE,
                1, face->title);
    if (face->until != NULL)
        view_add(view, &(struct element){.id = "trouble.until",
                                         .role = ROLE_STATUS,
                                         .style = face->band,
                                         .icon = ICON_CLOCK,
                                         .rect = layout_cut_bottom(&rest, 10 * unit),
                                         .label = face->until,
                                         .align = ALIGN_CENTRE});
    if (face->body != NULL)
        parts_words(view, rest, "trouble.body", STYLE_BODY, ALIGN_CENTRE, 4, face->body);
    face_buttons(view, env, face);
}
