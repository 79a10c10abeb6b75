/* The panel of a text_input: how high it is, which face it shows, and what the faces share. */
#include <assert.h>

#include "app/base/i18n.h"
#include "ui/measure.h"
#include "ui/widgets/text_input_private.h"

/* Of the height that a screen has between its bars. */
#define PANEL_PERCENT  62
#define ROWS_LEAST     2
#define ROWS_LANDSCAPE 4
#define ROWS_PORTRAIT  6

static const char *const modes[TEXT_INPUT_MODES] = {
    [TEXT_INPUT_SPELL] = "ime.mode.spell",
    [TEXT_INPUT_HAND] = "ime.mode.hand",
    [TEXT_INPUT_DIGITS] = "ime.mode.digits",
    [TEXT_INPUT_LATIN] = "ime.mode.latin",
};

static bool offers(const struct text_input *input, int mode)
{
    return (input->config->modes & TEXT_INPUT_WITH(mode)) != 0 && !input->missing[mode];
}

/* In care mode nobody has to know how a word is spelt. */
enum text_input_mode text_input_mode(const struct text_input *input, const struct screen_env *env)
{
    if (input->mode != TEXT_INPUT_DEFAULT && offers(input, (int)input->mode))
        return input->mode;
    if (env->care && input->config->first == TEXT_INPUT_SPELL && offers(input, TEXT_INPUT_HAND))
        return TEXT_INPUT_HAND;
    for (int mode = TEXT_INPUT_SPELL; !offers(input, (int)input->config->first); mode++)
        if (mode == TEXT_INPUT_MODES || offers(input, mode))
            return mode < TEXT_INPUT_MODES ? (enum text_input_mode)mode : input->config->first;
    return input->config->first;
}

/* ---- keys ---- */

void keys_append(struct keys *keys, struct key key)
{
    assert(keys->count < KEYS_MOST);
    keys->keys[keys->count++] = key;
}

void keys_append_modes(struct keys *keys, const struct text_input *input,
                       const struct screen_env *env)
{
    for (int mode = TEXT_INPUT_SPELL; mode < TEXT_INPUT_MODES; mode++)
        if (offers(input, mode) && mode != (int)text_input_mode(input, env))
            keys_append(keys, (struct key){.id = modes[mode],
                                           .label = i18n_text(env->i18n, modes[mode]),
                                           .style = STYLE_KEY_QUIET,
                                           .action = ACTION_MODE,
                                           .argument = mode});
}

struct key key_backspace(const struct screen_env *env)
{
    return (struct key){.id = "key.backspace",
                        .label = i18n_text(env->i18n, "key.backspace"),
                        .style = STYLE_KEY_QUIET,
                        .action = ACTION_BACKSPACE};
}

void keys_add(struct view *view, const struct text_input *input, const struct screen_env *env,
              struct cells *cells, const struct keys *keys)
{
    int room = cells_count(cells) - cells->at;
    int first = 0;
    int count = keys->count;
    int pages = 1;
    if (count > room && room > 1) {
        pages = (count + room - 2) / (room - 1);
        first = input->page % pages * (room - 1);
        count = count - first < room - 1 ? count - first : room - 1;
    }
    for (int i = first; i < first + count; i++)
        key_next(view, cells, &keys->keys[i]);
    if (pages == 1)
        return;
    cells->at = cells_count(cells) - 1;
    key_next(view, cells,
             &(struct key){.id = "key.more",
                           .label = i18n_text(env->i18n, "key.more"),
                           .style = STYLE_KEY_QUIET,
                           .action = ACTION_TURN,
                           .argument = (input->page + 1) % pages});
}

void keys_fit(struct cells *cells, const struct screen_env *env, int count)
{
    int rows = (count + cells->columns - 1) / cells->columns;
    if (rows < cells->rows)
        *cells = cells_cut(env, cells->rect, cells->columns, rows);
}

/* ---- candidates ---- */

static int span_of(const struct screen_env *env, const struct cells *cells, const char *text)
{
    struct element key = {.style = STYLE_KEY, .label = text, .secret = true};
    /* A little too wide is set a little smaller. */
    return cells_span(cells, measure_width(env->measure, &key) * 9 / 10);
}

void candidates_add(struct view *view, const struct text_input *input, const struct screen_env *env,
                    struct cells *cells, int count)
{
    int end = cells->at + count;
    int shown = 0;
    struct rect rect;
    if (count <= 0)
        return;
    for (; shown < input->count; shown++) {
        const char *text = input->candidates[shown].text;
        bool others = shown + 1 < input->count || input->more || input->first > 0;
        int room = end - cells->at - (others ? 1 : 0);
        int span = span_of(env, cells, text);
        /* The first one is there, however long. */
        bool broken = shown == 0 && span > room;
        struct cells after = *cells;
        if (!cells_next(&after, broken ? room : span, &rect) || after.at - cells->at > room)
            break;
        *cells = after;
        key_add(view, rect,
                &(struct key){.id = view_format(view, "ime.candidate.%d", shown),
                              .label = text,
                              .style = STYLE_KEY,
                              .action = ACTION_CANDIDATE,
                              .argument = shown,
                              .lines = broken ? 2 : 1,
                              .secret = true});
    }
    cells->at = end - 1;
    bool following = shown < input->count || input->more;
    if (cells_next(cells, 1, &rect) && (following || input->first > 0))
        key_add(view, rect,
                &(struct key){.id = "ime.more",
                              .label = i18n_text(env->i18n, following ? "ime.more" : "ime.first"),
                              .style = STYLE_KEY_QUIET,
                              .action = ACTION_MORE,
                              .argument = following ? input->first + shown : 0});
}

/* ---- the panel ---- */

static void fill_panel(struct view *view, const struct screen_env *env, struct rect rect,
                       const void *context)
{
    const struct text_input *input = context;
    switch (text_input_mode(input, env)) {
    case TEXT_INPUT_HAND:
        handpad_view(view, input, env, rect);
        break;
    case TEXT_INPUT_DIGITS:
        keypad_view(view, input, env, rect);
        break;
    default:
        keyboard_view(view, input, env, rect);
    }
}

/* The same in all modes, so that what is above stays where it is. */
static int height_px(const struct screen_env *env)
{
    int most = env->portrait ? ROWS_PORTRAIT : ROWS_LANDSCAPE;
    int room = (env->low ? env->reach.h : env->area.h) * PANEL_PERCENT / 100;
    int step = env->target_px + env->unit_px;
    int rows = (room + env->unit_px) / step;
    rows = rows < ROWS_LEAST ? ROWS_LEAST : rows > most ? most : rows;
    return rows * step - env->unit_px;
}

void text_input_panel(struct page *page, const struct text_input *input)
{
    enum page_part before = page->part;
    int unit = page->env->unit_px;
    page_part(page, PAGE_DOCK);
    page_item(page, &(struct page_item){.least_h_units = (height_px(page->env) + unit - 1) / unit,
                                        .fill = fill_panel,
                                        .context = input});
    page_part(page, before);
}
