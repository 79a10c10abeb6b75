/*
 * Paper, or QR codes, to take along: the one-time notice, a matter's guide, the contact card, the
 * slip of the agent service. A handout is made once and never changes: what the screen shows of it
 * are the dots that are printed, and its codes hold the same text.
 *
 * No person stands in it; it is kept nowhere.
 *
 * Thread: made on the core thread, read by any that holds a reference.
 */
#ifndef APP_SERVICES_HANDOUT_HANDOUT_H
#define APP_SERVICES_HANDOUT_HANDOUT_H

#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/doc/code_text.h"
#include "app/doc/doc.h"
#include "app/services/catalog/catalog.h"

struct i18n;
enum handout_kind { HANDOUT_ONETIME, HANDOUT_GUIDE, HANDOUT_CONTACT, HANDOUT_COMMISSION };

#define HANDOUT_CODE_BYTES   24
#define HANDOUT_SERIAL_BYTES 32
#define HANDOUT_NO_AGENT     UINT32_MAX

/* What is wanted. `matter` is empty for the contact card, and may be for the slip. */
struct handout_request {
    enum handout_kind kind;
    char matter[HANDOUT_CODE_BYTES];
    uint32_t yes; /* answers, as catalog_needs takes them */
    uint32_t no;
    uint64_t have;  /* ONETIME: positions within matter.materials that are there already */
    uint32_t agent; /* COMMISSION, CONTACT: position in catalog.agents, or HANDOUT_NO_AGENT */
};

struct handout {
    enum handout_kind kind;
    char serial[HANDOUT_SERIAL_BYTES]; /* "" for those that are not numbered */
    struct doc *doc;
    struct doc_bitmap preview; /* the dots that are printed */
    struct code_text codes;    /* the text for a phone; none for the slip */
};

/* When and for which paper it is made. */
struct handout_paper {
    struct doc_raster *raster; /* draws the preview */
    int width_dots;
    int columns;        /* as doc_create */
    int64_t wall_ms;    /* now */
    int32_t day;        /* the business day: what is handed in today is counted from it */
    const char *serial; /* "" where the kind has none */
    bool clock_trusted; /* false: the paper says so */
};

/* One reference. ERR_NOT_FOUND for a matter or an agent that the catalog does not have. */
enum err handout_create(const struct handout **out, const struct catalog *catalog,
                        const struct i18n *i18n, const struct handout_request *request,
                        const struct handout_paper *paper) must_use;

const struct handout *handout_ref(const struct handout *handout);
void handout_unref(const struct handout *handout); /* NULL is allowed */

#endif
