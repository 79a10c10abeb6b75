#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/services/catalog/catalog.h"
#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"

static int32_t day(const char *text)
{
    int32_t number = 0;
    UNIT_OK(clock_parse_date(text, &number));
    return number;
}

/* The items of a list joined with '/'. */
static const char *joined(const char *list, char out[200])
{
    out[0] = '\0';
    for (const char *item = list; *item != '\0'; item = catalog_next(item)) {
        strcat(out, out[0] != '\0' ? "/" : "");
        strcat(out, item);
    }
    return out;
}

static void a_hall(void)
{
    char list[200];
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    const struct catalog_hall *hall = &catalog->hall;
    CU_ASSERT_STRING_EQUAL(hall->name, "示例镇便民服务中心");
    CU_ASSERT_STRING_EQUAL(hall->name_en, "Shili Hall");
    CU_ASSERT_STRING_EQUAL(hall->address, "示例路1号");
    CU_ASSERT_STRING_EQUAL(hall->address_en, "1 Shili Road");
    CU_ASSERT_STRING_EQUAL(hall->phone, "000-1");
    CU_ASSERT_STRING_EQUAL(hall->supervision_phone, "000-2");
    CU_ASSERT_STRING_EQUAL(hall->missed_call_rule, "过号重取");
    CU_ASSERT_STRING_EQUAL(hall->missed_call_rule_en, "Take another");
    CU_ASSERT_STRING_EQUAL(joined(hall->hours_text_en, list), "Weekdays 8:30-12:00/14:00-17:30");
    CU_ASSERT_STRING_EQUAL(hall->market_days_en, "Days with 3 6 9");
    CU_ASSERT_STRING_EQUAL(joined(hall->first_asked_en, list), "Whoever you ask sees to it");
    CU_ASSERT_STRING_EQUAL(joined(hall->hours_text, list), "周一至周五 8:30-12:00/14:00-17:30");
    CU_ASSERT_STRING_EQUAL(hall->market_days, "逢三、六、九");
    CU_ASSERT_STRING_EQUAL(joined(hall->first_asked, list), "第一个接待您的人负责到底");
    CU_ASSERT_STRING_EQUAL(hall->plan, "plan.png");
    CU_ASSERT_EQUAL(hall->here.x, 500);
    CU_ASSERT_EQUAL(hall->here.y, 940);
    CU_ASSERT_EQUAL(hall->utc_offset_min, 480);
    CU_ASSERT(hall->sample);
    CU_ASSERT_FALSE(catalog->partial);
    CU_ASSERT_PTR_NOT_NULL(strstr(catalog->picture_dir, "/pictures"));
    catalog_unref(catalog);
}

static void departments_and_windows(void)
{
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT_EQUAL_FATAL(catalog->department_count, 2);
    CU_ASSERT_STRING_EQUAL(catalog->departments[0].code, "mz");
    CU_ASSERT_STRING_EQUAL(catalog->departments[0].supervision_phone, "000-9");
    CU_ASSERT_EQUAL_FATAL(catalog->window_count, 2);
    const struct catalog_window *window = &catalog->windows[0];
    CU_ASSERT_EQUAL(window->department, 1);
    CU_ASSERT(window->open);
    CU_ASSERT_EQUAL(window->plan.x, 500);
    CU_ASSERT_EQUAL(window->path.count, 0);
    window = &catalog->windows[1];
    CU_ASSERT_FALSE(window->open);
    CU_ASSERT_STRING_EQUAL(window->name_en, "");
    CU_ASSERT_STRING_EQUAL(window->place, "东侧");
    CU_ASSERT_STRING_EQUAL(window->place_en, "East side");
    CU_ASSERT_EQUAL_FATAL(window->path.count, 2);
    CU_ASSERT_EQUAL(catalog->points[window->path.first + 1].x, 820);
    CU_ASSERT_EQUAL(catalog->points[window->path.first + 1].y, 600);
    catalog_unref(catalog);
}

static void services(void)
{
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
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
    catalog_unref(catalog);
}

static void the_calendar(void)
{
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT_EQUAL_FATAL(catalog->calendar_count, 3);
    CU_ASSERT_EQUAL(catalog->calendar[0].day_number, day("2026-10-01"));
    CU_ASSERT_EQUAL(catalog->calendar[1].day_number, day("2026-10-02"));
    CU_ASSERT_EQUAL(catalog->calendar[2].kind, HOURS_MARKET);
    CU_ASSERT_STRING_EQUAL(catalog->calendar[2].name, "逢场");
    CU_ASSERT_STRING_EQUAL(catalog->calendar[0].name_en, "National Day");
    CU_ASSERT_STRING_EQUAL(catalog->calendar[2].name_en, "");
    CU_ASSERT_EQUAL(catalog->calendar[2].ranges[0].to_min, 1080);
    catalog_unref(catalog);
}

