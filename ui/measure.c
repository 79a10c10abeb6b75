#include "ui/measure.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ui/layout.h"

#define KEPT         1024 /* a power of two */
#define DETAIL_LINES 3
#define LARGE_TENTHS 110 /* type and icons of this size are large for anyone */
#define READABLE_EMS 6   /* Chinese characters in the shortest line that is pleasant to read */
#define FITS_PX      100000

struct kept {
    uint64_t key; /* 0: empty */
    struct typeset_size size;
};

struct measure {
    const struct theme *theme;
    struct fonts *fonts;
    struct stamps *stamps;
    int unit_px;
    int text_percent;
    bool rtl;
    struct kept kept[KEPT];
    struct measure_rows rows;
};

enum err measure_create(struct measure **out, const struct theme *theme, struct fonts *fonts,
                        struct stamps *stamps)
{
    struct measure *measure = calloc(1, sizeof *measure);
    if (measure == NULL)
        return ERR_NO_MEMORY;
    measure->theme = theme;
    measure->fonts = fonts;
    measure->stamps = stamps;
    measure->unit_px = 8;
    measure->text_percent = 100;
    *out = measure;
    return OK;
}

void measure_destroy(struct measure *measure)
{
    free(measure);
}

void measure_set(struct measure *measure, int unit_px, int text_percent, bool rtl)
{
    if (measure->unit_px == unit_px && measure->text_percent == text_percent && measure->rtl == rtl)
        return;
    measure->unit_px = unit_px;
    measure->text_percent = text_percent;
    measure->rtl = rtl;
    measure->rows.count = 0;
}

struct measure_rows *measure_rows(struct measure *measure)
{
    return &measure->rows;
}

int measure_px(const struct measure *measure, int tenths)
{
    return (tenths * measure->unit_px + 5) / 10;
}

int measure_type_px(const struct measure *measure, int tenths)
{
    int grown = tenths * measure->text_percent / 100;
    int most = tenths > LARGE_TENTHS ? tenths : LARGE_TENTHS;
    return measure_px(measure, grown < most ? grown : most);
}

const struct theme_style *measure_style(const struct measure *measure, enum style style)
{
    return &measure->theme->styles[style];
}

/* ---- texts ---- */

static uint64_t hash(uint64_t value, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < count; i++)
        value = (value ^ at[i]) * UINT64_C(1099511628211);
    return value;
}

/* The same texts are measured in every frame. */
static struct typeset_size text_size(struct measure *measure, const struct typeset_request *request)
{
    const int numbers[] = {request->bold, request->size_px, request->width_px};
    if (request->text[0] == '\0')
        return (struct typeset_size){0};
    uint64_t key = hash(UINT64_C(14695981039346656037), numbers, sizeof numbers);
    key = hash(key, request->text, strlen(request->text)) | 1;
    struct kept *kept = &measure->kept[(key >> 32) % KEPT];
    if (kept->key != key) {
        kept->size = typeset_measure(measure->fonts, measure->stamps, request);
        kept->key = key;
    }
    return kept->size;
}

/* ---- elements ---- */

static const char *text_of(const char *text)
{
    return text != NULL ? text : "";
}

static bool has_text(const struct element *element)
{
    return text_of(element->label)[0] != '\0' || text_of(element->detail)[0] != '\0';
}

static bool icon_beside(const struct theme_style *style, const struct element *element)
{
    return element->icon != ICON_NONE && style->icon_place == THEME_ICON_LEFT;
}

static struct typeset_request label_of(const struct measure *measure, const struct element *element,
                                       int width_px)
{
    const struct theme_style *style = &measure->theme->styles[element->style];
    return (struct typeset_request){.text = text_of(element->label),
                                    .bold = style->bold,
                                    .size_px = measure_type_px(measure, style->text_tenths),
                                    .width_px = width_px,
                                    .height_px = FITS_PX,
                                    .lines = element->lines,
                                    .rtl = measure->rtl};
}

static struct typeset_request detail_of(const struct measure *measure,
                                        const struct element *element, int width_px)
{
    const struct theme_style *style = &measure->theme->styles[element->style];
    return (struct typeset_request){.text = text_of(element->detail),
                                    .size_px = measure_type_px(measure, style->detail_tenths),
                                    .width_px = width_px,
                                    .height_px = FITS_PX,
                                    .lines = element->lines > DETAIL_LINES ? element->lines
                                                                           : DETAIL_LINES,
                                    .rtl = measure->rtl};
}

