#include <string.h>

#include "app/base/text.h"
#include "app/doc/doc.h"
#include "tests/unit/unit.h"

static const struct doc_line *lines_of(const struct doc *doc, size_t *count)
{
    const struct doc_line *lines = NULL;
    CU_ASSERT_EQUAL_FATAL(doc_lines(doc, &lines, count), OK);
    return lines;
}

static struct doc *make(int columns)
{
    struct doc *doc = NULL;
    CU_ASSERT_EQUAL_FATAL(doc_create(&doc, columns), OK);
    return doc;
}

static void assert_lines(int columns, enum doc_align align, const char *text,
                         const char *const *wanted)
{
    size_t count;
    struct doc *doc = make(columns);
    doc_text(doc, align, DOC_SIZE_TEXT, false, text);
    const struct doc_line *lines = lines_of(doc, &count);
    for (size_t i = 0; i < count; i++) {
        CU_ASSERT_PTR_NOT_NULL_FATAL(wanted[i]);
        CU_ASSERT_STRING_EQUAL(lines[i].text, wanted[i]);
        CU_ASSERT(text_columns(lines[i].text) <= columns || columns < 2);
    }
    CU_ASSERT_PTR_NULL(wanted[count]);
    CU_ASSERT_EQUAL(doc_line_count(doc, DOC_SIZE_TEXT, text), (int)count);
    doc_destroy(doc);
}

static void texts_break_between_words_and_chinese_characters(void)
{
    assert_lines(10, DOC_LEFT, "one two three", (const char *[]){"one two", "three", NULL});
    assert_lines(10, DOC_LEFT, "one two   three", (const char *[]){"one two", "three", NULL});
    assert_lines(10, DOC_LEFT, "abcdefghijklm", (const char *[]){"abcdefghij", "klm", NULL});
    assert_lines(10, DOC_LEFT, "一二三四五六", (const char *[]){"一二三四五", "六", NULL});
    assert_lines(9, DOC_LEFT, "一二三四五", (const char *[]){"一二三四", "五", NULL});
    assert_lines(10, DOC_LEFT, "到 12 号窗口", (const char *[]){"到 12 号窗", "口", NULL});
    assert_lines(10, DOC_LEFT, "", (const char *[]){"", NULL});
    assert_lines(1, DOC_LEFT, "一", (const char *[]){"一", NULL});
}

static void punctuation_begins_no_line(void)
{
    assert_lines(10, DOC_LEFT, "一二三四五，六", (const char *[]){"一二三四", "五，六", NULL});
    assert_lines(10, DOC_LEFT, "一二三四五。", (const char *[]){"一二三四", "五。", NULL});
}

static void centred_lines_are_of_about_one_length(void)
{
    assert_lines(10, DOC_CENTRE, "一二三四五六", (const char *[]){"一二三", "四五六", NULL});
    assert_lines(16, DOC_CENTRE, "一二三四五", (const char *[]){"一二三四五", NULL});
}

static void a_larger_size_has_fewer_columns(void)
{
    size_t count;
    struct doc *doc = make(48);
    doc_text(doc, DOC_CENTRE, DOC_SIZE_HEADING, true, "一二三四五六七八九十一二");
    doc_text(doc, DOC_CENTRE, DOC_SIZE_NUMBER, true, "A1000");
    doc_text(doc, DOC_CENTRE, DOC_SIZE_NUMBER, true, "ABC100000");
    (void)lines_of(doc, &count);
    CU_ASSERT_EQUAL(count, 4);
    doc_destroy(doc);
}

static void a_pair_that_does_not_fit_takes_two_lines(void)
{
    size_t count;
    struct doc *doc = make(16);
    doc_pair(doc, DOC_SIZE_TEXT, DOC_SIZE_TEXT, true, "等候", "12 人");
    doc_pair(doc, DOC_SIZE_TEXT, DOC_SIZE_HEADING, true, "等候", "112 人");
    const struct doc_line *lines = lines_of(doc, &count);
    CU_ASSERT_EQUAL_FATAL(count, 3);
    CU_ASSERT_EQUAL(lines[0].kind, DOC_PAIR);
    CU_ASSERT_STRING_EQUAL(lines[0].text, "等候");
    CU_ASSERT_STRING_EQUAL(lines[0].right, "12 人");
    CU_ASSERT_EQUAL(lines[1].kind, DOC_TEXT);
    CU_ASSERT_FALSE(lines[1].bold);
    CU_ASSERT_EQUAL(lines[2].align, DOC_RIGHT);
    CU_ASSERT_EQUAL(lines[2].size, DOC_SIZE_HEADING);
    doc_destroy(doc);
}

static void every_kind_of_line_is_kept_in_order(void)
{
    static const enum doc_kind wanted[] = {DOC_TEXT, DOC_RULE, DOC_SPACE, DOC_QR, DOC_CUT};
    char text[] = "copied";
    size_t count;
    struct doc *doc = make(48);
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, text);
    memset(text, 'x', sizeof text - 1);
    doc_rule(doc);
    doc_space(doc, 12);
    doc_qr(doc, "BM1:X");
    doc_cut(doc);
    const struct doc_line *lines = lines_of(doc, &count);
    CU_ASSERT_EQUAL_FATAL(count, 5);
    for (size_t i = 0; i < count; i++)
        CU_ASSERT_EQUAL(lines[i].kind, wanted[i]);
    CU_ASSERT_STRING_EQUAL(lines[0].text, "copied");
    CU_ASSERT_EQUAL(lines[2].rows, 12);
    CU_ASSERT_STRING_EQUAL(lines[3].text, "BM1:X");
    CU_ASSERT_EQUAL(doc_columns(doc), 48);
    doc_destroy(doc);
    doc_destroy(NULL);
}

void suite_doc(void)
{
    static const CU_TestInfo tests[] = {
        {"texts break between words", texts_break_between_words_and_chinese_characters},
        {"punctuation begins no line", punctuation_begins_no_line},
        {"centred lines are of one length", centred_lines_are_of_about_one_length},
        {"a larger size has fewer columns", a_larger_size_has_fewer_columns},
        {"a pair that does not fit", a_pair_that_does_not_fit_takes_two_lines},
        {"every kind of line is kept", every_kind_of_line_is_kept_in_order},
        CU_TEST_INFO_NULL,
    };
    unit_add("doc", tests);
}
