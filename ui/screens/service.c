/*
 * Which service: a tile each under its department's name, in columns, on as few pages as the tiles'
 * smallest height allows.
 */
#include "app/base/text.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/flow.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

#define SERVICES             256 /* more than three letters' worth of queues in any hall */
#define TILE_UNITS           9
#define TILE_MAX_UNITS       15
#define HEADING_UNITS        5
#define COLUMNS_LANDSCAPE    3
#define COLUMNS_PORTRAIT     2
#define DETAIL_OFFSET_TENTHS 23
#define COLUMN_TENTHS        22 /* of a Latin letter in a tile, half of a Chinese one */
#define GROUP_SINGLES        (-1)

enum { ACTION_SERVICE = 1, ACTION_NEXT, ACTION_PREVIOUS };

struct state {
    struct errand errand;
    int page;
};

/* The services as the tiles stand: positions in the catalog, and their departments. */
struct order {
    size_t count;
    size_t services[SERVICES];
    int groups[SERVICES];
};

static size_t services_of(const struct catalog *catalog, size_t department)
{
    size_t count = 0;
    for (size_t s = 0; s < catalog->service_count; s++)
        count += catalog->services[s].department == department;
    return count;
}

static void append(struct order *order, const struct catalog *catalog, size_t department, int group)
{
    for (size_t s = 0; s < catalog->service_count && order->count < SERVICES; s++) {
        if (catalog->services[s].department != department)
            continue;
        order->services[order->count] = s;
        order->groups[order->count++] = group;
    }
}

/* Departments with several services first, a group each; the others share a last group, because a
 * heading over every single tile would say everything twice. */
static void sort(struct order *order, const struct catalog *catalog)
{
    order->count = 0;
    for (size_t d = 0; d < catalog->department_count; d++)
        if (services_of(catalog, d) > 1)
            append(order, catalog, d, (int)d);
    for (size_t d = 0; d < catalog->department_count; d++)
        if (services_of(catalog, d) == 1)
            append(order, catalog, d, GROUP_SINGLES);
}

/* The name takes one line, so that the tile's second line stands where it is expected. */
static bool is_short(const char *name, struct rect rect, int unit_px)
{
    return text_columns(name) * COLUMN_TENTHS * unit_px / 10 <= rect.w - 4 * unit_px;
}

static void view_tile(struct view *view, const struct screen_env *env, struct rect rect,
                      size_t position)
{
    const struct catalog_service *service = &env->hall->catalog->services[position];
    const struct hall_service *standing = &env->hall->services[position];
    const char *name = facts_service_name(env, service);
    const char *how = facts_standing(view, env, standing);
    const char *where =
        view_format(view, "%s  %s", service->code, facts_windows(view, env, service));
    bool apart = is_short(name, rect, env->unit_px);
    view_add(view,
             &(struct element){
                 .id = view_format(view, "ticket.service.%s", service->code),
                 .role = ROLE_BUTTON,
                 .style = facts_takes_numbers(standing) ? STYLE_TILE_QUIET : STYLE_TILE_CLOSED,
                 .rect = rect,
                 .label = name,
                 .detail = apart ? how : view_format(view, "%s   %s", how, where),
                 .lines = 2,
                 .action = ACTION_SERVICE,
                 .argument = (int)position,
             });
    if (!apart)
        return;
    /* At the end of the second line, which stands a little below the tile's middle. */
    struct rect corner = layout_inset(rect, 2 * env->unit_px, 0);
    corner = layout_cut_right(&corner, corner.w * 3 / 5);
    layout_cut_top(&corner, 2 * DETAIL_OFFSET_TENTHS * env->unit_px / 10);
    parts_words(view, corner, NULL, STYLE_NOTE, ALIGN_END, 1, where);
}

static void view_heading(struct view *view, const struct screen_env *env, struct rect rect,
                         int group)
{
    const char *text = facts_text(env, "service.singles");
    if (group != GROUP_SINGLES) {
        const struct catalog_department *department = &env->hall->catalog->departments[group];
        text = facts_name(env, department->name, department->name_en);
    }
    parts_words(view, rect, NULL, STYLE_HEADING, ALIGN_START, 1, text);
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
                     facts_text(env, "page.previous"), ACTION_PREVIOUS);
    parts_words(view, rest, "service.page", STYLE_BODY, ALIGN_CENTRE, 1,
                view_text(view, env->i18n, "page.number", numbers, 2));
    if (page + 1 < pages)
        parts_button(view, next, "service.next", STYLE_SECONDARY, facts_text(env, "page.next"),
                     ACTION_NEXT);
}

static void view_tiles(struct view *view, const struct screen_env *env, struct rect rest,
                       int wanted_page)
{
    int unit = env->unit_px;
    struct order order;
    struct flow_place places[SERVICES];
    struct flow flow = {
        .area = rest,
        .columns = env->portrait ? COLUMNS_PORTRAIT : COLUMNS_LANDSCAPE,
        .column_gap_px = 3 * unit,
        .gap_px = unit,
        .heading_px = HEADING_UNITS * unit,
    };
    sort(&order, env->hall->catalog);
    flow_fit(&flow, order.groups, order.count, TILE_UNITS * unit, TILE_MAX_UNITS * unit);
    int pages = flow_run(&flow, order.groups, order.count, places);
    if (pages > 1) {
        struct rect pager = layout_cut_bottom(&flow.area, 10 * unit);
        layout_cut_bottom(&flow.area, unit);
        pages = flow_run(&flow, order.groups, order.count, places);
        wanted_page = wanted_page < pages ? wanted_page : pages - 1;
        view_pager(view, env, pager, wanted_page, pages);
    } else {
        wanted_page = 0;
    }
    for (size_t i = 0; i < order.count; i++) {
        if (places[i].page != wanted_page)
            continue;
        if (places[i].headed)
            view_heading(view, env, places[i].heading, order.groups[i]);
        view_tile(view, env, places[i].tile, order.services[i]);
    }
}

static void view_service(const void *state, const struct screen_env *env, struct view *view)
{
    const struct state *at = state;
    struct rect rest = parts_page(env);
    parts_title(view, env, &rest, "service.title", facts_text(env, "service.title"));
    if (env->hall == NULL || env->hall->catalog == NULL || env->hall->catalog->service_count == 0)
        parts_words(view, rest, "service.none", STYLE_BODY, ALIGN_CENTRE, 2,
                    facts_text(env, "service.none"));
    else
        view_tiles(view, env, rest, at->page);
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
    text_copy(at->errand.service, sizeof at->errand.service,
              hall->catalog->services[position].code);
    ui_go(ui, !standing->open ? "closed" : standing->full ? "full" : "confirm", &at->errand);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    struct state *at = state;
    (void)ui;
    errand_take(&at->errand, argument);
}

const struct screen screen_service = {
    .name = "service",
    .state_bytes = sizeof(struct state),
    .idle_s = 60,
    .enter = enter,
    .view = view_service,
    .action = act,
    .event = errand_event_underway,
};

_Static_assert(sizeof(struct state) <= SCREEN_STATE_BYTES, "state too large");
