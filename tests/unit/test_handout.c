/* Papers to take along, made of a small catalog. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/base/i18n.h"
#include "app/doc/doc.h"
#include "app/services/handout/handout.h"
#include "tests/unit/unit.h"

#define FONT "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

static const struct catalog_department departments[] = {
    {.code = "mz", .name = "民政", .name_en = "", .phone = "000-5550103", .supervision_phone = ""}};
static const struct catalog_window windows[] = {
    {.code = "3",
     .name = "",
     .name_en = "",
     .place = "东侧第二个",
     .place_en = "second on the east side",
     .phone = "000-5550203"},
    {.code = "4", .name = "", .name_en = "", .place = "", .place_en = "", .phone = ""}};
static const uint32_t matter_windows[] = {0};
static const struct catalog_material materials[] = {
    {.name = "居民户口簿",
     .name_en = "",
     .issuer = "派出所",
     .form = "",
     .basis = "",
     .obtain = "",
     .notes = "",
     .sample = "",
     .originals = 1,
     .copies = 2,
     .required = true},
    {.name = "残疾人证",
     .name_en = "",
     .issuer = "残联",
     .form = "",
     .basis = "",
     .obtain = "",
     .notes = "第二代",
     .sample = "",
     .when_yes = 1,
     .originals = 1,
     .required = true},
    {.name = "收入说明",
     .name_en = "",
     .issuer = "",
     .form = "",
     .basis = "",
     .obtain = "",
     .notes = "",
     .sample = "",
     .when_no = 2,
     .signature = CATALOG_SIGNATURE_SIGN},
};
static const struct catalog_matter matter = {.code = "MZ001",
                                             .name = "最低生活保障",
                                             .name_en = "",
                                             .keywords = "",
                                             .place = "",
                                             .place_en = "",
                                             .statutory_note = "",
                                             .promised_note = "不含公示",
                                             .conditions = "本地户口\0收入低于标准\0",
                                             .steps = "申请\0受理\0审核\0",
                                             .notes = "",
                                             .fee = "不收费",
                                             .fee_en = "Free",
                                             .fee_basis = "",
                                             .basis = "《社会救助暂行办法》\0",
                                             .result = "领取证",
                                             .result_picture = "",
                                             .online_address = "",
                                             .phone = "",
                                             .supervision_phone = "",
                                             .quota = "",
                                             .faq = "",
                                             .statutory_days = 30,
                                             .promised_days = 3,
                                             .windows = {0, 1},
                                             .materials = {0, 3},
                                             .here = true};
static const struct catalog_agent agents[] = {{.village = "示例一村",
                                               .name = "李示例",
                                               .phone = "000-5550301",
                                               .place = "",
                                               .hours_text = ""}};
static const struct hours_day calendar[] = {
    {.day_number = 20781, .kind = HOURS_HOLIDAY, .name = "节日"}};
static const struct catalog catalog = {.hall = {.name = "示例镇便民服务中心",
                                                .name_en = "",
                                                .address = "示例路1号",
                                                .address_en = "1 Shili Road",
                                                .phone = "000-5550100",
                                                .supervision_phone = "000-5550199",
                                                .missed_call_rule = "",
                                                .missed_call_rule_en = "",
                                                .hours_text = "周一至周五 8:30-12:00\0",
                                                .hours_text_en = "",
                                                .market_days = "",
                                                .first_asked = "",
                                                .plan = "",
                                                .sample = true},
                                       .departments = departments,
                                       .department_count = 1,
                                       .windows = windows,
                                       .window_count = 2,
                                       .matters = &matter,
                                       .matter_count = 1,
                                       .materials = materials,
                                       .material_count = 3,
                                       .matter_windows = matter_windows,
                                       .matter_window_count = 1,
                                       .agents = agents,
                                       .agent_count = 1,
                                       .calendar = calendar,
                                       .calendar_count = 1,
                                       .picture_dir = ""};

static struct i18n *words;
static struct doc_raster *raster;

static void open_words(const char *locale)
{
    char path[600];
    char msg[ERR_MSG_BYTES];
    ssize_t length = readlink("/proc/self/exe", path, 500);
    CU_ASSERT_FATAL(length > 0);
    path[length] = '\0';
    strcpy(strrchr(path, '/'), "/share/bianmin/i18n");
    CU_ASSERT_EQUAL_FATAL(i18n_create(&words, path, locale, msg), OK);
    CU_ASSERT_EQUAL_FATAL(doc_raster_create(&raster, FONT, FONT), OK);
}

static void close_words(void)
{
    i18n_destroy(words);
    doc_raster_destroy(raster);
}

static const struct handout *make(const struct handout_request *request, int columns)
{
    const struct handout_paper paper = {.raster = raster,
                                        .width_dots = columns * 12,
                                        .columns = columns,
                                        .day = 20780, /* a Monday; the Tuesday is a holiday */
                                        .serial = "20261123-007",
                                        .clock_trusted = true};
    const struct handout *handout = NULL;
    CU_ASSERT_EQUAL_FATAL(handout_create(&handout, &catalog, words, request, &paper), OK);
    return handout;
}

