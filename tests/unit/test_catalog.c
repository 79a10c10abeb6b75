#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/clock.h"
#include "app/services/catalog/catalog.h"
#include "app/services/catalog/report.h"
#include "app/store/store.h"
#include "tests/unit/unit.h"

/* A small hall without a fault. */
static const struct {
    const char *file;
    const char *text;
} hall[] = {
    {"hall.csv", "name,name_en,address,phone,supervision_phone,utc_offset,missed_call_rule,sample\n"
                 "示例镇便民服务中心,Shili Hall,示例路1号,000-1,000-2,+08:00,过号重取,yes\n"},
    {"departments.csv", "code,name,name_en,phone\nmz,民政,Civil Affairs,000-3\nzh,综合,,\n"},
    {"windows.csv", "code,name,name_en,department,place,phone,open\n"
                    "1,综合窗口,General,zh,入口,000-4,yes\n"
                    "2,民政窗口,,mz,东侧,,no\n"},
    {"services.csv",
     "code,name,name_en,department,windows,hours,daily_limit,average_minutes,classes\n"
     "A,综合咨询,Enquiries,zh,1;2,always,0,3,normal=普通|Ordinary;elderly=老年人优先|Elderly\n"
     "MZ,民政业务,,mz,2,1-5 08:30-12:00,40,,normal=普通（窗口）\n"},
    {"calendar.csv", "date,kind,name,hours\n2026-10-02,holiday,国庆节,\n"
                     "2026-10-01,holiday,国庆节,\n2026-11-23,market,逢场,08:00-18:00\n"},
    {"matters.csv", "code,name,kind,department,service,statutory_days,promised_days,fee\n"
                    "MZ001,最低生活保障,承诺件,mz,MZ,30,20,不收费\n"
                    "ZH001,咨询,,zh,A,,0,\n"},
};

static const char *write_hall(void)
{
    const char *dir = unit_temp_dir();
    for (size_t i = 0; i < sizeof hall / sizeof hall[0]; i++)
        unit_write_file(dir, hall[i].file, hall[i].text, strlen(hall[i].text));
    return dir;
}

/* The small hall with one file that is another, and what reading it gives. */
static enum err read_with(const char *file, const char *text, struct report *report)
{
    const struct catalog *catalog = NULL;
    const char *dir = write_hall();
    unit_write_file(dir, file, text, strlen(text));
    report_init(report);
    enum err err = catalog_read_folder(dir, &catalog, report);
    catalog_unref(catalog);
    return err;
}

/* That file has exactly one fault, there. */
static void expect(const char *file, const char *text, int row, const char *column,
                   const char *words)
{
    struct report report;
    CU_ASSERT_EQUAL(read_with(file, text, &report), ERR_PARSE);
    CU_ASSERT_EQUAL(report.count, 1);
    const struct report_fault *fault = &report.faults[0];
    CU_ASSERT_STRING_EQUAL(fault->file, file);
    CU_ASSERT_EQUAL(fault->row, row);
    CU_ASSERT_STRING_EQUAL(fault->column, column);
    CU_ASSERT_PTR_NOT_NULL(strstr(fault->problem, words));
    CU_ASSERT(strlen(fault->mend) > 5);
    if (report.count != 1 || strstr(fault->problem, words) == NULL)
        report_print(&report, stderr);
}

#define SERVICES_HEADER                                                                            \
    "code,name,name_en,department,windows,hours,daily_limit,average_minutes,classes\n"
#define SERVICES_A  "A,咨询,,zh,1,always,0,3,normal=普通\n"
#define SERVICES_MZ "MZ,民政,,mz,2,always,0,3,normal=普通\n"

