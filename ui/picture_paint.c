#include "ui/picture_paint.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "ui/layout.h"
#include "ui/theme.h"

/* A plan is dark on white in every palette; these stand out from it, and from each other. */
#define HALO_COLOUR 0xFFFFFF
#define WAY_COLOUR  0x0B57D0
#define HERE_COLOUR 0xB3261E

#define WAY_POINTS 34 /* from here, the bends, to there */

struct point {
    int x;
    int y;
};

static size_t read_way(const char *way, struct rect area, struct point out[WAY_POINTS])
{
    size_t count = 0;
    int x;
    int y;
    int used;
    while (count < WAY_POINTS && sscanf(way, "%d %d%n", &x, &y, &used) == 2) {
        out[count++] = (struct point){area.x + area.w * x / 1000, area.y + area.h * y / 1000};
        way += used;
        if (*way++ != ';')
            break;
    }
    return count;
}

static void draw_disc(struct canvas *canvas, struct point at, int radius_px, uint32_t colour)
{
    struct rect square = {at.x - radius_px, at.y - radius_px, 2 * radius_px, 2 * radius_px};
    draw_box(canvas, square, radius_px, colour, 0, THEME_NONE);
}

static void draw_line(struct canvas *canvas, struct point from, struct point to, int radius_px,
                      uint32_t colour)
{
    int across = abs(to.x - from.x);
    int down = abs(to.y - from.y);
    int steps = (across > down ? across : down) / (radius_px / 4 + 1) + 1;
    for (int i = 0; i <= steps; i++)
        draw_disc(canvas,
                  (struct point){from.x + (to.x - from.x) * i / steps,
                                 from.y + (to.y - from.y) * i / steps},
                  radius_px, colour);
}

/* Around a window and its words: open, and wider than high, as windows are drawn. */
static struct rect frame_around(struct point at, int width_px, int more_px)
{
    int half_w = 12 * width_px + more_px;
    int half_h = 8 * width_px + more_px;
    return (struct rect){at.x - half_w, at.y - half_h, 2 * half_w, 2 * half_h};
}

/* As far as the frame around `to`. */
static struct point stop_before(struct point from, struct point to, struct rect frame)
{
    int64_t x = to.x - from.x;
    int64_t y = to.y - from.y;
    if (layout_contains(frame, from.x, from.y))
        return from;
    bool beside = llabs(x) * frame.h > llabs(y) * frame.w;
    int64_t length = beside ? llabs(x) : llabs(y);
    int64_t rest = (beside ? frame.w : frame.h) / 2;
    return (struct point){to.x - (int)(x * rest / length), to.y - (int)(y * rest / length)};
}

static void draw_way(struct canvas *canvas, struct rect area, const char *way)
{
    struct point points[WAY_POINTS];
    size_t count = read_way(way, area, points);
    int shorter = area.w < area.h ? area.w : area.h;
    int width_px = shorter / 100 > 2 ? shorter / 100 : 2;
    if (count == 0)
        return;
    struct point there = points[count - 1];
    if (count > 1)
        points[count - 1] = stop_before(points[count - 2], there, frame_around(there, width_px, 0));
    for (int halo = width_px / 2; halo >= 0; halo -= width_px / 2) {
        uint32_t colour = halo > 0 ? HALO_COLOUR : WAY_COLOUR;
        for (size_t i = 1; i < count; i++)
            draw_line(canvas, points[i - 1], points[i], width_px + halo, colour);
        if (count > 1)
            draw_box(canvas, frame_around(there, width_px, halo), 4 * width_px, THEME_NONE,
                     2 * width_px + 2 * halo, colour);
    }
    draw_disc(canvas, points[0], width_px * 4, HALO_COLOUR);
    draw_disc(canvas, points[0], width_px * 3, HERE_COLOUR);
}

void picture_paint(struct canvas *canvas, const struct picture *picture,
                   const struct element *element)
{
    struct rect area = layout_centre(element->rect, picture->width_px, picture->height_px);
    draw_pixels(canvas, area, picture->pixels);
    if (element->way != NULL)
        draw_way(canvas, area, element->way);
}
