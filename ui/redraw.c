#include "ui/redraw.h"

#include <stdlib.h>
#include <string.h>

#include "ui/layout.h"

/* How far the body moved up; 0 where it did not, or where nothing of it stayed in sight. */
static int moved_px(const struct view_scroll *before, const struct view_scroll *after)
{
    int moved = after->offset_px - before->offset_px;
    bool same = before->area.w > 0 && before->area.x == after->area.x &&
                before->area.y == after->area.y && before->area.w == after->area.w &&
                before->area.h == after->area.h && before->content_px == after->content_px;
    return same && abs(moved) < after->area.h ? moved : 0;
}

/* The strip that came in. */
static struct rect strip_of(struct rect area, int moved)
{
    return moved > 0 ? layout_cut_bottom(&area, moved) : layout_cut_top(&area, -moved);
}

static void move_pixels(const struct canvas *canvas, struct rect area, int moved)
{
    int rows = area.h - abs(moved);
    for (int i = 0; i < rows; i++) {
        int row = moved > 0 ? i : rows - 1 - i;
        int to = area.y + row + (moved < 0 ? -moved : 0);
        memmove(canvas->pixels + (ptrdiff_t)to * canvas->stride_px + area.x,
                canvas->pixels + (ptrdiff_t)(to + moved) * canvas->stride_px + area.x,
                (size_t)area.w * sizeof *canvas->pixels);
    }
}

static void paint_all(struct paint *paint, struct canvas *canvas, const struct view *view,
                      const struct rect *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        paint_view(paint, canvas, view, parts[i]);
}

size_t redraw(struct paint *paint, struct canvas *canvas, struct view *before,
              const struct view *after, struct rect changed[VIEW_DAMAGE])
{
    struct rect area = after->scroll.area;
    int moved = moved_px(&before->scroll, &after->scroll);
    if (moved == 0 || !view_shift(before, area, moved)) {
        size_t count = view_diff(before, after, changed);
        paint_all(paint, canvas, after, changed, count);
        return count;
    }
    struct rect strip = strip_of(area, moved);
    move_pixels(canvas, area, moved);
    size_t count = view_diff(before, after, changed);
    paint_all(paint, canvas, after, changed, count);
    paint_view(paint, canvas, after, strip);
    /* All of the area has other pixels now. */
    if (count == VIEW_DAMAGE) {
        count--;
        changed[count - 1] = layout_union(changed[count - 1], changed[count]);
    }
    changed[count++] = area;
    return count;
}
