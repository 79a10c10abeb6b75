/*
 * What the documents have in common: headings that fit, facts, hanging paragraphs, lines to sign.
 *
 * Thread: as the document's.
 */
#ifndef APP_DOC_DOC_PARTS_H
#define APP_DOC_DOC_PARTS_H

#include <stddef.h>

#include "app/doc/doc.h"

/* White between the parts, in dots. */
#define DOC_GAP_DOTS   14
#define DOC_TIGHT_DOTS 6

/* Centred, in the largest size down from `wanted` at which it takes no more than `lines` lines.
 * Nothing for an empty text. */
void doc_centred(struct doc *doc, enum doc_size wanted, int lines, bool bold, const char *text);

/* A rule with white above and below. */
void doc_divide(struct doc *doc);

/* Label and bold value; nothing for an empty value. */
void doc_fact(struct doc *doc, enum doc_size label_size, enum doc_size size, const char *label,
              const char *value);

/* `mark` and the text after it; further lines begin `indent` Chinese characters to the right, and
 * the mark must not be wider than that. Nothing for an empty text. */
void doc_hanging(struct doc *doc, int indent, bool bold, const char *mark, const char *text);

/* A bold heading with its paragraphs, each with a number where there are several. Nothing when
 * there is none. */
void doc_section(struct doc *doc, const char *heading, const char *const *paragraphs, size_t count);

/* "label：______", to be written on by hand; `room_dots` of white above it. */
void doc_sign(struct doc *doc, int room_dots, const char *label);

/* Codes that hold the document's text, each with what is to be said of it above it. */
void doc_codes(struct doc *doc, const char *hint, const char *const *codes, size_t count);

/* Ends a document that is complete: its cut, and whether anything was lost. On an error the
 * document is destroyed. */
enum err doc_finish(struct doc *doc, struct doc **out) must_use;

#endif
