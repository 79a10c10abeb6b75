/* What goes to the central service and what it says. */
#include "app/core_private.h"
#include "app/services/sync/sync.h"

void core_upload_soon(struct core *core)
{
    if (core->sync == NULL || core->store == NULL)
        return;
    int wait_ms = sync_tick(core->sync, core->store);
    core->sync_due_ms = wait_ms < 0 ? -1 : clock_mono_ms(core->config.clock) + wait_ms;
}

void core_handle_sync(struct core *core, struct sync_result *result)
{
    struct sync_news news;
    if (core->store == NULL) {
        sync_result_destroy(result);
        return;
    }
    enum err err = sync_finish(core->sync, core->store, result, &news);
    if (core_note_store(core, err) != OK)
        return;
    core->link = news.link_up ? HALL_LINK_UP : HALL_LINK_DOWN;
    if (news.server_time_ms != 0)
        day_server_time(&core->day, clock_wall_ms(core->config.clock), news.server_time_ms);
    if (news.calls_heard) {
        core->calls_heard_ms = clock_mono_ms(core->config.clock);
        core_handle_called(core, news.called, news.called_count);
    }
    core_upload_soon(core);
}
