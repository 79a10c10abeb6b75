#include "app/services/queue/day.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/store/store.h"

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS   (60 * MINUTE_MS)
#define DAY_MS    (24 * HOUR_MS)

/* 2026-01-01: no earlier clock is right. */
#define WRITTEN_MS INT64_C(1767225600000)

#define SLACK_MS   (2 * MINUTE_MS)
#define SAVE_MS    (5 * MINUTE_MS)
#define ABSENCE_MS (35 * DAY_MS)

/* Compared with what the store has seen: how a clock is judged at start. */
static bool start_is_plausible(const struct day *day, const struct day_reading *now)
{
    if (now->wall_ms < WRITTEN_MS)
        return false;
    if (day->high_water_ms == 0)
        return true;
    return now->wall_ms >= day->high_water_ms - SLACK_MS &&
           (now->synchronised || now->wall_ms <= day->high_water_ms + ABSENCE_MS);
}

static void note_trusted(struct day *day, const struct day_reading *now)
{
    if (!day->trusted)
        return;
    if (now->wall_ms > day->high_water_ms)
        day->high_water_ms = now->wall_ms;
    if (now->local_day > day->business_day) {
        day->business_day = now->local_day;
        day->new_day = true;
    }
}

void day_init(struct day *day, int32_t business_day, int64_t high_water_ms,
              const struct day_reading *now)
{
    *day = (struct day){.business_day = business_day, .high_water_ms = high_water_ms, .last = *now};
    day->stored_ms = high_water_ms;
    day->stored_day = business_day;
    day->suspect = !start_is_plausible(day, now);
    day->trusted = !day->suspect;
    /* A first start with a wrong clock has no better day to begin with. */
    if (day->business_day == 0)
        day->business_day = now->local_day;
    note_trusted(day, now);
}

static int64_t meta_number(struct store *store, const char *key, enum err *err)
{
    char text[32];
    if (*err != OK)
        return 0;
    *err = store_get_meta(store, key, text, sizeof text);
    if (*err == ERR_NOT_FOUND) {
        *err = OK;
        return 0;
    }
    return *err == OK ? strtoll(text, NULL, 10) : 0;
}

enum err day_load(struct day *day, struct store *store, const struct day_reading *now)
{
    enum err err = OK;
    int64_t business_day = meta_number(store, "business_day", &err);
    int64_t high_water_ms = meta_number(store, "high_water_ms", &err);
    if (err == OK)
        day_init(day, (int32_t)business_day, high_water_ms, now);
    return err;
}

bool day_update(struct day *day, const struct day_reading *now)
{
    int32_t old_day = day->business_day;
    bool old_trusted = day->trusted;
    int64_t step_ms = (now->wall_ms - day->last.wall_ms) - (now->mono_ms - day->last.mono_ms);
    bool stepped = llabs(step_ms) > SLACK_MS;

    if (stepped)
        day->suspect = true;
    if (day->suspect && now->synchronised && now->wall_ms >= WRITTEN_MS)
        day->suspect = false;
    /* What goes back behind trusted time is wrong whoever set it. */
    if (now->wall_ms < WRITTEN_MS || now->wall_ms < day->high_water_ms - SLACK_MS)
        day->suspect = true;
    day->trusted = !day->suspect;

    if (!day->trusted && !stepped && now->local_day == day->last.local_day + 1) {
        day->business_day++;
        day->new_day = true;
    }
    day->last = *now;
    note_trusted(day, now);
    return day->business_day != old_day || day->trusted != old_trusted;
}

void day_server_time(struct day *day, int64_t wall_ms, int64_t server_ms)
{
    if (server_ms < WRITTEN_MS)
        return;
    day->suspect = llabs(wall_ms - server_ms) > SLACK_MS;
    day->trusted = !day->suspect;
    if (day->trusted)
        note_trusted(day, &day->last);
}

bool day_save_due(const struct day *day)
{
    return day->business_day != day->stored_day || day->high_water_ms - day->stored_ms > SAVE_MS;
}

enum err day_save(struct day *day, struct store *store)
{
    char text[32];
    snprintf(text, sizeof text, "%d", day->business_day);
    enum err err = store_put_meta(store, "business_day", text);
    if (err != OK)
        return err;
    snprintf(text, sizeof text, "%lld", (long long)day->high_water_ms);
    err = store_put_meta(store, "high_water_ms", text);
    if (err == OK) {
        day->stored_ms = day->high_water_ms;
        day->stored_day = day->business_day;
    }
    return err;
}

void day_not_saved(struct day *day)
{
    day->stored_day = 0;
    day->stored_ms = 0;
}
