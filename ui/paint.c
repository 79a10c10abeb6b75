#include "ui/paint.h"

#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/measure.h"
#include "ui/picture_paint.h"
#include "ui/pictures.h"
#include "ui/qr.h"
#include "ui/stamps.h"
#include "ui/typeset.h"

#define STAMP_BYTES   (1792 * 1024) /* the screens of a ticket, and some more */
#define CARET_PERCENT 120           /* of the size of type */
#define WORTH_PART    8             /* of a surface: what covers less of it is painted over it */

struct paint {
    const struct theme *theme;
    struct fonts *fonts;
    struct stamps *stamps;
    struct icons *icons;
    struct measure *measure;
    struct pictures *pictures;  /* borrowed; may be NULL */
    enum theme_palette palette; /* of the view that is drawn */
    unsigned overflows;
};

enum err paint_create(struct paint **out, const struct theme *theme, const char *data_dir)
{
    struct paint *paint = calloc(1, sizeof *paint);
    if (paint == NULL)
        return ERR_NO_MEMORY;
    paint->theme = theme;
    enum err result = fonts_create(&paint->fonts, theme);
    if (result == OK)
        result = stamps_create(&paint->stamps, STAMP_BYTES);
    if (result == OK)
        result = icons_create(&paint->icons, theme, data_dir);
    if (result == OK)
        result = measure_create(&paint->measure, theme, paint->fonts, paint->stamps);
    if (result != OK) {
        paint_destroy(paint);
        return result;
    }
    *out = paint;
    return OK;
}

void paint_destroy(struct paint *paint)
{
    if (paint == NULL)
        return;
    measure_destroy(paint->measure);
    icons_destroy(paint->icons);
    stamps_destroy(paint->stamps);
    fonts_destroy(paint->fonts);
    free(paint);
}

void paint_set_pictures(struct paint *paint, struct pictures *pictures)
{
    paint->pictures = pictures;
}

struct measure *paint_measure(const struct paint *paint)
{
    return paint->measure;
}

size_t paint_bytes(const struct paint *paint)
{
    return stamps_bytes(paint->stamps);
}

void paint_forget(struct paint *paint)
{
    stamps_forget(paint->stamps);
}

unsigned paint_overflows(const struct paint *paint)
{
    return paint->overflows;
}

static int px(const struct paint *paint, int tenths)
{
    return measure_px(paint->measure, tenths);
}

static enum theme_state state_of(const struct view_slot *slot)
{
    return slot->element.disabled   ? STATE_DISABLED
           : slot->pressed          ? STATE_PRESSED
           : slot->element.selected ? STATE_SELECTED
                                    : STATE_NORMAL;
}

static void draw_stamp(struct canvas *canvas, int x, int y, const struct stamp *stamp,
                       uint32_t colour)
{
    if (stamp->mask.bytes != NULL)
        draw_mask(canvas, x + stamp->x, y + stamp->y, &stamp->mask, colour);
}

static const struct stamp *text_stamp(struct paint *paint, const struct element *element,
                                      const struct typeset_request *request)
{
    const struct stamp *stamp = typeset_block(paint->fonts, paint->stamps, request);
    if (stamp->overflow) {
        paint->overflows++;
        log_debug("paint", "%s: text cut: %s", element->id != NULL ? element->id : "-",
                  request->text);
    }
    return stamp;
}

/* The stamps' sizes; a stamp itself is only borrowed until the next is made. */
struct extent {
    int label_px;
    int detail_px;
    int width_px; /* of the wider one */
    int height_px;
};

static struct extent extent_of(struct paint *paint, const struct element *element,
                               struct content *content)
{
    struct extent extent = {0};
    const struct stamp *label = text_stamp(paint, element, &content->label);
    extent.label_px = label->height_px;
    extent.width_px = label->mask.width_px;
    if (extent.label_px > 0)
        content->detail.height_px -= extent.label_px + content->text_gap_px;
    const struct stamp *detail = text_stamp(paint, element, &content->detail);
    extent.detail_px = detail->height_px;
    if (detail->mask.width_px > extent.width_px)
        extent.width_px = detail->mask.width_px;
    bool both = extent.label_px > 0 && extent.detail_px > 0;
    extent.height_px = extent.label_px + extent.detail_px + (both ? content->text_gap_px : 0);
    return extent;
}

static void draw_texts(struct paint *paint, struct canvas *canvas, const struct content *content,
                       const struct extent *extent, const struct theme_colours *colours, int x,
                       int y)
{
    draw_stamp(canvas, x, y, typeset_block(paint->fonts, paint->stamps, &content->label),
               colours->text);
    if (extent->label_px > 0)
        y += extent->label_px + content->text_gap_px;
    draw_stamp(canvas, x, y, typeset_block(paint->fonts, paint->stamps, &content->detail),
               colours->detail);
}

static int aligned(enum text_align align, int start, int room, int size)
{
    return align == ALIGN_START ? start
           : align == ALIGN_END ? start + room - size
                                : start + (room - size) / 2;
}

