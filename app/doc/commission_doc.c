#include "app/doc/commission_doc.h"

#include <stdio.h>

#include "app/doc/doc_parts.h"

#define WRITE_DOTS 30 /* room above a line for handwriting */
#define SIGN_DOTS  56

static void add_copy(struct doc *doc, const struct commission_doc_texts *texts, const char *copy)
{
    char number[16];
    doc_centred(doc, DOC_SIZE_HEADING, 1, true, texts->title);
    doc_centred(doc, DOC_SIZE_TEXT, 2, false, texts->hall);
    doc_pair(doc, DOC_SIZE_TEXT, DOC_SIZE_TEXT, true, copy, texts->serial);
    doc_divide(doc);
    for (size_t i = 0; i < texts->field_count; i++) {
        const struct commission_field *field = &texts->fields[i];
        if (field->known[0] != '\0')
            doc_hanging(doc, 0, false, "", field->known);
        else
            doc_sign(doc, WRITE_DOTS, field->label);
    }
    doc_space(doc, DOC_GAP_DOTS);
    doc_hanging(doc, 0, true, "", texts->handed_over);
    for (int i = 1; i <= texts->document_lines; i++) {
        snprintf(number, sizeof number, "%d.", i);
        doc_sign(doc, WRITE_DOTS, number);
    }
    for (size_t i = 0; i < texts->sign_count; i++)
        doc_sign(doc, SIGN_DOTS, texts->signs[i]);
    doc_space(doc, DOC_GAP_DOTS);
    doc_hanging(doc, 0, false, "", texts->advice);
    doc_centred(doc, DOC_SIZE_TEXT, 1, false, texts->note);
}

enum err commission_doc_create(struct doc **out, int columns,
                               const struct commission_doc_texts *texts)
{
    struct doc *doc;
    enum err err = doc_create(&doc, columns);
    if (err != OK)
        return err;
    for (size_t i = 0; i < texts->copy_count; i++) {
        if (i > 0)
            doc_cut(doc);
        add_copy(doc, texts, texts->copies[i]);
    }
    return doc_finish(doc, out);
}
