#include "app/services/catalog/cell.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/base/text.h"
#include "app/services/catalog/fold.h"

bool cell_is_code(const char *text)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789-";
    size_t length = strspn(text, allowed);
    return length > 0 && length < CELL_CODE_BYTES && text[length] == '\0';
}

static bool is_series(const char *text)
{
    size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return length > 0 && length <= 3 && text[length] == '\0';
}

static bool read_number(const char *text, int max, int *out)
{
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 9 || text[digits] != '\0')
        return false;
    *out = (int)strtol(text, NULL, 10);
    return *out <= max;
}

static bool read_choice(const char *text, const char *const *choices, int *out)
{
    for (int i = 0; choices[i] != NULL; i++) {
        if (strcasecmp(text, choices[i]) == 0) {
            *out = i;
            return true;
        }
    }
    return false;
}

static bool read_yes_no(const char *text, int *out)
{
    static const char *const words[] = {"no", "yes", "否", "是", "false", "true", "0", "1", NULL};
    if (!read_choice(text, words, out))
        return false;
    *out %= 2;
    return true;
}

/* Spreadsheet programs take "+08:00" for a time of day and write it as 8:00 or 08:00:00. */
static bool read_offset(const char *text, int *out)
{
    int sign = *text == '-' ? -1 : 1;
    if (*text == '+' || *text == '-')
        text++;
    char *end;
    if (!isdigit((unsigned char)*text))
        return false;
    long hours = strtol(text, &end, 10);
    if (end - text > 2 || *end != ':' || strspn(end + 1, "0123456789") < 2)
        return false;
    long minutes = (end[1] - '0') * 10 + (end[2] - '0');
    if ((end[3] != '\0' && strcmp(end + 3, ":00") != 0) || hours > 14 || minutes > 59)
        return false;
    *out = sign * (int)(hours * 60 + minutes);
    return true;
}

bool cell_read_point(const char *text, struct catalog_point *out)
{
    char rest;
    if (strspn(text, "0123456789, ") != strlen(text) || strlen(text) > 12)
        return false;
    return sscanf(text, "%d%*[, ]%d %c", &out->x, &out->y, &rest) == 2 && out->x <= 1000 &&
           out->y <= 1000;
}

/* The name of a file in pictures/, and no way out of that folder. */
static bool is_picture_name(const char *text)
{
    size_t length = strlen(text);
    const char *end = strrchr(text, '.');
    return length < CELL_PICTURE_BYTES && text[0] != '.' && strchr(text, '/') == NULL &&
           strchr(text, '\\') == NULL && end != NULL &&
           (strcasecmp(end, ".png") == 0 || strcasecmp(end, ".jpg") == 0 ||
            strcasecmp(end, ".jpeg") == 0);
}

/* As spreadsheet programs write dates: 2026-10-01, 2026/10/1, 2026年10月1日. What is found is
 * written back the first way, so that one day has one key. */
static bool read_date(char *text, int *out)
{
    static const char *const marks[] = {"/", "年", "月", "日"};
    int32_t day;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t length = strlen(marks[i]);
        for (char *at; (at = strstr(text, marks[i])) != NULL;) {
            *at = '-';
            memmove(at + 1, at + length, strlen(at + length) + 1);
        }
    }
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '-')
        text[length - 1] = '\0';
    if (strcspn(text, "-") != 4 || clock_parse_date(text, &day) != OK)
        return false;
    clock_format_date(day, text);
    *out = day;
    return true;
}

struct expectation {
    const char *what; /* after 不是, or the whole problem's end */
    const char *mend;
};

