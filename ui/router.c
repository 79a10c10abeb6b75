#include "ui/router.h"

#include <assert.h>
#include <string.h>

#include "ui/bars.h"
#include "ui/measure.h"
#include "ui/ui_private.h"

#define SECOND_MS 1000
#define IDLE      "idle"

/* Where nobody's visit counts down: until what a passer-by changed goes back. */
#define BARE_IDLE_S 60

static int64_t now_ms(const struct ui *ui)
{
    return clock_mono_ms(ui->config.clock);
}

static struct visit *top(const struct ui *ui)
{
    return ui->router.depth > 0 ? ui->router.stack[ui->router.depth - 1] : NULL;
}

const struct screen *router_screen(const struct ui *ui)
{
    return top(ui) != NULL ? top(ui)->screen : NULL;
}

static const struct screen *find(const struct router *router, const char *name)
{
    for (size_t i = 0; i < router->table_count; i++)
        if (strcmp(router->table[i]->name, name) == 0)
            return router->table[i];
    return NULL;
}

static void leave(struct ui *ui, struct visit *visit)
{
    visit->left = true;
    if (visit->screen->leave != NULL)
        visit->screen->leave(ui, visits_state(&ui->router.visits, visit));
}

/* The bottom of the stack goes when room gets short: nobody goes back so far. */
static void keep_room(struct ui *ui)
{
    struct router *router = &ui->router;
    while (router->depth > 1 &&
           (router->depth > ROUTER_DEPTH || !visits_have_room(&router->visits))) {
        struct visit *bottom = router->stack[0];
        router->depth--;
        memmove(router->stack, router->stack + 1, router->depth * sizeof(struct visit *));
        leave(ui, bottom);
        visits_sweep(&router->visits);
    }
}

/* Every call of a screen's function stands between these two. */
static void begin(struct ui *ui)
{
    ui->router.running++;
}

static void end(struct ui *ui)
{
    if (ui->router.running == 1) {
        visits_sweep(&ui->router.visits);
        keep_room(ui);
    }
    ui->router.running--;
}

static void arrived(struct ui *ui)
{
    input_screen_changed(&ui->input);
    focus_screen_changed(&ui->focus);
    motion_screen_changed(&ui->motion);
    router_touched(ui);
    ui->router.next_tick_ms = now_ms(ui) + SECOND_MS;
}

/* The next person begins as the hall has it. */
static void begin_visit(struct ui *ui)
{
    ui_set_locale(ui, ui->config.locale);
    ui_set_modes(ui, &ui->config.modes);
    focus_hide(&ui->focus);
}

/* Whether somebody wanted the screen otherwise. */
static bool is_changed(const struct ui *ui)
{
    const struct ui_modes *now = &ui->modes;
    const struct ui_modes *hall = &ui->config.modes;
    return ui->focus.shown || strcmp(i18n_locale(ui->i18n), ui->config.locale) != 0 ||
           now->care != hall->care || now->contrast != hall->contrast || now->low != hall->low ||
           now->left != hall->left;
}

/* Enters a screen above `keep` of the present ones. The others leave after that, because `argument`
 * may point into their states. */
static void enter(struct ui *ui, const struct screen *screen, const void *argument, size_t keep)
{
    struct visit *leaving[VISITS_COUNT];
    size_t count = 0;
    begin(ui);
    struct visit *visit = visits_take(&ui->router.visits, screen);
    while (ui->router.depth > keep)
        leaving[count++] = ui->router.stack[--ui->router.depth];
    ui->router.stack[ui->router.depth++] = visit;
    arrived(ui);
    if (screen == find(&ui->router, IDLE))
        begin_visit(ui);
    if (screen->enter != NULL)
        screen->enter(ui, visits_state(&ui->router.visits, visit), argument);
    for (size_t i = 0; i < count; i++)
        leave(ui, leaving[i]);
    end(ui);
}

void router_start(struct ui *ui, const struct screen *const *table, size_t table_count)
{
    assert(table_count > 0);
    ui->router.table = table;
    ui->router.table_count = table_count;
    for (size_t i = 0; i < table_count; i++)
        assert(table[i]->state_bytes <= SCREEN_STATE_BYTES && table[i]->view != NULL);
    const struct screen *first = find(&ui->router, IDLE);
    enter(ui, first != NULL ? first : table[0], NULL, 0);
}

void router_stop(struct ui *ui)
{
    begin(ui);
    while (ui->router.depth > 0)
        leave(ui, ui->router.stack[--ui->router.depth]);
    end(ui);
}

