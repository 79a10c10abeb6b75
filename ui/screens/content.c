/* There is no content, or it is being loaded for the first time: says so and how it ends. */
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"
#include "ui/screens/trouble.h"

static void view_content(const void *state, const struct screen_env *env, struct view *view)
{
    bool loading = env->hall != NULL && env->hall->loading;
    (void)state;
    face_view(env, view,
              &(struct face){
                  .icon = ICON_NOTICE,
                  .band = STYLE_WARNING,
                  .title = facts_text(env, loading ? "content.loading.title" : "content.title"),
                  .body = facts_text(env, loading ? "content.loading.body" : "content.body"),
                  .until = facts_text(env, loading ? "content.loading.until" : "content.until"),
              });
}

const struct screen screen_content = {
    .name = "content",
    .bare = true,
    .view = view_content,
    .event = trouble_hall_event,
};
