/*
 * Which service: a tile each under its department's name, in columns, on as few pages as the tiles'
 * smallest height allows.
 */
#include "app/base/text.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

#define TILE_UNITS        9 /* at least 12 mm on the smallest display */
#define TILE_MAX_UNITS    15
#define HEADING_UNITS     6
#define GAP_UNITS         1
#define COLUMNS_LANDSCAPE 3
#define COLUMNS_PORTRAIT  2

enum { ACTION_SERVICE = 1, ACTION_NEXT, ACTION_PREVIOUS };

struct state {
    struct visit visit;
    int page;
};

/* A pen that goes down the columns and from page to page. */
struct flow {
    struct rect area;
    int columns;
    int gap_px;
    int tile_px;
    int heading_px;
    int page;
    int column;
    int y; /* below what was placed in this column */
};

static struct rect flow_take(struct flow *flow, int height_px)
{
    struct rect column = layout_cell(flow->area, flow->columns, 1, 3 * flow->gap_px, flow->column);
    struct rect taken = {column.x, column.y + flow->y, column.w, height_px};
    flow->y += height_px + flow->gap_px;
    return taken;
}

/* True when the pen went to the head of another column. */
static bool flow_room_for(struct flow *flow, int height_px)
{
    if (flow->y + height_px <= flow->area.h)
        return false;
    flow->y = 0;
    flow->column++;
    if (flow->column == flow->columns) {
        flow->column = 0;
        flow->page++;
    }
    return true;
}

static void view_tile(struct view *view, const struct screen_env *env, struct rect rect,
                      size_t position)
{
    const struct catalog_service *service = &env->hall->catalog->services[position];
    const struct hall_service *standing = &env->hall->services[position];
    bool takes = facts_takes_numbers(standing);
    view_add(view, &(struct element){
                       .id = view_format(view, "ticket.service.%s", service->code),
                       .role = ROLE_BUTTON,
                       .style = takes ? STYLE_TILE_QUIET : STYLE_TILE_CLOSED,
                       .rect = rect,
                       .label = facts_service_name(env, service),
                       .detail = view_format(view, "%s  %s", service->code,
                                             facts_windows(view, env, service)),
                       .action = ACTION_SERVICE,
                       .argument = (int)position,
                   });
    struct rect corner = layout_inset(rect, 2 * env->unit_px, env->unit_px);
    corner = layout_cut_bottom(&corner, corner.h / 2);
    corner = layout_cut_right(&corner, corner.w / 2);
    parts_words(view, corner, view_format(view, "ticket.waiting.%s", service->code),
                takes ? STYLE_HEADING : STYLE_NOTE, ALIGN_END, 1,
                facts_standing(view, env, standing));
}

/* Places all services; draws those of `page` when there is a view. The number of pages. */
static int flow_services(struct flow flow, const struct screen_env *env, struct view *view,
                         int page)
{
    const struct catalog *catalog = env->hall->catalog;
    for (size_t d = 0; d < catalog->department_count; d++) {
        const struct catalog_department *department = &catalog->departments[d];
        bool headed = false;
        for (size_t s = 0; s < catalog->service_count; s++) {
            if (catalog->services[s].department != d)
                continue;
            int need = flow.tile_px + (headed ? 0 : flow.heading_px + flow.gap_px);
            if (flow_room_for(&flow, need))
                headed = false;
            if (!headed) {
                struct rect rect = flow_take(&flow, flow.heading_px);
                if (view != NULL && flow.page == page)
                    parts_words(view, rect, NULL, STYLE_HEADING, ALIGN_START, 1,
                                facts_name(env, department->name, department->name_en));
                headed = true;
            }
            struct rect rect = flow_take(&flow, flow.tile_px);
            if (view != NULL && flow.page == page)
                view_tile(view, env, rect, s);
        }
    }
    return flow.page + 1;
}

/* The tallest tiles that fit on one page, then the shortest columns that still hold them, so that
 * all columns end at about the same height. */
