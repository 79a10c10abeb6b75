#include "app/services/catalog/build.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/catalog/csv.h"
#include "app/services/catalog/picture.h"

/* agents.csv has a text, not a code, in front. */
#define KEY_BYTES (2 * (CSV_CELL_BYTES + 1))

void build_init(struct build *build, struct report *report)
{
    *build = (struct build){.report = report};
}

void build_fini(struct build *build)
{
    for (size_t i = 0; i < SHEET_COUNT; i++)
        codes_fini(&build->codes[i]);
    for (size_t i = 0; i < IMAGE_ARRAYS; i++)
        free(build->lists[i].items);
    for (size_t i = 0; i < IMAGE_PARTS; i++)
        pool_fini(&build->pools[i]);
    codes_fini(&build->pictures);
    free(build->asked.items);
    free(build->service_windows.items);
    arena_fini(&build->keys);
}

void build_fault(struct build_line *line, size_t column, const char *mend, const char *format, ...)
{
    char problem[ERR_MSG_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(problem, sizeof problem, format, args);
    va_end(args);
    report_add(line->build->report, line->sheet->file, line->row, line->sheet->columns[column].name,
               mend, "%s", problem);
}

static size_t column_of(const struct sheet *sheet, const char *name)
{
    size_t column = 0;
    while (strcmp(sheet->columns[column].name, name) != 0)
        column++;
    return column;
}

static void remember(struct build *build, enum err err)
{
    if (err != OK && build->err == OK)
        build->err = err;
}

void *build_add(struct build *build, struct build_list *list, size_t item_bytes)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity > 0 ? list->capacity * 2 : 16;
        char *items = realloc(list->items, capacity * item_bytes);
        if (items == NULL) {
            remember(build, ERR_NO_MEMORY);
            return NULL;
        }
        list->items = items;
        list->capacity = capacity;
    }
    return memset(list->items + list->count++ * item_bytes, 0, item_bytes);
}

void build_put_text(struct build_line *line, void *member, const char *text, size_t length)
{
    uint64_t offset;
    enum image_part part = line->sheet->late ? IMAGE_LATE : IMAGE_FIRST;
    remember(line->build, pool_add(&line->build->pools[part], text, length, &offset));
    memcpy(member, &offset, sizeof offset);
}

bool build_resolve(struct build_line *line, size_t column, enum sheet_id target, const char *code,
                   uint32_t *position)
{
    const struct build *build = line->build;
    const struct codes_entry *entry = codes_find(&build->codes[target], code);
    if (entry != NULL) {
        *position = (uint32_t)entry->position;
        return true;
    }
    if (!build->incomplete[target]) {
        char mend[ERR_MSG_BYTES];
        snprintf(mend, sizeof mend, "在 %s 中增加此编号，或改正此处的编号",
                 sheet_get(target)->file);
        build_fault(line, column, mend, "%s %.40s 不存在", sheet_get(target)->noun, code);
    }
    return false;
}

/* ---- cells ---- */

static void put_reference(struct build_line *line, size_t column, void *member)
{
    const struct sheet_column *meant = &line->sheet->columns[column];
    const char *code = line->cells[column].text;
    uint32_t position = (uint32_t)meant->fallback;
    if (*code != '\0')
        (void)build_resolve(line, column, meant->target, code, &position);
    memcpy(member, &position, sizeof position);
}

static void put_picture(struct build_line *line, size_t column, void *member)
{
    struct build *build = line->build;
    const char *name = line->cells[column].text;
    build_put_text(line, member, name, strlen(name) + 1);
    if (*name == '\0' || build->picture_dir == NULL || codes_find(&build->pictures, name) != NULL)
        return;
    char problem[ERR_MSG_BYTES];
    const char *mend = picture_check(build->picture_dir, name, problem);
    if (mend != NULL)
        build_fault(line, column, mend, "%s", problem);
    const char *key = arena_text(&build->keys, name);
    remember(build, key == NULL ? ERR_NO_MEMORY : codes_add(&build->pictures, key, 0, line->row));
}

static void put_hours(struct build_line *line, size_t column, void *member)
{
    char msg[ERR_MSG_BYTES];
    const char *text = line->cells[column].text;
    if (*text != '\0' && hours_parse(text, member, msg) != OK)
        build_fault(line, column, "写成“1-5 08:30-12:00 14:00-17:30; 6 09:00-12:00”或 always", "%s",
                    msg);
}

