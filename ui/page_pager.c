#include "app/base/i18n.h"
#include "ui/layout.h"
#include "ui/page_private.h"
#include "ui/router.h"

#define NUMBER_UNITS 9 /* height of the page's number beside what it turns */

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static struct element button(const struct page_plan *plan, const char *id, int action)
{
    return (struct element){.id = id,
                            .role = ROLE_BUTTON,
                            .style = STYLE_SECONDARY,
                            .label = i18n_text(plan->env->i18n, id),
                            .lines = TYPESET_LINES,
                            .action = action};
}

static struct element text(const struct page_plan *plan, const char *key, int number, int count)
{
    struct view *view = plan->page->view;
    const char *const numbers[] = {view_format(view, "%d", number), view_format(view, "%d", count)};
    return (struct element){.id = "page.number",
                            .role = ROLE_STATUS,
                            .style = STYLE_BODY,
                            .label = view_text(view, plan->env->i18n, key, numbers, 2),
                            .align = ALIGN_CENTRE,
                            .lines = TYPESET_LINES};
}

/* In a low room the pager stands beside what it turns, at its foot. */
static struct page_pager cut_sides(struct page_plan *plan, struct rect *room, int width, int height)
{
    int gap = page_gap_px(plan, PAGE_GAP);
    int usual = (plan->env->low ? 1 : 2) * plan->env->target_px;
    height = smaller(room->h, larger(usual, height));
    struct rect left = layout_cut_left(room, width);
    struct rect right = layout_cut_right(room, width);
    struct page_pager pager = {.beside = true,
                               .previous = layout_cut_bottom(&left, height),
                               .next = layout_cut_bottom(&right, height)};
    pager.number = layout_cut_bottom(&right, page_units(plan, NUMBER_UNITS));
    layout_cut_left(room, gap);
    layout_cut_right(room, gap);
    return pager;
}

static struct page_pager cut_row(struct page_plan *plan, struct rect *room, int width, int height)
{
    int gap = page_gap_px(plan, PAGE_GAP);
    struct rect band = layout_cut_bottom(room, height);
    struct page_pager pager = {.previous = layout_cut_left(&band, width)};
    layout_cut_bottom(room, gap);
    if (plan->env->left) {
        layout_cut_left(&band, gap);
        pager.next = layout_cut_left(&band, width);
    } else {
        pager.next = layout_cut_right(&band, width);
    }
    pager.number = layout_inset(band, gap, 0);
    return pager;
}

static struct rect mirrored(struct rect rect, struct rect in)
{
    rect.x = in.x + in.w - (rect.x - in.x) - rect.w;
    return rect;
}

struct page_pager page_pager_cut(struct page_plan *plan, struct rect *room)
{
    struct rect whole = *room;
    struct element previous = button(plan, "page.previous", ROUTER_PREVIOUS);
    struct element next = button(plan, "page.next", ROUTER_NEXT);
    int target = plan->env->target_px;
    int natural =
        larger(measure_width(plan->measure, &previous), measure_width(plan->measure, &next));
    int least = larger(measure_least_width(plan->measure, &previous),
                       measure_least_width(plan->measure, &next));
    bool low = room->h < (plan->env->portrait ? 3 : 5) * target;
    int width = larger(low ? 0 : smaller(natural, room->w / 3), larger(least, target));
    int height = larger(larger(measure_height(plan->measure, &previous, width),
                               measure_height(plan->measure, &next, width)),
                        target);
    struct page_pager pager =
        low ? cut_sides(plan, room, width, height) : cut_row(plan, room, width, height);
    if (plan->env->rtl) {
        pager.previous = mirrored(pager.previous, whole);
        pager.number = mirrored(pager.number, whole);
        pager.next = mirrored(pager.next, whole);
        *room = mirrored(*room, whole);
    }
    return pager;
}

void page_pager_emit(const struct page_plan *plan, const struct page_pager *pager, int number,
                     int count)
{
    struct element previous = button(plan, "page.previous", ROUTER_PREVIOUS);
    struct element next = button(plan, "page.next", ROUTER_NEXT);
    const struct view_scroll *scroll = &plan->page->view->scroll;
    previous.rect = pager->previous;
    previous.disabled = scroll->offset_px == 0;
    view_add(plan->page->view, &previous);
    const char *key = pager->beside ? "page.number.short" : "page.number";
    struct element middle = text(plan, key, number, count);
    middle.rect = pager->number;
    if (middle.rect.w >= measure_least_width(plan->measure, &middle) &&
        middle.rect.h >= measure_height(plan->measure, &middle, middle.rect.w))
        view_add(plan->page->view, &middle);
    next.rect = pager->next;
    next.disabled = scroll->offset_px >= scroll->content_px - scroll->area.h;
    view_add(plan->page->view, &next);
}
