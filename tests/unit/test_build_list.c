/* Cells that hold several things, and what single cells of the newer sheets may be. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/catalog/csv.h"
#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"

/* A whole sheet with one column more than it must have, in its last row. */
struct sheet_case {
    const char *file;
    const char *header; /* the last column is the one that is tried */
    const char *rows;   /* what other sheets refer to, and the row up to the tried cell */
    int row;
};

static const struct sheet_case hall = {"hall.csv", "name,", "中心,", 2};
static const struct sheet_case window = {"windows.csv", "code,name,department,open,",
                                         "2,民政,mz,no,\n1,综合,zh,yes,", 3};
static const struct sheet_case matter = {"matters.csv", "code,name,department,service,",
                                         "ZH001,b,zh,A,\nMZ001,a,mz,MZ,", 3};
static const struct sheet_case notice = {"notices.csv", "code,title,body,from,",
                                         "n1,题,文,2026-11-02,", 2};
static const struct sheet_case staff = {"staff.csv", "code,name,department,", "s1,张,mz,", 2};
static const struct sheet_case agent = {"agents.csv", "village,name,phone,", "一村,王,1,", 2};
static const struct sheet_case option = {"options.csv", "code,label,grade,", "1,好,satisfied,", 2};
static const struct sheet_case material = {"materials.csv", "matter,name,", "MZ001,户口簿,", 2};

static enum err read_cell(const struct sheet_case *sheet, const char *column, const char *cell,
                          struct report *report)
{
    size_t bytes = strlen(cell) + 400;
    char *text = malloc(bytes);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    snprintf(text, bytes, "%s%s\n%s\"%s\"\n", sheet->header, column, sheet->rows, cell);
    enum err err = small_hall_read_with(sheet->file, text, report);
    free(text);
    return err;
}

static const struct {
    const struct sheet_case *sheet;
    const char *column;
    const char *cell;
    const char *words;
} bad_cells[] = {
    {&hall, "hours_text", "|", "只有分隔符"},
    {&hall, "here", "500", "不是平面图上的位置"},
    {&hall, "here", "500 1001", "不是平面图上的位置"},
    {&hall, "here", "-5 10", "不是平面图上的位置"},
    {&hall, "here", "左上角", "不是平面图上的位置"},
    {&hall, "plan", "../plan.png", "不是图片文件名"},
    {&hall, "plan", "plan.gif", "不是图片文件名"},
    {&hall, "plan", ".png", "不是图片文件名"},
    {&staff, "photo", "none.png", "none.png 不存在"},
    {&window, "plan", "1,2,3", "不是平面图上的位置"},
    {&window, "path", "500 500;600", "不是平面图上的位置"},
    {&matter, "events", "birth;出生", "“出生”不是可选的词"},
    {&matter, "audiences", "farmers", "“farmers”不是可选的词"},
    {&matter, "windows", "1;7", "窗口 7 不存在"},
    {&matter, "windows", "1;1", "重复的窗口“1”"},
    {&matter, "windows", "三号", "不是窗口编号"},
    {&matter, "windows", ";", "没有窗口"},
    {&matter, "faq", "收费吗？", "不是一问一答"},
    {&matter, "faq", "收费吗？=", "不是一问一答"},
    {&matter, "faq", "问=答|=答", "不是一问一答"},
    {&matter, "visits", "十", "不是允许范围内的整数"},
    {&matter, "visits", "10", "不是允许范围内的整数"},
    {&matter, "online", "maybe", "不是yes 或 no"},
    {&matter, "result_picture", "none.jpg", "none.jpg 不存在"},
    {&notice, "until", "2026-11-01", "结束日期早于开始日期"},
    {&notice, "until", "年底", "“年底”不是日期"},
    {&notice, "picture", "a/b.png", "不是图片文件名"},
    {&staff, "window", "9", "窗口 9 不存在"},
    {&staff, "duty_days", "8", "“8”不是星期"},
    {&staff, "duty_days", "1-", "“1-”不是星期"},
    {&staff, "lead_days", "周一", "“周一”不是星期"},
    {&staff, "state", "休假", "“休假”不是可选的内容"},
    {&agent, "matters", "MZ001;MZ009", "事项 MZ009 不存在"},
    {&agent, "duty_days", "-3", "“-3”不是星期"},
    {&option, "first", "先", "“先”不是yes 或 no"},
    {&material, "originals", "一", "“一”不是允许范围内的整数"},
    {&material, "signature", "手印", "“手印”不是可选的内容"},
    {&material, "sample", "none.png", "none.png 不存在"},
};

