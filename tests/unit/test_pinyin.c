#include <stdbool.h>
#include <string.h>

#include "app/base/pinyin.h"
#include "tests/unit/unit.h"

static bool is_read(uint32_t code_point, const char *reading)
{
    const uint16_t *numbers;
    size_t count = pinyin_readings(code_point, &numbers);
    for (size_t i = 0; i < count; i++)
        if (strcmp(pinyin_name(numbers[i]), reading) == 0)
            return true;
    return false;
}

static void a_character_has_all_its_readings(void)
{
    static const struct {
        uint32_t code_point;
        const char *readings[4];
    } characters[] = {
        {0x884C, {"xing", "hang", "heng"}}, /* 行 */
        {0x957F, {"chang", "zhang"}},       /* 长 */
        {0x91CD, {"zhong", "chong"}},       /* 重 */
        {0x4E50, {"le", "yue"}},            /* 乐 */
        {0x90FD, {"dou", "du"}},            /* 都 */
        {0x4F1A, {"hui", "kuai"}},          /* 会 */
        {0x53C2, {"can", "shen", "cen"}},   /* 参 */
        {0x5973, {"nv", "nu"}},             /* 女 */
        {0x7565, {"lve", "lue"}},           /* 略 */
        {0x20000, {"he"}},                  /* beyond 16 bits */
    };
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++)
        for (size_t k = 0; k < 4 && characters[i].readings[k] != NULL; k++)
            CU_ASSERT_TRUE(is_read(characters[i].code_point, characters[i].readings[k]));
    CU_ASSERT_FALSE(is_read(0x884C, "hui"));
}

static void what_is_no_character_has_no_reading(void)
{
    const uint16_t *numbers;
    static const uint32_t none[] = {0, 'a', '0', 0x3042, 0xE000, 0x10FFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        CU_ASSERT_EQUAL(pinyin_readings(none[i], &numbers), 0);
}

static void spellings_are_small_letters_in_order(void)
{
    for (size_t i = 0; i < pinyin_count(); i++) {
        const char *name = pinyin_name(i);
        CU_ASSERT_TRUE(strlen(name) >= 1 && strlen(name) <= PINYIN_LETTERS);
        CU_ASSERT_EQUAL(strspn(name, "abcdefghijklmnopqrstuvwxyz"), strlen(name));
        CU_ASSERT_TRUE(i == 0 || strcmp(pinyin_name(i - 1), name) < 0);
    }
}

void suite_pinyin(void)
{
    static const CU_TestInfo tests[] = {
        {"a character has all its readings", a_character_has_all_its_readings},
        {"what is no character has no reading", what_is_no_character_has_no_reading},
        {"spellings are small letters in order", spellings_are_small_letters_in_order},
        CU_TEST_INFO_NULL,
    };
    unit_add("pinyin", tests);
}
