/*
 * Full-width forms, which Chinese input methods give, as their ASCII counterparts.
 *
 * Thread: any.
 */
#ifndef APP_SERVICES_CATALOG_FOLD_H
#define APP_SERVICES_CATALOG_FOLD_H

/* In place: U+FF01-FF5E as ASCII, the ideographic space as a space, the enumeration comma as a
 * comma, dashes and tildes as '-'. The result is never longer. */
void fold_width(char *text);

/* In place: only the full-width form of this ASCII character, so that the rest stays as written. */
void fold_mark(char *text, char mark);

#endif
