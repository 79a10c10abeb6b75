/* Finding matters, and counting which are looked up. */
#include <string.h>

#include "app/base/log.h"
#include "app/base/text.h"
#include "app/core_private.h"
#include "app/services/finder_maker.h"

/* ---- the finder ---- */

void core_make_finder(struct core *core)
{
    struct usage_totals totals = {0};
    if (core->catalog == NULL || core->catalog->partial)
        return;
    /* Without what was counted it is still a finder; the store's next user sees what is wrong. */
    if (core->store != NULL && usage_totals_create(core->store, &totals) != OK)
        log_warning("core", "matters are ordered without how often they were looked up");
    enum err err = finder_maker_begin(core->finder_maker, core->catalog, &totals);
    if (err != OK)
        log_error("core", "no index of the matters: %s", err_text(err));
}

/* ---- views ---- */

/* Under the lock. */
static void add_view(struct core *core, const char *code, uint32_t count)
{
    size_t at = 0;
    while (at < core->viewed_count && strcmp(core->viewed[at].code, code) != 0)
        at++;
    if (at == CORE_VIEWED) {
        core->viewed_lost += count;
        return;
    }
    if (at == core->viewed_count) {
        core->viewed_count++;
        text_copy(core->viewed[at].code, sizeof core->viewed[at].code, code);
        core->viewed[at].count = 0;
    }
    core->viewed[at].count += count;
}

void core_count_matter(struct core *core, const char *code)
{
    pthread_mutex_lock(&core->lock);
    add_view(core, code, 1);
    pthread_mutex_unlock(&core->lock);
    core_wake(core);
}

static void take_views(struct core *core)
{
    struct usage_item items[CORE_VIEWED];
    pthread_mutex_lock(&core->lock);
    size_t count = core->viewed_count;
    uint32_t lost = core->viewed_lost;
    memcpy(items, core->viewed, count * sizeof items[0]);
    core->viewed_count = 0;
    core->viewed_lost = 0;
    pthread_mutex_unlock(&core->lock);
    if (lost > 0)
        log_warning("core", "%u views of matters were not counted while the store was out of order",
                    lost);
    if (count == 0 ||
        core_note_store(core, usage_add(core->store, core->day.business_day, items, count)) == OK)
        return;
    pthread_mutex_lock(&core->lock);
    for (size_t i = 0; i < count; i++)
        add_view(core, items[i].code, items[i].count);
    pthread_mutex_unlock(&core->lock);
}

void core_take_matters(struct core *core)
{
    const struct finder *finder = finder_maker_take(core->finder_maker);
    if (finder != NULL) {
        finder_unref(core->finder);
        core->finder = finder;
    }
    if (core->store != NULL)
        take_views(core);
    if (clock_mono_ms(core->config.clock) >= core->usage_due_ms)
        core_tell_views(core);
}

void core_tell_views(struct core *core)
{
    if (core->store != NULL)
        take_views(core);
    core->usage_due_ms = clock_mono_ms(core->config.clock) + CORE_TELL_MS;
    if (core->store == NULL)
        return;
    (void)core_note_store(core, usage_tell(core->store, clock_wall_ms(core->config.clock)));
    core_upload_soon(core);
}

void core_end_matters(struct core *core)
{
    uint32_t lost = 0;
    core_tell_views(core);
    pthread_mutex_lock(&core->lock);
    for (size_t i = 0; i < core->viewed_count; i++)
        lost += core->viewed[i].count;
    lost += core->viewed_lost;
    pthread_mutex_unlock(&core->lock);
    if (lost > 0)
        log_warning("core", "%u views of matters are not counted: the store is out of order", lost);
}
