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

/* These two return the request's number. */
static uint32_t ask_letters(const char *letters)
{
    struct ime_request request = {.kind = IME_SPELLING};
    uint32_t number = 0;
    strcpy(request.letters, letters);
    UNIT_OK(ime_ask(ime, &request, &number));
    return number;
}

static uint32_t ask_ink(enum ime_kind kind, const char *character, uint16_t first)
{
    struct ime_request request = {.kind = kind, .first = first};
    uint32_t number = 0;
    if (character != NULL)
        strokes_write(&request.ink, strokes_of(character), 4, 20, 20);
    UNIT_OK(ime_ask(ime, &request, &number));
    return number;
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
    CU_ASSERT_FALSE(ime_busy(ime));
    uint32_t letters = ask_letters("dibao");
    uint32_t ink = ask_ink(IME_INK, "大", 0);
    CU_ASSERT(ime_busy(ime) && letters != 0 && ink != letters);
    struct ime_answer answer = next();
    CU_ASSERT(answer.kind == IME_SPELLING && answer.number == letters && answer.result == OK);
    CU_ASSERT(answer.count == IME_CANDIDATES && answer.more);
    CU_ASSERT_STRING_EQUAL(answer.candidates[0].text, "低保");
    answer = next();
    CU_ASSERT(answer.kind == IME_INK && answer.number == ink && answer.result == OK);
    CU_ASSERT_STRING_EQUAL(answer.candidates[0].text, "大");
    CU_ASSERT(atomic_load(&wakes) >= 1 && !ime_busy(ime));
    ime_destroy(ime);
}

static void pages_of_characters_follow(void)
{
    prepare(NULL, NULL);
    ask_ink(IME_INK, "大", 4);
    struct ime_answer answer = next();
    CU_ASSERT(answer.first == 4 && answer.count == 6);
    CU_ASSERT_STRING_NOT_EQUAL(answer.candidates[0].text, "大");
    ask_ink(IME_INK, "大", 100);
    CU_ASSERT_EQUAL(next().count, 0);
    ime_destroy(ime);
}

static void every_request_gets_one_answer_and_the_last_a_good_one(void)
{
    struct ime_request request = {.kind = IME_SPELLING};
    uint32_t numbers[100];
    size_t asked = 0;
    prepare(NULL, NULL);
    strcpy(request.letters, "dibaoshenqing");
    while (asked < 100 && ime_ask(ime, &request, &numbers[asked]) == OK)
        asked++;
    CU_ASSERT(asked >= 16 && asked < 100);
    for (size_t i = 0; i < asked; i++) {
        struct ime_answer answer = next();
        CU_ASSERT_EQUAL(answer.number, numbers[i]);
        CU_ASSERT(answer.result == OK || (i + 1 < asked && answer.result == ERR_CANCELLED));
    }
    struct ime_answer none;
    CU_ASSERT_EQUAL(ime_next(ime, &none, 0), ERR_TIMEOUT);
    ask_letters("dibao");
    CU_ASSERT_EQUAL(next().result, OK);
    ime_destroy(ime);
}

static void finished_ink_is_not_made_pointless(void)
{
    prepare(NULL, NULL);
    ask_ink(IME_INK_LAST, "大", 0);
    for (int i = 0; i < 5; i++)
        ask_ink(IME_INK, "十", 0);
    struct ime_answer answer = next();
    CU_ASSERT(answer.kind == IME_INK_LAST && answer.result == OK);
    CU_ASSERT_STRING_EQUAL(answer.candidates[0].text, "大");
    ime_destroy(ime);
}

static void what_was_asked_in_a_visit_is_not_looked_up_after_it(void)
{
    prepare(NULL, NULL);
    ask_ink(IME_INK, NULL, 0);
    CU_ASSERT_EQUAL(next().result, OK);
    uint32_t ink = ask_ink(IME_INK, "大", 0);
    uint32_t letters = ask_letters("dibao");
    ime_forget(ime);
    struct ime_answer first = next();
    struct ime_answer second = next();
    /* The thread may have been at work on one already. */
    CU_ASSERT(first.number == ink && (first.result == ERR_CANCELLED || first.result == OK));
    CU_ASSERT(second.number == letters && (second.result == ERR_CANCELLED || second.result == OK));
    for (int i = 0; i < 100; i++)
        ime_forget(ime);
    ask_letters("dibao");
    CU_ASSERT_EQUAL(next().count, IME_CANDIDATES);
    ime_destroy(ime);
}

static void a_method_that_is_missing_says_so_and_the_other_works(void)
{
    prepare("/nowhere/dict.dat", NULL);
    ask_letters("dibao");
    CU_ASSERT_EQUAL(next().result, ERR_NOT_FOUND);
    ask_letters("dibao");
    CU_ASSERT_EQUAL(next().result, ERR_NOT_FOUND);
    ask_ink(IME_INK, "大", 0);
    CU_ASSERT_EQUAL(next().result, OK);
    ime_destroy(ime);
    prepare(NULL, "/nowhere/hand.model");
    ask_ink(IME_INK, "大", 0);
    CU_ASSERT_EQUAL(next().result, ERR_NOT_FOUND);
    ask_letters("dibao");
    CU_ASSERT_EQUAL(next().result, OK);
    ime_destroy(ime);
}

static void it_ends_with_requests_outstanding(void)
{
    struct ime_request request = {.kind = IME_INK};
    uint32_t number;
    prepare(NULL, NULL);
    for (int i = 0; i < 16; i++)
        ask_letters("dibao");
    CU_ASSERT_EQUAL(ime_ask(ime, &request, &number), ERR_BUSY);
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
        {"finished ink is not made pointless", finished_ink_is_not_made_pointless},
        {"what was asked in a visit is not looked up after it",
         what_was_asked_in_a_visit_is_not_looked_up_after_it},
        {"a method that is missing says so, and the other works",
         a_method_that_is_missing_says_so_and_the_other_works},
        {"it ends with requests outstanding", it_ends_with_requests_outstanding},
        CU_TEST_INFO_NULL,
    };
    unit_add("ime", tests);
}
