/*
 * Every screen, in both orientations and languages, with a plausible hall, none, an empty one and
 * an overfull one: what it declares fits, can be hit and can be read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/base/i18n.h"
#include "tests/unit/unit.h"
#include "ui/env.h"
#include "ui/layout.h"
#include "ui/measure.h"
#include "ui/paint.h"
#include "ui/screens/errand.h"
#include "ui/screens/screens.h"
#include "ui/view_private.h"

#define SERVICES_MOST 40
#define TARGET_PX     60 /* 12 mm on the smallest display */

static const struct display {
    int w;
    int h;
} displays[] = {{1280, 800}, {1080, 1920}};
static const char *const locales[] = {"zh-CN", "en"};

/* ---- a hall ---- */

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

static const char long_name[] =
    "农村集体经济组织成员身份确认与宅基地使用权变更登记及不动产权籍调查综合受理";

struct fixture {
    struct hall hall;
    struct catalog catalog;
    struct catalog_department departments[SERVICES_MOST];
    struct catalog_window windows[12];
    struct catalog_service services[SERVICES_MOST];
    struct hall_service standings[SERVICES_MOST];
    char codes[SERVICES_MOST][4];
};

static void add_service(struct fixture *fixture, size_t i, size_t departments, bool long_names)
{
    struct catalog_service *service = &fixture->services[i];
    struct hall_service *standing = &fixture->standings[i];
    snprintf(fixture->codes[i], sizeof fixture->codes[i], i < 26 ? "%c" : "A%c",
             (char)('A' + i % 26));
    service->code = fixture->codes[i];
    service->name = long_names ? long_name : names[i % NAMES][0];
    service->name_en = long_names ? "" : names[i % NAMES][1];
    service->department = (uint32_t)(i % departments);
    service->window_count = long_names ? CATALOG_SERVICE_WINDOWS : 1 + i % 2;
    for (size_t w = 0; w < service->window_count; w++)
        service->windows[w] = (uint32_t)((i + w) % 12);
    service->hours.always = true;
    service->class_count = long_names ? CATALOG_SERVICE_CLASSES : 4;
    static const char *const classes[] = {"normal", "elderly", "disabled", "soldier",
                                          "a",      "b",       "c",        "d"};
    for (size_t c = 0; c < service->class_count; c++)
        service->classes[c] = (struct catalog_class){
            classes[c], long_names ? "抗美援朝老战士及其家属优先" : "老年人优先", "Elderly"};
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

static struct fixture *hall_of(size_t services, bool long_names)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    size_t departments = services > 8 ? services * 2 / 3 : 3;
    if (fixture == NULL)
        abort();
    for (size_t i = 0; i < departments; i++)
        fixture->departments[i] =
            (struct catalog_department){.code = "d",
                                        .name = long_names ? long_name : "民政",
                                        .name_en = long_names ? "" : "Civil Affairs",
                                        .phone = "",
                                        .supervision_phone = ""};
    static const char *const windows[] = {"1", "2", "3", "4",  "5",  "6",
                                          "7", "8", "9", "10", "11", "12"};
    for (size_t i = 0; i < 12; i++)
        fixture->windows[i] =
            (struct catalog_window){.code = windows[i],
                                    .name = "窗口",
                                    .name_en = "Window",
                                    .place = long_names ? long_name : "一楼大厅东侧",
                                    .phone = "",
                                    .plan = {CATALOG_NOWHERE, CATALOG_NOWHERE},
                                    .open = true};
    for (size_t i = 0; i < services; i++)
        add_service(fixture, i, departments, long_names);
    fixture->catalog = (struct catalog){
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
        .departments = fixture->departments,
        .department_count = departments,
        .windows = fixture->windows,
        .window_count = 12,
        .services = fixture->services,
        .service_count = services,
    };
    fixture->hall = (struct hall){
        .catalog = &fixture->catalog,
        .services = fixture->standings,
        .utc_offset_min = 480,
        .business_day = 20781,
        .printer = {.present = true, .reason = HAL_REASON_PAPER_OUT},
    };
    return fixture;
}

/* ---- a screen ---- */

static struct view view;

/* What `make data` put beside this program. */
static const char *data_dir(void)
{
    static char path[600];
    ssize_t length = readlink("/proc/self/exe", path, 500);
    if (length <= 0)
        abort();
    path[length] = '\0';
    strcpy(strrchr(path, '/'), "/share/bianmin");
    return path;
}

