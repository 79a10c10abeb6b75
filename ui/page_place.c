#include "ui/env.h"
#include "ui/layout.h"
#include "ui/page_private.h"

#define MARGIN_UNITS 4

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int grow_of(const struct page *page, int node)
{
    return page->nodes[node].is_group ? page->nodes[node].group.grow : page->nodes[node].item.grow;
}

/* Mirrored where the language is read from the right. */
static struct rect across(const struct page_plan *plan, struct rect inner, int x, int w)
{
    int from = plan->env->rtl ? inner.x + inner.w - (x - inner.x) - w : x;
    return (struct rect){from, inner.y, w, inner.h};
}

/* ---- columns ---- */

static struct rect column_place(struct page_plan *plan, int kid, enum text_align align,
                                struct rect inner)
{
    int width = align == ALIGN_START ? inner.w : smaller(inner.w, plan->boxes[kid].width_px);
    int x = align == ALIGN_CENTRE ? inner.x + (inner.w - width) / 2 : inner.x + inner.w - width;
    return across(plan, inner, align == ALIGN_START ? inner.x : x, width);
}

static void place_column(struct page_plan *plan, int node, struct rect inner)
{
    const struct page *page = plan->page;
    const struct page_group *group = &page->nodes[node].group;
    int gap = page_gap_px(plan, group->gap);
    int left = inner.h + gap;
    int shares = 0;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
        int width = column_place(plan, kid, group->align, inner).w;
        left -= page_height(plan, kid, width) + gap;
        shares += grow_of(page, kid);
    }
    left = larger(left, 0);
    if (shares == 0 && group->align == ALIGN_CENTRE)
        inner.y += left / 2;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
        struct rect rect = column_place(plan, kid, group->align, inner);
        int grow = grow_of(page, kid);
        int more = grow > 0 ? left * grow / shares : 0;
        left -= more;
        shares -= grow;
        rect.h = page_height(plan, kid, rect.w) + more;
        page_place(plan, kid, rect);
        inner.y += rect.h + gap;
    }
}

/* ---- rows ---- */

static struct rect row_place(struct page_plan *plan, int kid, enum text_align align,
                             struct rect rect)
{
    int height = page_height(plan, kid, rect.w);
    if (align == ALIGN_CENTRE)
        rect.y += (rect.h - height) / 2;
    if (align == ALIGN_END)
        rect.y += rect.h - height;
    if (align != ALIGN_START)
        rect.h = height;
    return rect;
}

/* For the left hand, what can be touched comes first, where a row has both. */
static bool comes_in(const struct page_plan *plan, int kid, int pass)
{
    return !plan->env->left || plan->boxes[kid].touchable == (pass == 0);
}

static void place_row(struct page_plan *plan, int node, struct rect inner)
{
    const struct page *page = plan->page;
    const struct page_group *group = &page->nodes[node].group;
    int gap = page_gap_px(plan, group->gap);
    int x = inner.x;
    if (group->align == ALIGN_CENTRE) {
        int left = inner.w + gap;
        for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next)
            left -= plan->boxes[kid].rect.w + gap;
        x += left / 2;
    }
    for (int pass = 0; pass < (plan->env->left ? 2 : 1); pass++)
        for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
            if (!comes_in(plan, kid, pass))
                continue;
            int width = plan->boxes[kid].rect.w;
            page_place(plan, kid,
                       row_place(plan, kid, group->align, across(plan, inner, x, width)));
            x += width + gap;
        }
}

static void place_grid(struct page_plan *plan, int node, struct rect inner)
{
    const struct page *page = plan->page;
    const struct page_group *group = &page->nodes[node].group;
    struct page_grid grid = page_grid_of(plan, node, inner.w);
    int gap = page_gap_px(plan, group->gap);
    int index = 0;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
        struct rect cell = layout_cell(inner, grid.columns, grid.rows, gap, index++);
        struct rect place = across(plan, inner, cell.x, cell.w);
        page_place(plan, kid, (struct rect){place.x, cell.y, cell.w, cell.h});
    }
}

