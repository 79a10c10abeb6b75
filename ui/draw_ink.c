#include <math.h>

#include "ui/draw.h"
#include "ui/ink.h"
#include "ui/layout.h"

#define TILE_PX 96 /* a line is drawn in pieces that fit into so much with their ends */

struct dot {
    float x;
    float y;
};

/* How much of the pixel at x, y the line with round ends covers. */
static uint8_t coverage(struct dot a, struct dot b, float radius, float x, float y)
{
    float dx = b.x - a.x;
    float dy = b.y - a.y;
    float length2 = dx * dx + dy * dy;
    float along = length2 > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length2 : 0;
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    float off_x = x - a.x - along * dx;
    float off_y = y - a.y - along * dy;
    float inside = radius + 0.5F - sqrtf(off_x * off_x + off_y * off_y);
    return inside <= 0 ? 0 : inside >= 1 ? 255 : (uint8_t)lroundf(inside * 255);
}

static struct rect around(struct dot a, struct dot b, float radius)
{
    int left = (int)floorf(fminf(a.x, b.x) - radius - 1);
    int top = (int)floorf(fminf(a.y, b.y) - radius - 1);
    int right = (int)ceilf(fmaxf(a.x, b.x) + radius + 1);
    int bottom = (int)ceilf(fmaxf(a.y, b.y) + radius + 1);
    return (struct rect){left, top, right - left + 1, bottom - top + 1};
}

static void draw_piece(struct canvas *canvas, struct dot a, struct dot b, float radius,
                       uint32_t colour)
{
    uint8_t bytes[TILE_PX * TILE_PX];
    struct rect rect = layout_intersect(around(a, b, radius), canvas->clip);
    if (rect.w <= 0 || rect.h <= 0 || rect.w > TILE_PX || rect.h > TILE_PX)
        return;
    for (int y = 0; y < rect.h; y++)
        for (int x = 0; x < rect.w; x++)
            bytes[y * TILE_PX + x] =
                coverage(a, b, radius, (float)(rect.x + x), (float)(rect.y + y));
    struct mask mask = {bytes, TILE_PX, rect.w, rect.h};
    draw_mask(canvas, rect.x, rect.y, &mask, colour);
}

static void draw_line(struct canvas *canvas, struct ink_point from, struct ink_point to,
                      float radius, uint32_t colour)
{
    struct dot a = {(float)from.x, (float)from.y};
    struct dot b = {(float)to.x, (float)to.y};
    struct rect whole = layout_intersect(around(a, b, radius), canvas->clip);
    if (whole.w <= 0 || whole.h <= 0)
        return;
    float room = (float)TILE_PX - 2 * radius - 6;
    int pieces = 1 + (int)(fmaxf(fabsf(b.x - a.x), fabsf(b.y - a.y)) / room);
    for (int i = 0; i < pieces; i++) {
        float start = (float)i / (float)pieces;
        float end = (float)(i + 1) / (float)pieces;
        draw_piece(canvas, (struct dot){a.x + (b.x - a.x) * start, a.y + (b.y - a.y) * start},
                   (struct dot){a.x + (b.x - a.x) * end, a.y + (b.y - a.y) * end}, radius, colour);
    }
}

void draw_ink(struct canvas *canvas, const struct ink *ink, int width_px, uint32_t colour)
{
    float radius = (float)(width_px < TILE_PX / 4 ? width_px : TILE_PX / 4) / 2;
    for (int s = 0; s < ink->stroke_count; s++) {
        int first;
        int end;
        ink_stroke(ink, s, &first, &end);
        if (end - first == 1)
            draw_line(canvas, ink->points[first], ink->points[first], radius, colour);
        for (int p = first + 1; p < end; p++)
            draw_line(canvas, ink->points[p - 1], ink->points[p], radius, colour);
    }
}
