#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/search/search.h"
#include "tests/bench/names.h"
#include "tests/unit/unit.h"

#define HITS 10

/* Position 0 to the last; the weights are all different where the order is asked for. */
static const struct search_text texts[] = {
    {"城乡居民最低生活保障审核确认", "低保;低保申请;困难补助", 50}, /* 0 */
    {"银行账户开立", "开户", 5},                                    /* 1 */
    {"长期护理保险参保登记", "长护险", 4},                          /* 2 */
    {"重大疾病医疗救助", "大病救助", 3},                            /* 3 */
    {"音乐会演出许可", "", 2},                                      /* 4 */
    {"首都户籍迁移", "迁户口", 2},                                  /* 5 */
    {"社会保障卡申领", "社保卡", 40},                               /* 6 */
    {"会计人员信息采集", "", 1},                                    /* 7 */
    {"人参种植备案", "", 1},                                        /* 8 */
    {"居民身份证换领", "身份证", 60},                               /* 9 */
    {"女职工生育保险待遇", "产假", 7},                              /* 10 */
    {"再生育《生育证》办理", "二孩", 6},                            /* 11 */
    {"WiFi热点5G基站备案", "无线上网", 0},                          /* 12 */
    {"残疾人证申领", "残疾证", 8},                                  /* 13 */
    {"行驶证补办", "", 9},                                          /* 14 */
    {"特困人员救助供养", "五保", 10},                               /* 15 */
    {"老年人优待证申领", "老年证", 12},                             /* 16 */
    {"成长档案查询", "", 1},                                        /* 17 */
};
#define TEXTS (sizeof texts / sizeof texts[0])

struct expected {
    const char *query;
    uint32_t first;
    enum search_class class;
};

static struct search_index *index_of_texts(void)
{
    struct search_index *index = NULL;
    UNIT_OK(search_create(&index, texts, TEXTS, NULL));
    if (index == NULL)
        CU_FAIL_FATAL("no index");
    return index;
}

static size_t find(const struct search_index *index, const char *query,
                   struct search_hit hits[HITS])
{
    size_t count = 0;
    UNIT_OK(search_find(index, query, hits, HITS, &count));
    return count;
}

static void check(const struct expected *rows, size_t count)
{
    struct search_index *index = index_of_texts();
    for (size_t i = 0; i < count; i++) {
        struct search_hit hits[HITS];
        size_t found = find(index, rows[i].query, hits);
        bool good =
            found > 0 && hits[0].position == rows[i].first && hits[0].class == rows[i].class;
        if (!good)
            printf("\n    \"%s\": %zu hits, first %d class %d, wanted %u class %d", rows[i].query,
                   found, found > 0 ? (int)hits[0].position : -1,
                   found > 0 ? (int)hits[0].class : -1, rows[i].first, (int)rows[i].class);
        CU_ASSERT_TRUE(good);
    }
    search_destroy(index);
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof(rows)[0])

static void words_are_found_as_people_type_them(void)
{
    static const struct expected rows[] = {
        {"低保", 0, SEARCH_EXACT},
        {"dibao", 0, SEARCH_EXACT},
        {"db", 0, SEARCH_EXACT},
        {"低bao", 0, SEARCH_EXACT},
        {"dbao", 0, SEARCH_EXACT},
        {"低保sq", 0, SEARCH_EXACT},
        {"dbsq", 0, SEARCH_EXACT},
        {"dibaoshenq", 0, SEARCH_EXACT},
        {"dibaosh", 0, SEARCH_PREFIX},
        {"身份", 9, SEARCH_PREFIX},
        {"sfz", 9, SEARCH_EXACT},
        {"shfz", 9, SEARCH_EXACT},
        {"huanling", 9, SEARCH_INSIDE},
        {"生育证", 11, SEARCH_WORD},
        {"zaishengyushengyuzheng", 11, SEARCH_PREFIX},
        {"nvzhigong", 10, SEARCH_PREFIX},
        {"nuzhigong", 10, SEARCH_PREFIX},
        {"wifi", 12, SEARCH_PREFIX},
        {"5gjizhan", 12, SEARCH_INSIDE},
        {"ｗｉｆｉ热点", 12, SEARCH_PREFIX},
        {"DiBao", 0, SEARCH_EXACT},
        {"dībǎo", 0, SEARCH_EXACT},
        {"ｄｂ", 0, SEARCH_EXACT},
        {"《生育证》", 11, SEARCH_WORD},
    };
    CHECK(rows);
}

