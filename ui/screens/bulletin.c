#include "ui/screens/bulletin.h"

#define HOUR_MIN 60

size_t bulletin_today(const struct screen_env *env,
                      const struct catalog_notice *found[BULLETIN_MOST])
{
    const struct catalog *catalog = env->hall != NULL ? env->hall->catalog : NULL;
    int32_t today = clock_day_number(&env->now);
    size_t count = 0;
    for (int pass = 0; pass < 2 && catalog != NULL; pass++)
        for (size_t i = 0; i < catalog->notice_count && count < BULLETIN_MOST; i++) {
            const struct catalog_notice *notice = &catalog->notices[i];
            if (notice->pinned == (pass == 0) && notice->from_day <= today &&
                notice->until_day >= today)
                found[count++] = notice;
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
