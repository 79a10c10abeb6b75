#include "app/services/catalog/sheet.h"

#include <stdint.h>

#include "app/services/catalog/catalog.h"

#define NO_END INT32_MAX

#define WORD(name, word) word,

/* in the order of enum hours_day_kind */
static const char *const day_kinds[] = {"holiday", "workday", "market", NULL};
/* in the order of enum catalog_kind and so on */
static const char *const matter_kinds[] = {"",       "即办件", "承诺件", "联办件",
                                           "上报件", "退回件", NULL};
static const char *const events[] = {CATALOG_EVENTS(WORD) NULL};
static const char *const audiences[] = {CATALOG_AUDIENCES(WORD) NULL};
static const char *const signatures[] = {"none", "sign", "seal", "both", NULL};
static const char *const states[] = {"duty", "out", NULL};
static const char *const grades[] = {"very-satisfied", "satisfied",         "fairly-satisfied",
                                     "dissatisfied",   "very-dissatisfied", NULL};

/* Columns whose name is their member's: NEED must be there and filled in, MAY may be empty. */
#define AT(row, member) .offset = offsetof(struct catalog_##row, member)
#define NEED(row, member, type)                                                                    \
    {                                                                                              \
        .name = #member, .kind = (type), .required = true, AT(row, member)                         \
    }
#define MAY(row, member, type)                                                                     \
    {                                                                                              \
        .name = #member, .kind = (type), AT(row, member)                                           \
    }
#define COUNT(row, member, most, empty)                                                            \
    {                                                                                              \
        .name = #member, .kind = SHEET_NUMBER, .max = (most), .fallback = (empty), AT(row, member) \
    }
#define FLAG(row, member, empty)                                                                   \
    {                                                                                              \
        .name = #member, .kind = SHEET_YES_NO, .fallback = (empty), AT(row, member)                \
    }
#define REFER(row, member, sheet)                                                                  \
    {                                                                                              \
        .name = #member, .kind = SHEET_REF, .required = true, .target = (sheet), AT(row, member)   \
    }

static const struct sheet_column hall[] = {
    NEED(hall, name, SHEET_TEXT),
    MAY(hall, name_en, SHEET_TEXT),
    MAY(hall, address, SHEET_TEXT),
    MAY(hall, phone, SHEET_TEXT),
    MAY(hall, supervision_phone, SHEET_TEXT),
    {.name = "utc_offset", .kind = SHEET_OFFSET, .fallback = 480, AT(hall, utc_offset_min)},
    MAY(hall, missed_call_rule, SHEET_TEXT),
    MAY(hall, hours_text, SHEET_LIST),
    MAY(hall, market_days, SHEET_TEXT),
    MAY(hall, first_asked, SHEET_LIST),
    MAY(hall, plan, SHEET_PICTURE),
    MAY(hall, here, SHEET_POINT),
    FLAG(hall, sample, 0),
};

static const struct sheet_column departments[] = {
    NEED(department, code, SHEET_CODE),
    NEED(department, name, SHEET_TEXT),
    MAY(department, name_en, SHEET_TEXT),
    MAY(department, phone, SHEET_TEXT),
    MAY(department, supervision_phone, SHEET_TEXT),
};

static const struct sheet_column windows[] = {
    NEED(window, code, SHEET_CODE),   NEED(window, name, SHEET_TEXT),
    MAY(window, name_en, SHEET_TEXT), REFER(window, department, SHEET_DEPARTMENTS),
    MAY(window, place, SHEET_TEXT),   MAY(window, phone, SHEET_TEXT),
    NEED(window, open, SHEET_YES_NO), MAY(window, plan, SHEET_POINT),
    MAY(window, path, SHEET_PATH),
};

static const struct sheet_column services[] = {
    NEED(service, code, SHEET_SERIES),
    NEED(service, name, SHEET_TEXT),
    MAY(service, name_en, SHEET_TEXT),
    REFER(service, department, SHEET_DEPARTMENTS),
    {.name = "windows",
     .kind = SHEET_WINDOWS_LIST,
     .required = true,
     .target = SHEET_WINDOWS,
     AT(service, windows)},
    NEED(service, hours, SHEET_HOURS),
    COUNT(service, daily_limit, 100000, 0),
    COUNT(service, average_minutes, 600, 0),
    NEED(service, classes, SHEET_CLASSES),
};