static void check_hall(const struct catalog *catalog)
{
    CU_ASSERT_STRING_EQUAL(catalog->hall.name, "示例镇便民服务中心");
    CU_ASSERT_STRING_EQUAL(catalog->hall.missed_call_rule, "过号重取");
    CU_ASSERT_EQUAL(catalog->hall.utc_offset_min, 480);
    CU_ASSERT(catalog->hall.sample);
    CU_ASSERT_EQUAL(catalog->department_count, 2);
    CU_ASSERT_STRING_EQUAL(catalog->departments[0].code, "mz");
    CU_ASSERT_EQUAL(catalog->window_count, 2);
    CU_ASSERT_EQUAL(catalog->windows[0].department, 1);
    CU_ASSERT(catalog->windows[0].open);
    CU_ASSERT_FALSE(catalog->windows[1].open);
    CU_ASSERT_STRING_EQUAL(catalog->windows[1].name_en, "");
}

static void check_services(const struct catalog *catalog)
{
    CU_ASSERT_EQUAL_FATAL(catalog->service_count, 2);
    const struct catalog_service *service = &catalog->services[0];
    CU_ASSERT_STRING_EQUAL(service->code, "A");
    CU_ASSERT_EQUAL(service->window_count, 2);
    CU_ASSERT_EQUAL(service->windows[1], 1);
    CU_ASSERT(service->hours.always);
    CU_ASSERT_EQUAL(service->average_minutes, 3);
    CU_ASSERT_EQUAL(service->class_count, 2);
    CU_ASSERT_STRING_EQUAL(service->classes[1].code, "elderly");
    CU_ASSERT_STRING_EQUAL(service->classes[1].name, "老年人优先");
    CU_ASSERT_STRING_EQUAL(service->classes[1].name_en, "Elderly");
    service = &catalog->services[1];
    CU_ASSERT_EQUAL(service->daily_limit, 40);
    CU_ASSERT_EQUAL(service->average_minutes, 0);
    CU_ASSERT_EQUAL(service->hours.week[0][0].from_min, 510);
    CU_ASSERT_STRING_EQUAL(service->classes[0].name, "普通（窗口）");
}

static void check_rest(const struct catalog *catalog)
{
    int32_t first;
    UNIT_OK(clock_parse_date("2026-10-01", &first));
    CU_ASSERT_EQUAL_FATAL(catalog->calendar_count, 3);
    CU_ASSERT_EQUAL(catalog->calendar[0].day_number, first);
    CU_ASSERT_EQUAL(catalog->calendar[1].day_number, first + 1);
    CU_ASSERT_EQUAL(catalog->calendar[2].kind, HOURS_MARKET);
    CU_ASSERT_EQUAL(catalog->calendar[2].ranges[0].to_min, 1080);
    CU_ASSERT_EQUAL_FATAL(catalog->matter_count, 2);
    CU_ASSERT_EQUAL(catalog->matters[0].kind, CATALOG_KIND_PROMISED);
    CU_ASSERT_EQUAL(catalog->matters[0].service, 1);
    CU_ASSERT_EQUAL(catalog->matters[0].promised_days, 20);
    CU_ASSERT_EQUAL(catalog->matters[1].statutory_days, -1);
    CU_ASSERT_EQUAL(catalog->matters[1].promised_days, 0);
    CU_ASSERT_STRING_EQUAL(catalog->matters[1].fee, "");
}

static void a_folder_becomes_a_snapshot(void)
{
    struct report report;
    const struct catalog *catalog = NULL;
    report_init(&report);
    UNIT_OK(catalog_read_folder(write_hall(), &catalog, &report));
    report_print(&report, stderr);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    check_hall(catalog);
    check_services(catalog);
    check_rest(catalog);
    catalog_unref(catalog);
}

static struct store *open_store(const char *dir)
{
    char msg[ERR_MSG_BYTES];
    struct store *store = NULL;
    UNIT_OK(store_open(&store, dir, msg));
    return store;
}

static void what_was_imported_is_loaded(void)
{
    struct report report;
    const struct catalog *catalog = NULL;
    const char *dir = unit_temp_dir();
    struct store *store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    report_init(&report);
    CU_ASSERT_EQUAL(catalog_load(store, &catalog), ERR_NOT_FOUND);
    UNIT_OK(catalog_import(store, write_hall(), &report));
    store_close(store);

    store = open_store(dir);
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    UNIT_OK(catalog_load(store, &catalog));
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    store_close(store);
    check_hall(catalog);
    check_services(catalog);
    check_rest(catalog);
    catalog_unref(catalog);
}

