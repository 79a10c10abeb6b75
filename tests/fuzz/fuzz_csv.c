/*
 * Bytes of a spreadsheet through decoding, reading and checking. The first byte says which sheet
 * they are of.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"
#include "app/services/catalog/build.h"
#include "app/services/catalog/csv.h"

struct feeding {
    struct build build;
    enum sheet_id id;
};

static void feed(void *context, const struct csv_row *row)
{
    struct feeding *feeding = context;
    struct sheet_row ours = {.number = row->number};
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        ours.cells[i] = i < row->count ? row->cells[i] : "";
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i] != NULL && !text_is_utf8(row->cells[i], strlen(row->cells[i])))
            abort();
    build_row(&feeding->build, feeding->id, &ours);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct report report;
    struct feeding feeding;
    struct image image;
    const struct catalog *catalog = NULL;
    if (size == 0)
        return 0;
    report_init(&report);
    build_init(&feeding.build, &report);
    feeding.id = (enum sheet_id)(data[0] % SHEET_COUNT);
    struct csv_reader reader = {feed, &feeding, "fuzz.csv", &report};
    enum err err = csv_read_bytes((const char *)data + 1, size - 1, &reader);
    build_end_sheet(&feeding.build, feeding.id, err == OK);
    if ((err == ERR_PARSE) != (report.count > 0) && err != OK)
        abort();
    for (size_t i = 0; i < report.kept; i++)
        if (!text_is_utf8(report.faults[i].problem, strlen(report.faults[i].problem)))
            abort();
    if (build_finish(&feeding.build, &image) == OK) {
        /* A snapshot needs its one hall; nothing else can be wrong with what was checked. */
        if ((image_open(&image, "", &catalog) == OK) != (feeding.id == SHEET_HALL))
            abort();
        catalog_unref(catalog);
    }
    image_fini(&image);
    build_fini(&feeding.build);
    return 0;
}
