#include <stdlib.h>
#include <string.h>

#include "app/doc/doc.h"
#include "app/doc/qr.h"
#include "tests/unit/unit.h"

#define FONT "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
#define BOLD "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"

static struct doc_raster *make_raster(const char *font, const char *bold)
{
    struct doc_raster *raster = NULL;
    CU_ASSERT_EQUAL_FATAL(doc_raster_create(&raster, font, bold), OK);
    return raster;
}

static struct doc *make_doc(void)
{
    struct doc *doc = NULL;
    CU_ASSERT_EQUAL_FATAL(doc_create(&doc, 48), OK);
    return doc;
}

static struct doc_bitmap draw(struct doc_raster *raster, const struct doc *doc, int width_dots)
{
    const struct doc_line *lines;
    size_t count = 0;
    struct doc_bitmap bitmap = {0};
    UNIT_OK(doc_lines(doc, &lines, &count));
    CU_ASSERT_EQUAL_FATAL(doc_rasterise(raster, doc, 0, count, width_dots, &bitmap), OK);
    CU_ASSERT_EQUAL(bitmap.width_dots, width_dots);
    return bitmap;
}

static bool dot(const struct doc_bitmap *bitmap, int x, int y)
{
    return (bitmap->bits[y * (bitmap->width_dots / 8) + x / 8] & 0x80 >> x % 8) != 0;
}

/* First and last black column; false when all is white. */
static bool extent(const struct doc_bitmap *bitmap, int *first, int *last)
{
    *first = bitmap->width_dots;
    *last = -1;
    for (int y = 0; y < bitmap->rows; y++)
        for (int x = 0; x < bitmap->width_dots; x++)
            if (dot(bitmap, x, y)) {
                *first = x < *first ? x : *first;
                *last = x > *last ? x : *last;
            }
    return *last >= 0;
}

static bool same(const struct doc_bitmap *a, const struct doc_bitmap *b)
{
    return a->rows == b->rows && a->width_dots == b->width_dots &&
           memcmp(a->bits, b->bits, (size_t)a->rows * (size_t)a->width_dots / 8) == 0;
}

static void the_same_lines_give_the_same_dots(void)
{
    struct doc *doc = make_doc();
    doc_text(doc, DOC_CENTRE, DOC_SIZE_NUMBER, true, "A012");
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, "过号请到导办台说明");
    doc_qr(doc, "BM1:0123456789ABCDEFGHJKMNPQRS");
    struct doc_raster *raster = make_raster(FONT, BOLD);
    struct doc_raster *other = make_raster(FONT, BOLD);
    struct doc_bitmap first = draw(raster, doc, 576);
    struct doc_bitmap again = draw(raster, doc, 576);
    struct doc_bitmap elsewhere = draw(other, doc, 576);
    CU_ASSERT_TRUE(same(&first, &again));
    CU_ASSERT_TRUE(same(&first, &elsewhere));
    doc_bitmap_fini(&first);
    doc_bitmap_fini(&again);
    doc_bitmap_fini(&elsewhere);
    doc_raster_destroy(other);
    doc_raster_destroy(raster);
    doc_destroy(doc);
}

static void text_stands_where_it_is_aligned(void)
{
    static const enum doc_align aligns[] = {DOC_LEFT, DOC_CENTRE, DOC_RIGHT};
    struct doc_raster *raster = make_raster(FONT, BOLD);
    for (size_t i = 0; i < 3; i++) {
        int first;
        int last;
        struct doc *doc = make_doc();
        doc_text(doc, aligns[i], DOC_SIZE_HEADING, true, "号码");
        struct doc_bitmap bitmap = draw(raster, doc, 576);
        CU_ASSERT_TRUE(extent(&bitmap, &first, &last));
        CU_ASSERT(last - first > 80 && last - first < 96);
        int left = first;
        int right = 575 - last;
        CU_ASSERT(aligns[i] == DOC_LEFT    ? left < 8
                  : aligns[i] == DOC_RIGHT ? right < 8
                                           : abs(left - right) < 8);
        doc_bitmap_fini(&bitmap);
        doc_destroy(doc);
    }
    doc_raster_destroy(raster);
}

static void wide_capitals_stay_on_the_paper(void)
{
    int first;
    int last;
    struct doc *doc = make_doc();
    struct doc_raster *raster = make_raster(FONT, BOLD);
    doc_text(doc, DOC_CENTRE, DOC_SIZE_NUMBER, true, "WMWMWMWM");
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, true,
             "WMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWM");
    struct doc_bitmap bitmap = draw(raster, doc, 576);
    CU_ASSERT_TRUE(extent(&bitmap, &first, &last));
    /* The last letter ends where its pen does, not cut through. */
    CU_ASSERT(last < 575);
    doc_bitmap_fini(&bitmap);
    doc_raster_destroy(raster);
    doc_destroy(doc);
}

