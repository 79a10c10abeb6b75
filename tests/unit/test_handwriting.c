#include "ui/ime/handwriting.h"

#include <string.h>

#include "app/base/text.h"
#include "tests/unit/strokes.h"
#include "tests/unit/unit.h"

static struct handwriting *handwriting;
static struct candidate found[HANDWRITING_CANDIDATES];
static size_t count;
static struct ink ink;

static void prepare(void)
{
    char msg[ERR_MSG_BYTES] = "";
    handwriting = NULL;
    UNIT_OK(handwriting_create(&handwriting, NULL, msg));
    CU_ASSERT_PTR_NOT_NULL_FATAL(handwriting);
    ink_wipe(&ink);
}

static bool has(const char *character)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(found[i].text, character) == 0)
            return true;
    return false;
}

static bool recognised(const char *character, int scale, int x, int y)
{
    ink_wipe(&ink);
    strokes_write(&ink, strokes_of(character), scale, x, y);
    count = handwriting_recognise(handwriting, &ink, found);
    return has(character);
}

static void characters_are_found_among_ten(void)
{
    prepare();
    CU_ASSERT(strokes_count >= 20);
    for (size_t i = 0; i < strokes_count; i++) {
        bool good = recognised(strokes[i].character, 4, 300, 500);
        CU_ASSERT_TRUE(good);
        if (!good)
            printf("\n%s is not found\n", strokes[i].character);
    }
    handwriting_destroy(handwriting);
}

static void place_and_size_make_no_difference(void)
{
    static const char *const some[] = {"低", "十", "一", "山"};
    prepare();
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
        CU_ASSERT_TRUE(recognised(some[i], 1, 0, 0));
        CU_ASSERT_TRUE(recognised(some[i], 9, 900, 10));
        CU_ASSERT_TRUE(recognised(some[i], 3, -200, 1500));
    }
    handwriting_destroy(handwriting);
}

static void candidates_are_all_different_text(void)
{
    prepare();
    recognised("口", 4, 0, 0);
    CU_ASSERT_EQUAL(count, HANDWRITING_CANDIDATES);
    for (size_t i = 0; i < count; i++) {
        CU_ASSERT(text_is_utf8(found[i].text, strlen(found[i].text)) && found[i].text[0] != '\0');
        for (size_t j = 0; j < i; j++)
            CU_ASSERT_STRING_NOT_EQUAL(found[i].text, found[j].text);
    }
    handwriting_destroy(handwriting);
}

static void junk_does_no_harm(void)
{
    prepare();
    CU_ASSERT_EQUAL(handwriting_recognise(handwriting, &ink, found), 0);
    ink_down(&ink, 5, 5);
    CU_ASSERT(handwriting_recognise(handwriting, &ink, found) <= HANDWRITING_CANDIDATES);
    ink_up(&ink, 1);
    for (int i = 0; i < 60; i++) {
        ink_down(&ink, 5, 5);
        ink_up(&ink, 1);
    }
    CU_ASSERT(handwriting_recognise(handwriting, &ink, found) <= HANDWRITING_CANDIDATES);
    /* A scribble of 10,000 points that fills all there is. */
    ink_wipe(&ink);
    uint32_t random = 1;
    for (int i = 0; i < 10000; i++) {
        random = random * 1664525 + 1013904223;
        int x = (int)(random >> 8) % 100000 - 50000;
        int y = (int)(random >> 16) % 65000;
        if (i % 250 == 0)
            ink_down(&ink, x, y);
        else
            ink_move(&ink, x, y, 0);
    }
    CU_ASSERT_EQUAL(ink.point_count, INK_POINTS);
    count = handwriting_recognise(handwriting, &ink, found);
    CU_ASSERT(count <= HANDWRITING_CANDIDATES);
    CU_ASSERT_TRUE(recognised("大", 4, 0, 0));
    handwriting_destroy(handwriting);
}

static void a_model_that_is_none_is_refused(void)
{
    char msg[ERR_MSG_BYTES];
    const char *dir = unit_temp_dir();
    const char *const paths[] = {"/nowhere/hand.model", dir,
                                 unit_write_file(dir, "hand.model", "not a model", 11)};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        CU_ASSERT_EQUAL(handwriting_create(&handwriting, paths[i], msg), ERR_NOT_FOUND);
        CU_ASSERT_PTR_NOT_NULL(strstr(msg, paths[i]));
    }
}

void suite_handwriting(void)
{
    static const CU_TestInfo tests[] = {
        {"characters are found among ten", characters_are_found_among_ten},
        {"place and size make no difference", place_and_size_make_no_difference},
        {"candidates are all different text", candidates_are_all_different_text},
        {"junk does no harm", junk_does_no_harm},
        {"a model that is none is refused", a_model_that_is_none_is_refused},
        CU_TEST_INFO_NULL,
    };
    unit_add("handwriting", tests);
}
