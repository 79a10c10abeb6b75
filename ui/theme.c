#include "ui/theme.h"

/* A calm hall with a friendly face: warm paper, deep teal for what can be touched and goes on, the
 * red of a seal for the number alone. Every text stands on its ground with a contrast of 7:1 or
 * more, disabled ones excepted (tests/unit/test_theme.c). */
#define SAND       0xF6F1E7
#define PAPER      0xFFFDF8
#define LINE       0xDDD3C0
#define INK        0x1E2B2B
#define INK_QUIET  0x465352
#define TEAL       0x0E5550
#define TEAL_DARK  0x083A37
#define TEAL_LIGHT 0xE3F1EC
#define SEAL_RED   0x9E1F1A
#define STONE      0xECE6D9
#define STONE_INK  0x434B45
#define FADED      0xE4DDCF
#define FADED_INK  0x6B716B

/* Every row begins with these: a style without colours of its own draws nothing. */
#define PLAIN                                                                                      \
    .fill = THEME_NONE, .fill_pressed = THEME_NONE, .fill_selected = THEME_NONE,                   \
    .fill_disabled = THEME_NONE, .text = INK, .text_selected = THEME_NONE,                         \
    .text_disabled = FADED_INK, .detail_text = THEME_NONE, .icon = THEME_NONE,                     \
    .border = THEME_NONE, .border_selected = THEME_NONE, .text_tenths = 36, .detail_tenths = 32,   \
    .icon_tenths = 50, .gap_tenths = 12

