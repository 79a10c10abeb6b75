/* What a cell and a row may be: the sheets of a hall with queues. */
#include <stdio.h>
#include <string.h>

#include "app/services/catalog/sheet.h"
#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"

#define SERVICES_HEADER                                                                            \
    "code,name,name_en,department,windows,hours,daily_limit,average_minutes,classes\n"
#define SERVICES_A  "A,咨询,,zh,1,always,0,3,normal=普通\n"
#define SERVICES_MZ "MZ,民政,,mz,2,always,0,3,normal=普通\n"

/* with the matters that the other sheets name */
#define MATTERS                                                                                    \
    "code,name,kind,department,service,promised_days\n"                                            \
    "MZ001,a,,mz,MZ,\nZH001,b,,zh,A,\n"

static void columns_may_be_in_any_order_and_optional_ones_missing(void)
{
    struct report report;
    UNIT_OK(small_hall_read_with("departments.csv", "name,code\n民政,mz\n综合,zh\n", &report));
    CU_ASSERT_EQUAL(report.count, 0);
}

static void what_spreadsheet_programs_write_is_read(void)
{
    struct report report;
    UNIT_OK(small_hall_read_with("calendar.csv",
                                 "date,kind,name,hours\n2026/10/1,HOLIDAY,国庆节,\n"
                                 "2026年10月2日,workday,调休,８：30－12：00\n",
                                 &report));
    UNIT_OK(small_hall_read_with("hall.csv", "name,utc_offset,sample\n中心,8:00:00,否\n", &report));
    UNIT_OK(small_hall_read_with("services.csv",
                                 SERVICES_HEADER
                                 "Ａ,咨询,,ｚｈ,１；2,全天,０,3,"
                                 "normal＝普通｜Ordinary；elderly=老年人\n" SERVICES_MZ,
                                 &report));
    CU_ASSERT_EQUAL(report.count, 0);
}

static void an_unknown_column(void)
{
    small_hall_expect("departments.csv", "code,name,nmae_en\nmz,民政,\nzh,综合,\n", 1, "nmae_en",
                      "没有这一列");
    small_hall_expect("departments.csv", "code,,name\nmz,,民政\nzh,,综合\n", 1, "",
                      "第 2 列没有列名");
}

static void a_missing_column(void)
{
    small_hall_expect("departments.csv", "code,phone\nmz,\nzh,\n", 1, "name", "缺少此列");
    /* Without codes nothing can refer to them; that is told once, not for each reference. */
    small_hall_expect("windows.csv", "name,department,open\n综合,zh,yes\n", 1, "code", "缺少此列");
}

static void a_duplicate_column(void)
{
    small_hall_expect("departments.csv", "code,name,name\nmz,民政,a\nzh,综合,b\n", 1, "name",
                      "列重复");
}

static void a_duplicate_code(void)
{
    small_hall_expect("departments.csv", "code,name\nmz,民政\nzh,综合\n\nmz,民政二\n", 5, "code",
                      "mz 与第 2 行重复");
    small_hall_expect("calendar.csv", "date,kind,name\n2026-10-01,holiday,a\n2026/10/1,holiday,b\n",
                      3, "date", "2026-10-01 与第 2 行重复");
}

static void a_reference_to_nothing(void)
{
    small_hall_expect("windows.csv", "code,name,department,open\n1,综合,zh,yes\n2,民政,xx,no\n", 3,
                      "department", "部门 xx 不存在");
    small_hall_expect("services.csv",
                      SERVICES_HEADER SERVICES_A "MZ,民政,,mz,2;31,always,0,3,a=b\n", 3, "windows",
                      "窗口 31 不存在");
    small_hall_expect("services.csv", SERVICES_HEADER SERVICES_A "MZ,民政,,yy,2,always,0,3,a=b\n",
                      3, "department", "部门 yy 不存在");
    small_hall_expect("matters.csv", MATTERS "M1,a,,mz,QQ,\n", 4, "service", "业务 QQ 不存在");
    small_hall_expect("matters.csv", MATTERS "M1,a,,zz,A,\n", 4, "department", "部门 zz 不存在");
}

static void an_hour_that_does_not_parse(void)
{
    small_hall_expect("services.csv",
                      SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,1,1-5 8点到12点,0,3,a=b\n", 3,
                      "hours", "8点到12点");
    small_hall_expect("calendar.csv", "date,kind,name,hours\n2026-10-01,market,逢场,早上\n", 2,
                      "hours", "早上");
    small_hall_expect("calendar.csv", "date,kind,name,hours\n2026-10-01,holiday,国庆,08:00-09:00\n",
                      2, "hours", "holiday");
}

static void a_bad_date(void)
{
    static const char *const wrong[] = {"2026-02-30", "26-10-01", "明天", "2026-10", "2026/13/01"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[100];
        snprintf(text, sizeof text, "date,kind,name\n%s,holiday,节\n", wrong[i]);
        small_hall_expect("calendar.csv", text, 2, "date", wrong[i]);
    }
}

