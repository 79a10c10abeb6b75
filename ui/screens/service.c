/*
 * Which service: a tile each, grouped by department, in as many columns as make the tiles easy to
 * read.
 */
#include "ui/page.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define SERVICES       256 /* more than any hall has */
#define FEW            6   /* so many fill two columns */
#define GROUP_UNITS    14
#define TILE_UNITS     10
#define FEW_TILE_UNITS 15

enum { ACTION_SERVICE = 1 };

/* Tiles of a group, as many as stand side by side. */
struct row {
    const char *group; /* its name, on its first row; NULL on the others */
    size_t first;      /* position within struct tiles' services */
    size_t count;
};

/* Positions in the catalog, as the tiles stand. */
struct tiles {
    size_t count;
    size_t columns;
    size_t row_count;
    struct row rows[SERVICES];
    size_t services[SERVICES];
};

static size_t services_of(const struct catalog *catalog, size_t department)
{
    size_t count = 0;
    for (size_t s = 0; s < catalog->service_count; s++)
        count += catalog->services[s].department == department;
    return count;
}

static void append(struct tiles *tiles, const struct catalog *catalog, size_t department)
{
    for (size_t s = 0; s < catalog->service_count && tiles->count < SERVICES; s++)
        if (catalog->services[s].department == department)
            tiles->services[tiles->count++] = s;
}

/* Everything since `first` becomes a group. */
static void close_group(struct tiles *tiles, size_t first, const char *name)
{
    for (size_t at = first; at < tiles->count; at += tiles->columns) {
        size_t left = tiles->count - at;
        tiles->rows[tiles->row_count++] = (struct row){
            at == first ? name : NULL, at, left < tiles->columns ? left : tiles->columns};
    }
}

/* Departments with several services first, a group each; the others share a last group, because a
 * name beside every single tile would say everything twice. */
static void sort(struct tiles *tiles, const struct screen_env *env)
{
    const struct catalog *catalog = env->hall->catalog;
    for (size_t d = 0; d < catalog->department_count; d++) {
        const struct catalog_department *department = &catalog->departments[d];
        size_t first = tiles->count;
        if (services_of(catalog, d) > 1)
            append(tiles, catalog, d);
        close_group(tiles, first, facts_name(env, department->name, department->name_en));
    }
    size_t first = tiles->count;
    for (size_t d = 0; d < catalog->department_count; d++)
        if (services_of(catalog, d) == 1)
            append(tiles, catalog, d);
    close_group(tiles, first, facts_text(env, "service.singles"));
}

static void view_tile(struct page *page, const struct tiles *tiles, size_t index)
{
    const struct screen_env *env = page->env;
    size_t position = tiles->services[index];
    const struct catalog_service *service = &env->hall->catalog->services[position];
    const struct hall_service *standing = &env->hall->services[position];
    struct page_item item = {
        .element = {.id = view_format(page->view, "ticket.service.%s", service->code),
                    .role = ROLE_BUTTON,
                    .style = facts_takes_numbers(standing) ? STYLE_TILE_QUIET : STYLE_TILE_CLOSED,
                    .label = facts_service_name(env, service),
                    .detail = view_format(page->view, "%s   %s  %s",
                                          facts_standing(page->view, env, standing), service->code,
                                          facts_windows(page->view, env, service)),
                    .action = ACTION_SERVICE,
                    .argument = (int)position},
        .grow = 1,
        .least_h_units = tiles->count > FEW ? TILE_UNITS : FEW_TILE_UNITS,
    };
    page_item(page, &item);
}

static void view_row(struct page *page, size_t index, const void *context)
{
    const struct tiles *tiles = context;
    const struct row *row = &tiles->rows[index];
    page_open(page, &(struct page_group){.flow = PAGE_ROW, .gap = PAGE_GAP_SMALL});
    page_item(page, &(struct page_item){.element = {.role = ROLE_HEADING,
                                                    .style = STYLE_HEADING,
                                                    .label = row->group != NULL ? row->group : ""},
                                        .least_w_units = GROUP_UNITS});
    page_open(page, &(struct page_group){.flow = PAGE_GRID,
                                         .columns = (int)tiles->columns,
                                         .gap = PAGE_GAP_SMALL,
                                         .grow = 1});
    for (size_t i = 0; i < tiles->columns; i++)
        if (i < row->count)
            view_tile(page, tiles, row->first + i);
        else
            page_item(page, &(struct page_item){.grow = 1});
    page_close(page);
    page_close(page);
}

static size_t columns(const struct screen_env *env, size_t count)
{
    if (env->care)
        return env->portrait ? 1 : 2;
    return env->portrait || count <= FEW ? 2 : 3;
}

static void view_service(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    struct tiles tiles = {0};
    if (env->hall != NULL && env->hall->catalog != NULL) {
        tiles.columns = columns(env, env->hall->catalog->service_count);
        sort(&tiles, env);
    }
    page_begin(&page, view, env);
    page_title(&page, "service.title", facts_text(env, "service.title"));
    if (tiles.count == 0)
        page_text(&page, "service.none", STYLE_BODY, facts_text(env, "service.none"));
    else
        page_list(&page, tiles.row_count, view_row, &tiles);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    struct errand *errand = state;
    const struct hall *hall = ui_hall(ui);
    size_t position = (size_t)argument;
    if (action != ACTION_SERVICE || hall == NULL || hall->catalog == NULL ||
        position >= hall->catalog->service_count)
        return;
    errand_choose(ui, errand, position);
}

const struct screen screen_service = {
    .name = "service",
    .state_bytes = sizeof(struct errand),
    .idle_s = 60,
    .enter = errand_enter,
    .view = view_service,
    .action = act,
    .event = errand_event_underway,
};
