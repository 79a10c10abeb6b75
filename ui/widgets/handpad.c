/*
 * Squares to write in. Who goes on in the other square has finished the character in the first, so
 * a word is written from square to square without any key.
 */
#include "app/base/i18n.h"
#include "ui/ime/handwriting.h"
#include "ui/layout.h"
#include "ui/widgets/text_input_private.h"

#define SQUARES          2
#define CANDIDATES_OK    6
#define CANDIDATES_LEAST 3 /* the others can be turned to */
#define PAPER_ROWS       2
#define PEN_TENTHS       12

static void square_add(struct view *view, const struct text_input *input,
                       const struct screen_env *env, struct rect rect, int square)
{
    bool written = input->square == square && input->ink.stroke_count > 0;
    view_add(view, &(struct element){.id = view_format(view, "hand.square.%d", square),
                                     .role = ROLE_CANVAS,
                                     .style = STYLE_PAPER,
                                     .rect = rect,
                                     .label = "",
                                     .detail = written ? "" : i18n_text(env->i18n, "hand.square"),
                                     .ink = written ? &input->ink : NULL,
                                     .value = PEN_TENTHS * env->unit_px / 10,
                                     .action = ACTION_PAPER,
                                     .argument = square});
}

static void squares_view(struct view *view, const struct text_input *input,
                         const struct screen_env *env, struct rect rect, int count)
{
    struct cells cells = cells_cut(env, rect, count, 1);
    for (int i = 0; i < count; i++)
        square_add(view, input, env, cells_at(&cells, i, 0, 1), i + 1);
}

/* The first two do something only where there is ink; they keep their places. */
static void append_controls(struct keys *keys, const struct text_input *input,
                            const struct screen_env *env)
{
    bool empty = input->ink.stroke_count == 0;
    keys_append(keys, (struct key){.id = "hand.undo",
                                   .label = i18n_text(env->i18n, "hand.undo"),
                                   .style = STYLE_KEY_QUIET,
                                   .action = ACTION_UNDO,
                                   .disabled = empty});
    keys_append(keys, (struct key){.id = "hand.clear",
                                   .label = i18n_text(env->i18n, "hand.clear"),
                                   .style = STYLE_KEY_QUIET,
                                   .action = ACTION_CLEAR_INK,
                                   .disabled = empty});
    keys_append(keys, key_backspace(env));
    keys_append_modes(keys, input, env);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* Squares at the side of the writing hand, candidates and keys beside them: two squares where that
 * leaves enough room for those. */
static void beside_view(struct view *view, const struct text_input *input,
                        const struct screen_env *env, struct rect rect)
{
    struct keys keys = {.count = 0};
    struct rect rest;
    struct rect paper;
    struct cells cells;
    int squares = SQUARES + 1;
    append_controls(&keys, input, env);
    do {
        squares--;
        int width = squares * (rect.h + env->unit_px) - env->unit_px;
        rest = rect;
        paper = env->left ? layout_cut_left(&rest, width) : layout_cut_right(&rest, width);
        (void)(env->left ? layout_cut_left(&rest, 2 * env->unit_px)
                         : layout_cut_right(&rest, 2 * env->unit_px));
        cells = cells_of(env, rest);
    } while (squares > 1 && cells_count(&cells) - keys.count < CANDIDATES_OK);
    int room = larger(cells_count(&cells) - keys.count, CANDIDATES_LEAST);
    /* Whole rows of candidates, then the keys. */
    int rows = larger(room / cells.columns, 1);
    while ((rows - 1) * cells.columns >= HANDWRITING_CANDIDATES)
        rows--;
    candidates_add(view, input, env, &cells, room < cells.columns ? room : rows * cells.columns);
    keys_add(view, input, env, &cells, &keys);
    squares_view(view, input, env, paper, squares);
}

/* Candidates, squares, keys, one below the other. */
static void stacked_view(struct view *view, const struct text_input *input,
                         const struct screen_env *env, struct rect rect)
{
    struct keys keys = {.count = 0};
    struct cells all = cells_of(env, rect);
    append_controls(&keys, input, env);
    int above = (HANDWRITING_CANDIDATES + all.columns - 1) / all.columns;
    int below = (keys.count + all.columns - 1) / all.columns;
    while (above > 1 && all.rows - above - below < PAPER_ROWS)
        above--;
    while (below > 1 && all.rows - above - below < PAPER_ROWS)
        below--;
    struct rect upper =
        layout_union(cells_at(&all, 0, 0, all.columns), cells_at(&all, 0, above - 1, all.columns));
    struct rect lower = layout_union(cells_at(&all, 0, all.rows - below, all.columns),
                                     cells_at(&all, 0, all.rows - 1, all.columns));
    struct rect paper = {rect.x, upper.y + upper.h + env->unit_px, rect.w,
                         lower.y - upper.y - upper.h - 2 * env->unit_px};
    struct cells candidates = cells_cut(env, upper, all.columns, above);
    candidates_add(view, input, env, &candidates, cells_count(&candidates));
    squares_view(view, input, env, paper, paper.w >= paper.h * 3 / 2 ? SQUARES : 1);
    int columns = (keys.count + below - 1) / below;
    struct cells cells =
        cells_cut(env, lower, columns < all.columns ? columns : all.columns, below);
    keys_add(view, input, env, &cells, &keys);
}

void handpad_view(struct view *view, const struct text_input *input, const struct screen_env *env,
                  struct rect rect)
{
    if (rect.w > rect.h * 2)
        beside_view(view, input, env, rect);
    else
        stacked_view(view, input, env, rect);
}
