/*
 * The guide to a matter for taking along: the seven sections of a specimen guide (basis,
 * conditions, materials, procedure, limits, fees, complaints), reference/standards.md.
 *
 * Thread: any. Ownership: the result is the caller's to destroy.
 */
#ifndef APP_DOC_GUIDE_DOC_H
#define APP_DOC_GUIDE_DOC_H

#include "app/doc/doc.h"

struct guide_section {
    const char *heading;
    const char *const *paragraphs;
    size_t count; /* 0: left out */
};

/* Finished texts in the paper's language, borrowed for the call; "" leaves a line out. */
struct guide_doc_texts {
    const char *hall;
    const char *title; /* the matter */
    const struct guide_section *sections;
    size_t section_count;
    const char *time; /* when it was printed */
    const char *code_hint;
    const char *const *codes;
    size_t code_count;
    const char *note;
};

enum err guide_doc_create(struct doc **out, int columns,
                          const struct guide_doc_texts *texts) must_use;

#endif