void ui_go(struct ui *ui, const char *screen_name, const void *argument)
{
    const struct screen *screen = find(&ui->router, screen_name);
    const struct screen *present = router_screen(ui);
    assert(screen != NULL);
    size_t keep = ui->router.depth;
    if (screen->bare)
        keep = 0;
    else if (present != NULL && (present->bare || present->no_back))
        keep--;
    enter(ui, screen, argument, keep);
}

void ui_replace(struct ui *ui, const char *screen_name, const void *argument)
{
    const struct screen *screen = find(&ui->router, screen_name);
    assert(screen != NULL);
    size_t keep = ui->router.depth > 0 ? ui->router.depth - 1 : 0;
    enter(ui, screen, argument, screen->bare ? 0 : keep);
}

void ui_back(struct ui *ui)
{
    if (ui->router.depth < 2) {
        ui_home(ui);
        return;
    }
    begin(ui);
    leave(ui, ui->router.stack[--ui->router.depth]);
    arrived(ui);
    end(ui);
    ui_invalidate(ui);
}

void ui_home(struct ui *ui)
{
    const struct screen *home = find(&ui->router, "home");
    enter(ui, home != NULL ? home : ui->router.table[0], NULL, 0);
    ui_invalidate(ui);
}

static struct bars bars_of(const struct ui *ui)
{
    const struct screen *screen = router_screen(ui);
    const struct i18n *next = words_after(ui->words, ui->i18n);
    return (struct bars){.bare = screen->bare,
                         .back = !screen->no_back && ui->router.depth > 1,
                         .home = strcmp(screen->name, "home") != 0,
                         .aids = !screen->no_back,
                         .aids_open = strcmp(screen->name, "assist") == 0,
                         .language = next != ui->i18n ? i18n_text(next, "language.name") : NULL,
                         .countdown_s = router_countdown_s(ui),
                         .countdown_all_s = (int)(router_idle_ms(ui) / SECOND_MS + 2) / 3,
                         .to_start = screen->idle_to != NULL};
}

static struct screen_env env_of(const struct ui *ui, const struct bars *bars)
{
    struct env_panel panel = ui->config.panel;
    panel.width_px = ui->width_px;
    panel.height_px = ui->height_px;
    struct screen_env env = env_make(&panel, &ui->modes, ui->i18n, false);
    int offset_min = ui->hall != NULL ? ui->hall->utc_offset_min : 480;
    clock_civil(clock_wall_ms(ui->config.clock), offset_min, &env.now);
    env.night = env_is_night(&env.now, ui->config.night_from_min, ui->config.night_to_min);
    if (router_screen(ui)->rests)
        env_drift(&env);
    env.hall = ui->hall;
    env.measure = paint_measure(ui->paint);
    measure_set(env.measure, env.unit_px, env.text_percent, env.rtl);
    env.scroll_px = top(ui)->scroll_px;
    bars_cut(bars, &env);
    return env;
}

struct screen_env router_env(const struct ui *ui)
{
    struct bars bars = bars_of(ui);
    return env_of(ui, &bars);
}

void router_view(struct ui *ui, struct view *view)
{
    struct bars bars = bars_of(ui);
    struct screen_env env = env_of(ui, &bars);
    struct visit *visit = top(ui);
    view_clear(view);
    view_add(view, &(struct element){.style = STYLE_BACKGROUND,
                                     .rect = {0, 0, ui->width_px, ui->height_px}});
    bars_view(&bars, &env, view);
    visit->screen->view(visits_state(&ui->router.visits, visit), &env, view);
    visit->scroll_px = view->scroll.offset_px;
    view->palette = env.contrast                        ? PALETTE_CONTRAST
                    : env.night && visit->screen->rests ? PALETTE_NIGHT
                                                        : PALETTE_LIGHT;
    ui->rtl = env.rtl;
    ui->unit_px = env.unit_px;
}

void router_scroll(struct ui *ui, int by_px)
{
    top(ui)->scroll_px += by_px;
    ui_invalidate(ui);
}

void router_tap(struct ui *ui, const struct element *element)
{
    struct visit *visit = top(ui);
    switch (element->action) {
    case ROUTER_PREVIOUS:
        visit->scroll_px = frame_view(ui)->scroll.previous_px;
        break;
    case ROUTER_NEXT:
        visit->scroll_px = frame_view(ui)->scroll.next_px;
        break;
    case ROUTER_BACK:
        ui_back(ui);
        break;
    case ROUTER_HOME:
        ui_home(ui);
        break;
    case ROUTER_CARE: {
        struct ui_modes modes = ui->modes;
        modes.care = !modes.care;
        ui_set_modes(ui, &modes);
        break;
    }
    case ROUTER_ASSIST:
        ui_go(ui, "assist", NULL);
        break;
    case ROUTER_LANGUAGE:
        ui_set_locale(ui, i18n_locale(words_after(ui->words, ui->i18n)));
        break;
    default:
        if (visit->screen->action == NULL)
            break;
        begin(ui);
        visit->screen->action(ui, visits_state(&ui->router.visits, visit), element->action,
                              element->argument);
        end(ui);
    }
    ui_invalidate(ui);
}

