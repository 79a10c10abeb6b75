#include "app/services/catalog/csv.h"

#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/decode.h"

#define CHUNK_BYTES 65536
#define NAME_BYTES  64

struct reading {
    const struct csv_reader *reader;
    int row; /* that is being read */
    bool after_cr;
    bool too_many;
    size_t cell_count; /* of this row; those from CSV_COLUMNS on are not kept */
    const char *cells[CSV_COLUMNS];
    size_t name_count; /* 0 before the header */
    char names[CSV_COLUMNS][NAME_BYTES];
    char *next;  /* free room in `bytes` */
    char *bytes; /* the row's texts and their ends */
};

/* The header's word for a column, or its letters when the header has none. */
static const char *column_name(const struct reading *reading, size_t column, char letters[4])
{
    if (column < reading->name_count && reading->names[column][0] != '\0')
        return reading->names[column];
    size_t length = 0;
    if (column >= 26)
        letters[length++] = (char)('A' + (column / 26 - 1) % 26);
    letters[length++] = (char)('A' + column % 26);
    letters[length] = '\0';
    return letters;
}

static bool has_control(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        i += text_decode(text + i, length - i, &code_point);
        if (code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0))
            return true;
    }
    return false;
}

/* NULL when the cell has a fault, which is told. */
static const char *keep_cell(struct reading *reading, const char *text, size_t length)
{
    const struct csv_reader *reader = reading->reader;
    char letters[4];
    const char *column = column_name(reading, reading->cell_count, letters);
    if (length > CSV_CELL_BYTES) {
        report_add(reader->report, reader->file, reading->row, column, "缩短此单元格的内容",
                   "单元格有 %zu 字节，超过 %d 字节的上限", length, CSV_CELL_BYTES);
        return NULL;
    }
    char *copy = reading->next;
    memcpy(copy, text, length);
    copy[length] = '\0';
    bool has_nul = memchr(copy, '\0', length) != NULL;
    char *trimmed = text_trim(copy);
    if (has_nul || has_control(trimmed, strlen(trimmed))) {
        report_add(reader->report, reader->file, reading->row, column,
                   "删除单元格中的换行、制表符等控制字符后重新输入", "含有换行或其他控制字符");
        return NULL;
    }
    reading->next += length + 1;
    return trimmed;
}

static void take_cell(void *text, size_t length, void *user)
{
    struct reading *reading = user;
    if (reading->cell_count < CSV_COLUMNS && !reading->too_many)
        reading->cells[reading->cell_count] = keep_cell(reading, text, length);
    reading->cell_count++;
    reading->after_cr = false;
}

static bool is_blank(const char *const *cells, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (cells[i] == NULL || *cells[i] != '\0')
            return false;
    return true;
}

static void deliver(struct reading *reading)
{
    struct csv_row row = {reading->row, reading->name_count, reading->cells};
    reading->reader->row(reading->reader->context, &row);
}

static void take_header(struct reading *reading)
{
    size_t count = reading->cell_count < CSV_COLUMNS ? reading->cell_count : CSV_COLUMNS;
    if (reading->cell_count > CSV_COLUMNS)
        report_add(reading->reader->report, reading->reader->file, reading->row, "", "删除多余的列",
                   "有 %zu 列，超过 %d 列的上限", reading->cell_count, CSV_COLUMNS);
    /* Spreadsheets leave empty columns behind where something was deleted. */
    while (count > 0 && is_blank(reading->cells, count - 1, count))
        count--;
    for (size_t i = 0; i < count; i++)
        text_copy(reading->names[i], NAME_BYTES,
                  reading->cells[i] != NULL ? reading->cells[i] : "");
    reading->name_count = count;
    deliver(reading);
}

static void take_row(struct reading *reading)
{
    size_t kept = reading->cell_count < CSV_COLUMNS ? reading->cell_count : CSV_COLUMNS;
    if (reading->cell_count == kept && is_blank(reading->cells, 0, kept))
        return;
    if (reading->name_count == 0) {
        take_header(reading);
        return;
    }
    bool right = reading->cell_count == kept && kept >= reading->name_count &&
                 is_blank(reading->cells, reading->name_count, kept);
    if (!right) {
        report_add(reading->reader->report, reading->reader->file, reading->row, "",
                   "补上缺少的单元格；内容含逗号时用英文双引号括起来",
                   "此行有 %zu 个单元格，表头有 %zu 个", reading->cell_count, reading->name_count);
        memset(reading->cells, 0, sizeof reading->cells);
    }
    deliver(reading);
}

