#include "app/doc/contact_doc.h"

#include "app/doc/doc_parts.h"

enum err contact_doc_create(struct doc **out, int columns, const struct contact_doc_texts *texts)
{
    struct doc *doc;
    enum err err = doc_create(&doc, columns);
    if (err != OK)
        return err;
    doc_centred(doc, DOC_SIZE_HEADING, 1, true, texts->title);
    doc_centred(doc, DOC_SIZE_HEADING, 2, false, texts->hall);
    doc_divide(doc);
    doc_hanging(doc, 0, false, "", texts->address);
    for (size_t i = 0; i < texts->hour_count; i++)
        doc_hanging(doc, 0, false, "", texts->hours[i]);
    doc_divide(doc);
    for (size_t i = 0; i < texts->line_count; i++)
        doc_fact(doc, DOC_SIZE_TEXT, DOC_SIZE_TEXT, texts->lines[i].who, texts->lines[i].phone);
    doc_codes(doc, texts->code_hint, texts->codes, texts->code_count);
    doc_centred(doc, DOC_SIZE_TEXT, 1, false, texts->note);
    return doc_finish(doc, out);
}