void router_call(struct ui *ui,
                 void (*call)(struct ui *ui, const struct screen *screen, void *state,
                              const void *argument),
                 const void *argument)
{
    struct visit *visit = top(ui);
    begin(ui);
    call(ui, visit->screen, visits_state(&ui->router.visits, visit), argument);
    end(ui);
    ui_invalidate(ui);
}

void router_event(struct ui *ui, const struct core_event *event)
{
    struct visit *visit = top(ui);
    if (visit->screen->event != NULL) {
        begin(ui);
        visit->screen->event(ui, visits_state(&ui->router.visits, visit), event);
        end(ui);
    }
    ui_invalidate(ui);
}

void router_touched(struct ui *ui)
{
    /* A countdown that was shown must go. */
    if (router_countdown_s(ui) > 0)
        ui_invalidate(ui);
    ui->router.touched_ms = now_ms(ui);
}

void router_pass(struct ui *ui, int seconds)
{
    ui->router.touched_ms -= (int64_t)seconds * SECOND_MS;
    ui_invalidate(ui);
}

/* In care mode people take the time they need. */
int64_t router_idle_ms(const struct ui *ui)
{
    const struct screen *screen = router_screen(ui);
    int idle_s = screen->bare ? BARE_IDLE_S : screen->idle_s;
    return (int64_t)idle_s * SECOND_MS * (ui->modes.care ? 2 : 1);
}

/* Until the idle return; -1: the screen stays. */
static int64_t idle_left_ms(const struct ui *ui)
{
    const struct screen *screen = router_screen(ui);
    if (screen == NULL || (screen->bare ? !is_changed(ui) : screen->idle_s == 0))
        return -1;
    int64_t left = ui->router.touched_ms + router_idle_ms(ui) - now_ms(ui);
    return left > 0 ? left : 0;
}

/* The last third is counted down where all can see it. */
static int64_t countdown_ms(const struct ui *ui)
{
    return router_idle_ms(ui) / 3;
}

int router_countdown_s(const struct ui *ui)
{
    int64_t left = idle_left_ms(ui);
    if (left < 0 || router_screen(ui)->bare || left > countdown_ms(ui))
        return 0;
    return (int)((left + SECOND_MS - 1) / SECOND_MS);
}

static void go_idle(struct ui *ui)
{
    const char *name = router_screen(ui)->idle_to;
    const struct screen *screen = find(&ui->router, name != NULL ? name : "home");
    assert(screen != NULL);
    enter(ui, screen, NULL, 0);
    ui_invalidate(ui);
}

void router_timers(struct ui *ui)
{
    int64_t now = now_ms(ui);
    struct visit *visit = top(ui);
    if (idle_left_ms(ui) == 0) {
        if (visit->screen->bare)
            begin_visit(ui);
        else
            go_idle(ui);
        return;
    }
    if (router_countdown_s(ui) > 0)
        ui_invalidate(ui);
    if (!visit->screen->ticks || visit->screen->tick == NULL || now < ui->router.next_tick_ms)
        return;
    /* After a long sleep there is one tick, not one for each second missed. */
    ui->router.next_tick_ms += SECOND_MS;
    if (ui->router.next_tick_ms <= now)
        ui->router.next_tick_ms = now + SECOND_MS;
    begin(ui);
    visit->screen->tick(ui, visits_state(&ui->router.visits, visit));
    end(ui);
    ui_invalidate(ui);
}

/* Until the countdown's text changes, or begins. */
static int64_t idle_due_ms(const struct ui *ui)
{
    int64_t left = idle_left_ms(ui);
    if (left <= 0 || router_screen(ui)->bare)
        return left;
    if (left > countdown_ms(ui))
        return left - countdown_ms(ui);
    return (left - 1) % SECOND_MS + 1;
}

int router_due_ms(const struct ui *ui)
{
    const struct screen *screen = router_screen(ui);
    if (screen == NULL)
        return -1;
    int64_t due = idle_due_ms(ui);
    if (screen->ticks && screen->tick != NULL) {
        int64_t tick = ui->router.next_tick_ms - now_ms(ui);
        if (tick < 0)
            tick = 0;
        if (due < 0 || tick < due)
            due = tick;
    }
    return (int)due;
}