/* What padding and an icon beside take of the width. */
static int beside_px(const struct measure *measure, const struct element *element)
{
    const struct theme_style *style = &measure->theme->styles[element->style];
    int taken = 2 * measure_px(measure, style->padding_x_tenths);
    if (icon_beside(style, element) && has_text(element))
        taken +=
            measure_type_px(measure, style->icon_tenths) + measure_px(measure, style->gap_tenths);
    return taken;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

int measure_width(struct measure *measure, const struct element *element)
{
    if (element->picture != NULL)
        return 0;
    struct typeset_request label = label_of(measure, element, FITS_PX);
    struct typeset_request detail = detail_of(measure, element, FITS_PX);
    stamps_keep_secret(measure->stamps, element->secret);
    int width = larger(text_size(measure, &label).width_px, text_size(measure, &detail).width_px);
    stamps_keep_secret(measure->stamps, false);
    return width + beside_px(measure, element);
}

static int least_text(struct measure *measure, const struct typeset_request *request)
{
    struct typeset_size size = text_size(measure, request);
    int readable = request->lines == 1 ? size.width_px : READABLE_EMS * request->size_px;
    return larger(size.word_px, smaller(readable, size.width_px));
}

int measure_least_width(struct measure *measure, const struct element *element)
{
    if (element->picture != NULL)
        return 0;
    struct typeset_request label = label_of(measure, element, FITS_PX);
    struct typeset_request detail = detail_of(measure, element, FITS_PX);
    return larger(least_text(measure, &label), least_text(measure, &detail)) +
           beside_px(measure, element);
}

int measure_height(struct measure *measure, const struct element *element, int width_px)
{
    if (element->picture != NULL)
        return 0;
    const struct theme_style *style = &measure->theme->styles[element->style];
    int room = larger(width_px - beside_px(measure, element), 1);
    struct typeset_request label = label_of(measure, element, room);
    struct typeset_request detail = detail_of(measure, element, room);
    int label_px = text_size(measure, &label).height_px;
    int detail_px = text_size(measure, &detail).height_px;
    int gap = measure_px(measure, style->gap_tenths);
    int height = label_px + detail_px + (label_px > 0 && detail_px > 0 ? gap : 0);
    int icon = measure_type_px(measure, style->icon_tenths);
    if (element->icon != ICON_NONE && has_text(element))
        height = icon_beside(style, element) ? larger(height, icon) : height + gap + icon;
    /* Letters reach under the foot of a Chinese character; what is larger is figures. */
    int depth = larger(label_px > 0 ? label.size_px : 0, detail_px > 0 ? detail.size_px : 0) / 4;
    if (style->text_tenths > LARGE_TENTHS)
        depth = 0;
    return height + larger(2 * measure_px(measure, style->padding_y_tenths), depth);
}

/* ---- what the painter draws by ---- */

/* Cuts the icon's place off the room. */
static void arrange_icon(const struct measure *measure, const struct theme_style *style,
                         const struct element *element, struct rect *room, struct content *content)
{
    bool beside = style->icon_place == THEME_ICON_LEFT;
    int most = !has_text(element) || beside ? room->h : room->h / 2;
    content->icon_px =
        smaller(measure_type_px(measure, style->icon_tenths), smaller(most, room->w));
    int taken = content->icon_px + (has_text(element) ? content->gap_px : 0);
    (void)(beside ? layout_cut_left(room, taken) : layout_cut_top(room, taken));
}

static enum text_align mirrored(enum text_align align)
{
    return align == ALIGN_START ? ALIGN_END : align == ALIGN_END ? ALIGN_START : ALIGN_CENTRE;
}

void measure_arrange(struct measure *measure, const struct element *element, struct rect room,
                     struct content *content)
{
    const struct theme_style *style = &measure->theme->styles[element->style];
    enum text_align align = element->align != ALIGN_START ? element->align : style->align;
    *content = (struct content){.gap_px = measure_px(measure, style->gap_tenths)};
    content->text_gap_px = content->gap_px;
    content->align = measure->rtl ? mirrored(align) : align;
    content->icon_right = measure->rtl;
    if (element->icon != ICON_NONE) {
        arrange_icon(measure, style, element, &room, content);
        /* Beside an icon the texts begin at one line and the group as a whole is aligned. */
        if (style->icon_place == THEME_ICON_LEFT)
            align = ALIGN_START;
    }
    content->label = label_of(measure, element, room.w);
    content->detail = detail_of(measure, element, room.w);
    content->label.align = measure->rtl ? mirrored(align) : align;
    content->detail.align = content->label.align;
    int detail_px = 0;
    if (content->label.text[0] != '\0' && content->detail.text[0] != '\0') {
        /* Where room is short, the gap goes first, but not all of it, and then both shrink alike.
         */
        int least = content->label.size_px / 5;
        int whole = text_size(measure, &content->detail).height_px;
        int both = content->label.size_px + content->detail.size_px;
        int spare = room.h - both;
        content->text_gap_px = smaller(content->text_gap_px, larger(spare, least));
        int left = room.h - content->text_gap_px;
        detail_px = left < both ? left * content->detail.size_px / both
                                : smaller(whole, left - content->label.size_px);
        detail_px += content->text_gap_px;
    }
    content->label.height_px = room.h - detail_px;
    content->detail.height_px = room.h;
}
