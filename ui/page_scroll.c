#include "ui/layout.h"
#include "ui/page_private.h"

struct body {
    struct rect area;
    int nodes_px;   /* height of what was declared */
    int list_px;    /* where the list begins */
    int content_px; /* of both */
    int offset_px;
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static struct body measure_body(struct page_plan *plan, struct rect area)
{
    struct body body = {.area = area};
    body.nodes_px = page_height(plan, PAGE_BODY, area.w);
    body.list_px = body.nodes_px;
    if (body.nodes_px > 0 && plan->page->list_count > 0)
        body.list_px += page_gap_px(plan, PAGE_GAP);
    int from = plan->env->scroll_px - body.list_px;
    body.content_px = body.list_px + page_list_height(plan, area.w, from, from + area.h);
    return body;
}

/* ---- pages ---- */

/* Whether a page must not end in it. */
static bool is_whole(const struct page_plan *plan, const struct body *body, int node)
{
    const struct page_node *at = &plan->page->nodes[node];
    return !at->is_group ||
           (at->group.style != STYLE_BACKGROUND && plan->boxes[node].rect.h <= body->area.h);
}

/* The highest thing under `node` that a page from `from` to `end` would cut moves its end up. */
static int cut_nodes(const struct page_plan *plan, const struct body *body, int node, int from,
                     int end)
{
    int origin = body->area.y - body->offset_px;
    int top = plan->boxes[node].rect.y - origin;
    int bottom = top + plan->boxes[node].rect.h;
    if (node != PAGE_BODY && is_whole(plan, body, node) && top > from && top < end && bottom > end)
        end = top;
    for (int kid = plan->page->nodes[node].is_group ? plan->page->nodes[node].first_kid : PAGE_NONE;
         kid >= 0; kid = plan->page->nodes[kid].next)
        end = cut_nodes(plan, body, kid, from, end);
    return end;
}

/* Where the page after the one that begins at `from` begins; the content's end after the last. */
static int next_page(const struct page_plan *plan, const struct body *body, int from)
{
    int end = from + body->area.h;
    if (end >= body->content_px || body->area.h <= 0)
        return body->content_px;
    for (int before = 0; before != end;) {
        before = end;
        end = cut_nodes(plan, body, PAGE_BODY, from, end);
    }
    if (end > body->list_px)
        end = body->list_px + page_list_cut(plan, from - body->list_px, end - body->list_px);
    return end;
}

/* Fills what turning the page does; returns the number of pages and in `*number` the present one.
 */
static int count_pages(const struct page_plan *plan, const struct body *body,
                       struct view_scroll *scroll, int *number)
{
    int last = body->content_px - body->area.h;
    int pages = 0;
    *number = 1;
    for (int start = 0; start < body->content_px; start = next_page(plan, body, start)) {
        pages++;
        if (start < body->offset_px)
            scroll->previous_px = start;
        if (start <= body->offset_px)
            *number = pages;
    }
    if (body->offset_px >= last)
        *number = pages;
    scroll->next_px = smaller(next_page(plan, body, body->offset_px), last);
    return pages;
}

/* ---- placing ---- */

static void emit_body(struct page_plan *plan, const struct body *body, struct rect clip)
{
    struct rect list = body->area;
    page_emit(plan, PAGE_BODY, clip);
    list.y += body->list_px - body->offset_px;
    page_list_emit(plan, clip, list);
}

static void scroll_body(struct page_plan *plan, struct rect room)
{
    struct page_pager pager = page_pager_cut(plan, &room);
    struct body body = measure_body(plan, room);
    int last = larger(body.content_px - room.h, 0);
    int number;
    body.offset_px = larger(smaller(plan->env->scroll_px, last), 0);
    page_place(plan, PAGE_BODY,
               (struct rect){room.x, room.y - body.offset_px, room.w, body.nodes_px});
    struct view_scroll *scroll = &plan->page->view->scroll;
    *scroll = (struct view_scroll){
        .area = room, .content_px = body.content_px, .offset_px = body.offset_px};
    int count = count_pages(plan, &body, scroll, &number);
    emit_body(plan, &body, room);
    page_pager_emit(plan, &pager, number, count);
}

/* Takes the last spare group of those under `node` out; false when there is none. */
static bool drop_spare(struct page *page, int node)
{
    struct page_node *at = &page->nodes[node];
    int last = PAGE_NONE;
    int before_last = PAGE_NONE;
    int before = PAGE_NONE;
    bool within = false;
    for (int kid = at->is_group ? at->first_kid : PAGE_NONE; kid >= 0;
         before = kid, kid = page->nodes[kid].next) {
        if (page->nodes[kid].is_group && page->nodes[kid].group.spare) {
            last = kid;
            before_last = before;
        }
        within = within || drop_spare(page, kid);
    }
    if (within || last < 0)
        return within;
    int next = page->nodes[last].next;
    if (before_last < 0)
        at->first_kid = next;
    else
        page->nodes[before_last].next = next;
    if (at->last_kid == last)
        at->last_kid = before_last;
    return true;
}

void page_body(struct page_plan *plan, struct rect room)
{
    struct body body = measure_body(plan, room);
    while (body.content_px > room.h && drop_spare(plan->page, PAGE_BODY)) {
        page_measure(plan, 0);
        body = measure_body(plan, room);
    }
    /* A list scrolls in any case. */
    if (body.content_px > room.h && plan->page->list_count == 0) {
        plan->tight = true;
        page_measure(plan, 0);
        body = measure_body(plan, room);
    }
    if (body.content_px > room.h) {
        scroll_body(plan, room);
        return;
    }
    struct rect rect = room;
    if (plan->page->list_count > 0)
        rect.h = body.nodes_px;
    page_place(plan, PAGE_BODY, rect);
    emit_body(plan, &body, (struct rect){0});
}