/* As a program with other checks may have left it. */
static void stored_content_that_does_not_pass_is_none(void)
{
    struct report report;
    const struct catalog *catalog = NULL;
    struct store *store = open_store(unit_temp_dir());
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    report_init(&report);
    UNIT_OK(catalog_import(store, write_hall(), &report));
    UNIT_OK(store_execute(store, "UPDATE service SET hours = 'by appointment' WHERE code = 'A'"));
    CU_ASSERT_EQUAL(catalog_load(store, &catalog), ERR_NOT_FOUND);
    CU_ASSERT_PTR_NULL(catalog);
    UNIT_OK(catalog_import(store, write_hall(), &report));
    UNIT_OK(catalog_load(store, &catalog));
    catalog_unref(catalog);
    store_close(store);
}

static void an_import_is_all_or_nothing(void)
{
    static const char bad[] = "code,name,name_en,phone\nmz,新民政,,\nzh,综合,,\nzh,综合,,\n";
    struct report report;
    const struct catalog *catalog = NULL;
    const char *dir = write_hall();
    char before[65];
    char after[65];
    struct store *store = open_store(unit_temp_dir());
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    report_init(&report);
    UNIT_OK(catalog_import(store, dir, &report));
    UNIT_OK(store_get_meta(store, "content_fingerprint", before, sizeof before));
    unit_write_file(dir, "departments.csv", bad, strlen(bad));
    CU_ASSERT_EQUAL(catalog_import(store, dir, &report), ERR_PARSE);
    CU_ASSERT_EQUAL(report.count, 1);
    UNIT_OK(store_get_meta(store, "content_fingerprint", after, sizeof after));
    CU_ASSERT_STRING_EQUAL(before, after);
    UNIT_OK(catalog_load(store, &catalog));
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    check_hall(catalog);
    CU_ASSERT_STRING_EQUAL(catalog->departments[0].name, "民政");
    check_rest(catalog);
    catalog_unref(catalog);
    report_init(&report);
    CU_ASSERT_EQUAL(catalog_import(store, "/nonexistent", &report), ERR_PARSE);
    CU_ASSERT_EQUAL(report.count, 1);
    UNIT_OK(catalog_load(store, &catalog));
    catalog_unref(catalog);
    store_close(store);
}

static void an_import_replaces_the_old_content(void)
{
    static const char fewer[] =
        "code,name,kind,department,service,statutory_days,promised_days,fee\n"
        "ZH009,新事项,即办件,zh,A,,,\n";
    struct report report;
    const struct catalog *catalog = NULL;
    const char *dir = write_hall();
    struct store *store = open_store(unit_temp_dir());
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    report_init(&report);
    UNIT_OK(catalog_import(store, dir, &report));
    unit_write_file(dir, "matters.csv", fewer, strlen(fewer));
    UNIT_OK(catalog_import(store, dir, &report));
    UNIT_OK(catalog_load(store, &catalog));
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT_EQUAL(catalog->matter_count, 1);
    CU_ASSERT_STRING_EQUAL(catalog->matters[0].code, "ZH009");
    catalog_unref(catalog);
    store_close(store);
}

static void columns_may_be_in_any_order_and_optional_ones_missing(void)
{
    struct report report;
    UNIT_OK(read_with("departments.csv", "name,code\n民政,mz\n综合,zh\n", &report));
    CU_ASSERT_EQUAL(report.count, 0);
}

static void what_spreadsheet_programs_write_is_read(void)
{
    struct report report;
    UNIT_OK(read_with("calendar.csv",
                      "date,kind,name,hours\n2026/10/1,HOLIDAY,国庆节,\n"
                      "2026年10月2日,workday,调休,８：30－12：00\n",
                      &report));
    UNIT_OK(read_with("hall.csv", "name,utc_offset,sample\n中心,8:00:00,否\n", &report));
    UNIT_OK(read_with("services.csv",
                      SERVICES_HEADER "Ａ,咨询,,ｚｈ,１；2,全天,０,3,"
                                      "normal＝普通｜Ordinary；elderly=老年人\n" SERVICES_MZ,
                      &report));
    CU_ASSERT_EQUAL(report.count, 0);
}

