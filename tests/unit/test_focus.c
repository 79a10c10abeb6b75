#include "ui/focus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/reach.h"
#include "tests/unit/unit.h"
#include "ui/layout.h"

#define W 1280
#define H 800

static struct view view;
static struct focus focus;

static void begin(void)
{
    view_clear(&view);
    view_add(&view, &(struct element){.style = STYLE_BACKGROUND, .rect = {0, 0, W, H}});
    memset(&focus, 0, sizeof focus);
}

static void add(const char *id, struct rect rect)
{
    view_add(&view, &(struct element){.id = id, .style = STYLE_TILE, .rect = rect, .action = 1});
}

static const char *go(const char *from, enum focus_move move)
{
    return focus_next(&view, view_find(&view, from), move, false)->id;
}

/* A bar with two buttons, a tall tile beside a grid of two columns, and a button at the foot. */
static void a_page(void)
{
    begin();
    view_add(&view, &(struct element){.id = "bar.left", .rect = {0, 0, 200, 60}, .action = -1});
    view_add(&view, &(struct element){.id = "bar.right", .rect = {1080, 0, 200, 60}, .action = -2});
    add("tall", (struct rect){0, 100, 400, 500});
    add("a1", (struct rect){420, 100, 400, 240});
    add("b1", (struct rect){840, 100, 400, 240});
    add("a2", (struct rect){420, 360, 400, 240});
    add("b2", (struct rect){840, 360, 400, 240});
    add("foot", (struct rect){640, 640, 600, 100});
}

static void keys_go_where_they_point(void)
{
    a_page();
    CU_ASSERT_STRING_EQUAL(go("tall", FOCUS_RIGHT), "a1");
    CU_ASSERT_STRING_EQUAL(go("a1", FOCUS_RIGHT), "b1");
    CU_ASSERT_STRING_EQUAL(go("a1", FOCUS_DOWN), "a2");
    CU_ASSERT_STRING_EQUAL(go("a2", FOCUS_LEFT), "tall");
    CU_ASSERT_STRING_EQUAL(go("b2", FOCUS_LEFT), "a2");
    CU_ASSERT_STRING_EQUAL(go("b2", FOCUS_DOWN), "foot");
    CU_ASSERT_STRING_EQUAL(go("foot", FOCUS_UP), "b2");
    CU_ASSERT_STRING_EQUAL(go("b1", FOCUS_UP), "bar.right");
    CU_ASSERT_STRING_EQUAL(go("tall", FOCUS_UP), "bar.left");
}

static void at_an_edge_they_go_on(void)
{
    a_page();
    CU_ASSERT_STRING_EQUAL(go("b1", FOCUS_RIGHT), "a2");
    CU_ASSERT_STRING_EQUAL(go("foot", FOCUS_DOWN), "bar.left");
    CU_ASSERT_STRING_EQUAL(go("bar.left", FOCUS_LEFT), "foot");
}

static void right_to_left_the_rows_go_on_at_the_left(void)
{
    a_page();
    const struct element *b1 = view_find(&view, "b1");
    const struct element *tall = view_find(&view, "tall");
    CU_ASSERT_STRING_EQUAL(focus_next(&view, b1, FOCUS_LEFT, true)->id, "a1");
    CU_ASSERT_STRING_EQUAL(focus_next(&view, b1, FOCUS_RIGHT, true)->id, "bar.left");
    CU_ASSERT_STRING_EQUAL(focus_next(&view, tall, FOCUS_LEFT, true)->id, "b2");
}

static void what_cannot_be_hit_is_passed_over(void)
{
    a_page();
    view_add(&view, &(struct element){.id = "cover", .rect = {420, 350, 400, 260}, .action = 3});
    view_add(&view, &(struct element){.id = "words", .rect = {840, 100, 400, 240}, .label = "字"});
    view_add(&view, &(struct element){
                        .id = "off", .rect = {840, 360, 400, 240}, .action = 4, .disabled = true});
    CU_ASSERT_STRING_EQUAL(go("a1", FOCUS_DOWN), "cover");
    CU_ASSERT_STRING_EQUAL(go("b1", FOCUS_DOWN), "cover");
    CU_ASSERT_STRING_EQUAL(go("a1", FOCUS_RIGHT), "b1");
    reach_check(&view, false);
}

static void one_begins_at_what_goes_on(void)
{
    a_page();
    CU_ASSERT_STRING_EQUAL(focus_first(&view, false)->id, "tall");
    view_add(&view,
             &(struct element){
                 .id = "go", .style = STYLE_PRIMARY, .rect = {0, 640, 600, 100}, .action = 9});
    CU_ASSERT_STRING_EQUAL(focus_first(&view, false)->id, "go");
    begin();
    CU_ASSERT_PTR_NULL(focus_first(&view, false));
    view_add(&view, &(struct element){.id = "bar", .rect = {0, 0, 200, 60}, .action = -1});
    CU_ASSERT_STRING_EQUAL(focus_first(&view, false)->id, "bar");
}