static void a_bad_number(void)
{
    static const char *const wrong[] = {"12天", "-1", "1.5", "99999999999", "100001", "0x10"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[300];
        snprintf(text, sizeof text, SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,1,always,%s,3,a=b\n",
                 wrong[i]);
        small_hall_expect("services.csv", text, 3, "daily_limit", wrong[i]);
    }
    small_hall_expect("matters.csv", MATTERS "M,a,,mz,A,马上\n", 4, "promised_days", "马上");
}

static void a_bad_word(void)
{
    small_hall_expect("calendar.csv", "date,kind,name\n2026-10-01,休息,国庆\n", 2, "kind", "休息");
    small_hall_expect("matters.csv", MATTERS "M,a,快办件,mz,A,\n", 4, "kind", "快办件");
    small_hall_expect("hall.csv", "name,sample\n中心,maybe\n", 2, "sample", "maybe");
    small_hall_expect("hall.csv", "name,utc_offset\n中心,UTC+8\n", 2, "utc_offset", "UTC+8");
}

static void a_bad_code(void)
{
    small_hall_expect("services.csv",
                      SERVICES_HEADER SERVICES_A SERVICES_MZ "a1,咨询,,zh,1,always,0,3,a=b\n", 4,
                      "code", "a1");
    small_hall_expect("departments.csv", "code,name\nmz,民政\nzh,综合\n民政,民政\n", 4, "code",
                      "民政");
    small_hall_expect("departments.csv", "code,name\nmz,民政\nzh,综合\nabcdefghijklmnopqrstu,长\n",
                      4, "code", "abcdefghijklmnopqrstu");
}

static void bad_classes(void)
{
    static const struct {
        const char *classes;
        const char *words;
    } wrong[] = {
        {"普通", "缺少"},        {"Normal=普通", "类别代码"},
        {"normal=", "没有名称"}, {"a=b;a=c", "重复的类别"},
        {";", "没有类别"},       {"a=a;b=b;c=c;d=d;e=e;f=f;g=g;h=h;i=i", "类别太多"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[400];
        snprintf(text, sizeof text, SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,1,always,0,3,%s\n",
                 wrong[i].classes);
        small_hall_expect("services.csv", text, 3, "classes", wrong[i].words);
    }
}

static void bad_windows(void)
{
    static const char *const wrong[] = {"1;1", "1 2", ";", "一号"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[300];
        snprintf(text, sizeof text, SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,%s,always,0,3,a=b\n",
                 wrong[i]);
        small_hall_expect("services.csv", text, 3, "windows", "窗口");
    }
}

static void an_empty_cell_that_is_required(void)
{
    small_hall_expect("departments.csv", "code,name\nmz,民政\nzh,综合\njy,\n", 4, "name",
                      "不能为空");
    small_hall_expect("services.csv", SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,,always,0,3,a=b\n", 3,
                      "windows", "不能为空");
}

static void too_few_or_too_many_rows(void)
{
    small_hall_expect("departments.csv", "code,name\n", 0, "", "只有表头");
    small_hall_expect("hall.csv", "name\n一号\n二号\n", 3, "", "只能有 1 行");
    struct report report;
    UNIT_OK(small_hall_read_with("calendar.csv", "date,kind,name\n", &report));
    UNIT_OK(small_hall_read_with("notices.csv", "code,title,body,from\n", &report));
}

static void all_faults_are_told(void)
{
    struct report report;
    CU_ASSERT_EQUAL(small_hall_read_with("services.csv",
                                         "code,name,department,windows,hours,classes,colour\n"
                                         "A,,zh,9;2,whenever,normal=普通,red\n"
                                         "A,民政,qq,2,always,x,blue\n",
                                         &report),
                    ERR_PARSE);
    /* unknown column; empty name, window, hours; duplicate, department, class; and the matter
     * whose service MZ is gone */
    CU_ASSERT_EQUAL(report.count, 8);
}

void suite_sheet(void)
{
    static const CU_TestInfo tests[] = {
        {"columns in any order, optional ones missing",
         columns_may_be_in_any_order_and_optional_ones_missing},
        {"what spreadsheet programs write is read", what_spreadsheet_programs_write_is_read},
        {"fault: an unknown column", an_unknown_column},
        {"fault: a missing column", a_missing_column},
        {"fault: a duplicate column", a_duplicate_column},
        {"fault: a duplicate code", a_duplicate_code},
        {"fault: a reference to nothing", a_reference_to_nothing},
        {"fault: an hour that does not parse", an_hour_that_does_not_parse},
        {"fault: a bad date", a_bad_date},
        {"fault: a bad number", a_bad_number},
        {"fault: a bad word", a_bad_word},
        {"fault: a bad code", a_bad_code},
        {"fault: bad classes", bad_classes},
        {"fault: bad windows", bad_windows},
        {"fault: an empty cell that is required", an_empty_cell_that_is_required},
        {"fault: too few or too many rows", too_few_or_too_many_rows},
        {"all faults are told", all_faults_are_told},
        CU_TEST_INFO_NULL,
    };
    unit_add("sheet", tests);
}
