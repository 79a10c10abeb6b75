/*
 * Letters. Where ten keys fit side by side they stand as on every keyboard; on less they stand in
 * the order of the alphabet; on less still in groups, of which one is opened with one touch and its
 * letter taken with another.
 */
#include <string.h>

#include "app/base/i18n.h"
#include "ui/layout.h"
#include "ui/widgets/text_input_private.h"

#define ROW_KEYS      10
#define SIDE_COLUMNS  3
#define LETTERS       26
#define CANDIDATES_OK 3 /* fewer than so many in sight would have to be turned over too often */

static const char *const rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
static const char *const groups[] = {"abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"};
#define GROUPS ((int)(sizeof groups / sizeof groups[0]))

static struct key key_of(struct view *view, const struct text_input *input,
                         const struct screen_env *env, char letter)
{
    bool spell = text_input_mode(input, env) == TEXT_INPUT_SPELL && letter >= 'a' && letter <= 'z';
    return (struct key){.id = view_format(view, "key.%c", letter),
                        .label = view_format(view, "%c", letter),
                        .style = STYLE_KEY,
                        .action = spell ? ACTION_LETTER : ACTION_CHARACTER,
                        .argument = letter};
}

static struct key space_of(const struct screen_env *env)
{
    return (struct key){.id = "key.space",
                        .label = i18n_text(env->i18n, "key.space"),
                        .style = STYLE_KEY_QUIET,
                        .action = ACTION_SPACE};
}

/* A row of keys in the middle of its place, each as wide as in a row of ten. */
static void row_view(struct view *view, const struct text_input *input,
                     const struct screen_env *env, struct rect rect, const char *letters)
{
    int count = (int)strlen(letters);
    struct rect first = layout_cell(rect, ROW_KEYS, 1, env->unit_px, 0);
    int width = count * (first.w + env->unit_px) - env->unit_px;
    struct cells cells = cells_cut(env, layout_centre(rect, width, rect.h), count, 1);
    for (int i = 0; i < count; i++) {
        struct key key = key_of(view, input, env, letters[i]);
        key_next(view, &cells, &key);
    }
}

/* Above the letters: candidates, or the digits where letters are for themselves. */
static void upper_view(struct view *view, const struct text_input *input,
                       const struct screen_env *env, struct rect rect)
{
    struct cells cells = cells_cut(env, rect, ROW_KEYS, 1);
    if (text_input_mode(input, env) == TEXT_INPUT_SPELL)
        candidates_add(view, input, env, &cells, ROW_KEYS);
    else
        row_view(view, input, env, rect, "1234567890");
}

/* What is no letter; backspace as wide as its row where there are several. */
static void controls_view(struct view *view, const struct text_input *input,
                          const struct screen_env *env, struct cells *cells)
{
    struct keys keys = {.count = 0};
    struct key backspace = key_backspace(env);
    struct rect rect;
    if (cells_next(cells, cells->rows > 1 ? cells->columns : 1, &rect))
        key_add(view, rect, &backspace);
    keys_append(&keys, space_of(env));
    keys_append_modes(&keys, input, env);
    keys_add(view, input, env, cells, &keys);
}

/* Candidates, three rows of letters, and the other keys below them or at their side. */
static void rows_view(struct view *view, const struct text_input *input,
                      const struct screen_env *env, struct rect rect, bool beside)
{
    struct cells lines = cells_cut(env, rect, 1, beside ? 4 : 5);
    struct rect letters = rect;
    if (beside) {
        struct cells all = cells_of(env, rect);
        int columns = all.columns - ROW_KEYS;
        columns = columns > SIDE_COLUMNS + 1 ? SIDE_COLUMNS + 1 : columns;
        struct rect side = cells_at(&lines, 0, 1, 1);
        side.h = rect.y + rect.h - side.y;
        letters = side;
        side = layout_cut_right(&letters, (rect.w + env->unit_px) * columns / (ROW_KEYS + columns));
        layout_cut_left(&side, env->unit_px);
        struct cells keys = cells_cut(env, side, 2, 3);
        controls_view(view, input, env, &keys);
    }
    upper_view(view, input, env, cells_at(&lines, 0, 0, 1));
    for (int i = 0; i < 3; i++) {
        struct rect row = cells_at(&lines, 0, i + 1, 1);
        row.x = letters.x;
        row.w = letters.w;
        row_view(view, input, env, row, rows[i]);
    }
    if (beside)
        return;
    struct keys modes = {.count = 0};
    keys_append_modes(&modes, input, env);
    struct cells keys = cells_cut(env, cells_at(&lines, 0, 4, 1), 2 + modes.count, 1);
    controls_view(view, input, env, &keys);
}

static void append_letters(struct keys *keys, struct view *view, const struct text_input *input,
                           const struct screen_env *env, const char *letters)
{
    for (; *letters != '\0'; letters++)
        keys_append(keys, key_of(view, input, env, *letters));
}

static void append_groups(struct keys *keys, struct view *view, const struct text_input *input,
                          const struct screen_env *env)
{
    if (input->group > 0 && input->group <= GROUPS) {
        append_letters(keys, view, input, env, groups[input->group - 1]);
        keys_append(keys, (struct key){.id = "key.back",
                                       .label = i18n_text(env->i18n, "key.back"),
                                       .style = STYLE_KEY_QUIET,
                                       .action = ACTION_GROUP});
        return;
    }
    for (int i = 0; i < GROUPS; i++)
        keys_append(keys, (struct key){.id = view_format(view, "key.group.%d", i + 1),
                                       .label = groups[i],
                                       .style = STYLE_KEY_QUIET,
                                       .action = ACTION_GROUP,
                                       .argument = i + 1});
}

static int between(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* In the order of the alphabet: candidates and backspace, then letters and the other keys. */
static void flow_view(struct view *view, const struct text_input *input,
                      const struct screen_env *env, struct rect rect)
{
    struct cells cells = cells_of(env, rect);
    struct keys modes = {.count = 0};
    struct keys keys = {.count = 0};
    bool spell = text_input_mode(input, env) == TEXT_INPUT_SPELL;
    keys_append_modes(&modes, input, env);
    int least = spell ? CANDIDATES_OK : 0;
    int others = 2 + modes.count; /* and backspace, space */
    bool grouped = cells_count(&cells) < least + others + LETTERS;
    if (grouped) {
        append_groups(&keys, view, input, env);
    } else {
        append_letters(&keys, view, input, env, "abcdefghijklmnopqrstuvwxyz");
        keys_append(&keys, space_of(env));
    }
    keys_append_modes(&keys, input, env);
    int room = cells_count(&cells) - 1 - keys.count;
    int candidates = spell ? between(room, least, cells.columns - 1) : 0;
    keys_fit(&cells, env, candidates + 1 + keys.count);
    candidates_add(view, input, env, &cells, candidates);
    struct key backspace = key_backspace(env);
    key_next(view, &cells, &backspace);
    keys_add(view, input, env, &cells, &keys);
}

void keyboard_view(struct view *view, const struct text_input *input, const struct screen_env *env,
                   struct rect rect)
{
    struct cells cells = cells_of(env, rect);
    bool wide = cells.columns >= ROW_KEYS;
    if (wide && cells.rows >= 5)
        rows_view(view, input, env, rect, false);
    else if (cells.columns >= ROW_KEYS + SIDE_COLUMNS && cells.rows >= 4)
        rows_view(view, input, env, rect, true);
    else
        flow_view(view, input, env, rect);
}