static void put_ranges(struct build_line *line, size_t column, void *member)
{
    char msg[ERR_MSG_BYTES];
    const struct hours_day *day = line->item;
    const char *text = line->cells[column].text;
    if (*text == '\0')
        return;
    if (hours_parse_ranges(text, member, msg) != OK)
        build_fault(line, column, "写成“08:30-12:00 14:00-17:30”", "%s", msg);
    else if (day->kind == HOURS_HOLIDAY)
        build_fault(line, column, "放假的日子请清空此单元格；当天办公则 kind 改为 market",
                    "holiday 当天不办公，不能有时间");
}

static void put_plain(struct build_line *line, size_t column, void *member)
{
    const struct cell *cell = &line->cells[column];
    switch (line->sheet->columns[column].kind) {
    case SHEET_YES_NO:
        *(bool *)member = cell->number != 0;
        break;
    case SHEET_POINT:
        memcpy(member, &cell->point, sizeof cell->point);
        break;
    case SHEET_DATE:
    case SHEET_NUMBER:
    case SHEET_CHOICE:
    case SHEET_OFFSET:
        memcpy(member, &cell->number, sizeof cell->number);
        break;
    default:
        build_put_text(line, member, cell->text, strlen(cell->text) + 1);
        break;
    }
}

static void put_cell(struct build_line *line, size_t column)
{
    static void (*const puts[SHEET_KINDS])(struct build_line *, size_t, void *) = {
        [SHEET_REF] = put_reference,
        [SHEET_LIST] = build_list_texts,
        [SHEET_FAQ] = build_list_faq,
        [SHEET_SET] = build_list_set,
        [SHEET_DAYS] = build_list_days,
        [SHEET_PICTURE] = put_picture,
        [SHEET_PATH] = build_list_path,
        [SHEET_REFS] = build_list_refs,
        [SHEET_ANSWER] = build_question_answer,
        [SHEET_WHEN] = build_question_when,
        [SHEET_HOURS] = put_hours,
        [SHEET_RANGES] = put_ranges,
        [SHEET_WINDOWS_LIST] = build_service_windows,
        [SHEET_CLASSES] = build_service_classes,
    };
    const struct sheet_column *meant = &line->sheet->columns[column];
    void *member = (char *)line->item + meant->offset;
    if (puts[meant->kind] != NULL)
        puts[meant->kind](line, column, member);
    else
        put_plain(line, column, member);
}

/* ---- rows ---- */

/* What one cell alone cannot know. */
static void check_row(struct build_line *line, enum sheet_id id)
{
    const void *item = line->item;
    const struct catalog_hall *hall = item;
    const struct catalog_matter *matter = item;
    const struct catalog_notice *notice = item;
    if (id == SHEET_HALL) {
        size_t plan = column_of(line->sheet, "plan");
        if (line->cells[plan].text[0] != '\0' && hall->here.x == CATALOG_NOWHERE)
            build_fault(line, column_of(line->sheet, "here"),
                        "填写终端机在平面图上的位置，如 500 940", "有平面图，没有终端机的位置");
    } else if (id == SHEET_MATTERS) {
        size_t place = column_of(line->sheet, "place");
        if (!matter->here && line->cells[place].text[0] == '\0')
            build_fault(line, place, "写明到哪里办；能在本大厅办的 here 改为 yes",
                        "不在本大厅办理，没有写到哪里办");
    } else if (id == SHEET_NOTICES && notice->until_day < notice->from_day) {
        build_fault(line, column_of(line->sheet, "until"), "改正起止日期，或清空 until",
                    "结束日期早于开始日期");
    }
}

/* The row's own code, "MZ001", or its two cells. */
static void compose_key(const struct build_line *line, char out[KEY_BYTES])
{
    char *end = stpcpy(out, line->cells[0].text);
    if (line->sheet->key_columns == 2)
        strcpy(stpcpy(end, BUILD_KEY_MARK), line->cells[1].text);
}

