/* What most screens are made of. */
#include "ui/page.h"

/* Captions of up to four characters stand in one column. */
#define CAPTION_UNITS 17

void page_title(struct page *page, const char *id, const char *text)
{
    enum page_part part = page->part;
    page_part(page, PAGE_HEAD);
    page_text(page, id, STYLE_TITLE, text);
    page_part(page, part);
}

void page_heading(struct page *page, const char *text)
{
    page_text(page, NULL, STYLE_HEADING, text);
}

static enum role role_of(enum style style)
{
    return style == STYLE_TITLE || style == STYLE_HEADING ? ROLE_HEADING : ROLE_TEXT;
}

void page_text(struct page *page, const char *id, enum style style, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    page_item(page,
              &(struct page_item){
                  .element = {.id = id, .role = role_of(style), .style = style, .label = text}});
}

void page_band(struct page *page, const char *id, enum style style, enum icon icon,
               const char *text)
{
    page_item(
        page,
        &(struct page_item){
            .element = {.id = id, .role = ROLE_STATUS, .style = style, .icon = icon, .label = text},
            .least_h_units = 9});
}

void page_button(struct page *page, const char *id, enum style style, enum icon icon,
                 const char *label, const char *detail, int action, int argument)
{
    page_item(page, &(struct page_item){.element = {.id = id,
                                                    .role = ROLE_BUTTON,
                                                    .style = style,
                                                    .icon = icon,
                                                    .label = label,
                                                    .detail = detail,
                                                    .action = action,
                                                    .argument = argument}});
}

void page_figure(struct page *page, const char *id, const char *value, const char *caption)
{
    page_item(page, &(struct page_item){.element = {.id = id,
                                                    .role = ROLE_TEXT,
                                                    .style = STYLE_FIGURE,
                                                    .label = value,
                                                    .detail = caption,
                                                    .align = ALIGN_CENTRE}});
}

void page_fact(struct page *page, const char *id, const char *caption, const char *value)
{
    page_open(page, &(struct page_group){.flow = PAGE_ROW, .gap = PAGE_GAP});
    page_item(page, &(struct page_item){
                        .element = {.role = ROLE_HEADING, .style = STYLE_HEADING, .label = caption},
                        .least_w_units = CAPTION_UNITS * page->env->text_percent / 100});
    page_item(page,
              &(struct page_item){
                  .element = {.id = id, .role = ROLE_TEXT, .style = STYLE_BODY, .label = value},
                  .grow = 1});
    page_close(page);
}

void page_emblem(struct page *page, enum icon icon, int units)
{
    page_item(page, &(struct page_item){.element = {.style = STYLE_EMBLEM, .icon = icon},
                                        .least_w_units = units,
                                        .least_h_units = units});
}

void page_qr(struct page *page, const char *id, const char *text, int units)
{
    page_item(page, &(struct page_item){
                        .element = {.id = id, .role = ROLE_IMAGE, .style = STYLE_BODY, .qr = text},
                        .least_w_units = units,
                        .least_h_units = units});
}

void page_picture(struct page *page, const char *id, const char *name, const char *label, int units)
{
    page_item(page, &(struct page_item){.element = {.id = id,
                                                    .role = ROLE_IMAGE,
                                                    .style = STYLE_NOTE,
                                                    .label = label,
                                                    .picture = name},
                                        .least_w_units = units,
                                        .least_h_units = units});
}
