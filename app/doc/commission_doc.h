/*
 * The commission slip of the agent service (代办委托单): two copies with the same number, one for
 * the agent's file and one for the citizen, filled in by hand. Fields: reference/standards.md,
 * "Agent service". No name stands in it: those who sign write theirs.
 *
 * Thread: any. Ownership: the result is the caller's to destroy.
 */
#ifndef APP_DOC_COMMISSION_DOC_H
#define APP_DOC_COMMISSION_DOC_H

#include "app/doc/doc.h"

/* A line that is known, or, where `known` is "", a label with room to write by hand. */
struct commission_field {
    const char *label;
    const char *known; /* "委托事项：……" */
};

/* Finished texts in the paper's language, borrowed for the call; "" leaves a line out. */
struct commission_doc_texts {
    const char *title;
    const char *hall;
    const char *const *copies; /* "存根联", "委托人联" */
    size_t copy_count;
    const char *serial; /* with its label */
    const struct commission_field *fields;
    size_t field_count;
    const char *handed_over; /* above the lines for the documents */
    int document_lines;
    const char *const *signs;
    size_t sign_count;
    const char *advice;
    const char *note;
};

enum err commission_doc_create(struct doc **out, int columns,
                               const struct commission_doc_texts *texts) must_use;

#endif
