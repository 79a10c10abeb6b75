#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "tests/unit/unit.h"

static void utf8_is_told_from_what_is_not(void)
{
    static const char *const good[] = {"", "abc", "取号", "\xF0\xA0\xAE\xB7", "\xC2\x80"};
    static const char *const bad[] = {
        "\x80",             /* continuation alone */
        "\xC0\x80",         /* overlong */
        "\xE0\x80\x80",     /* overlong */
        "\xED\xA0\x80",     /* surrogate */
        "\xF4\x90\x80\x80", /* beyond U+10FFFF */
        "\xE5\x8F",         /* cut off */
        "\xFF",
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        CU_ASSERT_TRUE(text_is_utf8(good[i], strlen(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CU_ASSERT_FALSE(text_is_utf8(bad[i], strlen(bad[i])));
}

static void every_code_point_comes_back(void)
{
    for (uint32_t c = 0; c <= 0x110000; c++) {
        char bytes[4];
        uint32_t back;
        size_t used = text_encode(c, bytes);
        bool exists = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        if ((used > 0) != exists)
            CU_FAIL("wrong code points are encoded");
        if (used > 0 && (text_decode(bytes, used, &back) != used || back != c))
            CU_FAIL("a code point does not come back");
    }
    CU_PASS("code points");
}

static void copying_cuts_between_characters(void)
{
    char out[6];
    CU_ASSERT_TRUE(text_copy(out, sizeof out, "取a"));
    CU_ASSERT_STRING_EQUAL(out, "取a");
    CU_ASSERT_FALSE(text_copy(out, sizeof out, "取号了"));
    CU_ASSERT_STRING_EQUAL(out, "取");
}

static void trimming_knows_the_ideographic_space(void)
{
    char text[] = " \t\xE3\x80\x80取 号\xE3\x80\x80\r\n";
    CU_ASSERT_STRING_EQUAL(text_trim(text), "取 号");
    char blank[] = "\xE3\x80\x80 ";
    CU_ASSERT_STRING_EQUAL(text_trim(blank), "");
}

static void columns_count_wide_characters_twice(void)
{
    CU_ASSERT_EQUAL(text_columns("A001"), 4);
    CU_ASSERT_EQUAL(text_columns("取号A"), 5);
    CU_ASSERT_EQUAL(text_columns("\xEF\xBC\x9A"), 2);
    CU_ASSERT_EQUAL(text_columns("e\xCC\x81"), 1);
}

static void gb18030_goes_both_ways(void)
{
    static const uint8_t gb[] = {0xC8, 0xA1, 0xBA, 0xC5, 'A'};
    uint8_t bytes[16];
    size_t length = 0;
    char *utf8;
    UNIT_OK(text_to_gb18030("取号A", bytes, sizeof bytes, &length));
    CU_ASSERT_EQUAL(length, sizeof gb);
    CU_ASSERT_EQUAL(memcmp(bytes, gb, sizeof gb), 0);
    UNIT_OK(text_from_gb18030_create((const char *)gb, sizeof gb, &utf8, &length, NULL));
    CU_ASSERT_STRING_EQUAL(utf8, "取号A");
    free(utf8);
}

static void printer_text_has_no_four_byte_characters(void)
{
    uint8_t bytes[16];
    size_t length;
    UNIT_OK(text_to_gb18030("\xC2\xA5", bytes, sizeof bytes, &length));
    CU_ASSERT_EQUAL(length, 2);
    CU_ASSERT_EQUAL(bytes[0], 0xA3);
    CU_ASSERT_EQUAL(bytes[1], 0xA4);
    /* U+36C3 is a character of names and has four bytes. */
    CU_ASSERT_EQUAL(text_to_gb18030("\xE3\x9B\x83", bytes, sizeof bytes, &length), ERR_PARSE);
    CU_ASSERT_EQUAL(text_to_gb18030("取号取号取号取号取号", bytes, sizeof bytes, &length),
                    ERR_TOO_LARGE);
}

static void bad_gb18030_says_where(void)
{
    char *utf8;
    size_t length;
    size_t bad = 0;
    CU_ASSERT_EQUAL(text_from_gb18030_create("ab\xFF\xFF", 4, &utf8, &length, &bad), ERR_PARSE);
    CU_ASSERT_EQUAL(bad, 2);
}

void suite_text(void)
{
    static const CU_TestInfo tests[] = {
        {"UTF-8 is told from what is not", utf8_is_told_from_what_is_not},
        {"every code point comes back", every_code_point_comes_back},
        {"copying cuts between characters", copying_cuts_between_characters},
        {"trimming knows the ideographic space", trimming_knows_the_ideographic_space},
        {"columns count wide characters twice", columns_count_wide_characters_twice},
        {"GB18030 goes both ways", gb18030_goes_both_ways},
        {"printer text has no four-byte characters", printer_text_has_no_four_byte_characters},
        {"bad GB18030 says where", bad_gb18030_says_where},
        CU_TEST_INFO_NULL,
    };
    unit_add("text", tests);
}
