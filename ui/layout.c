#include "ui/layout.h"

static int clamp(int value, int low, int high)
{
    if (value > high)
        value = high;
    return value < low ? low : value;
}

static int min(int a, int b)
{
    return a < b ? a : b;
}

static int max(int a, int b)
{
    return a > b ? a : b;
}

struct rect layout_cut_top(struct rect *rest, int height_px)
{
    int h = clamp(height_px, 0, max(rest->h, 0));
    struct rect band = {rest->x, rest->y, rest->w, h};
    rest->y += h;
    rest->h -= h;
    return band;
}

struct rect layout_cut_bottom(struct rect *rest, int height_px)
{
    int h = clamp(height_px, 0, max(rest->h, 0));
    rest->h -= h;
    return (struct rect){rest->x, rest->y + rest->h, rest->w, h};
}

struct rect layout_cut_left(struct rect *rest, int width_px)
{
    int w = clamp(width_px, 0, max(rest->w, 0));
    struct rect band = {rest->x, rest->y, w, rest->h};
    rest->x += w;
    rest->w -= w;
    return band;
}

struct rect layout_cut_right(struct rect *rest, int width_px)
{
    int w = clamp(width_px, 0, max(rest->w, 0));
    rest->w -= w;
    return (struct rect){rest->x + rest->w, rest->y, w, rest->h};
}

struct rect layout_inset(struct rect rect, int horizontal_px, int vertical_px)
{
    int dx = min(horizontal_px, max(rect.w, 0) / 2);
    int dy = min(vertical_px, max(rect.h, 0) / 2);
    return (struct rect){rect.x + dx, rect.y + dy, rect.w - 2 * dx, rect.h - 2 * dy};
}

struct rect layout_centre(struct rect rect, int w, int h)
{
    w = clamp(w, 0, max(rect.w, 0));
    h = clamp(h, 0, max(rect.h, 0));
    return (struct rect){rect.x + (rect.w - w) / 2, rect.y + (rect.h - h) / 2, w, h};
}

/* Where track `index` of `count` begins; rounding is spread so that the last one ends exactly. */
static int track_start(int length, int count, int gap, int index)
{
    int room = max(length - gap * (count - 1), 0);
    return room * index / count + gap * index;
}

struct rect layout_cell(struct rect rect, int columns, int rows, int gap_px, int index)
{
    int column = index % columns;
    int row = index / columns;
    int x = track_start(rect.w, columns, gap_px, column);
    int y = track_start(rect.h, rows, gap_px, row);
    return (struct rect){rect.x + x, rect.y + y,
                         track_start(rect.w, columns, gap_px, column + 1) - gap_px - x,
                         track_start(rect.h, rows, gap_px, row + 1) - gap_px - y};
}

bool layout_contains(struct rect rect, int x, int y)
{
    return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}

bool layout_intersects(struct rect a, struct rect b)
{
    struct rect common = layout_intersect(a, b);
    return common.w > 0 && common.h > 0;
}

struct rect layout_intersect(struct rect a, struct rect b)
{
    int x = max(a.x, b.x);
    int y = max(a.y, b.y);
    int w = min(a.x + a.w, b.x + b.w) - x;
    int h = min(a.y + a.h, b.y + b.h) - y;
    if (w <= 0 || h <= 0)
        return (struct rect){x, y, 0, 0};
    return (struct rect){x, y, w, h};
}

struct rect layout_union(struct rect a, struct rect b)
{
    if (a.w <= 0 || a.h <= 0)
        return b;
    if (b.w <= 0 || b.h <= 0)
        return a;
    int x = min(a.x, b.x);
    int y = min(a.y, b.y);
    return (struct rect){x, y, max(a.x + a.w, b.x + b.w) - x, max(a.y + a.h, b.y + b.h) - y};
}
