/* Digits, as on a telephone where four rows fit. */
#include "app/base/i18n.h"
#include "ui/layout.h"
#include "ui/widgets/text_input_private.h"

#define PAD_COLUMNS 3
#define PAD_ROWS    4

static struct key key_of(struct view *view, char digit)
{
    return (struct key){.id = view_format(view, "key.%c", digit == 'X' ? 'x' : digit),
                        .label = view_format(view, "%c", digit),
                        .style = STYLE_KEY_DIGIT,
                        .action = ACTION_CHARACTER,
                        .argument = digit};
}

static void digit_next(struct view *view, struct cells *cells, char digit)
{
    struct key key = key_of(view, digit);
    key_next(view, cells, &key);
}

static void pad_view(struct view *view, const struct text_input *input,
                     const struct screen_env *env, struct rect rect)
{
    struct keys modes = {.count = 0};
    keys_append_modes(&modes, input, env);
    if (modes.count > 0) {
        struct rect side = layout_cut_right(&rect, rect.w / (PAD_COLUMNS + 1));
        layout_cut_left(&side, env->unit_px);
        struct cells cells = cells_cut(env, side, 1, PAD_ROWS);
        keys_add(view, input, env, &cells, &modes);
    }
    struct cells pad = cells_cut(env, rect, PAD_COLUMNS, PAD_ROWS);
    for (const char *digit = "123456789"; *digit != '\0'; digit++)
        digit_next(view, &pad, *digit);
    if (input->config->identity)
        digit_next(view, &pad, 'X');
    else
        pad.at++;
    digit_next(view, &pad, '0');
    struct key backspace = key_backspace(env);
    key_next(view, &pad, &backspace);
}

void keypad_view(struct view *view, const struct text_input *input, const struct screen_env *env,
                 struct rect rect)
{
    struct cells cells = cells_of(env, rect);
    struct keys keys = {.count = 0};
    if (cells.rows >= PAD_ROWS && cells.columns > PAD_COLUMNS) {
        pad_view(view, input, env, rect);
        return;
    }
    for (const char *digit = "1234567890"; *digit != '\0'; digit++)
        keys_append(&keys, key_of(view, *digit));
    if (input->config->identity)
        keys_append(&keys, key_of(view, 'X'));
    keys_append_modes(&keys, input, env);
    keys_fit(&cells, env, keys.count + 1);
    struct key backspace = key_backspace(env);
    key_next(view, &cells, &backspace);
    keys_add(view, input, env, &cells, &keys);
}
