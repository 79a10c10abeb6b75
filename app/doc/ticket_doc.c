#include "app/doc/ticket_doc.h"

#include <stddef.h>

#include "app/base/text.h"

/* White between the parts, in dots. */
#define GAP   14
#define TIGHT 6

/* Centred, in the largest size down from `wanted` at which it takes no more than `lines` lines. */
static void centred(struct doc *doc, enum doc_size wanted, int lines, bool bold, const char *text)
{
    static const enum doc_size sizes[] = {DOC_SIZE_NUMBER, DOC_SIZE_LARGE, DOC_SIZE_HEADING,
                                          DOC_SIZE_TEXT};
    size_t i = 0;
    if (text[0] == '\0')
        return;
    while (sizes[i] > wanted ||
           (sizes[i] > DOC_SIZE_TEXT && doc_line_count(doc, sizes[i], text) > lines))
        i++;
    doc_text(doc, DOC_CENTRE, sizes[i], bold, text);
}

static void divide(struct doc *doc)
{
    doc_space(doc, TIGHT);
    doc_rule(doc);
    doc_space(doc, GAP);
}

static void fact(struct doc *doc, enum doc_size label_size, enum doc_size size, const char *label,
                 const char *value)
{
    if (value[0] != '\0')
        doc_pair(doc, label_size, size, true, label, value);
}

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
    fact(doc, label_size, DOC_SIZE_HEADING, texts->ahead_label, texts->ahead);
    fact(doc, label_size, DOC_SIZE_HEADING, texts->wait_label, texts->wait);
}

static void small_print(struct doc *doc, const struct ticket_doc_texts *texts)
{
    fact(doc, DOC_SIZE_TEXT, DOC_SIZE_TEXT, texts->time_label, texts->time);
    fact(doc, DOC_SIZE_TEXT, DOC_SIZE_TEXT, texts->phone_label, texts->phone);
    if (texts->missed_rule[0] != '\0') {
        doc_space(doc, TIGHT);
        doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, texts->missed_rule);
    }
}

enum err ticket_doc_create(struct doc **out, int columns, const struct ticket_doc_texts *texts)
{
    struct doc *doc;
    const struct doc_line *lines;
    size_t count;
    enum err err = doc_create(&doc, columns);
    if (err != OK)
        return err;

    centred(doc, DOC_SIZE_HEADING, 1, true, texts->hall);
    divide(doc);
    centred(doc, DOC_SIZE_HEADING, 3, false, texts->service);
    centred(doc, DOC_SIZE_NUMBER, 1, true, texts->label);
    centred(doc, DOC_SIZE_HEADING, 1, true, texts->class_name);
    centred(doc, DOC_SIZE_TEXT, 1, true, texts->again);
    doc_space(doc, TIGHT);
    centred(doc, DOC_SIZE_HEADING, 3, false, texts->windows);
    divide(doc);
    waiting(doc, texts);
    divide(doc);
    small_print(doc, texts);
    if (texts->qr[0] != '\0')
        doc_qr(doc, texts->qr);
    centred(doc, DOC_SIZE_TEXT, 1, false, texts->note);
    doc_cut(doc);

    err = doc_lines(doc, &lines, &count);
    if (err != OK) {
        doc_destroy(doc);
        return err;
    }
    *out = doc;
    return OK;
}
