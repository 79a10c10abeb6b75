#include "ui/theme.h"

#define CJK  "/usr/share/fonts/opentype/noto/NotoSansCJK-"
#define NOTO "/usr/share/fonts/truetype/noto/"

/* What several styles look like: colours of the states normal, pressed, selected, disabled. What is
 * pressed changes ground and ink, which nobody overlooks. */
#define DISABLED_LOOK                                                                              \
    {                                                                                              \
        COLOUR_DISABLED, COLOUR_ON_DISABLED, 0, 0, COLOUR_LINE, 0                                  \
    }

#define FILLED_LOOKS                                                                               \
    {                                                                                              \
        [STATE_NORMAL] = {COLOUR_ACTION, COLOUR_ON_ACTION, COLOUR_ON_ACTION_QUIET, 0,              \
                          COLOUR_BRAND,  COLOUR_BRAND_DEEP},                                       \
        [STATE_PRESSED] = {COLOUR_ACTION_DOWN, COLOUR_ON_ACTION_DOWN, 0, 0, COLOUR_BRAND, 0},      \
        [STATE_DISABLED] = DISABLED_LOOK                                                           \
    }
#define QUIET_LOOKS(text, detail)                                                                  \
    {                                                                                              \
        [STATE_NORMAL] = {COLOUR_CARD, (text), (detail), COLOUR_BRAND, COLOUR_BRAND, COLOUR_EDGE}, \
        [STATE_PRESSED] = {COLOUR_BRAND, COLOUR_ON_BRAND, 0, 0, COLOUR_BRAND, 0},                  \
        [STATE_SELECTED] = {COLOUR_BRAND,          COLOUR_ON_BRAND,                                \
                            COLOUR_ON_BRAND_QUIET, 0,                                              \
                            COLOUR_BRAND,          0},                                             \
        [STATE_DISABLED] = DISABLED_LOOK                                                           \
    }
/* Ink on whatever it stands on. */
#define TEXT_LOOKS(...)                                                                            \
    {                                                                                              \
        [STATE_NORMAL] = {COLOUR_NONE, __VA_ARGS__}, [STATE_DISABLED] = {                          \
            COLOUR_NONE,                                                                           \
            COLOUR_ON_DISABLED                                                                     \
        }                                                                                          \
    }
#define BAND(ground, ink)                                                                          \
    {                                                                                              \
        .looks = {{(ground), (ink), 0, 0, 0, 0}}, .radius_tenths = RADIUS_SMALL,                   \
        .text_tenths = TYPE_LABEL, .detail_tenths = TYPE_DETAIL, .icon_tenths = ICON_MIDDLE,       \
        .padding_x_tenths = SPACE_CARD, .gap_tenths = SPACE_MIDDLE, .bold = true                   \
    }

