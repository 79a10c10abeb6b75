/* Faults that any file of the folder may have, and whether the folder changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/services/catalog/folder.h"
#include "app/services/catalog/sheet.h"
#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"

static const char *read_file(const char *dir, const char *file, char out[4096])
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", dir, file);
    FILE *stream = fopen(path, "re");
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    size_t length = fread(out, 1, 4095, stream);
    out[length] = '\0';
    fclose(stream);
    return out;
}

/* Each sheet with a header and rows changed like this: the faults are told for it. */
static void every_sheet(const char *before, const char *after, int row, const char *column,
                        const char *words)
{
    for (size_t i = 0; i < small_hall_files; i++) {
        char text[4096];
        char changed[4200];
        struct report report;
        const char *file = small_hall_file(i);
        read_file(small_hall_write(), file, text);
        char *at = strstr(text, before);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text, after,
                 at + strlen(before));
        CU_ASSERT_EQUAL(small_hall_read_with(file, changed, &report), ERR_PARSE);
        small_hall_expect_among(&report, file, row, column, words);
    }
}

static void an_unknown_column(void)
{
    every_sheet("\n", ",colour\n", 1, "colour", "没有这一列");
}

static void a_row_of_one_cell(void)
{
    every_sheet("\n", "\nonly one cell\n", 2, "", "有 1 个单元格");
}

static void a_control_character(void)
{
    for (int id = 0; id < SHEET_COUNT; id++) {
        const struct sheet *sheet = sheet_get((enum sheet_id)id);
        char text[100];
        struct report report;
        snprintf(text, sizeof text, "%s\nx\x07y\n", sheet->columns[0].name);
        CU_ASSERT_EQUAL(small_hall_read_with(sheet->file, text, &report), ERR_PARSE);
        small_hall_expect_among(&report, sheet->file, 2, sheet->columns[0].name, "控制字符");
    }
}

static void a_missing_column(void)
{
    for (int id = 0; id < SHEET_COUNT; id++) {
        const struct sheet *sheet = sheet_get((enum sheet_id)id);
        for (size_t i = 0; i < sheet->column_count; i++) {
            struct report report;
            char text[1000] = "";
            for (size_t j = 0; j < sheet->column_count; j++)
                if (j != i)
                    sprintf(text + strlen(text), "%s,", sheet->columns[j].name);
            text[strlen(text) - 1] = '\n';
            (void)small_hall_read_with(sheet->file, text, &report);
            if (sheet->columns[i].required)
                small_hall_expect_among(&report, sheet->file, 1, sheet->columns[i].name,
                                        "缺少此列");
            for (size_t j = 0; j < report.kept; j++)
                CU_ASSERT(sheet->columns[i].required || report.faults[j].row != 1);
        }
    }
}

static void an_empty_cell_that_is_required(void)
{
    for (int id = 0; id < SHEET_COUNT; id++) {
        const struct sheet *sheet = sheet_get((enum sheet_id)id);
        struct report report;
        char text[1000] = "";
        for (size_t i = 0; i < sheet->column_count; i++)
            sprintf(text + strlen(text), "%s,", sheet->columns[i].name);
        text[strlen(text) - 1] = '\n';
        for (size_t i = 0; i + 1 < sheet->column_count; i++)
            strcat(text, ",");
        strcat(text, "?\n"); /* a row is one only when something stands in it */
        CU_ASSERT_EQUAL(small_hall_read_with(sheet->file, text, &report), ERR_PARSE);
        for (size_t i = 0; i + 1 < sheet->column_count; i++)
            if (sheet->columns[i].required)
                small_hall_expect_among(&report, sheet->file, 2, sheet->columns[i].name,
                                        "不能为空");
    }
}

static void what_is_no_file(void)
{
    for (size_t i = 0; i < small_hall_files; i++) {
        struct report report;
        const struct catalog *catalog = NULL;
        char path[300];
        const char *file = small_hall_file(i);
        const char *dir = small_hall_write();
        snprintf(path, sizeof path, "%s/%s", dir, file);
        CU_ASSERT_EQUAL_FATAL(unlink(path), 0);
        report_init(&report);
        CU_ASSERT_EQUAL(catalog_read_folder(dir, &catalog, &report), ERR_PARSE);
        CU_ASSERT_EQUAL(report.count, 1);
        small_hall_expect_among(&report, file, 0, "", "文件不存在");
        CU_ASSERT_EQUAL_FATAL(mkdir(path, 0700), 0);
        report_init(&report);
        CU_ASSERT_EQUAL(catalog_read_folder(dir, &catalog, &report), ERR_PARSE);
        CU_ASSERT_EQUAL(report.count, 1);
        small_hall_expect_among(&report, file, 0, "", "文件夹");
        small_hall_expect(file, "", 0, "", "空的");
    }
}

static void a_cell_of_a_megabyte(void)
{
    size_t bytes = 1 << 20;
    char *text = malloc(bytes + 100);
    struct report report;
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    for (int id = 0; id < SHEET_COUNT; id++) {
        const struct sheet *sheet = sheet_get((enum sheet_id)id);
        size_t length = (size_t)sprintf(text, "%s\n", sheet->columns[0].name);
        memset(text + length, 'x', bytes);
        text[length + bytes] = '\0';
        CU_ASSERT_EQUAL(small_hall_read_with(sheet->file, text, &report), ERR_PARSE);
        small_hall_expect_among(&report, sheet->file, 2, sheet->columns[0].name, "上限");
    }
    free(text);
}

