#include "ui/screens/flow.h"

/* Where the next thing goes. */
struct pen {
    int page;
    int column;
    int y;
};

static void next_column(const struct flow *flow, struct pen *pen)
{
    pen->y = 0;
    if (++pen->column == flow->columns) {
        pen->column = 0;
        pen->page++;
    }
}

static struct rect take(const struct flow *flow, struct pen *pen, int height_px)
{
    struct rect column =
        layout_cell(flow->area, flow->columns, 1, flow->column_gap_px, pen->column);
    struct rect taken = {column.x, column.y + pen->y, column.w, height_px};
    pen->y += height_px + flow->gap_px;
    return taken;
}

int flow_run(const struct flow *flow, const int *groups, size_t count, struct flow_place *places)
{
    struct pen pen = {0};
    for (size_t i = 0; i < count; i++) {
        struct flow_place place = {.headed = i == 0 || groups[i] != groups[i - 1]};
        int need = flow->tile_px + (place.headed ? flow->heading_px + flow->gap_px : 0);
        if (pen.y > 0 && pen.y + need > flow->area.h) {
            next_column(flow, &pen);
            place.headed = true;
        }
        place.page = pen.page;
        if (place.headed)
            place.heading = take(flow, &pen, flow->heading_px);
        place.tile = take(flow, &pen, flow->tile_px);
        if (places != NULL)
            places[i] = place;
    }
    return pen.page + 1;
}

/* Of one page; a column always takes a first tile, however low it is. */
static bool fits(const struct flow *flow, const int *groups, size_t count)
{
    return flow->area.h >= flow->heading_px + flow->gap_px + flow->tile_px &&
           flow_run(flow, groups, count, NULL) == 1;
}

void flow_fit(struct flow *flow, const int *groups, size_t count, int tile_min_px, int tile_max_px)
{
    flow->tile_px = tile_max_px;
    while (flow->tile_px > tile_min_px && !fits(flow, groups, count))
        flow->tile_px--;
    struct flow lower = *flow;
    while (fits(&lower, groups, count)) {
        *flow = lower;
        lower.area.h -= flow->gap_px;
    }
}
