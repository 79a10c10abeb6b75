/* Cells that hold several things. */
#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/build.h"
#include "app/services/catalog/csv.h"
#include "app/services/catalog/fold.h"

#define SEPARATORS ";,"

struct texts {
    char bytes[CSV_CELL_BYTES + 2];
    size_t length;
};

static void append(struct texts *texts, const char *item)
{
    size_t bytes = strlen(item) + 1;
    memcpy(texts->bytes + texts->length, item, bytes);
    texts->length += bytes;
}

static void put_texts(struct build_line *line, void *member, struct texts *texts)
{
    texts->bytes[texts->length++] = '\0';
    build_put_text(line, member, texts->bytes, texts->length);
}

void build_list_texts(struct build_line *line, size_t column, void *member)
{
    char cell[CSV_CELL_BYTES + 1];
    struct texts texts = {.length = 0};
    char *rest;
    text_copy(cell, sizeof cell, line->cells[column].text);
    fold_mark(cell, '|');
    for (char *item = strtok_r(cell, "|", &rest); item != NULL; item = strtok_r(NULL, "|", &rest))
        if (*(item = text_trim(item)) != '\0')
            append(&texts, item);
    if (texts.length == 0 && line->cells[column].text[0] != '\0')
        build_fault(line, column, "填写内容，几条之间用 | 隔开", "只有分隔符，没有内容");
    put_texts(line, member, &texts);
}

void build_list_faq(struct build_line *line, size_t column, void *member)
{
    char cell[CSV_CELL_BYTES + 1];
    struct texts texts = {.length = 0};
    char *rest;
    text_copy(cell, sizeof cell, line->cells[column].text);
    fold_mark(cell, '|');
    fold_mark(cell, '=');
    for (char *item = strtok_r(cell, "|", &rest); item != NULL; item = strtok_r(NULL, "|", &rest)) {
        char *answer = strchr(item, '=');
        if (answer != NULL)
            *answer++ = '\0';
        char *question = text_trim(item);
        if (answer == NULL || *(answer = text_trim(answer)) == '\0' || *question == '\0') {
            build_fault(line, column, "每条写成 问题=回答，几条之间用 | 隔开",
                        "“%.60s”不是一问一答", question);
            continue;
        }
        append(&texts, question);
        append(&texts, answer);
    }
    put_texts(line, member, &texts);
}

/* A short list with its full-width characters folded, ready for strtok. */
static bool copy_short(struct build_line *line, size_t column, char *out, size_t out_bytes)
{
    bool whole = text_copy(out, out_bytes, line->cells[column].text);
    if (!whole)
        build_fault(line, column, "缩短此单元格的内容", "内容太长：“%.40s”", out);
    fold_width(out);
    return whole;
}

static void list_words(const struct sheet_column *column, char out[ERR_MSG_BYTES])
{
    size_t used = (size_t)snprintf(out, ERR_MSG_BYTES, "从这些词中选：");
    for (int i = 0; column->choices[i] != NULL && used < ERR_MSG_BYTES; i++)
        used += (size_t)snprintf(out + used, ERR_MSG_BYTES - used, "%s ", column->choices[i]);
}

void build_list_set(struct build_line *line, size_t column, void *member)
{
    char cell[256];
    char *rest;
    uint32_t set = 0;
    const struct sheet_column *meant = &line->sheet->columns[column];
    if (!copy_short(line, column, cell, sizeof cell))
        return;
    for (char *word = strtok_r(cell, SEPARATORS, &rest); word != NULL;
         word = strtok_r(NULL, SEPARATORS, &rest)) {
        char mend[ERR_MSG_BYTES];
        int i = 0;
        word = text_trim(word);
        while (meant->choices[i] != NULL && strcasecmp(meant->choices[i], word) != 0)
            i++;
        if (meant->choices[i] != NULL) {
            set |= UINT32_C(1) << i;
        } else if (*word != '\0') {
            list_words(meant, mend);
            build_fault(line, column, mend, "“%.40s”不是可选的词", word);
        }
    }
    memcpy(member, &set, sizeof set);
}

/* "12345", and as people write it: 1-5, 1;3;5. */
void build_list_days(struct build_line *line, size_t column, void *member)
{
    char cell[64];
    uint32_t set = 0;
    int last = 0;
    bool range = false;
    bool good = copy_short(line, column, cell, sizeof cell);
    for (const char *at = cell; *at != '\0' && good; at++) {
        int day = *at - '0';
        if (*at == '-') {
            good = last > 0 && !range;
            range = true;
        } else if (day >= 1 && day <= 7) {
            for (int i = range && last < day ? last : day; i <= day; i++)
                set |= UINT32_C(1) << (i - 1);
            last = day;
            range = false;
        } else {
            good = strchr("; ,", *at) != NULL;
        }
    }
    if (!good || range)
        build_fault(line, column, "把星期几的数字连着写：12345 是周一至周五，7 是星期日",
                    "“%.40s”不是星期", line->cells[column].text);
    memcpy(member, &set, sizeof set);
}

