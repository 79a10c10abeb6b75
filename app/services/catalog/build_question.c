/*
 * The questions of a matter: a tree, or at least no circle; every answer leads somewhere, every
 * question can be reached from the first.
 */
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/build.h"
#include "app/services/catalog/fold.h"

static const char *const answer_words[2] = {"yes", "no"};

static struct build_question *asked(const struct build *build)
{
    return (struct build_question *)(void *)build->asked.items;
}

static struct catalog_question *questions(const struct build *build)
{
    return (struct catalog_question *)(void *)build->lists[SHEET_QUESTIONS].items;
}

static struct catalog_matter *matters(const struct build *build)
{
    return (struct catalog_matter *)(void *)build->lists[SHEET_MATTERS].items;
}

/* A question of a matter that is not there counts for none; its reference is told elsewhere. */
void build_question_begin(struct build_line *line)
{
    struct build *build = line->build;
    struct build_question *question = build_add(build, &build->asked, sizeof *question);
    const struct codes_entry *matter =
        codes_find(&build->codes[SHEET_MATTERS], line->cells[0].text);
    if (question == NULL)
        return;
    question->row = line->row;
    question->ordinal = CATALOG_QUESTIONS;
    if (matter == NULL)
        return;
    question->ordinal = matters(build)[matter->position].questions.count++;
    if (question->ordinal == CATALOG_QUESTIONS)
        build_fault(line, 0, "一个事项最多 32 个问题", "%s 的问题太多", line->cells[0].text);
}

void build_question_answer(struct build_line *line, size_t column, void *member)
{
    struct build_question *question =
        asked(line->build) != NULL ? &asked(line->build)[line->build->asked.count - 1] : NULL;
    bool yes = strcmp(line->sheet->columns[column].name, answer_words[0]) == 0;
    int next = CATALOG_END;
    if (question != NULL)
        text_copy(question->next[yes ? 0 : 1], CELL_CODE_BYTES, line->cells[column].text);
    memcpy(member, &next, sizeof next);
}

/* ---- materials.csv, when ---- */

static void add_condition(struct build_line *line, size_t column, char *item)
{
    struct catalog_material *material = line->item;
    const struct build *build = line->build;
    char key[2 * CELL_CODE_BYTES + 2];
    char *answer = strchr(item, '=');
    if (answer != NULL)
        *answer++ = '\0';
    const char *code = text_trim(item);
    answer = answer != NULL ? text_trim(answer) : "";
    bool yes = strcasecmp(answer, "yes") == 0 || strcmp(answer, "是") == 0;
    bool no = strcasecmp(answer, "no") == 0 || strcmp(answer, "否") == 0;
    if (!cell_is_code(code) || (!yes && !no)) {
        build_fault(line, column, "写成 q1=yes;q3=no", "不是一个回答：“%.40s”", item);
        return;
    }
    snprintf(key, sizeof key, "%s" BUILD_KEY_MARK "%s", line->cells[0].text, code);
    const struct codes_entry *entry = codes_find(&build->codes[SHEET_QUESTIONS], key);
    if (entry == NULL) {
        if (!build->incomplete[SHEET_QUESTIONS])
            build_fault(line, column, "改正问题编号，或在 questions.csv 中增加此问题",
                        "%s 没有问题 %s", line->cells[0].text, code);
        return;
    }
    uint32_t ordinal = asked(build)[entry->position].ordinal;
    if (ordinal < CATALOG_QUESTIONS)
        *(yes ? &material->when_yes : &material->when_no) |= UINT32_C(1) << ordinal;
}

void build_question_when(struct build_line *line, size_t column, void *member)
{
    char cell[512];
    char *rest;
    (void)member;
    if (!text_copy(cell, sizeof cell, line->cells[column].text)) {
        build_fault(line, column, "缩短此单元格的内容", "内容太长：“%.40s”", cell);
        return;
    }
    fold_width(cell);
    for (char *item = strtok_r(cell, ";,", &rest); item != NULL; item = strtok_r(NULL, ";,", &rest))
        if (*text_trim(item) != '\0')
            add_condition(line, column, item);
}

/* ---- the whole sheet ---- */

static void fault(struct build *build, const struct build_question *question, const char *column,
                  const char *mend, const char *problem)
{
    report_add(build->report, sheet_get(SHEET_QUESTIONS)->file, question->row, column, mend, "%s",
               problem);
}

static bool has_note(const char *const *note)
{
    uint64_t offset;
    memcpy(&offset, note, sizeof offset);
    return offset != 0;
}

