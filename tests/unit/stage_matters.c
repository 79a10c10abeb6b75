/* The matters of a stage's hall, with what they ask and what one has to bring. */
#include <stdio.h>

#include "tests/unit/stage.h"

/* A hall that says little of a matter says no more than its name. */
#define BARE      0
#define ELSEWHERE 1
#define FULL      2

#define LONG_TEXT                                                                                  \
    "共同生活的家庭成员人均月收入连续六个月低于当地最低生活保障标准，且家庭财产状况符合当地规定"
#define LONG_4     LONG_TEXT "；" LONG_TEXT "；" LONG_TEXT "；" LONG_TEXT "。"
#define LONG_16    LONG_4 LONG_4 LONG_4 LONG_4
#define LONG_EN    "Every adult who lives in the household and everyone who supports somebody in it"
#define LONG_EN_4  LONG_EN ", " LONG_EN ", " LONG_EN ", " LONG_EN "."
#define LIST_OF(x) x "\0" x "\0" x "\0" x "\0"

/* By what kinds of halls write; a list where the catalog has one. */
static const struct words {
    const char *name;
    const char *name_en;
    const char *place;
    const char *list;
    const char *faq;
    const char *fee;
    const char *basis;
    const char *result;
    const char *note; /* of a time limit */
    const char *online;
    const char *phone;
    const char *material;
    const char *material_en;
    const char *issuer;
    const char *obtain;
    const char *question;
    const char *question_en;
    const char *help;
    const char *answer;
} texts[STAGE_ABSURD + 1] = {
    [STAGE_PLAUSIBLE] = {"城乡居民最低生活保障审核确认", "Minimum living allowance",
                         "县政务服务中心", "到窗口提出申请，填写申请书\0镇里入户调查\0公示7天\0",
                         "有房子有地还能申请吗？\0能。自己住的老房子不影响申请。\0", "不收费",
                         "《社会救助暂行办法》", "最低生活保障证", "不含公示时间",
                         "www.example.org", "000-5550203", "居民身份证", "Identity card",
                         "公安机关", "丢了的在8号窗口补办", "您的户口在本镇吗？",
                         "Is your household register in this town?", "看户口簿首页的住址",
                         "那么请到户口所在地的镇政府办。"},
    [STAGE_LONG] = {"城乡居民基本养老保险注销登记和丧葬补助金申领",
                    "Cancelling a basic pension and claiming the funeral allowance",
                    "示例县政务服务中心二楼医疗保障综合窗口（示例大道188号）", LIST_OF(LONG_TEXT),
                    LIST_OF(LONG_TEXT),
                    "工本费10元；补领、换领20元；低保对象、残疾人和六十岁以上老年人不收费",
                    LONG_TEXT, "《城乡居民基本养老保险关系注销登记确认表》一式两份",
                    "不含公示、专家评审、现场勘查和补正材料的时间",
                    "https://www.example.org/guide/matters/social-insurance/cancel",
                    "000-55503010转8012",
                    "居民家庭经济状况核对授权书（每个成年家庭成员和赡养人各一份）",
                    "Consent to check the household's means, one from every adult",
                    "户籍所在地或经常居住地公安派出所", LONG_TEXT,
                    "共同生活的家里人，有没有得了重病、或者长期要吃药治疗的？",
                    "Is anybody who lives with you seriously ill, or taking medicine all the time?",
                    LONG_TEXT, LONG_TEXT},
    [STAGE_ABSURD] = {LONG_4, "", LONG_4, LIST_OF(LONG_4), LIST_OF(LONG_4), LONG_4, LONG_16, LONG_4,
                      LONG_4, LONG_4, "000-55503010转80120000000", LONG_4, LONG_EN_4, LONG_4,
                      LONG_16, LONG_4, LONG_EN_4, LONG_16, LONG_16},
};

static const char nothing[] = ""; /* and with its end an empty list */

/* What every matter has, and no more. */
static struct catalog_matter bare(const struct words *words)
{
    return (struct catalog_matter){.name = words->name,
                                   .name_en = words->name_en,
                                   .keywords = "低保\0",
                                   .place = nothing,
                                   .place_en = nothing,
                                   .statutory_note = nothing,
                                   .promised_note = nothing,
                                   .conditions = nothing,
                                   .steps = nothing,
                                   .notes = nothing,
                                   .fee = "不收费",
                                   .fee_en = "Free",
                                   .fee_basis = nothing,
                                   .basis = nothing,
                                   .result = nothing,
                                   .result_picture = nothing,
                                   .online_address = nothing,
                                   .phone = nothing,
                                   .supervision_phone = nothing,
                                   .quota = nothing,
                                   .faq = nothing,
                                   .statutory_days = -1,
                                   .promised_days = 7,
                                   .visits = 1};
}

