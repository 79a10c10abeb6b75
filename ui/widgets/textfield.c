/* The field of a text_input: its last words where it does not hold all, a caret, a key to clear. */
#include <string.h>

#include "app/base/i18n.h"
#include "app/base/text.h"
#include "ui/layout.h"
#include "ui/measure.h"
#include "ui/widgets/text_input_private.h"

#define FIELD_W_UNITS 30
#define FIELD_H_UNITS 10

static struct element field_of(const struct text_input *input, const struct screen_env *env,
                               const char *label)
{
    const struct text_input_config *config = input->config;
    bool empty = label[0] == '\0';
    return (struct element){.id = config->id,
                            .role = ROLE_FIELD,
                            .style = STYLE_FIELD,
                            .label = label,
                            .detail = empty && config->placeholder != NULL
                                          ? i18n_text(env->i18n, config->placeholder)
                                          : NULL,
                            .selected = true,
                            .secret = true,
                            .lines = 1};
}

/* The end of the text that fits; a caret's room is left. */
static const char *tail(const struct text_input *input, const struct screen_env *env,
                        const char *text, int width_px)
{
    size_t left = strlen(text);
    for (;;) {
        struct element field = field_of(input, env, text);
        uint32_t code_point;
        if (left == 0 || measure_width(env->measure, &field) <= width_px)
            return text;
        size_t used = text_decode(text, left, &code_point);
        text += used;
        left -= used;
    }
}

static void fill_field(struct view *view, const struct screen_env *env, struct rect rect,
                       const void *context)
{
    const struct text_input *input = context;
    const char *text = view_format(view, "%s%s", input->text, input->letters);
    /* Where a key would be larger than the field there is none: the panel's takes letters back. */
    if (text[0] != '\0' && rect.h >= env->target_px) {
        int side = rect.h;
        struct rect place = env->rtl ? layout_cut_left(&rect, side) : layout_cut_right(&rect, side);
        key_add(view, place,
                &(struct key){.id = "ime.clear",
                              .label = i18n_text(env->i18n, "ime.clear"),
                              .style = STYLE_KEY_QUIET,
                              .action = ACTION_CLEAR});
        (void)(env->rtl ? layout_cut_left(&rect, env->unit_px)
                        : layout_cut_right(&rect, env->unit_px));
    }
    struct element field = field_of(input, env, tail(input, env, text, rect.w - env->unit_px));
    field.rect = rect;
    view_add(view, &field);
}

void text_input_field(struct page *page, const struct text_input *input)
{
    page_open(page, &(struct page_group){.flow = PAGE_ROW});
    page_item(page, &(struct page_item){.element = field_of(input, page->env, "字"),
                                        .grow = 1,
                                        .least_w_units = FIELD_W_UNITS,
                                        .least_h_units = FIELD_H_UNITS,
                                        .fill = fill_field,
                                        .context = input});
    page_close(page);
}
