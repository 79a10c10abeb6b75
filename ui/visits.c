#include "ui/visits.h"

#include <stdlib.h>
#include <string.h>

void *visits_state(struct visits *visits, const struct visit *visit)
{
    return visits->states + visit->start;
}

/* The end of a state that lies in [start, start + bytes); 0 when none does. */
static size_t end_of_taken(const struct visits *visits, size_t start, size_t bytes)
{
    for (size_t i = 0; i < VISITS_COUNT; i++) {
        const struct visit *visit = &visits->visits[i];
        if (visit->screen != NULL && visit->start < start + bytes &&
            start < visit->start + visit->bytes)
            return visit->start + visit->bytes;
    }
    return 0;
}

/* The first place that is free for so many bytes, at or after `from`; false when there is none. */
static bool find_place(const struct visits *visits, size_t from, size_t bytes, size_t *start)
{
    for (size_t taken; (taken = end_of_taken(visits, from, bytes)) > 0;)
        from = taken;
    *start = from;
    return from + bytes <= VISITS_BYTES;
}

struct visit *visits_take(struct visits *visits, const struct screen *screen)
{
    size_t align = _Alignof(max_align_t);
    size_t bytes = (screen->state_bytes + align - 1) / align * align;
    size_t start;
    if (find_place(visits, 0, bytes, &start))
        for (size_t i = 0; i < VISITS_COUNT; i++)
            if (visits->visits[i].screen == NULL) {
                visits->visits[i] =
                    (struct visit){.screen = screen, .start = start, .bytes = bytes};
                return &visits->visits[i];
            }
    /* Screens that go to screens without end are a programmer's error. */
    abort();
}

void visits_sweep(struct visits *visits)
{
    for (size_t i = 0; i < VISITS_COUNT; i++) {
        struct visit *visit = &visits->visits[i];
        if (visit->screen == NULL || !visit->left)
            continue;
        explicit_bzero(visits_state(visits, visit), visit->bytes);
        *visit = (struct visit){.screen = NULL};
    }
}

bool visits_have_room(const struct visits *visits)
{
    size_t start = 0;
    for (int i = 0; i < VISITS_AHEAD; i++) {
        if (!find_place(visits, start, SCREEN_STATE_BYTES, &start))
            return false;
        start += SCREEN_STATE_BYTES;
    }
    return true;
}
