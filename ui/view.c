#include "ui/view.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app/base/i18n.h"
#include "app/base/text.h"
#include "ui/ink.h"
#include "ui/layout.h"
#include "ui/view_private.h"

void view_clear(struct view *view)
{
    /* It may have held what somebody typed. */
    explicit_bzero(view->text, view->text_used);
    view->palette = PALETTE_LIGHT;
    view->count = 0;
    view->text_used = 0;
    view->scroll = (struct view_scroll){0};
}

struct rect view_visible(const struct element *element)
{
    return element->clip.w > 0 ? layout_intersect(element->rect, element->clip) : element->rect;
}

/* Content decides how long texts are, so a full arena cuts them: it is no programmer's error. */
static const char *copy(struct view *view, const char *text)
{
    size_t room = VIEW_TEXT_BYTES - view->text_used;
    if (text == NULL || text[0] == '\0' || room == 0)
        return "";
    char *start = view->text + view->text_used;
    text_copy(start, room, text);
    view->text_used += strlen(start) + 1;
    return start;
}

/* What view_format made lies in the arena already. */
static const char *keep(struct view *view, const char *text)
{
    uintptr_t offset = (uintptr_t)text - (uintptr_t)view->text;
    return offset < VIEW_TEXT_BYTES ? text : copy(view, text);
}

static uint32_t hash_bytes(uint32_t hash, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ at[i]) * UINT32_C(16777619);
    return hash;
}

static uint32_t hash_element(const struct element *e)
{
    const int numbers[] = {(int)e->style, (int)e->icon, e->rect.x,   e->rect.y, e->rect.w,
                           e->rect.h,     e->disabled,  e->selected, e->value};
    uint32_t hash = hash_bytes(UINT32_C(2166136261), numbers, sizeof numbers);
    hash = hash_bytes(hash, e->label, strlen(e->label));
    return hash_bytes(hash, e->detail, strlen(e->detail));
}

void view_add(struct view *view, const struct element *element)
{
    assert(view->count < VIEW_ELEMENTS);
    assert(element->style < STYLE_COUNT && element->icon < ICON_COUNT);
    struct view_slot *slot = &view->slots[view->count++];
    slot->element = *element;
    slot->element.label = keep(view, element->label);
    slot->element.detail = keep(view, element->detail);
    slot->element.qr = element->qr != NULL ? keep(view, element->qr) : NULL;
    slot->element.picture = element->picture != NULL ? keep(view, element->picture) : NULL;
    slot->element.way = element->way != NULL ? keep(view, element->way) : NULL;
    slot->pressed = false;
    slot->ink_points = element->ink != NULL ? element->ink->point_count : 0;
    slot->ink_revision = element->ink != NULL ? element->ink->revision : 0;
    slot->hash = hash_element(&slot->element);
}

const char *view_format(struct view *view, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    /* It may have been cut inside a character. */
    size_t length = strlen(text);
    while (!text_is_utf8(text, length))
        text[--length] = '\0';
    return copy(view, text);
}

const char *view_text(struct view *view, const struct i18n *i18n, const char *key,
                      const char *const *arguments, size_t argument_count)
{
    char text[1024];
    i18n_fill(text, sizeof text, i18n_text(i18n, key), arguments, argument_count);
    return copy(view, text);
}

static bool same_text(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return strcmp(a, b) == 0;
}