/* The answer's next question, as a position within the matter's. */
static void resolve(struct build *build, const char *matter, size_t position, int which)
{
    struct build_question *question = &asked(build)[position];
    struct catalog_question *item = &questions(build)[position];
    struct catalog_answer *answer = which == 0 ? &item->yes : &item->no;
    const char *next = question->next[which];
    char key[2 * CELL_CODE_BYTES + 2];
    char words[ERR_MSG_BYTES];
    snprintf(key, sizeof key, "%s" BUILD_KEY_MARK "%s", matter, next);
    const struct codes_entry *entry = codes_find(&build->codes[SHEET_QUESTIONS], key);
    if (entry != NULL) {
        answer->next = (int)asked(build)[entry->position].ordinal;
    } else if (strcasecmp(next, "stop") == 0) {
        answer->next = CATALOG_STOP;
        snprintf(words, sizeof words, "%s_note", answer_words[which]);
        if (!has_note(&answer->note))
            fault(build, question, words, "写明为什么不能办、可以怎么办", "stop 之后没有说明");
    } else if (*next != '\0' && strcasecmp(next, "end") != 0) {
        snprintf(words, sizeof words, "%s 没有问题 %s，回答之后无路可走", matter, next);
        if (!build->incomplete[SHEET_QUESTIONS])
            fault(build, question, answer_words[which], "改成此事项已有的问题编号，或 end、stop",
                  words);
    }
}

/* The questions of one matter, by ordinal. */
struct tree {
    struct build *build;
    size_t count;
    uint32_t positions[CATALOG_QUESTIONS];
};

static uint32_t following(const struct tree *tree, size_t ordinal)
{
    const struct catalog_question *item = &questions(tree->build)[tree->positions[ordinal]];
    uint32_t set = item->yes.next >= 0 ? UINT32_C(1) << item->yes.next : 0;
    return set | (item->no.next >= 0 ? UINT32_C(1) << item->no.next : 0);
}

/* What leads only to ends is taken away until nothing more can be; any way from what is left ends
 * on a circle. */
static uint32_t endless(const struct tree *tree)
{
    uint32_t left = UINT32_MAX >> (CATALOG_QUESTIONS - tree->count);
    for (size_t round = 0; round < tree->count; round++)
        for (size_t i = 0; i < tree->count; i++)
            if ((following(tree, i) & left) == 0)
                left &= ~(UINT32_C(1) << i);
    return left;
}

/* The answer that closes a circle: after as many steps as there are questions the way is on it, and
 * somewhere on it an answer goes back. */
static void tell_circle(const struct tree *tree, uint32_t left)
{
    size_t at = 0;
    while ((left >> at & 1) == 0)
        at++;
    for (size_t step = 0;; step++) {
        const struct catalog_question *item = &questions(tree->build)[tree->positions[at]];
        bool yes = item->yes.next >= 0 && (left >> item->yes.next & 1) != 0;
        size_t next = (size_t)(yes ? item->yes.next : item->no.next);
        if (step >= tree->count && next <= at) {
            fault(tree->build, &asked(tree->build)[tree->positions[at]], answer_words[yes ? 0 : 1],
                  "改成后面的问题，或 end、stop", "绕回了前面的问题，永远问不完");
            return;
        }
        at = next;
    }
}

static void check_tree(const struct tree *tree)
{
    uint32_t reached = 1;
    uint32_t left = endless(tree);
    if (left != 0)
        tell_circle(tree, left);
    for (size_t round = 0; round < tree->count; round++)
        for (size_t i = 0; i < tree->count; i++)
            if ((reached >> i & 1) != 0)
                reached |= following(tree, i);
    for (size_t i = 0; i < tree->count; i++)
        if ((reached >> i & 1) == 0)
            fault(tree->build, &asked(tree->build)[tree->positions[i]], "code",
                  "在前面某个回答里写上此编号，或删除此行", "没有回答通到这个问题");
}

/* Where each matter's questions begin in a list of all by matter and ordinal. */
static uint32_t *list_by_matter(struct build *build)
{
    size_t matter_count = build->lists[SHEET_MATTERS].count;
    uint32_t *order = calloc(build->asked.count + 1, sizeof *order);
    uint32_t first = 0;
    if (order == NULL) {
        build->err = ERR_NO_MEMORY;
        return NULL;
    }
    for (size_t i = 0; i < matter_count; i++) {
        matters(build)[i].questions.first = first;
        first += matters(build)[i].questions.count;
    }
    for (size_t i = 0; i < build->asked.count; i++)
        order[matters(build)[questions(build)[i].matter].questions.first +
              asked(build)[i].ordinal] = (uint32_t)i;
    return order;
}

void build_question_end(struct build *build)
{
    if (build->err != OK || build->incomplete[SHEET_MATTERS] || build->asked.count == 0)
        return;
    for (size_t i = 0; i < build->asked.count; i++) {
        uint64_t offset;
        if (asked(build)[i].ordinal >= CATALOG_QUESTIONS)
            continue;
        memcpy(&offset, &matters(build)[questions(build)[i].matter].code, sizeof offset);
        for (int which = 0; which < 2; which++)
            resolve(build, pool_text(&build->pools[IMAGE_LATE], offset), i, which);
    }
    /* The tree of a sheet with other faults would only give more of the same. */
    if (build->report->count != build->faults_before)
        return;
    uint32_t *order = list_by_matter(build);
    for (size_t i = 0; order != NULL && i < build->lists[SHEET_MATTERS].count; i++) {
        struct tree tree = {.build = build, .count = matters(build)[i].questions.count};
        if (tree.count == 0)
            continue;
        memcpy(tree.positions, order + matters(build)[i].questions.first,
               tree.count * sizeof *order);
        check_tree(&tree);
    }
    free(order);
}
