/* What the kiosk can do: one large tile each, and a row of smaller ones. */
#include <limits.h>

#include "ui/screens/board.h"
#include "ui/screens/errand.h"
#include "ui/screens/facts.h"
#include "ui/screens/parts.h"
#include "ui/screens/screens.h"

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

static void view_tile(struct view *view, const struct screen_env *env, struct rect rect,
                      int position)
{
    const struct tile *tile = &tiles[position];
    view_add(view, &(struct element){
                       .id = tile->id,
                       .role = ROLE_BUTTON,
                       .style = position < LARGE_TILES ? STYLE_TILE : STYLE_TILE_QUIET,
                       .icon = tile->icon,
                       .rect = rect,
                       .label = facts_text(env, tile->id),
                       .detail = tile->detail != NULL ? facts_text(env, tile->detail) : NULL,
                       .align = ALIGN_CENTRE,
                       .action = ACTION_OPEN,
                       .argument = position,
                   });
}

/* One or two large tiles leave room for the waiting board beside (or above) them. */
static void view_large(struct view *view, const struct screen_env *env, struct rect rest)
{
    int gap = 3 * env->unit_px;
    int positions[LARGE_TILES];
    int count = shown(0, LARGE_TILES, positions);
    if (count <= 2) {
        struct rect board = env->portrait ? layout_cut_top(&rest, rest.h * 11 / 20)
                                          : layout_cut_right(&rest, rest.w * 11 / 20);
        if (env->portrait)
            layout_cut_top(&rest, gap);
        else
            layout_cut_right(&rest, gap);
        board_view(view, env, board, INT_MAX);
    }
    int columns = count > 2 || (env->portrait && count == 2) ? 2 : 1;
    int rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; i++)
        view_tile(view, env, layout_cell(rest, columns, rows, gap, i), positions[i]);
}

static void view_row(struct view *view, const struct screen_env *env, struct rect rest)
{
    int positions[TILES];
    int count = shown(LARGE_TILES, TILES, positions);
    for (int i = 0; i < count; i++)
        view_tile(view, env, layout_cell(rest, count, 1, 3 * env->unit_px, i), positions[i]);
}

static void view_home(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    int unit = env->unit_px;
    struct rect rest = parts_page(env);
    struct rect row = layout_cut_bottom(&rest, 11 * unit);
    layout_cut_bottom(&rest, 3 * unit);
    parts_title(view, env, &rest, "home.title", facts_text(env, "home.title"));
    if (env->hall != NULL && !env->hall->printer.ready) {
        parts_band(view, layout_cut_top(&rest, 8 * unit), "home.printer", STYLE_WARNING,
                   ICON_PRINTER, facts_text(env, "home.printer"), NULL);
        layout_cut_top(&rest, 2 * unit);
    }
    view_large(view, env, rest);
    view_row(view, env, row);
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
