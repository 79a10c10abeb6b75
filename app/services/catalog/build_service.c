#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/build.h"
#include "app/services/catalog/fold.h"

#define LIST_BYTES 1024

static void fault(struct build_line *line, size_t column, const char *mend, const char *problem,
                  const char *value)
{
    report_add(line->build->report, line->sheet->file, line->row, line->sheet->columns[column].name,
               mend, "%s“%.40s”", problem, value);
}

static bool copy_list(struct build_line *line, size_t column, char out[LIST_BYTES])
{
    if (text_copy(out, LIST_BYTES, line->cells[column].text))
        return true;
    fault(line, column, "缩短此单元格的内容", "内容太长：", out);
    return false;
}

static void add_window(struct build_line *line, size_t column, const char *code,
                       struct catalog_service *service)
{
    static const char mend[] = "窗口编号之间用分号隔开，如 1;2";
    if (!cell_is_code(code)) {
        fault(line, column, mend, "不是窗口编号：", code);
        return;
    }
    size_t window = build_resolve(line, column, SHEET_WINDOWS, code);
    if (codes_find(&line->build->codes[SHEET_WINDOWS], code) == NULL)
        return;
    for (size_t i = 0; i < service->window_count; i++) {
        if (service->windows[i] == window) {
            fault(line, column, "每个窗口只写一次", "重复的窗口", code);
            return;
        }
    }
    if (service->window_count == CATALOG_SERVICE_WINDOWS)
        fault(line, column, "一项业务最多 16 个窗口", "窗口太多：", code);
    else
        service->windows[service->window_count++] = (uint32_t)window;
}

void build_service_windows(struct build_line *line, size_t column, struct catalog_service *service)
{
    char list[LIST_BYTES];
    char *rest;
    if (!copy_list(line, column, list))
        return;
    fold_width(list);
    size_t faults = line->build->report->count;
    for (char *code = strtok_r(list, ";,", &rest); code != NULL; code = strtok_r(NULL, ";,", &rest))
        add_window(line, column, text_trim(code), service);
    if (service->window_count == 0 && list[0] != '\0' && line->build->report->count == faults &&
        !line->build->incomplete[SHEET_WINDOWS])
        fault(line, column, "填写至少一个窗口编号", "没有窗口：", line->cells[column].text);
}

/* Only the separators: full-width brackets and the like belong to the names. */
static void fold_separators(char *text)
{
    static const char *const wide[] = {"；", "＝", "｜"};
    static const char narrow[] = ";=|";
    for (size_t i = 0; i < 3; i++) {
        for (char *at; (at = strstr(text, wide[i])) != NULL;) {
            *at = narrow[i];
            memmove(at + 1, at + 3, strlen(at + 3) + 1);
        }
    }
}

static bool is_class_code(const char *text)
{
    return cell_is_code(text) && strpbrk(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL;
}

static void add_class(struct build_line *line, size_t column, char *item,
                      struct catalog_service *service)
{
    static const char mend[] = "写成 normal=普通;elderly=老年人优先，代码用小写字母";
    char *name = strchr(item, '=');
    if (name == NULL) {
        fault(line, column, mend, "缺少“=”：", item);
        return;
    }
    *name++ = '\0';
    char *name_en = strchr(name, '|');
    if (name_en != NULL)
        *name_en++ = '\0';
    char *code = text_trim(item);
    name = text_trim(name);
    size_t position;
    if (!is_class_code(code)) {
        fault(line, column, mend, "不是类别代码：", code);
    } else if (*name == '\0') {
        fault(line, column, mend, "类别没有名称：", code);
    } else if (catalog_find_class(service, code, &position) == OK) {
        fault(line, column, "每个类别只写一次", "重复的类别", code);
    } else if (service->class_count == CATALOG_SERVICE_CLASSES) {
        fault(line, column, "一项业务最多 8 个类别", "类别太多：", code);
    } else {
        struct build *build = line->build;
        service->classes[service->class_count++] =
            (struct catalog_class){build_text(build, code), build_text(build, name),
                                   name_en != NULL ? build_text(build, text_trim(name_en)) : ""};
    }
}

void build_service_classes(struct build_line *line, size_t column, struct catalog_service *service)
{
    char list[LIST_BYTES];
    char *rest;
    if (!copy_list(line, column, list))
        return;
    fold_separators(list);
    size_t faults = line->build->report->count;
    for (char *item = strtok_r(list, ";", &rest); item != NULL; item = strtok_r(NULL, ";", &rest))
        if (*text_trim(item) != '\0')
            add_class(line, column, item, service);
    if (service->class_count == 0 && line->cells[column].text[0] != '\0' &&
        line->build->report->count == faults)
        fault(line, column, "至少写一个类别，如 normal=普通", "没有类别：",
              line->cells[column].text);
}
