#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/base/i18n.h"
#include "app/base/text.h"
#include "app/services/printing/printing.h"
#include "app/services/printing/ticket_paper.h"
#include "tests/unit/unit.h"

#define REGULAR "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
#define BOLD    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
#define WAIT_S  10

/* A small hall: one service at two windows, an ordinary and a priority class. */
static const struct catalog_window windows[] = {{.code = "1", .open = true},
                                                {.code = "2", .open = true}};
static const struct catalog_service services[] = {{
    .code = "A",
    .name = "户籍身份证",
    .name_en = "Household register",
    .windows = {0, 1},
    .window_count = 2,
    .classes = {{"normal", "普通", "Ordinary"}, {"elderly", "老年人优先", "Elderly first"}},
    .class_count = 2,
}};
static const struct catalog catalog = {
    .hall = {.name = "青山镇便民服务中心",
             .name_en = "Qingshan Service Hall",
             .supervision_phone = "0571-8888 6666",
             .missed_call_rule = "过号请到导办台说明。",
             .missed_call_rule_en = "Missed your call? Ask the guide.",
             .utc_offset_min = 480,
             .sample = true},
    .windows = windows,
    .window_count = 2,
    .services = services,
    .service_count = 1,
};

static const struct ticket ordinary = {
    .id = "0123456789ABCDEFGHJKMNPQRS",
    .label = "A012",
    .service = "A",
    .class_code = "normal",
    .business_day = "2026-11-22",
    .number = 12,
    .issued_ms = 1795313100000, /* 2026-11-22 10:05 in China */
    .clock_trusted = true,
    .ahead = 3,
    .ahead_exact = true,
    .wait_min = 25,
};

struct listener {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int done;
    uint64_t id;
    enum hal_print_result result;
};

static void job_done(void *context, uint64_t job_id, enum hal_print_result result,
                     enum hal_printer_reason reason, enum hal_print_evidence evidence)
{
    struct listener *listener = context;
    (void)reason;
    (void)evidence;
    pthread_mutex_lock(&listener->lock);
    listener->done++;
    listener->id = job_id;
    listener->result = result;
    pthread_cond_signal(&listener->changed);
    pthread_mutex_unlock(&listener->lock);
}

static void status_changed(void *context, const struct hal_printer_status *status)
{
    (void)context;
    (void)status;
}

static bool wait_done(struct listener *listener)
{
    struct timespec until;
    int result = 0;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    pthread_mutex_lock(&listener->lock);
    while (listener->done == 0 && result == 0)
        result = pthread_cond_timedwait(&listener->changed, &listener->lock, &until);
    bool done = listener->done > 0;
    pthread_mutex_unlock(&listener->lock);
    return done;
}

/* What a printer would have got; *count bytes, on the heap. */
struct printed {
    uint8_t *bytes;
    size_t count;
};

/* The words lie beside this program, where `make data` put them. */
static struct i18n *words(const char *locale)
{
    char dir[400] = "";
    char msg[ERR_MSG_BYTES];
    struct i18n *i18n = NULL;
    CU_ASSERT_FATAL(readlink("/proc/self/exe", dir, sizeof dir - 32) > 0);
    strcpy(strrchr(dir, '/'), "/share/bianmin/i18n");
    CU_ASSERT_EQUAL_FATAL(i18n_create(&i18n, dir, locale, msg), OK);
    return i18n;
}

static struct printed read_all(const char *path)
{
    struct stat info;
    struct printed printed = {0};
    FILE *file = fopen(path, "re");
    if (file == NULL || fstat(fileno(file), &info) != 0 ||
        (printed.bytes = malloc((size_t)info.st_size + 1)) == NULL)
        abort();
    printed.count = fread(printed.bytes, 1, (size_t)info.st_size, file);
    fclose(file);
    return printed;
}

struct wish {
    const char *locale;
    bool text;
    bool again;
    const struct ticket *rehearsed; /* NULL: none */
};

