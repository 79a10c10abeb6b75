#include <assert.h>
#include <string.h>

#include "app/base/i18n.h"
#include "app/base/text.h"
#include "ui/layout.h"
#include "ui/page_private.h"

static int gap_px(const struct page_plan *plan)
{
    return page_gap_px(plan, PAGE_GAP_SMALL);
}

/* Declares and measures a row in place of the last one; its node. */
static int declare(struct page_plan *plan, size_t index)
{
    struct page *page = plan->page;
    page->nodes[PAGE_LIST].first_kid = PAGE_NONE;
    page->part = (enum page_part)PAGE_LIST;
    page->depth = 0;
    page->list_row(page, index, page->list_context);
    int node = page->nodes[PAGE_LIST].first_kid;
    assert(node >= 0 && page->nodes[node].next < 0 && page->depth == 0);
    page_measure(plan, node);
    return node;
}

static bool known(const struct page_plan *plan, const struct measure_rows *rows, int width_px)
{
    const struct page *page = plan->page;
    return rows->count == page->list_count && rows->row == (void (*)(void))page->list_row &&
           rows->context == page->list_context && rows->width_px == width_px &&
           strcmp(rows->locale, i18n_locale(plan->env->i18n)) == 0;
}

/* Declares every row once; after that their heights are kept, because five hundred rows a frame are
 * too many. */
static void measure_all(struct page_plan *plan, struct measure_rows *rows, int width_px)
{
    struct page *page = plan->page;
    int nodes = page->count;
    int top = 0;
    for (size_t i = 0; i < page->list_count; i++) {
        size_t text_used = page->view->text_used;
        rows->tops_px[i] = top;
        top += page_height(plan, declare(plan, i), width_px) + gap_px(plan);
        page->view->text_used = text_used;
        page->count = nodes;
    }
    rows->tops_px[page->list_count] = top;
    rows->row = (void (*)(void))page->list_row;
    rows->context = page->list_context;
    rows->count = page->list_count;
    rows->width_px = width_px;
    text_copy(rows->locale, sizeof rows->locale, i18n_locale(plan->env->i18n));
}

/* The last row that begins at or above `y`. */
static size_t row_at(const struct measure_rows *rows, int y)
{
    size_t low = 0;
    size_t high = rows->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (rows->tops_px[middle] <= y)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Whether these rows are as high as they were. */
static bool still(struct page_plan *plan, const struct measure_rows *rows, int from, int end)
{
    struct page *page = plan->page;
    int nodes = page->count;
    size_t text_used = page->view->text_used;
    bool same = true;
    for (size_t i = row_at(rows, from); same && i < rows->count && rows->tops_px[i] < end; i++) {
        int height = page_height(plan, declare(plan, i), rows->width_px) + gap_px(plan);
        same = rows->tops_px[i] + height == rows->tops_px[i + 1];
        page->view->text_used = text_used;
        page->count = nodes;
    }
    return same;
}

int page_list_height(struct page_plan *plan, int width_px, int from, int end)
{
    struct measure_rows *rows = measure_rows(plan->measure);
    if (plan->page->list_count == 0)
        return 0;
    if (!known(plan, rows, width_px) || !still(plan, rows, from, end))
        measure_all(plan, rows, width_px);
    return rows->tops_px[rows->count] - gap_px(plan);
}

void page_list_emit(struct page_plan *plan, struct rect clip, struct rect list)
{
    struct page *page = plan->page;
    struct measure_rows *rows = measure_rows(plan->measure);
    int nodes = page->count;
    if (page->list_count == 0)
        return;
    size_t i = clip.w > 0 ? row_at(rows, clip.y - list.y) : 0;
    int y = list.y + rows->tops_px[i];
    for (; i < page->list_count && (clip.w == 0 || y < clip.y + clip.h); i++) {
        int row = declare(plan, i);
        int height = page_height(plan, row, list.w);
        page_place(plan, row, (struct rect){list.x, y, list.w, height});
        page_emit(plan, row, clip);
        page->count = nodes;
        y += height + gap_px(plan);
    }
}

int page_list_cut(const struct page_plan *plan, int from, int end)
{
    const struct measure_rows *rows = measure_rows(plan->measure);
    size_t row = row_at(rows, end);
    if (end >= rows->tops_px[row + 1] - gap_px(plan))
        return rows->tops_px[row + 1];
    return rows->tops_px[row] > from ? rows->tops_px[row] : end;
}