static struct i18n *words(const char *locale)
{
    static char dir[700];
    char msg[ERR_MSG_BYTES];
    struct i18n *i18n = NULL;
    snprintf(dir, sizeof dir, "%s/i18n", data_dir());
    if (i18n_create(&i18n, dir, locale, msg) != OK)
        abort();
    return i18n;
}

static struct screen_env env_of(const struct screen *screen, struct display display,
                                const struct i18n *i18n, const struct hall *hall)
{
    const struct env_panel panel = {.width_px = display.w, .height_px = display.h};
    struct screen_env env = env_make(&panel, &(struct ui_modes){0}, i18n, !screen->bare);
    env.hall = hall;
    env.now =
        (struct civil){.year = 2026, .month = 11, .day = 24, .hour = 10, .minute = 8, .weekday = 2};
    return env;
}

/* The state after `enter`; screens without a state may ask the display for the hall, which there is
 * none of here. */
static void declare(const struct screen *screen, const struct screen_env *env, const char *service)
{
    _Alignas(max_align_t) static unsigned char state[SCREEN_STATE_BYTES];
    struct errand errand = {.ticket = {.ahead = 12, .wait_min = 35, .label = "A1000"}};
    snprintf(errand.service, sizeof errand.service, "%s", service);
    snprintf(errand.ticket.id, sizeof errand.ticket.id, "%s", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    snprintf(errand.ticket.reason, sizeof errand.ticket.reason, "%s", "paper-out");
    memset(state, 0, sizeof state);
    if (screen->enter != NULL && screen->state_bytes > 0)
        screen->enter(NULL, state, &errand);
    view_clear(&view);
    view_add(&view, &(struct element){.style = STYLE_BACKGROUND, .rect = env->full});
    screen->view(state, env, &view);
}

static bool inside(struct rect inner, struct rect outer)
{
    return inner.w > 0 && inner.h > 0 && inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

static void check_touchable(const struct element *element, size_t position)
{
    CU_ASSERT_PTR_NOT_NULL(element->id);
    CU_ASSERT(element->label[0] != '\0' && element->role == ROLE_BUTTON);
    CU_ASSERT(element->rect.w >= TARGET_PX && element->rect.h >= TARGET_PX);
    for (size_t i = 0; i < position; i++)
        if (view.slots[i].element.action != 0)
            CU_ASSERT_FALSE(layout_intersects(view.slots[i].element.rect, element->rect));
}

static void check_view(const struct screen *screen, const struct screen_env *env)
{
    struct rect bounds = screen->bare ? env->full : env->area;
    CU_ASSERT(view.count > 1 && view.count < VIEW_ELEMENTS / 2 + 40);
    for (size_t i = 1; i < view.count; i++) {
        const struct element *element = &view.slots[i].element;
        bool fits = inside(element->rect, bounds);
        CU_ASSERT_TRUE(fits);
        if (!fits)
            printf("\n%s %dx%d: %s (%s) at %d,%d %dx%d\n", screen->name, env->full.w, env->full.h,
                   element->id != NULL ? element->id : "-", element->label, element->rect.x,
                   element->rect.y, element->rect.w, element->rect.h);
        if (element->id != NULL)
            CU_ASSERT_PTR_EQUAL(view_find(&view, element->id), element);
        if (element->action != 0)
            check_touchable(element, i);
    }
}

static void every_screen(const struct hall *hall)
{
    for (size_t l = 0; l < 2; l++) {
        struct i18n *i18n = words(locales[l]);
        for (size_t d = 0; d < 2; d++) {
            for (size_t s = 0; s < screens_count; s++) {
                struct screen_env env = env_of(screens[s], displays[d], i18n, hall);
                declare(screens[s], &env, "A");
                check_view(screens[s], &env);
            }
        }
        i18n_destroy(i18n);
    }
}

/* ---- the tests ---- */

static void the_table_is_sound(void)
{
    for (size_t i = 0; i < screens_count; i++) {
        CU_ASSERT(screens[i]->state_bytes <= SCREEN_STATE_BYTES);
        CU_ASSERT(screens[i]->view != NULL && screens_has(screens[i]->name));
        /* Whatever a visit can reach goes home by itself. */
        CU_ASSERT(screens[i]->bare == (screens[i]->idle_s == 0));
        CU_ASSERT(screens[i]->idle_to == NULL || screens_has(screens[i]->idle_to));
        for (size_t j = 0; j < i; j++)
            CU_ASSERT_STRING_NOT_EQUAL(screens[i]->name, screens[j]->name);
    }
    CU_ASSERT_FALSE(screens_has("nowhere"));
}

static void a_plausible_hall_fits(void)
{
    struct fixture *fixture = hall_of(16, false);
    every_screen(&fixture->hall);
    free(fixture);
}

static void no_hall_yet_fits(void)
{
    every_screen(NULL);
}

static void a_hall_out_of_service_fits(void)
{
    for (int trouble = HALL_IN_SERVICE; trouble <= HALL_NO_CONTENT; trouble++) {
        struct hall hall = {.trouble = (enum hall_trouble)trouble, .utc_offset_min = 480};
        every_screen(&hall);
    }
}

static void an_empty_hall_fits(void)
{
    struct fixture *fixture = hall_of(0, false);
    every_screen(&fixture->hall);
    free(fixture);
}

static void an_overfull_hall_with_long_names_fits(void)
{
    struct fixture *fixture = hall_of(SERVICES_MOST, true);
    every_screen(&fixture->hall);
    free(fixture);
}

/* All of the plausible hall's words stand whole on the screen. */
static void no_text_is_cut(void)
{
    struct fixture *fixture = hall_of(16, false);
    struct paint *paint;
    uint32_t *pixels = malloc((size_t)1280 * 1920 * sizeof *pixels);
    UNIT_OK(paint_create(&paint, theme_default(), data_dir()));
    for (size_t l = 0; l < 2; l++) {
        struct i18n *i18n = words(locales[l]);
        for (size_t d = 0; d < 2; d++) {
            struct canvas canvas = {pixels,
                                    displays[d].w,
                                    displays[d].w,
                                    displays[d].h,
                                    {0, 0, displays[d].w, displays[d].h}};
            for (size_t s = 0; s < screens_count; s++) {
                struct screen_env env = env_of(screens[s], displays[d], i18n, &fixture->hall);
                unsigned before = paint_overflows(paint);
                env.measure = paint_measure(paint);
                measure_set(env.measure, env.unit_px, env.text_percent, env.rtl);
                declare(screens[s], &env, "E");
                paint_view(paint, &canvas, &view, env.full);
                CU_ASSERT_EQUAL(paint_overflows(paint), before);
                if (paint_overflows(paint) != before)
                    printf("\n%s %s %dx%d: text cut\n", screens[s]->name, locales[l], displays[d].w,
                           displays[d].h);
            }
        }
        i18n_destroy(i18n);
    }
    free(pixels);
    paint_destroy(paint);
    free(fixture);
}

static const struct screen *named(const char *name)
{
    for (size_t i = 0; i < screens_count; i++)
        if (strcmp(screens[i]->name, name) == 0)
            return screens[i];
    abort();
}

/* A second touch on the place of ticket.confirm does nothing on what may come after it. */
static void nothing_is_touchable_where_a_ticket_was_confirmed(void)
{
    static const char *const after[] = {"printing", "done", "number", "failed", "unknown"};
    struct fixture *fixture = hall_of(16, false);
    struct i18n *i18n = words("zh-CN");
    for (size_t d = 0; d < 2; d++) {
        struct screen_env env = env_of(named("confirm"), displays[d], i18n, &fixture->hall);
        declare(named("confirm"), &env, "A");
        const struct element *confirm = view_find(&view, "ticket.confirm");
        CU_ASSERT_PTR_NOT_NULL_FATAL(confirm);
        CU_ASSERT_FALSE(confirm->disabled);
        struct rect place = confirm->rect;
        for (size_t i = 0; i < sizeof after / sizeof after[0]; i++) {
            declare(named(after[i]), &env, "A");
            for (size_t e = 0; e < view.count; e++)
                if (view.slots[e].element.action != 0)
                    CU_ASSERT_FALSE(layout_intersects(view.slots[e].element.rect, place));
        }
    }
    i18n_destroy(i18n);
    free(fixture);
}

static void closed_and_full_services_stay_touchable_and_look_quiet(void)
{
    struct fixture *fixture = hall_of(16, false);
    struct i18n *i18n = words("zh-CN");
    struct screen_env env = env_of(named("service"), displays[0], i18n, &fixture->hall);
    declare(named("service"), &env, "");
    static const struct {
        const char *id;
        enum style style;
        const char *detail;
    } expected[] = {
        {"ticket.service.A", STYLE_TILE_QUIET, "无需等候"},
        {"ticket.service.B", STYLE_TILE_QUIET, "最多 3 人"},
        {"ticket.service.C", STYLE_TILE_QUIET, "等候 6 人"},
        {"ticket.service.D", STYLE_TILE_CLOSED, "午间休息"},
        {"ticket.service.F", STYLE_TILE_CLOSED, "今日已满"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const struct element *tile = view_find(&view, expected[i].id);
        CU_ASSERT_PTR_NOT_NULL_FATAL(tile);
        CU_ASSERT_EQUAL(tile->style, expected[i].style);
        CU_ASSERT_STRING_EQUAL(tile->detail, expected[i].detail);
        CU_ASSERT(tile->action != 0 && !tile->disabled);
    }
    i18n_destroy(i18n);
    free(fixture);
}

static void an_unknown_wait_is_a_dash_and_never_a_figure(void)
{
    struct fixture *fixture = hall_of(16, false);
    struct i18n *i18n = words("zh-CN");
    struct screen_env env = env_of(named("confirm"), displays[0], i18n, &fixture->hall);
    declare(named("confirm"), &env, "A");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "confirm.wait")->label, "—");
    declare(named("confirm"), &env, "B");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "confirm.wait")->label, "约 4 分钟");
    i18n_destroy(i18n);
    free(fixture);
}

