#include "app/services/catalog/sheet.h"

#include <stdint.h>

#define ANY_ROWS SIZE_MAX

/* in the order of enum hours_day_kind */
static const char *const day_kinds[] = {"holiday", "workday", "market", NULL};
static const char *const matter_kinds[] = {"即办件", "承诺件", "联办件", "上报件", "退回件", NULL};

/* A column without a kind is a text; one that is not required may be left out. */
static const struct sheet sheets[SHEET_COUNT] = {
    [SHEET_HALL] = {.file = "hall.csv",
                    .rows_min = 1,
                    .rows_max = 1,
                    .column_count = 8,
                    .columns = {{.name = "name", .required = true},
                                {.name = "name_en"},
                                {.name = "address"},
                                {.name = "phone"},
                                {.name = "supervision_phone"},
                                {.name = "utc_offset", .kind = SHEET_OFFSET, .fallback = 480},
                                {.name = "missed_call_rule"},
                                {.name = "sample", .kind = SHEET_YES_NO, .fallback = 0}},
                    .clear_sql = "DELETE FROM hall",
                    .insert_sql =
                        "INSERT INTO hall (name, name_en, address, phone, supervision_phone, "
                        "utc_offset, missed_call_rule, sample) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    .select_sql =
                        "SELECT name, name_en, address, phone, supervision_phone, utc_offset, "
                        "missed_call_rule, sample FROM hall ORDER BY position"},
    [SHEET_DEPARTMENTS] =
        {.file = "departments.csv",
         .rows_min = 1,
         .rows_max = ANY_ROWS,
         .column_count = 4,
         .columns = {{.name = "code", .kind = SHEET_CODE, .required = true},
                     {.name = "name", .required = true},
                     {.name = "name_en"},
                     {.name = "phone"}},
         .clear_sql = "DELETE FROM department",
         .insert_sql = "INSERT INTO department (code, name, name_en, phone) VALUES (?, ?, ?, ?)",
         .select_sql = "SELECT code, name, name_en, phone FROM department ORDER BY position"},
    [SHEET_WINDOWS] =
        {.file = "windows.csv",
         .rows_min = 1,
         .rows_max = ANY_ROWS,
         .column_count = 7,
         .columns = {{.name = "code", .kind = SHEET_CODE, .required = true},
                     {.name = "name", .required = true},
                     {.name = "name_en"},
                     {.name = "department",
                      .kind = SHEET_REF,
                      .required = true,
                      .target = SHEET_DEPARTMENTS},
                     {.name = "place"},
                     {.name = "phone"},
                     {.name = "open", .kind = SHEET_YES_NO, .required = true}},
         .clear_sql = "DELETE FROM window",
         .insert_sql = "INSERT INTO window (code, name, name_en, department, place, phone, open) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)",
         .select_sql = "SELECT code, name, name_en, department, place, phone, open FROM window "
                       "ORDER BY position"},
    [SHEET_SERVICES] =
        {.file = "services.csv",
         .rows_min = 1,
         .rows_max = ANY_ROWS,
         .column_count = 9,
         .columns = {{.name = "code", .kind = SHEET_SERIES, .required = true},
                     {.name = "name", .required = true},
                     {.name = "name_en"},
                     {.name = "department",
                      .kind = SHEET_REF,
                      .required = true,
                      .target = SHEET_DEPARTMENTS},
                     {.name = "windows", .kind = SHEET_WINDOWS_LIST, .required = true},
                     {.name = "hours", .kind = SHEET_HOURS, .required = true},
                     {.name = "daily_limit", .kind = SHEET_NUMBER, .max = 100000},
                     {.name = "average_minutes", .kind = SHEET_NUMBER, .max = 600},
                     {.name = "classes", .kind = SHEET_CLASSES, .required = true}},
         .clear_sql = "DELETE FROM service",
         .insert_sql = "INSERT INTO service (code, name, name_en, department, windows, hours, "
                       "daily_limit, average_minutes, classes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
         .select_sql = "SELECT code, name, name_en, department, windows, hours, daily_limit, "
                       "average_minutes, classes FROM service ORDER BY position"},
    [SHEET_CALENDAR] =
        {.file = "calendar.csv",
         .rows_min = 0,
         .rows_max = ANY_ROWS,
         .column_count = 4,
         .columns = {{.name = "date", .kind = SHEET_DATE, .required = true},
                     {.name = "kind", .kind = SHEET_CHOICE, .required = true, .choices = day_kinds},
                     {.name = "name", .required = true},
                     {.name = "hours", .kind = SHEET_RANGES}},
         .clear_sql = "DELETE FROM calendar",
         .insert_sql = "INSERT INTO calendar (date, kind, name, hours) VALUES (?, ?, ?, ?)",
         .select_sql = "SELECT date, kind, name, hours FROM calendar ORDER BY position"},
    [SHEET_MATTERS] =
        {.file = "matters.csv",
         .rows_min = 0,
         .rows_max = ANY_ROWS,
         .column_count = 8,
         .columns = {{.name = "code", .kind = SHEET_CODE, .required = true},
                     {.name = "name", .required = true},
                     {.name = "kind", .kind = SHEET_CHOICE, .choices = matter_kinds},
                     {.name = "department",
                      .kind = SHEET_REF,
                      .required = true,
                      .target = SHEET_DEPARTMENTS},
                     {.name = "service",
                      .kind = SHEET_REF,
                      .required = true,
                      .target = SHEET_SERVICES},
                     {.name = "statutory_days", .kind = SHEET_NUMBER, .fallback = -1, .max = 10000},
                     {.name = "promised_days", .kind = SHEET_NUMBER, .fallback = -1, .max = 10000},
                     {.name = "fee"}},
         .clear_sql = "DELETE FROM matter",
         .insert_sql = "INSERT INTO matter (code, name, kind, department, service, "
                       "statutory_days, promised_days, fee) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
         .select_sql = "SELECT code, name, kind, department, service, statutory_days, "
                       "promised_days, fee FROM matter ORDER BY position"},
};

const struct sheet *sheet_get(enum sheet_id id)
{
    return &sheets[id];
}
