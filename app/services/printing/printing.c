#include "app/services/printing/printing.h"

#include <stdlib.h>

#include "app/services/printing/print_job.h"

#define NARROW_DOTS 384 /* of 58 mm paper */
#define WIDE_DOTS   576 /* of 80 mm paper */
#define COLUMN_DOTS 12

struct printing {
    struct printing_config config;
    struct doc_raster *raster;
};

enum err printing_create(struct printing **out, const struct printing_config *config)
{
    struct printing *printing = calloc(1, sizeof *printing);
    if (printing == NULL)
        return ERR_NO_MEMORY;
    printing->config = *config;
    enum err err = doc_raster_create(&printing->raster, config->font_path, config->bold_font_path);
    if (err != OK) {
        free(printing);
        return err;
    }
    *out = printing;
    return OK;
}

void printing_destroy(struct printing *printing)
{
    if (printing == NULL)
        return;
    doc_raster_destroy(printing->raster);
    free(printing);
}

int printing_width_dots(const struct printing *printing)
{
    bool narrow = printing->config.paper_width_mm == 58;
    int paper = narrow ? NARROW_DOTS : WIDE_DOTS;
    if (printing->config.printer == NULL)
        return paper;
    int dots = hal_printer_width_dots(printing->config.printer);
    return narrow && dots > paper ? paper : dots;
}

int printing_columns(const struct printing *printing)
{
    return printing_width_dots(printing) / COLUMN_DOTS;
}

struct doc_raster *printing_raster(struct printing *printing)
{
    return printing->raster;
}

static enum err make_job(struct printing *printing, const struct doc *doc,
                         struct hal_print_job **job)
{
    if (printing->config.printer == NULL)
        return ERR_NOT_FOUND;
    bool text = printing->config.text && hal_printer_has_chinese(printing->config.printer);
    return print_job_create(job, doc, printing->raster, printing_width_dots(printing), text);
}

enum err printing_submit(struct printing *printing, const struct doc *doc, uint64_t job_id)
{
    struct hal_print_job *job = NULL;
    enum err err = make_job(printing, doc, &job);
    if (err != OK)
        return err;
    job->id = job_id;
    err = hal_printer_submit(printing->config.printer, job);
    if (err != OK)
        hal_print_job_destroy(job);
    return err;
}

void printing_rehearse(struct printing *printing, const struct doc *doc)
{
    struct hal_print_job *job = NULL;
    if (make_job(printing, doc, &job) == OK)
        hal_print_job_destroy(job);
}

void printing_forget(struct printing *printing)
{
    doc_raster_forget(printing->raster);
}
