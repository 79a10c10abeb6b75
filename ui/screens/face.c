#include "ui/screens/face.h"

#define EMBLEM_UNITS          13
#define EMBLEM_PORTRAIT_UNITS 22

static void view_button(struct page *page, enum page_part part, const struct face_button *button)
{
    page_part(page, part);
    if (button->id != NULL)
        page_button(page, button->id, button->style, ICON_NONE, button->label, NULL, button->action,
                    0);
}

void face_view(const struct screen_env *env, struct view *view, const struct face *face)
{
    struct page page;
    page_begin(&page, view, env);
    page_open(&page, &(struct page_group){.style = STYLE_PANEL, .align = ALIGN_CENTRE, .grow = 1});
    page_open(&page, &(struct page_group){.align = ALIGN_CENTRE, .spare = true});
    page_emblem(&page, face->icon, env->portrait ? EMBLEM_PORTRAIT_UNITS : EMBLEM_UNITS);
    page_close(&page);
    page_text(&page, "trouble.title", STYLE_TITLE, face->title);
    page_text(&page, "trouble.body", STYLE_BODY, face->body);
    if (face->until != NULL)
        page_band(&page, "trouble.until", face->band, ICON_CLOCK, face->until);
    page_close(&page);
    view_button(&page, PAGE_FOOT_OTHER, &face->other);
    view_button(&page, PAGE_FOOT_GO, &face->go);
    page_end(&page);
}
