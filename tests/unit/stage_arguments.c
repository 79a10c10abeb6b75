#include "tests/unit/stage.h"
#include "ui/screens/errand.h"
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

/* Before the core has answered. */
static void waiting(void *state)
{
    (void)state;
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
    {"handout", "", NULL, waiting},
};
const size_t stage_arguments_count = sizeof stage_arguments / sizeof stage_arguments[0];
