#include "ui/page.h"

#include <assert.h>

#include "ui/page_private.h"

void page_begin(struct page *page, struct view *view, const struct screen_env *env)
{
    page->view = view;
    page->env = env;
    page->part = PAGE_BODY;
    page->depth = 0;
    page->list_count = 0;
    page->list_row = NULL;
    page->list_context = NULL;
    for (int i = 0; i < PAGE_ROOTS; i++)
        page->nodes[i] = (struct page_node){
            .is_group = true, .first_kid = PAGE_NONE, .last_kid = PAGE_NONE, .next = PAGE_NONE};
    page->count = PAGE_ROOTS;
}

void page_part(struct page *page, enum page_part part)
{
    assert(page->depth == 0);
    page->part = part;
}

static struct page_node *add(struct page *page)
{
    int parent = page->depth > 0 ? page->open[page->depth - 1] : (int)page->part;
    assert(page->count < PAGE_NODES);
    int position = page->count++;
    struct page_node *node = &page->nodes[position];
    node->first_kid = PAGE_NONE;
    node->last_kid = PAGE_NONE;
    node->next = PAGE_NONE;
    struct page_node *above = &page->nodes[parent];
    if (above->first_kid == PAGE_NONE)
        above->first_kid = position;
    else
        page->nodes[above->last_kid].next = position;
    above->last_kid = position;
    return node;
}

void page_open(struct page *page, const struct page_group *group)
{
    assert(page->depth < PAGE_DEPTH);
    struct page_node *node = add(page);
    node->is_group = true;
    node->group = *group;
    page->open[page->depth++] = page->count - 1;
}

void page_close(struct page *page)
{
    assert(page->depth > 0);
    page->depth--;
}

void page_item(struct page *page, const struct page_item *item)
{
    struct page_node *node = add(page);
    node->is_group = false;
    node->item = *item;
    const struct page_group *around =
        page->depth > 0 ? &page->nodes[page->open[page->depth - 1]].group : NULL;
    if (around != NULL && around->flow == PAGE_COLUMN && around->align == ALIGN_CENTRE &&
        item->element.align == ALIGN_START)
        node->item.element.align = ALIGN_CENTRE;
}

void page_list(struct page *page, size_t count,
               void (*row)(struct page *page, size_t index, const void *context),
               const void *context)
{
    assert(page->depth == 0 && page->part == PAGE_BODY && page->list_row == NULL);
    page->list_count = count < MEASURE_ROWS ? count : MEASURE_ROWS;
    page->list_row = row;
    page->list_context = context;
}

int page_units(const struct page_plan *plan, int units)
{
    return units * plan->env->unit_px;
}

int page_gap_px(const struct page_plan *plan, enum page_gap gap)
{
    static const int units[] = {
        [PAGE_GAP] = 2, [PAGE_GAP_NONE] = 0, [PAGE_GAP_SMALL] = 1, [PAGE_GAP_LARGE] = 4};
    int px = page_units(plan, units[gap]);
    return plan->tight ? px / 2 : px;
}

void page_padding(const struct page_plan *plan, int node, int *x, int *y)
{
    const struct page_group *group = &plan->page->nodes[node].group;
    const struct theme_style *style = measure_style(plan->measure, group->style);
    *x = 0;
    *y = 0;
    if (group->style == STYLE_BACKGROUND)
        return;
    *x = measure_px(plan->measure, style->padding_x_tenths);
    *y = measure_px(plan->measure,
                    style->padding_y_tenths > 0 ? style->padding_y_tenths : style->gap_tenths);
    if (plan->tight)
        *y /= 2;
}