static void draw_content(struct paint *paint, struct canvas *canvas,
                         const struct theme_style *style, const struct element *element,
                         const struct theme_colours *colours)
{
    struct rect room = layout_inset(element->rect, px(paint, style->padding_x_tenths),
                                    px(paint, style->padding_y_tenths));
    struct content content;
    measure_arrange(paint->measure, element, room, &content);
    struct extent extent = extent_of(paint, element, &content);
    int icon_px = content.icon_px;
    int texts_y = room.y + (room.h - extent.height_px) / 2;
    const struct stamp *icon = icons_stamp(paint->icons, paint->stamps, element->icon, icon_px);
    if (icon_px == 0) {
        draw_texts(paint, canvas, &content, &extent, colours, room.x, texts_y);
    } else if (style->icon_place == THEME_ICON_LEFT) {
        int beside = icon_px + (extent.width_px > 0 ? content.gap_px : 0);
        int x = aligned(content.align, room.x, room.w, beside + extent.width_px);
        int texts_x = x + beside;
        if (content.icon_right) {
            /* The texts' stamps are as wide as their room and end at its right side. */
            texts_x = x + extent.width_px - content.label.width_px;
            x += extent.width_px + beside - icon_px;
        }
        draw_stamp(canvas, x, room.y + (room.h - icon_px) / 2, icon, colours->icon);
        draw_texts(paint, canvas, &content, &extent, colours, texts_x, texts_y);
    } else {
        int height = icon_px + (extent.height_px > 0 ? content.gap_px + extent.height_px : 0);
        int y = room.y + (room.h - height) / 2;
        draw_stamp(canvas, aligned(content.align, room.x, room.w, icon_px), y, icon, colours->icon);
        draw_texts(paint, canvas, &content, &extent, colours, room.x, y + icon_px + content.gap_px);
    }
}

/* Where what is entered next will stand. */
static void draw_caret(struct paint *paint, struct canvas *canvas, const struct theme_style *style,
                       const struct element *element, uint32_t colour)
{
    struct rect room = layout_inset(element->rect, px(paint, style->padding_x_tenths),
                                    px(paint, style->padding_y_tenths));
    struct content content;
    measure_arrange(paint->measure, element, room, &content);
    int width =
        element->label[0] != '\0' ? text_stamp(paint, element, &content.label)->mask.width_px : 0;
    int height = measure_type_px(paint->measure, style->text_tenths) * CARET_PERCENT / 100;
    int thick = px(paint, style->border_tenths);
    struct rect caret = {room.x + width + thick, room.y + (room.h - height) / 2, thick, height};
    if (content.align == ALIGN_END)
        caret.x = room.x + room.w - width - 2 * thick;
    draw_fill(canvas, caret, colour);
}

static void draw_qr(struct paint *paint, struct canvas *canvas, const struct element *element)
{
    int room = element->rect.w < element->rect.h ? element->rect.w : element->rect.h;
    const struct stamp *stamp = qr_stamp(paint->stamps, element->qr, room);
    if (stamp == NULL)
        return;
    struct rect square = layout_centre(element->rect, stamp->width_px, stamp->height_px);
    draw_fill(canvas, square, 0xFFFFFF);
    draw_stamp(canvas, square.x, square.y, stamp, 0x000000);
}

static void draw_progress(struct paint *paint, struct canvas *canvas,
                          const struct theme_style *style, const struct theme_colours *colours,
                          const struct element *element)
{
    int radius = px(paint, style->radius_tenths);
    struct rect done = element->rect;
    int value = element->value < 0 ? 0 : element->value;
    if (element->value_max > 0 && value < element->value_max)
        done.w = (int)((int64_t)done.w * value / element->value_max);
    draw_box(canvas, element->rect, radius, colours->fill, 0, THEME_NONE);
    if (element->value_max <= 0 || done.w <= 0)
        return;
    /* The whole bar cut off, so that its round end does not change its form. */
    draw_clip(canvas, layout_intersect(canvas->clip, done));
    draw_box(canvas, element->rect, radius, colours->text, 0, THEME_NONE);
}

/* The edge is the shape itself a little lower: of it only what the face leaves free is drawn. */
static void draw_ground(struct paint *paint, struct canvas *canvas, const struct theme_style *style,
                        const struct theme_colours *colours, struct rect face)
{
    int radius = px(paint, style->radius_tenths);
    int border = px(paint, style->border_tenths);
    int edge = colours->edge != THEME_NONE ? px(paint, style->edge_tenths) : 0;
    if (style->border_tenths > 0 && border == 0)
        border = 1;
    if (edge > 0) {
        struct rect clip = canvas->clip;
        struct rect foot = face;
        draw_clip(canvas, layout_intersect(clip, layout_cut_bottom(&foot, edge + radius)));
        draw_box(canvas, face, radius, colours->edge, 0, THEME_NONE);
        draw_clip(canvas, clip);
        face.h -= edge;
    }
    draw_box(canvas, face, radius, colours->fill, border, colours->border);
}

