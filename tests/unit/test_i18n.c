#include "app/base/i18n.h"

#include <stdio.h>
#include <string.h>

#include "app/base/text.h"
#include "tests/unit/pseudo.h"
#include "tests/unit/stage.h"
#include "tests/unit/unit.h"

/* An MO file with these pairs, sorted by key; written as gettext's manual has it. */
struct pair {
    const char *key;
    const char *text;
};

#define MO_BYTES 1024

static void put(unsigned char *out, size_t offset, size_t value)
{
    for (int i = 0; i < 4; i++)
        out[offset + (size_t)i] = (unsigned char)(value >> (8 * i));
}

static size_t make_mo(unsigned char out[MO_BYTES], const struct pair *pairs, size_t count)
{
    size_t at = 28 + count * 16;
    memset(out, 0, MO_BYTES);
    put(out, 0, 0x950412de);
    put(out, 8, count);
    put(out, 12, 28);
    put(out, 16, 28 + count * 8);
    for (size_t i = 0; i < count * 2; i++) {
        const char *text = i < count ? pairs[i].key : pairs[i - count].text;
        put(out, 28 + i * 8, strlen(text));
        put(out, 28 + i * 8 + 4, at);
        memcpy(out + at, text, strlen(text) + 1);
        at += strlen(text) + 1;
    }
    return at;
}

static const struct pair chinese[] = {{"", "header"}, {"a", "甲"}, {"b", "乙 {0}"}, {"c", "丙"}};
static const struct pair english[] = {{"a", "first"}, {"c", ""}};

static const char *two_locales(void)
{
    unsigned char mo[MO_BYTES];
    const char *dir = unit_temp_dir();
    unit_write_file(dir, "zh-CN.mo", mo, make_mo(mo, chinese, 4));
    unit_write_file(dir, "en.mo", mo, make_mo(mo, english, 2));
    return dir;
}

static void a_key_falls_back_to_chinese_and_to_itself(void)
{
    char msg[ERR_MSG_BYTES];
    struct i18n *i18n = NULL;
    UNIT_OK(i18n_create(&i18n, two_locales(), "en", msg));
    CU_ASSERT_PTR_NOT_NULL_FATAL(i18n);
    CU_ASSERT_STRING_EQUAL(i18n_locale(i18n), "en");
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "a"), "first");
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "b"), "乙 {0}");
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "c"), "丙");
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "no.such"), "no.such");
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, ""), "");
    i18n_destroy(i18n);
}

static void a_minority_script_stands_beside_the_chinese(void)
{
    static const struct pair yi[] = {{"", "Language: ii\nX-Beside: zh-CN\n"},
                                     {"a", "ꀃꑍ"},
                                     {"b", "ꀃꑍ {0}"},
                                     {"c", "ꆈꌠ 彝"},
                                     {"d", "ꉬ"}};
    unsigned char mo[MO_BYTES];
    char msg[ERR_MSG_BYTES];
    struct i18n *i18n = NULL;
    const char *dir = two_locales();
    unit_write_file(dir, "ii.mo", mo, make_mo(mo, yi, 5));
    UNIT_OK(i18n_create(&i18n, dir, "ii", msg));
    CU_ASSERT_PTR_NOT_NULL_FATAL(i18n);
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "a"), "ꀃꑍ 甲");
    /* Written whole in the file. */
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "b"), "ꀃꑍ {0}");
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "c"), "ꆈꌠ 彝");
    /* What the Chinese file lacks has nothing to stand beside. */
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "d"), "ꉬ");
    CU_ASSERT_STRING_EQUAL(i18n_text(i18n, "e"), "e");
    i18n_destroy(i18n);
}

/* What the other tests count on. */
static void languages_made_for_tests_have_their_letters_and_placeholders(void)
{
    static const struct {
        const char *locale;
        uint32_t first;
        uint32_t last;
    } made[] = {{"ug", 0x0600, 0x06FF}, {"bo", 0x0F00, 0x0FFF}, {"mn", 0x1800, 0x18AF}};
    char dir[700];
    char msg[ERR_MSG_BYTES];
    snprintf(dir, sizeof dir, "%s/i18n", stage_data_dir());
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        struct i18n *i18n = NULL;
        UNIT_OK(i18n_create(&i18n, pseudo_dir(dir), made[i].locale, msg));
        CU_ASSERT_PTR_NOT_NULL_FATAL(i18n);
        uint32_t c = 0;
        const char *text = i18n_text(i18n, "home.title");
        text_decode(text, strlen(text), &c);
        CU_ASSERT(c >= made[i].first && c <= made[i].last);
        CU_ASSERT_PTR_NOT_NULL(strstr(i18n_text(i18n, "people.exact"), "{0}"));
        text = i18n_text(i18n, "date.full");
        CU_ASSERT(strstr(text, "{0}") != NULL && strstr(text, "{3}") != NULL);
        i18n_destroy(i18n);
    }
}

