#include "tests/unit/small_hall.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

#include "tests/unit/unit.h"

static const struct {
    const char *file;
    const char *text;
} files[] = {
    {"hall.csv", "name,name_en,address,address_en,phone,supervision_phone,utc_offset,missed_call_"
                 "rule,missed_call_rule_en,"
                 "hours_text,hours_text_en,market_days,market_days_en,first_asked,first_asked_en,"
                 "plan,here,sample\n"
                 "示例镇便民服务中心,Shili Hall,示例路1号,1 Shili "
                 "Road,000-1,000-2,+08:00,过号重取,Take another,"
                 "周一至周五 8:30-12:00｜14:00-17:30,Weekdays "
                 "8:30-12:00|14:00-17:30,逢三、六、九,Days with 3 6 9,"
                 "第一个接待您的人负责到底,Whoever you ask sees to it,plan.png,500 940,"
                 "yes\n"},
    {"departments.csv", "code,name,name_en,phone,supervision_phone\n"
                        "mz,民政,Civil Affairs,000-3,000-9\nzh,综合,,,\n"},
    {"windows.csv", "code,name,name_en,department,place,place_en,phone,open,plan,path\n"
                    "1,综合窗口,General,zh,入口,,000-4,yes,500 500,\n"
                    "2,民政窗口,,mz,东侧,East side,,no,820 300,500 600;820 600\n"},
    {"services.csv",
     "code,name,name_en,department,windows,hours,daily_limit,average_minutes,classes\n"
     "A,综合咨询,Enquiries,zh,1;2,always,0,3,normal=普通|Ordinary;elderly=老年人优先|Elderly\n"
     "MZ,民政业务,,mz,2,1-5 08:30-12:00,40,,normal=普通（窗口）\n"},
    {"calendar.csv",
     "date,kind,name,name_en,hours\n2026-10-02,holiday,国庆节,,\n"
     "2026-10-01,holiday,国庆节,National Day,\n2026-11-23,market,逢场,,08:00-18:00\n"},
    {"matters.csv",
     "code,name,name_en,keywords,kind,department,service,windows,here,place,place_en,events,"
     "audiences,"
     "statutory_days,promised_days,steps,fee,fee_en,result_picture,visits,online,agent,faq,"
     "popularity\n"
     "MZ001,最低生活保障,Allowance,低保｜吃低保,承诺件,mz,MZ,1,yes,,,hardship;old,farmer;needy,30,"
     "20,申请|受理 | "
     "审核,不收费,Free,plan.png,1,yes,是,要带什么？=带户口簿。|收费吗？＝不收费。,260\n"
     "ZH001,咨询,,,,zh,A,,no,县政务服务中心,County hall,,,,0,,,,,,,,,\n"},
    {"questions.csv", "matter,code,text,text_en,help,yes,no,yes_note,no_note\n"
                      "MZ001,q1,您是本地户口吗？,Local?,看户口簿,q2,stop,,请到户籍地办理\n"
                      "MZ001,q2,家里有残疾人吗？,,,end,END,,\n"},
    {"materials.csv", "matter,name,name_en,required,when,originals,copies,signature,issuer,sample\n"
                      "ZH001,身份证,ID card,,,1,,,,\n"
                      "MZ001,户口簿,,yes,,1,2,sign,派出所,plan.png\n"
                      "MZ001,残疾人证,,no,q2=yes;q1=否,1,1,,残联,\n"},
    {"notices.csv",
     "code,title,title_en,body,body_en,publisher,publisher_en,from,until,picture,pin\n"
     "n1,缴费开始,,缴费时间…|缴费方式…,When…|How…,中心,The "
     "hall,2026-11-01,2026-12-31,plan.png,yes\n"
     "n2,公示,,结果,,,,2026-11-02,,,\n"},
    {"staff.csv", "code,name,post,post_en,department,window,phone,photo,duty_days,lead_days,state\n"
                  "s1,张示例,民政干事,Civil affairs,mz,2,000-5,plan.png,1-5,13,out\n"
                  "s2,李示例,主任,,zh,,,,12345,2；4,\n"},
    {"agents.csv", "village,name,phone,place,place_en,duty_days,hours_text,hours_text_en,matters\n"
                   "一村,王示例,000-6,村委会,Village office,135,9:00-11:30,In the "
                   "morning,ZH001;MZ001\n二村,王示例,000-7,,,,,,\n"},
    {"options.csv", "code,grade,label,label_en,first\n510,very-satisfied,一次办结,At once,yes\n"
                    "108,very-dissatisfied,增加条件,,\n"},
};

