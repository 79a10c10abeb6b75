#include "app/services/catalog/folder.h"

#include <dirent.h>
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
    const struct folder_watch *watch;
    size_t rows;
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

static void show(const struct reading *reading, const struct sheet_row *row)
{
    const struct folder_watch *watch = reading->watch;
    for (size_t i = 0; watch->cell != NULL && i < reading->sheet->column_count; i++)
        if (row->cells[i] != NULL && *row->cells[i] != '\0')
            watch->cell(watch->context, reading->sheet->file, row->number,
                        reading->sheet->columns[i].name, row->cells[i]);
    if (watch->progress != NULL && reading->rows % FOLDER_PROGRESS_ROWS == 0 &&
        !watch->progress(watch->context, reading->sheet->file, reading->rows))
        reading->build->err = ERR_CANCELLED;
}

static void take_row(void *context, const struct csv_row *row)
{
    struct reading *reading = context;
    struct sheet_row ours = {.number = row->number};
    if (reading->build->err != OK)
        return;
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
    reading->rows++;
    build_row(reading->build, reading->id, &ours);
    show(reading, &ours);
}

static enum err read_sheet(struct build *build, enum sheet_id id, const char *folder,
                           const struct folder_watch *watch)
{
    char path[PATH_MAX];
    struct reading reading = {.build = build, .id = id, .sheet = sheet_get(id), .watch = watch};
    struct csv_reader reader = {take_row, &reading, reading.sheet->file, build->report};
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        reading.position[i] = ABSENT;
    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, reading.sheet->file) >= sizeof path)
        return ERR_TOO_LARGE;
    enum err err = csv_read_file(path, &reader);
    build_end_sheet(build, id, err == OK && reading.has_header);
    return err == ERR_PARSE ? OK : err;
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

static void show_pictures(const struct build *build, const struct folder_watch *watch)
{
    for (size_t i = 0; watch->picture != NULL && i < build->pictures.capacity; i++)
        if (build->pictures.entries[i].key != NULL)
            watch->picture(watch->context, build->pictures.entries[i].key);
}

enum err folder_read(const char *folder, const struct folder_watch *watch, struct report *report,
                     struct image *out)
{
    static const struct folder_watch nobody = {0};
    struct build build;
    char picture_dir[PATH_MAX];
    enum err err = OK;
    *out = (struct image){0};
    if (!check_folder(folder, report))
        return ERR_PARSE;
    if ((size_t)snprintf(picture_dir, sizeof picture_dir, "%s/" FOLDER_PICTURES, folder) >=
        sizeof picture_dir)
        return ERR_TOO_LARGE;
    if (watch == NULL)
        watch = &nobody;
    build_init(&build, report);
    build.picture_dir = picture_dir;
    for (int id = 0; id < SHEET_COUNT && err == OK && build.err == OK; id++)
        err = read_sheet(&build, (enum sheet_id)id, folder, watch);
    if (err == OK)
        err = build_finish(&build, out);
    if (err == OK)
        show_pictures(&build, watch);
    build_fini(&build);
    return err;
}

enum err catalog_read_folder(const char *folder, const struct catalog **out, struct report *report)
{
    struct image image;
    char picture_dir[PATH_MAX];
    enum err err = folder_read(folder, NULL, report, &image);
    if (err != OK)
        return err;
    snprintf(picture_dir, sizeof picture_dir, "%s/" FOLDER_PICTURES, folder);
    err = image_open(&image, picture_dir, out);
    image_fini(&image);
    return err;
}

/* FNV-1a */
static uint64_t mix(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 8; i++, value >>= 8)
        hash = (hash ^ (value & 0xff)) * UINT64_C(1099511628211);
    return hash;
}

static uint64_t mix_file(uint64_t hash, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        memset(&info, 0, sizeof info);
    hash = mix(hash, (uint64_t)info.st_ino);
    hash = mix(hash, (uint64_t)info.st_size);
    hash = mix(hash, (uint64_t)info.st_mtim.tv_sec);
    return mix(hash, (uint64_t)info.st_mtim.tv_nsec);
}

/* The order in which a folder gives its files may change: they are added up. */
static uint64_t mix_pictures(uint64_t hash, const char *folder)
{
    char path[PATH_MAX];
    uint64_t sum = 0;
    snprintf(path, sizeof path, "%s/" FOLDER_PICTURES, folder);
    DIR *dir = opendir(path);
    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        uint64_t name = UINT64_C(14695981039346656037);
        if (entry->d_name[0] == '.' ||
            (size_t)snprintf(path, sizeof path, "%s/" FOLDER_PICTURES "/%s", folder,
                             entry->d_name) >= sizeof path)
            continue;
        for (const char *at = entry->d_name; *at != '\0'; at++)
            name = mix(name, (unsigned char)*at);
        sum += mix_file(name, path);
    }
    if (dir != NULL)
        closedir(dir);
    return mix(hash, sum);
}

enum err folder_fingerprint(const char *folder, char out[IMAGE_FINGERPRINT_BYTES])
{
    struct stat info;
    char path[PATH_MAX];
    uint64_t hash = mix(UINT64_C(14695981039346656037), SHEET_RULES);
    if (stat(folder, &info) != 0)
        return err_from_errno(errno);
    for (int id = 0; id < SHEET_COUNT; id++) {
        snprintf(path, sizeof path, "%s/%s", folder, sheet_get((enum sheet_id)id)->file);
        hash = mix_file(hash, path);
    }
    snprintf(out, IMAGE_FINGERPRINT_BYTES, "%016" PRIx64, mix_pictures(hash, folder));
    return OK;
}