static struct expectation expected_of(enum sheet_kind kind)
{
    switch (kind) {
    case SHEET_ANSWER:
        return (struct expectation){"下一步", "填写下一个问题的编号，或 end、stop"};
    case SHEET_CODE:
    case SHEET_REF:
        return (struct expectation){"编号", "编号为 1 至 20 个字母、数字或“-”"};
    case SHEET_SERIES:
        return (struct expectation){"业务字母", "业务编号为 1 至 3 个大写字母，如 A"};
    case SHEET_DATE:
        return (struct expectation){"日期", "写成 2026-10-01 这样的日期"};
    case SHEET_NUMBER:
        return (struct expectation){"允许范围内的整数", "填写不带单位的整数，不需要时留空"};
    case SHEET_YES_NO:
        return (struct expectation){"yes 或 no", "填写 yes 或 no"};
    case SHEET_OFFSET:
        return (struct expectation){"时差", "写成 +08:00"};
    case SHEET_POINT:
        return (struct expectation){"平面图上的位置",
                                    "写成 500 940：横、纵，图宽和图高的千分数，不超过 1000"};
    case SHEET_PICTURE:
        return (struct expectation){"图片文件名", "写 pictures 文件夹中的文件名，如 plan.png"};
    default:
        return (struct expectation){"可选的内容", "从允许的词中选一个"};
    }
}

static bool convert(const struct sheet_column *column, struct cell *cell)
{
    switch (column->kind) {
    case SHEET_CODE:
    case SHEET_REF:
    case SHEET_ANSWER:
        return cell_is_code(cell->folded);
    case SHEET_SERIES:
        return is_series(cell->folded);
    case SHEET_DATE:
        return read_date(cell->folded, &cell->number);
    case SHEET_NUMBER:
        return read_number(cell->folded, column->max, &cell->number);
    case SHEET_YES_NO:
        return read_yes_no(cell->folded, &cell->number);
    case SHEET_CHOICE:
        return read_choice(cell->folded, column->choices, &cell->number);
    case SHEET_OFFSET:
        return read_offset(cell->folded, &cell->number);
    case SHEET_POINT:
        return cell_read_point(cell->folded, &cell->point);
    default:
        return true;
    }
}

static void list_choices(const struct sheet_column *column, char out[ERR_MSG_BYTES])
{
    size_t used = (size_t)snprintf(out, ERR_MSG_BYTES, "填写以下之一：");
    for (int i = 0; column->choices[i] != NULL && used < ERR_MSG_BYTES; i++)
        used += (size_t)snprintf(out + used, ERR_MSG_BYTES - used, "%s ", column->choices[i]);
}

static void report_value(const struct sheet *sheet, const struct sheet_column *column, int row,
                         const char *text, struct report *report)
{
    char choices[ERR_MSG_BYTES];
    struct expectation expected = expected_of(column->kind);
    if (column->kind == SHEET_CHOICE) {
        list_choices(column, choices);
        expected.mend = choices;
    }
    report_add(report, sheet->file, row, column->name, expected.mend, "“%.60s”不是%s", text,
               expected.what);
}

static bool is_borrowed(enum sheet_kind kind)
{
    switch (kind) {
    case SHEET_CODE:
    case SHEET_SERIES:
    case SHEET_DATE:
    case SHEET_REF:
    case SHEET_NUMBER:
    case SHEET_YES_NO:
    case SHEET_CHOICE:
    case SHEET_OFFSET:
    case SHEET_POINT:
    case SHEET_ANSWER:
        return false;
    default:
        return true;
    }
}

bool cell_read(const struct sheet *sheet, size_t column_index, int row, const char *text,
               struct report *report, struct cell *out)
{
    const struct sheet_column *column = &sheet->columns[column_index];
    out->text = "";
    out->number = column->fallback;
    out->point = (struct catalog_point){CATALOG_NOWHERE, CATALOG_NOWHERE};
    if (*text == '\0') {
        if (column->required)
            report_add(report, sheet->file, row, column->name, "填写此单元格", "不能为空");
        return !column->required;
    }
    if (is_borrowed(column->kind)) {
        out->text = text;
        if (column->kind != SHEET_PICTURE || is_picture_name(text))
            return true;
        out->text = "";
        report_value(sheet, column, row, text, report);
        return false;
    }
    /* Codes, dates and numbers are short and may be written in full-width characters. */
    bool whole = text_copy(out->folded, sizeof out->folded, text);
    fold_width(out->folded);
    if (!whole || !convert(column, out)) {
        out->number = column->fallback;
        report_value(sheet, column, row, text, report);
        return false;
    }
    out->text = column->kind == SHEET_CHOICE ? column->choices[out->number] : out->folded;
    return true;
}
