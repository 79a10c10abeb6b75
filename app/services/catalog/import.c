#include "app/base/log.h"
#include "app/services/catalog/build.h"
#include "app/services/catalog/folder.h"
#include "app/store/store.h"

static const char fingerprint_key[] = "content_fingerprint";

static enum err insert_row(void *context, enum sheet_id id, const struct sheet_row *row)
{
    struct store *store = context;
    const struct sheet *sheet = sheet_get(id);
    struct store_statement *statement;
    enum err err = store_prepare(store, sheet->insert_sql, &statement);
    if (err != OK)
        return err;
    for (size_t i = 0; i < sheet->column_count; i++)
        store_bind_text(statement, (int)i + 1, row->cells[i]);
    err = store_step(statement, NULL);
    store_reset(statement);
    return err;
}

/* From the sheets that refer to those that are referred to. */
static enum err clear(struct store *store)
{
    for (int id = SHEET_COUNT - 1; id >= 0; id--) {
        enum err err = store_execute(store, sheet_get((enum sheet_id)id)->clear_sql);
        if (err != OK)
            return err;
    }
    return OK;
}

enum err catalog_import(struct store *store, const char *folder, struct report *report)
{
    char fingerprint[65] = "";
    const struct catalog *catalog = NULL;
    struct folder_sink sink = {insert_row, store};
    /* Taken before the files are read: a change meanwhile makes the next import due. */
    enum err err = catalog_fingerprint(folder, fingerprint);
    if (err != OK) {
        /* Only to say what is wrong: nothing was begun that could be imported. */
        enum err why = folder_read(folder, NULL, report, &catalog);
        catalog_unref(catalog);
        return why != OK ? why : err;
    }
    err = store_begin(store);
    if (err != OK)
        return err;
    err = clear(store);
    if (err == OK)
        err = folder_read(folder, &sink, report, &catalog);
    if (err == OK)
        err = store_put_meta(store, fingerprint_key, fingerprint);
    if (err == OK)
        err = store_commit(store);
    if (err != OK)
        store_rollback(store);
    catalog_unref(catalog);
    return err;
}

static enum err load_sheet(struct store *store, struct build *build, enum sheet_id id)
{
    const struct sheet *sheet = sheet_get(id);
    struct store_statement *statement;
    bool has_row = true;
    enum err err = store_prepare(store, sheet->select_sql, &statement);
    if (err != OK)
        return err;
    for (int number = 2; (err = store_step(statement, &has_row)) == OK && has_row; number++) {
        struct sheet_row row = {.number = number};
        for (size_t i = 0; i < sheet->column_count; i++)
            row.cells[i] = store_column_text(statement, (int)i);
        build_row(build, id, &row);
    }
    store_reset(statement);
    build_end_sheet(build, id, true);
    return err;
}

enum err catalog_load(struct store *store, const struct catalog **out)
{
    char fingerprint[65];
    struct report report;
    struct build build;
    enum err err = store_get_meta(store, fingerprint_key, fingerprint, sizeof fingerprint);
    if (err != OK)
        return err;
    report_init(&report);
    err = build_init(&build, &report);
    for (int id = 0; id < SHEET_COUNT && err == OK; id++)
        err = load_sheet(store, &build, (enum sheet_id)id);
    if (err == OK)
        err = build_finish(&build, out);
    if (err == ERR_PARSE) {
        err = ERR_NOT_FOUND;
        log_error("catalog", "stored %s, row %d, column %s: %s", report.faults[0].file,
                  report.faults[0].row, report.faults[0].column, report.faults[0].problem);
    }
    build_fini(&build);
    return err;
}
