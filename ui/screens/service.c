/*
 * Which service: a tile each, in the order of their departments, in as many columns as make the
 * tiles easy to read.
 */
#include "ui/page.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define SERVICES       256 /* more than any hall has */
#define FEW            6   /* so many fill two columns */
#define LEAST_UNITS    24
#define TILE_UNITS     10
#define FEW_TILE_UNITS 15

enum { ACTION_SERVICE = 1 };

/* Positions in the catalog, as the tiles stand. */
struct tiles {
    size_t count;
    size_t columns;
    size_t services[SERVICES];
};

/* Services of the same department stand together. */
static void sort(struct tiles *tiles, const struct catalog *catalog)
{
    tiles->count = 0;
    for (size_t d = 0; d < catalog->department_count; d++)
        for (size_t s = 0; s < catalog->service_count && tiles->count < SERVICES; s++)
            if (catalog->services[s].department == d)
                tiles->services[tiles->count++] = s;
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
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = LEAST_UNITS});
    for (size_t i = 0; i < tiles->columns; i++) {
        size_t at = index * tiles->columns + i;
        if (at < tiles->count)
            view_tile(page, tiles, at);
        else
            page_item(page, &(struct page_item){.grow = 1});
    }
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
    if (env->hall != NULL && env->hall->catalog != NULL)
        sort(&tiles, env->hall->catalog);
    tiles.columns = columns(env, tiles.count);
    page_begin(&page, view, env);
    page_title(&page, "service.title", facts_text(env, "service.title"));
    if (tiles.count == 0)
        page_text(&page, "service.none", STYLE_BODY, facts_text(env, "service.none"));
    else
        page_list(&page, (tiles.count + tiles.columns - 1) / tiles.columns, view_row, &tiles);
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