/* libcsv tells CR and LF apart: the LF of a CRLF ends no row of its own. */
static void end_row(int terminator, void *user)
{
    struct reading *reading = user;
    if (reading->cell_count == 0 && terminator == '\n' && reading->after_cr) {
        reading->after_cr = false;
        return;
    }
    if (reading->row > CSV_ROWS && !reading->too_many) {
        reading->too_many = true;
        report_add(reading->reader->report, reading->reader->file, reading->row, "",
                   "删除多余的行，或拆分内容", "超过 %d 行的上限", CSV_ROWS);
    }
    if (reading->cell_count > 0 && !reading->too_many)
        take_row(reading);
    reading->row++;
    reading->cell_count = 0;
    reading->next = reading->bytes;
    reading->after_cr = terminator == '\r';
}

static void report_quotes(const struct reading *reading, const char *problem)
{
    char letters[4];
    report_add(reading->reader->report, reading->reader->file, reading->row,
               column_name(reading, reading->cell_count, letters),
               "双引号须成对，内容中的双引号写两次；此行之后的内容未检查", "%s", problem);
}

static enum err parse(struct csv_parser *parser, struct reading *reading, const char *text,
                      size_t length)
{
    for (size_t at = 0; at < length && !reading->too_many;) {
        size_t size = length - at < CHUNK_BYTES ? length - at : CHUNK_BYTES;
        if (csv_parse(parser, text + at, size, take_cell, end_row, reading) != size) {
            if (csv_error(parser) != CSV_EPARSE)
                return ERR_NO_MEMORY;
            report_quotes(reading, "双引号的位置不对");
            return OK;
        }
        at += size;
    }
    if (!reading->too_many && csv_fini(parser, take_cell, end_row, reading) != 0) {
        if (csv_error(parser) != CSV_EPARSE)
            return ERR_NO_MEMORY;
        report_quotes(reading, "双引号没有结束");
        return OK;
    }
    if (reading->name_count == 0)
        report_add(reading->reader->report, reading->reader->file, 0, "",
                   "填写表头和内容，可从样例文件复制", "文件是空的");
    return OK;
}

/* No row is longer than its file, nor than all its cells may be. */
static size_t row_bytes(size_t file_bytes)
{
    size_t most = (size_t)CSV_COLUMNS * (CSV_CELL_BYTES + 1);
    return file_bytes < most - CSV_COLUMNS ? file_bytes + CSV_COLUMNS : most;
}

enum err csv_read_bytes(const char *bytes, size_t length, const struct csv_reader *reader)
{
    struct reading *reading = NULL;
    struct csv_parser parser;
    struct decode_text text = {0};
    enum err err = decode_create(bytes, length, &text);
    if (err == ERR_PARSE) {
        report_add(reader->report, reader->file, text.bad_row, "",
                   "在表格软件中另存为“CSV UTF-8（逗号分隔）”",
                   "文字编码既不是 UTF-8 也不是 GB18030");
        return err;
    }
    if (err != OK)
        return err;
    int options = CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL;
    if (csv_init(&parser, (unsigned char)options) != 0) {
        err = ERR_NO_MEMORY;
        goto out;
    }
    /* Its own step, 128 bytes, copies a cell of a megabyte eight thousand times. */
    csv_set_blk_size(&parser, CHUNK_BYTES);
    reading = calloc(1, sizeof *reading);
    if (reading != NULL)
        reading->bytes = malloc(row_bytes(text.length));
    if (reading == NULL || reading->bytes == NULL) {
        err = ERR_NO_MEMORY;
    } else {
        reading->reader = reader;
        reading->row = 1;
        reading->next = reading->bytes;
        err = parse(&parser, reading, text.text, text.length);
    }
    csv_free(&parser);
out:
    if (reading != NULL)
        free(reading->bytes);
    free(reading);
    decode_fini(&text);
    return err;
}
