#include "ui/screens/bulletin.h"

#define HOUR_MIN 60

static bool is_posted(const struct catalog_notice *notice, int32_t today)
{
    return notice->from_day <= today && notice->until_day >= today;
}

static bool is_before(const struct catalog_notice *a, const struct catalog_notice *b)
{
    return a->pinned != b->pinned ? a->pinned : a->from_day > b->from_day;
}

size_t bulletin_today(const struct screen_env *env,
                      const struct catalog_notice *found[BULLETIN_MOST])
{
    const struct catalog *catalog = env->hall != NULL ? env->hall->catalog : NULL;
    int32_t today = clock_day_number(&env->now);
    size_t count = 0;
    for (size_t i = 0; catalog != NULL && i < catalog->notice_count; i++) {
        const struct catalog_notice *notice = &catalog->notices[i];
        bool full = count == BULLETIN_MOST;
        if (!is_posted(notice, today) || (full && !is_before(notice, found[count - 1])))
            continue;
        size_t at = full ? count - 1 : count++;
        for (; at > 0 && is_before(notice, found[at - 1]); at--)
            found[at] = found[at - 1];
        found[at] = notice;
    }
    return count;
}

const struct catalog_notice *bulletin_turn(const struct screen_env *env)
{
    const struct catalog_notice *found[BULLETIN_MOST];
    size_t count = bulletin_today(env, found);
    size_t minute = (size_t)(env->now.hour * HOUR_MIN + env->now.minute);
    return count > 0 ? found[minute % count] : NULL;
}
