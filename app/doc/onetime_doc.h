/*
 * The one-time notice (一次性告知书): what this person still has to bring, with counts and check
 * boxes, signed by both sides. Fields: reference/standards.md, "Matters and guides".
 *
 * Thread: any. Ownership: the result is the caller's to destroy.
 */
#ifndef APP_DOC_ONETIME_DOC_H
#define APP_DOC_ONETIME_DOC_H

#include "app/doc/doc.h"

struct onetime_item {
    const char *name;
    const char *counts;   /* "原件 1 份，复印件 2 份" */
    const char *required; /* "必须带" or "可以后补" */
    const char *issuer;   /* "出具：户籍所在地派出所" */
    const char *notes;
};

/* A label and what stands beside it; a fact with an empty value is left out. */
struct onetime_fact {
    const char *label;
    const char *value;
};

/* Finished texts in the paper's language, borrowed for the call; "" leaves a line out. */
struct onetime_doc_texts {
    const char *title;
    const char *hall;
    const struct onetime_fact *facts; /* serial number, matter, window, phones, dates */
    size_t fact_count;
    const char *intro; /* "还缺以下 3 样材料" or "材料已经齐了" */
    const struct onetime_item *items;
    size_t item_count;
    const char *advice;       /* below the list: "带齐后……" */
    const char *const *signs; /* "窗口人员签字：", "申请人签字：" */
    size_t sign_count;
    const char *code_hint;
    const char *const *codes;
    size_t code_count;
    const char *note; /* "样例数据" */
};

enum err onetime_doc_create(struct doc **out, int columns,
                            const struct onetime_doc_texts *texts) must_use;

#endif
