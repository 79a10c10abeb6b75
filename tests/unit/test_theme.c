#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/contrast.h"
#include "tests/unit/unit.h"

static struct view view;

static void the_formula_knows_black_on_white(void)
{
    CU_ASSERT_DOUBLE_EQUAL(contrast_ratio(0x000000, 0xFFFFFF), 21.0, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(contrast_ratio(0x777777, 0xFFFFFF), 4.48, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(contrast_ratio(0x777777, 0x777777), 1.0, 0.01);
}

static bool touchable(enum style style)
{
    static const enum style styles[] = {
        STYLE_BAR_BUTTON, STYLE_TILE,   STYLE_TILE_QUIET, STYLE_TILE_CLOSED, STYLE_PRIMARY,
        STYLE_SECONDARY,  STYLE_CHOICE, STYLE_KEY,        STYLE_KEY_DIGIT,   STYLE_KEY_QUIET};
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        if (styles[i] == style)
            return true;
    return false;
}

static bool selectable(enum style style)
{
    return theme_default()->styles[style].looks[STATE_SELECTED].fill != COLOUR_NONE;
}

/* A style on a ground, alone on the screen. */
static void put(enum style ground, enum style style, bool selected, bool disabled)
{
    const struct rect all = {0, 0, 800, 600};
    view_clear(&view);
    view_add(&view, &(struct element){.style = STYLE_BACKGROUND, .rect = all});
    view_add(&view, &(struct element){.style = ground, .rect = {50, 50, 700, 500}});
    view_add(&view, &(struct element){.style = style,
                                      .rect = {100, 100, 300, 100},
                                      .label = "字",
                                      .detail = "字",
                                      .icon = ICON_TICKET,
                                      .selected = selected,
                                      .disabled = disabled,
                                      .value = 1,
                                      .value_max = 2,
                                      .action = touchable(style)});
}

static void every_style_stands_out_on_every_ground_in_every_palette(void)
{
    static const enum style grounds[] = {STYLE_BACKGROUND, STYLE_PANEL, STYLE_BAR};
    for (int palette = 0; palette < PALETTE_COUNT; palette++)
        for (size_t ground = 0; ground < sizeof grounds / sizeof grounds[0]; ground++)
            for (int style = 0; style < STYLE_COUNT; style++)
                for (int state = 0; state < 3; state++) {
                    put(grounds[ground], (enum style)style, state == 1 && selectable(style),
                        state == 2 && touchable(style));
                    CU_ASSERT_EQUAL(contrast_faults(&view, theme_default(),
                                                    (enum theme_palette)palette, "theme"),
                                    0);
                }
}

/* The coloured bands hold texts of their own ink only; a card's inks stand on tiles too. */
static void what_stands_on_a_tile_stands_out_too(void)
{
    static const enum style inks[] = {STYLE_NOTE, STYLE_HEADING, STYLE_BODY, STYLE_FIGURE};
    for (int palette = 0; palette < PALETTE_COUNT; palette++)
        for (size_t i = 0; i < sizeof inks / sizeof inks[0]; i++) {
            put(STYLE_TILE_QUIET, inks[i], false, false);
            CU_ASSERT_EQUAL(
                contrast_faults(&view, theme_default(), (enum theme_palette)palette, "tile"), 0);
        }
}

static void the_focus_ring_shows_on_any_ground(void)
{
    for (int i = 0; i < PALETTE_COUNT; i++) {
        enum theme_palette palette = (enum theme_palette)i;
        uint32_t ring = theme_colour(palette, COLOUR_FOCUS);
        CU_ASSERT(contrast_ratio(ring, theme_colour(palette, COLOUR_FOCUS_GAP)) >= CONTRAST_OTHER);
        CU_ASSERT(contrast_ratio(ring, theme_colour(palette, COLOUR_PAGE)) >= CONTRAST_OTHER);
        CU_ASSERT(contrast_ratio(ring, theme_colour(palette, COLOUR_CARD)) >= CONTRAST_OTHER);
    }
}

static void a_fault_is_found(void)
{
    struct theme theme = *theme_default();
    put(STYLE_PANEL, STYLE_BODY, false, false);
    CU_ASSERT_EQUAL(contrast_faults(&view, &theme, PALETTE_LIGHT, NULL), 0);
    theme.styles[STYLE_BODY].looks[STATE_NORMAL].text = COLOUR_LINE;
    CU_ASSERT_EQUAL(contrast_faults(&view, &theme, PALETTE_LIGHT, NULL), 2); /* and detail */
    theme = *theme_default();
    theme.styles[STYLE_CHOICE].looks[STATE_NORMAL].border = COLOUR_LINE;
    put(STYLE_PANEL, STYLE_CHOICE, false, false);
    CU_ASSERT_EQUAL(contrast_faults(&view, &theme, PALETTE_LIGHT, NULL), 1);
    theme.styles[STYLE_CHOICE].looks[STATE_SELECTED].fill = COLOUR_CARD;
    put(STYLE_PANEL, STYLE_CHOICE, true, false);
    CU_ASSERT_EQUAL(contrast_faults(&view, &theme, PALETTE_LIGHT, NULL), 5);
}

/* At 1280x800 a unit is 8 px. */
static void type_is_large(void)
{
    const struct theme *theme = theme_default();
    for (int i = 0; i < STYLE_COUNT; i++) {
        const struct theme_style *style = &theme->styles[i];
        CU_ASSERT(style->text_tenths == 0 || style->text_tenths * 8 >= 250);
        CU_ASSERT(style->detail_tenths == 0 || style->detail_tenths * 8 >= 250);
    }
    CU_ASSERT(theme->styles[STYLE_BODY].text_tenths * 8 >= 300);
    CU_ASSERT(theme->styles[STYLE_TILE].text_tenths * 8 >= 500);
    CU_ASSERT(theme->styles[STYLE_NUMBER].text_tenths * 8 >= 1600);
}

static void the_night_is_dark(void)
{
    double brightest = contrast_ratio(theme_colour(PALETTE_NIGHT, COLOUR_INK), 0x000000);
    CU_ASSERT(brightest < contrast_ratio(theme_colour(PALETTE_LIGHT, COLOUR_PAGE), 0x000000) * 0.7);
    CU_ASSERT(contrast_ratio(theme_colour(PALETTE_NIGHT, COLOUR_PAGE), 0x000000) < 1.2);
}

/* The file of `make data` beside this program, as text. */
static bool read_icon(const char *name, char *text, size_t text_bytes)
{
    char path[700];
    ssize_t length = readlink("/proc/self/exe", path, 500);
    CU_ASSERT_FATAL(length > 0);
    path[length] = '\0';
    char *end = strrchr(path, '/');
    snprintf(end, sizeof path - (size_t)(end - path), "/share/bianmin/icons/%s.svg", name);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    size_t bytes = fread(text, 1, text_bytes - 1, file);
    text[bytes] = '\0';
    fclose(file);
    return bytes > 0;
}

static void every_icon_is_of_the_same_hand(void)
{
    char text[4096];
    for (int i = ICON_NONE + 1; i < ICON_COUNT; i++) {
        const char *name = theme_default()->icon_names[i];
        CU_ASSERT_PTR_NOT_NULL_FATAL(name);
        CU_ASSERT_TRUE(read_icon(name, text, sizeof text));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "viewBox=\"0 0 24 24\""));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "stroke-width=\"1.5\" stroke-linecap=\"round\""));
    }
}

void suite_theme(void)
{
    static const CU_TestInfo tests[] = {
        {"the formula knows black on white", the_formula_knows_black_on_white},
        {"every style stands out on every ground in every palette",
         every_style_stands_out_on_every_ground_in_every_palette},
        {"what stands on a tile stands out too", what_stands_on_a_tile_stands_out_too},
        {"the focus ring shows on any ground", the_focus_ring_shows_on_any_ground},
        {"a fault is found", a_fault_is_found},
        {"type is large", type_is_large},
        {"the night is dark", the_night_is_dark},
        {"every icon is of the same hand", every_icon_is_of_the_same_hand},
        CU_TEST_INFO_NULL,
    };
    unit_add("theme", tests);
}
