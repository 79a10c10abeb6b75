/*
 * A document as a job for a printer: in the printer's own characters where it may and can, in dots
 * otherwise.
 *
 * Thread: that of the raster. Ownership: the job is the caller's until it is submitted.
 */
#ifndef APP_SERVICES_PRINTING_PRINT_JOB_H
#define APP_SERVICES_PRINTING_PRINT_JOB_H

#include <stdbool.h>

#include "app/base/err.h"
#include "app/doc/doc.h"
#include "hal/hal_printer.h"

/* With `text`, a line whose characters all are in GB18030's 1- and 2-byte area is sent as text; QR
 * codes and the rest become images. Without it all between two cuts is one image. The job's id is
 * 0. Errors of doc_rasterise. */
enum err print_job_create(struct hal_print_job **out, const struct doc *doc,
                          struct doc_raster *raster, int width_dots, bool text) must_use;

#endif