void page_place(struct page_plan *plan, int node, struct rect rect)
{
    const struct page_node *at = &plan->page->nodes[node];
    plan->boxes[node].rect = rect;
    if (!at->is_group || at->first_kid < 0)
        return;
    int x;
    int y;
    page_padding(plan, node, &x, &y);
    struct rect inner = {rect.x + x, rect.y + y, larger(rect.w - 2 * x, 1),
                         larger(rect.h - 2 * y, 1)};
    if (at->group.flow == PAGE_GRID)
        place_grid(plan, node, inner);
    else if (at->group.flow == PAGE_ROW && page_row_widths(plan, node, inner.w))
        place_row(plan, node, inner);
    else
        place_column(plan, node, inner);
}

/* ---- to the view ---- */

static struct element box_of(const struct page_group *group)
{
    return (struct element){.id = group->id, .style = group->style};
}

/* What an item lays out itself; of that, too, only what is seen in the clip. */
static void fill(const struct page_plan *plan, const struct page_item *item, struct rect rect,
                 struct rect clip)
{
    struct view *view = plan->page->view;
    size_t first = view->count;
    item->fill(view, plan->env, rect, item->context);
    for (size_t i = first; i < view->count && clip.w > 0; i++)
        view->slots[i].element.clip = clip;
}

void page_emit(const struct page_plan *plan, int node, struct rect clip)
{
    const struct page_node *at = &plan->page->nodes[node];
    struct rect rect = plan->boxes[node].rect;
    struct rect seen = clip.w > 0 ? layout_intersect(rect, clip) : rect;
    enum style style = at->is_group ? at->group.style : at->item.element.style;
    /* The background is nothing: a group without a box, an item that keeps a place free. */
    bool drawn = style != STYLE_BACKGROUND;
    if (!at->is_group && at->item.fill != NULL) {
        fill(plan, &at->item, rect, clip);
    } else if (drawn && seen.w > 0 && seen.h > 0) {
        struct element element = at->is_group ? box_of(&at->group) : at->item.element;
        element.rect = rect;
        element.lines = TYPESET_LINES;
        /* What is seen whole needs none. */
        if (seen.h < rect.h || seen.w < rect.w)
            element.clip = clip;
        view_add(plan->page->view, &element);
    }
    for (int kid = at->is_group ? at->first_kid : PAGE_NONE; kid >= 0;
         kid = plan->page->nodes[kid].next)
        page_emit(plan, kid, clip);
}

/* ---- the parts ---- */

static bool empty(const struct page_plan *plan, enum page_part part)
{
    return plan->page->nodes[part].first_kid < 0;
}

/* The lowest a place of the foot is: so GO ends where it ends on every screen. */
static int foot_least(const struct page_plan *plan)
{
    return larger(page_units(plan, ENV_FOOT_UNITS), plan->env->target_px);
}

/* What stands in a place fills it. */
static void place_part(struct page_plan *plan, enum page_part part, struct rect rect)
{
    struct page_node *root = &plan->page->nodes[part];
    struct page_node *only = &plan->page->nodes[root->first_kid];
    if (only->next < 0 && only->is_group)
        only->group.grow = 1;
    if (only->next < 0 && !only->is_group)
        only->item.grow = 1;
    page_place(plan, (int)part, rect);
}

static void foot_beside(struct page_plan *plan, struct rect *rest)
{
    int gap = page_units(plan, MARGIN_UNITS);
    int half = (rest->w - gap) / 2;
    int height = foot_least(plan);
    for (int part = PAGE_FOOT_GO; part <= PAGE_FOOT_OTHER; part++)
        height = larger(height, page_height(plan, part, half));
    struct rect band = layout_cut_bottom(rest, height);
    bool go_left = plan->env->left;
    for (int part = PAGE_FOOT_GO; part <= PAGE_FOOT_OTHER; part++) {
        bool at_left = (part == PAGE_FOOT_GO) == go_left;
        if (!empty(plan, (enum page_part)part))
            place_part(plan, (enum page_part)part, layout_cell(band, 2, 1, gap, at_left ? 0 : 1));
    }
}

