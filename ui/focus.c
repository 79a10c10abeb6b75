#include "ui/focus.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "ui/layout.h"
#include "ui/theme.h"

#define POINTS 8 /* places tried along a side where the middle is covered */

/* What lies beside the way counts for more than what is further along it. */
#define ASIDE 3

/* ---- what can be focused ---- */

static bool hits(const struct view *view, const struct element *element, int x, int y)
{
    return view_hit(view, x, y) == element;
}

bool focus_point(const struct view *view, const struct element *element, int *x, int *y)
{
    struct rect rect = view_visible(element);
    *x = rect.x + rect.w / 2;
    *y = rect.y + rect.h / 2;
    if (hits(view, element, *x, *y))
        return true;
    for (int i = 0; i < POINTS * POINTS; i++) {
        *x = rect.x + rect.w * (2 * (i % POINTS) + 1) / (2 * POINTS);
        *y = rect.y + rect.h * (2 * (i / POINTS) + 1) / (2 * POINTS);
        if (hits(view, element, *x, *y))
            return true;
    }
    return false;
}

/* Keys write nothing: a canvas is for fingers, and beside it stands a key for letters. */
static bool can_be_focused(const struct view *view, const struct element *element)
{
    int x;
    int y;
    return element->action != 0 && element->role != ROLE_CANVAS && !element->disabled &&
           focus_point(view, element, &x, &y);
}

/* ---- reading order ---- */

struct order {
    const struct element *elements[VIEW_ELEMENTS];
    int rows[VIEW_ELEMENTS]; /* which row each stands in */
    size_t count;
    bool rtl;
};

static int bottom(const struct element *e)
{
    struct rect rect = view_visible(e);
    return rect.y + rect.h;
}

static int centre_x(const struct element *e)
{
    struct rect rect = view_visible(e);
    return rect.x + rect.w / 2;
}

