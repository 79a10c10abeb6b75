#include "app/services/printing/print_job.h"

#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

/* White between the last line and the cut. */
#define TAIL_DOTS 16

/* Printers leave white below their own size of text, and none below larger ones. */
#define LEADING_DOTS 8

#define LINE_BYTES 512

struct building {
    const struct doc *doc;
    struct doc_raster *raster;
    int width_dots;
    struct hal_print_job *job;
};

static struct hal_print_item *next_item(struct building *building, enum hal_print_kind kind)
{
    struct hal_print_item *item = &building->job->items[building->job->item_count++];
    *item = (struct hal_print_item){.kind = kind};
    return item;
}

static enum hal_align align_of(enum doc_align align)
{
    return align == DOC_LEFT     ? HAL_ALIGN_LEFT
           : align == DOC_CENTRE ? HAL_ALIGN_CENTRE
                                 : HAL_ALIGN_RIGHT;
}

/* The line as one text, a pair with its parts pushed to both sides; false when it is none or is too
 * long. */
static bool compose(const struct doc *doc, const struct doc_line *line, char out[LINE_BYTES])
{
    if (line->kind == DOC_TEXT)
        return text_copy(out, LINE_BYTES, line->text);
    if (line->kind == DOC_RULE) {
        out[0] = '\0';
        for (int column = 0; column + 1 < doc_columns(doc); column += 2)
            if (strlen(out) + 4 <= LINE_BYTES)
                strcat(out, "\xE2\x94\x80"); /* U+2500 joins into one stroke */
        return true;
    }
    if (line->kind != DOC_PAIR || line->left_size != line->size)
        return false;
    int gap =
        doc_columns(doc) / (int)line->size - text_columns(line->text) - text_columns(line->right);
    size_t left = strlen(line->text);
    if (gap < 0 || left + (size_t)gap + strlen(line->right) >= LINE_BYTES)
        return false;
    memcpy(out, line->text, left);
    memset(out + left, ' ', (size_t)gap);
    strcpy(out + left + gap, line->right);
    return true;
}

/* ERR_PARSE for a line that the printer's own characters cannot say. */
static enum err add_text(struct building *building, const struct doc_line *line)
{
    char text[LINE_BYTES];
    uint8_t bytes[LINE_BYTES];
    size_t length;
    if (!compose(building->doc, line, text) ||
        text_to_gb18030(text, bytes, sizeof bytes, &length) != OK)
        return ERR_PARSE;
    uint8_t *copy = malloc(length + 1);
    if (copy == NULL)
        return ERR_NO_MEMORY;
    memcpy(copy, bytes, length);
    struct hal_print_item *item = next_item(building, HAL_PRINT_TEXT);
    item->align = align_of(line->align);
    item->scale = (int)line->size;
    item->bold = line->bold;
    item->bytes = copy;
    item->byte_count = length;
    if (line->size > DOC_SIZE_TEXT)
        next_item(building, HAL_PRINT_FEED)->rows = LEADING_DOTS;
    return OK;
}

static enum err add_image(struct building *building, size_t first, size_t count)
{
    struct doc_bitmap bitmap;
    enum err err =
        doc_rasterise(building->raster, building->doc, first, count, building->width_dots, &bitmap);
    if (err != OK)
        return err;
    struct hal_print_item *item = next_item(building, HAL_PRINT_IMAGE);
    item->bytes = bitmap.bits;
    item->byte_count = (size_t)bitmap.width_dots / 8 * (size_t)bitmap.rows;
    item->width_dots = bitmap.width_dots;
    item->rows = bitmap.rows;
    return OK;
}

static void add_cut(struct building *building)
{
    next_item(building, HAL_PRINT_CUT)->rows = TAIL_DOTS;
}

static enum err build_images(struct building *building, const struct doc_line *lines, size_t count)
{
    enum err err = OK;
    for (size_t i = 0, end; i < count && err == OK; i = end) {
        for (end = i; end < count && lines[end].kind != DOC_CUT;)
            end++;
        if (end > i)
            err = add_image(building, i, end - i);
        if (err == OK && end < count) {
            add_cut(building);
            end++;
        }
    }
    return err;
}

static enum err build_text(struct building *building, const struct doc_line *lines, size_t count)
{
    enum err err = OK;
    for (size_t i = 0; i < count && err == OK; i++) {
        if (lines[i].kind == DOC_CUT) {
            add_cut(building);
        } else if (lines[i].kind == DOC_SPACE) {
            next_item(building, HAL_PRINT_FEED)->rows = lines[i].rows;
        } else {
            err = add_text(building, &lines[i]);
            if (err == ERR_PARSE)
                err = add_image(building, i, 1);
        }
    }
    return err;
}

enum err print_job_create(struct hal_print_job **out, const struct doc *doc,
                          struct doc_raster *raster, int width_dots, bool text)
{
    const struct doc_line *lines;
    size_t count;
    enum err err = doc_lines(doc, &lines, &count);
    if (err != OK)
        return err;
    struct hal_print_job *job = calloc(1, sizeof *job);
    if (job == NULL)
        return ERR_NO_MEMORY;
    job->items = calloc(2 * count + 1, sizeof *job->items);
    if (job->items == NULL) {
        hal_print_job_destroy(job);
        return ERR_NO_MEMORY;
    }
    struct building building = {doc, raster, width_dots, job};
    err = text ? build_text(&building, lines, count) : build_images(&building, lines, count);
    if (err != OK) {
        hal_print_job_destroy(job);
        return err;
    }
    *out = job;
    return OK;
}
