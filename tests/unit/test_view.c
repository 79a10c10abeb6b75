#include <string.h>

#include "tests/unit/unit.h"
#include "ui/ink.h"
#include "ui/layout.h"
#include "ui/view_private.h"

static struct view before;
static struct view after;
static struct rect damage[VIEW_DAMAGE];

static void add(struct view *view, int x, const char *label)
{
    view_add(view, &(struct element){
                       .style = STYLE_BODY, .rect = {x, 0, 10, 10}, .label = label, .action = 1});
}

static void three(struct view *view, const char *middle)
{
    view_clear(view);
    add(view, 0, "one");
    add(view, 100, middle);
    add(view, 200, "three");
}

static void equal_frames_have_no_damage(void)
{
    three(&before, "two");
    three(&after, "two");
    CU_ASSERT_EQUAL(view_diff(&before, &after, damage), 0);
}

static void only_what_changed_is_damaged(void)
{
    three(&before, "two");
    three(&after, "zwei");
    CU_ASSERT_EQUAL_FATAL(view_diff(&before, &after, damage), 1);
    CU_ASSERT_EQUAL(damage[0].x, 100);
    CU_ASSERT_EQUAL(damage[0].w, 10);
}

static void what_comes_and_goes_is_damaged_and_no_neighbour(void)
{
    three(&before, "two");
    view_clear(&after);
    add(&after, 0, "one");
    add(&after, 200, "three");
    CU_ASSERT_EQUAL(view_diff(&before, &after, damage), 1);
    CU_ASSERT_EQUAL(damage[0].x, 100);
    CU_ASSERT_EQUAL(view_diff(&after, &before, damage), 1);
    CU_ASSERT_EQUAL(damage[0].x, 100);
}

static void another_order_is_another_picture(void)
{
    view_clear(&before);
    view_clear(&after);
    add(&before, 0, "under");
    add(&before, 5, "over");
    add(&after, 5, "over");
    add(&after, 0, "under");
    CU_ASSERT_TRUE(view_diff(&before, &after, damage) > 0);
}

static void pressing_damages_the_pressed_alone(void)
{
    three(&before, "two");
    three(&after, "two");
    struct element pressed = after.slots[2].element;
    view_press(&after, &pressed);
    CU_ASSERT_EQUAL_FATAL(view_diff(&before, &after, damage), 1);
    CU_ASSERT_EQUAL(damage[0].x, 200);
}

static void damage_is_bounded_and_covers_all(void)
{
    view_clear(&before);
    view_clear(&after);
    for (int i = 0; i < VIEW_ELEMENTS; i++) {
        struct rect rect = {i % 16 * 50, i / 16 * 40, 5, 5};
        view_add(&after, &(struct element){.style = STYLE_BODY, .rect = rect});
    }
    size_t count = view_diff(&before, &after, damage);
    CU_ASSERT_TRUE(count > 0 && count <= VIEW_DAMAGE);
    for (size_t i = 0; i < after.count; i++) {
        struct rect rect = after.slots[i].element.rect;
        bool covered = false;
        for (size_t j = 0; j < count; j++) {
            struct rect common = layout_intersect(rect, damage[j]);
            covered = covered || (common.w == rect.w && common.h == rect.h);
        }
        CU_ASSERT_TRUE(covered);
    }
}

static void the_uppermost_touchable_is_hit(void)
{
    view_clear(&after);
    view_add(&after, &(struct element){.id = "under", .rect = {0, 0, 50, 50}, .action = 1});
    view_add(&after, &(struct element){.id = "over", .rect = {10, 10, 10, 10}, .action = 2});
    view_add(&after, &(struct element){.id = "words", .rect = {0, 0, 50, 50}});
    CU_ASSERT_STRING_EQUAL(view_hit(&after, 15, 15)->id, "over");
    CU_ASSERT_STRING_EQUAL(view_hit(&after, 5, 5)->id, "under");
    CU_ASSERT_PTR_NULL(view_hit(&after, 50, 5));
    CU_ASSERT_STRING_EQUAL(view_find(&after, "words")->id, "words");
    CU_ASSERT_PTR_NULL(view_find(&after, "nothing"));
}

static void a_disabled_element_hides_what_is_under_it(void)
{
    view_clear(&after);
    view_add(&after, &(struct element){.id = "under", .rect = {0, 0, 50, 50}, .action = 1});
    view_add(&after, &(struct element){
                         .id = "over", .rect = {0, 0, 50, 50}, .action = 2, .disabled = true});
    CU_ASSERT_PTR_NULL(view_hit(&after, 15, 15));
}

