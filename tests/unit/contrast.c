#include "tests/unit/contrast.h"

#include <stdio.h>

#include "ui/layout.h"

/* x^2.4, as the fifth root of x^12 by Newton's method: no need of the maths library. */
static double power_2_4(double x)
{
    double x4 = x * x * x * x;
    double x12 = x4 * x4 * x4;
    double root = 1.0;
    for (int i = 0; i < 60; i++)
        root -= (root - x12 / (root * root * root * root)) / 5.0;
    return root;
}

/* Worked out once a value: every element is asked about many times. */
static double channel(uint32_t colour, int shift)
{
    static double known[256];
    uint32_t byte = colour >> shift & 0xFF;
    double value = (double)byte / 255.0;
    if (known[byte] == 0)
        known[byte] = value <= 0.03928 ? value / 12.92 : power_2_4((value + 0.055) / 1.055);
    return known[byte];
}

double contrast_ratio(uint32_t a, uint32_t b)
{
    double x = 0.2126 * channel(a, 16) + 0.7152 * channel(a, 8) + 0.0722 * channel(a, 0) + 0.05;
    double y = 0.2126 * channel(b, 16) + 0.7152 * channel(b, 8) + 0.0722 * channel(b, 0) + 0.05;
    return x > y ? x / y : y / x;
}

/* An element as it is judged. */
struct subject {
    const struct element *element;
    const char *name;
    enum theme_palette palette;
    uint32_t under; /* the ground that it lies on */
    unsigned faults;
};

static void expect(struct subject *subject, const char *what, uint32_t a, uint32_t b, double least)
{
    static const char *const palettes[PALETTE_COUNT] = {"light", "contrast", "night"};
    if (contrast_ratio(a, b) >= least)
        return;
    const struct element *element = subject->element;
    subject->faults++;
    if (subject->name == NULL)
        return;
    printf("\n%s, %s: %s of %s (style %d, %s): %06X on %06X is %.1f, not %.1f\n", subject->name,
           palettes[subject->palette], what, element->id != NULL ? element->id : "-",
           (int)element->style, element->label, a, b, contrast_ratio(a, b), least);
}

static void check_look(struct subject *subject, const struct theme_colours *look, bool disabled)
{
    const struct element *element = subject->element;
    double least = disabled ? CONTRAST_OTHER : CONTRAST_TEXT;
    uint32_t ground = look->fill != THEME_NONE ? look->fill : subject->under;
    if (element->label[0] != '\0')
        expect(subject, "label", look->text, ground, least);
    if (element->detail[0] != '\0')
        expect(subject, "detail", look->detail, ground, least);
    if (element->icon != ICON_NONE)
        expect(subject, "icon", look->icon, ground, CONTRAST_OTHER);
}

/* What can be touched is seen as a shape: its fill or its outline stands out from what is around
 * it. */
static void check_shape(struct subject *subject, const struct theme_colours *look)
{
    if (look->fill == THEME_NONE && look->border == THEME_NONE)
        return; /* a text that can be touched, as a link is */
    uint32_t fill = look->fill != THEME_NONE ? look->fill : subject->under;
    uint32_t shape = look->border != THEME_NONE ? look->border : fill;
    if (contrast_ratio(fill, subject->under) < CONTRAST_OTHER)
        expect(subject, "outline", shape, subject->under, CONTRAST_OTHER);
}

/* A finger that lies on it, or a choice that was made, changes the ground beyond doubt. */
static void check_change(struct subject *subject, const char *what,
                         const struct theme_colours *from, const struct theme_colours *to)
{
    if (from->fill != THEME_NONE)
        expect(subject, what, from->fill, to->fill, CONTRAST_OTHER);
}

static void check_element(struct subject *subject, const struct theme *theme)
{
    const struct element *element = subject->element;
    struct theme_colours looks[STATE_COUNT];
    for (int state = 0; state < STATE_COUNT; state++)
        looks[state] =
            theme_colours(theme, subject->palette, element->style, (enum theme_state)state);
    if (element->style == STYLE_PROGRESS) {
        expect(subject, "what is done", looks[STATE_NORMAL].text, looks[STATE_NORMAL].fill,
               CONTRAST_OTHER);
        return;
    }
    check_look(subject, &looks[element->disabled ? STATE_DISABLED : STATE_NORMAL],
               element->disabled);
    if (element->selected) {
        check_look(subject, &looks[STATE_SELECTED], false);
        if (element->role != ROLE_FIELD) /* there a caret shows it */
            check_change(subject, "selection", &looks[STATE_NORMAL], &looks[STATE_SELECTED]);
    }
    /* STYLE_BACKGROUND: the whole screen can be touched, and no finger is meant to see it. */
    if (element->action == 0 || element->disabled || element->style == STYLE_BACKGROUND)
        return;
    check_look(subject, &looks[STATE_PRESSED], false);
    check_shape(subject, &looks[STATE_NORMAL]);
    if (element->role != ROLE_CANVAS) /* there the ink shows it */
        check_change(subject, "pressing", &looks[STATE_NORMAL], &looks[STATE_PRESSED]);
}

/* The fill of the uppermost element below that holds it whole, as far as it can be seen. */
static uint32_t ground_under(const struct view *view, size_t position, const struct theme *theme,
                             enum theme_palette palette)
{
    struct rect rect = view_visible(&view->slots[position].element);
    for (size_t i = position; i-- > 0;) {
        const struct element *below = &view->slots[i].element;
        struct rect common = layout_intersect(view_visible(below), rect);
        enum theme_state state = below->disabled   ? STATE_DISABLED
                                 : below->selected ? STATE_SELECTED
                                                   : STATE_NORMAL;
        struct theme_colours look = theme_colours(theme, palette, below->style, state);
        if (look.fill != THEME_NONE && common.w == rect.w && common.h == rect.h)
            return look.fill;
    }
    return theme_colours(theme, palette, STYLE_BACKGROUND, STATE_NORMAL).fill;
}

unsigned contrast_faults(const struct view *view, const struct theme *theme,
                         enum theme_palette palette, const char *name)
{
    unsigned faults = 0;
    for (size_t i = 0; i < view->count; i++) {
        struct subject subject = {&view->slots[i].element, name, palette,
                                  ground_under(view, i, theme, palette), 0};
        check_element(&subject, theme);
        faults += subject.faults;
    }
    return faults;
}
