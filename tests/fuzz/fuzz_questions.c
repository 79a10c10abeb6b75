/*
 * Question trees: rows of questions and of the materials that wait for their answers, through the
 * builder into a snapshot, which is then asked every way.
 *
 * Bytes: three to a question (answers yes and no, flags), two to a material.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/services/catalog/build.h"

#define QUESTIONS_MOST 40

static void add_row(struct build *build, enum sheet_id id, int number,
                    const char *const cells[SHEET_COLUMNS])
{
    struct sheet_row row = {.number = number};
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        row.cells[i] = cells[i] != NULL ? cells[i] : "";
    build_row(build, id, &row);
}

static void add_hall(struct build *build)
{
    add_row(build, SHEET_HALL, 2, (const char *[SHEET_COLUMNS]){"h"});
    add_row(build, SHEET_DEPARTMENTS, 2, (const char *[SHEET_COLUMNS]){"d", "d"});
    add_row(build, SHEET_WINDOWS, 2,
            (const char *[SHEET_COLUMNS]){"1", "w", "", "d", "", "", "yes"});
    add_row(build, SHEET_SERVICES, 2,
            (const char *[SHEET_COLUMNS]){"A", "a", "", "d", "1", "always", "", "", "n=n"});
    add_row(build, SHEET_MATTERS, 2,
            (const char *[SHEET_COLUMNS]){"M0", "m", "", "", "", "d", "A"});
    add_row(build, SHEET_MATTERS, 3,
            (const char *[SHEET_COLUMNS]){"M1", "m", "", "", "", "d", "A"});
}

static const char *name_of(uint8_t byte, char out[8])
{
    static const char *const words[] = {"end", "stop", "", "END", "q"};
    if (byte >= 250)
        return words[byte % 5];
    snprintf(out, 8, "q%d", byte % (QUESTIONS_MOST + 2));
    return out;
}

static void add_question(struct build *build, int number, const uint8_t data[3])
{
    char code[8];
    char yes[8];
    char no[8];
    snprintf(code, sizeof code, "q%d", (data[2] & 4) != 0 ? data[2] >> 3 : number);
    const char *note = (data[2] & 2) != 0 ? "note" : "";
    add_row(build, SHEET_QUESTIONS, number + 2,
            (const char *[SHEET_COLUMNS]){(data[2] & 1) != 0 ? "M1" : "M0", code, "?", "", "",
                                          name_of(data[0], yes), name_of(data[1], no), note, note});
}

static void add_material(struct build *build, int number, const uint8_t data[2])
{
    char name[8];
    char when[24];
    snprintf(name, sizeof name, "m%d", number);
    snprintf(when, sizeof when, "q%d=%s", data[0] % QUESTIONS_MOST, data[1] & 1 ? "yes" : "no");
    add_row(build, SHEET_MATERIALS, number + 2,
            (const char *[SHEET_COLUMNS]){data[1] & 2 ? "M1" : "M0", name, "", "", when});
}

/* Every way of answers must end, and a stop must say why. */
static void ask(const struct catalog *catalog, const struct catalog_matter *matter, int ordinal,
                uint32_t asked)
{
    if (ordinal < 0)
        return;
    if ((uint32_t)ordinal >= matter->questions.count || (asked >> ordinal & 1) != 0)
        abort();
    const struct catalog_question *question =
        &catalog->questions[matter->questions.first + (uint32_t)ordinal];
    if ((question->yes.next == CATALOG_STOP && *question->yes.note == '\0') ||
        (question->no.next == CATALOG_STOP && *question->no.note == '\0'))
        abort();
    asked |= UINT32_C(1) << ordinal;
    ask(catalog, matter, question->yes.next, asked);
    ask(catalog, matter, question->no.next, asked);
}

static void check(const struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->matter_count; i++) {
        const struct catalog_matter *matter = &catalog->matters[i];
        for (uint32_t j = 0; j < matter->materials.count; j++) {
            const struct catalog_material *material =
                &catalog->materials[matter->materials.first + j];
            if (material->matter != i ||
                (uint64_t)(material->when_yes | material->when_no) >> matter->questions.count != 0)
                abort();
        }
        /* Ways may join: the walk doubles with each question. */
        if (matter->questions.count > 0 && matter->questions.count <= 12)
            ask(catalog, matter, 0, 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct report report;
    struct build build;
    struct image image = {0};
    const struct catalog *catalog;
    size_t at = 1;
    int questions = size > 0 ? data[0] % QUESTIONS_MOST : 0;
    report_init(&report);
    build_init(&build, &report);
    add_hall(&build);
    build_end_sheet(&build, SHEET_MATTERS, true);
    for (int i = 0; i < questions && at + 3 <= size; i++, at += 3)
        add_question(&build, i, data + at);
    build_end_sheet(&build, SHEET_QUESTIONS, true);
    for (int i = 0; at + 2 <= size && i < 50; i++, at += 2)
        add_material(&build, i, data + at);
    if (build_finish(&build, &image) == OK) {
        if (image_open(&image, "", &catalog) != OK)
            abort();
        check(catalog);
        catalog_unref(catalog);
    }
    image_fini(&image);
    build_fini(&build);
    return 0;
}
