/* The store cannot keep a number safe, so none is given: why, and until when. */
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"
#include "ui/screens/trouble.h"

static void view_outofservice(const void *state, const struct screen_env *env, struct view *view)
{
    static const struct {
        const char *body;
        const char *until;
    } words[] = {
        [HALL_IN_SERVICE] = {"outofservice.failed", "outofservice.failed.until"},
        [HALL_STORE_FULL] = {"outofservice.full", "outofservice.full.until"},
        [HALL_STORE_READ_ONLY] = {"outofservice.read_only", "outofservice.read_only.until"},
        [HALL_STORE_MISSING] = {"outofservice.missing", "outofservice.missing.until"},
        [HALL_STORE_CORRUPT] = {"outofservice.corrupt", "outofservice.corrupt.until"},
        [HALL_STORE_FAILED] = {"outofservice.failed", "outofservice.failed.until"},
        [HALL_NO_CONTENT] = {"content.body", "content.until"},
    };
    enum hall_trouble trouble = env->hall != NULL ? env->hall->trouble : HALL_STORE_FAILED;
    (void)state;
    face_view(env, view,
              &(struct face){
                  .icon = ICON_TROUBLE,
                  .band = STYLE_WARNING,
                  .title = facts_text(env, "outofservice.title"),
                  .body = facts_text(env, words[trouble].body),
                  .until = facts_text(env, words[trouble].until),
              });
}

const struct screen screen_outofservice = {
    .name = "outofservice",
    .bare = true,
    .view = view_outofservice,
    .event = trouble_hall_event,
};
