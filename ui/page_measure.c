#include "ui/page_private.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int kids(const struct page *page, int node)
{
    int count = 0;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next)
        count++;
    return count;
}

/* What can be touched is as large as a finger needs it. */
static int least_px(const struct page_plan *plan, const struct page_item *item, int units)
{
    int least = page_units(plan, units);
    return item->element.action != 0 ? larger(least, plan->env->target_px) : least;
}

static void measure_item(struct page_plan *plan, int node)
{
    const struct page_item *item = &plan->page->nodes[node].item;
    struct page_box *box = &plan->boxes[node];
    int least = least_px(plan, item, item->least_w_units);
    box->touchable = item->element.action != 0 || item->fill != NULL;
    box->width_px = larger(measure_width(plan->measure, &item->element), least);
    box->least_width_px = larger(measure_least_width(plan->measure, &item->element), least);
}

static void measure_group(struct page_plan *plan, int node)
{
    const struct page *page = plan->page;
    const struct page_group *group = &page->nodes[node].group;
    struct page_box *box = &plan->boxes[node];
    int gap = page_gap_px(plan, group->gap);
    int x;
    int y;
    page_padding(plan, node, &x, &y);
    int widest = 0;
    int sum = 0;
    int count = 0;
    box->touchable = false;
    box->least_width_px = 0;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
        const struct page_box *of_kid = &plan->boxes[kid];
        widest = larger(widest, of_kid->width_px);
        sum += of_kid->width_px;
        box->least_width_px = larger(box->least_width_px, of_kid->least_width_px);
        box->touchable = box->touchable || of_kid->touchable;
        count++;
    }
    if (group->flow == PAGE_GRID) {
        int columns = group->columns > 0 ? smaller(group->columns, count) : count;
        sum = larger(widest, page_units(plan, group->least_units)) * columns;
        count = columns;
    }
    box->width_px =
        (group->flow == PAGE_COLUMN ? widest : sum + larger(count - 1, 0) * gap) + 2 * x;
    box->least_width_px += 2 * x;
}

void page_measure(struct page_plan *plan, int first)
{
    for (int node = plan->page->count - 1; node >= first; node--) {
        plan->boxes[node].asked_px = PAGE_NONE;
        if (plan->page->nodes[node].is_group)
            measure_group(plan, node);
        else
            measure_item(plan, node);
    }
}

/* ---- rows ---- */

static int grow_of(const struct page *page, int node)
{
    return page->nodes[node].is_group ? page->nodes[node].group.grow : page->nodes[node].item.grow;
}

/* Those that do not grow get the width of their words, the others share what is left by their
 * `grow`, but each has its least. */
bool page_row_widths(struct page_plan *plan, int node, int width_px)
{
    const struct page *page = plan->page;
    int first = page->nodes[node].first_kid;
    int left = width_px + page_gap_px(plan, page->nodes[node].group.gap);
    int shares = 0;
    for (int kid = first; kid >= 0; kid = page->nodes[kid].next) {
        left -= page_gap_px(plan, page->nodes[node].group.gap);
        plan->boxes[kid].rect.w = grow_of(page, kid) > 0 ? PAGE_NONE : plan->boxes[kid].width_px;
        if (grow_of(page, kid) == 0)
            left -= plan->boxes[kid].width_px;
        shares += grow_of(page, kid);
    }
    for (bool again = true; again;) {
        again = false;
        for (int kid = first; kid >= 0; kid = page->nodes[kid].next) {
            struct page_box *box = &plan->boxes[kid];
            int grow = grow_of(page, kid);
            if (box->rect.w != PAGE_NONE || left * grow / shares >= box->least_width_px)
                continue;
            box->rect.w = box->least_width_px;
            left -= box->rect.w;
            shares -= grow;
            again = true;
        }
    }
    if (left < 0)
        return false;
    for (int kid = first; kid >= 0; kid = page->nodes[kid].next) {
        int grow = grow_of(page, kid);
        if (plan->boxes[kid].rect.w != PAGE_NONE)
            continue;
        plan->boxes[kid].rect.w = left * grow / shares;
        left -= plan->boxes[kid].rect.w;
        shares -= grow;
    }
    return true;
}

static int row_height(struct page_plan *plan, int node)
{
    const struct page *page = plan->page;
    int height = 0;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next)
        height = larger(height, page_height(plan, kid, plan->boxes[kid].rect.w));
    return height;
}

/* ---- columns and grids ---- */

static int column_height(struct page_plan *plan, int node, int width_px)
{
    const struct page *page = plan->page;
    const struct page_group *group = &page->nodes[node].group;
    int height = 0;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next) {
        int width =
            group->align == ALIGN_START ? width_px : smaller(width_px, plan->boxes[kid].width_px);
        height += page_height(plan, kid, width);
        if (page->nodes[kid].next >= 0)
            height += page_gap_px(plan, group->gap);
    }
    return height;
}

struct page_grid page_grid_of(struct page_plan *plan, int node, int width_px)
{
    const struct page *page = plan->page;
    const struct page_group *group = &page->nodes[node].group;
    int gap = page_gap_px(plan, group->gap);
    int count = kids(page, node);
    int cell = page_units(plan, group->least_units);
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next)
        cell = larger(cell, group->least_units > 0 ? plan->boxes[kid].least_width_px
                                                   : plan->boxes[kid].width_px);
    struct page_grid grid = {.columns = (width_px + gap) / larger(cell + gap, 1)};
    if (group->columns > 0)
        grid.columns = smaller(grid.columns, group->columns);
    grid.columns = larger(smaller(grid.columns, count), 1);
    grid.rows = (count + grid.columns - 1) / grid.columns;
    /* No column more than the rows need: five are three and two, not four and one. */
    if (grid.rows > 0)
        grid.columns = (count + grid.rows - 1) / grid.rows;
    grid.cell_w_px = (width_px - (grid.columns - 1) * gap) / grid.columns;
    for (int kid = page->nodes[node].first_kid; kid >= 0; kid = page->nodes[kid].next)
        grid.cell_h_px = larger(grid.cell_h_px, page_height(plan, kid, grid.cell_w_px));
    return grid;
}

static int group_height(struct page_plan *plan, int node, int width_px)
{
    const struct page_group *group = &plan->page->nodes[node].group;
    int x;
    int y;
    page_padding(plan, node, &x, &y);
    int room = larger(width_px - 2 * x, 1);
    if (group->flow == PAGE_ROW && page_row_widths(plan, node, room))
        return row_height(plan, node) + 2 * y;
    if (group->flow != PAGE_GRID)
        return column_height(plan, node, room) + 2 * y;
    struct page_grid grid = page_grid_of(plan, node, room);
    return grid.rows * grid.cell_h_px + larger(grid.rows - 1, 0) * page_gap_px(plan, group->gap) +
           2 * y;
}

int page_height(struct page_plan *plan, int node, int width_px)
{
    struct page_box *box = &plan->boxes[node];
    if (box->asked_px == width_px)
        return box->height_px;
    const struct page_item *item = &plan->page->nodes[node].item;
    int height = plan->page->nodes[node].is_group
                     ? group_height(plan, node, width_px)
                     : larger(measure_height(plan->measure, &item->element, width_px),
                              least_px(plan, item, item->least_h_units));
    box->asked_px = width_px;
    box->height_px = height;
    return height;
}