static const struct sheet_column calendar[] = {
    {.name = "date",
     .kind = SHEET_DATE,
     .required = true,
     .offset = offsetof(struct hours_day, day_number)},
    {.name = "kind",
     .kind = SHEET_CHOICE,
     .required = true,
     .choices = day_kinds,
     .offset = offsetof(struct hours_day, kind)},
    {.name = "name", .required = true, .offset = offsetof(struct hours_day, name)},
    {.name = "hours", .kind = SHEET_RANGES, .offset = offsetof(struct hours_day, ranges)},
};

static const struct sheet_column matters[] = {
    NEED(matter, code, SHEET_CODE),
    NEED(matter, name, SHEET_TEXT),
    MAY(matter, name_en, SHEET_TEXT),
    MAY(matter, keywords, SHEET_LIST),
    {.name = "kind", .kind = SHEET_CHOICE, .choices = matter_kinds, AT(matter, kind)},
    REFER(matter, department, SHEET_DEPARTMENTS),
    REFER(matter, service, SHEET_SERVICES),
    {.name = "windows", .kind = SHEET_REFS, .target = SHEET_WINDOWS, AT(matter, windows)},
    FLAG(matter, here, 1),
    MAY(matter, place, SHEET_TEXT),
    {.name = "events", .kind = SHEET_SET, .choices = events, AT(matter, events)},
    {.name = "audiences", .kind = SHEET_SET, .choices = audiences, AT(matter, audiences)},
    COUNT(matter, statutory_days, 10000, -1),
    MAY(matter, statutory_note, SHEET_TEXT),
    COUNT(matter, promised_days, 10000, -1),
    MAY(matter, promised_note, SHEET_TEXT),
    MAY(matter, conditions, SHEET_LIST),
    MAY(matter, steps, SHEET_LIST),
    MAY(matter, notes, SHEET_LIST),
    MAY(matter, fee, SHEET_TEXT),
    MAY(matter, fee_basis, SHEET_TEXT),
    MAY(matter, basis, SHEET_LIST),
    MAY(matter, result, SHEET_TEXT),
    MAY(matter, result_picture, SHEET_PICTURE),
    COUNT(matter, visits, 9, -1),
    FLAG(matter, online, 0),
    MAY(matter, online_address, SHEET_TEXT),
    FLAG(matter, appointment, 0),
    FLAG(matter, express, 0),
    FLAG(matter, agent, 0),
    MAY(matter, phone, SHEET_TEXT),
    MAY(matter, supervision_phone, SHEET_TEXT),
    MAY(matter, quota, SHEET_TEXT),
    MAY(matter, faq, SHEET_FAQ),
    COUNT(matter, popularity, 999999999, 0),
};

static const struct sheet_column questions[] = {
    REFER(question, matter, SHEET_MATTERS),
    NEED(question, code, SHEET_CODE),
    NEED(question, text, SHEET_TEXT),
    MAY(question, text_en, SHEET_TEXT),
    MAY(question, help, SHEET_TEXT),
    {.name = "yes", .kind = SHEET_ANSWER, .required = true, AT(question, yes.next)},
    {.name = "no", .kind = SHEET_ANSWER, .required = true, AT(question, no.next)},
    {.name = "yes_note", AT(question, yes.note)},
    {.name = "no_note", AT(question, no.note)},
};

static const struct sheet_column materials[] = {
    REFER(material, matter, SHEET_MATTERS),
    NEED(material, name, SHEET_TEXT),
    MAY(material, name_en, SHEET_TEXT),
    FLAG(material, required, 1),
    {.name = "when", .kind = SHEET_WHEN},
    COUNT(material, originals, 99, 0),
    COUNT(material, copies, 99, 0),
    {.name = "signature", .kind = SHEET_CHOICE, .choices = signatures, AT(material, signature)},
    MAY(material, issuer, SHEET_TEXT),
    MAY(material, form, SHEET_TEXT),
    MAY(material, basis, SHEET_TEXT),
    MAY(material, obtain, SHEET_TEXT),
    MAY(material, notes, SHEET_TEXT),
    MAY(material, sample, SHEET_PICTURE),
};

static const struct sheet_column notices[] = {
    NEED(notice, code, SHEET_CODE),
    NEED(notice, title, SHEET_TEXT),
    MAY(notice, title_en, SHEET_TEXT),
    NEED(notice, body, SHEET_LIST),
    MAY(notice, publisher, SHEET_TEXT),
    {.name = "from", .kind = SHEET_DATE, .required = true, AT(notice, from_day)},
    {.name = "until", .kind = SHEET_DATE, .fallback = NO_END, AT(notice, until_day)},
    MAY(notice, picture, SHEET_PICTURE),
    {.name = "pin", .kind = SHEET_YES_NO, AT(notice, pinned)},
};

