/* What a stage's hall has besides its services: notices, people, villages, matters, a plan. */
#include <stdio.h>

#include "tests/unit/stage.h"

#define TODAY 20781 /* hall.business_day */

/* What a text is in the three kinds of halls that have content. */
struct words {
    const char *plausible;
    const char *longest;
    const char *absurd;
};

static const char *pick(const struct words *words, enum stage_hall_kind kind)
{
    return kind == STAGE_ABSURD ? words->absurd
           : kind == STAGE_LONG ? words->longest
                                : words->plausible;
}

#define ABSURD     "农村集体经济组织成员身份确认与宅基地使用权变更登记及不动产权籍调查综合受理"
#define ABSURD_4   ABSURD "，" ABSURD "，" ABSURD "，" ABSURD "。"
#define ABSURD_16  ABSURD_4 ABSURD_4 ABSURD_4 ABSURD_4
#define PARAGRAPHS "缴费时间：2026年11月1日至12月31日。\0医保窗口、村代办点、手机银行都可以交。\0"

static const struct words title = {"城乡居民医保开始缴费",
                                   "第三季度城乡居民最低生活保障审核结果公示", ABSURD_4};
static const struct words body = {PARAGRAPHS, PARAGRAPHS PARAGRAPHS PARAGRAPHS,
                                  ABSURD_16 "\0" ABSURD "\0" ABSURD_4 "\0"};
static const struct words publisher = {"医疗保障窗口", "退役军人与残疾人服务窗口", ABSURD};
static const struct words person = {"苏示例", "欧阳示例示例", ABSURD};
static const struct words post = {"民政助理员", "市场监督管理所窗口工作人员", ABSURD};
static const struct words village = {"红枫村", "新时代文明实践示范社区", ABSURD};
static const struct words phone = {"000-5550301", "000-55503010转8012",
                                   "000-55503010转80120000000"};
static const struct words place = {"村委会便民服务点", "村党群服务中心一楼左手第二间便民服务室",
                                   ABSURD_4};
static const struct words hours = {"9:00-11:30", "上午8:30-11:30，下午14:00-17:00", ABSURD_4};
static const struct words matter = {"城乡居民最低生活保障审核确认",
                                    "城乡居民基本养老保险注销登记和丧葬补助金申领", ABSURD_4};
static const struct words hall_hours = {"周一至周五 8:30-12:00，14:00-17:30\0周六 9:00-12:00\0",
                                        "周一至周五 上午8:30-12:00，下午14:00-17:30\0"
                                        "周六上午 9:00-12:00（婚姻登记、户籍和身份证）\0",
                                        ABSURD_4 "\0" ABSURD "\0" ABSURD "\0"};
static const struct words market = {"每月3日、13日、23日", "农历逢三、六、九（腊月每天都是逢场日）",
                                    ABSURD_4};
static const struct words first_asked = {"您问到谁，谁就管到底。\0不归他管的，带您过去。\0",
                                         PARAGRAPHS PARAGRAPHS PARAGRAPHS,
                                         ABSURD_16 "\0" ABSURD_4 "\0"};

static void add_notice(struct stage_content *content, size_t i, enum stage_hall_kind kind)
{
    content->notices[i] =
        (struct catalog_notice){.code = content->codes[i],
                                .title = pick(&title, kind),
                                .title_en = kind == STAGE_ABSURD ? "" : "Insurance: pay now",
                                .body = pick(&body, kind),
                                .publisher = pick(&publisher, kind),
                                .picture = i == 0 ? "plan.png" : "",
                                .from_day = TODAY - (int32_t)i,
                                .until_day = i % 2 == 0 ? INT32_MAX : TODAY + (int32_t)i,
                                .pinned = i == 1};
}

