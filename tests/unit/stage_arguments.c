#include "tests/unit/stage.h"
#include "ui/screens/errand.h"
#include "ui/screens/handout.h"
#include "ui/screens/inquiry.h"

/* Their texts as long as they get: a four-digit number of a service with one letter. */
#define TICKET                                                                                     \
    {                                                                                              \
        .id = "01ARZ3NDEKTSV4RRFFQ69G5FAV", .label = "A1000", .ahead = 12, .wait_min = 35,         \
        .reason = "paper-out"                                                                      \
    }

static const struct errand beginning = {.service = ""};
static const struct errand chosen = {.service = "A"};
static const struct errand elderly = {.service = "A", .class = 1};
static const struct errand closed = {.service = "D"};
static const struct errand issued = {.service = "A", .ticket = TICKET};
static const struct errand retried = {.service = "A", .retried = true, .ticket = TICKET};

static const struct inquiry second = {.matter = "N002", .agent = 1, .notice = 1, .window = 2};
static const struct inquiry first = {.agent = 0};
static const struct inquiry elsewhere = {.matter = "N001", .agent = HANDOUT_NO_AGENT};
static const struct inquiry nowhere = {
    .matter = "gone", .agent = 999, .notice = 999, .window = INQUIRY_NOTHING};

/* By the other two ways, half way, and at the ends. */
static const struct inquiry of_farmers = {.by = INQUIRY_BY_AUDIENCE};
static const struct inquiry by_department = {.by = INQUIRY_BY_DEPARTMENT};
static const struct inquiry answered = {
    .matter = "N002", .question = 1, .no = 1, .noted = 0, .have = 1};
static const struct inquiry turned_away = {
    .matter = "N002", .question = 3, .yes = 7, .no = 8, .noted = 3};
static const struct inquiry complete = {
    .matter = "N002", .yes = 15, .noted = INQUIRY_NOTHING, .have = UINT64_MAX};

/* ---- a paper, at every step ---- */

#define PAPER_DOTS 576
#define PAPER_ROWS 1600

static uint8_t paper_bits[PAPER_DOTS / 8 * PAPER_ROWS];
static char code_text[] = "一次性告知书\n编号 1-20261124-0001\n还缺：居民身份证（原件1份）\n";
static char *code_texts[] = {code_text, code_text, code_text};
static const struct handout paper = {
    .serial = "1-20261124-0001",
    .preview = {PAPER_DOTS, PAPER_ROWS, paper_bits},
    .codes = {code_texts, 3},
};
static const struct handout slip = {
    .kind = HANDOUT_COMMISSION, .serial = "", .preview = {PAPER_DOTS, PAPER_ROWS, paper_bits}};

static void show(void *state, enum handout_phase phase, const struct handout *made)
{
    struct handout_state *at = state;
    at->inquiry = second;
    at->phase = phase;
    at->handout = made;
    at->inquiry.handout = made != NULL ? made->kind : HANDOUT_ONETIME;
}

static void making(void *state)
{
    show(state, HANDOUT_MAKING, NULL);
}

static void ready(void *state)
{
    show(state, HANDOUT_READY, &paper);
}

static void printing(void *state)
{
    show(state, HANDOUT_PRINTING, &paper);
}

static void printed(void *state)
{
    show(state, HANDOUT_PRINTED, &paper);
}

static void codes(void *state)
{
    show(state, HANDOUT_READY, &paper);
    ((struct handout_state *)state)->codes = true;
}

static void not_printed(void *state)
{
    show(state, HANDOUT_NOT_PRINTED, &paper);
    ((struct handout_state *)state)->codes = true;
}

static void unknown(void *state)
{
    show(state, HANDOUT_UNKNOWN, &paper);
    ((struct handout_state *)state)->codes = true;
}

/* The slip has no codes. */
static void nothing_else(void *state)
{
    show(state, HANDOUT_NOT_PRINTED, &slip);
}

static void not_made(void *state)
{
    show(state, HANDOUT_NOT_MADE, NULL);
}

const struct stage_argument stage_arguments[] = {
    {"service", "", &beginning, NULL},
    {"class", "", &chosen, NULL},
    {"confirm", "", &chosen, NULL},
    {"confirm", "elderly", &elderly, NULL},
    {"paper", "", &beginning, NULL},
    {"printer", "", &beginning, NULL},
    {"closed", "", &closed, NULL},
    {"full", "", &closed, NULL},
    {"printing", "", &issued, NULL},
    {"done", "", &issued, NULL},
    {"number", "", &issued, NULL},
    {"failed", "", &issued, NULL},
    {"failed", "retried", &retried, NULL},
    {"unknown", "", &issued, NULL},
    {"notice", "", &first, NULL},
    {"notice", "second", &second, NULL},
    {"notice", "gone", &nowhere, NULL},
    {"agent", "", &first, NULL},
    {"agent", "matter", &second, NULL},
    {"agent", "gone", &nowhere, NULL},
    {"way", "", &second, NULL},
    {"way", "elsewhere", &elsewhere, NULL},
    {"way", "plan", &nowhere, NULL},
    {"search", "", &first, NULL},
    {"matter", "", &second, NULL},
    {"matter", "elsewhere", &elsewhere, NULL},
    {"matter", "gone", &nowhere, NULL},
    {"matters", "", &first, NULL},
    {"matters", "audience", &of_farmers, NULL},
    {"matters", "none", &nowhere, NULL},
    {"topics", "", &first, NULL},
    {"topics", "audience", &of_farmers, NULL},
    {"topics", "department", &by_department, NULL},
    {"details", "", &second, NULL},
    {"details", "bare", &first, NULL},
    {"material", "", &second, NULL},
    {"material", "gone", &nowhere, NULL},
    {"question", "", &second, NULL},
    {"question", "noted", &answered, NULL},
    {"notforyou", "", &turned_away, NULL},
    {"mylist", "", &second, NULL},
    {"mylist", "some", &answered, NULL},
    {"mylist", "complete", &complete, NULL},
    {"mylist", "none", &first, NULL},
    {"handout", "", NULL, making},
    {"handout", "ready", NULL, ready},
    {"handout", "printing", NULL, printing},
    {"handout", "printed", NULL, printed},
    {"handout", "codes", NULL, codes},
    {"handout", "not printed", NULL, not_printed},
    {"handout", "unknown", NULL, unknown},
    {"handout", "nothing else", NULL, nothing_else},
    {"handout", "not made", NULL, not_made},
};
const size_t stage_arguments_count = sizeof stage_arguments / sizeof stage_arguments[0];
