#include "tests/unit/unit.h"
#include "ui/theme.h"

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

static double channel(uint32_t colour, int shift)
{
    double value = (double)(colour >> shift & 0xFF) / 255.0;
    return value <= 0.03928 ? value / 12.92 : power_2_4((value + 0.055) / 1.055);
}

/* WCAG 2: 1 to 21. */
static double contrast(uint32_t a, uint32_t b)
{
    double x = 0.2126 * channel(a, 16) + 0.7152 * channel(a, 8) + 0.0722 * channel(a, 0) + 0.05;
    double y = 0.2126 * channel(b, 16) + 0.7152 * channel(b, 8) + 0.0722 * channel(b, 0) + 0.05;
    return x > y ? x / y : y / x;
}

static bool readable(uint32_t text, uint32_t ground)
{
    return text == THEME_NONE || contrast(text, ground) >= 7.0;
}

static bool either(uint32_t colour)
{
    return colour != THEME_NONE;
}

static void the_formula_knows_black_on_white(void)
{
    CU_ASSERT_DOUBLE_EQUAL(contrast(0x000000, 0xFFFFFF), 21.0, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(contrast(0x777777, 0xFFFFFF), 4.48, 0.01);
}

static void every_text_stands_out(void)
{
    const struct theme *theme = theme_default();
    uint32_t page = theme->styles[STYLE_BACKGROUND].fill;
    uint32_t card = theme->styles[STYLE_PANEL].fill;
    for (int i = 0; i < STYLE_COUNT; i++) {
        const struct theme_style *style = &theme->styles[i];
        if (i == STYLE_BACKGROUND || i == STYLE_PROGRESS)
            continue;
        /* Without a ground of its own it stands on the page or on a card. */
        uint32_t ground = either(style->fill) ? style->fill : page;
        uint32_t other = either(style->fill) ? style->fill : card;
        CU_ASSERT_TRUE(readable(style->text, ground) && readable(style->text, other));
        CU_ASSERT_TRUE(readable(style->detail_text, ground) && readable(style->detail_text, other));
        if (either(style->fill_selected))
            CU_ASSERT_TRUE(readable(style->text_selected, style->fill_selected));
    }
}

static void what_stands_on_a_tile_stands_out_too(void)
{
    const struct theme *theme = theme_default();
    CU_ASSERT_TRUE(readable(theme->styles[STYLE_NOTE].text, theme->styles[STYLE_TILE_QUIET].fill));
    CU_ASSERT_TRUE(
        readable(theme->styles[STYLE_HEADING].text, theme->styles[STYLE_TILE_QUIET].fill));
    CU_ASSERT_TRUE(readable(theme->styles[STYLE_BAR_TEXT].text, theme->styles[STYLE_BAR].fill));
}

/* At 1280x800 a unit is 8 px. */
static void type_is_large(void)
{
    const struct theme *theme = theme_default();
    CU_ASSERT(theme->styles[STYLE_BODY].text_tenths * 8 >= 260);
    CU_ASSERT(theme->styles[STYLE_NOTE].text_tenths * 8 >= 240);
    CU_ASSERT(theme->styles[STYLE_TILE].text_tenths * 8 >= 360);
    CU_ASSERT(theme->styles[STYLE_NUMBER].text_tenths * 8 >= 1600);
}

static void every_icon_has_a_file(void)
{
    const struct theme *theme = theme_default();
    for (int i = ICON_NONE + 1; i < ICON_COUNT; i++)
        CU_ASSERT_PTR_NOT_NULL(theme->icon_names[i]);
}

void suite_theme(void)
{
    static const CU_TestInfo tests[] = {
        {"the formula knows black on white", the_formula_knows_black_on_white},
        {"every text stands out", every_text_stands_out},
        {"what stands on a tile stands out too", what_stands_on_a_tile_stands_out_too},
        {"type is large", type_is_large},
        {"every icon has a file", every_icon_has_a_file},
        CU_TEST_INFO_NULL,
    };
    unit_add("theme", tests);
}
