#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/stage.h"

static const char *const names[][2] = {
    {"综合咨询", "General Enquiries"},
    {"代办委托", "Agent Service"},
    {"社会救助", "Social Assistance"},
    {"婚姻与社会事务", "Marriage and Social Affairs"},
    {"退役军人与残疾人服务", "Veterans and Disabled Persons"},
    {"社会保险与就业", "Social Insurance and Jobs"},
    {"户籍与身份证", "Household Registration and ID"},
    {"自然资源与规划建设", "Land, Planning and Construction"},
};
#define NAMES (sizeof names / sizeof names[0])

/* Of a real hall's longest, and of nobody's. */
static const char *const long_names[][2] = {
    {"退役军人事务与优抚对象服务保障", "Veterans' Affairs and Services for Beneficiaries"},
    {"城乡居民基本养老与医疗保险经办", "Basic Pension and Medical Insurance for Residents"},
    {"农村宅基地与建房审批联合受理", "Rural Homestead and House Building Applications"},
    {"综合咨询", "General Enquiries"},
};
#define LONG_NAMES (sizeof long_names / sizeof long_names[0])

static const char absurd_name[] =
    "农村集体经济组织成员身份确认与宅基地使用权变更登记及不动产权籍调查综合受理";

#define NOTICE(title_, title_en_)                                                                  \
    {                                                                                              \
        .code = "N", .title = (title_), .title_en = (title_en_), .body = (title_),                 \
        .publisher = "便民服务中心", .picture = "", .until_day = INT32_MAX                         \
    }

/* At most one a hall. */
static const struct catalog_notice notices[STAGE_HALL_KINDS] = {
    [STAGE_PLAUSIBLE] = NOTICE("小心骗子：办低保、办补贴都不收钱", "Benefits never cost a fee"),
    [STAGE_LONG] =
        NOTICE("关于2027年度城乡居民基本医疗保险参保缴费时间、缴费地点和困难群众资助办法的通知",
               "Notice on when, where and how to pay for medical insurance in 2027"),
    [STAGE_ABSURD] = NOTICE(absurd_name, ""),
};

static void add_service(struct stage_hall *made, size_t i, size_t departments,
                        enum stage_hall_kind kind)
{
    struct catalog_service *service = &made->services[i];
    struct hall_service *standing = &made->standings[i];
    bool absurd = kind == STAGE_ABSURD;
    const char *const *name = kind == STAGE_LONG ? long_names[i % LONG_NAMES] : names[i % NAMES];
    snprintf(made->codes[i], sizeof made->codes[i], i < 26 ? "%c" : "A%c", (char)('A' + i % 26));
    service->code = made->codes[i];
    service->name = absurd ? absurd_name : name[0];
    service->name_en = absurd ? "" : name[1];
    service->department = (uint32_t)(i % departments);
    service->window_count = absurd ? CATALOG_SERVICE_WINDOWS : 1 + i % 2;
    for (size_t w = 0; w < service->window_count; w++)
        service->windows[w] = (uint32_t)((i + w) % STAGE_WINDOWS);
    service->hours.always = true;
    service->class_count = absurd ? CATALOG_SERVICE_CLASSES : 4;
    static const char *const classes[] = {"normal", "elderly", "disabled", "soldier",
                                          "a",      "b",       "c",        "d"};
    for (size_t c = 0; c < service->class_count; c++)
        service->classes[c] = (struct catalog_class){
            classes[c], absurd ? "抗美援朝老战士及其家属优先" : "老年人优先", "Elderly"};
    *standing = (struct hall_service){
        .open = i % 5 != 3,
        .full = i % 7 == 5,
        .when = {.state = i % 5 != 3 ? HOURS_OPEN : HOURS_BREAK,
                 .name = "",
                 .opens_day = 20781,
                 .opens_min = 14 * 60,
                 .closes_min = 17 * 60 + 30},
        .ordinary = {(int)(i * 3), i % 2 == 0, i % 3 == 0 ? -1 : (int)i * 4},
        .priority = {(int)i, i % 2 == 0, i % 3 == 0 ? -1 : (int)i},
    };
}

static struct stage_hall *hall_of(size_t services, enum stage_hall_kind kind)
{
    struct stage_hall *made = calloc(1, sizeof *made);
    bool absurd = kind == STAGE_ABSURD;
    size_t departments = services > 8 ? services * 2 / 3 : 3;
    if (made == NULL)
        abort();
    for (size_t i = 0; i < departments; i++)
        made->departments[i] = (struct catalog_department){.code = "d",
                                                           .name = absurd ? absurd_name : "民政",
                                                           .name_en = absurd ? "" : "Civil Affairs",
                                                           .phone = "",
                                                           .supervision_phone = ""};
    static const char *const windows[] = {"1", "2", "3", "4",  "5",  "6",
                                          "7", "8", "9", "10", "11", "12"};
    for (size_t i = 0; i < STAGE_WINDOWS; i++)
        made->windows[i] = (struct catalog_window){.code = windows[i],
                                                   .name = "窗口",
                                                   .name_en = "Window",
                                                   .place = absurd ? absurd_name : "一楼大厅东侧",
                                                   .phone = "",
                                                   .plan = {CATALOG_NOWHERE, CATALOG_NOWHERE},
                                                   .open = true};
    for (size_t i = 0; i < services; i++)
        add_service(made, i, departments, kind);
    made->catalog = (struct catalog){
        .hall = {.name = "示例镇便民服务中心",
                 .name_en = "Shili Town Public Service Hall",
                 .address = "示例镇示例路1号一楼",
                 .phone = "000-5550100",
                 .supervision_phone = "000-5550199",
                 .missed_call_rule = "过号后请在三个号之内到窗口说明",
                 .hours_text = "",
                 .market_days = "",
                 .first_asked = "",
                 .plan = "",
                 .here = {CATALOG_NOWHERE, CATALOG_NOWHERE},
                 .utc_offset_min = 480,
                 .sample = true},
        .departments = made->departments,
        .department_count = departments,
        .windows = made->windows,
        .window_count = STAGE_WINDOWS,
        .services = made->services,
        .service_count = services,
        .notices = &notices[kind],
        .notice_count = notices[kind].title != NULL,
    };
    made->hall = (struct hall){
        .catalog = &made->catalog,
        .services = made->standings,
        .utc_offset_min = 480,
        .business_day = 20781,
        .printer = {.present = true, .reason = HAL_REASON_PAPER_OUT},
    };
    return made;
}

struct stage_hall *stage_hall_create(enum stage_hall_kind kind)
{
    static const size_t services[STAGE_HALL_KINDS] = {
        [STAGE_PLAUSIBLE] = 16, [STAGE_LONG] = 16, [STAGE_ABSURD] = STAGE_SERVICES};
    if (kind == STAGE_NONE)
        return NULL;
    struct stage_hall *made = hall_of(services[kind], kind);
    if (services[kind] > 0)
        stage_content_fill(made, kind);
    if (kind == STAGE_OUT_OF_SERVICE) {
        made->hall.catalog = NULL;
        made->hall.services = NULL;
        made->hall.trouble = HALL_STORE_FULL;
    }
    return made;
}
