#include "app/doc/guide_doc.h"

#include "app/doc/doc_parts.h"

enum err guide_doc_create(struct doc **out, int columns, const struct guide_doc_texts *texts)
{
    struct doc *doc;
    enum err err = doc_create(&doc, columns);
    if (err != OK)
        return err;
    doc_centred(doc, DOC_SIZE_TEXT, 2, false, texts->hall);
    doc_centred(doc, DOC_SIZE_HEADING, 4, true, texts->title);
    doc_divide(doc);
    for (size_t i = 0; i < texts->section_count; i++)
        doc_section(doc, texts->sections[i].heading, texts->sections[i].paragraphs,
                    texts->sections[i].count);
    doc_divide(doc);
    doc_hanging(doc, 0, false, "", texts->time);
    doc_codes(doc, texts->code_hint, texts->codes, texts->code_count);
    doc_centred(doc, DOC_SIZE_TEXT, 1, false, texts->note);
    return doc_finish(doc, out);
}