static void an_unknown_column(void)
{
    expect("departments.csv", "code,name,nmae_en\nmz,民政,\nzh,综合,\n", 1, "nmae_en",
           "没有这一列");
    expect("departments.csv", "code,,name\nmz,,民政\nzh,,综合\n", 1, "", "第 2 列没有列名");
}

static void a_missing_column(void)
{
    expect("departments.csv", "code,phone\nmz,\nzh,\n", 1, "name", "缺少此列");
    /* Without codes nothing can refer to them; that is told once, not for each reference. */
    expect("windows.csv", "name,department,open\n综合,zh,yes\n", 1, "code", "缺少此列");
}

static void a_duplicate_column(void)
{
    expect("departments.csv", "code,name,name\nmz,民政,a\nzh,综合,b\n", 1, "name", "列重复");
}

static void a_duplicate_code(void)
{
    expect("departments.csv", "code,name\nmz,民政\nzh,综合\n\nmz,民政二\n", 5, "code",
           "mz 与第 2 行重复");
    expect("calendar.csv", "date,kind,name\n2026-10-01,holiday,a\n2026/10/1,holiday,b\n", 3, "date",
           "2026-10-01 与第 2 行重复");
}

static void a_reference_to_nothing(void)
{
    expect("windows.csv", "code,name,department,open\n1,综合,zh,yes\n2,民政,xx,no\n", 3,
           "department", "部门 xx 不存在");
    expect("services.csv", SERVICES_HEADER SERVICES_A "MZ,民政,,mz,2;31,always,0,3,a=b\n", 3,
           "windows", "窗口 31 不存在");
    expect("services.csv", SERVICES_HEADER SERVICES_A "MZ,民政,,yy,2,always,0,3,a=b\n", 3,
           "department", "部门 yy 不存在");
    expect("matters.csv", "code,name,department,service\nM1,a,mz,QQ\n", 2, "service",
           "业务 QQ 不存在");
    expect("matters.csv", "code,name,department,service\nM1,a,zz,A\n", 2, "department",
           "部门 zz 不存在");
}

static void an_hour_that_does_not_parse(void)
{
    expect("services.csv", SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,1,1-5 8点到12点,0,3,a=b\n", 3,
           "hours", "8点到12点");
    expect("calendar.csv", "date,kind,name,hours\n2026-10-01,market,逢场,早上\n", 2, "hours",
           "早上");
    expect("calendar.csv", "date,kind,name,hours\n2026-10-01,holiday,国庆,08:00-09:00\n", 2,
           "hours", "holiday");
}

static void a_bad_date(void)
{
    static const char *const wrong[] = {"2026-02-30", "26-10-01", "明天", "2026-10", "2026/13/01"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[100];
        snprintf(text, sizeof text, "date,kind,name\n%s,holiday,节\n", wrong[i]);
        expect("calendar.csv", text, 2, "date", wrong[i]);
    }
}

static void a_bad_number(void)
{
    static const char *const wrong[] = {"12天", "-1", "1.5", "99999999999", "100001", "0x10"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[300];
        snprintf(text, sizeof text, SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,1,always,%s,3,a=b\n",
                 wrong[i]);
        expect("services.csv", text, 3, "daily_limit", wrong[i]);
    }
    expect("matters.csv", "code,name,department,service,promised_days\nM,a,mz,A,马上\n", 2,
           "promised_days", "马上");
}

static void a_bad_word(void)
{
    expect("calendar.csv", "date,kind,name\n2026-10-01,休息,国庆\n", 2, "kind", "休息");
    expect("matters.csv", "code,name,kind,department,service\nM,a,快办件,mz,A\n", 2, "kind",
           "快办件");
    expect("hall.csv", "name,sample\n中心,maybe\n", 2, "sample", "maybe");
    expect("hall.csv", "name,utc_offset\n中心,UTC+8\n", 2, "utc_offset", "UTC+8");
}

