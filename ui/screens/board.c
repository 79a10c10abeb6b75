#include "ui/screens/board.h"

#include "ui/layout.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"

#define ROW_UNITS     6
#define ROW_MAX_UNITS 9
#define COLUMN_UNITS  60 /* a row needs about this for a name and its people */
#define ROWS          32

static void view_row(struct view *view, const struct screen_env *env, struct rect rect,
                     size_t position)
{
    int unit = env->unit_px;
    const struct catalog_service *service = &env->hall->catalog->services[position];
    const struct hall_service *standing = &env->hall->services[position];
    enum style style = facts_takes_numbers(standing) ? STYLE_BODY : STYLE_NOTE;
    struct rect code = layout_cut_left(&rect, 5 * unit);
    struct rect state = layout_cut_right(&rect, 16 * unit);
    parts_words(view, code, NULL, STYLE_HEADING, ALIGN_START, 1, service->code);
    parts_words(view, rect, view_format(view, "board.service.%s", service->code), style,
                ALIGN_START, 1, facts_service_name(env, service));
    parts_words(view, state, view_format(view, "board.waiting.%s", service->code), style, ALIGN_END,
                1, facts_standing(view, env, standing));
}

/* Positions of the services to show: two passes, those that take numbers first. */
static int choose(const struct hall *hall, int most, size_t *positions)
{
    int count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < hall->catalog->service_count && count < most; i++)
            if (facts_takes_numbers(&hall->services[i]) == (pass == 0))
                positions[count++] = i;
    return count;
}

void board_view(struct view *view, const struct screen_env *env, struct rect rect, int most)
{
    int unit = env->unit_px;
    size_t positions[ROWS];
    parts_panel(view, rect);
    struct rect rest = layout_inset(rect, 4 * unit, 3 * unit);
    parts_words(view, layout_cut_top(&rest, 7 * unit), "board.title", STYLE_HEADING, ALIGN_START, 1,
                facts_text(env, "board.title"));
    int columns = rest.w >= 2 * COLUMN_UNITS * unit ? 2 : 1;
    int rows = rest.h / (ROW_UNITS * unit);
    int room = columns * rows < ROWS ? columns * rows : ROWS;
    int count = 0;
    if (env->hall != NULL && env->hall->catalog != NULL)
        count = choose(env->hall, most < room ? most : room, positions);
    if (count == 0) {
        parts_words(view, rest, "board.empty", STYLE_NOTE, ALIGN_CENTRE, 2,
                    facts_text(env, "board.empty"));
        return;
    }
    if (count <= rows)
        columns = 1;
    rows = (count + columns - 1) / columns;
    int height = rest.h / rows < ROW_MAX_UNITS * unit ? rest.h / rows : ROW_MAX_UNITS * unit;
    rest.h = height * rows;
    for (int i = 0; i < count; i++) {
        /* Down the columns, as one reads a list. */
        int cell = i % rows * columns + i / rows;
        view_row(view, env,
                 layout_inset(layout_cell(rest, columns, rows, 0, cell), columns > 1 ? unit : 0, 0),
                 positions[i]);
    }
}