static void a_button_in_the_middle_of_a_larger_one_hides_neither(void)
{
    begin();
    add("all", (struct rect){0, 0, W, H});
    add("inner", (struct rect){400, 300, 480, 200});
    int x;
    int y;
    CU_ASSERT_TRUE(focus_point(&view, view_find(&view, "all"), &x, &y));
    CU_ASSERT_PTR_EQUAL(view_hit(&view, x, y), view_find(&view, "all"));
    reach_check(&view, false);
}

static void the_ring_stays_at_its_element_and_follows_when_that_goes(void)
{
    a_page();
    focus_draw(&focus, &view, false, 8);
    CU_ASSERT_EQUAL(view.slots[view.count - 1].element.style, STYLE_TILE);
    focus_put(&focus, view_find(&view, "a2"));
    a_page();
    focus_put(&focus, view_find(&view, "a2"));
    focus_draw(&focus, &view, false, 8);
    const struct element *ring = &view.slots[view.count - 2].element;
    CU_ASSERT_EQUAL(ring->style, STYLE_FOCUS);
    CU_ASSERT(ring->rect.x < 420 && ring->rect.w > 400);
    CU_ASSERT_STRING_EQUAL(focus_element(&focus, &view)->id, "a2");
    begin();
    focus_put(&focus, &(struct element){.id = "a2", .rect = {420, 360, 400, 240}, .action = 1});
    add("far", (struct rect){0, 0, 100, 100});
    add("near", (struct rect){300, 360, 100, 100});
    focus_draw(&focus, &view, false, 8);
    CU_ASSERT_STRING_EQUAL(focus_element(&focus, &view)->id, "near");
    focus_screen_changed(&focus);
    CU_ASSERT_PTR_NULL(focus_element(&focus, &view));
    focus_draw(&focus, &view, false, 8);
    CU_ASSERT_STRING_EQUAL(focus_element(&focus, &view)->id, "far");
    focus_hide(&focus);
    CU_ASSERT_PTR_NULL(focus_element(&focus, &view));
}

/* ---- screens of any form: a rectangle cut into rectangles ---- */

static unsigned below(unsigned *seed, unsigned end)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % end;
}

static void cut(unsigned *seed, struct rect rect, int depth)
{
    bool wide = rect.w > 160;
    bool high = rect.h > 160;
    if (depth == 0 || (!wide && !high)) {
        if (below(seed, 10) > 0)
            view_add(&view, &(struct element){.id = view_format(&view, "e%zu", view.count),
                                              .rect = layout_inset(rect, 4, 4),
                                              .action = 1});
        return;
    }
    struct rect first;
    if (wide && (!high || below(seed, 2) == 0))
        first = layout_cut_left(&rect, rect.w * (int)(2 + below(seed, 7)) / 10);
    else
        first = layout_cut_top(&rect, rect.h * (int)(2 + below(seed, 7)) / 10);
    cut(seed, first, depth - 1);
    cut(seed, rect, depth - 1);
}

static void everything_is_reached_on_pages_of_any_form(void)
{
    for (unsigned i = 0; i < 200; i++) {
        unsigned seed = i;
        begin();
        cut(&seed, (struct rect){0, 0, W, H}, 4);
        reach_check(&view, i % 2 == 1);
    }
}

static void keys_pass_by_what_is_written_on(void)
{
    begin();
    add("a", (struct rect){0, 100, 200, 200});
    view_add(&view, &(struct element){
                        .id = "c", .role = ROLE_CANVAS, .rect = {220, 100, 200, 200}, .action = 1});
    add("b", (struct rect){440, 100, 200, 200});
    CU_ASSERT_STRING_EQUAL(go("a", FOCUS_RIGHT), "b");
    CU_ASSERT_STRING_EQUAL(go("b", FOCUS_LEFT), "a");
}

void suite_focus(void)
{
    static const CU_TestInfo tests[] = {
        {"keys go where they point", keys_go_where_they_point},
        {"at an edge they go on", at_an_edge_they_go_on},
        {"right to left, the rows go on at the left", right_to_left_the_rows_go_on_at_the_left},
        {"what cannot be hit is passed over", what_cannot_be_hit_is_passed_over},
        {"one begins at what goes on", one_begins_at_what_goes_on},
        {"a button in the middle of a larger one hides neither",
         a_button_in_the_middle_of_a_larger_one_hides_neither},
        {"the ring stays at its element, and follows when that goes",
         the_ring_stays_at_its_element_and_follows_when_that_goes},
        {"keys pass by what is written on", keys_pass_by_what_is_written_on},
        {"everything is reached on pages of any form", everything_is_reached_on_pages_of_any_form},
        CU_TEST_INFO_NULL,
    };
    unit_add("focus", tests);
}
