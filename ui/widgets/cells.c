#include "ui/widgets/cells.h"

#include "ui/layout.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

struct cells cells_cut(const struct screen_env *env, struct rect rect, int columns, int rows)
{
    return (struct cells){rect, larger(columns, 1), larger(rows, 1), env->unit_px, 0};
}

struct cells cells_of(const struct screen_env *env, struct rect rect)
{
    int step = env->target_px + env->unit_px;
    return cells_cut(env, rect, (rect.w + env->unit_px) / step, (rect.h + env->unit_px) / step);
}

int cells_count(const struct cells *cells)
{
    return cells->columns * cells->rows;
}

struct rect cells_at(const struct cells *cells, int column, int row, int span)
{
    int first = row * cells->columns + column;
    struct rect from = layout_cell(cells->rect, cells->columns, cells->rows, cells->gap_px, first);
    struct rect to =
        layout_cell(cells->rect, cells->columns, cells->rows, cells->gap_px, first + span - 1);
    return layout_union(from, to);
}

bool cells_next(struct cells *cells, int span, struct rect *rect)
{
    int column = cells->at % cells->columns;
    if (span > cells->columns)
        span = cells->columns;
    if (column + span > cells->columns) {
        cells->at += cells->columns - column;
        column = 0;
    }
    if (cells->at + span > cells_count(cells))
        return false;
    *rect = cells_at(cells, column, cells->at / cells->columns, span);
    cells->at += span;
    return true;
}

int cells_span(const struct cells *cells, int width_px)
{
    int one = cells_at(cells, 0, 0, 1).w;
    return width_px <= one ? 1
                           : 1 + (width_px - one + one + cells->gap_px - 1) / (one + cells->gap_px);
}

void key_add(struct view *view, struct rect rect, const struct key *key)
{
    view_add(view, &(struct element){.id = key->id,
                                     .role = ROLE_BUTTON,
                                     .style = key->style,
                                     .icon = key->icon,
                                     .rect = rect,
                                     .label = key->label,
                                     .align = ALIGN_CENTRE,
                                     .disabled = key->disabled,
                                     .secret = key->secret,
                                     .lines = key->lines,
                                     .action = key->action,
                                     .argument = key->argument});
}

void key_next(struct view *view, struct cells *cells, const struct key *key)
{
    struct rect rect;
    if (cells_next(cells, 1, &rect))
        key_add(view, rect, key);
}
