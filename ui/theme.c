#include "ui/theme.h"

/* Every row begins with these: a style without colours of its own draws nothing. */
#define PLAIN                                                                                      \
    .fill = THEME_NONE, .fill_pressed = THEME_NONE, .fill_selected = THEME_NONE,                   \
    .fill_disabled = THEME_NONE, .text = 0x1F2933, .text_selected = THEME_NONE,                    \
    .text_disabled = 0x9AA5B1, .detail_text = THEME_NONE, .icon = THEME_NONE,                      \
    .border = THEME_NONE, .border_selected = THEME_NONE, .text_tenths = 35, .detail_tenths = 28,   \
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
                [STYLE_BACKGROUND] = {PLAIN, .fill = 0xF0F4F8},
                [STYLE_BAR] = {PLAIN, .fill = 0x0B4F8A, .text = 0xFFFFFF},
                [STYLE_BAR_TEXT] = {PLAIN, .text = 0xFFFFFF, .text_tenths = 36, .bold = true},
                [STYLE_BAR_BUTTON] = {PLAIN, .fill = 0x1565A9, .fill_pressed = 0x0A3D6B,
                                      .text = 0xFFFFFF, .text_disabled = 0x7FA3C4,
                                      .radius_tenths = 10, .text_tenths = 34, .icon_tenths = 40,
                                      .padding_x_tenths = 15, .align = ALIGN_CENTRE},
                [STYLE_TITLE] = {PLAIN, .text_tenths = 52, .bold = true},
                [STYLE_BODY] = {PLAIN},
                [STYLE_NOTE] = {PLAIN, .text = 0x52606D, .text_tenths = 28},
                [STYLE_PANEL] = {PLAIN, .fill = 0xFFFFFF, .border = 0xD2DAE3, .border_tenths = 2,
                                 .radius_tenths = 16, .padding_x_tenths = 25,
                                 .padding_y_tenths = 20},
                [STYLE_TILE] = {PLAIN, .fill = 0x1673C0, .fill_pressed = 0x0B4F8A,
                                .fill_disabled = 0xC5CED8, .text = 0xFFFFFF,
                                .text_disabled = 0x6B7885, .detail_text = 0xDCEBF8,
                                .radius_tenths = 20, .text_tenths = 60, .detail_tenths = 32,
                                .icon_tenths = 120, .padding_x_tenths = 25, .padding_y_tenths = 20,
                                .bold = true, .align = ALIGN_CENTRE, .icon_place = THEME_ICON_TOP},
                [STYLE_TILE_QUIET] = {PLAIN, .fill = 0xFFFFFF,
                                      .fill_pressed = 0xDCE6F0, .fill_disabled = 0xE8EDF2,
                                      .border = 0xC3CEDA, .border_tenths = 2,
                                      .detail_text = 0x52606D, .radius_tenths = 16,
                                      .text_tenths = 38, .padding_x_tenths = 22,
                                      .padding_y_tenths = 12},
                [STYLE_PRIMARY] = {PLAIN, .fill = 0xC8401E, .fill_pressed = 0x96300F,
                                   .fill_disabled = 0xC5CED8,
                                   .text = 0xFFFFFF, .text_disabled = 0x6B7885, .radius_tenths = 16,
                                   .text_tenths = 46, .padding_x_tenths = 20, .bold = true,
                                   .align = ALIGN_CENTRE},
                [STYLE_SECONDARY] = {PLAIN, .fill = 0xFFFFFF, .fill_pressed = 0xDCE6F0,
                                     .fill_disabled = 0xE8EDF2, .text = 0x0B4F8A,
                                     .border = 0x1673C0, .border_tenths = 3, .radius_tenths = 16,
                                     .text_tenths = 40, .padding_x_tenths = 20,
                                     .align = ALIGN_CENTRE},
                [STYLE_CHOICE] = {PLAIN, .fill = 0xFFFFFF, .fill_pressed = 0xDCE6F0,
                                  .fill_selected = 0x0B4F8A, .fill_disabled = 0xE8EDF2,
                                  .text_selected = 0xFFFFFF, .border = 0xC3CEDA, .border_tenths = 3,
                                  .border_selected = 0x0B4F8A, .radius_tenths = 14,
                                  .text_tenths = 38, .padding_x_tenths = 20, .align = ALIGN_CENTRE},
                [STYLE_NUMBER] = {PLAIN, .text = 0x0B4F8A, .text_tenths = 180,
                                  .bold = true, .align = ALIGN_CENTRE},
                [STYLE_FIGURE] = {PLAIN, .text_tenths = 60, .bold = true, .align = ALIGN_CENTRE},
                [STYLE_CLOCK] = {PLAIN, .text_tenths = 140, .bold = true, .align = ALIGN_CENTRE},
                [STYLE_GOOD] = {PLAIN, .fill = 0xDFF3E4, .text = 0x14532D, .radius_tenths = 12,
                                .padding_x_tenths = 20},
                [STYLE_WARNING] = {PLAIN, .fill = 0xFDF0CF, .text = 0x6B4400, .radius_tenths = 12,
                                   .padding_x_tenths = 20},
                [STYLE_BAD] = {PLAIN, .fill = 0xFBDFDA, .text = 0x8A1C0B, .radius_tenths = 12,
                               .padding_x_tenths = 20},
                [STYLE_PROGRESS] = {PLAIN, .fill = 0xD2DAE3, .text = 0x1673C0, .radius_tenths = 5},
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