static struct doc *paper_of(const struct printing *printing, const struct i18n *i18n,
                            const struct ticket *ticket, bool again)
{
    struct doc *doc = NULL;
    CU_ASSERT_EQUAL_FATAL(
        ticket_paper_create(&doc, printing_columns(printing), i18n, &catalog, ticket, again), OK);
    return doc;
}

static void submit(struct printing *printing, const struct i18n *i18n, const struct ticket *ticket,
                   const struct wish *wish)
{
    if (wish->rehearsed != NULL) {
        struct doc *likely = paper_of(printing, i18n, wish->rehearsed, wish->again);
        printing_rehearse(printing, likely);
        doc_destroy(likely);
    }
    struct doc *doc = paper_of(printing, i18n, ticket, wish->again);
    UNIT_OK(printing_submit(printing, doc, 42));
    doc_destroy(doc);
}

static struct printed print_wish(const struct ticket *ticket, const struct wish *wish)
{
    char path[400];
    char device[420];
    char msg[ERR_MSG_BYTES];
    struct listener listener = {.lock = PTHREAD_MUTEX_INITIALIZER,
                                .changed = PTHREAD_COND_INITIALIZER};
    const struct hal_printer_listener heard = {job_done, status_changed, &listener};
    struct i18n *i18n = words(wish->locale);
    struct printing *printing = NULL;
    struct hal_printer *printer = NULL;
    snprintf(path, sizeof path, "%s/out.bin", unit_temp_dir());
    snprintf(device, sizeof device, "file://%s", path);
    const struct hal_printer_config hardware = {"escpos", device, "generic-80-silent"};
    CU_ASSERT_EQUAL_FATAL(hal_printer_create(&printer, &hardware, msg), OK);
    CU_ASSERT_EQUAL_FATAL(hal_printer_start(printer, &heard), OK);
    const struct printing_config config = {printer, wish->text, 80, REGULAR, BOLD};
    CU_ASSERT_EQUAL_FATAL(printing_create(&printing, &config), OK);
    submit(printing, i18n, ticket, wish);
    CU_ASSERT_TRUE(wait_done(&listener));
    CU_ASSERT_EQUAL(listener.id, 42);
    CU_ASSERT_EQUAL(listener.result, HAL_PRINT_PRINTED);
    hal_printer_destroy(printer);
    CU_ASSERT_EQUAL(listener.done, 1);
    printing_destroy(printing);
    i18n_destroy(i18n);
    return read_all(path);
}

static struct printed print(const struct ticket *ticket, const char *locale, bool text, bool again)
{
    const struct wish wish = {locale, text, again, NULL};
    return print_wish(ticket, &wish);
}

/* True when the paper got this text in GB18030. */
static bool says(const struct printed *printed, const char *text)
{
    uint8_t bytes[256];
    size_t count;
    CU_ASSERT_EQUAL_FATAL(text_to_gb18030(text, bytes, sizeof bytes, &count), OK);
    return memmem(printed->bytes, printed->count, bytes, count) != NULL;
}

static void a_ticket_as_text_says_what_it_must(void)
{
    static const char *const wanted[] = {
        "青山镇便民服务中心", "A012",           "户籍身份证",          "1、2", "3 人", "约 25 分钟",
        "2026-11-22 10:05",   "0571-8888 6666", "过号请到导办台说明。"};
    struct printed paper = print(&ordinary, "zh-CN", true, false);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        CU_ASSERT_TRUE(says(&paper, wanted[i]));
    CU_ASSERT_TRUE(says(&paper, "样例数据"));
    CU_ASSERT_FALSE(says(&paper, "普通"));
    CU_ASSERT_FALSE(says(&paper, "补打"));
    CU_ASSERT_FALSE(says(&paper, "时间未校准"));
    /* The number six times as large, and one image: the QR code. */
    CU_ASSERT_PTR_NOT_NULL(memmem(paper.bytes, paper.count, "\x1D!\x55\x1C&A012", 9));
    CU_ASSERT_PTR_NOT_NULL(memmem(paper.bytes, paper.count, "\x1Dv0", 3));
    CU_ASSERT(paper.count < 9216 + 72 * 264 + 2000);
    free(paper.bytes);
}