static const struct theme default_theme = {
    .fonts = {[SCRIPT_CHINESE] = {CJK "Regular.ttc", CJK "Bold.ttc", 2, NULL, 100, 0},
              [SCRIPT_YI] = {NOTO "NotoSansYi-Regular.ttf", NULL, 0, "Yiii", 125, 8},
              [SCRIPT_ARABIC] = {NOTO "NotoSansArabic-Regular.ttf", NOTO "NotoSansArabic-Bold.ttf",
                                 0, "Arab", 100, 0},
              [SCRIPT_TIBETAN] = {NOTO "NotoSerifTibetan-Regular.ttf",
                                  NOTO "NotoSerifTibetan-Bold.ttf", 0, "Tibt", 85, -4},
              [SCRIPT_MONGOLIAN] = {NOTO "NotoSansMongolian-Regular.ttf", NULL, 0, "Mong", 100, 0}},
    .styles =
        {
            [STYLE_BACKGROUND] = {.looks = {{COLOUR_PAGE, COLOUR_INK, 0, 0, 0, 0}}},
            [STYLE_BAR] = {.looks = {{COLOUR_CARD, COLOUR_INK, 0, 0, 0, 0}}},
            [STYLE_BAR_TEXT] = {.looks = TEXT_LOOKS(COLOUR_BRAND),
                                .text_tenths = TYPE_BODY,
                                .bold = true},
            [STYLE_BAR_BUTTON] = {.looks = {[STATE_NORMAL] = {COLOUR_BRAND_SOFT, COLOUR_BRAND, 0, 0,
                                                              COLOUR_BRAND, 0},
                                            [STATE_PRESSED] = {COLOUR_BRAND, COLOUR_ON_BRAND, 0,
                                                               0, COLOUR_BRAND, 0},
                                            [STATE_SELECTED] = {COLOUR_BRAND, COLOUR_ON_BRAND,
                                                                0, 0, COLOUR_BRAND, 0},
                                            [STATE_DISABLED] = DISABLED_LOOK},
                                  .radius_tenths = RADIUS_SMALL,
                                  .border_tenths = LINE_CARD,
                                  .text_tenths = TYPE_BODY,
                                  .detail_tenths = TYPE_NOTE,
                                  .icon_tenths = ICON_SMALL,
                                  .padding_x_tenths = SPACE_MIDDLE,
                                  .gap_tenths = SPACE_SMALL,
                                  .align = ALIGN_CENTRE},
            [STYLE_TITLE] = {.looks = TEXT_LOOKS(COLOUR_INK),
                             .text_tenths = TYPE_TITLE,
                             .detail_tenths = TYPE_BODY,
                             .gap_tenths = SPACE_SMALL,
                             .bold = true},
            [STYLE_HEADING] = {.looks = TEXT_LOOKS(COLOUR_BRAND),
                               .text_tenths = TYPE_DETAIL,
                               .detail_tenths = TYPE_NOTE,
                               .icon_tenths = ICON_SMALL,
                               .gap_tenths = SPACE_SMALL,
                               .bold = true},
            [STYLE_BODY] = {.looks = TEXT_LOOKS(COLOUR_INK, 0, COLOUR_BRAND),
                            .text_tenths = TYPE_BODY,
                            .detail_tenths = TYPE_NOTE,
                            .icon_tenths = ICON_SMALL,
                            .gap_tenths = SPACE_SMALL},
            [STYLE_NOTE] = {.looks = TEXT_LOOKS(COLOUR_INK_QUIET),
                            .text_tenths = TYPE_NOTE,
                            .detail_tenths = TYPE_NOTE,
                            .icon_tenths = ICON_SMALL,
                            .gap_tenths = SPACE_SMALL},
            [STYLE_PANEL] = {.looks = {{COLOUR_CARD, COLOUR_INK, 0, 0, COLOUR_LINE, COLOUR_EDGE}},
                             .radius_tenths = RADIUS_MIDDLE,
                             .border_tenths = LINE_CARD,
                             .edge_tenths = EDGE_CARD,
                             .padding_x_tenths = SPACE_CARD,
                             .padding_y_tenths = SPACE_LARGE},
            [STYLE_TILE] = {.looks = FILLED_LOOKS,
                            .radius_tenths = RADIUS_LARGE,
                            .border_tenths = LINE_TOUCH,
                            .edge_tenths = EDGE_BUTTON,
                            .text_tenths = TYPE_TILE,
                            .detail_tenths = TYPE_BODY,
                            .icon_tenths = ICON_LARGE,
                            .padding_x_tenths = SPACE_CARD,
                            .padding_y_tenths = SPACE_MIDDLE,
                            .gap_tenths = SPACE_MIDDLE,
                            .bold = true,
                            .align = ALIGN_CENTRE,
                            .icon_place = THEME_ICON_TOP},
            [STYLE_TILE_QUIET] = {.looks = QUIET_LOOKS(COLOUR_INK, COLOUR_BRAND),
                                  .radius_tenths = RADIUS_SMALL,
                                  .border_tenths = LINE_CARD,
                                  .edge_tenths = EDGE_CARD,
                                  .text_tenths = TYPE_LABEL,
                                  .detail_tenths = TYPE_NOTE,
                                  .icon_tenths = ICON_MIDDLE,
                                  .padding_x_tenths = SPACE_LARGE,
                                  .padding_y_tenths = SPACE_SMALL,
                                  .gap_tenths = SPACE_SMALL,
                                  .bold = true},
            [STYLE_TILE_CLOSED] =
                {.looks = {[STATE_NORMAL] =
                               {COLOUR_CLOSED, COLOUR_ON_CLOSED, 0, 0, COLOUR_ON_CLOSED, 0},
                           [STATE_PRESSED] =
                               {COLOUR_ON_CLOSED, COLOUR_CLOSED, 0, 0, COLOUR_ON_CLOSED, 0}},
                 .radius_tenths = RADIUS_SMALL,
                 .border_tenths = LINE_CARD,
                 .text_tenths = TYPE_LABEL,
                 .detail_tenths = TYPE_NOTE,
                 .icon_tenths = ICON_MIDDLE,
                 .padding_x_tenths = SPACE_LARGE,
                 .padding_y_tenths = SPACE_SMALL,
                 .gap_tenths = SPACE_SMALL},
            [STYLE_PRIMARY] = {.looks = FILLED_LOOKS,
                               .radius_tenths = RADIUS_MIDDLE,
                               .border_tenths = LINE_TOUCH,
                               .edge_tenths = EDGE_BUTTON,
                               .text_tenths = TYPE_BUTTON,
                               .detail_tenths = TYPE_NOTE,
                               .icon_tenths = ICON_MIDDLE,
                               .padding_x_tenths = SPACE_CARD,
                               .gap_tenths = SPACE_MIDDLE,
                               .bold = true,
                               .align = ALIGN_CENTRE},
            [STYLE_SECONDARY] = {.looks = QUIET_LOOKS(COLOUR_BRAND, 0),
                                 .radius_tenths = RADIUS_MIDDLE,
                                 .border_tenths = LINE_TOUCH,
                                 .edge_tenths = EDGE_CARD,
                                 .text_tenths = TYPE_LABEL,
                                 .detail_tenths = TYPE_NOTE,
                                 .icon_tenths = ICON_MIDDLE,
                                 .padding_x_tenths = SPACE_LARGE,
                                 .gap_tenths = SPACE_MIDDLE,
                                 .bold = true,
                                 .align = ALIGN_CENTRE},
            [STYLE_CHOICE] = {.looks = QUIET_LOOKS(COLOUR_INK, COLOUR_INK_QUIET),
                              .radius_tenths = RADIUS_SMALL,
                              .border_tenths = LINE_TOUCH,
                              .edge_tenths = EDGE_CARD,
                              .text_tenths = TYPE_LABEL,
                              .detail_tenths = TYPE_NOTE,
                              .icon_tenths = ICON_MIDDLE,
                              .padding_x_tenths = SPACE_LARGE,
                              .gap_tenths = SPACE_SMALL,
                              .align = ALIGN_CENTRE},
            [STYLE_NUMBER] = {.looks = TEXT_LOOKS(COLOUR_SEAL),
                              .text_tenths = TYPE_NUMBER,
                              .bold = true,
                              .align = ALIGN_CENTRE},
            [STYLE_EMBLEM] = {.looks = TEXT_LOOKS(COLOUR_BRAND),
                              .icon_tenths = ICON_WHOLE,
                              .align = ALIGN_CENTRE,
                              .icon_place = THEME_ICON_TOP},
            [STYLE_FIGURE] = {.looks = TEXT_LOOKS(COLOUR_BRAND, COLOUR_INK_QUIET),
                              .text_tenths = TYPE_BUTTON,
                              .detail_tenths = TYPE_NOTE,
                              .gap_tenths = SPACE_HAIR,
                              .bold = true,
                              .align = ALIGN_CENTRE},
            [STYLE_CLOCK] = {.looks = TEXT_LOOKS(COLOUR_INK),
                             .text_tenths = TYPE_CLOCK,
                             .bold = true},
            [STYLE_GOOD] = BAND(COLOUR_GOOD, COLOUR_ON_GOOD),
            [STYLE_WARNING] = BAND(COLOUR_WARNING, COLOUR_ON_WARNING),
            [STYLE_BAD] = BAND(COLOUR_BAD, COLOUR_ON_BAD),
            [STYLE_FIELD] = {.looks = {{COLOUR_CARD, COLOUR_INK,
                                        COLOUR_INK_QUIET, 0, COLOUR_BRAND, 0}},
                             .radius_tenths = RADIUS_SMALL,
                             .border_tenths = LINE_TOUCH,
                             .text_tenths = TYPE_BUTTON,
                             .detail_tenths = TYPE_BODY,
                             .padding_x_tenths = SPACE_LARGE,
                             .padding_y_tenths = SPACE_MIDDLE},
            [STYLE_KEY] = {.looks = QUIET_LOOKS(COLOUR_INK, COLOUR_INK_QUIET),
                           .radius_tenths = RADIUS_SMALL,
                           .border_tenths = LINE_CARD,
                           .edge_tenths = EDGE_CARD,
                           .text_tenths = TYPE_BUTTON,
                           .detail_tenths = TYPE_NOTE,
                           .icon_tenths = ICON_SMALL,
                           .padding_x_tenths = SPACE_HAIR,
                           .gap_tenths = SPACE_HAIR,
                           .align = ALIGN_CENTRE},
            [STYLE_KEY_DIGIT] = {.looks = QUIET_LOOKS(COLOUR_INK, COLOUR_INK_QUIET),
                                 .radius_tenths = RADIUS_SMALL,
                                 .border_tenths = LINE_CARD,
                                 .edge_tenths = EDGE_CARD,
                                 .text_tenths = TYPE_TILE,
                                 .detail_tenths = TYPE_NOTE,
                                 .padding_x_tenths = SPACE_HAIR,
                                 .bold = true,
                                 .align = ALIGN_CENTRE},
            [STYLE_KEY_QUIET] =
                {.looks = {[STATE_NORMAL] =
                               {COLOUR_BRAND_SOFT, COLOUR_BRAND, 0, 0, COLOUR_BRAND, COLOUR_EDGE},
                           [STATE_PRESSED] = {COLOUR_BRAND, COLOUR_ON_BRAND, 0, 0, COLOUR_BRAND, 0},
                           [STATE_DISABLED] = DISABLED_LOOK},
                 .radius_tenths = RADIUS_SMALL,
                 .border_tenths = LINE_CARD,
                 .edge_tenths = EDGE_CARD,
                 .text_tenths = TYPE_BODY,
                 .detail_tenths = TYPE_NOTE,
                 .icon_tenths = ICON_SMALL,
                 .padding_x_tenths = SPACE_HAIR,
                 .gap_tenths = SPACE_HAIR,
                 .align = ALIGN_CENTRE},
            [STYLE_PAPER] = {.looks = {{COLOUR_CARD, COLOUR_INK,
                                        COLOUR_INK_QUIET, 0, COLOUR_BRAND, 0}},
                             .radius_tenths = RADIUS_SMALL,
                             .border_tenths = LINE_TOUCH,
                             .detail_tenths = TYPE_NOTE,
                             .padding_x_tenths = SPACE_MIDDLE,
                             .padding_y_tenths = SPACE_MIDDLE,
                             .align = ALIGN_CENTRE},
            [STYLE_PROGRESS] = {.looks = {{COLOUR_TRACK, COLOUR_BRAND, 0, 0, 0, 0}},
                                .radius_tenths = RADIUS_BAR},
            [STYLE_FOCUS] = {.looks = {{COLOUR_NONE, COLOUR_INK, 0, 0, COLOUR_FOCUS, 0}},
                             .radius_tenths = RADIUS_LARGE,
                             .border_tenths = LINE_FOCUS},
            [STYLE_FOCUS_GAP] = {.looks = {{COLOUR_NONE, COLOUR_INK, 0, 0, COLOUR_FOCUS_GAP, 0}},
                                 .radius_tenths = RADIUS_MIDDLE,
                                 .border_tenths = LINE_FOCUS_GAP},
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
            [ICON_CARE] = "care",
            [ICON_CONTRAST] = "contrast",
            [ICON_SPEAK] = "speak",
            [ICON_VOLUME] = "volume",
            [ICON_LOW_REACH] = "low-reach",
            [ICON_LEFT_HAND] = "left-hand",
            [ICON_ASSIST] = "assist",
            [ICON_MAP] = "map",
            [ICON_PLACE] = "place",
            [ICON_WINDOW] = "window",
            [ICON_PHONE] = "phone",
            [ICON_SEARCH] = "search",
            [ICON_LIST] = "list",
            [ICON_CHECK] = "check",
            [ICON_MATERIAL] = "material",
            [ICON_DOCUMENT] = "document",
            [ICON_CALENDAR] = "calendar",
            [ICON_MONEY] = "money",
            [ICON_STEPS] = "steps",
            [ICON_PERSON] = "person",
            [ICON_AGENT] = "agent",
            [ICON_KEYBOARD] = "keyboard",
            [ICON_HANDWRITING] = "handwriting",
            [ICON_BACKSPACE] = "backspace",
            [ICON_QR] = "qr",
            [ICON_STAR] = "star",
            [ICON_BABY] = "baby",
            [ICON_SCHOOL] = "school",
            [ICON_WORK] = "work",
            [ICON_RINGS] = "rings",
            [ICON_HOUSE] = "house",
            [ICON_HOSPITAL] = "hospital",
            [ICON_ELDER] = "elder",
            [ICON_FARM] = "farm",
            [ICON_SHOP] = "shop",
            [ICON_MEMORIAL] = "memorial",
            [ICON_SOLDIER] = "soldier",
            [ICON_DISABLED] = "disabled",
            [ICON_STUDENT] = "student",
            [ICON_COMPANY] = "company",
            [ICON_NEXT] = "next",
            [ICON_UP] = "up",
            [ICON_DOWN] = "down",
            [ICON_CLOSE] = "close",
        },
};

const struct theme *theme_default(void)
{
    return &default_theme;
}

static uint32_t or_text(enum theme_palette palette, enum theme_colour colour, uint32_t text)
{
    return colour != COLOUR_NONE ? theme_colour(palette, colour) : text;
}

struct theme_colours theme_colours(const struct theme *theme, enum theme_palette palette,
                                   enum style style, enum theme_state state)
{
    const struct theme_look *look = &theme->styles[style].looks[state];
    if (look->fill == COLOUR_NONE && look->text == COLOUR_NONE)
        look = &theme->styles[style].looks[STATE_NORMAL];
    uint32_t text = theme_colour(palette, look->text);
    return (struct theme_colours){
        theme_colour(palette, look->fill),    text,
        or_text(palette, look->detail, text), or_text(palette, look->icon, text),
        theme_colour(palette, look->border),  theme_colour(palette, look->edge)};
}
