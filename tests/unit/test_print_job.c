#include <string.h>

#include "app/services/printing/print_job.h"
#include "tests/unit/unit.h"

#define FONT "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

static struct hal_print_job *make(const struct doc *doc, bool text)
{
    struct doc_raster *raster = NULL;
    struct hal_print_job *job = NULL;
    CU_ASSERT_EQUAL_FATAL(doc_raster_create(&raster, FONT, FONT), OK);
    CU_ASSERT_EQUAL_FATAL(print_job_create(&job, doc, raster, 576, text), OK);
    doc_raster_destroy(raster);
    return job;
}

static struct doc *make_doc(void)
{
    struct doc *doc = NULL;
    CU_ASSERT_EQUAL_FATAL(doc_create(&doc, 48), OK);
    return doc;
}

static void text_lines_keep_place_size_and_weight(void)
{
    struct doc *doc = make_doc();
    doc_text(doc, DOC_CENTRE, DOC_SIZE_NUMBER, true, "A012");
    doc_space(doc, 9);
    doc_cut(doc);
    struct hal_print_job *job = make(doc, true);
    CU_ASSERT_EQUAL_FATAL(job->item_count, 4);
    CU_ASSERT_EQUAL(job->items[0].kind, HAL_PRINT_TEXT);
    CU_ASSERT_EQUAL(job->items[0].align, HAL_ALIGN_CENTRE);
    CU_ASSERT_EQUAL(job->items[0].scale, 6);
    CU_ASSERT_TRUE(job->items[0].bold);
    CU_ASSERT_EQUAL(job->items[1].kind, HAL_PRINT_FEED);
    CU_ASSERT_EQUAL(job->items[1].rows, 8);
    CU_ASSERT_EQUAL(job->items[2].rows, 9);
    CU_ASSERT_EQUAL(job->items[3].kind, HAL_PRINT_CUT);
    hal_print_job_destroy(job);
    doc_destroy(doc);
}

static void a_pair_is_pushed_to_both_sides(void)
{
    struct doc *doc = make_doc();
    doc_pair(doc, DOC_SIZE_HEADING, DOC_SIZE_HEADING, true, "等候", "12 人");
    struct hal_print_job *job = make(doc, true);
    const struct hal_print_item *item = &job->items[0];
    CU_ASSERT_EQUAL_FATAL(item->byte_count, 24);
    CU_ASSERT_EQUAL(memcmp(item->bytes, "\xB5\xC8\xBA\xF2               12 \xC8\xCB", 24), 0);
    hal_print_job_destroy(job);
    doc_destroy(doc);
}

static void what_the_printer_cannot_say_becomes_dots(void)
{
    struct doc *doc = make_doc();
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, "\xE3\x9B\x83"); /* U+36C3: four bytes */
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, "\xC2\xA5 5");   /* U+00A5 has a substitute */
    doc_qr(doc, "BM1:X");
    doc_pair(doc, DOC_SIZE_TEXT, DOC_SIZE_HEADING, true, "a", "b"); /* two sizes in one line */
    struct hal_print_job *job = make(doc, true);
    CU_ASSERT_EQUAL_FATAL(job->item_count, 4);
    CU_ASSERT_EQUAL(job->items[0].kind, HAL_PRINT_IMAGE);
    CU_ASSERT_EQUAL(job->items[0].width_dots, 576);
    CU_ASSERT_EQUAL(job->items[0].byte_count, (size_t)job->items[0].rows * 72);
    CU_ASSERT_EQUAL(job->items[1].kind, HAL_PRINT_TEXT);
    CU_ASSERT_EQUAL(memcmp(job->items[1].bytes, "\xA3\xA4 5", 4), 0);
    CU_ASSERT_EQUAL(job->items[2].kind, HAL_PRINT_IMAGE);
    CU_ASSERT_EQUAL(job->items[3].kind, HAL_PRINT_IMAGE);
    hal_print_job_destroy(job);
    doc_destroy(doc);
}

static void without_text_all_before_a_cut_is_one_image(void)
{
    struct doc *doc = make_doc();
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, "one");
    doc_rule(doc);
    doc_cut(doc);
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, "two");
    doc_cut(doc);
    struct hal_print_job *job = make(doc, false);
    static const enum hal_print_kind wanted[] = {HAL_PRINT_IMAGE, HAL_PRINT_CUT, HAL_PRINT_IMAGE,
                                                 HAL_PRINT_CUT};
    CU_ASSERT_EQUAL_FATAL(job->item_count, 4);
    for (size_t i = 0; i < 4; i++)
        CU_ASSERT_EQUAL(job->items[i].kind, wanted[i]);
    hal_print_job_destroy(job);
    doc_destroy(doc);
}

void suite_print_job(void)
{
    static const CU_TestInfo tests[] = {
        {"text lines keep place, size, weight", text_lines_keep_place_size_and_weight},
        {"a pair is pushed to both sides", a_pair_is_pushed_to_both_sides},
        {"what cannot be said becomes dots", what_the_printer_cannot_say_becomes_dots},
        {"without text all is one image", without_text_all_before_a_cut_is_one_image},
        CU_TEST_INFO_NULL,
    };
    unit_add("print_job", tests);
}