static void closed_says_why_and_until_when(void)
{
    struct fixture *fixture = hall_of(16, false);
    struct i18n *i18n = words("zh-CN");
    struct screen_env env = env_of(named("closed"), displays[0], i18n, &fixture->hall);
    struct hours_answer *when = &fixture->standings[3].when;
    declare(named("closed"), &env, "D");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "trouble.body")->label, "现在是午间休息时间。");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "trouble.until")->label, "今天 14:00 开始办理");
    *when = (struct hours_answer){HOURS_CLOSED_HOLIDAY, "国庆节", 20786, 8 * 60 + 30, 0};
    declare(named("closed"), &env, "D");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "trouble.body")->label, "国庆节放假，暂停办理。");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "trouble.until")->label,
                           "11月29日（星期日）08:30 开始办理");
    when->opens_min = -1;
    declare(named("closed"), &env, "D");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "trouble.until")->label, "开始时间请咨询工作人员");
    i18n_destroy(i18n);
    free(fixture);
}

static void english_names_stand_where_the_screen_is_english(void)
{
    struct fixture *fixture = hall_of(16, false);
    struct i18n *i18n = words("en");
    struct screen_env env = env_of(named("service"), displays[0], i18n, &fixture->hall);
    fixture->services[1].name_en = "";
    declare(named("service"), &env, "");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "ticket.service.A")->label, "General Enquiries");
    CU_ASSERT_STRING_EQUAL(view_find(&view, "ticket.service.B")->label, "代办委托");
    i18n_destroy(i18n);
    free(fixture);
}

void suite_screens(void)
{
    static const CU_TestInfo tests[] = {
        {"the table is sound", the_table_is_sound},
        {"a plausible hall fits", a_plausible_hall_fits},
        {"no hall yet fits", no_hall_yet_fits},
        {"a hall out of service fits", a_hall_out_of_service_fits},
        {"an empty hall fits", an_empty_hall_fits},
        {"an overfull hall with long names fits", an_overfull_hall_with_long_names_fits},
        {"no text is cut", no_text_is_cut},
        {"nothing is touchable where a ticket was confirmed",
         nothing_is_touchable_where_a_ticket_was_confirmed},
        {"closed and full services stay touchable and look quiet",
         closed_and_full_services_stay_touchable_and_look_quiet},
        {"an unknown wait is a dash and never a figure",
         an_unknown_wait_is_a_dash_and_never_a_figure},
        {"closed says why and until when", closed_says_why_and_until_when},
        {"English names stand where the screen is English",
         english_names_stand_where_the_screen_is_english},
        CU_TEST_INFO_NULL,
    };
    unit_add("screens", tests);
}
