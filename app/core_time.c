/* What the clock says, and the business day that follows from it. */
#include "app/base/log.h"
#include "app/core_private.h"

int core_utc_offset_min(const struct core *core)
{
    return core->catalog != NULL ? core->catalog->hall.utc_offset_min : 480;
}

void core_read_clock(const struct core *core, struct day_reading *out)
{
    struct civil civil;
    out->wall_ms = clock_wall_ms(core->config.clock);
    out->mono_ms = clock_mono_ms(core->config.clock);
    out->synchronised = clock_synchronised(core->config.clock);
    clock_civil(out->wall_ms, core_utc_offset_min(core), &civil);
    out->local_day = clock_day_number(&civil);
}

void core_look_at_clock(struct core *core)
{
    struct day_reading now;
    core_read_clock(core, &now);
    if (day_update(&core->day, &now))
        log_info("core", "business day number %d, clock %s", core->day.business_day,
                 core->day.trusted ? "trusted" : "not trusted");
    if (core->store == NULL)
        return;
    if (core->day.new_day)
        core_begin_day(core);
    else if (day_save_due(&core->day))
        (void)core_note_store(core, day_save(&core->day, core->store));
}