/* Lines of words that have the text. */
static int lines_with(const struct handout *handout, const char *text)
{
    const struct doc_line *lines = NULL;
    size_t count = 0;
    int found = 0;
    UNIT_OK(doc_lines(handout->doc, &lines, &count));
    for (size_t i = 0; i < count; i++)
        found += lines[i].kind != DOC_QR &&
                 (strstr(lines[i].text, text) != NULL || strstr(lines[i].right, text) != NULL);
    return found;
}

static bool in_codes(const struct handout *handout, const char *text)
{
    for (size_t i = 0; i < handout->codes.count; i++)
        if (strstr(handout->codes.codes[i], text) != NULL)
            return true;
    return false;
}

static void the_notice_lists_what_this_person_lacks(void)
{
    struct handout_request request = {
        .kind = HANDOUT_ONETIME, .matter = "MZ001", .no = 3, .agent = HANDOUT_NO_AGENT};
    open_words("zh-CN");
    const struct handout *handout = make(&request, 48);
    CU_ASSERT_STRING_EQUAL(handout->serial, "20261123-007");
    CU_ASSERT(lines_with(handout, "居民户口簿") > 0 && lines_with(handout, "收入说明") > 0);
    CU_ASSERT_EQUAL(lines_with(handout, "残疾人证"), 0);
    CU_ASSERT(lines_with(handout, "原件 1 份，复印件 2 份") == 1 &&
              lines_with(handout, "□1.") == 1);
    CU_ASSERT(lines_with(handout, "20261123-007") == 1 && lines_with(handout, "申请人签字") == 1);
    CU_ASSERT(lines_with(handout, "窗口人员签字") == 1 && lines_with(handout, "3 号窗口") == 1);
    /* Monday, then Wednesday, Thursday, Friday. */
    CU_ASSERT_EQUAL(lines_with(handout, "2026-11-27"), 1);
    CU_ASSERT(in_codes(handout, "居民户口簿") && in_codes(handout, "20261123-007"));
    CU_ASSERT(handout->preview.width_dots == 576 && handout->preview.rows > 400);
    handout_unref(handout);

    request.yes = 1;
    request.no = 2;
    request.have = 1;
    handout = make(&request, 32);
    CU_ASSERT_EQUAL(lines_with(handout, "居民户口簿"), 0);
    CU_ASSERT(lines_with(handout, "残疾人证") > 0 && lines_with(handout, "第二代") > 0);
    handout_unref(handout);
    close_words();
}

static void who_has_everything_is_told_so(void)
{
    const struct handout_request request = {
        .kind = HANDOUT_ONETIME, .matter = "MZ001", .yes = 3, .have = 7, .agent = HANDOUT_NO_AGENT};
    open_words("zh-CN");
    const struct handout *handout = make(&request, 48);
    CU_ASSERT(lines_with(handout, "材料已经齐了") == 1 && lines_with(handout, "□") == 0);
    handout_unref(handout);
    close_words();
}

static void english_papers_have_the_halls_english(void)
{
    struct handout_request request = {
        .kind = HANDOUT_ONETIME, .matter = "MZ001", .agent = HANDOUT_NO_AGENT};
    open_words("en");
    const struct handout *handout = make(&request, 48);
    CU_ASSERT_EQUAL(lines_with(handout, "second on the east side"), 1);
    CU_ASSERT_EQUAL(lines_with(handout, "居民户口簿"), 1); /* has no English */
    handout_unref(handout);
    request.kind = HANDOUT_GUIDE;
    handout = make(&request, 48);
    CU_ASSERT(lines_with(handout, "Free") == 1 && lines_with(handout, "不收费") == 0);
    handout_unref(handout);
    request.kind = HANDOUT_CONTACT;
    handout = make(&request, 48);
    CU_ASSERT(lines_with(handout, "1 Shili Road") == 1 && in_codes(handout, "1 Shili Road"));
    handout_unref(handout);
    close_words();
}

