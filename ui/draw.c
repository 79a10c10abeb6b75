#include "ui/draw.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <wchar.h>

#include "app/services/handout/handout.h"
#include "ui/layout.h"
#include "ui/theme.h"

static struct rect bounds(const struct canvas *canvas)
{
    return (struct rect){0, 0, canvas->width_px, canvas->height_px};
}

static uint32_t *row_at(const struct canvas *canvas, int y)
{
    return canvas->pixels + (ptrdiff_t)y * canvas->stride_px;
}

void draw_clip(struct canvas *canvas, struct rect clip)
{
    canvas->clip = layout_intersect(bounds(canvas), clip);
}

/* `part` of 255; two channels at a time. */
static uint32_t blend(uint32_t under, uint32_t over, uint32_t part)
{
    part += part >> 7;
    uint32_t rest = 256 - part;
    uint32_t red_blue = ((under & 0xFF00FFu) * rest + (over & 0xFF00FFu) * part) >> 8;
    uint32_t green = ((under & 0x00FF00u) * rest + (over & 0x00FF00u) * part) >> 8;
    return (red_blue & 0xFF00FFu) | (green & 0x00FF00u);
}

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wmemset fills pixels");

/* The C library's wmemset uses the widest stores that the processor has; SDL_FillRect is slow on
 * parts of a surface (reference/performance.md). */
static void fill_run(uint32_t *pixels, int count, uint32_t colour)
{
    if (count > 0)
        wmemset((wchar_t *)pixels, (wchar_t)colour, (size_t)count);
}

void draw_fill(struct canvas *canvas, struct rect rect, uint32_t colour)
{
    rect = layout_intersect(rect, canvas->clip);
    for (int y = rect.y; y < rect.y + rect.h; y++)
        fill_run(row_at(canvas, y) + rect.x, rect.w, colour);
}

/* How much of the pixel at x, y lies in the rectangle with round corners, 0 to 255: half a pixel
 * around the edge is a good estimate of the area. */
static uint32_t coverage(struct rect rect, int radius, int x, int y)
{
    if (!layout_contains(rect, x, y))
        return 0;
    int left = x - rect.x;
    int right = rect.x + rect.w - 1 - x;
    int up = y - rect.y;
    int down = rect.y + rect.h - 1 - y;
    float dx = (float)radius - 0.5f - (float)(left < right ? left : right);
    float dy = (float)radius - 0.5f - (float)(up < down ? up : down);
    if (dx <= 0 || dy <= 0)
        return 255;
    /* r - d is (r² - d²) / 2r where d is near r, and only there it matters. */
    float r = (float)radius;
    float inside = 0.5f + (r * r - dx * dx - dy * dy) / (2 * r);
    return inside <= 0 ? 0 : inside >= 1 ? 255 : (uint32_t)(inside * 255 + 0.5f);
}

struct box {
    struct rect outer;
    struct rect inner;
    int outer_radius;
    int inner_radius;
    uint32_t fill;
    uint32_t border;
};

static void box_pixel(const struct box *box, uint32_t *pixel, int x, int y)
{
    uint32_t outer = coverage(box->outer, box->outer_radius, x, y);
    if (outer == 0)
        return;
    if (box->border == THEME_NONE) {
        if (box->fill != THEME_NONE)
            *pixel = blend(*pixel, box->fill, outer);
        return;
    }
    uint32_t inner = coverage(box->inner, box->inner_radius, x, y);
    if (box->fill == THEME_NONE) {
        *pixel = blend(*pixel, box->border, outer > inner ? outer - inner : 0);
    } else {
        *pixel = blend(*pixel, blend(box->border, box->fill, inner), outer);
    }
}

/* Pixels [from, to) of a row, as far as the clip goes. */
static void box_edge(struct canvas *canvas, const struct box *box, int y, int from, int to)
{
    if (from < canvas->clip.x)
        from = canvas->clip.x;
    if (to > canvas->clip.x + canvas->clip.w)
        to = canvas->clip.x + canvas->clip.w;
    uint32_t *row = row_at(canvas, y);
    for (int x = from; x < to; x++)
        box_pixel(box, &row[x], x, y);
}

