#include "tests/bench/names.h"

#include <stdio.h>
#include <string.h>

#include "app/base/pinyin.h"
#include "app/base/text.h"

static const char *const who[] = {
    "城乡居民",     "农村居民",   "城镇职工",   "灵活就业人员",   "退役军人",     "残疾人",
    "老年人",       "未成年人",   "个体工商户", "小微企业",       "农民工",       "高校毕业生",
    "失业人员",     "孤儿",       "特困人员",   "优抚对象",       "流动人口",     "村民",
    "集体经济组织", "社会团体",   "民办学校",   "农民专业合作社", "独生子女家庭", "低收入家庭",
    "外来务工人员", "被征地农民", "工伤职工",   "离退休人员",     "归侨侨眷",     "见义勇为人员"};
static const char *const what[] = {
    "最低生活保障", "基本养老保险",     "基本医疗保险",   "临时救助",     "医疗救助",
    "教育救助",     "护理补贴",         "生活补贴",       "高龄津贴",     "住房公积金",
    "公共租赁住房", "宅基地",           "土地承包经营权", "林木采伐",     "农机购置补贴",
    "粮食直补",     "营业执照",         "食品经营许可证", "卫生许可证",   "户口簿",
    "居民身份证",   "居住证",           "出生医学证明",   "婚姻状况证明", "无犯罪记录证明",
    "失业保险金",   "工伤认定",         "生育津贴",       "独生子女奖励", "法律援助",
    "人民调解",     "就业创业证",       "创业担保贷款",   "职业培训补贴", "义务教育入学",
    "助学贷款",     "党组织关系",       "兵役",           "动物检疫",     "水面养殖证",
    "取水许可",     "建设工程规划许可", "机动车行驶证",   "驾驶证",       "银行账户",
    "社会保障卡",   "异地就医",         "慢性病门诊"};
static const char *const whats[] = {
    "低保", "养老",   "医保",   "救助", "大病",   "助学",   "护补",   "补贴",
    "高龄", "公积金", "公租房", "建房", "承包",   "伐木",   "农机",   "直补",
    "执照", "食品证", "卫生证", "户口", "身份证", "居住证", "出生证", "单身证明",
    "无罪", "失业金", "工伤",   "生育", "独子",   "法援",   "调解",   "就业证",
    "贷款", "培训",   "上学",   "助贷", "党员",   "当兵",   "检疫",   "养殖",
    "取水", "规划",   "行车证", "驾照", "开户",   "社保卡", "异地",   "慢病"};
static const char *const deed[] = {
    "申请", "登记", "变更登记", "注销登记", "审核", "审核确认", "资格认定", "年度审验",
    "补办", "换发", "首次申领", "查询",     "缴费", "转移接续", "待遇领取", "信息更正",
    "备案", "延续", "初审",     "上报审批", "发放", "退费",     "停止享受", "动态复核"};
static const char *const extra[] = {"（首次）",     "（续期）", "（代办）",     "（跨省通办）",
                                    "（一件事）",   "（线上）", "（市级）",     "（县级）",
                                    "（乡镇受理）", "、复核",   "（补充材料）", "（绿色通道）"};

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof(list)[0]))
_Static_assert(COUNT(what) == COUNT(whats), "a short name for each subject");

uint32_t names_random(struct names *names, uint32_t below)
{
    names->seed ^= names->seed << 13;
    names->seed ^= names->seed >> 7;
    names->seed ^= names->seed << 17;
    return (uint32_t)(names->seed >> 32) % below;
}

void names_make(struct names *names, char name[NAMES_BYTES], char keywords[NAMES_BYTES])
{
    uint32_t subject = names_random(names, COUNT(what));
    const char *doing = deed[names_random(names, COUNT(deed))];
    bool more = names_random(names, 3) == 0;
    snprintf(name, NAMES_BYTES, "%s%s%s%s", who[names_random(names, COUNT(who))], what[subject],
             doing, more ? extra[names_random(names, COUNT(extra))] : "");
    snprintf(keywords, NAMES_BYTES, "%s;%s%s", whats[subject], whats[subject], doing);
}

/* ---- queries ---- */

static size_t decode(const char *text, uint32_t *out, size_t room)
{
    size_t count = 0;
    while (*text != '\0' && count < room)
        text += text_decode(text, strlen(text), &out[count++]);
    return count;
}

static void add_character(char out[NAMES_BYTES], uint32_t code_point)
{
    char bytes[5] = "";
    text_encode(code_point, bytes);
    if (strlen(out) + 4 < NAMES_BYTES)
        strcat(out, bytes);
}

/* One of the character's readings, or its initial. */
static void add_reading(struct names *names, char out[NAMES_BYTES], uint32_t code_point,
                        bool initial)
{
    const uint16_t *readings;
    size_t count = pinyin_readings(code_point, &readings);
    if (count == 0 || strlen(out) + PINYIN_LETTERS + 1 >= NAMES_BYTES)
        return;
    const char *reading = pinyin_name(readings[names_random(names, (uint32_t)count)]);
    strncat(out, reading, initial ? 1 : PINYIN_LETTERS);
}

static void add_word(struct names *names, enum names_query kind, const uint32_t *word, size_t count,
                     char out[NAMES_BYTES])
{
    for (size_t i = 0; i < count; i++) {
        if (kind == NAMES_CHARACTERS || (kind == NAMES_MIXED && names_random(names, 2) == 0))
            add_character(out, word[i]);
        else
            add_reading(names, out, word[i], kind == NAMES_INITIALS || kind == NAMES_MIXED);
    }
}

void names_query(struct names *names, const char *name, enum names_query kind,
                 char out[NAMES_BYTES])
{
    uint32_t characters[64];
    size_t count = decode(name, characters, 64);
    size_t length = 2 + names_random(names, 4);
    length = length < count ? length : count;
    size_t start = names_random(names, (uint32_t)(count - length + 1));
    out[0] = '\0';
    if (kind == NAMES_NONSENSE) {
        for (size_t i = 0; i < length + 4; i++)
            out[i] = (char)('a' + names_random(names, 26)), out[i + 1] = '\0';
        return;
    }
    add_word(names, kind, characters + start, length, out);
    if (kind == NAMES_TWO_WORDS) {
        strcat(out, " ");
        add_word(names, NAMES_PINYIN, characters, count < 2 ? count : 2, out);
    }
    if (kind == NAMES_SLIP && out[0] != '\0')
        out[names_random(names, (uint32_t)strlen(out))] = (char)('a' + names_random(names, 26));
}

const char *names_query_label(enum names_query kind)
{
    static const char *const labels[NAMES_QUERIES] = {"characters", "full pinyin", "initials",
                                                      "mixed",      "two words",   "a wrong letter",
                                                      "nonsense"};
    return labels[kind];
}
