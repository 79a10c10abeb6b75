#include "app/services/catalog/build.h"

#include <stdlib.h>
#include <string.h>

static const size_t item_bytes[SHEET_COUNT] = {
    [SHEET_HALL] = sizeof(struct catalog_hall),
    [SHEET_DEPARTMENTS] = sizeof(struct catalog_department),
    [SHEET_WINDOWS] = sizeof(struct catalog_window),
    [SHEET_SERVICES] = sizeof(struct catalog_service),
    [SHEET_CALENDAR] = sizeof(struct hours_day),
    [SHEET_MATTERS] = sizeof(struct catalog_matter),
};

enum err build_init(struct build *build, struct report *report)
{
    *build = (struct build){.report = report};
    build->snapshot = calloc(1, sizeof *build->snapshot);
    if (build->snapshot == NULL)
        return ERR_NO_MEMORY;
    atomic_init(&build->snapshot->references, 1);
    return OK;
}

void build_fini(struct build *build)
{
    for (size_t i = 0; i < SHEET_COUNT; i++) {
        codes_fini(&build->codes[i]);
        free(build->lists[i].items);
    }
    if (build->snapshot != NULL)
        catalog_unref(&build->snapshot->catalog);
}

const char *build_text(struct build *build, const char *text)
{
    const char *copy = arena_text(&build->snapshot->arena, text);
    if (copy == NULL)
        build->err = ERR_NO_MEMORY;
    return copy != NULL ? copy : "";
}

/* Room for one item more, zeroed; NULL without memory. */
static void *add_item(struct build *build, enum sheet_id id)
{
    struct build_list *list = &build->lists[id];
    if (list->count == list->capacity) {
        size_t capacity = list->capacity > 0 ? list->capacity * 2 : 16;
        char *items = realloc(list->items, capacity * item_bytes[id]);
        if (items == NULL) {
            build->err = ERR_NO_MEMORY;
            return NULL;
        }
        list->items = items;
        list->capacity = capacity;
    }
    return memset(list->items + list->count++ * item_bytes[id], 0, item_bytes[id]);
}

size_t build_resolve(struct build_line *line, size_t column, enum sheet_id target, const char *code)
{
    struct build *build = line->build;
    const struct codes_entry *entry = codes_find(&build->codes[target], code);
    if (entry != NULL)
        return entry->position;
    if (!build->incomplete[target]) {
        char mend[ERR_MSG_BYTES];
        snprintf(mend, sizeof mend, "在 %s 中增加此编号，或改正此处的编号",
                 sheet_get(target)->file);
        const char *what = target == SHEET_DEPARTMENTS ? "部门"
                           : target == SHEET_WINDOWS   ? "窗口"
                                                       : "业务";
        report_add(build->report, line->sheet->file, line->row, line->sheet->columns[column].name,
                   mend, "%s %.40s 不存在", what, code);
    }
    return 0;
}

/* ---- one function a sheet: the columns' order is that of sheet.c ---- */

static const char *text(struct build_line *line, size_t column)
{
    return build_text(line->build, line->cells[column].text);
}

static size_t reference(struct build_line *line, size_t column)
{
    const char *code = line->cells[column].text;
    return *code != '\0' ? build_resolve(line, column, line->sheet->columns[column].target, code)
                         : 0;
}

static void take_hall(struct build_line *line, const char *key, void *item)
{
    (void)key;
    struct catalog_hall *hall = item;
    hall->name = text(line, 0);
    hall->name_en = text(line, 1);
    hall->address = text(line, 2);
    hall->phone = text(line, 3);
    hall->supervision_phone = text(line, 4);
    hall->utc_offset_min = line->cells[5].number;
    hall->missed_call_rule = text(line, 6);
    hall->sample = line->cells[7].number != 0;
}

static void take_department(struct build_line *line, const char *key, void *item)
{
    struct catalog_department *department = item;
    department->code = key;
    department->name = text(line, 1);
    department->name_en = text(line, 2);
    department->phone = text(line, 3);
}

static void take_window(struct build_line *line, const char *key, void *item)
{
    struct catalog_window *window = item;
    window->code = key;
    window->name = text(line, 1);
    window->name_en = text(line, 2);
    window->department = (uint32_t)reference(line, 3);
    window->place = text(line, 4);
    window->phone = text(line, 5);
    window->open = line->cells[6].number != 0;
}

static void report_hours(struct build_line *line, size_t column, const char *mend, const char *msg)
{
    report_add(line->build->report, line->sheet->file, line->row, line->sheet->columns[column].name,
               mend, "%s", msg);
}

static void take_service(struct build_line *line, const char *key, void *item)
{
    struct catalog_service *service = item;
    char msg[ERR_MSG_BYTES];
    service->code = key;
    service->name = text(line, 1);
    service->name_en = text(line, 2);
    service->department = (uint32_t)reference(line, 3);
    build_service_windows(line, 4, service);
    if (line->cells[5].text[0] != '\0' &&
        hours_parse(line->cells[5].text, &service->hours, msg) != OK)
        report_hours(line, 5, "写成“1-5 08:30-12:00 14:00-17:30; 6 09:00-12:00”或 always", msg);
    service->daily_limit = line->cells[6].number;
    service->average_minutes = line->cells[7].number;
    build_service_classes(line, 8, service);
}

