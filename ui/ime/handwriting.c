#include "ui/ime/handwriting.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zinnia.h>

#include "app/base/text.h"

#define LIBRARY                                                                                    \
    "libzinnia"                                                                                    \
    ".so.0"
#define MODEL         "/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model"
#define SIDE          1000 /* of the square that the model was trained in */
#define MARGIN        100  /* in other orders than the written one */
#define SURE          0.6F /* scores above it are seldom wrong */
#define STROKE_POINTS 16
#define TURN_STROKES  6 /* ink of more is known by its shape in any order */
#define TURNS         2
#define KEPT          5 /* of the order as written, when others are looked at */

/* Where the ink lies in its own square, and how that becomes the model's. */
struct square {
    int left;
    int top;
    int side;
    int margin;
    int room;
};

#define FUNCTIONS(X)                                                                               \
    X(recognizer_new)                                                                              \
    X(recognizer_destroy)                                                                          \
    X(recognizer_open)                                                                             \
    X(recognizer_classify)                                                                         \
    X(character_new)                                                                               \
    X(character_destroy)                                                                           \
    X(character_set_width)                                                                         \
    X(character_set_height)                                                                        \
    X(character_add)                                                                               \
    X(result_size)                                                                                 \
    X(result_value)                                                                                \
    X(result_score)                                                                                \
    X(result_destroy)

struct handwriting {
    void *library;
    zinnia_recognizer_t *recognizer;
#define X(name) __typeof__ (&zinnia_##name)(name);
    FUNCTIONS(X)
#undef X
};

static bool find_functions(struct handwriting *h)
{
#define X(name)                                                                                    \
    {                                                                                              \
        void *found = dlsym(h->library, "zinnia_" #name);                                          \
        if (found == NULL)                                                                         \
            return false;                                                                          \
        memcpy(&h->name, &found, sizeof found);                                                    \
    }
    FUNCTIONS(X)
#undef X
    return true;
}

enum err handwriting_create(struct handwriting **out, const char *model, char msg[ERR_MSG_BYTES])
{
    struct handwriting *h = calloc(1, sizeof *h);
    snprintf(msg, ERR_MSG_BYTES, "handwriting: %s", err_text(ERR_NO_MEMORY));
    if (h == NULL)
        return ERR_NO_MEMORY;
    h->library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (h->library == NULL || !find_functions(h)) {
        snprintf(msg, ERR_MSG_BYTES, "handwriting: no library: %s", LIBRARY);
        goto out;
    }
    if (model == NULL)
        model = MODEL;
    h->recognizer = h->recognizer_new();
    if (h->recognizer == NULL || h->recognizer_open(h->recognizer, model) == 0) {
        snprintf(msg, ERR_MSG_BYTES, "handwriting: no model: %.120s", model);
        goto out;
    }
    *out = h;
    return OK;
out:
    handwriting_destroy(h);
    return ERR_NOT_FOUND;
}

void handwriting_destroy(struct handwriting *h)
{
    if (h == NULL)
        return;
    if (h->recognizer != NULL)
        h->recognizer_destroy(h->recognizer);
    if (h->library != NULL)
        dlclose(h->library);
    free(h);
}

/* Adds a stroke, evenly left out of what would be more than STROKE_POINTS. The library looks for
 * corners by halving, in memory that doubles with each level: a long scribble would take all. */
static void add_stroke(const struct handwriting *h, zinnia_character_t *character, size_t number,
                       const struct ink_point *points, int count, const struct square *square)
{
    int used = count < STROKE_POINTS ? count : STROKE_POINTS;
    for (int i = 0; i < used; i++) {
        struct ink_point p = points[used > 1 ? i * (count - 1) / (used - 1) : 0];
        h->character_add(character, number,
                         square->margin + (p.x + square->left) * square->room / square->side,
                         square->margin + (p.y + square->top) * square->room / square->side);
    }
}

/* The ink, enlarged to the model's square and with its strokes turned by `turn`. */
static zinnia_character_t *character_of(const struct handwriting *h, const struct ink *ink,
                                        int turn)
{
    struct rect bounds = ink_bounds(ink, 0);
    int side = bounds.w > bounds.h ? bounds.w : bounds.h;
    int margin = turn == 0 ? 0 : MARGIN;
    struct square square = {(side - bounds.w) / 2 - bounds.x, (side - bounds.h) / 2 - bounds.y,
                            side, margin, SIDE - 2 * margin};
    zinnia_character_t *character = h->character_new();
    if (character == NULL)
        return NULL;
    h->character_set_width(character, SIDE);
    h->character_set_height(character, SIDE);
    for (int s = 0; s < ink->stroke_count; s++) {
        int first;
        int end;
        ink_stroke(ink, (s + turn) % ink->stroke_count, &first, &end);
        add_stroke(h, character, (size_t)s, ink->points + first, end - first, &square);
    }
    return character;
}

struct found {
    struct candidate candidates[HANDWRITING_CANDIDATES];
    size_t count;
    float score; /* of the first */
};

static void classify(const struct handwriting *h, const struct ink *ink, int turn,
                     struct found *found)
{
    found->count = 0;
    found->score = 0;
    zinnia_character_t *character = character_of(h, ink, turn);
    zinnia_result_t *result =
        character != NULL ? h->recognizer_classify(h->recognizer, character, HANDWRITING_CANDIDATES)
                          : NULL;
    if (result != NULL) {
        found->count = h->result_size(result);
        if (found->count > HANDWRITING_CANDIDATES)
            found->count = HANDWRITING_CANDIDATES;
        if (found->count > 0)
            found->score = h->result_score(result, 0);
        for (size_t i = 0; i < found->count; i++) {
            const char *value = h->result_value(result, i);
            /* A box alone is the word "mouth", not the radical that has its shape. */
            text_copy(found->candidates[i].text, CANDIDATE_TEXT_BYTES,
                      strcmp(value, "囗") == 0 ? "口" : value);
            found->candidates[i].letters = 0;
        }
        h->result_destroy(result);
    }
    if (character != NULL)
        h->character_destroy(character);
}

/* True when there is no room for more. */
static bool add(struct candidate *out, size_t *count, const struct candidate *candidate)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(out[i].text, candidate->text) == 0)
            return false;
    out[(*count)++] = *candidate;
    return *count == HANDWRITING_CANDIDATES;
}

size_t handwriting_recognise(struct handwriting *h, const struct ink *ink,
                             struct candidate out[HANDWRITING_CANDIDATES])
{
    struct found found[1 + TURNS];
    size_t count = 0;
    if (ink->stroke_count == 0)
        return 0;
    classify(h, ink, 0, &found[0]);
    int turns = ink->stroke_count - 1 < TURNS ? ink->stroke_count - 1 : TURNS;
    if (found[0].score >= SURE || ink->stroke_count > TURN_STROKES)
        turns = 0;
    size_t kept = turns > 0 && found[0].count > KEPT ? KEPT : found[0].count;
    for (size_t i = 0; i < kept; i++)
        if (add(out, &count, &found[0].candidates[i]))
            return count;
    for (int turn = 1; turn <= turns; turn++)
        classify(h, ink, turn, &found[turn]);
    for (size_t i = 0; i < HANDWRITING_CANDIDATES; i++)
        for (int turn = 1; turn <= turns; turn++)
            if (i < found[turn].count && add(out, &count, &found[turn].candidates[i]))
                return count;
    return count;
}