static void no_folder(void)
{
    struct report report;
    const struct catalog *catalog = NULL;
    report_init(&report);
    CU_ASSERT_EQUAL(catalog_read_folder("/nonexistent", &catalog, &report), ERR_PARSE);
    CU_ASSERT_EQUAL(report.count, 1);
    report_init(&report);
    CU_ASSERT_EQUAL(catalog_read_folder("/etc/passwd", &catalog, &report), ERR_PARSE);
    CU_ASSERT_EQUAL(report.count, 1);
}

static void a_fingerprint_changes_with_any_file(void)
{
    const char *dir = small_hall_write();
    char pictures[300];
    char before[IMAGE_FINGERPRINT_BYTES];
    char after[IMAGE_FINGERPRINT_BYTES];
    UNIT_OK(folder_fingerprint(dir, before));
    UNIT_OK(folder_fingerprint(dir, after));
    CU_ASSERT_STRING_EQUAL(before, after);
    for (size_t i = 0; i < small_hall_files; i++) {
        unit_write_file(dir, small_hall_file(i), "longer or shorter", 1 + i);
        UNIT_OK(folder_fingerprint(dir, after));
        CU_ASSERT_STRING_NOT_EQUAL(before, after);
        strcpy(before, after);
    }
    snprintf(pictures, sizeof pictures, "%s/pictures", dir);
    static const char *const names[] = {"plan.png", "new.png"};
    for (size_t i = 0; i < 2; i++) {
        unit_write_file(pictures, names[i], "other bytes", 11);
        UNIT_OK(folder_fingerprint(dir, after));
        CU_ASSERT_STRING_NOT_EQUAL(before, after);
        strcpy(before, after);
    }
    CU_ASSERT_EQUAL(folder_fingerprint("/nonexistent", after), ERR_NOT_FOUND);
}

struct seen {
    size_t cells;
    size_t pictures;
    size_t calls;
    size_t most_calls;
    bool place; /* the cell was told with its place */
};

static void on_cell(void *context, const char *file, int row, const char *column, const char *text)
{
    struct seen *seen = context;
    seen->cells++;
    seen->place = seen->place || (strcmp(file, "staff.csv") == 0 && row == 3 &&
                                  strcmp(column, "post") == 0 && strcmp(text, "主任") == 0);
}

static void on_picture(void *context, const char *name)
{
    CU_ASSERT_STRING_EQUAL(name, "plan.png");
    ((struct seen *)context)->pictures++;
}

static bool on_progress(void *context, const char *file, size_t rows)
{
    struct seen *seen = context;
    CU_ASSERT_STRING_EQUAL(file, "notices.csv");
    CU_ASSERT_EQUAL(rows % FOLDER_PROGRESS_ROWS, 0);
    return ++seen->calls < seen->most_calls;
}

static void a_reading_is_watched(void)
{
    struct seen seen = {.most_calls = 100};
    struct report report;
    struct image image;
    struct folder_watch watch = {on_progress, on_cell, on_picture, &seen};
    report_init(&report);
    UNIT_OK(folder_read(small_hall_write(), &watch, &report, &image));
    image_fini(&image);
    CU_ASSERT(seen.cells > 100);
    CU_ASSERT(seen.place);
    CU_ASSERT_EQUAL(seen.pictures, 1);
    CU_ASSERT_EQUAL(seen.calls, 0);
}

static void a_long_reading_can_be_ended(void)
{
    struct seen seen = {.most_calls = 2};
    struct report report;
    struct image image;
    struct folder_watch watch = {.progress = on_progress, .context = &seen};
    const char *dir = small_hall_write();
    char path[300];
    snprintf(path, sizeof path, "%s/notices.csv", dir);
    FILE *file = fopen(path, "we");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs("code,title,body,from\n", file);
    for (int i = 0; i < 5 * FOLDER_PROGRESS_ROWS; i++)
        fprintf(file, "n%d,题,文,2026-11-02\n", i);
    fclose(file);
    report_init(&report);
    CU_ASSERT_EQUAL(folder_read(dir, &watch, &report, &image), ERR_CANCELLED);
    CU_ASSERT_EQUAL(seen.calls, 2);
}

void suite_folder(void)
{
    static const CU_TestInfo tests[] = {
        {"fault: an unknown column, in every sheet", an_unknown_column},
        {"fault: a row of one cell, in every sheet", a_row_of_one_cell},
        {"fault: a control character, in every sheet", a_control_character},
        {"fault: a missing column, each of every sheet", a_missing_column},
        {"fault: an empty cell, each of every sheet", an_empty_cell_that_is_required},
        {"fault: no file, a folder, an empty file", what_is_no_file},
        {"fault: a cell of a megabyte, in every sheet", a_cell_of_a_megabyte},
        {"fault: no folder", no_folder},
        {"a fingerprint changes with any file", a_fingerprint_changes_with_any_file},
        {"a reading is watched", a_reading_is_watched},
        {"a long reading can be ended", a_long_reading_can_be_ended},
        CU_TEST_INFO_NULL,
    };
    unit_add("folder", tests);
}