static void cells_with_a_fault(void)
{
    for (size_t i = 0; i < sizeof bad_cells / sizeof bad_cells[0]; i++) {
        struct report report;
        CU_ASSERT_EQUAL(
            read_cell(bad_cells[i].sheet, bad_cells[i].column, bad_cells[i].cell, &report),
            ERR_PARSE);
        CU_ASSERT_EQUAL(report.count, 1);
        if (report.count != 1)
            report_print(&report, stderr);
        small_hall_expect_among(&report, bad_cells[i].sheet->file, bad_cells[i].sheet->row,
                                bad_cells[i].column, bad_cells[i].words);
    }
}

static void rules_of_a_row(void)
{
    small_hall_expect("hall.csv", "name,plan\n中心,plan.png\n", 2, "here", "没有终端机的位置");
    small_hall_expect("matters.csv",
                      "code,name,department,service,here\nZH001,b,zh,A,\nMZ001,a,mz,MZ,no\n", 3,
                      "place", "没有写到哪里办");
    small_hall_expect("options.csv", "code,label,grade\n510,好,5\n", 2, "grade",
                      "“5”不是可选的内容");
    small_hall_expect("agents.csv", "village,name,phone\n一村,王,1\n二村,王,1\n一村,王,2\n", 4,
                      "name", "王 与第 2 行重复");
    small_hall_expect("materials.csv", "matter,name\nMZ001,证\nZH001,证\nMZ001,证\n", 4, "name",
                      "证 与第 2 行重复");
    small_hall_expect("staff.csv", "code,name,department\ns1,张,mz\ns1,李,mz\n", 3, "code",
                      "s1 与第 2 行重复");
    small_hall_expect("notices.csv",
                      "code,title,body,from\nn1,题,文,2026-11-02\nn1,题,文,2026-11-02\n", 3, "code",
                      "n1 与第 2 行重复");
}

static void what_people_write_is_read(void)
{
    static const struct {
        const struct sheet_case *sheet;
        const char *column;
        const char *cell;
    } cases[] = {
        {&hall, "here", "500,940"},
        {&hall, "here", "５００　９４０"},
        {&hall, "here", "0 1000"},
        {&window, "path", "500 500；600 500"},
        {&matter, "events", "Birth、OLD;"},
        {&matter, "windows", "１；2"},
        {&matter, "faq", "甲＝乙｜丙=丁=戊|"},
        {&staff, "duty_days", "1、3～5"},
        {&staff, "window", " 2 "},
        {&notice, "until", "2026年11月2日"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct report report;
        UNIT_OK(read_cell(cases[i].sheet, cases[i].column, cases[i].cell, &report));
        report_print(&report, stderr);
    }
}

/* 5,000 characters of three and of four bytes; one byte more than a cell may have. */
static void long_texts(void)
{
    static const char *const characters[] = {"办", "𬭛"};
    struct report report;
    char *text = malloc(CSV_CELL_BYTES + 2);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    for (size_t i = 0; i < 2; i++) {
        char *at = text;
        for (int count = 0; count < 5000; count++)
            at = stpcpy(at, characters[i]);
        UNIT_OK(read_cell(&matter, "steps", text, &report));
        UNIT_OK(read_cell(&matter, "place", text, &report));
    }
    memset(text, 'x', CSV_CELL_BYTES + 1);
    text[CSV_CELL_BYTES + 1] = '\0';
    CU_ASSERT_EQUAL(read_cell(&matter, "notes", text, &report), ERR_PARSE);
    small_hall_expect_among(&report, "matters.csv", 3, "notes", "上限");
    free(text);
}

static void many_codes_in_a_cell(void)
{
    char cell[600] = "";
    struct report report;
    for (int i = 0; i < 40; i++)
        sprintf(cell + strlen(cell), "%d %d;", i, i);
    CU_ASSERT_EQUAL(read_cell(&window, "path", cell, &report), ERR_PARSE);
    small_hall_expect_among(&report, "windows.csv", 3, "path", "不是平面图上的位置");
}

void suite_build_list(void)
{
    static const CU_TestInfo tests[] = {
        {"fault: cells", cells_with_a_fault},
        {"fault: rules of a row", rules_of_a_row},
        {"what people write is read", what_people_write_is_read},
        {"long texts", long_texts},
        {"fault: a path of too many points", many_codes_in_a_cell},
        CU_TEST_INFO_NULL,
    };
    unit_add("build_list", tests);
}
