#include "ui/layout.h"
#include "ui/page_private.h"

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

/* On an upright display there is more height than anything needs: what grows there grows by half of
 * itself, unless it is a picture or lays itself out, and so can use any room. */
static int most_growth(const struct page_plan *plan, int kid, int height_px)
{
    bool capped = plan->env->portrait && !plan->env->low && !plan->boxes[kid].elastic;
    return capped ? height_px / 2 : plan->env->full.h;
}

/* Gives the kids their heights; returns what nobody took. */
static int share_height(struct page_plan *plan, int node, struct rect inner)
{
    const struct page *page = plan->page;
    const struct page_group *group = &page->nodes[node].group;
    int gap = page_gap_px(plan, group->gap);
    int left = inner.h + gap;
    int shares = 0;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
        struct rect *rect = &plan->boxes[kid].rect;
        *rect = column_place(plan, kid, group->align, inner);
        rect->h = page_height(plan, kid, rect->w);
        left -= rect->h + gap;
        shares += grow_of(page, kid);
    }
    left = larger(left, 0);
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
        struct rect *rect = &plan->boxes[kid].rect;
        int grow = grow_of(page, kid);
        int more = grow > 0 ? smaller(left * grow / shares, most_growth(plan, kid, rect->h)) : 0;
        rect->h += more;
        left -= more;
        shares -= grow;
    }
    return left;
}

/* What is left over stands around a column that is centred, and around a body without a title. */
static bool is_centred(const struct page_plan *plan, int node)
{
    const struct page_node *at = &plan->page->nodes[node];
    if (node == PAGE_BODY)
        return plan->page->nodes[PAGE_HEAD].first_kid < 0 && grow_of(plan->page, at->first_kid) > 0;
    return at->group.align == ALIGN_CENTRE;
}

static void place_column(struct page_plan *plan, int node, struct rect inner)
{
    const struct page *page = plan->page;
    int left = share_height(plan, node, inner);
    int y = inner.y + (is_centred(plan, node) ? left / 2 : 0);
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
        struct rect rect = plan->boxes[kid].rect;
        rect.y = y;
        page_place(plan, kid, rect);
        y += rect.h + page_gap_px(plan, page->nodes[node].group.gap);
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
