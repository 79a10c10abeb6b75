/* Where the head, the body and the foot of a page stand. */
#include "ui/env.h"
#include "ui/layout.h"
#include "ui/page_private.h"

#define MARGIN_UNITS 4

static int larger(int a, int b)
{
    return a > b ? a : b;
}

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