static void a_character_that_the_font_lacks_is_a_box(void)
{
    int first;
    int last;
    struct doc *doc = make_doc();
    struct doc_raster *raster = make_raster(FONT, BOLD);
    doc_text(doc, DOC_LEFT, DOC_SIZE_HEADING, false, "\xF3\xB0\x80\x80"); /* private use */
    struct doc_bitmap bitmap = draw(raster, doc, 576);
    CU_ASSERT_TRUE(extent(&bitmap, &first, &last));
    int top = 0;
    while (!dot(&bitmap, first, top))
        top++;
    for (int x = first; x <= last; x++)
        CU_ASSERT_TRUE(dot(&bitmap, x, top));
    CU_ASSERT_FALSE(dot(&bitmap, first + 2, top + 2));
    doc_bitmap_fini(&bitmap);
    doc_raster_destroy(raster);
    doc_destroy(doc);
}

static void rules_and_spaces_are_exact(void)
{
    struct doc *doc = make_doc();
    struct doc_raster *raster = make_raster(FONT, BOLD);
    doc_space(doc, 3);
    doc_rule(doc);
    doc_cut(doc);
    struct doc_bitmap bitmap = draw(raster, doc, 16);
    static const uint8_t wanted[] = {0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF};
    CU_ASSERT_EQUAL_FATAL(bitmap.rows, 5);
    CU_ASSERT_EQUAL(memcmp(bitmap.bits, wanted, sizeof wanted), 0);
    doc_bitmap_fini(&bitmap);
    doc_raster_destroy(raster);
    doc_destroy(doc);
}

/* The dots of the code, read back module by module, are what the encoder made, with four modules of
 * white around. */
static void a_qr_code_is_whole_and_has_its_quiet_zone(int width_dots, int module)
{
    static const char content[] = "BM1:0123456789ABCDEFGHJKMNPQRS";
    uint8_t *modules;
    int side;
    int first;
    int last;
    struct doc *doc = make_doc();
    struct doc_raster *raster = make_raster(FONT, BOLD);
    doc_qr(doc, content);
    struct doc_bitmap bitmap = draw(raster, doc, width_dots);
    CU_ASSERT_EQUAL_FATAL(doc_qr_create(content, &modules, &side), OK);
    CU_ASSERT_EQUAL(side, 25);
    CU_ASSERT_EQUAL_FATAL(bitmap.rows, (side + 8) * module);
    CU_ASSERT_TRUE(extent(&bitmap, &first, &last));
    CU_ASSERT_EQUAL_FATAL(last - first + 1, side * module);
    CU_ASSERT(first >= 4 * module);
    CU_ASSERT(abs(first - (width_dots - 1 - last)) <= 1);
    for (int y = 0; y < bitmap.rows; y++)
        for (int x = first; x <= last; x++) {
            int row = y / module - 4;
            bool black = row >= 0 && row < side && modules[row * side + (x - first) / module];
            if (dot(&bitmap, x, y) != black)
                CU_FAIL("a module is wrong");
        }
    free(modules);
    doc_bitmap_fini(&bitmap);
    doc_raster_destroy(raster);
    doc_destroy(doc);
}

static void qr_codes_on_both_papers(void)
{
    a_qr_code_is_whole_and_has_its_quiet_zone(576, 8);
    a_qr_code_is_whole_and_has_its_quiet_zone(384, 5);
}

static void what_cannot_be_drawn_is_an_error(void)
{
    static char long_text[4000];
    struct doc_bitmap bitmap = {0};
    struct doc *doc = make_doc();
    struct doc_raster *raster = make_raster("/no/such/font.ttc", "");
    doc_rule(doc);
    CU_ASSERT_EQUAL(doc_rasterise(raster, doc, 0, 1, 576, &bitmap), ERR_NOT_FOUND);
    doc_raster_destroy(raster);

    raster = make_raster(FONT, "/no/bold.ttc");
    CU_ASSERT_EQUAL(doc_rasterise(raster, doc, 0, 1, 576, &bitmap), OK);
    doc_bitmap_fini(&bitmap);
    doc_space(doc, 1000000);
    CU_ASSERT_EQUAL(doc_rasterise(raster, doc, 0, 2, 576, &bitmap), ERR_TOO_LARGE);
    memset(long_text, 'x', sizeof long_text - 1);
    doc_qr(doc, long_text);
    CU_ASSERT_EQUAL(doc_rasterise(raster, doc, 2, 1, 576, &bitmap), ERR_TOO_LARGE);
    CU_ASSERT_PTR_NULL(bitmap.bits);
    doc_raster_destroy(raster);
    doc_raster_destroy(NULL);
    doc_destroy(doc);
}

void suite_raster(void)
{
    static const CU_TestInfo tests[] = {
        {"the same lines give the same dots", the_same_lines_give_the_same_dots},
        {"text stands where it is aligned", text_stands_where_it_is_aligned},
        {"wide capitals stay on the paper", wide_capitals_stay_on_the_paper},
        {"a missing character is a box", a_character_that_the_font_lacks_is_a_box},
        {"rules and spaces are exact", rules_and_spaces_are_exact},
        {"QR codes on both papers", qr_codes_on_both_papers},
        {"what cannot be drawn is an error", what_cannot_be_drawn_is_an_error},
        CU_TEST_INFO_NULL,
    };
    unit_add("raster", tests);
}
