#include "tests/unit/reach.h"

#include <stdio.h>

#include "tests/unit/unit.h"
#include "ui/focus.h"

struct walk {
    const struct element *found[VIEW_ELEMENTS];
    size_t count;
};

static bool holds(const struct walk *walk, const struct element *element)
{
    for (size_t i = 0; i < walk->count; i++)
        if (walk->found[i] == element)
            return true;
    return false;
}

/* All that arrow keys lead to from `start`. */
static void walk_from(struct walk *walk, const struct view *view, const struct element *start,
                      bool rtl)
{
    walk->found[0] = start;
    walk->count = 1;
    for (size_t i = 0; i < walk->count; i++)
        for (int move = FOCUS_UP; move <= FOCUS_RIGHT; move++) {
            const struct element *next =
                focus_next(view, walk->found[i], (enum focus_move)move, rtl);
            if (!holds(walk, next))
                walk->found[walk->count++] = next;
        }
}

void reach_check(const struct view *view, bool rtl)
{
    struct walk walk = {.count = 0};
    struct walk back;
    const struct element *first = focus_first(view, rtl);
    if (first != NULL)
        walk_from(&walk, view, first, rtl);
    for (size_t i = 0; i < view->count; i++) {
        const struct element *element = &view->slots[i].element;
        int x;
        int y;
        if (element->action == 0 || element->disabled || !focus_point(view, element, &x, &y))
            continue;
        bool reached = holds(&walk, element);
        CU_ASSERT_TRUE(reached);
        if (!reached)
            printf("\n%s (%s): no arrow key leads here\n", element->id != NULL ? element->id : "-",
                   element->label);
    }
    if (walk.count > 1) {
        walk_from(&back, view, walk.found[walk.count - 1], rtl);
        CU_ASSERT_EQUAL(back.count, walk.count);
    }
}