static void what_is_not_sure_is_said(void)
{
    struct ticket ticket = ordinary;
    ticket.ahead_exact = false;
    ticket.wait_min = -1;
    ticket.clock_trusted = false;
    strcpy(ticket.class_code, "elderly");
    struct printed paper = print(&ticket, "zh-CN", true, true);
    CU_ASSERT_TRUE(says(&paper, "最多 3 人"));
    CU_ASSERT_TRUE(says(&paper, "—"));
    CU_ASSERT_FALSE(says(&paper, "分钟"));
    CU_ASSERT_TRUE(says(&paper, "时间未校准"));
    CU_ASSERT_TRUE(says(&paper, "老年人优先"));
    CU_ASSERT_TRUE(says(&paper, "补打"));
    free(paper.bytes);

    ticket.wait_min = 0;
    paper = print(&ticket, "zh-CN", true, false);
    CU_ASSERT_TRUE(says(&paper, "无需等候"));
    free(paper.bytes);
}

static void the_paper_speaks_the_locale(void)
{
    struct printed paper = print(&ordinary, "en", true, false);
    CU_ASSERT_TRUE(says(&paper, "Qingshan Service Hall"));
    CU_ASSERT_TRUE(says(&paper, "Household register"));
    CU_ASSERT_TRUE(says(&paper, "Taken at"));
    CU_ASSERT_TRUE(says(&paper, "Missed your call? Ask the guide."));
    free(paper.bytes);
}

static void a_ticket_as_dots_is_one_image(void)
{
    struct printed paper = print(&ordinary, "zh-CN", false, false);
    CU_ASSERT_FALSE(says(&paper, "A012"));
    CU_ASSERT_PTR_NULL(memmem(paper.bytes, paper.count, "\x1C&", 2));
    CU_ASSERT_PTR_NOT_NULL(memmem(paper.bytes, paper.count, "\x1Dv0\0\x48\0", 6));
    CU_ASSERT(paper.count > 500 * 72);
    free(paper.bytes);
}

static void a_rehearsal_changes_no_dot(void)
{
    struct ticket foreseen = ordinary;
    struct wish wish = {.locale = "zh-CN", .rehearsed = &foreseen};
    struct printed plain = print(&ordinary, "zh-CN", false, false);
    strcpy(foreseen.label, "A011");
    foreseen.ahead = 2;
    struct printed after_another = print_wish(&ordinary, &wish);
    foreseen = ordinary;
    struct printed after_the_same = print_wish(&ordinary, &wish);
    CU_ASSERT_EQUAL_FATAL(after_another.count, plain.count);
    CU_ASSERT_EQUAL_FATAL(after_the_same.count, plain.count);
    CU_ASSERT_EQUAL(memcmp(after_another.bytes, plain.bytes, plain.count), 0);
    CU_ASSERT_EQUAL(memcmp(after_the_same.bytes, plain.bytes, plain.count), 0);
    free(plain.bytes);
    free(after_another.bytes);
    free(after_the_same.bytes);
}

static void a_service_that_is_gone_has_no_paper(void)
{
    struct doc *doc = NULL;
    struct ticket gone = ordinary;
    struct i18n *i18n = words("zh-CN");
    strcpy(gone.service, "Z");
    CU_ASSERT_EQUAL(ticket_paper_create(&doc, 48, i18n, &catalog, &gone, false), ERR_NOT_FOUND);
    CU_ASSERT_PTR_NULL(doc);
    i18n_destroy(i18n);
}

void suite_printing(void)
{
    static const CU_TestInfo tests[] = {
        {"a ticket as text", a_ticket_as_text_says_what_it_must},
        {"what is not sure is said", what_is_not_sure_is_said},
        {"the paper speaks the locale", the_paper_speaks_the_locale},
        {"a ticket as dots is one image", a_ticket_as_dots_is_one_image},
        {"a rehearsal changes no dot", a_rehearsal_changes_no_dot},
        {"a service that is gone has no paper", a_service_that_is_gone_has_no_paper},
        CU_TEST_INFO_NULL,
    };
    unit_add("printing", tests);
}
