#include "app/services/handout/handout.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "app/base/text.h"
#include "app/services/handout/compose.h"

struct counted {
    struct handout handout;
    atomic_int references;
};

static enum err draw(struct handout *handout, const struct handout_paper *paper)
{
    const struct doc_line *lines;
    size_t count;
    enum err err = doc_lines(handout->doc, &lines, &count);
    if (err == OK)
        err = doc_rasterise(paper->raster, handout->doc, 0, count, paper->width_dots,
                            &handout->preview);
    return err;
}

static struct counted *counted_of(const struct handout *handout)
{
    return (struct counted *)(uintptr_t)handout;
}

/* Kinds that are about a matter, and those that may be. */
static bool needs_matter(enum handout_kind kind)
{
    return kind == HANDOUT_ONETIME || kind == HANDOUT_GUIDE;
}

static enum err find(struct compose *compose)
{
    const struct handout_request *request = compose->request;
    const struct catalog *catalog = compose->catalog;
    if (request->agent != HANDOUT_NO_AGENT && request->agent >= catalog->agent_count)
        return ERR_NOT_FOUND;
    if (request->matter[0] == '\0')
        return needs_matter(request->kind) ? ERR_NOT_FOUND : OK;
    size_t position;
    enum err err = catalog_find_matter(catalog, request->matter, &position);
    if (err == OK)
        compose->matter = &catalog->matters[position];
    return err;
}

static enum err compose_doc(struct compose *compose, struct doc **out)
{
    static enum err (*const composers[])(struct compose * compose, struct doc * *out) = {
        [HANDOUT_ONETIME] = compose_onetime,
        [HANDOUT_GUIDE] = compose_guide,
        [HANDOUT_CONTACT] = compose_contact,
        [HANDOUT_COMMISSION] = compose_commission,
    };
    enum err err = find(compose);
    if (err != OK)
        return err;
    compose->text = open_memstream(&compose->text_bytes, &compose->text_length);
    if (compose->text == NULL)
        return ERR_NO_MEMORY;
    err = composers[compose->request->kind](compose, out);
    if (fclose(compose->text) != 0 && err == OK)
        compose->failed = true;
    free(compose->text_bytes);
    if (err == OK && compose->failed) {
        doc_destroy(*out);
        *out = NULL;
        err = ERR_NO_MEMORY;
    }
    return err;
}

enum err handout_create(const struct handout **out, const struct catalog *catalog,
                        const struct i18n *i18n, const struct handout_request *request,
                        const struct handout_paper *paper)
{
    struct compose compose = {.catalog = catalog, .i18n = i18n, .request = request, .paper = paper};
    struct counted *made = calloc(1, sizeof *made);
    if (made == NULL)
        return ERR_NO_MEMORY;
    enum err err = compose_doc(&compose, &made->handout.doc);
    arena_fini(&compose.arena);
    made->handout.kind = request->kind;
    made->handout.codes = compose.codes;
    text_copy(made->handout.serial, sizeof made->handout.serial, paper->serial);
    atomic_init(&made->references, 1);
    if (err == OK)
        err = draw(&made->handout, paper);
    if (err == OK)
        *out = &made->handout;
    else
        handout_unref(&made->handout);
    return err;
}

const struct handout *handout_ref(const struct handout *handout)
{
    atomic_fetch_add(&counted_of(handout)->references, 1);
    return handout;
}

void handout_unref(const struct handout *handout)
{
    if (handout == NULL || atomic_fetch_sub(&counted_of(handout)->references, 1) > 1)
        return;
    struct counted *counted = counted_of(handout);
    doc_destroy(counted->handout.doc);
    doc_bitmap_fini(&counted->handout.preview);
    code_text_fini(&counted->handout.codes);
    free(counted);
}