static enum err open_bytes(const void *bytes, size_t count)
{
    char msg[ERR_MSG_BYTES] = "";
    struct i18n *i18n = NULL;
    const char *dir = unit_temp_dir();
    unit_write_file(dir, "zh-CN.mo", bytes, count);
    enum err result = i18n_create(&i18n, dir, "zh-CN", msg);
    CU_ASSERT(result == OK || strstr(msg, "zh-CN.mo") != NULL);
    if (result == OK)
        i18n_destroy(i18n);
    return result;
}

static void every_broken_file_is_refused(void)
{
    unsigned char mo[MO_BYTES];
    size_t size = make_mo(mo, chinese, 4);
    CU_ASSERT_EQUAL(open_bytes(mo, size), OK);
    CU_ASSERT_EQUAL(open_bytes(mo, 0), ERR_PARSE);
    for (size_t cut = 1; cut < size; cut += 9)
        CU_ASSERT_EQUAL(open_bytes(mo, cut), ERR_PARSE);

    static const struct {
        size_t offset;
        size_t value;
    } faults[] = {
        {0, 0x950412df},           /* magic */
        {4, 2 << 16},              /* revision */
        {8, 0x10000000},           /* more strings than bytes */
        {12, MO_BYTES},            /* the tables outside */
        {16, 0xFFFFFFF8},          /* and at the end of the numbers */
        {28 + 8, 0xFFFFFFFF},      /* a length */
        {28 + 8 + 4, 0xFFFFFFFF},  /* an offset */
        {28 + 32 + 8, 1},          /* a length that ends in the text */
        {28 + 8 + 4, 28 + 64 + 4}, /* keys out of order */
    };
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        make_mo(mo, chinese, 4);
        put(mo, faults[i].offset, faults[i].value);
        CU_ASSERT_EQUAL(open_bytes(mo, size), ERR_PARSE);
    }
}

static void a_missing_file_and_a_wrong_locale_are_told(void)
{
    char msg[ERR_MSG_BYTES] = "";
    struct i18n *i18n = NULL;
    const char *dir = two_locales();
    CU_ASSERT_EQUAL(i18n_create(&i18n, dir, "fr", msg), ERR_NOT_FOUND);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "fr.mo"));
    CU_ASSERT_EQUAL(i18n_create(&i18n, dir, "../zh-CN", msg), ERR_INVALID);
    CU_ASSERT_EQUAL(i18n_create(&i18n, dir, "", msg), ERR_INVALID);
    CU_ASSERT_PTR_NULL(i18n);
}

static void expect_filled(const char *text, size_t room, const char *wanted)
{
    static const char *const arguments[] = {"12", "{0}", "大厅"};
    char out[64];
    memset(out, 'x', sizeof out);
    i18n_fill(out, room, text, arguments, 3);
    CU_ASSERT_STRING_EQUAL(out, wanted);
}

static void placeholders_are_filled_in_any_order(void)
{
    expect_filled("{0} 秒", 64, "12 秒");
    expect_filled("{2}: {0}{0}", 64, "大厅: 1212");
    expect_filled("{1}", 64, "{0}");
    expect_filled("{3} {} {a} {0", 64, "{3} {} {a} {0");
    expect_filled("{", 64, "{");
}

static void filling_cuts_between_characters(void)
{
    expect_filled("一二三", 9, "一二");
    expect_filled("一{2}", 9, "一大");
    expect_filled("abc", 1, "");
}

void suite_i18n(void)
{
    static const CU_TestInfo tests[] = {
        {"a key falls back to chinese and to itself", a_key_falls_back_to_chinese_and_to_itself},
        {"a minority script stands beside the chinese",
         a_minority_script_stands_beside_the_chinese},
        {"languages made for tests have their letters and placeholders",
         languages_made_for_tests_have_their_letters_and_placeholders},
        {"every broken file is refused", every_broken_file_is_refused},
        {"a missing file and a wrong locale are told", a_missing_file_and_a_wrong_locale_are_told},
        {"placeholders are filled in any order", placeholders_are_filled_in_any_order},
        {"filling cuts between characters", filling_cuts_between_characters},
        CU_TEST_INFO_NULL,
    };
    unit_add("i18n", tests);
}