static void take_key(struct build_line *line, enum sheet_id id, bool good)
{
    struct build *build = line->build;
    char key[KEY_BYTES];
    size_t own = line->sheet->key_columns - 1;
    if (!good) {
        build->incomplete[id] = true;
        return;
    }
    compose_key(line, key);
    const struct codes_entry *first = codes_find(&build->codes[id], key);
    if (first != NULL) {
        build_fault(line, own, "删除重复的行，或换一个编号", "%.60s 与第 %d 行重复",
                    line->cells[own].text, first->row);
        return;
    }
    const char *copy = arena_text(&build->keys, key);
    size_t position = build->lists[id].count - 1;
    remember(build, copy == NULL ? ERR_NO_MEMORY
                                 : codes_add(&build->codes[id], copy, position, line->row));
}

static bool read_cells(struct build_line *line, const struct sheet_row *row)
{
    bool key_good = true;
    for (size_t i = 0; i < line->sheet->column_count; i++) {
        line->cells[i].text = "";
        line->cells[i].number = line->sheet->columns[i].fallback;
        bool good = row->cells[i] != NULL && cell_read(line->sheet, i, row->number, row->cells[i],
                                                       line->build->report, &line->cells[i]);
        key_good = key_good && (good || i >= line->sheet->key_columns);
    }
    return key_good;
}

void build_row(struct build *build, enum sheet_id id, const struct sheet_row *row)
{
    struct build_line line;
    line.build = build;
    line.sheet = sheet_get(id);
    line.row = row->number;
    if (line.sheet->single && build->lists[id].count == 1) {
        report_add(build->report, line.sheet->file, row->number, "", "只保留一行内容",
                   "只能有 1 行内容");
        return;
    }
    bool key_good = read_cells(&line, row);
    line.item = build_add(build, &build->lists[id], line.sheet->item_bytes);
    if (line.item == NULL)
        return;
    if (line.sheet->key_columns > 0)
        take_key(&line, id, key_good);
    if (id == SHEET_QUESTIONS)
        build_question_begin(&line);
    for (size_t i = 0; i < line.sheet->column_count; i++)
        put_cell(&line, i);
    check_row(&line, id);
}

void build_end_sheet(struct build *build, enum sheet_id id, bool readable)
{
    const struct sheet *sheet = sheet_get(id);
    bool enough = build->lists[id].count >= sheet->rows_min;
    if (readable && !enough)
        report_add(build->report, sheet->file, 0, "", "在表头下填写内容", "只有表头，没有内容");
    if (!readable || !enough)
        build->incomplete[id] = true;
    if (id == SHEET_QUESTIONS)
        build_question_end(build);
    build->faults_before = build->report->count;
}

/* ---- the image ---- */

static int compare_days(const void *a, const void *b)
{
    int32_t left = ((const struct hours_day *)a)->day_number;
    int32_t right = ((const struct hours_day *)b)->day_number;
    return (left > right) - (left < right);
}

/* What was copied is freed at once: two of all would be much. */
static enum err compose_part(struct build *build, enum image_part part, struct image *image)
{
    struct pool *pool = &build->pools[part];
    image->text_bytes[part] = pool->used + POOL_END_BYTES;
    for (int i = 0; i < IMAGE_ARRAYS; i++)
        if (image_part_of(i) == part)
            image->counts[i] = build->lists[i].count;
    size_t bytes = image_part_bytes(image, part);
    image->parts[part] = calloc(1, bytes);
    if (image->parts[part] == NULL)
        return ERR_NO_MEMORY;
    for (int i = 0; i < IMAGE_ARRAYS; i++) {
        struct build_list *list = &build->lists[i];
        if (image_part_of(i) != part || list->count == 0)
            continue;
        memcpy(image_items(image, i), list->items, list->count * image_item_bytes(i));
        free(list->items);
        *list = (struct build_list){0};
    }
    if (pool->used > 0)
        memcpy(image->parts[part] + bytes - image->text_bytes[part], pool->bytes, pool->used);
    pool_fini(pool);
    return OK;
}

enum err build_finish(struct build *build, struct image *out)
{
    *out = (struct image){0};
    if (build->err != OK)
        return build->err;
    if (build->report->count > 0)
        return ERR_PARSE;
    struct build_list *days = &build->lists[SHEET_CALENDAR];
    if (days->count > 0)
        qsort(days->items, days->count, sizeof(struct hours_day), compare_days);
    enum err err = build_group(build);
    for (int part = 0; part < IMAGE_PARTS && err == OK; part++)
        err = compose_part(build, (enum image_part)part, out);
    if (err != OK)
        image_fini(out);
    return err;
}
