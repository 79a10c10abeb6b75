/*
 * Turns a ticket into a print job: the document in the hall's language, then the printer's own
 * characters where it has them and the config asks for text, dots for everything else.
 *
 * Thread: the core thread.
 */
#ifndef APP_SERVICES_PRINTING_PRINTING_H
#define APP_SERVICES_PRINTING_PRINTING_H

#include <stdbool.h>

#include "app/base/err.h"
#include "app/services/catalog/catalog.h"
#include "app/services/queue/ticket.h"
#include "hal/hal_printer.h"

struct i18n;
struct doc;
struct doc_raster;
struct printing;

struct printing_config {
    struct hal_printer *printer; /* NULL: there is none, documents can be made all the same */
    bool text;                   /* [printer] encoding = text */
    int paper_width_mm;          /* 58 or 80 */
    const struct i18n *i18n;     /* the words on the paper; must outlive the service */
    const char *font_path;
    const char *bold_font_path;
};

enum err printing_create(struct printing **out, const struct printing_config *config) must_use;
void printing_destroy(struct printing *printing);

/* Of the paper: what doc_create and doc_rasterise take. */
int printing_columns(const struct printing *printing);
int printing_width_dots(const struct printing *printing);

/* What draws on it; borrowed. */
struct doc_raster *printing_raster(struct printing *printing);

/* Submits a document with the given job id. ERR_NOT_FOUND without a printer. On an error no result
 * follows. */
enum err printing_submit(struct printing *printing, const struct doc *doc,
                         uint64_t job_id) must_use;

/* Composes the ticket's document and submits it with the given job id. `again` marks the paper
 * 补打. On an error no result follows. */
enum err printing_submit_ticket(struct printing *printing, const struct catalog *catalog,
                                const struct ticket *ticket, bool again, uint64_t job_id) must_use;

#endif
