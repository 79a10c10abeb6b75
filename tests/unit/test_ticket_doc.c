#include <string.h>

#include "app/base/text.h"
#include "app/doc/ticket_doc.h"
#include "tests/unit/unit.h"

static const struct ticket_doc_texts full = {
    .hall = "青山镇便民服务中心",
    .label = "A012",
    .service = "户籍身份证",
    .class_name = "老年人优先",
    .windows = "请到 1、2 号窗口",
    .ahead_label = "前面等候",
    .ahead = "12 人",
    .wait_label = "预计等待",
    .wait = "约 25 分钟",
    .time_label = "取号时间",
    .time = "2026-11-22 10:05",
    .missed_rule = "过号请到导办台说明，三号之内可以优先办理。",
    .phone_label = "监督电话",
    .phone = "0571-8888 6666",
    .qr = "BM1:0123456789ABCDEFGHJKMNPQRS",
    .note = "样例数据",
    .again = "补打",
};

static const struct doc_line *find(const struct doc *doc, const char *text)
{
    const struct doc_line *lines = NULL;
    size_t count = 0;
    UNIT_OK(doc_lines(doc, &lines, &count));
    for (size_t i = 0; i < count; i++)
        if (strcmp(lines[i].text, text) == 0 || strcmp(lines[i].right, text) == 0)
            return &lines[i];
    return NULL;
}

static struct doc *make(int columns, const struct ticket_doc_texts *texts)
{
    struct doc *doc = NULL;
    CU_ASSERT_EQUAL_FATAL(ticket_doc_create(&doc, columns, texts), OK);
    return doc;
}

static void a_ticket_says_everything_once(void)
{
    const char *const wanted[] = {full.hall,  full.label, full.service, full.class_name,
                                  full.ahead, full.wait,  full.time,    full.windows,
                                  full.phone, full.qr,    full.note,    full.again};
    static const int papers[] = {48, 32};
    for (size_t paper = 0; paper < 2; paper++) {
        struct doc *doc = make(papers[paper], &full);
        for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
            CU_ASSERT_PTR_NOT_NULL(find(doc, wanted[i]));
        doc_destroy(doc);
    }
}

static void the_number_is_the_largest_and_the_cut_the_last(void)
{
    const struct doc_line *lines = NULL;
    size_t count = 0;
    struct doc *doc = make(48, &full);
    const struct doc_line *number = find(doc, full.label);
    CU_ASSERT_PTR_NOT_NULL_FATAL(number);
    CU_ASSERT_EQUAL(number->size, DOC_SIZE_NUMBER);
    CU_ASSERT_TRUE(number->bold);
    UNIT_OK(doc_lines(doc, &lines, &count));
    for (size_t i = 0; i < count; i++)
        CU_ASSERT(lines[i].size < number->size || &lines[i] == number);
    CU_ASSERT_EQUAL(lines[count - 1].kind, DOC_CUT);
    doc_destroy(doc);
}

static void what_is_empty_is_left_out(void)
{
    struct ticket_doc_texts texts = full;
    texts.class_name = texts.note = texts.again = texts.missed_rule = texts.phone = "";
    struct doc *doc = make(48, &texts);
    CU_ASSERT_PTR_NULL(find(doc, full.class_name));
    CU_ASSERT_PTR_NULL(find(doc, full.note));
    CU_ASSERT_PTR_NULL(find(doc, full.phone_label));
    const struct doc_line *number = find(doc, full.label);
    CU_ASSERT_PTR_NOT_NULL(number);
    doc_destroy(doc);
}

static void long_texts_stay_on_the_paper(void)
{
    static const int papers[] = {48, 32};
    struct ticket_doc_texts texts = full;
    texts.hall = "云溪县大河口土家族苗族乡党群服务中心便民服务大厅一楼";
    texts.label = "ABC12345678";
    texts.service = "城乡居民基本养老保险和城乡居民基本医疗保险参保登记与缴费";
    texts.windows = "请到 1、2、3、4、5、6、7、8、9、10、11、12 号窗口";
    texts.class_name = "老年人、残疾人、孕妇、军人、退役军人优先";
    texts.ahead = "最多 1112 人";
    for (size_t paper = 0; paper < 2; paper++) {
        const struct doc_line *lines = NULL;
        size_t count = 0;
        struct doc *doc = make(papers[paper], &texts);
        UNIT_OK(doc_lines(doc, &lines, &count));
        for (size_t i = 0; i < count; i++) {
            int columns = text_columns(lines[i].text) * (int)lines[i].size;
            if (lines[i].kind == DOC_PAIR)
                columns = text_columns(lines[i].text) * (int)lines[i].left_size +
                          text_columns(lines[i].right) * (int)lines[i].size;
            CU_ASSERT(lines[i].kind == DOC_QR || columns <= papers[paper]);
        }
        CU_ASSERT_PTR_NOT_NULL(find(doc, texts.label));
        doc_destroy(doc);
    }
}

void suite_ticket_doc(void)
{
    static const CU_TestInfo tests[] = {
        {"a ticket says everything once", a_ticket_says_everything_once},
        {"the number is the largest", the_number_is_the_largest_and_the_cut_the_last},
        {"what is empty is left out", what_is_empty_is_left_out},
        {"long texts stay on the paper", long_texts_stay_on_the_paper},
        CU_TEST_INFO_NULL,
    };
    unit_add("ticket_doc", tests);
}