static void the_guide_has_its_sections(void)
{
    static const char *const wanted[] = {"申报条件", "申报材料", "办理程序", "办理时限", "收费",
                                         "不收费",   "实施依据", "监督投诉", "领取证"};
    const struct handout_request request = {
        .kind = HANDOUT_GUIDE, .matter = "MZ001", .agent = HANDOUT_NO_AGENT};
    open_words("zh-CN");
    const struct handout *handout = make(&request, 48);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        CU_ASSERT(lines_with(handout, wanted[i]) > 0 && in_codes(handout, wanted[i]));
    CU_ASSERT(lines_with(handout, "30 个工作日") == 1);
    handout_unref(handout);
    close_words();
}

static void the_card_has_the_phones_and_the_agent(void)
{
    const struct handout_request request = {.kind = HANDOUT_CONTACT, .agent = 0};
    open_words("zh-CN");
    const struct handout *handout = make(&request, 48);
    CU_ASSERT(lines_with(handout, "000-5550100") == 1 && lines_with(handout, "000-5550103") == 1);
    CU_ASSERT(lines_with(handout, "000-5550301") == 1 && lines_with(handout, "000-5550199") == 1);
    CU_ASSERT_TRUE(in_codes(handout, "李示例"));
    handout_unref(handout);
    close_words();
}

static void the_slip_has_two_copies_with_one_number(void)
{
    const struct handout_request request = {
        .kind = HANDOUT_COMMISSION, .matter = "MZ001", .agent = 0};
    const struct doc_line *lines = NULL;
    size_t count = 0;
    int cuts = 0;
    open_words("zh-CN");
    const struct handout *handout = make(&request, 48);
    CU_ASSERT_EQUAL(lines_with(handout, "20261123-007"), 2);
    CU_ASSERT_EQUAL(lines_with(handout, "存根联"), 1);
    CU_ASSERT_EQUAL(lines_with(handout, "凭委托人联取件"), 2);
    UNIT_OK(doc_lines(handout->doc, &lines, &count));
    for (size_t i = 0; i < count; i++)
        cuts += lines[i].kind == DOC_CUT;
    CU_ASSERT_EQUAL(cuts, 2);
    CU_ASSERT_EQUAL(handout->codes.count, 0);
    const struct handout *again = handout_ref(handout);
    handout_unref(handout);
    CU_ASSERT_STRING_EQUAL(again->serial, "20261123-007");
    handout_unref(again);
    close_words();
}

static void what_is_not_there_is_refused(void)
{
    static const struct handout_request requests[] = {
        {.kind = HANDOUT_ONETIME, .matter = "XX", .agent = HANDOUT_NO_AGENT},
        {.kind = HANDOUT_GUIDE, .matter = "", .agent = HANDOUT_NO_AGENT},
        {.kind = HANDOUT_COMMISSION, .matter = "", .agent = 1},
    };
    const struct handout *handout = NULL;
    open_words("zh-CN");
    const struct handout_paper paper = {
        .raster = raster, .width_dots = 576, .columns = 48, .serial = ""};
    for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++)
        CU_ASSERT_EQUAL(handout_create(&handout, &catalog, words, &requests[i], &paper),
                        ERR_NOT_FOUND);
    CU_ASSERT_PTR_NULL(handout);
    handout_unref(NULL);
    close_words();
}

void suite_handout(void)
{
    static const CU_TestInfo tests[] = {
        {"English papers have the hall's English", english_papers_have_the_halls_english},
        {"the notice lists what this person lacks", the_notice_lists_what_this_person_lacks},
        {"who has everything is told so", who_has_everything_is_told_so},
        {"the guide has its sections", the_guide_has_its_sections},
        {"the card has the phones and the agent", the_card_has_the_phones_and_the_agent},
        {"the slip has two copies with one number", the_slip_has_two_copies_with_one_number},
        {"what is not there is refused", what_is_not_there_is_refused},
        CU_TEST_INFO_NULL,
    };
    unit_add("handout", tests);
}