/* False where the label has to stand for it. */
static bool draw_picture(struct paint *paint, struct canvas *canvas, const struct element *element)
{
    if (paint->pictures == NULL)
        return false;
    const struct picture *picture =
        pictures_get(paint->pictures, element->picture, element->rect.w, element->rect.h);
    if (picture != NULL && picture->pixels != NULL)
        picture_paint(canvas, picture, element);
    return picture == NULL || picture->pixels != NULL;
}

static void draw_slot(struct paint *paint, struct canvas *canvas, const struct view_slot *slot)
{
    const struct element *element = &slot->element;
    const struct theme_style *style = &paint->theme->styles[element->style];
    struct theme_colours colours =
        theme_colours(paint->theme, paint->palette, element->style, state_of(slot));
    if (element->style == STYLE_PROGRESS) {
        draw_progress(paint, canvas, style, &colours, element);
        return;
    }
    draw_ground(paint, canvas, style, &colours, element->rect);
    if (element->qr != NULL)
        draw_qr(paint, canvas, element);
    if (element->picture != NULL && draw_picture(paint, canvas, element))
        return;
    if (element->ink != NULL)
        draw_ink(canvas, element->ink, element->value, colours.text);
    if (element->dots != NULL)
        draw_paper(canvas, element->rect, element->dots);
    else if (element->label[0] != '\0' || element->detail[0] != '\0' || element->icon != ICON_NONE)
        draw_content(paint, canvas, style, element, &colours);
    if (element->style == STYLE_FIELD && element->selected)
        draw_caret(paint, canvas, style, element, colours.border);
}

/* Nothing under this one shows in `damage`. */
static bool hides(const struct paint *paint, const struct view_slot *slot, struct rect damage)
{
    const struct theme_style *style = &paint->theme->styles[slot->element.style];
    struct rect common = layout_intersect(view_visible(&slot->element), damage);
    return style->looks[STATE_NORMAL].fill != COLOUR_NONE && style->radius_tenths == 0 &&
           common.w == damage.w && common.h == damage.h && slot->element.style != STYLE_PROGRESS;
}

static uint32_t ground_of(const struct paint *paint, const struct view_slot *slot)
{
    return theme_colours(paint->theme, paint->palette, slot->element.style, state_of(slot)).fill;
}

/* Where this one lets nothing through: all rows that its corners do not touch. */
static struct rect solid(const struct paint *paint, const struct view_slot *slot)
{
    static const struct rect nothing = {0, 0, 0, 0};
    const struct element *element = &slot->element;
    const struct theme_style *style = &paint->theme->styles[element->style];
    struct theme_colours colours =
        theme_colours(paint->theme, paint->palette, element->style, state_of(slot));
    int rounding = px(paint, style->radius_tenths) + px(paint, style->edge_tenths);
    struct rect rect = element->rect;
    if (colours.fill == THEME_NONE || element->style == STYLE_PROGRESS || rect.h <= 2 * rounding)
        return nothing;
    rect.y += rounding;
    rect.h -= 2 * rounding;
    return layout_intersect(rect, view_visible(element));
}

/* Fills what no later element of the view, from `next` on, fills again: as far as those go that are
 * worth it. */
static void fill_in_sight(const struct paint *paint, struct canvas *canvas, const struct view *view,
                          size_t next, struct rect rect, uint32_t colour)
{
    struct rect over = {0, 0, 0, 0};
    bool found = false;
    while (next < view->count && !found) {
        over = layout_intersect(solid(paint, &view->slots[next++]), rect);
        found = over.w > 0 && over.h > 0 && over.w * over.h >= rect.w * rect.h / WORTH_PART;
    }
    if (!found) {
        draw_fill(canvas, rect, colour);
        return;
    }
    const struct rect parts[] = {
        {rect.x, rect.y, rect.w, over.y - rect.y},
        {rect.x, over.y + over.h, rect.w, rect.y + rect.h - over.y - over.h},
        {rect.x, over.y, over.x - rect.x, over.h},
        {over.x + over.w, over.y, rect.x + rect.w - over.x - over.w, over.h},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i].w > 0 && parts[i].h > 0)
            fill_in_sight(paint, canvas, view, next, parts[i], colour);
}

void paint_next_frame(struct paint *paint)
{
    stamps_next_frame(paint->stamps);
}

void paint_view(struct paint *paint, struct canvas *canvas, const struct view *view,
                struct rect damage)
{
    size_t first = 0;
    paint->palette = view->palette;
    for (size_t i = 0; i < view->count; i++)
        if (hides(paint, &view->slots[i], damage))
            first = i;
    for (size_t i = first; i < view->count; i++) {
        struct rect visible = layout_intersect(view_visible(&view->slots[i].element), damage);
        if (visible.w <= 0 || visible.h <= 0)
            continue;
        draw_clip(canvas, visible);
        const struct element *element = &view->slots[i].element;
        stamps_keep_secret(paint->stamps, element->secret);
        if (element->style == STYLE_BACKGROUND && element->label[0] == '\0')
            fill_in_sight(paint, canvas, view, i + 1, visible, ground_of(paint, &view->slots[i]));
        else
            draw_slot(paint, canvas, &view->slots[i]);
        stamps_keep_secret(paint->stamps, false);
    }
}