static void a_character_is_found_by_each_reading(void)
{
    static const struct expected rows[] = {
        {"yh", 1, SEARCH_PREFIX},      {"yinhang", 1, SEARCH_PREFIX},
        {"yinxing", 1, SEARCH_PREFIX}, {"xingshizheng", 14, SEARCH_PREFIX},
        {"changqi", 2, SEARCH_PREFIX}, {"chengzhang", 17, SEARCH_PREFIX},
        {"czda", 17, SEARCH_PREFIX},   {"zhongda", 3, SEARCH_PREFIX},
        {"chongda", 3, SEARCH_PREFIX}, {"yinyue", 4, SEARCH_PREFIX},
        {"yyh", 4, SEARCH_PREFIX},     {"shoudu", 5, SEARCH_PREFIX},
        {"shoudou", 5, SEARCH_PREFIX}, {"kuaiji", 7, SEARCH_PREFIX},
        {"kj", 7, SEARCH_PREFIX},      {"shehui", 6, SEARCH_PREFIX},
        {"renshen", 8, SEARCH_PREFIX}, {"canbao", 2, SEARCH_INSIDE},
    };
    CHECK(rows);
}

static void parts_are_found_apart(void)
{
    static const struct expected rows[] = {
        {"申领社保卡", 6, SEARCH_PARTS},
        {"shenlingshebaoka", 6, SEARCH_PARTS},
        {"slsbk", 6, SEARCH_PARTS},
        {"最低保障", 0, SEARCH_PARTS},
        {"jmdbqr", 0, SEARCH_SCATTERED},
        {"申领 社保卡", 6, SEARCH_PREFIX},
        {"shebaoka shenling", 6, SEARCH_PREFIX},
        {"申请 低保", 0, SEARCH_EXACT},
    };
    CHECK(rows);
}

static void one_slip_is_forgiven(void)
{
    static const struct expected rows[] = {
        {"dibap", 0, SEARCH_SLIP},          /* wrong */
        {"fibao", 0, SEARCH_SLIP},          /* wrong, the first */
        {"shnfenzheng", 9, SEARCH_SLIP},    /* missing */
        {"shenfennzheng", 9, SEARCH_SLIP},  /* too many */
        {"shenfenzhegn", 9, SEARCH_SLIP},   /* swapped */
        {"shefnenzheng", 9, SEARCH_SLIP},   /* swapped, from one syllable to the next */
        {"jmxfzhl", 9, SEARCH_SLIP},        /* a wrong initial */
        {"jmfszhl", 9, SEARCH_SLIP},        /* swapped initials */
        {"居民身分证换领", 9, SEARCH_SLIP}, /* a wrong character */
        {"底保", 0, SEARCH_SLIP},           /* one that sounds the same */
        {"shebaoka shenlnig", 6, SEARCH_SLIP},
    };
    CHECK(rows);
}

static void a_slip_comes_below_a_few_parts(void)
{
    static const struct search_text some[] = {{"户口迁入", "", 9}, {"期约、回款", "", 0}};
    struct search_index *index;
    struct search_hit hits[HITS];
    UNIT_OK(search_create(&index, some, 2, NULL));
    CU_ASSERT_EQUAL_FATAL(find(index, "hkqy", hits), 2);
    CU_ASSERT_EQUAL(hits[0].position, 1);
    CU_ASSERT_EQUAL(hits[0].class, SEARCH_PARTS);
    CU_ASSERT_EQUAL(hits[1].class, SEARCH_SLIP);
    search_destroy(index);
}

static void the_nearest_is_offered_when_nothing_matches(void)
{
    static const struct expected rows[] = {
        {"残疾军人抚恤", 13, SEARCH_NEAREST},
        {"laoniandaxue", 16, SEARCH_NEAREST},
        {"特困学生", 15, SEARCH_NEAREST},
    };
    CHECK(rows);
}

