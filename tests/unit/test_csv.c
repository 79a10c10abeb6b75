#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/services/catalog/csv.h"
#include "tests/unit/unit.h"

/* What was read, as text: "1:a|b 3:c|d", '!' for a cell with a fault. */
struct seen {
    char text[4000];
    int rows;
    struct report report;
};

static void see_row(void *context, const struct csv_row *row)
{
    struct seen *seen = context;
    seen->rows++;
    size_t used = strlen(seen->text);
    if (used > sizeof seen->text - 200)
        return;
    used += (size_t)sprintf(seen->text + used, "%s%d:", used > 0 ? " " : "", row->number);
    for (size_t i = 0; i < row->count; i++)
        used += (size_t)sprintf(seen->text + used, "%s%.40s", i > 0 ? "|" : "",
                                row->cells[i] != NULL ? row->cells[i] : "!");
}

static struct csv_reader reader_of(struct seen *seen)
{
    memset(seen, 0, sizeof *seen);
    return (struct csv_reader){see_row, seen, "x.csv", &seen->report};
}

static enum err read_bytes(struct seen *seen, const char *bytes, size_t length)
{
    struct csv_reader reader = reader_of(seen);
    return csv_read_bytes(bytes, length, &reader);
}

static enum err read_text(struct seen *seen, const char *text)
{
    return read_bytes(seen, text, strlen(text));
}

static void expect_rows(const char *text, const char *rows)
{
    struct seen seen;
    UNIT_OK(read_text(&seen, text));
    CU_ASSERT_STRING_EQUAL(seen.text, rows);
    CU_ASSERT_EQUAL(seen.report.count, 0);
}

/* Exactly one fault, there. */
static void expect_fault(const struct seen *seen, int row, const char *column, const char *words)
{
    CU_ASSERT_EQUAL(seen->report.count, 1);
    const struct report_fault *fault = &seen->report.faults[0];
    CU_ASSERT_STRING_EQUAL(fault->file, "x.csv");
    CU_ASSERT_EQUAL(fault->row, row);
    CU_ASSERT_STRING_EQUAL(fault->column, column);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault->problem, words));
    CU_ASSERT(strlen(fault->mend) > 5);
}

static void cells_are_trimmed_and_unquoted(void)
{
    expect_rows("a, b\n\" 一,二\"\" \",　三 \n", "1:a|b 2:一,二\"|三");
}

static void rows_count_as_in_a_spreadsheet(void)
{
    expect_rows("a,b\n\n1,2\n,\n3,4", "1:a|b 3:1|2 5:3|4");
    expect_rows("a,b\r\n\r\n1,2\r\n \r\n3,4\r\n", "1:a|b 3:1|2 5:3|4");
    expect_rows("a,b\r1,2\r\r3,4\r", "1:a|b 2:1|2 4:3|4");
}

static void a_line_break_in_quotes_starts_no_row(void)
{
    struct seen seen;
    UNIT_OK(read_text(&seen, "a,b\n\"x\r\ny\",2\n3,4\n"));
    CU_ASSERT_STRING_EQUAL(seen.text, "1:a|b 2:!|2 3:3|4");
    expect_fault(&seen, 2, "a", "控制字符");
}

static void a_bom_is_no_part_of_the_header(void)
{
    expect_rows("\xEF\xBB\xBF"
                "编号,名称\n1,民政\n",
                "1:编号|名称 2:1|民政");
}

static void gb18030_is_recognised(void)
{
    /* 编号,名称 / 1,民政窗口 / 2,㐀 (four bytes) */
    static const char bytes[] = "\xB1\xE0\xBA\xC5,\xC3\xFB\xB3\xC6\n"
                                "1,\xC3\xF1\xD5\xFE\xB4\xB0\xBF\xDA\n2,\x81\x39\xEE\x39\n";
    expect_rows(bytes, "1:编号|名称 2:1|民政窗口 3:2|㐀");
}