#define PATH_POINTS 32

void build_list_path(struct build_line *line, size_t column, void *member)
{
    char cell[512];
    char *rest;
    struct build_list *points = &line->build->lists[IMAGE_POINTS];
    struct catalog_span span = {(uint32_t)points->count, 0};
    if (!copy_short(line, column, cell, sizeof cell))
        return;
    for (char *item = strtok_r(cell, ";", &rest); item != NULL; item = strtok_r(NULL, ";", &rest)) {
        struct catalog_point point;
        if (!cell_read_point(text_trim(item), &point) || span.count == PATH_POINTS) {
            build_fault(line, column, "写成 500 600;820 600，最多 32 个点",
                        "“%.40s”不是平面图上的位置", item);
            continue;
        }
        struct catalog_point *added = build_add(line->build, points, sizeof *added);
        if (added != NULL)
            *added = point;
        span.count++;
    }
    memcpy(member, &span, sizeof span);
}

/* ---- codes of other sheets ---- */

static bool add_position(struct build_line *line, size_t column, const char *code,
                         uint32_t *positions, size_t count, size_t most)
{
    enum sheet_id target = line->sheet->columns[column].target;
    const char *noun = sheet_get(target)->noun;
    uint32_t position;
    char mend[ERR_MSG_BYTES];
    if (!cell_is_code(code)) {
        snprintf(mend, sizeof mend, "%s编号之间用分号隔开，如 1;2", noun);
        build_fault(line, column, mend, "不是%s编号：“%.40s”", noun, code);
        return false;
    }
    if (!build_resolve(line, column, target, code, &position))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (positions[i] == position) {
            build_fault(line, column, "每个编号只写一次", "重复的%s“%.40s”", noun, code);
            return false;
        }
    }
    if (count == most) {
        snprintf(mend, sizeof mend, "此格最多 %zu 个编号", most);
        build_fault(line, column, mend, "%s太多：“%.40s”", noun, code);
        return false;
    }
    positions[count] = position;
    return true;
}

size_t build_list_positions(struct build_line *line, size_t column, uint32_t *positions,
                            size_t most)
{
    char cell[CSV_CELL_BYTES + 1];
    char *rest;
    size_t count = 0;
    size_t faults = line->build->report->count;
    enum sheet_id target = line->sheet->columns[column].target;
    if (!copy_short(line, column, cell, sizeof cell))
        return 0;
    bool filled = cell[0] != '\0';
    for (char *code = strtok_r(cell, SEPARATORS, &rest); code != NULL;
         code = strtok_r(NULL, SEPARATORS, &rest))
        count += add_position(line, column, text_trim(code), positions, count, most) ? 1 : 0;
    if (count == 0 && filled && line->build->report->count == faults &&
        !line->build->incomplete[target])
        build_fault(line, column, "填写至少一个编号，或清空此格", "没有%s：“%.40s”",
                    sheet_get(target)->noun, line->cells[column].text);
    return count;
}

#define REFS_MOST 512

static struct catalog_span add_positions(struct build *build, struct build_list *list,
                                         const uint32_t *positions, size_t count)
{
    struct catalog_span span = {(uint32_t)list->count, (uint32_t)count};
    for (size_t i = 0; i < count; i++) {
        uint32_t *added = build_add(build, list, sizeof *added);
        if (added != NULL)
            *added = positions[i];
    }
    return span;
}

/* The windows of the service, for a matter that names none: one span serves all such matters. */
static struct catalog_span windows_of_service(struct build *build, uint32_t service)
{
    const struct build_list *services = &build->lists[SHEET_SERVICES];
    while (build->service_windows.count < services->count)
        if (build_add(build, &build->service_windows, sizeof(struct catalog_span)) == NULL)
            return (struct catalog_span){0, 0};
    if (service >= services->count)
        return (struct catalog_span){0, 0};
    struct catalog_span *span =
        (struct catalog_span *)(void *)build->service_windows.items + service;
    const struct catalog_service *item =
        (const struct catalog_service *)(const void *)services->items + service;
    if (span->count == 0)
        *span = add_positions(build, &build->lists[IMAGE_MATTER_WINDOWS], item->windows,
                              item->window_count);
    return *span;
}

void build_list_refs(struct build_line *line, size_t column, void *member)
{
    uint32_t positions[REFS_MOST];
    struct build *build = line->build;
    struct catalog_span span;
    bool windows = line->sheet->columns[column].target == SHEET_WINDOWS;
    size_t count = build_list_positions(line, column, positions, REFS_MOST);
    if (windows && count == 0)
        span = windows_of_service(build, ((const struct catalog_matter *)line->item)->service);
    else
        span = add_positions(build,
                             &build->lists[windows ? IMAGE_MATTER_WINDOWS : IMAGE_AGENT_MATTERS],
                             positions, count);
    memcpy(member, &span, sizeof span);
}