static void nothing_is_found_for_nothing(void)
{
    static const char *const queries[] = {"", " ", "。，、", "\x01\x02", "\xE2\x80\x8B"};
    struct search_index *index = index_of_texts();
    struct search_hit hits[HITS];
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++)
        CU_ASSERT_EQUAL(find(index, queries[i], hits), 0);
    CU_ASSERT_EQUAL(find(index, "Ω𠮷🀄", hits), 0);
    search_destroy(index);
}

/* ---- order ---- */

static void better_classes_come_first_then_use_then_length(void)
{
    static const struct search_text some[] = {
        {"甲户口本乙", "", 9}, {"户口本补办", "", 1},   {"户口本补办费", "", 1},
        {"户口本遗失", "", 3}, {"甲（户口本）", "", 5}, {"户口本", "", 0},
        {"甲", "户口本", 2},
    };
    static const uint32_t order[] = {6, 5, 3, 1, 2, 4, 0};
    struct search_index *index;
    struct search_hit hits[HITS];
    UNIT_OK(search_create(&index, some, 7, NULL));
    CU_ASSERT_EQUAL_FATAL(find(index, "hukoub", hits), 7);
    for (size_t i = 0; i < 7; i++)
        CU_ASSERT_EQUAL(hits[i].position, order[i]);
    size_t count;
    UNIT_OK(search_find(index, "户口", hits, 2, &count));
    CU_ASSERT_EQUAL_FATAL(count, 2);
    CU_ASSERT_EQUAL(hits[0].position, 3);
    CU_ASSERT_EQUAL(hits[1].position, 6);
    UNIT_OK(search_find(index, "户口", hits, 0, &count));
    CU_ASSERT_EQUAL(count, 0);
    search_destroy(index);
}

#define MANY 300

static struct search_index *index_of_many(struct names *names, char (*made)[NAMES_BYTES])
{
    struct search_text some[MANY];
    struct search_index *index = NULL;
    for (size_t i = 0; i < MANY; i++) {
        names_make(names, made[2 * i], made[2 * i + 1]);
        some[i] = (struct search_text){made[2 * i], made[2 * i + 1], names_random(names, 5)};
    }
    UNIT_OK(search_create(&index, some, MANY, NULL));
    if (index == NULL)
        CU_FAIL_FATAL("no index");
    return index;
}

static bool same_hits(const struct search_hit *a, const struct search_hit *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i].position != b[i].position || a[i].class != b[i].class)
            return false;
    return true;
}

