#include "ui/ime/ime.h"

#include <stdatomic.h>
#include <string.h>

#include "tests/unit/strokes.h"
#include "tests/unit/unit.h"

#define WAIT_MS 20000 /* a machine under load; it is never waited for in vain */

static struct ime *ime;
static atomic_int wakes;

static void wake(void *context)
{
    atomic_fetch_add((atomic_int *)context, 1);
}

static void prepare(const char *dictionary, const char *model)
{
    atomic_store(&wakes, 0);
    UNIT_OK(ime_create(&ime, &(struct ime_config){dictionary, model, wake, &wakes}));
}

static void ask_letters(uint32_t number, const char *letters, uint16_t first)
{
    struct ime_request request = {.kind = IME_PINYIN, .number = number, .first = first};
    strcpy(request.letters, letters);
    UNIT_OK(ime_ask(ime, &request));
}

static void ask_ink(uint32_t number, const char *character)
{
    struct ime_request request = {.kind = IME_INK, .number = number};
    if (character != NULL)
        strokes_write(&request.ink, strokes_of(character), 4, 20, 20);
    UNIT_OK(ime_ask(ime, &request));
}

static struct ime_answer next(void)
{
    struct ime_answer answer = {0};
    UNIT_OK(ime_next(ime, &answer, WAIT_MS));
    return answer;
}

static void both_methods_answer(void)
{
    prepare(NULL, NULL);
    ask_letters(7, "dibao", 0);
    ask_ink(8, "大");
    struct ime_answer answer = next();
    CU_ASSERT(answer.kind == IME_PINYIN && answer.number == 7 && answer.result == OK);
    CU_ASSERT(answer.count == IME_CANDIDATES && answer.more);
    CU_ASSERT_STRING_EQUAL(answer.candidates[0].text, "低保");
    answer = next();
    CU_ASSERT(answer.kind == IME_INK && answer.number == 8 && answer.result == OK);
    CU_ASSERT_STRING_EQUAL(answer.candidates[0].text, "大");
    CU_ASSERT(atomic_load(&wakes) >= 1);
    ime_destroy(ime);
}

static void pages_of_characters_follow(void)
{
    struct ime_request request = {.kind = IME_INK, .number = 1, .first = 4};
    prepare(NULL, NULL);
    strokes_write(&request.ink, strokes_of("大"), 4, 20, 20);
    UNIT_OK(ime_ask(ime, &request));
    struct ime_answer answer = next();
    CU_ASSERT(answer.first == 4 && answer.count == 6);
    CU_ASSERT_STRING_NOT_EQUAL(answer.candidates[0].text, "大");
    request.first = 100;
    UNIT_OK(ime_ask(ime, &request));
    CU_ASSERT_EQUAL(next().count, 0);
    ime_destroy(ime);
}

static void every_request_gets_one_answer_and_the_last_a_good_one(void)
{
    struct ime_request request = {.kind = IME_PINYIN};
    uint32_t asked = 0;
    prepare(NULL, NULL);
    strcpy(request.letters, "dibaoshenqing");
    while (asked < 1000) {
        request.number = asked;
        enum err result = ime_ask(ime, &request);
        if (result == OK)
            asked++;
        else
            break;
    }
    CU_ASSERT(asked >= 16 && asked < 1000);
    for (uint32_t i = 0; i < asked; i++) {
        struct ime_answer answer = next();
        CU_ASSERT_EQUAL(answer.number, i);
        CU_ASSERT(answer.result == OK || (i + 1 < asked && answer.result == ERR_CANCELLED));
    }
    struct ime_answer none;
    CU_ASSERT_EQUAL(ime_next(ime, &none, 0), ERR_TIMEOUT);
    UNIT_OK(ime_ask(ime, &request));
    CU_ASSERT_EQUAL(next().result, OK);
    ime_destroy(ime);
}

static void what_was_asked_before_the_end_of_a_visit_is_not_answered_after_it(void)
{
    prepare(NULL, NULL);
    ask_ink(1, NULL);
    CU_ASSERT_EQUAL(next().result, OK);
    ask_ink(2, "大");
    ask_letters(3, "dibao", 0);
    ime_forget(ime);
    struct ime_answer first = next();
    struct ime_answer second = next();
    /* The one may have been at work already. */
    CU_ASSERT(first.number == 2 && (first.result == ERR_CANCELLED || first.result == OK));
    CU_ASSERT(second.number == 3 && (second.result == ERR_CANCELLED || second.result == OK));
    for (int i = 0; i < 100; i++)
        ime_forget(ime);
    ask_letters(4, "dibao", 0);
    CU_ASSERT_EQUAL(next().count, IME_CANDIDATES);
    ime_destroy(ime);
}

static void a_method_that_is_missing_says_so_and_the_other_works(void)
{
    prepare("/nowhere/dict.dat", NULL);
    ask_letters(1, "dibao", 0);
    CU_ASSERT_EQUAL(next().result, ERR_NOT_FOUND);
    ask_letters(2, "dibao", 0);
    CU_ASSERT_EQUAL(next().result, ERR_NOT_FOUND);
    ask_ink(3, "大");
    CU_ASSERT_EQUAL(next().result, OK);
    ime_destroy(ime);
    prepare(NULL, "/nowhere/hand.model");
    ask_ink(1, "大");
    CU_ASSERT_EQUAL(next().result, ERR_NOT_FOUND);
    ask_letters(2, "dibao", 0);
    CU_ASSERT_EQUAL(next().result, OK);
    ime_destroy(ime);
}

static void it_ends_with_requests_outstanding(void)
{
    prepare(NULL, NULL);
    for (uint32_t i = 0; i < 16; i++)
        ask_letters(i, "dibao", 0);
    struct ime_request request = {.kind = IME_INK};
    CU_ASSERT_EQUAL(ime_ask(ime, &request), ERR_BUSY);
    ime_destroy(ime);
    ime_destroy(NULL);
}

void suite_ime(void)
{
    static const CU_TestInfo tests[] = {
        {"both methods answer", both_methods_answer},
        {"pages of characters follow", pages_of_characters_follow},
        {"every request gets one answer, and the last a good one",
         every_request_gets_one_answer_and_the_last_a_good_one},
        {"what was asked before the end of a visit is not answered after it",
         what_was_asked_before_the_end_of_a_visit_is_not_answered_after_it},
        {"a method that is missing says so, and the other works",
         a_method_that_is_missing_says_so_and_the_other_works},
        {"it ends with requests outstanding", it_ends_with_requests_outstanding},
        CU_TEST_INFO_NULL,
    };
    unit_add("ime", tests);
}
