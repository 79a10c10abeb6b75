/*
 * Languages for tests: words of real letters without meaning, as long as the Chinese ones that they
 * stand for or longer, with the same placeholders. Uyghur runs from right to left and joins,
 * Tibetan is tall and has no spaces, Mongolian joins and has marks.
 *
 * Thread: one. Ownership: the path is borrowed until the program ends.
 */
#ifndef TESTS_UNIT_PSEUDO_H
#define TESTS_UNIT_PSEUDO_H

/* A folder with zh-CN.mo of `i18n_dir` and ug.mo, bo.mo, mn.mo made from it; made once. */
const char *pseudo_dir(const char *i18n_dir);

#endif
