#include <string.h>

#include "app/doc/font.h"
#include "tests/unit/unit.h"

#define FONT "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

static void glyphs_are_drawn_once_and_kept(void)
{
    struct font *font = NULL;
    CU_ASSERT_EQUAL_FATAL(font_create(&font, FONT), OK);
    const struct font_glyph *glyph = font_glyph(font, 24, 0x53F7);
    CU_ASSERT_PTR_NOT_NULL_FATAL(glyph);
    CU_ASSERT_EQUAL(glyph->advance_dots, 24);
    CU_ASSERT(glyph->width_dots > 16 && glyph->width_dots <= 24);
    CU_ASSERT_PTR_EQUAL(font_glyph(font, 24, 0x53F7), glyph);
    const struct font_glyph *larger = font_glyph(font, 48, 0x53F7);
    CU_ASSERT_EQUAL(larger->advance_dots, 48);
    font_destroy(font);
}

static void the_cache_is_bounded_and_glyphs_stay_right(void)
{
    struct font *font = NULL;
    CU_ASSERT_EQUAL_FATAL(font_create(&font, FONT), OK);
    uint8_t before[256];
    const struct font_glyph *glyph = font_glyph(font, 24, 0x4E00);
    size_t count = (size_t)glyph->row_bytes * (size_t)glyph->rows;
    CU_ASSERT_FATAL(count > 0 && count <= sizeof before);
    memcpy(before, glyph->bits, count);
    for (uint32_t code_point = 0x4E00; code_point < 0x4E00 + 3000; code_point++)
        CU_ASSERT_PTR_NOT_NULL_FATAL(font_glyph(font, 24, code_point));
    glyph = font_glyph(font, 24, 0x4E00);
    CU_ASSERT_EQUAL_FATAL((size_t)glyph->row_bytes * (size_t)glyph->rows, count);
    CU_ASSERT_EQUAL(memcmp(before, glyph->bits, count), 0);
    font_destroy(font);
}

static void what_is_no_font_is_not_opened(void)
{
    struct font *font = NULL;
    const char *path = unit_write_file(unit_temp_dir(), "x.ttf", "not a font", 10);
    CU_ASSERT_EQUAL(font_create(&font, path), ERR_NOT_FOUND);
    CU_ASSERT_EQUAL(font_create(&font, "/no/such/font"), ERR_NOT_FOUND);
    CU_ASSERT_PTR_NULL(font);
    font_destroy(NULL);
}

void suite_font(void)
{
    static const CU_TestInfo tests[] = {
        {"glyphs are drawn once and kept", glyphs_are_drawn_once_and_kept},
        {"the cache is bounded", the_cache_is_bounded_and_glyphs_stay_right},
        {"what is no font is not opened", what_is_no_font_is_not_opened},
        CU_TEST_INFO_NULL,
    };
    unit_add("font", tests);
}
