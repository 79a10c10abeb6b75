#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/doc/code_text.h"
#include "app/doc/qr.h"
#include "tests/unit/unit.h"

/* What a reader of all codes has in the end. */
static char *joined(const struct code_text *codes)
{
    char *all = calloc(codes->count * (CODE_TEXT_BYTES + 1) + 1, 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(all);
    for (size_t i = 0; i < codes->count; i++) {
        const char *text = codes->codes[i];
        CU_ASSERT(strlen(text) <= CODE_TEXT_BYTES);
        CU_ASSERT_TRUE(text_is_utf8(text, strlen(text)));
        strcat(all, codes->count > 1 ? text + strlen("(1/2)\n") : text);
    }
    return all;
}

static void without_line_ends(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++)
        if (*from != '\n')
            *to++ = *from;
    *to = '\0';
}

static void a_short_text_is_one_code(void)
{
    struct code_text codes;
    UNIT_OK(code_text_init(&codes, "身份证 原件 1 份\n户口簿\n"));
    CU_ASSERT_EQUAL(codes.count, 1);
    CU_ASSERT_STRING_EQUAL(codes.codes[0], "身份证 原件 1 份\n户口簿");
    code_text_fini(&codes);
    UNIT_OK(code_text_init(&codes, ""));
    CU_ASSERT_EQUAL(codes.count, 0);
    code_text_fini(&codes);
}

static void nothing_is_lost_between_codes(void)
{
    char text[2400] = "";
    char wanted[2400];
    struct code_text codes;
    for (int i = 0; i < 40; i++)
        strcat(text, i % 7 == 0 ? "居民户口簿原件和复印件，首页与本人页\n" : "一行\n");
    UNIT_OK(code_text_init(&codes, text));
    CU_ASSERT(codes.count > 1 && codes.count < 10);
    CU_ASSERT_NSTRING_EQUAL(codes.codes[0], "(1/", 3);
    char *all = joined(&codes);
    strcpy(wanted, text);
    without_line_ends(wanted);
    without_line_ends(all);
    CU_ASSERT_STRING_EQUAL(all, wanted);
    free(all);
    code_text_fini(&codes);
}

static void a_line_longer_than_a_code_is_cut_between_characters(void)
{
    char text[1300] = "";
    struct code_text codes;
    for (int i = 0; i < 400; i++)
        strcat(text, "证");
    UNIT_OK(code_text_init(&codes, text));
    char *all = joined(&codes);
    CU_ASSERT_STRING_EQUAL(all, text);
    free(all);
    code_text_fini(&codes);
}

static void a_text_that_nobody_would_photograph_is_refused(void)
{
    static char text[5001];
    struct code_text codes;
    memset(text, 'a', sizeof text - 1);
    CU_ASSERT_EQUAL(code_text_init(&codes, text), ERR_TOO_LARGE);
}

static void each_code_can_be_drawn(void)
{
    char text[CODE_TEXT_BYTES + 1] = "";
    struct code_text codes;
    uint8_t *modules;
    int side;
    while (strlen(text) + 3 <= CODE_TEXT_BYTES)
        strcat(text, "证");
    UNIT_OK(code_text_init(&codes, text));
    CU_ASSERT_EQUAL(codes.count, 1);
    UNIT_OK(doc_qr_create(codes.codes[0], &modules, &side));
    CU_ASSERT(side <= 77);
    free(modules);
    code_text_fini(&codes);
}

void suite_code_text(void)
{
    static const CU_TestInfo tests[] = {
        {"a short text is one code", a_short_text_is_one_code},
        {"nothing is lost between codes", nothing_is_lost_between_codes},
        {"a line longer than a code is cut between characters",
         a_line_longer_than_a_code_is_cut_between_characters},
        {"a text that nobody would photograph is refused",
         a_text_that_nobody_would_photograph_is_refused},
        {"each code can be drawn", each_code_can_be_drawn},
        CU_TEST_INFO_NULL,
    };
    unit_add("code_text", tests);
}