static void take_day(struct build_line *line, const char *key, void *item)
{
    (void)key;
    struct hours_day *day = item;
    char msg[ERR_MSG_BYTES];
    day->day_number = line->cells[0].number;
    day->kind = (enum hours_day_kind)line->cells[1].number;
    day->name = text(line, 2);
    if (line->cells[3].text[0] == '\0')
        return;
    if (hours_parse_ranges(line->cells[3].text, day->ranges, msg) != OK)
        report_hours(line, 3, "写成“08:30-12:00 14:00-17:30”，或留空", msg);
    else if (day->kind == HOURS_HOLIDAY)
        report_hours(line, 3, "清空时间；当天办公则把 kind 改为 workday 或 market",
                     "holiday 当天不办公，不能有时间");
}

static void take_matter(struct build_line *line, const char *key, void *item)
{
    struct catalog_matter *matter = item;
    matter->code = key;
    matter->name = text(line, 1);
    if (line->cells[2].text[0] != '\0')
        matter->kind = (enum catalog_kind)(line->cells[2].number + 1);
    matter->department = (uint32_t)reference(line, 3);
    matter->service = (uint32_t)reference(line, 4);
    matter->statutory_days = line->cells[5].number;
    matter->promised_days = line->cells[6].number;
    matter->fee = text(line, 7);
}

/* ---- rows ---- */

static bool has_key(const struct sheet *sheet)
{
    enum sheet_kind kind = sheet->columns[0].kind;
    return kind == SHEET_CODE || kind == SHEET_SERIES || kind == SHEET_DATE;
}

/* The row's own code as it lives with the snapshot. */
static const char *take_key(struct build_line *line, enum sheet_id id, bool good)
{
    struct build *build = line->build;
    if (!good) {
        build->incomplete[id] = true;
        return "";
    }
    const char *code = line->cells[0].text;
    const struct codes_entry *first = codes_find(&build->codes[id], code);
    if (first != NULL) {
        report_add(build->report, line->sheet->file, line->row, line->sheet->columns[0].name,
                   "删除重复的行，或换一个编号", "%s 与第 %d 行重复", code, first->row);
        return "";
    }
    const char *key = build_text(build, code);
    if (*key != '\0' && codes_add(&build->codes[id], key, build->rows[id], line->row) != OK)
        build->err = ERR_NO_MEMORY;
    return key;
}

bool build_row(struct build *build, enum sheet_id id, const struct sheet_row *row)
{
    static void (*const takes[SHEET_COUNT])(struct build_line *, const char *, void *) = {
        [SHEET_HALL] = take_hall,      [SHEET_DEPARTMENTS] = take_department,
        [SHEET_WINDOWS] = take_window, [SHEET_SERVICES] = take_service,
        [SHEET_CALENDAR] = take_day,   [SHEET_MATTERS] = take_matter,
    };
    struct build_line line = {.build = build, .sheet = sheet_get(id), .row = row->number};
    size_t before = build->report->count;
    if (build->rows[id] == line.sheet->rows_max) {
        report_add(build->report, line.sheet->file, row->number, "", "只保留一行内容",
                   "只能有 %zu 行内容", line.sheet->rows_max);
        return false;
    }
    bool key_good = false;
    bool whole = true;
    for (size_t i = 0; i < line.sheet->column_count; i++) {
        const char *cell = row->cells[i];
        line.cells[i].text = "";
        bool good = cell != NULL &&
                    cell_read(line.sheet, i, row->number, cell, build->report, &line.cells[i]);
        key_good = i == 0 ? good : key_good;
        whole = whole && cell != NULL;
    }
    const char *key = has_key(line.sheet) ? take_key(&line, id, key_good) : "";
    void *item = add_item(build, id);
    if (item != NULL)
        takes[id](&line, key, item);
    build->rows[id]++;
    return whole && build->report->count == before;
}

void build_end_sheet(struct build *build, enum sheet_id id, bool readable)
{
    const struct sheet *sheet = sheet_get(id);
    bool enough = build->rows[id] >= sheet->rows_min;
    if (readable && !enough)
        report_add(build->report, sheet->file, 0, "", "在表头下填写内容", "只有表头，没有内容");
    if (!readable || !enough)
        build->incomplete[id] = true;
}

static int compare_days(const void *a, const void *b)
{
    int32_t left = ((const struct hours_day *)a)->day_number;
    int32_t right = ((const struct hours_day *)b)->day_number;
    return (left > right) - (left < right);
}

static const void *settle(struct build *build, enum sheet_id id, size_t *count)
{
    const struct build_list *list = &build->lists[id];
    const void *items =
        arena_copy(&build->snapshot->arena, list->items, list->count * item_bytes[id]);
    if (items == NULL)
        build->err = ERR_NO_MEMORY;
    *count = list->count;
    return items;
}

enum err build_finish(struct build *build, const struct catalog **out)
{
    if (build->err != OK)
        return build->err;
    if (build->report->count > 0)
        return ERR_PARSE;
    struct catalog *catalog = &build->snapshot->catalog;
    struct build_list *days = &build->lists[SHEET_CALENDAR];
    if (days->count > 0)
        qsort(days->items, days->count, sizeof(struct hours_day), compare_days);
    memcpy(&catalog->hall, build->lists[SHEET_HALL].items, sizeof catalog->hall);
    catalog->departments = settle(build, SHEET_DEPARTMENTS, &catalog->department_count);
    catalog->windows = settle(build, SHEET_WINDOWS, &catalog->window_count);
    catalog->services = settle(build, SHEET_SERVICES, &catalog->service_count);
    catalog->calendar = settle(build, SHEET_CALENDAR, &catalog->calendar_count);
    catalog->matters = settle(build, SHEET_MATTERS, &catalog->matter_count);
    if (build->err != OK)
        return build->err;
    *out = catalog;
    build->snapshot = NULL;
    return OK;
}
