/*
 * Makes a snapshot from the rows of spreadsheets: reads the cells, finds duplicates, resolves
 * references, and puts all of it into an image (image.h).
 *
 * Thread: one at a time. Errors: faults of content go to the report; want of memory is remembered
 * until build_finish.
 */
#ifndef APP_SERVICES_CATALOG_BUILD_H
#define APP_SERVICES_CATALOG_BUILD_H

#include "app/services/catalog/arena.h"
#include "app/services/catalog/catalog.h"
#include "app/services/catalog/cell.h"
#include "app/services/catalog/codes.h"
#include "app/services/catalog/image.h"
#include "app/services/catalog/pool.h"
#include "app/services/catalog/report.h"
#include "app/services/catalog/sheet.h"

struct build_list {
    char *items;
    size_t count;
    size_t capacity;
};

/* What a question's row said, until all questions are known. */
struct build_question {
    int row;
    uint32_t ordinal; /* within its matter */
    char next[2][CELL_CODE_BYTES];
};

struct build {
    enum err err; /* what stopped it: no memory, too large */
    struct report *report;
    const char *picture_dir; /* where pictures are looked at; NULL: they are not */
    struct codes codes[SHEET_COUNT];
    struct codes pictures;        /* the names that were looked at */
    struct arena keys;            /* what the codes point to */
    bool incomplete[SHEET_COUNT]; /* rows are missing: a code that is not there may be theirs */
    struct pool pools[IMAGE_PARTS];
    struct build_list lists[IMAGE_ARRAYS];
    size_t faults_before;              /* told before the sheet that is being read */
    struct build_list asked;           /* struct build_question, one per question */
    struct build_list service_windows; /* struct catalog_span, one per service: of a matter that
                                          names no window of its own */
};

/* One row on its way into the snapshot. */
struct build_line {
    struct build *build;
    const struct sheet *sheet;
    int row;
    void *item;
    struct cell cells[SHEET_COLUMNS];
};

void build_init(struct build *build, struct report *report);
void build_fini(struct build *build);

/* Sheets in the order of their ids. */
void build_row(struct build *build, enum sheet_id id, const struct sheet_row *row);

/* After a sheet's last row. `readable`: false when the file as a whole had a fault. */
void build_end_sheet(struct build *build, enum sheet_id id, bool readable);

/* ERR_PARSE when anything was reported. The build is used up. */
enum err build_finish(struct build *build, struct image *out) must_use;

/* ---- for the files of the builder ---- */

/* Between the two cells of a key; no cell holds it. */
#define BUILD_KEY_MARK "\x1f"

/* Tells a fault of a cell. */
void build_fault(struct build_line *line, size_t column, const char *mend, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Position of a code in another sheet; false with a fault when it is not there. */
bool build_resolve(struct build_line *line, size_t column, enum sheet_id target, const char *code,
                   uint32_t *position);

/* Writes a text of the sheet's part into a member of its item. */
void build_put_text(struct build_line *line, void *member, const char *text, size_t length);

/* Room for one item more, zeroed; NULL without memory, which is remembered. */
void *build_add(struct build *build, struct build_list *list, size_t item_bytes);

/* The cells that hold several things: each writes its column's member. build_list.c */
void build_list_texts(struct build_line *line, size_t column, void *member);
void build_list_faq(struct build_line *line, size_t column, void *member);
void build_list_set(struct build_line *line, size_t column, void *member);
void build_list_days(struct build_line *line, size_t column, void *member);
void build_list_path(struct build_line *line, size_t column, void *member);
void build_list_refs(struct build_line *line, size_t column, void *member);

/* Codes of `target` by ';', each once, at most `most` of them; how many there were. */
size_t build_list_positions(struct build_line *line, size_t column, uint32_t *positions,
                            size_t most);

/* services.csv: build_service.c */
void build_service_windows(struct build_line *line, size_t column, void *member);
void build_service_classes(struct build_line *line, size_t column, void *member);

/* questions.csv and what depends on it: build_question.c */
void build_question_begin(struct build_line *line);
void build_question_answer(struct build_line *line, size_t column, void *member);
void build_question_when(struct build_line *line, size_t column, void *member);
void build_question_end(struct build *build);

/* Puts questions and materials together by matter. build_group.c */
enum err build_group(struct build *build) must_use;

#endif