/* For words of any kind, right or wrong, and any of the six orders. */
static void the_order_of_words_does_not_matter(void)
{
    static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                     {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    static char made[2 * MANY][NAMES_BYTES];
    struct names names = {.seed = 7};
    struct search_index *index = index_of_many(&names, made);
    for (int round = 0; round < 80; round++) {
        char words[3][NAMES_BYTES];
        struct search_hit first[HITS];
        size_t first_count = 0;
        for (int i = 0; i < 3; i++) {
            uint32_t kind = names_random(&names, NAMES_QUERIES);
            names_query(&names, made[2 * names_random(&names, MANY)],
                        kind == NAMES_TWO_WORDS ? NAMES_MIXED : (enum names_query)kind, words[i]);
            words[i][15] = '\0';
        }
        for (int i = 0; i < 6; i++) {
            char query[3 * NAMES_BYTES];
            struct search_hit hits[HITS];
            snprintf(query, sizeof query, "%s %s %s", words[orders[i][0]], words[orders[i][1]],
                     words[orders[i][2]]);
            size_t count = find(index, query, hits);
            if (i == 0) {
                first_count = count;
                memcpy(first, hits, sizeof first);
            }
            CU_ASSERT_EQUAL(count, first_count);
            CU_ASSERT_TRUE(count == first_count && same_hits(first, hits, count));
        }
    }
    search_destroy(index);
}

/* Whatever is cut out of a name finds it: among the hits when all may come. */
static void a_piece_of_a_name_finds_it(void)
{
    static char made[2 * MANY][NAMES_BYTES];
    static struct search_hit hits[MANY];
    struct names names = {.seed = 11};
    struct search_index *index = index_of_many(&names, made);
    for (int round = 0; round < 150; round++) {
        uint32_t wanted = names_random(&names, MANY);
        char query[NAMES_BYTES];
        size_t count = 0;
        bool found = false;
        names_query(&names, made[2 * wanted], (enum names_query)names_random(&names, NAMES_SLIP),
                    query);
        UNIT_OK(search_find(index, query, hits, MANY, &count));
        for (size_t i = 0; i < count; i++)
            found = found || (hits[i].position == wanted && hits[i].class <= SEARCH_INSIDE);
        if (!found)
            printf("\n    \"%s\" does not find %s", query, made[2 * wanted]);
        CU_ASSERT_TRUE(found);
    }
    search_destroy(index);
}

/* ---- limits ---- */

static void long_queries_and_texts_are_bounded(void)
{
    static char text[15001];
    static char query[40001];
    struct search_index *index;
    struct search_hit hits[HITS];
    for (size_t i = 0; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "保", 4);
    memset(query, 'b', sizeof query - 1);
    struct search_text one = {text, text, 0};
    UNIT_OK(search_create(&index, &one, 1, NULL));
    CU_ASSERT_EQUAL(find(index, query, hits), 1);
    CU_ASSERT_EQUAL(find(index, text, hits), 1);
    CU_ASSERT_EQUAL(hits[0].class, SEARCH_PREFIX);
    for (size_t i = 1; i < sizeof query - 1; i += 2)
        query[i] = ' ';
    CU_ASSERT_EQUAL(find(index, query, hits), 1);
    search_destroy(index);
}

static void more_characters_than_numbers_do_no_harm(void)
{
    char *text = malloc(4 * 60000 + 1);
    char *at = text;
    struct search_index *index;
    struct search_hit hits[HITS];
    for (uint32_t code = 0x20000; code < 0x20000 + 42000; code++) {
        *at++ = (char)(0xF0 | code >> 18);
        *at++ = (char)(0x80 | (code >> 12 & 0x3F));
        *at++ = (char)(0x80 | (code >> 6 & 0x3F));
        *at++ = (char)(0x80 | (code & 0x3F));
    }
    *at = '\0';
    struct search_text two[] = {{"低保", "", 0}, {text, "", 0}};
    UNIT_OK(search_create(&index, two, 2, NULL));
    CU_ASSERT_EQUAL(find(index, "dibao", hits), 1);
    CU_ASSERT_EQUAL(find(index, "\xF0\xA0\x80\x80", hits), 1);
    search_destroy(index);
    free(text);
}

static void an_empty_index_finds_nothing(void)
{
    struct search_index *index;
    struct search_hit hits[HITS];
    UNIT_OK(search_create(&index, NULL, 0, NULL));
    CU_ASSERT_EQUAL(find(index, "dibao", hits), 0);
    search_destroy(index);
    search_destroy(NULL);
}

static void making_can_be_cancelled(void)
{
    atomic_bool cancel = true;
    struct search_index *index;
    CU_ASSERT_EQUAL(search_create(&index, texts, TEXTS, &cancel), ERR_CANCELLED);
}

void suite_search(void)
{
    static const CU_TestInfo tests[] = {
        {"words are found as people type them", words_are_found_as_people_type_them},
        {"a character is found by each reading", a_character_is_found_by_each_reading},
        {"parts are found apart", parts_are_found_apart},
        {"one slip is forgiven", one_slip_is_forgiven},
        {"a slip comes below a few parts", a_slip_comes_below_a_few_parts},
        {"the nearest is offered", the_nearest_is_offered_when_nothing_matches},
        {"nothing is found for nothing", nothing_is_found_for_nothing},
        {"better classes come first", better_classes_come_first_then_use_then_length},
        {"the order of words does not matter", the_order_of_words_does_not_matter},
        {"a piece of a name finds it", a_piece_of_a_name_finds_it},
        {"long queries and texts", long_queries_and_texts_are_bounded},
        {"more characters than numbers", more_characters_than_numbers_do_no_harm},
        {"an empty index", an_empty_index_finds_nothing},
        {"making can be cancelled", making_can_be_cancelled},
        CU_TEST_INFO_NULL,
    };
    unit_add("search", tests);
}
