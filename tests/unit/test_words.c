#include "ui/words.h"

#include <string.h>

#include "tests/unit/unit.h"

static const unsigned char empty_mo[28] = {0xde, 0x12, 0x04, 0x95};

static const char *folder(void)
{
    const char *dir = unit_temp_dir();
    unit_write_file(dir, "zh-CN.mo", empty_mo, sizeof empty_mo);
    unit_write_file(dir, "en.mo", empty_mo, sizeof empty_mo);
    unit_write_file(dir, "bad.mo", "words", 5);
    return dir;
}

static void languages_follow_one_another(void)
{
    static const char *const locales[] = {"zh-CN", "en", NULL};
    char msg[ERR_MSG_BYTES] = "";
    struct words *words = NULL;
    UNIT_OK(words_create(&words, folder(), "zh-CN", locales, msg));
    const struct i18n *chinese = words_of(words, "zh-CN");
    const struct i18n *english = words_of(words, "en");
    CU_ASSERT_STRING_EQUAL(i18n_locale(english), "en");
    CU_ASSERT_PTR_EQUAL(words_after(words, chinese), english);
    CU_ASSERT_PTR_EQUAL(words_after(words, english), chinese);
    CU_ASSERT_PTR_NULL(words_of(words, "ii"));
    words_destroy(words);
}

static void a_bad_file_costs_its_language_only(void)
{
    static const char *const locales[] = {"zh-CN", "bad", "missing", "en", NULL};
    char msg[ERR_MSG_BYTES] = "";
    struct words *words = NULL;
    UNIT_OK(words_create(&words, folder(), "zh-CN", locales, msg));
    CU_ASSERT_PTR_EQUAL(words_after(words, words_of(words, "zh-CN")), words_of(words, "en"));
    CU_ASSERT_PTR_NULL(words_of(words, "bad"));
    words_destroy(words);
}

static void without_the_first_language_nothing_begins(void)
{
    static const char *const locales[] = {"zh-CN", "bad", NULL};
    static const char *const none[] = {NULL};
    char msg[ERR_MSG_BYTES] = "";
    struct words *words = NULL;
    CU_ASSERT_EQUAL(words_create(&words, folder(), "bad", locales, msg), ERR_PARSE);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "bad.mo"));
    CU_ASSERT_PTR_NULL(words);
    UNIT_OK(words_create(&words, folder(), "en", none, msg));
    const struct i18n *english = words_of(words, "en");
    CU_ASSERT_PTR_EQUAL(words_after(words, english), english);
    words_destroy(words);
}

void suite_words(void)
{
    static const CU_TestInfo tests[] = {
        {"languages follow one another", languages_follow_one_another},
        {"a bad file costs its language only", a_bad_file_costs_its_language_only},
        {"without the first language nothing begins", without_the_first_language_nothing_begins},
        CU_TEST_INFO_NULL,
    };
    unit_add("words", tests);
}
