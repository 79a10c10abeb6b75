#include "app/doc/doc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

struct doc {
    int columns;
    struct doc_line *lines;
    size_t count;
    size_t room;
    bool lost; /* a line did not fit into memory */
};

enum err doc_create(struct doc **out, int columns)
{
    assert(columns > 0);
    struct doc *doc = calloc(1, sizeof *doc);
    if (doc == NULL)
        return ERR_NO_MEMORY;
    doc->columns = columns;
    *out = doc;
    return OK;
}

/* The texts of a line are its own: they were copied in. */
static void free_text(const char *text)
{
    free((void *)(uintptr_t)text);
}

void doc_destroy(struct doc *doc)
{
    if (doc == NULL)
        return;
    for (size_t i = 0; i < doc->count; i++) {
        free_text(doc->lines[i].text);
        free_text(doc->lines[i].right);
    }
    free(doc->lines);
    free(doc);
}

static bool reserve(struct doc *doc)
{
    if (doc->count < doc->room)
        return true;
    size_t room = doc->room == 0 ? 32 : doc->room * 2;
    struct doc_line *lines = realloc(doc->lines, room * sizeof *lines);
    if (lines == NULL)
        return false;
    doc->lines = lines;
    doc->room = room;
    return true;
}

/* Adds a line with copies of `length` bytes of text and of all of `right`. */
static void add(struct doc *doc, struct doc_line line, const char *text, size_t length,
                const char *right)
{
    line.text = strndup(text, length);
    line.right = strdup(right);
    if (line.text == NULL || line.right == NULL || !reserve(doc)) {
        free_text(line.text);
        free_text(line.right);
        doc->lost = true;
        return;
    }
    doc->lines[doc->count++] = line;
}

/* Punctuation that must not begin a line. */
static bool clings(uint32_t code_point)
{
    static const uint32_t closing[] = {'!',    ')',    ',',    '.',    ':',    ';',    '?',
                                       ']',    '}',    0x3001, 0x3002, 0x3009, 0x300B, 0x300D,
                                       0x300F, 0x3011, 0x3015, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E,
                                       0xFF1A, 0xFF1B, 0xFF1F, 0x2019, 0x201D, 0x2026, 0x00B7};
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
        if (closing[i] == code_point)
            return true;
    return false;
}

/* The longest beginning that fits and ends where a line may; a word longer than the line is broken
 * where the line ends. */
size_t doc_line_bytes(const char *text, int columns)
{
    size_t length = strlen(text);
    size_t good = 0;
    size_t used = 0;
    uint32_t before = 0;
    int width = 0;
    while (used < length) {
        uint32_t code_point;
        size_t bytes = text_decode(text + used, length - used, &code_point);
        bool wide = text_columns_of(code_point) == 2 || text_columns_of(before) == 2;
        if (used > 0 && (before == ' ' || code_point == ' ' || wide) && !clings(code_point))
            good = used;
        width += text_columns_of(code_point);
        if (width > columns && code_point != ' ')
            return good > 0 ? good : used > 0 ? used : bytes;
        used += bytes;
        before = code_point;
    }
    return length;
}

static const char *skip_spaces(const char *text)
{
    while (*text == ' ')
        text++;
    return text;
}

static int count_lines(const char *text, int columns)
{
    int count = 0;
    do {
        text = skip_spaces(text + doc_line_bytes(text, columns));
        count++;
    } while (*text != '\0');
    return count;
}

int doc_line_count(const struct doc *doc, enum doc_size size, const char *text)
{
    return count_lines(text, doc->columns / (int)size);
}

/* The least columns that make no more lines of the text: none of them is much shorter then. */
static int balanced(const char *text, int columns)
{
    int lines = count_lines(text, columns);
    while (lines > 1 && columns > 2 && count_lines(text, columns - 1) == lines)
        columns--;
    return columns;
}

void doc_text(struct doc *doc, enum doc_align align, enum doc_size size, bool bold,
              const char *text)
{
    const struct doc_line line = {.kind = DOC_TEXT, .align = align, .size = size, .bold = bold};
    int columns = doc->columns / (int)size;
    if (align == DOC_CENTRE)
        columns = balanced(text, columns);
    do {
        size_t used = doc_line_bytes(text, columns);
        size_t shown = used;
        while (shown > 0 && text[shown - 1] == ' ')
            shown--;
        add(doc, line, text, shown, "");
        text = skip_spaces(text + used);
    } while (*text != '\0');
}

void doc_pair(struct doc *doc, enum doc_size left_size, enum doc_size size, bool bold,
              const char *left, const char *right)
{
    const struct doc_line line = {
        .kind = DOC_PAIR, .size = size, .left_size = left_size, .bold = bold};
    int columns = (text_columns(left) + 1) * (int)left_size + text_columns(right) * (int)size;
    if (columns <= doc->columns) {
        add(doc, line, left, strlen(left), right);
        return;
    }
    doc_text(doc, DOC_LEFT, left_size, false, left);
    doc_text(doc, DOC_RIGHT, size, bold, right);
}

void doc_rule(struct doc *doc)
{
    add(doc, (struct doc_line){.kind = DOC_RULE, .size = DOC_SIZE_TEXT}, "", 0, "");
}

void doc_space(struct doc *doc, int rows)
{
    add(doc, (struct doc_line){.kind = DOC_SPACE, .size = DOC_SIZE_TEXT, .rows = rows}, "", 0, "");
}

void doc_qr(struct doc *doc, const char *content)
{
    const struct doc_line line = {.kind = DOC_QR, .align = DOC_CENTRE, .size = DOC_SIZE_TEXT};
    add(doc, line, content, strlen(content), "");
}

void doc_cut(struct doc *doc)
{
    add(doc, (struct doc_line){.kind = DOC_CUT, .size = DOC_SIZE_TEXT}, "", 0, "");
}

enum err doc_lines(const struct doc *doc, const struct doc_line **lines, size_t *count)
{
    if (doc->lost)
        return ERR_NO_MEMORY;
    *lines = doc->lines;
    *count = doc->count;
    return OK;
}

int doc_columns(const struct doc *doc)
{
    return doc->columns;
}
