#include "ui/ink.h"

#include <stdlib.h>
#include <string.h>

void ink_stroke(const struct ink *ink, int stroke, int *first, int *end)
{
    *first = ink->starts[stroke];
    *end = stroke + 1 < ink->stroke_count ? ink->starts[stroke + 1] : ink->point_count;
}

/* No display is larger, and products of such numbers fit. */
#define FAR_PX 8191

static int16_t coordinate(int value)
{
    return (int16_t)(value < -FAR_PX ? -FAR_PX : value > FAR_PX ? FAR_PX : value);
}

static void append(struct ink *ink, int x, int y)
{
    ink->points[ink->point_count++] = (struct ink_point){coordinate(x), coordinate(y)};
}

void ink_down(struct ink *ink, int x, int y)
{
    if (ink->down)
        ink_up(ink, 1);
    if (ink->stroke_count == INK_STROKES || ink->point_count == INK_POINTS)
        return;
    ink->starts[ink->stroke_count++] = ink->point_count;
    ink->down = true;
    append(ink, x, y);
}

void ink_move(struct ink *ink, int x, int y, int least_px)
{
    if (!ink->down || ink->point_count == INK_POINTS)
        return;
    struct ink_point last = ink->points[ink->point_count - 1];
    if (abs(x - last.x) + abs(y - last.y) >= least_px)
        append(ink, x, y);
}

/* The square of the distance of a point from the line through two others, times the square of their
 * distance; from the point `a` where they are one. */
static int64_t deviation(struct ink_point p, struct ink_point a, struct ink_point b)
{
    int64_t dx = b.x - a.x;
    int64_t dy = b.y - a.y;
    int64_t px = p.x - a.x;
    int64_t py = p.y - a.y;
    int64_t cross = dx * py - dy * px;
    return dx == 0 && dy == 0 ? px * px + py * py : cross * cross;
}

/* The point between `a` and `b` that lies farthest off their line; `a` when all are near it. */
static int farthest(const struct ink *ink, int a, int b, int tolerance_px)
{
    struct ink_point from = ink->points[a];
    struct ink_point to = ink->points[b];
    int64_t length =
        (int64_t)(to.x - from.x) * (to.x - from.x) + (int64_t)(to.y - from.y) * (to.y - from.y);
    int64_t most = (int64_t)tolerance_px * tolerance_px * (length > 0 ? length : 1);
    int found = a;
    for (int i = a + 1; i < b; i++) {
        int64_t off = deviation(ink->points[i], from, to);
        if (off > most) {
            most = off;
            found = i;
        }
    }
    return found;
}

/* Ramer, Douglas and Peucker's thinning. Parts that are still to be looked at wait in a list: each
 * of their ends is a point that stays, so there are never more than points. */
static void mark_kept(const struct ink *ink, int first, int last, int tolerance_px, bool *keep)
{
    struct {
        int a;
        int b;
    } parts[INK_POINTS];
    int count = 0;
    keep[first] = true;
    keep[last] = true;
    parts[count].a = first;
    parts[count++].b = last;
    while (count > 0) {
        int a = parts[--count].a;
        int b = parts[count].b;
        int middle = farthest(ink, a, b, tolerance_px);
        if (middle == a)
            continue;
        keep[middle] = true;
        parts[count].a = a;
        parts[count++].b = middle;
        parts[count].a = middle;
        parts[count++].b = b;
    }
}

void ink_up(struct ink *ink, int tolerance_px)
{
    bool keep[INK_POINTS] = {false};
    int first;
    int end;
    if (!ink->down)
        return;
    ink->down = false;
    ink_stroke(ink, ink->stroke_count - 1, &first, &end);
    mark_kept(ink, first, end - 1, tolerance_px, keep);
    int kept = first;
    for (int i = first; i < end; i++)
        if (keep[i])
            ink->points[kept++] = ink->points[i];
    if (kept == end)
        return;
    explicit_bzero(&ink->points[kept], (size_t)(end - kept) * sizeof ink->points[0]);
    ink->point_count = (uint16_t)kept;
    ink->revision++;
}

void ink_undo(struct ink *ink)
{
    if (ink->stroke_count == 0)
        return;
    int first = ink->starts[--ink->stroke_count];
    explicit_bzero(&ink->points[first], (size_t)(ink->point_count - first) * sizeof ink->points[0]);
    ink->point_count = (uint16_t)first;
    ink->down = false;
    ink->revision++;
}

void ink_wipe(struct ink *ink)
{
    uint16_t revision = (uint16_t)(ink->revision + 1);
    explicit_bzero(ink, sizeof *ink);
    ink->revision = revision;
}

struct rect ink_bounds(const struct ink *ink, int first)
{
    if (first >= ink->point_count)
        return (struct rect){0, 0, 0, 0};
    int left = ink->points[first].x;
    int right = left;
    int top = ink->points[first].y;
    int bottom = top;
    for (int i = first + 1; i < ink->point_count; i++) {
        struct ink_point p = ink->points[i];
        left = p.x < left ? p.x : left;
        right = p.x > right ? p.x : right;
        top = p.y < top ? p.y : top;
        bottom = p.y > bottom ? p.y : bottom;
    }
    return (struct rect){left, top, right - left + 1, bottom - top + 1};
}
