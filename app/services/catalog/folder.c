#include "app/services/catalog/folder.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/services/catalog/build.h"
#include "app/services/catalog/csv.h"

#define ABSENT (-1)

struct reading {
    struct build *build;
    enum sheet_id id;
    const struct sheet *sheet;
    const struct folder_sink *sink;
    enum err sink_err;
    bool has_header;
    int position[SHEET_COLUMNS]; /* of our columns in the file's rows */
};

static size_t column_by_name(const struct sheet *sheet, const char *name)
{
    size_t column = 0;
    while (column < sheet->column_count && strcmp(sheet->columns[column].name, name) != 0)
        column++;
    return column;
}

static void list_columns(const struct sheet *sheet, char out[ERR_MSG_BYTES])
{
    size_t used = (size_t)snprintf(out, ERR_MSG_BYTES, "删除此列或改正列名；可用的列：");
    for (size_t i = 0; i < sheet->column_count && used < ERR_MSG_BYTES; i++)
        used += (size_t)snprintf(out + used, ERR_MSG_BYTES - used, "%s%s", i > 0 ? " " : "",
                                 sheet->columns[i].name);
}

static void take_header_cell(struct reading *reading, int row, size_t position, const char *name)
{
    struct report *report = reading->build->report;
    size_t column = column_by_name(reading->sheet, name);
    if (column == reading->sheet->column_count) {
        char mend[ERR_MSG_BYTES];
        list_columns(reading->sheet, mend);
        if (*name == '\0')
            report_add(report, reading->sheet->file, row, "", "填写列名，或删除此列",
                       "第 %zu 列没有列名", position + 1);
        else
            report_add(report, reading->sheet->file, row, name, mend, "没有这一列");
    } else if (reading->position[column] != ABSENT) {
        report_add(report, reading->sheet->file, row, name, "删除其中一列", "列重复");
    } else {
        reading->position[column] = (int)position;
    }
}

static void take_header(struct reading *reading, const struct csv_row *row)
{
    bool whole = true;
    reading->has_header = true;
    for (size_t i = 0; i < row->count; i++) {
        whole = whole && row->cells[i] != NULL;
        if (row->cells[i] != NULL)
            take_header_cell(reading, row->number, i, row->cells[i]);
    }
    for (size_t i = 0; i < reading->sheet->column_count; i++) {
        const struct sheet_column *column = &reading->sheet->columns[i];
        /* A header that could not be read may be the one that is missing. */
        if (column->required && reading->position[i] == ABSENT && whole)
            report_add(reading->build->report, reading->sheet->file, row->number, column->name,
                       "增加此列并填写", "缺少此列");
    }
}

static void take_row(void *context, const struct csv_row *row)
{
    struct reading *reading = context;
    struct sheet_row ours = {.number = row->number};
    if (!reading->has_header) {
        take_header(reading, row);
        return;
    }
    for (size_t i = 0; i < reading->sheet->column_count; i++) {
        int position = reading->position[i];
        if (position != ABSENT)
            ours.cells[i] = row->cells[position];
        else
            ours.cells[i] = reading->sheet->columns[i].required ? NULL : "";
    }
    bool good = build_row(reading->build, reading->id, &ours);
    if (good && reading->sink != NULL && reading->sink_err == OK &&
        reading->build->report->count == 0)
        reading->sink_err = reading->sink->row(reading->sink->context, reading->id, &ours);
}

static enum err read_sheet(struct build *build, enum sheet_id id, const char *folder,
                           const struct folder_sink *sink)
{
    char path[PATH_MAX];
    struct reading reading = {.build = build, .id = id, .sheet = sheet_get(id), .sink = sink};
    struct csv_reader reader = {take_row, &reading, reading.sheet->file, build->report};
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        reading.position[i] = ABSENT;
    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, reading.sheet->file) >= sizeof path)
        return ERR_TOO_LARGE;
    enum err err = csv_read_file(path, &reader);
    build_end_sheet(build, id, err == OK && reading.has_header);
    if (err != OK && err != ERR_PARSE)
        return err;
    return reading.sink_err;
}

static bool check_folder(const char *folder, struct report *report)
{
    struct stat info;
    const char *problem = NULL;
    if (stat(folder, &info) != 0)
        problem = errno == ENOENT ? "文件夹不存在" : "文件夹无法读取";
    else if (!S_ISDIR(info.st_mode))
        problem = "不是文件夹";
    if (problem != NULL)
        report_add(report, folder, 0, "", "检查配置 [kiosk] hall 中的路径", "%s", problem);
    return problem == NULL;
}

enum err folder_read(const char *folder, const struct folder_sink *sink, struct report *report,
                     const struct catalog **out)
{
    struct build build;
    if (!check_folder(folder, report))
        return ERR_PARSE;
    enum err err = build_init(&build, report);
    for (int id = 0; id < SHEET_COUNT && err == OK; id++)
        err = read_sheet(&build, (enum sheet_id)id, folder, sink);
    if (err == OK)
        err = build_finish(&build, out);
    build_fini(&build);
    return err;
}

enum err catalog_read_folder(const char *folder, const struct catalog **out, struct report *report)
{
    return folder_read(folder, NULL, report, out);
}

/* FNV-1a */
static uint64_t mix(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 8; i++, value >>= 8)
        hash = (hash ^ (value & 0xff)) * UINT64_C(1099511628211);
    return hash;
}

enum err catalog_fingerprint(const char *folder, char out[65])
{
    struct stat info;
    char path[PATH_MAX];
    uint64_t hash = mix(UINT64_C(14695981039346656037), SHEET_RULES);
    if (stat(folder, &info) != 0)
        return err_from_errno(errno);
    for (int id = 0; id < SHEET_COUNT; id++) {
        snprintf(path, sizeof path, "%s/%s", folder, sheet_get((enum sheet_id)id)->file);
        if (stat(path, &info) != 0)
            memset(&info, 0, sizeof info);
        hash = mix(hash, (uint64_t)info.st_ino);
        hash = mix(hash, (uint64_t)info.st_size);
        hash = mix(hash, (uint64_t)info.st_mtim.tv_sec);
        hash = mix(hash, (uint64_t)info.st_mtim.tv_nsec);
    }
    snprintf(out, 65, "%016" PRIx64, hash);
    return OK;
}
