/* What the kiosk can do: one large tile each, and a row of smaller ones. */
#include "ui/page.h"
#include "ui/screens/board.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/screens.h"

#define TILE_UNITS   30
#define BOARD_ROWS   8
#define SMALL_UNITS  26
#define LARGE_SHARES 12 /* of the height, to one of the row of smaller tiles */

enum { ACTION_OPEN = 1 };

/* A tile is shown when the table of screens has its screen. */
struct tile {
    const char *id; /* its label's key too */
    const char *detail;
    enum icon icon;
    const char *screen;
    void (*open)(struct ui *ui); /* NULL: goes to the screen */
};

static const struct tile tiles[] = {
    {"home.ticket", "home.ticket.detail", ICON_TICKET, "service", errand_begin},
    {"home.guide", "home.guide.detail", ICON_GUIDE, "guide", NULL},
    {"home.progress", "home.progress.detail", ICON_PROGRESS, "progress", NULL},
    {"home.rate", "home.rate.detail", ICON_RATE, "rate", NULL},
    {"home.notices", NULL, ICON_NOTICE, "notices", NULL},
    {"home.feedback", NULL, ICON_FEEDBACK, "feedback", NULL},
    {"home.help", NULL, ICON_HELP, "help", NULL},
};
#define LARGE_TILES 4
#define TILES       ((int)(sizeof tiles / sizeof tiles[0]))

/* Positions of the tiles of [first, end) that lead somewhere. */
static int shown(int first, int end, int *positions)
{
    int count = 0;
    for (int i = first; i < end; i++)
        if (screens_has(tiles[i].screen))
            positions[count++] = i;
    return count;
}

static enum style style_of(const struct screen_env *env, int position)
{
    if (position >= LARGE_TILES)
        return env->brief ? STYLE_SECONDARY : STYLE_TILE_QUIET;
    return env->brief ? STYLE_PRIMARY : STYLE_TILE;
}

static void view_tile(struct page *page, int position)
{
    const struct tile *tile = &tiles[position];
    bool detail = tile->detail != NULL && !page->env->brief;
    page_item(page, &(struct page_item){
                        .element = {.id = tile->id,
                                    .role = ROLE_BUTTON,
                                    .style = style_of(page->env, position),
                                    .icon = tile->icon,
                                    .label = facts_text(page->env, tile->id),
                                    .detail = detail ? facts_text(page->env, tile->detail) : NULL,
                                    .align = ALIGN_CENTRE,
                                    .action = ACTION_OPEN,
                                    .argument = position},
                        .grow = 1});
}

static void view_large(struct page *page)
{
    int positions[LARGE_TILES];
    int count = shown(0, LARGE_TILES, positions);
    page_open(page, &(struct page_group){.flow = PAGE_GRID,
                                         .columns = page->env->portrait ? 1 : 2,
                                         .least_units = TILE_UNITS,
                                         .grow = LARGE_SHARES});
    for (int i = 0; i < count; i++)
        view_tile(page, positions[i]);
    page_close(page);
}

static void view_row(struct page *page)
{
    int positions[TILES];
    int count = shown(LARGE_TILES, TILES, positions);
    page_open(page, &(struct page_group){.flow = PAGE_GRID, .least_units = SMALL_UNITS, .grow = 1});
    for (int i = 0; i < count; i++)
        view_tile(page, positions[i]);
    page_close(page);
}

static void view_home(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    struct page page;
    page_begin(&page, view, env);
    page_title(&page, "home.title", facts_text(env, "home.title"));
    if (env->hall != NULL && !env->hall->printer.ready)
        page_band(&page, "home.printer", STYLE_WARNING, ICON_PRINTER,
                  facts_text(env, "home.printer"));
    view_large(&page);
    view_row(&page);
    /* An upright display has room for it. */
    if (env->portrait && !env->care && !env->low)
        board_view(&page, BOARD_ROWS, 1);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    (void)state;
    (void)action;
    if (tiles[argument].open != NULL)
        tiles[argument].open(ui);
    else
        ui_go(ui, tiles[argument].screen, NULL);
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    (void)state;
    (void)argument;
    errand_follow_trouble(ui);
}

const struct screen screen_home = {
    .name = "home",
    .idle_s = 45,
    .idle_to = "idle",
    .enter = enter,
    .view = view_home,
    .action = act,
    .event = errand_event,
};
