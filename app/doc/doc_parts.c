#include "app/doc/doc_parts.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "app/base/text.h"

#define LINE_BYTES  512
#define CODES_MOST  99
#define WIDE_SPACE  "\xE3\x80\x80" /* U+3000, as wide as a Chinese character */
#define INDENT_MOST 8

void doc_centred(struct doc *doc, enum doc_size wanted, int lines, bool bold, const char *text)
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

void doc_divide(struct doc *doc)
{
    doc_space(doc, DOC_TIGHT_DOTS);
    doc_rule(doc);
    doc_space(doc, DOC_GAP_DOTS);
}

void doc_fact(struct doc *doc, enum doc_size label_size, enum doc_size size, const char *label,
              const char *value)
{
    if (value[0] != '\0')
        doc_pair(doc, label_size, size, true, label, value);
}

void doc_hanging(struct doc *doc, int indent, bool bold, const char *mark, const char *text)
{
    char line[LINE_BYTES];
    assert(indent <= INDENT_MOST && text_columns(mark) <= 2 * indent);
    const char *before = mark;
    for (const char *rest = text; *rest != '\0';) {
        size_t bytes = doc_line_bytes(rest, doc_columns(doc) - 2 * indent);
        size_t used = 0;
        int columns = text_columns(before);
        line[0] = '\0';
        used += (size_t)snprintf(line, sizeof line, "%s", before);
        /* Half a character is a space, the rest of the indent is whole ones. */
        for (; columns < 2 * indent; columns += columns % 2 == 0 ? 2 : 1)
            used += (size_t)snprintf(line + used, sizeof line - used, "%s",
                                     columns % 2 == 0 ? WIDE_SPACE : " ");
        snprintf(line + used, sizeof line - used, "%.*s", (int)bytes, rest);
        doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, bold, line);
        rest += bytes;
        while (*rest == ' ')
            rest++;
        before = "";
    }
}

void doc_section(struct doc *doc, const char *heading, const char *const *paragraphs, size_t count)
{
    char mark[24];
    if (count == 0)
        return;
    doc_space(doc, DOC_TIGHT_DOTS);
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, true, heading);
    for (size_t i = 0; i < count; i++) {
        snprintf(mark, sizeof mark, "%zu.", i + 1);
        doc_hanging(doc, count > 1 ? 2 : 1, false, count > 1 ? mark : "", paragraphs[i]);
    }
}

void doc_sign(struct doc *doc, int room_dots, const char *label)
{
    char line[LINE_BYTES];
    doc_space(doc, room_dots);
    int columns = doc_columns(doc) - text_columns(label);
    size_t used = (size_t)snprintf(line, sizeof line, "%s", label);
    for (; columns > 0 && used + 1 < sizeof line; columns--)
        line[used++] = '_';
    line[used] = '\0';
    doc_text(doc, DOC_LEFT, DOC_SIZE_TEXT, false, line);
}

void doc_codes(struct doc *doc, const char *hint, const char *const *codes, size_t count)
{
    char which[48];
    assert(count <= CODES_MOST);
    if (count == 0)
        return;
    doc_space(doc, DOC_GAP_DOTS);
    doc_text(doc, DOC_CENTRE, DOC_SIZE_TEXT, false, hint);
    for (size_t i = 0; i < count; i++) {
        snprintf(which, sizeof which, "%zu/%zu", i + 1, count);
        if (count > 1)
            doc_text(doc, DOC_CENTRE, DOC_SIZE_TEXT, true, which);
        doc_qr(doc, codes[i]);
    }
}

enum err doc_finish(struct doc *doc, struct doc **out)
{
    const struct doc_line *lines;
    size_t count;
    doc_cut(doc);
    enum err err = doc_lines(doc, &lines, &count);
    if (err != OK)
        doc_destroy(doc);
    else
        *out = doc;
    return err;
}