static void add_person(struct stage_content *content, size_t i, enum stage_hall_kind kind)
{
    content->staff[i] = (struct catalog_staff){.code = content->codes[i],
                                               .name = pick(&person, kind),
                                               .post = pick(&post, kind),
                                               .phone = pick(&phone, kind),
                                               .photo = i == 2 ? "plan.png" : "",
                                               .window = i % 3 == 0 ? CATALOG_NO_WINDOW
                                                                    : (uint32_t)(i % STAGE_WINDOWS),
                                               .duty_days = i % 4 == 1 ? 0x55 : 0x1f,
                                               .lead_days = i < 2 ? 0x02 : 0,
                                               .state = i % 5 == 2 ? CATALOG_OUT : CATALOG_ON_DUTY};
}

static void add_agent(struct stage_content *content, size_t i, enum stage_hall_kind kind)
{
    content->agents[i] = (struct catalog_agent){.village = pick(&village, kind),
                                                .name = pick(&person, kind),
                                                .phone = pick(&phone, kind),
                                                .place = pick(&place, kind),
                                                .hours_text = pick(&hours, kind),
                                                .duty_days = i % 2 == 0 ? 0x1f : 0x55,
                                                .matters = {0, i == 1 ? 2 : 0}};
}

static void add_matter(struct stage_content *content, size_t i, enum stage_hall_kind kind)
{
    static const char *const empty = "";
    content->matter_windows[i] = (uint32_t)(i % STAGE_WINDOWS);
    content->matters[i] = (struct catalog_matter){
        .code = content->codes[i],
        .name = pick(&matter, kind),
        .name_en = kind == STAGE_ABSURD ? "" : "Minimum living allowance",
        .keywords = "低保\0",
        .place = i == 1 ? pick(&place, kind) : "",
        .statutory_note = "",
        .promised_note = "",
        .conditions = empty,
        .steps = empty,
        .notes = empty,
        .fee = "不收费",
        .fee_basis = "",
        .basis = empty,
        .result = "",
        .result_picture = "",
        .online_address = "",
        .phone = "",
        .supervision_phone = "",
        .quota = "",
        .faq = empty,
        .promised_days = 7,
        .visits = 1,
        .popularity = (int)(100 - i),
        .windows = {(uint32_t)(i == 2 ? 0 : i), i == 2 ? 3 : 1},
        .here = i != 1,
        .agent = i % 3 != 2,
    };
}

void stage_content_fill(struct stage_hall *made, enum stage_hall_kind kind)
{
    static const uint32_t agent_matters[] = {0, 2};
    static const struct catalog_point points[] = {{600, 760}, {800, 760}};
    struct stage_content *content = &made->content;
    struct catalog *catalog = &made->catalog;
    size_t count = kind == STAGE_ABSURD ? STAGE_CONTENT : STAGE_CONTENT / 4;
    for (size_t i = 0; i < count; i++) {
        snprintf(content->codes[i], sizeof content->codes[i], "N%03u", (unsigned)i);
        add_notice(content, i, kind);
        add_person(content, i, kind);
        add_agent(content, i, kind);
        add_matter(content, i, kind);
    }
    made->windows[2].plan = (struct catalog_point){897, 545};
    made->windows[2].path = (struct catalog_span){0, 2};
    made->windows[2].open = false;
    made->windows[2].phone = "000-5550203";
    catalog->hall.hours_text = pick(&hall_hours, kind);
    catalog->hall.market_days = pick(&market, kind);
    catalog->hall.first_asked = pick(&first_asked, kind);
    catalog->hall.plan = "plan.png";
    catalog->hall.here = (struct catalog_point){600, 868};
    catalog->notices = content->notices;
    catalog->staff = content->staff;
    catalog->agents = content->agents;
    catalog->matters = content->matters;
    catalog->notice_count = catalog->staff_count = catalog->agent_count = catalog->matter_count =
        catalog->matter_window_count = count;
    catalog->matter_windows = content->matter_windows;
    catalog->agent_matters = agent_matters;
    catalog->agent_matter_count = 2;
    catalog->points = points;
    catalog->point_count = 2;
}