static void a_matter_with_all_its_fields(void)
{
    char list[200];
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    const struct catalog_matter *matter = &catalog->matters[0];
    CU_ASSERT_STRING_EQUAL(matter->name, "最低生活保障");
    CU_ASSERT_STRING_EQUAL(matter->name_en, "Allowance");
    CU_ASSERT_STRING_EQUAL(joined(matter->keywords, list), "低保/吃低保");
    CU_ASSERT_EQUAL(matter->kind, CATALOG_KIND_PROMISED);
    CU_ASSERT_EQUAL(matter->department, 0);
    CU_ASSERT_EQUAL(matter->service, 1);
    CU_ASSERT_EQUAL(matter->events, 1 << CATALOG_EVENT_HARDSHIP | 1 << CATALOG_EVENT_OLD);
    CU_ASSERT_EQUAL(matter->audiences, 1 << CATALOG_AUDIENCE_FARMER | 1 << CATALOG_AUDIENCE_NEEDY);
    CU_ASSERT_EQUAL(matter->statutory_days, 30);
    CU_ASSERT_EQUAL(matter->promised_days, 20);
    CU_ASSERT_STRING_EQUAL(joined(matter->steps, list), "申请/受理/审核");
    CU_ASSERT_STRING_EQUAL(joined(matter->faq, list), "要带什么？/带户口簿。/收费吗？/不收费。");
    CU_ASSERT_STRING_EQUAL(matter->fee, "不收费");
    CU_ASSERT_STRING_EQUAL(matter->fee_en, "Free");
    CU_ASSERT_STRING_EQUAL(matter->result_picture, "plan.png");
    CU_ASSERT_EQUAL(matter->visits, 1);
    CU_ASSERT_EQUAL(matter->popularity, 260);
    CU_ASSERT(matter->here && matter->online && matter->agent);
    CU_ASSERT_FALSE(matter->express || matter->appointment);
    CU_ASSERT_EQUAL_FATAL(matter->windows.count, 1);
    CU_ASSERT_EQUAL(catalog->matter_windows[matter->windows.first], 0);
    catalog_unref(catalog);
}

static void a_matter_with_few_fields(void)
{
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    const struct catalog_matter *matter = &catalog->matters[1];
    CU_ASSERT_EQUAL(matter->kind, CATALOG_KIND_NONE);
    CU_ASSERT_EQUAL(matter->statutory_days, -1);
    CU_ASSERT_EQUAL(matter->promised_days, 0);
    CU_ASSERT_EQUAL(matter->visits, -1);
    CU_ASSERT_STRING_EQUAL(matter->fee, "");
    CU_ASSERT_STRING_EQUAL(matter->steps, "");
    CU_ASSERT_FALSE(matter->here);
    CU_ASSERT_STRING_EQUAL(matter->place, "县政务服务中心");
    CU_ASSERT_STRING_EQUAL(matter->place_en, "County hall");
    CU_ASSERT_EQUAL(matter->questions.count, 0);
    /* the windows of its service */
    CU_ASSERT_EQUAL_FATAL(matter->windows.count, 2);
    CU_ASSERT_EQUAL(catalog->matter_windows[matter->windows.first + 1], 1);
    catalog_unref(catalog);
}

static void materials_stand_with_their_matter(void)
{
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    const struct catalog_span span = catalog->matters[0].materials;
    CU_ASSERT_EQUAL_FATAL(span.count, 2);
    const struct catalog_material *material = &catalog->materials[span.first];
    CU_ASSERT_STRING_EQUAL(material[0].name, "户口簿");
    CU_ASSERT_EQUAL(material[0].matter, 0);
    CU_ASSERT(material[0].required);
    CU_ASSERT_EQUAL(material[0].copies, 2);
    CU_ASSERT_EQUAL(material[0].signature, CATALOG_SIGNATURE_SIGN);
    CU_ASSERT_STRING_EQUAL(material[0].issuer, "派出所");
    CU_ASSERT_STRING_EQUAL(material[0].sample, "plan.png");
    CU_ASSERT_FALSE(material[1].required);
    CU_ASSERT_EQUAL(catalog->matters[1].materials.count, 1);
    CU_ASSERT_STRING_EQUAL(catalog->materials[catalog->matters[1].materials.first].name_en,
                           "ID card");
    catalog_unref(catalog);
}