static void what_is_no_text_is_refused(void)
{
    struct seen seen;
    CU_ASSERT_EQUAL(read_text(&seen, "a,b\n1,2\n3,\xFF\xFE\n"), ERR_PARSE);
    expect_fault(&seen, 3, "", "编码");
    CU_ASSERT_EQUAL(read_text(&seen, "\xEF\xBB\xBF"
                                     "a\n\xB1\xE0\n"),
                    ERR_PARSE);
    expect_fault(&seen, 2, "", "编码");
}

static void damaged_utf8_is_not_taken_for_gb18030(void)
{
    struct seen seen;
    CU_ASSERT_EQUAL(read_text(&seen, "编号,名称\n01,民政窗口服务\n02,\xC3\xF1\n"), ERR_PARSE);
    expect_fault(&seen, 3, "", "编码");
}

static void a_control_character_is_a_fault_of_its_cell(void)
{
    struct seen seen;
    UNIT_OK(read_text(&seen, "a,b\n1,x\x07y\n2,z\n"));
    CU_ASSERT_STRING_EQUAL(seen.text, "1:a|b 2:1|! 3:2|z");
    expect_fault(&seen, 2, "b", "控制字符");
    UNIT_OK(read_bytes(&seen, "a,b\n1\0,2\n", 9));
    expect_fault(&seen, 2, "a", "控制字符");
    UNIT_OK(read_text(&seen, "a,b\n1,x\xC2\x85y\n"));
    expect_fault(&seen, 2, "b", "控制字符");
}

static void a_cell_of_a_megabyte_is_a_fault(void)
{
    struct seen seen;
    size_t length = 1 << 20;
    char *text = malloc(length + 100);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    memset(text, 'x', length + 99);
    text[length + 99] = '\0';
    memcpy(text, "a,b\n1,2\n3,", 10);
    memcpy(text + length, ",5\n4,5\n", 8);
    CU_ASSERT_EQUAL(read_text(&seen, text), OK);
    CU_ASSERT_EQUAL(seen.report.count, 2);
    CU_ASSERT_EQUAL(seen.report.faults[0].row, 3);
    CU_ASSERT_STRING_EQUAL(seen.report.faults[0].column, "b");
    CU_ASSERT_PTR_NOT_NULL(strstr(seen.report.faults[0].problem, "20000"));
    CU_ASSERT_PTR_NOT_NULL(strstr(seen.text, "4:4|5"));
    memcpy(text, "a,b\n1,", 6);
    text[6 + CSV_CELL_BYTES] = '\0';
    UNIT_OK(read_text(&seen, text));
    CU_ASSERT_EQUAL(seen.report.count, 0);
    free(text);
}

static void a_wrong_number_of_cells_is_a_fault_of_the_row(void)
{
    struct seen seen;
    UNIT_OK(read_text(&seen, "a,b\n1\n2,3\n"));
    CU_ASSERT_STRING_EQUAL(seen.text, "1:a|b 2:!|! 3:2|3");
    expect_fault(&seen, 2, "", "有 1 个单元格，表头有 2 个");
    UNIT_OK(read_text(&seen, "a,b\n1,2,3\n"));
    expect_fault(&seen, 2, "", "有 3 个单元格");
    expect_rows("a,b,,\n1,2,,\n3,4\n", "1:a|b 2:1|2 3:3|4");
}

static void quotes_that_do_not_match_are_a_fault(void)
{
    struct seen seen;
    UNIT_OK(read_text(&seen, "a,b\n1,2\n3,\"4\n5,6\n"));
    expect_fault(&seen, 3, "b", "双引号没有结束");
    UNIT_OK(read_text(&seen, "a,b\n1\"2,3\n"));
    expect_fault(&seen, 2, "a", "双引号的位置不对");
    UNIT_OK(read_text(&seen, "a,b\n\"1\"2,3\n"));
    expect_fault(&seen, 2, "a", "双引号的位置不对");
}

