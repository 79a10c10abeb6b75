#include "ui/motion.h"

#define FRAME_MS 16
#define ONE      1024 /* of the way, in fixed point */

static bool same_place(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* Slows down towards the end: 1 - (1 - t)^3. */
static int at(const struct motion_bar *bar, int64_t now_ms)
{
    int64_t passed = now_ms - bar->start_ms;
    if (passed >= MOTION_MS || passed < 0)
        return bar->to;
    int64_t left = ONE - passed * ONE / MOTION_MS;
    int64_t way = ONE - left * left * left / ((int64_t)ONE * ONE);
    return bar->from + (int)((bar->to - bar->from) * way / ONE);
}

static int share_of(const struct element *element)
{
    int value = element->value < 0 ? 0 : element->value;
    if (element->value_max <= 0)
        return 0;
    return value < element->value_max ? (int)((int64_t)value * MOTION_ALL / element->value_max)
                                      : MOTION_ALL;
}

/* The bar as it was in the last view, else a new one that rests. */
static struct motion_bar follow(const struct motion *before, const struct element *element,
                                int64_t now_ms, bool still)
{
    int to = share_of(element);
    struct motion_bar bar = {element->rect, to, to, now_ms - MOTION_MS};
    for (int i = 0; i < MOTION_BARS && !still; i++) {
        const struct motion_bar *known = &before->bars[i];
        if (known->rect.w == 0 || !same_place(known->rect, element->rect))
            continue;
        bar = *known;
        if (bar.to != to)
            bar = (struct motion_bar){element->rect, at(known, now_ms), to, now_ms};
    }
    return bar;
}

void motion_apply(struct motion *motion, struct view *view, int64_t now_ms, bool still)
{
    const struct motion before = *motion;
    int count = 0;
    *motion = (struct motion){.next_ms = now_ms + FRAME_MS};
    for (size_t i = 0; i < view->count && count < MOTION_BARS; i++) {
        const struct element *element = &view->slots[i].element;
        if (element->style != STYLE_PROGRESS)
            continue;
        motion->bars[count] = follow(&before, element, now_ms, still);
        view_progress(view, i, at(&motion->bars[count], now_ms), MOTION_ALL);
        count++;
    }
}

void motion_screen_changed(struct motion *motion)
{
    *motion = (struct motion){.next_ms = 0};
}

int motion_due_ms(const struct motion *motion, int64_t now_ms)
{
    for (int i = 0; i < MOTION_BARS; i++)
        if (at(&motion->bars[i], motion->next_ms - FRAME_MS) != motion->bars[i].to)
            return motion->next_ms > now_ms ? (int)(motion->next_ms - now_ms) : 0;
    return -1;
}
