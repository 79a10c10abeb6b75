/* The list cells of services.csv. */
#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/build.h"
#include "app/services/catalog/fold.h"

#define LIST_BYTES 1024

void build_service_windows(struct build_line *line, size_t column, void *member)
{
    struct catalog_service *service = line->item;
    service->window_count = build_list_positions(line, column, member, CATALOG_SERVICE_WINDOWS);
}

static bool is_class_code(const char *text)
{
    return cell_is_code(text) && strpbrk(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL;
}

/* While a service is built, offsets stand where its texts' addresses will. */
static bool has_class(const struct build_line *line, const char *code)
{
    const struct catalog_service *service = line->item;
    for (size_t i = 0; i < service->class_count; i++) {
        uint64_t offset;
        memcpy(&offset, &service->classes[i].code, sizeof offset);
        if (strcmp(pool_text(&line->build->pools[IMAGE_FIRST], offset), code) == 0)
            return true;
    }
    return false;
}

static void add_class(struct build_line *line, size_t column, char *item)
{
    static const char mend[] = "写成 normal=普通;elderly=老年人优先，代码用小写字母";
    struct catalog_service *service = line->item;
    char *name = strchr(item, '=');
    if (name == NULL) {
        build_fault(line, column, mend, "缺少“=”：“%.40s”", item);
        return;
    }
    *name++ = '\0';
    char *name_en = strchr(name, '|');
    if (name_en != NULL)
        *name_en++ = '\0';
    char *code = text_trim(item);
    name = text_trim(name);
    name_en = name_en != NULL ? text_trim(name_en) : "";
    if (!is_class_code(code)) {
        build_fault(line, column, mend, "不是类别代码：“%.40s”", code);
    } else if (*name == '\0') {
        build_fault(line, column, mend, "类别没有名称：“%.40s”", code);
    } else if (has_class(line, code)) {
        build_fault(line, column, "每个类别只写一次", "重复的类别“%.40s”", code);
    } else if (service->class_count == CATALOG_SERVICE_CLASSES) {
        build_fault(line, column, "一项业务最多 8 个类别", "类别太多：“%.40s”", code);
    } else {
        struct catalog_class *added = &service->classes[service->class_count++];
        build_put_text(line, &added->code, code, strlen(code) + 1);
        build_put_text(line, &added->name, name, strlen(name) + 1);
        build_put_text(line, &added->name_en, name_en, strlen(name_en) + 1);
    }
}

void build_service_classes(struct build_line *line, size_t column, void *member)
{
    char list[LIST_BYTES];
    char *rest;
    const struct catalog_service *service = line->item;
    const char *cell = line->cells[column].text;
    size_t faults = line->build->report->count;
    (void)member;
    if (!text_copy(list, sizeof list, cell)) {
        build_fault(line, column, "缩短此单元格的内容", "内容太长：“%.40s”", cell);
        return;
    }
    fold_mark(list, ';');
    fold_mark(list, '=');
    fold_mark(list, '|');
    for (char *item = strtok_r(list, ";", &rest); item != NULL; item = strtok_r(NULL, ";", &rest))
        if (*text_trim(item) != '\0')
            add_class(line, column, item);
    if (service->class_count == 0 && *cell != '\0' && line->build->report->count == faults)
        build_fault(line, column, "至少写一个类别，如 normal=普通", "没有类别：“%.40s”", cell);
}