/* GO below, OTHER above it; GO's place stays free where only OTHER is used. */
static void foot_stacked(struct page_plan *plan, struct rect *rest)
{
    for (int part = PAGE_FOOT_GO; part <= PAGE_FOOT_OTHER; part++) {
        if (part == PAGE_FOOT_OTHER && empty(plan, PAGE_FOOT_OTHER))
            return;
        int height = larger(foot_least(plan), page_height(plan, part, rest->w));
        struct rect band = layout_cut_bottom(rest, height);
        layout_cut_bottom(rest, page_gap_px(plan, PAGE_GAP));
        if (!empty(plan, (enum page_part)part))
            place_part(plan, (enum page_part)part, band);
    }
}

/* Words that are too long for their place at the foot end the body instead; what can be touched
 * stays, and its place grows. */
static void move_words(struct page_plan *plan, enum page_part part, int width)
{
    struct page_node *from = &plan->page->nodes[part];
    struct page_node *body = &plan->page->nodes[PAGE_BODY];
    if (from->first_kid < 0 || plan->boxes[part].touchable ||
        page_height(plan, (int)part, width) <= foot_least(plan))
        return;
    if (body->first_kid < 0)
        body->first_kid = from->first_kid;
    else
        plan->page->nodes[body->last_kid].next = from->first_kid;
    body->last_kid = from->last_kid;
    from->first_kid = PAGE_NONE;
    from->last_kid = PAGE_NONE;
    page_measure(plan, 0);
}

static void place_foot(struct page_plan *plan, struct rect *rest)
{
    if (empty(plan, PAGE_FOOT_GO) && empty(plan, PAGE_FOOT_OTHER))
        return;
    int width = plan->env->portrait ? rest->w : (rest->w - page_units(plan, MARGIN_UNITS)) / 2;
    move_words(plan, PAGE_FOOT_GO, width);
    move_words(plan, PAGE_FOOT_OTHER, width);
    if (plan->env->portrait) {
        foot_stacked(plan, rest);
        return;
    }
    foot_beside(plan, rest);
    layout_cut_bottom(rest, page_gap_px(plan, PAGE_GAP));
}

static void place_dock(struct page_plan *plan, struct rect *rest)
{
    if (empty(plan, PAGE_DOCK))
        return;
    page_place(plan, PAGE_DOCK, layout_cut_bottom(rest, page_height(plan, PAGE_DOCK, rest->w)));
    layout_cut_bottom(rest, page_gap_px(plan, PAGE_GAP));
}

/* The nodes of a part go before those of the body, to be scrolled with it. */
static void prepend(struct page *page, enum page_part part)
{
    struct page_node *from = &page->nodes[part];
    struct page_node *body = &page->nodes[PAGE_BODY];
    if (from->first_kid < 0)
        return;
    page->nodes[from->last_kid].next = body->first_kid;
    if (body->first_kid < 0)
        body->last_kid = from->last_kid;
    body->first_kid = from->first_kid;
    from->first_kid = PAGE_NONE;
    from->last_kid = PAGE_NONE;
}

/* Moves the body's first node to the end of the head. */
static void lift(struct page *page)
{
    struct page_node *head = &page->nodes[PAGE_HEAD];
    struct page_node *body = &page->nodes[PAGE_BODY];
    int kid = body->first_kid;
    body->first_kid = page->nodes[kid].next;
    page->nodes[kid].next = PAGE_NONE;
    if (head->first_kid < 0)
        head->first_kid = kid;
    else
        page->nodes[head->last_kid].next = kid;
    head->last_kid = kid;
}

