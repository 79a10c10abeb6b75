/* Question trees, and the answers that materials wait for. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"

#define HEADER "matter,code,text,yes,no,yes_note,no_note\n"

/* The materials of the small hall name q1 and q2 of MZ001; these rows stand first. */
#define Q1 "MZ001,q1,一？,q2,end,,\n"
#define Q2 "MZ001,q2,二？,end,end,,\n"

static void trees_with_a_fault(void)
{
    static const struct {
        const char *rows;
        int row;
        const char *column;
        const char *words;
    } cases[] = {
        /* circles: of three, of two, of one */
        {Q1 "MZ001,q2,二？,q3,end,,\nMZ001,q3,三？,q1,end,,\n", 4, "yes", "绕回"},
        {Q1 "MZ001,q2,二？,end,q1,,\n", 3, "no", "绕回"},
        {"MZ001,q1,一？,end,q1,,\n" Q2, 2, "no", "绕回"},
        /* dead ends */
        {Q1 "MZ001,q2,二？,q9,end,,\n", 3, "yes", "没有问题 q9"},
        {Q1 Q2 "ZH001,q1,一？,end,q2,,\n", 4, "no", "没有问题 q2"},
        {Q1 "MZ001,q2,二？,end,stop,,\n", 3, "no_note", "没有说明"},
        {Q1 "MZ001,q2,二？,stop,end,,为什么\n", 3, "yes_note", "没有说明"},
        /* missing answers */
        {Q1 "MZ001,q2,二？,,end,,\n", 3, "yes", "不能为空"},
        {Q1 "MZ001,q2,二？,end,,,\n", 3, "no", "不能为空"},
        /* a question that nobody is asked */
        {Q1 Q2 "MZ001,q3,三？,end,end,,\n", 4, "code", "没有回答通到"},
        /* and what every sheet may have */
        {Q1 Q2 "MZ001,q1,一？,end,end,,\n", 4, "code", "与第 2 行重复"},
        {Q1 Q2 "MZ009,q1,一？,end,end,,\n", 4, "matter", "事项 MZ009 不存在"},
        {Q1 "MZ001,q2,二？,下一个,end,,\n", 3, "yes", "不是下一步"},
        {Q1 "MZ001,q2,,end,end,,\n", 3, "text", "不能为空"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[400];
        struct report report;
        snprintf(text, sizeof text, HEADER "%s", cases[i].rows);
        CU_ASSERT_EQUAL(small_hall_read_with("questions.csv", text, &report), ERR_PARSE);
        small_hall_expect_among(&report, "questions.csv", cases[i].row, cases[i].column,
                                cases[i].words);
    }
}

/* One circle is one fault, however many questions stand on it or lead to it. */
static void a_circle_is_told_once(void)
{
    small_hall_expect("questions.csv",
                      HEADER "MZ001,q1,一？,q2,q3,,\nMZ001,q2,二？,q3,q4,,\n"
                             "MZ001,q3,三？,q4,q4,,\nMZ001,q4,四？,q2,q2,,\n",
                      5, "yes", "绕回");
}

/* Answers may lead to the same question, and back up the sheet, as long as they end. */
static void what_is_no_circle(void)
{
    struct report report;
    UNIT_OK(small_hall_read_with("questions.csv",
                                 HEADER "MZ001,q1,一？,q4,q2,,\nZH001,q1,一？,end,end,,\n"
                                        "MZ001,q2,二？,q4,end,,\nMZ001,q3,三？,end,stop,,不行\n"
                                        "MZ001,q4,四？,q3,q3,,\n",
                                 &report));
    report_print(&report, stderr);
}

/* A chain of `count` questions: q1 asks for q2 and so on. */
static void write_chain(char *out, int count)
{
    char *at = stpcpy(out, HEADER);
    for (int i = 1; i < count; i++)
        at += sprintf(at, "MZ001,q%d,问？,q%d,end,,\n", i, i + 1);
    sprintf(at, "MZ001,q%d,问？,end,end,,\n", count);
}

static void many_questions(void)
{
    char text[2000];
    struct report report;
    write_chain(text, CATALOG_QUESTIONS);
    const struct catalog *catalog = small_hall_catalog("questions.csv", text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT_EQUAL(catalog->matters[0].questions.count, CATALOG_QUESTIONS);
    CU_ASSERT_EQUAL(catalog->questions[catalog->matters[0].questions.first + 30].yes.next, 31);
    catalog_unref(catalog);
    write_chain(text, CATALOG_QUESTIONS + 1);
    CU_ASSERT_EQUAL(small_hall_read_with("questions.csv", text, &report), ERR_PARSE);
    small_hall_expect_among(&report, "questions.csv", 34, "matter", "问题太多");
}

static void conditions_with_a_fault(void)
{
    static const struct {
        const char *when;
        const char *words;
    } cases[] = {
        {"q9=yes", "没有问题 q9"},       {"q1", "不是一个回答"},   {"q1=maybe", "不是一个回答"},
        {"q1=yes;q3=no", "没有问题 q3"}, {"=yes", "不是一个回答"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[200];
        snprintf(text, sizeof text, "matter,name,when\nMZ001,户口簿,%s\n", cases[i].when);
        small_hall_expect("materials.csv", text, 2, "when", cases[i].words);
    }
    /* the questions of another matter */
    small_hall_expect("materials.csv", "matter,name,when\nZH001,户口簿,q1=yes\n", 2, "when",
                      "ZH001 没有问题 q1");
}

/* The same letters in two matters are two questions. */
static void codes_belong_to_their_matter(void)
{
    const struct catalog *catalog = small_hall_catalog(
        "questions.csv", HEADER "ZH001,q1,甲？,q2,end,,\n" Q1 "ZH001,q2,乙？,end,end,,\n" Q2);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    const struct catalog_span span = catalog->matters[1].questions;
    CU_ASSERT_EQUAL(span.count, 2);
    CU_ASSERT_STRING_EQUAL(catalog->questions[span.first + 1].text, "乙？");
    CU_ASSERT_EQUAL(catalog->questions[span.first].yes.next, 1);
    catalog_unref(catalog);
}

void suite_build_question(void)
{
    static const CU_TestInfo tests[] = {
        {"fault: circle, dead end, missing answer", trees_with_a_fault},
        {"a circle is told once", a_circle_is_told_once},
        {"what is no circle", what_is_no_circle},
        {"many questions", many_questions},
        {"fault: conditions of materials", conditions_with_a_fault},
        {"codes belong to their matter", codes_belong_to_their_matter},
        CU_TEST_INFO_NULL,
    };
    unit_add("build_question", tests);
}