static bool same_rect(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

bool view_same_element(const struct element *a, const struct element *b)
{
    if (a->id != NULL || b->id != NULL)
        return same_text(a->id, b->id);
    return a->action == b->action && a->argument == b->argument && same_rect(a->rect, b->rect);
}

void view_press(struct view *view, const struct element *pressed)
{
    for (size_t i = 0; i < view->count; i++)
        view->slots[i].pressed = pressed != NULL && view->slots[i].element.action != 0 &&
                                 view_same_element(&view->slots[i].element, pressed);
}

void view_progress(struct view *view, size_t position, int value, int value_max)
{
    struct view_slot *slot = &view->slots[position];
    slot->element.value = value;
    slot->element.value_max = value_max;
    slot->hash = hash_element(&slot->element);
}

const struct element *view_find(const struct view *view, const char *id)
{
    for (size_t i = view->count; i-- > 0;)
        if (same_text(view->slots[i].element.id, id))
            return &view->slots[i].element;
    return NULL;
}

const struct element *view_hit(const struct view *view, int x, int y)
{
    for (size_t i = view->count; i-- > 0;) {
        const struct element *element = &view->slots[i].element;
        if (element->action != 0 && layout_contains(view_visible(element), x, y))
            return element->disabled ? NULL : element;
    }
    return NULL;
}

/* What it looks like, but for points that its ink may have gained; what it does (id, action) makes
 * no difference to the picture. */
static bool looks_same(const struct view_slot *a, const struct view_slot *b)
{
    const struct element *x = &a->element;
    const struct element *y = &b->element;
    return a->hash == b->hash && a->pressed == b->pressed && x->style == y->style &&
           x->icon == y->icon && same_rect(x->rect, y->rect) && same_rect(x->clip, y->clip) &&
           x->align == y->align && x->disabled == y->disabled && x->selected == y->selected &&
           x->lines == y->lines && x->value == y->value && x->value_max == y->value_max &&
           same_text(x->label, y->label) && same_text(x->detail, y->detail) &&
           same_text(x->qr, y->qr) && same_text(x->picture, y->picture) &&
           same_text(x->way, y->way) && x->dots == y->dots && x->ink == y->ink &&
           a->ink_revision == b->ink_revision && a->ink_points <= b->ink_points;
}

static bool holds(struct rect outer, struct rect inner)
{
    struct rect common = layout_intersect(outer, inner);
    return common.w == inner.w && common.h == inner.h;
}

/* In the part that scrolls, as ui/page.h puts it there. */
static bool scrolls(const struct element *element, struct rect area)
{
    return holds(area, view_visible(element));
}

bool view_shift(struct view *view, struct rect area, int up_px)
{
    static const struct rect whole = {0}; /* what is seen whole needs no clip */
    for (size_t i = 0; i < view->count; i++) {
        const struct element *element = &view->slots[i].element;
        if (!scrolls(element, area) && layout_intersects(element->rect, area) &&
            !holds(element->rect, area))
            return false;
    }
    for (size_t i = 0; i < view->count; i++) {
        struct element *element = &view->slots[i].element;
        if (!scrolls(element, area))
            continue;
        element->rect.y -= up_px;
        element->clip = holds(area, element->rect) ? whole : area;
        view->slots[i].hash = hash_element(element);
    }
    return true;
}

static int64_t area(struct rect rect)
{
    return (int64_t)rect.w * rect.h;
}

/* Joins the two rectangles whose union wastes the least, so that the list never overflows. */
static void join_cheapest(struct rect *damage, size_t *count)
{
    size_t best_a = 0;
    size_t best_b = 1;
    int64_t best = INT64_MAX;
    for (size_t a = 0; a < *count; a++)
        for (size_t b = a + 1; b < *count; b++) {
            int64_t waste = area(layout_union(damage[a], damage[b])) - area(damage[a]);
            if (waste < best) {
                best = waste;
                best_a = a;
                best_b = b;
            }
        }
    damage[best_a] = layout_union(damage[best_a], damage[best_b]);
    damage[best_b] = damage[--*count];
}

static void add_damage(struct rect *damage, size_t *count, struct rect rect)
{
    if (rect.w <= 0 || rect.h <= 0)
        return;
    /* A rectangle that grew may touch others: look again from the start. */
    for (size_t i = 0; i < *count;) {
        struct rect joined = layout_union(damage[i], rect);
        if (layout_intersects(damage[i], rect) || area(joined) <= area(damage[i]) + area(rect)) {
            rect = joined;
            damage[i] = damage[--*count];
            i = 0;
        } else {
            i++;
        }
    }
    if (*count == VIEW_DAMAGE)
        join_cheapest(damage, count);
    damage[(*count)++] = rect;
}

/* The line that was drawn since, from the last point of before on. */
static void add_ink_damage(struct rect *damage, size_t *count, const struct view_slot *before,
                           const struct view_slot *after)
{
    const struct element *element = &after->element;
    if (before->ink_points == after->ink_points)
        return;
    struct rect line =
        ink_bounds(element->ink, before->ink_points > 0 ? before->ink_points - 1 : 0);
    int around = element->value / 2 + 2;
    line =
        (struct rect){line.x - around, line.y - around, line.w + 2 * around, line.h + 2 * around};
    add_damage(damage, count, layout_intersect(line, view_visible(element)));
}

size_t view_diff(const struct view *before, const struct view *after,
                 struct rect damage[VIEW_DAMAGE])
{
    size_t count = 0;
    size_t old = 0;
    for (size_t i = 0; i < after->count; i++) {
        size_t match = old;
        while (match < before->count && !looks_same(&before->slots[match], &after->slots[i]))
            match++;
        if (match == before->count) {
            add_damage(damage, &count, view_visible(&after->slots[i].element));
            continue;
        }
        for (; old < match; old++)
            add_damage(damage, &count, view_visible(&before->slots[old].element));
        add_ink_damage(damage, &count, &before->slots[match], &after->slots[i]);
        old = match + 1;
    }
    for (; old < before->count; old++)
        add_damage(damage, &count, view_visible(&before->slots[old].element));
    return count;
}