/* A group that begins with words and has touches after them: its kids take its place. */
static bool unwrap_first(const struct page_plan *plan)
{
    struct page *page = plan->page;
    struct page_node *body = &page->nodes[PAGE_BODY];
    int first = body->first_kid;
    const struct page_node *group = first >= 0 ? &page->nodes[first] : NULL;
    if (group == NULL || !group->is_group || group->first_kid < 0 ||
        group->group.style != STYLE_BACKGROUND || group->group.flow == PAGE_GRID ||
        plan->boxes[group->first_kid].touchable)
        return false;
    page->nodes[group->last_kid].next = group->next;
    if (body->last_kid == first)
        body->last_kid = group->last_kid;
    body->first_kid = group->first_kid;
    return true;
}

/* The words that the body begins with go into the head, as far as `show` has room for them. True
 * when none are left. */
static bool lift_words(struct page_plan *plan, struct rect show)
{
    struct page *page = plan->page;
    for (;;) {
        int kid = page->nodes[PAGE_BODY].first_kid;
        if (kid < 0)
            return true;
        if (plan->boxes[kid].touchable) {
            if (!unwrap_first(plan))
                return true;
            continue;
        }
        int height = page_height(plan, PAGE_HEAD, show.w) + page_gap_px(plan, PAGE_GAP);
        if (height + page_height(plan, kid, show.w) > show.h)
            return false;
        lift(page);
        page_measure(plan, 0);
    }
}

/* With all touches low, what is only to be read stands above them as far as there is room. */
static void place_low(struct page_plan *plan, struct rect show)
{
    if (!lift_words(plan, show)) {
        plan->tight = plan->page->list_count == 0;
        page_measure(plan, 0);
        lift_words(plan, show);
    }
    page_measure(plan, 0);
    if (page_height(plan, PAGE_HEAD, show.w) > show.h) {
        prepend(plan->page, PAGE_HEAD);
        page_measure(plan, 0);
        return;
    }
    page_place(plan, PAGE_HEAD, show);
}

static void place_head(struct page_plan *plan, struct rect *rest)
{
    int height = page_height(plan, PAGE_HEAD, rest->w);
    if (empty(plan, PAGE_HEAD))
        return;
    /* A head that leaves the body too little is scrolled with it. */
    if (height > rest->h / 3) {
        prepend(plan->page, PAGE_HEAD);
        plan->boxes[PAGE_BODY].asked_px = PAGE_NONE;
        return;
    }
    page_place(plan, PAGE_HEAD, layout_cut_top(rest, height));
    layout_cut_top(rest, page_gap_px(plan, PAGE_GAP));
}

void page_end(struct page *page)
{
    const struct screen_env *env = page->env;
    struct page_plan plan = {.page = page, .env = env, .measure = env->measure};
    int margin = MARGIN_UNITS * env->unit_px;
    struct rect rest = layout_inset(env->area, margin, margin / 2);
    page_measure(&plan, 0);
    struct rect show = rest;
    /* Words alone may stand anywhere: only their pager must be low, and it is at the foot. */
    bool low = env->low && (plan.boxes[PAGE_BODY].touchable || page->list_count > 0);
    if (low) {
        rest = layout_intersect(rest, env->reach);
        show.h = rest.y - show.y - page_gap_px(&plan, PAGE_GAP);
    }
    place_foot(&plan, &rest);
    place_dock(&plan, &rest);
    if (low && show.h > 0)
        place_low(&plan, show);
    else
        place_head(&plan, &rest);
    page_emit(&plan, PAGE_HEAD, (struct rect){0});
    page_body(&plan, rest);
    page_emit(&plan, PAGE_DOCK, (struct rect){0});
    page_emit(&plan, PAGE_FOOT_OTHER, (struct rect){0});
    page_emit(&plan, PAGE_FOOT_GO, (struct rect){0});
}