/* Rows override fields of PLAIN on purpose. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"

static const struct theme default_theme =
    {
        .font_path = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        .bold_font_path = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
        .font_face = 2,
        .styles =
            {
                [STYLE_BACKGROUND] = {PLAIN, .fill = SAND, .text_tenths = 0},
                [STYLE_BAR] = {PLAIN, .fill = PAPER},
                [STYLE_BAR_TEXT] = {PLAIN, .text = TEAL, .text_tenths = 38, .bold = true},
                [STYLE_BAR_BUTTON] = {PLAIN, .fill = TEAL_LIGHT, .fill_pressed = LINE,
                                      .fill_disabled = PAPER, .text = TEAL, .radius_tenths = 16,
                                      .text_tenths = 38, .icon_tenths = 38, .padding_x_tenths = 10,
                                      .gap_tenths = 8, .align = ALIGN_CENTRE},
                [STYLE_TITLE] = {PLAIN, .text_tenths = 54, .bold = true},
                [STYLE_HEADING] = {PLAIN, .text = TEAL, .text_tenths = 34, .bold = true},
                [STYLE_BODY] = {PLAIN, .text_tenths = 38},
                [STYLE_NOTE] = {PLAIN, .text = INK_QUIET, .text_tenths = 32},
                [STYLE_PANEL] = {PLAIN, .fill = PAPER, .border = LINE, .border_tenths = 2,
                                 .radius_tenths = 24, .padding_x_tenths = 30,
                                 .padding_y_tenths = 24},
                [STYLE_TILE] = {PLAIN, .fill = TEAL, .fill_pressed = TEAL_DARK,
                                .fill_disabled = FADED, .text = 0xFFFFFF, .detail_text = TEAL_LIGHT,
                                .radius_tenths = 32, .text_tenths = 68, .detail_tenths = 36,
                                .icon_tenths = 170, .padding_x_tenths = 25, .padding_y_tenths = 15,
                                .gap_tenths = 14, .bold = true, .align = ALIGN_CENTRE,
                                .icon_place = THEME_ICON_TOP},
                [STYLE_TILE_QUIET] = {PLAIN, .fill = PAPER, .fill_pressed = TEAL_LIGHT,
                                      .fill_disabled = FADED, .border = LINE, .border_tenths = 2,
                                      .icon = TEAL, .detail_text = TEAL, .radius_tenths = 18,
                                      .text_tenths = 40, .icon_tenths = 56, .padding_x_tenths = 20,
                                      .padding_y_tenths = 10, .gap_tenths = 6, .bold = true},
                [STYLE_TILE_CLOSED] = {PLAIN, .fill = STONE,
                                       .fill_pressed = LINE, .text = STONE_INK, .radius_tenths = 18,
                                       .text_tenths = 40, .padding_x_tenths = 20,
                                       .padding_y_tenths = 10, .gap_tenths = 6},
                [STYLE_PRIMARY] = {PLAIN, .fill = TEAL, .fill_pressed = TEAL_DARK,
                                   .fill_disabled = FADED, .text = 0xFFFFFF, .radius_tenths = 24,
                                   .text_tenths = 50, .icon_tenths = 56, .padding_x_tenths = 24,
                                   .gap_tenths = 16, .bold = true, .align = ALIGN_CENTRE},
                [STYLE_SECONDARY] = {PLAIN, .fill = PAPER, .fill_pressed = TEAL_LIGHT,
                                     .fill_disabled = FADED, .text = TEAL, .border = TEAL,
                                     .border_tenths = 3, .radius_tenths = 24, .text_tenths = 44,
                                     .padding_x_tenths = 20, .bold = true, .align = ALIGN_CENTRE},
                [STYLE_CHOICE] = {PLAIN, .fill = PAPER, .fill_pressed = TEAL_LIGHT,
                                  .fill_selected = TEAL, .fill_disabled = FADED,
                                  .text_selected = 0xFFFFFF, .border = LINE,
                                  .border_selected = TEAL, .border_tenths = 3, .radius_tenths = 18,
                                  .text_tenths = 40, .padding_x_tenths = 20, .align = ALIGN_CENTRE},
                [STYLE_NUMBER] = {PLAIN, .text = SEAL_RED, .text_tenths = 250,
                                  .bold = true, .align = ALIGN_CENTRE},
                [STYLE_EMBLEM] = {PLAIN,
                                  .icon_tenths = 1000, .text = TEAL, .icon_place = THEME_ICON_TOP,
                                  .align = ALIGN_CENTRE},
                [STYLE_FIGURE] = {PLAIN, .text = TEAL, .detail_text = INK_QUIET, .text_tenths = 50,
                                  .gap_tenths = 6, .bold = true, .align = ALIGN_CENTRE},
                [STYLE_CLOCK] = {PLAIN, .text = INK, .text_tenths = 190, .bold = true},
                [STYLE_GOOD] = {PLAIN, .text_tenths = 42, .icon_tenths = 60, .bold = true,
                                .fill = 0xDDEFE0, .text = 0x0F4A2C, .radius_tenths = 16,
                                .padding_x_tenths = 24, .gap_tenths = 14},
                [STYLE_WARNING] = {PLAIN, .text_tenths = 42, .icon_tenths = 60, .bold = true,
                                   .fill = 0xFBEBC8, .text = 0x5C3B00, .radius_tenths = 16,
                                   .padding_x_tenths = 24, .gap_tenths = 14},
                [STYLE_BAD] =
                    {PLAIN, .text_tenths = 42, .icon_tenths = 60, .bold = true, .fill = 0xF9DFD8,
                     .text = 0x7E150E, .radius_tenths = 16, .padding_x_tenths = 24,
                     .gap_tenths = 14},
                [STYLE_PROGRESS] = {PLAIN, .fill = FADED, .text = TEAL, .radius_tenths = 8},
                /* One of the two stands out from whatever is under them. */
                [STYLE_FOCUS] = {PLAIN, .border = INK, .border_tenths = 6, .radius_tenths = 24},
                [STYLE_FOCUS_INNER] = {PLAIN, .border = 0xFFFFFF, .border_tenths = 4,
                                       .radius_tenths = 20},
            },
        .icon_names =
            {
                [ICON_TICKET] = "ticket",
                [ICON_GUIDE] = "guide",
                [ICON_PROGRESS] = "progress",
                [ICON_RATE] = "rate",
                [ICON_NOTICE] = "notice",
                [ICON_FEEDBACK] = "feedback",
                [ICON_HELP] = "help",
                [ICON_BACK] = "back",
                [ICON_HOME] = "home",
                [ICON_LANGUAGE] = "language",
                [ICON_PRINTER] = "printer",
                [ICON_PAPER] = "paper",
                [ICON_CLOCK] = "clock",
                [ICON_DONE] = "done",
                [ICON_TROUBLE] = "trouble",
                [ICON_TOUCH] = "touch",
                [ICON_PEOPLE] = "people",
            },
};

#pragma GCC diagnostic pop

const struct theme *theme_default(void)
{
    return &default_theme;
}
