#include "app/doc/ticket_doc.h"

#include "app/base/text.h"
#include "app/doc/doc_parts.h"

static bool fits(const struct doc *doc, enum doc_size size, const char *label, const char *value)
{
    return (text_columns(label) + 1 + text_columns(value)) * (int)size <= doc_columns(doc);
}

/* What a person who waits looks at again and again: the values large, and the labels, both alike,
 * where the paper has room for it. */
static void waiting(struct doc *doc, const struct ticket_doc_texts *texts)
{
    bool wide = fits(doc, DOC_SIZE_HEADING, texts->ahead_label, texts->ahead) &&
                fits(doc, DOC_SIZE_HEADING, texts->wait_label, texts->wait);
    enum doc_size label_size = wide ? DOC_SIZE_HEADING : DOC_SIZE_TEXT;
    doc_fact(doc, label_size, DOC_SIZE_HEADING, texts->ahead_label, texts->ahead);
    doc_fact(doc, label_size, DOC_SIZE_HEADING, texts->wait_label, texts->wait);
}

static void small_print(struct doc *doc, const struct ticket_doc_texts *texts)
{
    doc_fact(doc, DOC_SIZE_TEXT, DOC_SIZE_TEXT, texts->time_label, texts->time);
    doc_fact(doc, DOC_SIZE_TEXT, DOC_SIZE_TEXT, texts->phone_label, texts->phone);
    if (texts->missed_rule[0] != '\0') {
        doc_space(doc, DOC_TIGHT_DOTS);
        doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, texts->missed_rule);
    }
}

enum err ticket_doc_create(struct doc **out, int columns, const struct ticket_doc_texts *texts)
{
    struct doc *doc;
    enum err err = doc_create(&doc, columns);
    if (err != OK)
        return err;

    doc_centred(doc, DOC_SIZE_HEADING, 1, true, texts->hall);
    doc_divide(doc);
    doc_centred(doc, DOC_SIZE_HEADING, 3, false, texts->service);
    doc_centred(doc, DOC_SIZE_NUMBER, 1, true, texts->label);
    doc_centred(doc, DOC_SIZE_HEADING, 1, true, texts->class_name);
    doc_centred(doc, DOC_SIZE_TEXT, 1, true, texts->again);
    doc_space(doc, DOC_TIGHT_DOTS);
    doc_centred(doc, DOC_SIZE_HEADING, 3, false, texts->windows);
    doc_divide(doc);
    waiting(doc, texts);
    doc_divide(doc);
    small_print(doc, texts);
    if (texts->qr[0] != '\0')
        doc_qr(doc, texts->qr);
    doc_centred(doc, DOC_SIZE_TEXT, 1, false, texts->note);
    return doc_finish(doc, out);
}