static void answers_decide_on_materials(void)
{
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    const struct catalog_material *materials =
        &catalog->materials[catalog->matters[0].materials.first];
    static const struct {
        uint32_t yes;
        uint32_t no;
        bool needed; /* 残疾人证: q2=yes or q1=no */
    } cases[] = {{0, 0, false}, {3, 0, true}, {1, 2, false}, {0, 1, true}, {2, 0, true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CU_ASSERT(catalog_needs(&materials[0], cases[i].yes, cases[i].no));
        CU_ASSERT_EQUAL(catalog_needs(&materials[1], cases[i].yes, cases[i].no), cases[i].needed);
    }
    catalog_unref(catalog);
}

static void questions_lead_on(void)
{
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    const struct catalog_span span = catalog->matters[0].questions;
    CU_ASSERT_EQUAL_FATAL(span.count, 2);
    const struct catalog_question *question = &catalog->questions[span.first];
    CU_ASSERT_STRING_EQUAL(question[0].text, "您是本地户口吗？");
    CU_ASSERT_STRING_EQUAL(question[0].help, "看户口簿");
    CU_ASSERT_EQUAL(question[0].yes.next, 1);
    CU_ASSERT_STRING_EQUAL(question[0].yes.note, "");
    CU_ASSERT_EQUAL(question[0].no.next, CATALOG_STOP);
    CU_ASSERT_STRING_EQUAL(question[0].no.note, "请到户籍地办理");
    CU_ASSERT_EQUAL(question[1].yes.next, CATALOG_END);
    CU_ASSERT_EQUAL(question[1].no.next, CATALOG_END);
    catalog_unref(catalog);
}

static void notices_staff_agents_options(void)
{
    char list[200];
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    CU_ASSERT_EQUAL_FATAL(catalog->notice_count, 2);
    CU_ASSERT_STRING_EQUAL(joined(catalog->notices[0].body, list), "缴费时间…/缴费方式…");
    CU_ASSERT_STRING_EQUAL(joined(catalog->notices[0].body_en, list), "When…/How…");
    CU_ASSERT_STRING_EQUAL(catalog->notices[0].publisher_en, "The hall");
    CU_ASSERT_EQUAL(catalog->notices[0].from_day, day("2026-11-01"));
    CU_ASSERT_EQUAL(catalog->notices[0].until_day, day("2026-12-31"));
    CU_ASSERT(catalog->notices[0].pinned);
    CU_ASSERT_EQUAL(catalog->notices[1].until_day, INT32_MAX);
    CU_ASSERT_EQUAL_FATAL(catalog->staff_count, 2);
    CU_ASSERT_STRING_EQUAL(catalog->staff[0].post_en, "Civil affairs");
    CU_ASSERT_EQUAL(catalog->staff[0].window, 1);
    CU_ASSERT_EQUAL(catalog->staff[0].duty_days, 0x1f);
    CU_ASSERT_EQUAL(catalog->staff[0].lead_days, 0x05);
    CU_ASSERT_EQUAL(catalog->staff[0].state, CATALOG_OUT);
    CU_ASSERT_EQUAL(catalog->staff[1].window, CATALOG_NO_WINDOW);
    CU_ASSERT_EQUAL(catalog->staff[1].lead_days, 0x0a);
    CU_ASSERT_EQUAL_FATAL(catalog->agent_count, 2);
    const struct catalog_agent *agent = &catalog->agents[0];
    CU_ASSERT_STRING_EQUAL(agent->place_en, "Village office");
    CU_ASSERT_STRING_EQUAL(agent->hours_text_en, "In the morning");
    CU_ASSERT_EQUAL_FATAL(agent->matters.count, 2);
    CU_ASSERT_EQUAL(catalog->agent_matters[agent->matters.first], 1);
    CU_ASSERT_EQUAL(agent->duty_days, 0x15);
    CU_ASSERT_EQUAL(catalog->agents[1].matters.count, 0);
    CU_ASSERT_EQUAL_FATAL(catalog->option_count, 2);
    CU_ASSERT_EQUAL(catalog->options[1].grade, CATALOG_VERY_DISSATISFIED);
    CU_ASSERT(catalog->options[0].first);
    catalog_unref(catalog);
}

static void things_are_found_by_code(void)
{
    size_t position = 99;
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalog);
    UNIT_OK(catalog_find_service(catalog, "MZ", &position));
    CU_ASSERT_EQUAL(position, 1);
    CU_ASSERT_EQUAL(catalog_find_service(catalog, "M", &position), ERR_NOT_FOUND);
    UNIT_OK(catalog_find_class(&catalog->services[0], "elderly", &position));
    CU_ASSERT_EQUAL(position, 1);
    CU_ASSERT_EQUAL(catalog_find_class(&catalog->services[0], "", &position), ERR_NOT_FOUND);
    UNIT_OK(catalog_find_matter(catalog, "ZH001", &position));
    CU_ASSERT_EQUAL(position, 1);
    CU_ASSERT_EQUAL(catalog_find_matter(catalog, "ZH002", &position), ERR_NOT_FOUND);
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
    pthread_t threads[2];
    const struct catalog *catalog = small_hall_catalog(NULL, NULL);
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

void suite_catalog(void)
{
    static const CU_TestInfo tests[] = {
        {"a hall", a_hall},
        {"departments and windows", departments_and_windows},
        {"services", services},
        {"the calendar", the_calendar},
        {"a matter with all its fields", a_matter_with_all_its_fields},
        {"a matter with few fields", a_matter_with_few_fields},
        {"materials stand with their matter", materials_stand_with_their_matter},
        {"answers decide on materials", answers_decide_on_materials},
        {"questions lead on", questions_lead_on},
        {"notices, staff, agents, options", notices_staff_agents_options},
        {"things are found by code", things_are_found_by_code},
        {"the last reference frees", the_last_reference_frees},
        CU_TEST_INFO_NULL,
    };
    unit_add("catalog", tests);
}