static int centre_y(const struct element *e)
{
    struct rect rect = view_visible(e);
    return rect.y + rect.h / 2;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* Half of the lower one's height is beside the other. */
static bool beside(const struct element *a, const struct element *b)
{
    struct rect x = view_visible(a);
    struct rect y = view_visible(b);
    int common = smaller(x.y + x.h, y.y + y.h) - larger(x.y, y.y);
    return 2 * common >= smaller(x.h, y.h);
}

static void swap(struct order *order, size_t a, size_t b)
{
    const struct element *kept = order->elements[a];
    order->elements[a] = order->elements[b];
    order->elements[b] = kept;
}

/* Of those from `first` on: the one that ends first, and all beside it, to the front; the position
 * after them. */
static size_t gather_row(struct order *order, size_t first)
{
    for (size_t i = first + 1; i < order->count; i++)
        if (bottom(order->elements[i]) < bottom(order->elements[first]))
            swap(order, first, i);
    const struct element *leader = order->elements[first];
    size_t end = first + 1;
    for (size_t i = end; i < order->count; i++)
        if (beside(order->elements[i], leader))
            swap(order, end++, i);
    return end;
}

static void sort_row(struct order *order, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        for (size_t j = i; j > first; j--) {
            int here = centre_x(order->elements[j]);
            int before = centre_x(order->elements[j - 1]);
            if (order->rtl ? here <= before : here >= before)
                break;
            swap(order, j, j - 1);
        }
}

static void put_in_order(struct order *order, const struct view *view, bool rtl)
{
    order->count = 0;
    order->rtl = rtl;
    for (size_t i = 0; i < view->count; i++)
        if (can_be_focused(view, &view->slots[i].element))
            order->elements[order->count++] = &view->slots[i].element;
    int row = 0;
    for (size_t first = 0; first < order->count; row++) {
        size_t end = gather_row(order, first);
        sort_row(order, first, end);
        for (; first < end; first++)
            order->rows[first] = row;
    }
}

static size_t position_of(const struct order *order, const struct element *element)
{
    size_t i = 0;
    while (i < order->count && order->elements[i] != element)
        i++;
    return i;
}

const struct element *focus_first(const struct view *view, bool rtl)
{
    struct order order;
    const struct element *own = NULL;
    put_in_order(&order, view, rtl);
    for (size_t i = 0; i < order.count; i++) {
        const struct element *element = order.elements[i];
        if (element->action > 0 && element->style == STYLE_PRIMARY)
            return element;
        if (element->action > 0 && own == NULL)
            own = element;
    }
    return own != NULL || order.count == 0 ? own : order.elements[0];
}

/* ---- directions ---- */

/* How much of nothing lies between two stretches; 0 where they overlap. */
static int between(int a, int a_length, int b, int b_length)
{
    return larger(larger(b - (a + a_length), a - (b + b_length)), 0);
}

/* How far `to` is in that direction; INT_MAX where it is not there. Sideways only what is beside.
 */
static int distance(const struct element *from, const struct element *to, enum focus_move move)
{
    struct rect a = view_visible(from);
    struct rect b = view_visible(to);
    bool sideways = move == FOCUS_LEFT || move == FOCUS_RIGHT;
    int ahead = sideways ? centre_x(to) - centre_x(from) : centre_y(to) - centre_y(from);
    if (move == FOCUS_LEFT || move == FOCUS_UP)
        ahead = -ahead;
    int along = sideways ? between(a.x, a.w, b.x, b.w) : between(a.y, a.h, b.y, b.h);
    int aside = sideways ? between(a.y, a.h, b.y, b.h) : between(a.x, a.w, b.x, b.w);
    bool in_row = !sideways && beside(from, to);
    if (ahead <= 0 || in_row || (sideways && aside > 0))
        return INT_MAX;
    return along + ASIDE * aside;
}

static int off_centre(const struct element *a, const struct element *b, enum focus_move move)
{
    return move == FOCUS_UP || move == FOCUS_DOWN ? abs(centre_x(a) - centre_x(b))
                                                  : abs(centre_y(a) - centre_y(b));
}

static const struct element *nearest(const struct order *order, const struct element *from,
                                     enum focus_move move)
{
    const struct element *best = NULL;
    int least = INT_MAX;
    for (size_t i = 0; i < order->count; i++) {
        const struct element *to = order->elements[i];
        int far = to != from ? distance(from, to, move) : INT_MAX;
        if (far < least || (far == least && best != NULL &&
                            off_centre(from, to, move) < off_centre(from, best, move))) {
            least = far;
            best = to;
        }
    }
    return best;
}

const struct element *focus_next(const struct view *view, const struct element *from,
                                 enum focus_move move, bool rtl)
{
    struct order order;
    put_in_order(&order, view, rtl);
    size_t at = position_of(&order, from);
    if (at == order.count)
        return focus_first(view, rtl);
    bool sideways = move == FOCUS_LEFT || move == FOCUS_RIGHT;
    bool on = move == FOCUS_DOWN || move == (rtl ? FOCUS_LEFT : FOCUS_RIGHT);
    size_t next = (at + (on ? 1 : order.count - 1)) % order.count;
    if (sideways && order.rows[next] == order.rows[at])
        return order.elements[next];
    const struct element *there = nearest(&order, from, move);
    return there != NULL ? there : order.elements[next];
}

/* ---- the ring ---- */

void focus_put(struct focus *focus, const struct element *element)
{
    focus->shown = element != NULL;
    focus->at.action = 0;
    if (element == NULL)
        return;
    focus->at = (struct element){.action = element->action,
                                 .argument = element->argument,
                                 .rect = element->rect,
                                 .id = element->id != NULL ? focus->id : NULL};
    text_copy(focus->id, sizeof focus->id, element->id != NULL ? element->id : "");
}

void focus_hide(struct focus *focus)
{
    focus_put(focus, NULL);
}

void focus_screen_changed(struct focus *focus)
{
    focus->at.action = 0;
}

const struct element *focus_element(const struct focus *focus, const struct view *view)
{
    if (!focus->shown || focus->at.action == 0)
        return NULL;
    for (size_t i = 0; i < view->count; i++) {
        const struct element *element = &view->slots[i].element;
        if (view_same_element(element, &focus->at) && can_be_focused(view, element))
            return element;
    }
    return NULL;
}

const struct element *focus_near(const struct view *view, int x, int y)
{
    const struct element *best = NULL;
    int least = INT_MAX;
    for (size_t i = 0; i < view->count; i++) {
        const struct element *e = &view->slots[i].element;
        if (!can_be_focused(view, e))
            continue;
        int far = abs(centre_x(e) - x) + abs(centre_y(e) - y);
        if (far < least) {
            least = far;
            best = e;
        }
    }
    return best;
}

static void add_ring(struct view *view, struct rect rect, enum style style, int out_px)
{
    struct rect all = view->slots[0].element.rect;
    struct rect ring = layout_inset(rect, -out_px, -out_px);
    view_add(view, &(struct element){.style = style, .rect = layout_intersect(ring, all)});
}

void focus_draw(struct focus *focus, struct view *view, bool rtl, int unit_px)
{
    if (!focus->shown || view->count == 0)
        return;
    struct rect was = focus->at.rect;
    const struct element *element = focus_element(focus, view);
    if (element == NULL && focus->at.action != 0)
        element = focus_near(view, was.x + was.w / 2, was.y + was.h / 2);
    if (element == NULL)
        element = focus_first(view, rtl);
    if (element == NULL)
        return;
    focus_put(focus, element);
    struct rect rect = view_visible(element);
    int gap_px = (LINE_FOCUS_GAP * unit_px + 9) / 10;
    int ring_px = (LINE_FOCUS * unit_px + 9) / 10;
    add_ring(view, rect, STYLE_FOCUS, gap_px + ring_px);
    add_ring(view, rect, STYLE_FOCUS_GAP, gap_px);
}
