/*
 * The queue ticket as a document. No standard fixes its contents; reference/standards.md lists what
 * is common.
 *
 * Thread: any. Ownership: the result is the caller's to destroy.
 */
#ifndef APP_DOC_TICKET_DOC_H
#define APP_DOC_TICKET_DOC_H

#include "app/doc/doc.h"

/* Finished texts in the paper's language, borrowed for the call; "" leaves a line out. */
struct ticket_doc_texts {
    const char *hall;
    const char *label; /* "A001" */
    const char *service;
    const char *class_name; /* "" for the ordinary class */
    const char *windows;    /* "请到 1、2 号窗口" */
    const char *ahead_label;
    const char *ahead; /* "12 人", "最多 12 人" */
    const char *wait_label;
    const char *wait; /* "约 10 分钟", "—" */
    const char *time_label;
    const char *time; /* "2026-11-22 10:00" */
    const char *missed_rule;
    const char *phone_label;
    const char *phone;
    const char *qr;    /* "BM1:" + the ticket's id */
    const char *note;  /* "样例数据", "时间未校准" */
    const char *again; /* printed once more: "补打" */
};

enum err ticket_doc_create(struct doc **out, int columns,
                           const struct ticket_doc_texts *texts) must_use;

#endif