static void labels_are_copied_and_cut_when_memory_ends(void)
{
    char label[] = "first";
    view_clear(&after);
    add(&after, 0, label);
    label[0] = 'X';
    CU_ASSERT_STRING_EQUAL(after.slots[0].element.label, "first");

    static char large[VIEW_TEXT_BYTES];
    for (size_t i = 0; i + 3 < sizeof large; i += 3)
        memcpy(large + i, "\u4e2d", 3);
    add(&after, 0, large);
    add(&after, 0, "no room");
    size_t kept = strlen(after.slots[1].element.label);
    CU_ASSERT_TRUE(kept > VIEW_TEXT_BYTES - 16);
    CU_ASSERT_EQUAL(kept % 3, 0);
    CU_ASSERT_TRUE(strlen(after.slots[2].element.label) < 3);
}

/* ---- ink ---- */

#define PEN 10

static struct ink ink;

static void paper(struct view *view)
{
    view_clear(view);
    view_add(view, &(struct element){.role = ROLE_CANVAS,
                                     .style = STYLE_PAPER,
                                     .rect = {0, 0, 500, 500},
                                     .ink = &ink,
                                     .value = PEN,
                                     .action = 1});
}

static void only_the_new_line_of_ink_is_damaged(void)
{
    memset(&ink, 0, sizeof ink);
    ink_down(&ink, 20, 20);
    ink_move(&ink, 100, 20, 1);
    paper(&before);
    ink_move(&ink, 100, 60, 1);
    paper(&after);
    CU_ASSERT_EQUAL_FATAL(view_diff(&before, &after, damage), 1);
    CU_ASSERT(damage[0].x <= 100 - PEN / 2 && damage[0].x > 80);
    CU_ASSERT(damage[0].y <= 20 - PEN / 2 && damage[0].y > 0);
    CU_ASSERT(damage[0].w >= PEN && damage[0].w < 2 * PEN);
    CU_ASSERT(damage[0].h >= 40 + PEN && damage[0].h < 40 + 2 * PEN);
    paper(&before);
    CU_ASSERT_EQUAL(view_diff(&before, &after, damage), 0);
}

static void ink_outside_the_paper_damages_nothing_there(void)
{
    memset(&ink, 0, sizeof ink);
    ink_down(&ink, 490, 20);
    paper(&before);
    ink_move(&ink, 900, 20, 1);
    paper(&after);
    CU_ASSERT_EQUAL_FATAL(view_diff(&before, &after, damage), 1);
    CU_ASSERT_EQUAL(damage[0].x + damage[0].w, 500);
}

static void ink_taken_back_damages_the_paper(void)
{
    memset(&ink, 0, sizeof ink);
    ink_down(&ink, 20, 20);
    ink_move(&ink, 100, 20, 1);
    paper(&before);
    ink_undo(&ink);
    paper(&after);
    CU_ASSERT_EQUAL_FATAL(view_diff(&before, &after, damage), 1);
    CU_ASSERT_EQUAL(damage[0].w, 500);
    memset(&ink, 0, sizeof ink);
    ink_down(&ink, 20, 20);
    ink_move(&ink, 100, 20, 1);
    paper(&before);
    memset(&ink, 0, sizeof ink);
    paper(&after);
    CU_ASSERT_EQUAL(view_diff(&before, &after, damage), 1);
    CU_ASSERT_EQUAL(damage[0].w, 500);
}

void suite_view(void)
{
    static const CU_TestInfo tests[] = {
        {"equal frames have no damage", equal_frames_have_no_damage},
        {"only what changed is damaged", only_what_changed_is_damaged},
        {"what comes and goes is damaged and no neighbour",
         what_comes_and_goes_is_damaged_and_no_neighbour},
        {"another order is another picture", another_order_is_another_picture},
        {"pressing damages the pressed alone", pressing_damages_the_pressed_alone},
        {"damage is bounded and covers all", damage_is_bounded_and_covers_all},
        {"the uppermost touchable is hit", the_uppermost_touchable_is_hit},
        {"a disabled element hides what is under it", a_disabled_element_hides_what_is_under_it},
        {"labels are copied and cut when memory ends", labels_are_copied_and_cut_when_memory_ends},
        {"only the new line of ink is damaged", only_the_new_line_of_ink_is_damaged},
        {"ink outside the paper damages nothing there",
         ink_outside_the_paper_damages_nothing_there},
        {"ink taken back damages the paper", ink_taken_back_damages_the_paper},
        CU_TEST_INFO_NULL,
    };
    unit_add("view", tests);
}