static void a_bad_code(void)
{
    expect("services.csv", SERVICES_HEADER SERVICES_A SERVICES_MZ "a1,咨询,,zh,1,always,0,3,a=b\n",
           4, "code", "a1");
    expect("departments.csv", "code,name\nmz,民政\nzh,综合\n民政,民政\n", 4, "code", "民政");
    expect("departments.csv", "code,name\nmz,民政\nzh,综合\nabcdefghijklmnopqrstu,长\n", 4, "code",
           "abcdefghijklmnopqrstu");
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
        expect("services.csv", text, 3, "classes", wrong[i].words);
    }
}

static void bad_windows(void)
{
    static const char *const wrong[] = {"1;1", "1 2", ";", "一号"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[300];
        snprintf(text, sizeof text, SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,%s,always,0,3,a=b\n",
                 wrong[i]);
        expect("services.csv", text, 3, "windows", "窗口");
    }
}

static void an_empty_cell_that_is_required(void)
{
    expect("departments.csv", "code,name\nmz,民政\nzh,综合\njy,\n", 4, "name", "不能为空");
    expect("services.csv", SERVICES_HEADER SERVICES_MZ "A,咨询,,zh,,always,0,3,a=b\n", 3, "windows",
           "不能为空");
}

static void too_few_or_too_many_rows(void)
{
    expect("departments.csv", "code,name\n", 0, "", "只有表头");
    expect("hall.csv", "name\n一号\n二号\n", 3, "", "只能有 1 行");
    struct report report;
    UNIT_OK(read_with("matters.csv", "code,name,department,service\n", &report));
    UNIT_OK(read_with("calendar.csv", "date,kind,name\n", &report));
}

static void faults_of_the_file_itself(void)
{
    struct report report;
    const struct catalog *catalog = NULL;
    const char *dir = write_hall();
    char path[300];
    expect("windows.csv", "", 0, "", "空的");
    expect("windows.csv", "code,name,department,open\n1,综\x07合,zh,yes\n2,民政,mz,no\n", 2, "name",
           "控制字符");
    expect("windows.csv", "code,name,department,open\n1,综合,zh\n2,民政,mz,no\n", 2, "", "3 个");

    snprintf(path, sizeof path, "%s/windows.csv", dir);
    CU_ASSERT_EQUAL_FATAL(unlink(path), 0);
    report_init(&report);
    CU_ASSERT_EQUAL(catalog_read_folder(dir, &catalog, &report), ERR_PARSE);
    CU_ASSERT_EQUAL(report.count, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(report.faults[0].problem, "不存在"));

    CU_ASSERT_EQUAL_FATAL(mkdir(path, 0700), 0);
    report_init(&report);
    CU_ASSERT_EQUAL(catalog_read_folder(dir, &catalog, &report), ERR_PARSE);
    CU_ASSERT_EQUAL(report.count, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(report.faults[0].problem, "文件夹"));
}

static void all_faults_are_told(void)
{
    struct report report;
    CU_ASSERT_EQUAL(read_with("services.csv",
                              "code,name,department,windows,hours,classes,colour\n"
                              "A,,zh,9;2,whenever,normal=普通,red\n"
                              "A,民政,qq,2,always,x,blue\n",
                              &report),
                    ERR_PARSE);
    /* unknown column; empty name, window, hours; duplicate, department, class; and the matter
     * whose service MZ is gone */
    CU_ASSERT_EQUAL(report.count, 8);
}

static void a_fingerprint_changes_with_any_file(void)
{
    const char *dir = write_hall();
    char before[65];
    char same[65];
    char after[65];
    UNIT_OK(catalog_fingerprint(dir, before));
    UNIT_OK(catalog_fingerprint(dir, same));
    CU_ASSERT_STRING_EQUAL(before, same);
    for (size_t i = 0; i < sizeof hall / sizeof hall[0]; i++) {
        unit_write_file(dir, hall[i].file, "longer or shorter", 1 + i);
        UNIT_OK(catalog_fingerprint(dir, after));
        CU_ASSERT_STRING_NOT_EQUAL(before, after);
        strcpy(before, after);
    }
    CU_ASSERT_EQUAL(catalog_fingerprint("/nonexistent", after), ERR_NOT_FOUND);
}

