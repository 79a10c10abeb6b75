#include "ui/ime/spelling.h"

#include <string.h>
#include <unistd.h>

#include "app/base/text.h"
#include "tests/unit/unit.h"

#define MANY 60

static struct spelling *spelling;
static struct candidate found[MANY];
static size_t count;
static bool more;

static void prepare(void)
{
    char msg[ERR_MSG_BYTES] = "";
    spelling = NULL;
    UNIT_OK(spelling_create(&spelling, NULL, msg));
    CU_ASSERT_PTR_NOT_NULL_FATAL(spelling);
}

static void convert(const char *letters, size_t first, size_t room)
{
    count = spelling_convert(spelling, letters, first, found, room, &more);
}

/* The position of a word; -1: it is not there. */
static int place(const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(found[i].text, word) == 0)
            return (int)i;
    return -1;
}

static void words_of_the_hall_are_found(void)
{
    static const struct {
        const char *letters;
        const char *word;
    } words[] = {
        {"dibao", "低保"},
        {"yinhang", "银行"},
        {"yh", "银行"},
        {"shehui", "社会"},
        {"shebao", "社保"},
        {"shenf", "身份"},
        {"hukou", "户口"},
        {"jiehun", "结婚"},
        {"shenfenzheng", "身份证"},
        {"nver", "女儿"},
        {"canji", "残疾"},
        {"laonian", "老年"},
        {"dibaoshenqing", "低保申请"},
        {"tuixiu", "退休"},
        {"butie", "补贴"},
        {"yiliao", "医疗"},
        {"zhengming", "证明"},
        {"nongmin", "农民"},
        {"tudi", "土地"},
        {"xuexiao", "学校"},
        {"chusheng", "出生"},
        {"jiaoyu", "教育"},
        {"baoxian", "保险"},
        {"jiuye", "就业"},
    };
    prepare();
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        convert(words[i].letters, 0, 10);
        int at = place(words[i].word);
        CU_ASSERT(at >= 0);
        if (at < 0)
            printf("\n%s: no %s\n", words[i].letters, words[i].word);
        else
            CU_ASSERT_EQUAL(found[at].letters, strlen(words[i].letters));
    }
    spelling_destroy(spelling);
}

static void a_word_may_take_only_the_first_letters(void)
{
    prepare();
    convert("dibaoshenqing", 0, MANY);
    CU_ASSERT(place("低保") > 0 && found[place("低保")].letters == strlen("dibao"));
    CU_ASSERT(place("低") > 0 && found[place("低")].letters == strlen("di"));
    convert("baoshenqing", 0, MANY);
    CU_ASSERT(place("保") > 0 && found[place("保")].letters == strlen("bao"));
    spelling_destroy(spelling);
}

static void pages_follow_each_other_without_a_gap(void)
{
    struct candidate all[MANY];
    prepare();
    convert("yi", 0, MANY);
    CU_ASSERT(count == MANY && more);
    memcpy(all, found, sizeof all);
    for (size_t first = 0; first < MANY; first += 12) {
        convert("yi", first, 12);
        CU_ASSERT_EQUAL(count, 12);
        for (size_t i = 0; i < count; i++)
            CU_ASSERT_STRING_EQUAL(found[i].text, all[first + i].text);
    }
    convert("nv", 0, 12);
    CU_ASSERT(count > 0 && count < 12 && !more);
    convert("nv", 5000, 12);
    CU_ASSERT(count == 0 && !more);
    spelling_destroy(spelling);
}

/* The library aborts when initials that could be anything follow each other without end, as a hand
 * that rests on a key types them. */
static void letters_without_sense_do_no_harm(void)
{
    static const char *const kinds[] = {
        "z",       "s", "zcsh", "bpmfdtnlgkhjqxzcsrwy", "abcdefghijklmnopqrstuvwxyz",
        "aeoghnr", "a", "aoe"};
    uint32_t random = 1;
    prepare();
    for (int i = 0; i < 800; i++) {
        const char *kind = kinds[i % 8];
        char letters[SPELLING_LETTERS_BYTES] = "";
        for (size_t at = 0; at < sizeof letters - 1; at++) {
            random = random * 1664525 + 1013904223;
            letters[at] = kind[(random >> 16) % strlen(kind)];
        }
        convert(letters, 0, MANY);
        for (size_t c = 0; c < count; c++)
            CU_ASSERT(found[c].letters > 0 && found[c].letters < sizeof letters);
    }
    spelling_destroy(spelling);
}

static void junk_gives_nothing_or_text(void)
{
    static const char *const junk[] = {
        "i",
        "u",
        "v",
        "''''",
        "\xff\xfe",
        "低保",
        "1234",
        " ",
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "zhuangzhuangzhuangzhuangzhuangzhuangzhuangzhuang",
        "xi'an",
        "~!@#$%^&*()",
    };
    prepare();
    convert("", 0, MANY);
    CU_ASSERT(count == 0 && !more);
    for (size_t i = 0; i < sizeof junk / sizeof junk[0]; i++) {
        convert(junk[i], 0, MANY);
        for (size_t c = 0; c < count; c++) {
            CU_ASSERT(found[c].letters > 0 && found[c].letters <= strlen(junk[i]));
            CU_ASSERT(text_is_utf8(found[c].text, strlen(found[c].text)));
        }
    }
    spelling_forget(spelling);
    convert("dibao", 0, 10);
    CU_ASSERT_EQUAL(place("低保"), 0);
    spelling_destroy(spelling);
}

/* A word chosen a hundred times would move up in a dictionary that learns. */
static void nothing_is_learnt(void)
{
    prepare();
    convert("yh", 0, MANY);
    int before = place("银行");
    for (int i = 0; i < 100; i++)
        convert("yinhang", 0, 1);
    convert("yh", 0, MANY);
    CU_ASSERT(before > 0 && place("银行") == before);
    spelling_destroy(spelling);
    CU_ASSERT_NOT_EQUAL(access("user_dict.dat", F_OK), 0);
}

static void a_dictionary_that_is_none_is_refused(void)
{
    char msg[ERR_MSG_BYTES];
    static char zeros[80 * 1024];
    const char *dir = unit_temp_dir();
    const char *const paths[] = {"/nowhere/dict.dat", dir, unit_write_file(dir, "dict.dat", "", 0)};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        CU_ASSERT_EQUAL(spelling_create(&spelling, paths[i], msg), ERR_NOT_FOUND);
        CU_ASSERT_PTR_NOT_NULL(strstr(msg, paths[i]));
    }
    const char *empty = unit_write_file(dir, "zeros.dat", zeros, sizeof zeros);
    CU_ASSERT_EQUAL(spelling_create(&spelling, empty, msg), ERR_NOT_FOUND);
    prepare();
    convert("dibao", 0, 10);
    CU_ASSERT_EQUAL(place("低保"), 0);
    spelling_destroy(spelling);
}

void suite_spelling(void)
{
    static const CU_TestInfo tests[] = {
        {"words of the hall are found", words_of_the_hall_are_found},
        {"a word may take only the first letters", a_word_may_take_only_the_first_letters},
        {"pages follow each other without a gap", pages_follow_each_other_without_a_gap},
        {"junk gives nothing or text", junk_gives_nothing_or_text},
        {"letters without sense do no harm", letters_without_sense_do_no_harm},
        {"nothing is learnt", nothing_is_learnt},
        {"a dictionary that is none is refused", a_dictionary_that_is_none_is_refused},
        CU_TEST_INFO_NULL,
    };
    unit_add("spelling", tests);
}