static void tell_all(struct catalog_matter *matter, const struct words *words)
{
    matter->statutory_days = 30;
    matter->promised_days = 20;
    matter->statutory_note = matter->promised_note = words->note;
    matter->conditions = matter->steps = matter->notes = matter->basis = words->list;
    matter->fee = words->fee;
    matter->fee_basis = words->basis;
    matter->result = words->result;
    matter->result_picture = "plan.png";
    matter->online_address = words->online;
    matter->phone = matter->supervision_phone = words->phone;
    matter->faq = words->faq;
    matter->questions = (struct catalog_span){0, STAGE_QUESTIONS};
}

static void add_matter(struct stage_content *content, size_t i, enum stage_hall_kind kind)
{
    const struct words *words = &texts[kind];
    struct catalog_matter *matter = &content->matters[i];
    uint32_t most = kind == STAGE_ABSURD ? STAGE_MATERIALS : STAGE_MATERIALS / 4;
    content->matter_windows[i] = (uint32_t)(i % STAGE_WINDOWS);
    *matter = bare(words);
    matter->code = content->codes[i];
    matter->popularity = (int)(100 - i);
    matter->windows = (struct catalog_span){i == FULL ? 0 : (uint32_t)i, i == FULL ? 3 : 1};
    matter->here = i != ELSEWHERE;
    matter->agent = i % 3 != 2;
    matter->events = UINT32_C(1) << i % CATALOG_EVENT_COUNT | 1;
    matter->audiences = i % 2 == 0 ? UINT32_C(1) << i % CATALOG_AUDIENCE_COUNT : 0;
    if (i == ELSEWHERE)
        matter->place = words->place;
    if (i != BARE)
        matter->materials = (struct catalog_span){0, i == FULL ? most : 1};
    if (i == FULL)
        tell_all(matter, words);
}

static void add_material(struct stage_content *content, size_t i, const struct words *words)
{
    content->materials[i] = (struct catalog_material){
        .name = words->material,
        .name_en = words->material_en,
        .issuer = words->issuer,
        .form = "纸质或电子证照",
        .basis = i == 0 ? words->basis : "",
        .obtain = words->obtain,
        .notes = i % 2 == 0 ? words->obtain : "",
        .sample = i % 2 == 0 ? "form-dibao.png" : "",
        .when_yes = i % 4 == 3 ? 1 : 0,
        .originals = i % 3 == 2 ? 0 : 1,
        .copies = (int)(i % 3),
        .signature = (enum catalog_signature)(i % CATALOG_SIGNATURE_COUNT),
        .required = i % 2 == 0,
    };
}

/* A yes goes on, the last one to the list; a no is told something, and at last turned away. */
static void add_question(struct stage_content *content, int i, const struct words *words)
{
    bool last = i + 1 == STAGE_QUESTIONS;
    content->questions[i] = (struct catalog_question){
        .code = "q",
        .text = words->question,
        .text_en = words->question_en,
        .help = i % 2 == 0 ? words->help : "",
        .yes = {last ? CATALOG_END : i + 1, ""},
        .no = {last ? CATALOG_STOP : i + 1, words->answer},
    };
}

void stage_matters_fill(struct stage_hall *made, enum stage_hall_kind kind, size_t count)
{
    static const uint32_t agent_matters[] = {0, 2};
    /* A hall that is out of service has plausible matters. */
    enum stage_hall_kind said = kind <= STAGE_ABSURD ? kind : STAGE_PLAUSIBLE;
    struct stage_content *content = &made->content;
    struct catalog *catalog = &made->catalog;
    for (size_t i = 0; i < count; i++)
        add_matter(content, i, said);
    for (size_t i = 0; i < STAGE_MATERIALS; i++)
        add_material(content, i, &texts[said]);
    for (int i = 0; i < STAGE_QUESTIONS; i++)
        add_question(content, i, &texts[said]);
    catalog->matters = content->matters;
    catalog->matter_count = catalog->matter_window_count = count;
    catalog->matter_windows = content->matter_windows;
    catalog->materials = content->materials;
    catalog->material_count = STAGE_MATERIALS;
    catalog->questions = content->questions;
    catalog->question_count = STAGE_QUESTIONS;
    catalog->agent_matters = agent_matters;
    catalog->agent_matter_count = 2;
}