static struct flow fit(const struct screen_env *env, struct rect area)
{
    int unit = env->unit_px;
    struct flow flow = {
        .area = area,
        .columns = env->portrait ? COLUMNS_PORTRAIT : COLUMNS_LANDSCAPE,
        .gap_px = GAP_UNITS * unit,
        .tile_px = TILE_MAX_UNITS * unit,
        .heading_px = HEADING_UNITS * unit,
    };
    while (flow.tile_px > TILE_UNITS * unit && flow_services(flow, env, NULL, 0) > 1)
        flow.tile_px--;
    if (flow_services(flow, env, NULL, 0) > 1)
        return flow;
    for (struct flow lower = flow; flow_services(lower, env, NULL, 0) == 1; lower.area.h -= unit)
        flow = lower;
    return flow;
}

static void view_pager(struct view *view, const struct screen_env *env, struct rect rest, int page,
                       int pages)
{
    int unit = env->unit_px;
    const char *numbers[] = {view_format(view, "%d", page + 1), view_format(view, "%d", pages)};
    struct rect previous = layout_cut_left(&rest, 34 * unit);
    struct rect next = layout_cut_right(&rest, 34 * unit);
    if (page > 0)
        parts_button(view, previous, "service.previous", STYLE_SECONDARY,
                     facts_text(env, "service.previous"), ACTION_PREVIOUS);
    parts_words(view, rest, "service.page", STYLE_BODY, ALIGN_CENTRE, 1,
                view_text(view, env->i18n, "service.page", numbers, 2));
    if (page + 1 < pages)
        parts_button(view, next, "service.next", STYLE_SECONDARY, facts_text(env, "service.next"),
                     ACTION_NEXT);
}

static void view_service(const void *state, const struct screen_env *env, struct view *view)
{
    const struct state *at = state;
    int unit = env->unit_px;
    struct rect rest = parts_page(env);
    parts_title(view, env, &rest, "service.title", facts_text(env, "service.title"));
    if (env->hall == NULL || env->hall->catalog == NULL || env->hall->catalog->service_count == 0) {
        parts_words(view, rest, "service.none", STYLE_BODY, ALIGN_CENTRE, 2,
                    facts_text(env, "service.none"));
        return;
    }
    struct flow flow = fit(env, rest);
    int pages = flow_services(flow, env, NULL, 0);
    int page = at->page < pages ? at->page : pages - 1;
    if (pages > 1) {
        struct rect pager = layout_cut_bottom(&rest, 10 * unit);
        layout_cut_bottom(&rest, unit);
        flow.area = rest;
        pages = flow_services(flow, env, NULL, 0);
        view_pager(view, env, pager, page, pages);
    }
    flow_services(flow, env, view, page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct state *at = state;
    if (action == ACTION_NEXT)
        at->page++;
    if (action == ACTION_PREVIOUS)
        at->page--;
    const struct hall *hall = ui_hall(ui);
    size_t position = (size_t)argument;
    if (action != ACTION_SERVICE || hall == NULL || hall->catalog == NULL ||
        position >= hall->catalog->service_count)
        return;
    const struct hall_service *standing = &hall->services[position];
    text_copy(at->visit.service, sizeof at->visit.service, hall->catalog->services[position].code);
    ui_go(ui, !standing->open ? "closed" : standing->full ? "full" : "confirm", &at->visit);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    struct state *at = state;
    (void)ui;
    visit_take(&at->visit, argument);
}

static void event(struct ui *ui, void *state, const struct core_event *happened)
{
    (void)state;
    if (!visit_follow_trouble(ui))
        visit_follow_ticket(ui, happened);
}

const struct screen screen_service = {
    .name = "service",
    .state_bytes = sizeof(struct state),
    .idle_s = 60,
    .enter = enter,
    .view = view_service,
    .action = act,
    .event = event,
};

_Static_assert(sizeof(struct state) <= SCREEN_STATE_BYTES, "state too large");