static const struct sheet_column staff[] = {
    NEED(staff, code, SHEET_CODE),
    NEED(staff, name, SHEET_TEXT),
    MAY(staff, post, SHEET_TEXT),
    REFER(staff, department, SHEET_DEPARTMENTS),
    {.name = "window",
     .kind = SHEET_REF,
     .target = SHEET_WINDOWS,
     .fallback = (int)CATALOG_NO_WINDOW,
     AT(staff, window)},
    MAY(staff, phone, SHEET_TEXT),
    MAY(staff, photo, SHEET_PICTURE),
    MAY(staff, duty_days, SHEET_DAYS),
    MAY(staff, lead_days, SHEET_DAYS),
    {.name = "state", .kind = SHEET_CHOICE, .choices = states, AT(staff, state)},
};

static const struct sheet_column agents[] = {
    NEED(agent, village, SHEET_TEXT),
    NEED(agent, name, SHEET_TEXT),
    NEED(agent, phone, SHEET_TEXT),
    MAY(agent, place, SHEET_TEXT),
    MAY(agent, duty_days, SHEET_DAYS),
    MAY(agent, hours_text, SHEET_TEXT),
    {.name = "matters", .kind = SHEET_REFS, .target = SHEET_MATTERS, AT(agent, matters)},
};

static const struct sheet_column options[] = {
    NEED(option, code, SHEET_CODE),
    {.name = "grade", .kind = SHEET_CHOICE, .required = true, .choices = grades, AT(option, grade)},
    NEED(option, label, SHEET_TEXT),
    MAY(option, label_en, SHEET_TEXT),
    FLAG(option, first, 0),
};

/* The file is named like the array of columns and, but for the hall, like the catalog's member. */
#define SHEET(word, row)                                                                           \
    .file = #word ".csv", .item_bytes = sizeof(struct row), .columns = (word),                     \
    .column_count = sizeof(word) / sizeof(word)[0]
#define ARRAY(items, count)                                                                        \
    .items_offset = offsetof(struct catalog, items), .count_offset = offsetof(struct catalog, count)

static const struct sheet sheets[SHEET_COUNT] = {
    [SHEET_HALL] = {SHEET(hall, catalog_hall), .noun = "大厅", .rows_min = 1, .single = true,
                    .items_offset = offsetof(struct catalog, hall)},
    [SHEET_DEPARTMENTS] = {SHEET(departments, catalog_department),
                           ARRAY(departments, department_count), .noun = "部门", .rows_min = 1,
                           .key_columns = 1},
    [SHEET_WINDOWS] = {SHEET(windows, catalog_window), ARRAY(windows, window_count), .noun = "窗口",
                       .rows_min = 1, .key_columns = 1},
    [SHEET_SERVICES] = {SHEET(services, catalog_service), ARRAY(services, service_count),
                        .noun = "业务", .rows_min = 1, .key_columns = 1},
    [SHEET_CALENDAR] = {SHEET(calendar, hours_day), ARRAY(calendar, calendar_count), .noun = "日期",
                        .key_columns = 1},
    [SHEET_MATTERS] = {SHEET(matters, catalog_matter), ARRAY(matters, matter_count), .noun = "事项",
                       .key_columns = 1, .late = true},
    [SHEET_QUESTIONS] = {SHEET(questions, catalog_question), ARRAY(questions, question_count),
                         .noun = "问题", .key_columns = 2, .late = true},
    [SHEET_MATERIALS] = {SHEET(materials, catalog_material), ARRAY(materials, material_count),
                         .noun = "材料", .key_columns = 2, .late = true},
    [SHEET_NOTICES] = {SHEET(notices, catalog_notice), ARRAY(notices, notice_count), .noun = "公告",
                       .key_columns = 1},
    [SHEET_STAFF] = {SHEET(staff, catalog_staff), ARRAY(staff, staff_count), .noun = "人员",
                     .key_columns = 1},
    [SHEET_AGENTS] = {SHEET(agents, catalog_agent), ARRAY(agents, agent_count), .noun = "代办员",
                      .key_columns = 2, .late = true},
    [SHEET_OPTIONS] = {SHEET(options, catalog_option), ARRAY(options, option_count), .noun = "选项",
                       .key_columns = 1},
};

const struct sheet *sheet_get(enum sheet_id id)
{
    return &sheets[id];
}