void draw_box(struct canvas *canvas, struct rect rect, int radius_px, uint32_t fill, int border_px,
              uint32_t border)
{
    struct rect visible = layout_intersect(rect, canvas->clip);
    int shorter = rect.w < rect.h ? rect.w : rect.h;
    if (visible.w <= 0 || visible.h <= 0)
        return;
    if (radius_px > shorter / 2)
        radius_px = shorter / 2;
    if (border == THEME_NONE || border_px <= 0) {
        border_px = 0;
        border = THEME_NONE;
    }
    struct box box = {rect,      layout_inset(rect, border_px, border_px),
                      radius_px, radius_px > border_px ? radius_px - border_px : 0,
                      fill,      border};
    int edge = radius_px > border_px ? radius_px : border_px;
    for (int y = visible.y; y < visible.y + visible.h; y++) {
        /* Only the corners are worked out pixel by pixel; between them a row has one colour. */
        bool straight = y >= rect.y + edge && y < rect.y + rect.h - edge;
        bool in_border = y < box.inner.y || y >= box.inner.y + box.inner.h;
        int side = straight ? border_px : edge;
        uint32_t middle = in_border ? border : fill;
        box_edge(canvas, &box, y, rect.x, rect.x + side);
        box_edge(canvas, &box, y, rect.x + rect.w - side, rect.x + rect.w);
        if (middle != THEME_NONE)
            draw_fill(canvas, (struct rect){rect.x + side, y, rect.w - 2 * side, 1}, middle);
    }
}

void draw_pixels(struct canvas *canvas, struct rect rect, const uint32_t *pixels)
{
    struct rect area = layout_intersect(rect, canvas->clip);
    for (int y = area.y; y < area.y + area.h; y++)
        if (area.w > 0)
            memcpy(row_at(canvas, y) + area.x,
                   pixels + (ptrdiff_t)(y - rect.y) * rect.w + (area.x - rect.x),
                   (size_t)area.w * sizeof *pixels);
}

/* Most of a character is paper or ink: eight pixels of one kind are done at once. */
static void mask_run(uint32_t *pixels, const uint8_t *cover, int count, uint32_t colour)
{
    for (int i = 0; i < count;) {
        uint64_t eight = 1;
        if (count - i >= 8)
            memcpy(&eight, cover + i, sizeof eight);
        if (eight == 0) {
            i += 8;
        } else if (eight == UINT64_MAX) {
            fill_run(pixels + i, 8, colour);
            i += 8;
        } else {
            int end = count - i >= 8 ? i + 8 : count;
            for (; i < end; i++)
                if (cover[i] != 0)
                    pixels[i] = blend(pixels[i], colour, cover[i]);
        }
    }
}

void draw_mask(struct canvas *canvas, int x, int y, const struct mask *mask, uint32_t colour)
{
    struct rect area =
        layout_intersect((struct rect){x, y, mask->width_px, mask->height_px}, canvas->clip);
    for (int row = area.y; row < area.y + area.h; row++)
        mask_run(row_at(canvas, row) + area.x,
                 mask->bytes + (ptrdiff_t)(row - y) * mask->stride_bytes + (area.x - x), area.w,
                 colour);
}

/* ---- paper ---- */

static bool is_black(const struct doc_bitmap *paper, int x, int y)
{
    return (paper->bits[(ptrdiff_t)y * (paper->width_dots / 8) + x / 8] >> (7 - x % 8) & 1) != 0;
}

/* How black the dots [x0, x1) of the rows [y0, y1) are together, 0 to 255. */
static uint32_t blackness(const struct doc_bitmap *paper, int x0, int x1, int y0, int y1)
{
    int black = 0;
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            black += is_black(paper, x, y);
    return (uint32_t)(black * 255 / ((x1 - x0) * (y1 - y0)));
}

/* Where pixel `i` of `of` begins among `dots`. */
static int dot_of(int i, int of, int dots)
{
    return (int)((int64_t)i * dots / of);
}

void draw_paper(struct canvas *canvas, struct rect rect, const struct doc_bitmap *paper)
{
    int height = (int)((int64_t)paper->rows * rect.w / paper->width_dots);
    struct rect area = rect;
    area.h = height < rect.h ? height : rect.h;
    struct rect visible = layout_intersect(area, canvas->clip);
    draw_fill(canvas, area, 0xFFFFFF);
    for (int y = visible.y; y < visible.y + visible.h; y++) {
        int y0 = dot_of(y - rect.y, rect.w, paper->width_dots);
        int y1 = dot_of(y - rect.y + 1, rect.w, paper->width_dots);
        uint32_t *row = row_at(canvas, y);
        if (y1 > paper->rows)
            break;
        for (int x = visible.x; x < visible.x + visible.w; x++) {
            int x0 = dot_of(x - rect.x, rect.w, paper->width_dots);
            int x1 = dot_of(x - rect.x + 1, rect.w, paper->width_dots);
            uint32_t black = blackness(paper, x0, x1 > x0 ? x1 : x0 + 1, y0, y1 > y0 ? y1 : y0 + 1);
            row[x] = blend(0xFFFFFF, 0x000000, black);
        }
    }
}
