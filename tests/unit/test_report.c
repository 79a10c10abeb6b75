#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/report.h"
#include "tests/unit/unit.h"

static char *print(const struct report *report)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    report_print(report, out);
    fclose(out);
    return text;
}

static void a_fault_is_one_line(void)
{
    struct report report;
    report_init(&report);
    report_add(&report, "services.csv", 4, "windows", "增加该窗口", "窗口 %d 不存在", 31);
    report_add(&report, "hall.csv", 0, "", "补上此文件", "文件不存在");
    char *text = print(&report);
    CU_ASSERT_STRING_EQUAL(text,
                           "services.csv, row 4, column windows: 窗口 31 不存在。增加该窗口。\n"
                           "hall.csv: 文件不存在。补上此文件。\n");
    free(text);
}

static void long_texts_are_cut_between_characters(void)
{
    struct report report;
    char problem[1200];
    report_init(&report);
    for (size_t i = 0; i + 3 < sizeof problem; i += 3)
        memcpy(problem + i, "长", 4);
    report_add(&report, problem, 1, problem, problem, "%s", problem);
    report_add(&report, "a.csv", 1, "", "m", "%.5s!", problem);
    CU_ASSERT_STRING_EQUAL(report.faults[1].problem, "长!");
    const struct report_fault *fault = &report.faults[0];
    CU_ASSERT(text_is_utf8(fault->problem, strlen(fault->problem)));
    CU_ASSERT(text_is_utf8(fault->column, strlen(fault->column)));
    CU_ASSERT(strlen(fault->problem) > ERR_MSG_BYTES - 4);
}

static void faults_beyond_the_room_are_counted(void)
{
    struct report report;
    report_init(&report);
    for (int i = 0; i < REPORT_FAULTS + 7; i++)
        report_add(&report, "a.csv", i, "", "m", "p");
    CU_ASSERT_EQUAL(report.count, REPORT_FAULTS + 7);
    CU_ASSERT_EQUAL(report.kept, REPORT_FAULTS);
    char *text = print(&report);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "... and 7 more\n"));
    free(text);
}

static void a_spreadsheet_cannot_forge_a_line(void)
{
    struct report report;
    report_init(&report);
    report_add(&report, "a.csv", 2, "x\ny", "m", "bad %s", "word\nb.csv: all is well");
    char *text = print(&report);
    CU_ASSERT_PTR_EQUAL(strchr(text, '\n'), text + strlen(text) - 1);
    free(text);
}

void suite_report(void)
{
    static const CU_TestInfo tests[] = {
        {"a fault is one line", a_fault_is_one_line},
        {"long texts are cut between characters", long_texts_are_cut_between_characters},
        {"faults beyond the room are counted", faults_beyond_the_room_are_counted},
        {"a spreadsheet cannot forge a line", a_spreadsheet_cannot_forge_a_line},
        CU_TEST_INFO_NULL,
    };
    unit_add("report", tests);
}
