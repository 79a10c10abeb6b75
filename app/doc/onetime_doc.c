#include "app/doc/onetime_doc.h"

#include <stdio.h>

#include "app/doc/doc_parts.h"

#define BOX        "\xE2\x96\xA1" /* U+25A1, which printers' own fonts have */
#define SIGN_DOTS  56             /* room for a signature */
#define MARK_BYTES 32

static void add_item(struct doc *doc, size_t number, const struct onetime_item *item)
{
    char mark[MARK_BYTES];
    snprintf(mark, sizeof mark, BOX "%zu.", number);
    doc_space(doc, DOC_TIGHT_DOTS);
    doc_hanging(doc, 3, true, mark, item->name);
    doc_hanging(doc, 3, false, "", item->counts);
    doc_hanging(doc, 3, false, "", item->required);
    doc_hanging(doc, 3, false, "", item->issuer);
    doc_hanging(doc, 3, false, "", item->notes);
}

enum err onetime_doc_create(struct doc **out, int columns, const struct onetime_doc_texts *texts)
{
    struct doc *doc;
    enum err err = doc_create(&doc, columns);
    if (err != OK)
        return err;
    doc_centred(doc, DOC_SIZE_HEADING, 1, true, texts->title);
    doc_centred(doc, DOC_SIZE_TEXT, 2, false, texts->hall);
    doc_divide(doc);
    for (size_t i = 0; i < texts->fact_count; i++)
        doc_fact(doc, DOC_SIZE_TEXT, DOC_SIZE_TEXT, texts->facts[i].label, texts->facts[i].value);
    doc_divide(doc);
    doc_hanging(doc, 0, true, "", texts->intro);
    for (size_t i = 0; i < texts->item_count; i++)
        add_item(doc, i + 1, &texts->items[i]);
    doc_space(doc, DOC_GAP_DOTS);
    doc_hanging(doc, 0, false, "", texts->advice);
    for (size_t i = 0; i < texts->sign_count; i++)
        doc_sign(doc, SIGN_DOTS, texts->signs[i]);
    doc_codes(doc, texts->code_hint, texts->codes, texts->code_count);
    doc_centred(doc, DOC_SIZE_TEXT, 1, false, texts->note);
    return doc_finish(doc, out);
}
