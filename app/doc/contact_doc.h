/*
 * The contact card (便民联系卡): whom to call and where to go, small enough to keep.
 *
 * Thread: any. Ownership: the result is the caller's to destroy.
 */
#ifndef APP_DOC_CONTACT_DOC_H
#define APP_DOC_CONTACT_DOC_H

#include "app/doc/doc.h"

struct contact_line {
    const char *who;   /* a department, an agent */
    const char *phone; /* or other words; "" leaves the line out */
};

/* Finished texts in the paper's language, borrowed for the call; "" leaves a line out. */
struct contact_doc_texts {
    const char *title;
    const char *hall;
    const char *address;
    const char *const *hours;
    size_t hour_count;
    const struct contact_line *lines;
    size_t line_count;
    const char *code_hint;
    const char *const *codes;
    size_t code_count;
    const char *note;
};

enum err contact_doc_create(struct doc **out, int columns,
                            const struct contact_doc_texts *texts) must_use;

#endif