static void an_empty_file_is_a_fault(void)
{
    static const char *const empty[] = {"", "\n\n", " \r\n", ",,\n", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++) {
        struct seen seen;
        UNIT_OK(read_text(&seen, empty[i]));
        CU_ASSERT_EQUAL(seen.rows, 0);
        expect_fault(&seen, 0, "", "空的");
    }
}

static void too_many_columns_are_a_fault(void)
{
    struct seen seen;
    char text[CSV_COLUMNS * 2 + 20] = "";
    for (int i = 0; i < CSV_COLUMNS + 3; i++)
        strcat(text, i > 0 ? ",a" : "a");
    UNIT_OK(read_text(&seen, text));
    expect_fault(&seen, 1, "", "列");
}

static void too_many_rows_are_a_fault(void)
{
    struct seen seen;
    size_t rows = CSV_ROWS + 10;
    char *text = malloc(rows * 2 + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    for (size_t i = 0; i < rows; i++)
        memcpy(text + i * 2, "a\n", 3);
    UNIT_OK(read_text(&seen, text));
    CU_ASSERT_EQUAL(seen.rows, CSV_ROWS);
    expect_fault(&seen, CSV_ROWS + 1, "", "行的上限");
    free(text);
}

static void expect_file_fault(const char *path, const char *words)
{
    struct seen seen;
    struct csv_reader reader = reader_of(&seen);
    CU_ASSERT_EQUAL(csv_read_file(path, &reader), ERR_PARSE);
    expect_fault(&seen, 0, "", words);
}

static void what_is_no_file_is_refused(void)
{
    char path[300];
    const char *dir = unit_temp_dir();
    expect_file_fault(dir, "文件夹");
    snprintf(path, sizeof path, "%s/missing.csv", dir);
    expect_file_fault(path, "不存在");
    snprintf(path, sizeof path, "%s/pipe.csv", dir);
    CU_ASSERT_EQUAL_FATAL(mkfifo(path, 0600), 0);
    expect_file_fault(path, "不是普通文件");
    const char *huge = unit_write_file(dir, "huge.csv", "a\n", 2);
    CU_ASSERT_EQUAL_FATAL(truncate(huge, (off_t)CSV_FILE_BYTES + 1), 0);
    expect_file_fault(huge, "256 MB");
}

static void a_file_is_read(void)
{
    struct seen seen;
    struct csv_reader reader = reader_of(&seen);
    UNIT_OK(csv_read_file(unit_write_file(unit_temp_dir(), "x.csv", "a\n1\n", 4), &reader));
    CU_ASSERT_STRING_EQUAL(seen.text, "1:a 2:1");
}

void suite_csv(void)
{
    static const CU_TestInfo tests[] = {
        {"cells are trimmed and unquoted", cells_are_trimmed_and_unquoted},
        {"rows count as in a spreadsheet", rows_count_as_in_a_spreadsheet},
        {"a line break in quotes starts no row", a_line_break_in_quotes_starts_no_row},
        {"a BOM is no part of the header", a_bom_is_no_part_of_the_header},
        {"GB18030 is recognised", gb18030_is_recognised},
        {"what is no text is refused", what_is_no_text_is_refused},
        {"damaged UTF-8 is not taken for GB18030", damaged_utf8_is_not_taken_for_gb18030},
        {"a control character is a fault of its cell", a_control_character_is_a_fault_of_its_cell},
        {"a cell of a megabyte is a fault", a_cell_of_a_megabyte_is_a_fault},
        {"a wrong number of cells is a fault of the row",
         a_wrong_number_of_cells_is_a_fault_of_the_row},
        {"quotes that do not match are a fault", quotes_that_do_not_match_are_a_fault},
        {"an empty file is a fault", an_empty_file_is_a_fault},
        {"too many columns are a fault", too_many_columns_are_a_fault},
        {"too many rows are a fault", too_many_rows_are_a_fault},
        {"what is no file is refused", what_is_no_file_is_refused},
        {"a file is read", a_file_is_read},
        CU_TEST_INFO_NULL,
    };
    unit_add("csv", tests);
}
