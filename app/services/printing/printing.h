/*
 * Prints documents: in the printer's own characters where it has them and the config asks for text,
 * in dots otherwise. It knows nothing of what stands in them.
 *
 * Thread: the core thread.
 */
#ifndef APP_SERVICES_PRINTING_PRINTING_H
#define APP_SERVICES_PRINTING_PRINTING_H

#include <stdbool.h>

#include "app/base/err.h"
#include "app/doc/doc.h"
#include "hal/hal_printer.h"

struct printing;

struct printing_config {
    struct hal_printer *printer; /* NULL: documents are made and shown all the same */
    bool text;                   /* [printer] encoding = text */
    int paper_width_mm;          /* 58 or 80 */
    const char *font_path;
    const char *bold_font_path;
};

enum err printing_create(struct printing **out, const struct printing_config *config) must_use;
void printing_destroy(struct printing *printing);

/* Columns of the printer's font on its paper: what a document for it is made for. */
int printing_columns(const struct printing *printing);

int printing_width_dots(const struct printing *printing);

/* What draws on the paper; borrowed. */
struct doc_raster *printing_raster(struct printing *printing);

/* Prints a document under the caller's job id; on an error no result follows. ERR_NOT_FOUND without
 * a printer. */
enum err printing_submit(struct printing *printing, const struct doc *doc,
                         uint64_t job_id) must_use;

/* A document like this one will be printed soon: draws its lines, so that those which turn out the
 * same need not be drawn then. */
void printing_rehearse(struct printing *printing, const struct doc *doc);

/* Wipes what is kept of documents. */
void printing_forget(struct printing *printing);

#endif
