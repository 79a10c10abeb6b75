/* What the names of colours mean: one column a palette. tests/unit/contrast.c holds them against
 * each other. */
#include "ui/theme.h"

struct values {
    uint32_t light;    /* warm paper, white cards, deep teal, the red of a seal */
    uint32_t contrast; /* white and yellow on black */
    uint32_t night;    /* embers: readable, and no lamp in a dark hall */
};

static const struct values values[COLOUR_COUNT] = {
    [COLOUR_NONE] = {THEME_NONE, THEME_NONE, THEME_NONE},
    [COLOUR_PAGE] = {0xF6F1E7, 0x000000, 0x0C1112},
    [COLOUR_CARD] = {0xFFFDF8, 0x000000, 0x141B1C},
    [COLOUR_LINE] = {0xE0D7C6, 0xFFFFFF, 0x2C3536},
    [COLOUR_INK] = {0x1E2B2B, 0xFFFFFF, 0xC9BFAD},
    [COLOUR_INK_QUIET] = {0x465352, 0xFFFFFF, 0xB3AB9C},
    [COLOUR_BRAND] = {0x0E5550, 0xFFE45C, 0x8FB8AE},
    [COLOUR_BRAND_DEEP] = {0x083A37, 0x9A8200, 0x0C1112},
    [COLOUR_BRAND_SOFT] = {0xE3F1EC, 0x1C1C1C, 0x182423},
    [COLOUR_ON_BRAND] = {0xFFFFFF, 0x000000, 0x0A1212},
    [COLOUR_ON_BRAND_QUIET] = {0xE3F1EC, 0x000000, 0x0A1212},
    [COLOUR_ACTION] = {0x0E5550, 0xFFE45C, 0x16302D},
    [COLOUR_ON_ACTION] = {0xFFFFFF, 0x000000, 0xC3D9D2},
    [COLOUR_ON_ACTION_QUIET] = {0xE3F1EC, 0x000000, 0xC3D9D2},
    [COLOUR_ACTION_DOWN] = {0xFFFDF8, 0x000000, 0x93BCB2},
    [COLOUR_ON_ACTION_DOWN] = {0x0E5550, 0xFFE45C, 0x0A1212},
    [COLOUR_EDGE] = {0xDDD3C0, 0x000000, 0x080C0D},
    [COLOUR_SEAL] = {0x9E1F1A, 0xFFFFFF, 0xE8A79C},
    [COLOUR_CLOSED] = {0xECE6D9, 0x1C1C1C, 0x191F20},
    [COLOUR_ON_CLOSED] = {0x434B45, 0xFFFFFF, 0xB3AB9C},
    [COLOUR_DISABLED] = {0xE9E3D6, 0x1C1C1C, 0x191F20},
    [COLOUR_ON_DISABLED] = {0x5C635D, 0xC0C0C0, 0x8E897E},
    [COLOUR_TRACK] = {0xE4DDCF, 0x3A3A3A, 0x2C3536},
    [COLOUR_GOOD] = {0xDDEFE0, 0x00280E, 0x12231A},
    [COLOUR_ON_GOOD] = {0x0F4A2C, 0xFFFFFF, 0xA9C9B2},
    [COLOUR_WARNING] = {0xFBEBC8, 0x2E2200, 0x2A2111},
    [COLOUR_ON_WARNING] = {0x5C3B00, 0xFFFFFF, 0xDDBE86},
    [COLOUR_BAD] = {0xF9DFD8, 0x3A0500, 0x2D1613},
    [COLOUR_ON_BAD] = {0x7E150E, 0xFFFFFF, 0xE8B0A4},
    [COLOUR_FOCUS] = {0x1E2B2B, 0x7FE9FF, 0xE9DFCB},
    [COLOUR_FOCUS_GAP] = {0xFFFFFF, 0x000000, 0x0C1112},
};

uint32_t theme_colour(enum theme_palette palette, enum theme_colour colour)
{
    const struct values *row = &values[colour];
    return palette == PALETTE_LIGHT      ? row->light
           : palette == PALETTE_CONTRAST ? row->contrast
                                         : row->night;
}