const size_t small_hall_files = sizeof files / sizeof files[0];

const char *small_hall_file(size_t index)
{
    return files[index].file;
}

static size_t put_chunk(unsigned char *out, const char *type, const unsigned char *data,
                        size_t length)
{
    memset(out, 0, 4);
    out[3] = (unsigned char)length;
    memcpy(out + 4, type, 4);
    if (length > 0)
        memcpy(out + 8, data, length);
    uint32_t sum = (uint32_t)crc32(0, out + 4, (unsigned)length + 4);
    for (int i = 0; i < 4; i++)
        out[8 + length + (size_t)i] = (unsigned char)(sum >> (24 - 8 * i));
    return length + 12;
}

size_t small_hall_png(unsigned char out[128], uint32_t width_px, uint32_t height_px)
{
    unsigned char head[13] = {[8] = 8};
    for (int i = 0; i < 4; i++) {
        head[i] = (unsigned char)(width_px >> (24 - 8 * i));
        head[4 + i] = (unsigned char)(height_px >> (24 - 8 * i));
    }
    memcpy(out, "\x89PNG\r\n\x1a\n", 8);
    size_t length = 8;
    length += put_chunk(out + length, "IHDR", head, sizeof head);
    length += put_chunk(out + length, "IDAT", (const unsigned char *)"\x78\x9c", 2);
    return length + put_chunk(out + length, "IEND", NULL, 0);
}

const char *small_hall_write(void)
{
    unsigned char png[128];
    char pictures[300];
    const char *dir = unit_temp_dir();
    for (size_t i = 0; i < small_hall_files; i++)
        unit_write_file(dir, files[i].file, files[i].text, strlen(files[i].text));
    snprintf(pictures, sizeof pictures, "%s/pictures", dir);
    CU_ASSERT_EQUAL_FATAL(mkdir(pictures, 0700), 0);
    unit_write_file(pictures, "plan.png", png, small_hall_png(png, 800, 600));
    return dir;
}

enum err small_hall_read_with(const char *file, const char *text, struct report *report)
{
    const struct catalog *catalog = NULL;
    const char *dir = small_hall_write();
    unit_write_file(dir, file, text, strlen(text));
    report_init(report);
    enum err err = catalog_read_folder(dir, &catalog, report);
    catalog_unref(catalog);
    return err;
}

const struct catalog *small_hall_catalog(const char *file, const char *text)
{
    struct report report;
    const struct catalog *catalog = NULL;
    const char *dir = small_hall_write();
    if (file != NULL)
        unit_write_file(dir, file, text, strlen(text));
    report_init(&report);
    UNIT_OK(catalog_read_folder(dir, &catalog, &report));
    report_print(&report, stderr);
    return catalog;
}

void small_hall_expect_among(const struct report *report, const char *file, int row,
                             const char *column, const char *words)
{
    bool found = false;
    for (size_t i = 0; i < report->kept; i++) {
        const struct report_fault *fault = &report->faults[i];
        found = found || (strcmp(fault->file, file) == 0 && fault->row == row &&
                          strcmp(fault->column, column) == 0 &&
                          strstr(fault->problem, words) != NULL && strlen(fault->mend) > 5);
    }
    CU_ASSERT(found);
    if (!found) {
        fprintf(stderr, "no fault in %s, row %d, column %s: %s\n", file, row, column, words);
        report_print(report, stderr);
    }
}

void small_hall_expect(const char *file, const char *text, int row, const char *column,
                       const char *words)
{
    struct report report;
    CU_ASSERT_EQUAL(small_hall_read_with(file, text, &report), ERR_PARSE);
    CU_ASSERT_EQUAL(report.count, 1);
    small_hall_expect_among(&report, file, row, column, words);
}