static void services_and_classes_are_found_by_code(void)
{
    struct report report;
    const struct catalog *catalog = NULL;
    size_t position = 99;
    report_init(&report);
    UNIT_OK(catalog_read_folder(write_hall(), &catalog, &report));
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    UNIT_OK(catalog_find_service(catalog, "MZ", &position));
    CU_ASSERT_EQUAL(position, 1);
    CU_ASSERT_EQUAL(catalog_find_service(catalog, "M", &position), ERR_NOT_FOUND);
    UNIT_OK(catalog_find_class(&catalog->services[0], "elderly", &position));
    CU_ASSERT_EQUAL(position, 1);
    CU_ASSERT_EQUAL(catalog_find_class(&catalog->services[0], "", &position), ERR_NOT_FOUND);
    catalog_unref(catalog);
}

static void *hold_and_drop(void *argument)
{
    const struct catalog *catalog = argument;
    for (int i = 0; i < 1000; i++)
        catalog_unref(catalog_ref(catalog));
    catalog_unref(catalog);
    return NULL;
}

static void the_last_reference_frees(void)
{
    struct report report;
    const struct catalog *catalog = NULL;
    pthread_t threads[2];
    report_init(&report);
    UNIT_OK(catalog_read_folder(write_hall(), &catalog, &report));
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    for (int i = 0; i < 2; i++) {
        void *held = (void *)(uintptr_t)catalog_ref(catalog);
        CU_ASSERT_EQUAL_FATAL(pthread_create(&threads[i], NULL, hold_and_drop, held), 0);
    }
    CU_ASSERT_STRING_EQUAL(catalog->services[1].code, "MZ");
    catalog_unref(catalog);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    catalog_unref(NULL);
}

static void a_hundred_thousand_matters_are_imported(void)
{
    struct report report;
    const struct catalog *catalog = NULL;
    char path[300];
    const char *dir = write_hall();
    snprintf(path, sizeof path, "%s/matters.csv", dir);
    FILE *file = fopen(path, "ae");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    for (int i = 0; i < 100000; i++)
        fprintf(file, "X%d,城乡居民最低生活保障审核确认,承诺件,mz,MZ,30,20,不收费\n", i);
    fclose(file);
    struct store *store = open_store(unit_temp_dir());
    CU_ASSERT_PTR_NOT_NULL_FATAL(store);
    report_init(&report);
    UNIT_OK(catalog_import(store, dir, &report));
    UNIT_OK(catalog_load(store, &catalog));
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT_EQUAL(catalog->matter_count, 100002);
    CU_ASSERT_STRING_EQUAL(catalog->matters[100001].code, "X99999");
    catalog_unref(catalog);
    store_close(store);
}

void suite_catalog(void)
{
    static const CU_TestInfo tests[] = {
        {"a folder becomes a snapshot", a_folder_becomes_a_snapshot},
        {"what was imported is loaded", what_was_imported_is_loaded},
        {"stored content that does not pass is none", stored_content_that_does_not_pass_is_none},
        {"an import is all or nothing", an_import_is_all_or_nothing},
        {"an import replaces the old content", an_import_replaces_the_old_content},
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
        {"faults of the file itself", faults_of_the_file_itself},
        {"all faults are told", all_faults_are_told},
        {"a fingerprint changes with any file", a_fingerprint_changes_with_any_file},
        {"services and classes are found by code", services_and_classes_are_found_by_code},
        {"the last reference frees", the_last_reference_frees},
        {"a hundred thousand matters are imported", a_hundred_thousand_matters_are_imported},
        CU_TEST_INFO_NULL,
    };
    unit_add("catalog", tests);
}
