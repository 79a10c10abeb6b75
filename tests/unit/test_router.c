#include "ui/router.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/unit.h"
#include "ui/ui_private.h"

/* Screens that keep a diary. */
static char diary[512];

static void note(const char *what)
{
    strncat(diary, what, sizeof diary - strlen(diary) - 1);
}

struct page {
    int number;
};

enum { ACTION_NEXT = 1, ACTION_REPLACE, ACTION_DONE };

static void page_enter(struct ui *ui, void *state, const void *argument)
{
    (void)ui;
    struct page *page = state;
    CU_ASSERT_EQUAL(page->number, 0);
    page->number = argument != NULL ? ((const struct page *)argument)->number + 1 : 1;
    note("+");
}

static void page_leave(struct ui *ui, void *state)
{
    (void)ui;
    ((struct page *)state)->number = -1;
    note("-");
}

static void page_view(const void *state, const struct screen_env *env, struct view *view)
{
    const struct page *page = state;
    view_add(view, &(struct element){.id = "page.number",
                                     .rect = env->area,
                                     .label = view_format(view, "%d", page->number),
                                     .action = ACTION_NEXT});
}

static void page_action(struct ui *ui, void *state, int action, int argument)
{
    struct page *page = state;
    (void)argument;
    if (action == ACTION_NEXT)
        ui_go(ui, "page", page);
    else if (action == ACTION_REPLACE)
        ui_replace(ui, "page", page);
    else
        ui_go(ui, "done", NULL);
}

static void page_event(struct ui *ui, void *state, const struct core_event *event)
{
    (void)ui;
    (void)state;
    note(event->kind == CORE_TICKET ? "t" : "?");
}

static const struct screen idle = {
    .name = "idle", .state_bytes = 0, .bare = true, .rests = true, .view = page_view};
static const struct screen home = {.name = "home",
                                   .state_bytes = sizeof(struct page),
                                   .idle_s = 30,
                                   .idle_to = "idle",
                                   .view = page_view,
                                   .action = page_action};
static const struct screen page = {.name = "page",
                                   .state_bytes = sizeof(struct page),
                                   .idle_s = 60,
                                   .enter = page_enter,
                                   .view = page_view,
                                   .action = page_action,
                                   .event = page_event,
                                   .leave = page_leave};
static const struct screen done = {
    .name = "done", .no_back = true, .view = page_view, .action = page_action};
static const struct screen large = {
    .name = "large", .state_bytes = 1024, .enter = page_enter, .view = page_view};
#define LIST_PX 5000

/* As ui/page.h does it: scrolled as far as asked and possible, two pages of 100 pixels around. */
static void list_view(const void *state, const struct screen_env *env, struct view *view)
{
    (void)state;
    int offset = env->scroll_px < 0 ? 0 : env->scroll_px > LIST_PX ? LIST_PX : env->scroll_px;
    view->scroll = (struct view_scroll){env->area, LIST_PX + env->area.h, offset,
                                        offset > 100 ? offset - 100 : 0, offset + 100};
}
static const struct screen list = {.name = "list", .idle_s = 60, .view = list_view};
static const struct screen *const table[] = {&home, &idle, &page, &done, &large, &list};

static struct ui *ui;
static struct clock clock_used;

static void prepare(void)
{
    char msg[ERR_MSG_BYTES];
    static const unsigned char empty_mo[28] = {0xde, 0x12, 0x04, 0x95};
    const char *dir = unit_temp_dir();
    unit_write_file(dir, "zh-CN.mo", empty_mo, sizeof empty_mo);
    clock_init(&clock_used);
    diary[0] = '\0';
    UNIT_OK(ui_create(
        &ui, &(struct ui_config){.locale = "zh-CN", .data_dir = dir, .clock = &clock_used}));
    UNIT_OK(words_create(&ui->words, dir, "zh-CN", ui->config.locales, msg));
    ui_set_locale(ui, "zh-CN");
    ui->width_px = 1280;
    ui->height_px = 800;
    UNIT_OK(paint_create(&ui->paint, theme_default(), dir));
    router_start(ui, table, sizeof table / sizeof table[0]);
}

static void finish(void)
{
    router_stop(ui);
    ui_destroy(ui);
    ui = NULL;
}

static const char *screen(void)
{
    return router_screen(ui)->name;
}

static const struct view *view(void)
{
    router_view(ui, &ui->frames[0]);
    return &ui->frames[0];
}

static bool shows(const char *id)
{
    return view_find(view(), id) != NULL;
}

static const char *number(void)
{
    return view_find(view(), "page.number")->label;
}

static void act(int action)
{
    router_tap(ui, &(struct element){.action = action});
}

static void the_idle_screen_is_first_and_has_no_bars(void)
{
    prepare();
    CU_ASSERT_STRING_EQUAL(screen(), "idle");
    CU_ASSERT_FALSE(shows("nav.home"));
    CU_ASSERT_FALSE(shows("nav.language"));
    finish();
}

static void back_returns_to_the_state_as_it_was(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    CU_ASSERT_FALSE(shows("nav.back"));
    CU_ASSERT_FALSE(shows("nav.home"));
    act(ACTION_NEXT);
    act(ACTION_NEXT);
    CU_ASSERT_STRING_EQUAL(number(), "2");
    CU_ASSERT_TRUE(shows("nav.back"));
    act(ROUTER_BACK);
    CU_ASSERT_STRING_EQUAL(number(), "1");
    act(ROUTER_BACK);
    CU_ASSERT_STRING_EQUAL(screen(), "home");
    CU_ASSERT_STRING_EQUAL(diary, "++--");
    finish();
}

static void a_replaced_screen_leaves_no_trace(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    act(ACTION_NEXT);
    /* The argument lies in the state of the screen that leaves. */
    act(ACTION_REPLACE);
    CU_ASSERT_STRING_EQUAL(number(), "2");
    CU_ASSERT_STRING_EQUAL(diary, "++-");
    act(ROUTER_BACK);
    CU_ASSERT_STRING_EQUAL(screen(), "home");
    finish();
}

static void home_leaves_everything(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    for (int i = 0; i < 3; i++)
        act(ACTION_NEXT);
    act(ROUTER_HOME);
    CU_ASSERT_STRING_EQUAL(screen(), "home");
    CU_ASSERT_STRING_EQUAL(diary, "+++---");
    CU_ASSERT_FALSE(shows("nav.back"));
    finish();
}

static void after_done_there_is_no_back(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    act(ACTION_NEXT);
    act(ACTION_DONE);
    CU_ASSERT_STRING_EQUAL(screen(), "done");
    CU_ASSERT_FALSE(shows("nav.back"));
    CU_ASSERT_TRUE(shows("nav.home"));
    finish();
}

static void a_deep_stack_forgets_its_bottom(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    for (int i = 0; i < 3 * ROUTER_DEPTH; i++)
        act(ACTION_NEXT);
    CU_ASSERT_EQUAL(atoi(number()), 3 * ROUTER_DEPTH);
    for (int i = 1; i < ROUTER_DEPTH; i++)
        act(ROUTER_BACK);
    CU_ASSERT_EQUAL(atoi(number()), 2 * ROUTER_DEPTH + 1);
    act(ROUTER_BACK);
    CU_ASSERT_STRING_EQUAL(screen(), "home");
    finish();
}

static void large_states_are_forgotten_before_small_ones(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    for (int i = 0; i < 3 * ROUTER_DEPTH; i++)
        ui_go(ui, "large", NULL);
    int back = 0;
    for (; strcmp(screen(), "large") == 0; back++)
        ui_back(ui);
    CU_ASSERT(back >= 24 && back < ROUTER_DEPTH);
    finish();
}

static void an_idle_screen_counts_down_and_goes(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    router_pass(ui, 19);
    CU_ASSERT_EQUAL(router_countdown_s(ui), 0);
    CU_ASSERT_FALSE(shows("nav.countdown"));
    CU_ASSERT_TRUE(router_due_ms(ui) > 0 && router_due_ms(ui) <= 1000);
    router_pass(ui, 4);
    CU_ASSERT_EQUAL(router_countdown_s(ui), 7);
    CU_ASSERT_TRUE(shows("nav.countdown"));
    router_touched(ui);
    CU_ASSERT_FALSE(shows("nav.countdown"));
    router_pass(ui, 31);
    router_timers(ui);
    CU_ASSERT_STRING_EQUAL(screen(), "idle");
    CU_ASSERT_EQUAL(router_due_ms(ui), -1);
    finish();
}

static int scrolled_px(void)
{
    return view()->scroll.offset_px;
}

static void each_visit_scrolls_by_itself(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    ui_go(ui, "list", NULL);
    CU_ASSERT_EQUAL(scrolled_px(), 0);
    act(ROUTER_NEXT);
    CU_ASSERT_EQUAL(scrolled_px(), 100);
    router_scroll(ui, 30);
    CU_ASSERT_EQUAL(scrolled_px(), 130);
    act(ROUTER_PREVIOUS);
    CU_ASSERT_EQUAL(scrolled_px(), 30);
    ui_go(ui, "list", NULL);
    CU_ASSERT_EQUAL(scrolled_px(), 0);
    act(ROUTER_BACK);
    CU_ASSERT_EQUAL(scrolled_px(), 30);
    finish();
}

/* What was dragged beyond an end is not to be dragged back. */
static void nothing_is_scrolled_beyond_its_ends(void)
{
    prepare();
    ui_go(ui, "list", NULL);
    router_scroll(ui, -500);
    CU_ASSERT_EQUAL(scrolled_px(), 0);
    router_scroll(ui, 10);
    CU_ASSERT_EQUAL(scrolled_px(), 10);
    router_scroll(ui, 2 * LIST_PX);
    CU_ASSERT_EQUAL(scrolled_px(), LIST_PX);
    router_scroll(ui, -10);
    CU_ASSERT_EQUAL(scrolled_px(), LIST_PX - 10);
    finish();
}

static void what_a_visit_changed_ends_with_it(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    act(ROUTER_CARE);
    CU_ASSERT_TRUE(ui_modes(ui)->care);
    /* There is twice the time. */
    router_pass(ui, 31);
    router_timers(ui);
    CU_ASSERT_STRING_EQUAL(screen(), "home");
    router_pass(ui, 31);
    router_timers(ui);
    CU_ASSERT_STRING_EQUAL(screen(), "idle");
    CU_ASSERT_FALSE(ui_modes(ui)->care);
    CU_ASSERT_EQUAL(router_due_ms(ui), -1);

    /* Whoever only passes by ends no visit. */
    act(ROUTER_CARE);
    CU_ASSERT(router_due_ms(ui) > 0);
    router_pass(ui, 200);
    router_timers(ui);
    CU_ASSERT_STRING_EQUAL(screen(), "idle");
    CU_ASSERT_FALSE(ui_modes(ui)->care);
    CU_ASSERT_EQUAL(router_due_ms(ui), -1);
    finish();
}

static void nothing_of_a_visit_stays_in_memory(void)
{
    prepare();
    ui_go(ui, "home", NULL);
    act(ACTION_NEXT);
    act(ROUTER_HOME);
    size_t used = 0;
    for (size_t i = 0; i < VISITS_COUNT; i++)
        used += ui->router.visits.visits[i].screen != NULL;
    CU_ASSERT_EQUAL(used, 1);
    for (size_t i = 0; i < VISITS_BYTES; i++)
        used += ui->router.visits.states[i] != 0;
    CU_ASSERT_EQUAL(used, 1);
    finish();
}

static void events_go_to_the_shown_screen(void)
{
    prepare();
    ui_go(ui, "page", NULL);
    router_event(ui, &(struct core_event){.kind = CORE_TICKET});
    CU_ASSERT_STRING_EQUAL(diary, "+t");
    finish();
}

static enum theme_palette palette_at(int hour, int minute)
{
    const struct civil time = {2026, 11, 23, hour, minute, 0, 1};
    clock_set_wall_ms(&clock_used, clock_from_civil(&time, 480));
    return view()->palette;
}

static void the_screen_at_rest_is_dim_by_night(void)
{
    prepare();
    CU_ASSERT_EQUAL(palette_at(23, 0), PALETTE_LIGHT); /* no night was configured */
    ui->config.night_from_min = 22 * 60;
    ui->config.night_to_min = 6 * 60 + 30;
    CU_ASSERT_EQUAL(palette_at(21, 59), PALETTE_LIGHT);
    CU_ASSERT_EQUAL(palette_at(22, 0), PALETTE_NIGHT);
    CU_ASSERT_EQUAL(palette_at(6, 29), PALETTE_NIGHT);
    CU_ASSERT_EQUAL(palette_at(6, 30), PALETTE_LIGHT);
    ui->config.night_from_min = 60;
    CU_ASSERT_EQUAL(palette_at(0, 59), PALETTE_LIGHT);
    CU_ASSERT_EQUAL(palette_at(1, 0), PALETTE_NIGHT);
    /* Who touches it gets light, and who needs contrast gets that. */
    ui_set_modes(ui, &(struct ui_modes){.contrast = true});
    CU_ASSERT_EQUAL(palette_at(1, 0), PALETTE_CONTRAST);
    ui_set_modes(ui, &(struct ui_modes){0});
    ui_home(ui);
    CU_ASSERT_EQUAL(palette_at(1, 0), PALETTE_LIGHT);
    finish();
}

void suite_router(void)
{
    static const CU_TestInfo tests[] = {
        {"the idle screen is first and has no bars", the_idle_screen_is_first_and_has_no_bars},
        {"back returns to the state as it was", back_returns_to_the_state_as_it_was},
        {"a replaced screen leaves no trace", a_replaced_screen_leaves_no_trace},
        {"home leaves everything", home_leaves_everything},
        {"after done there is no back", after_done_there_is_no_back},
        {"a deep stack forgets its bottom", a_deep_stack_forgets_its_bottom},
        {"large states are forgotten before small ones",
         large_states_are_forgotten_before_small_ones},
        {"an idle screen counts down and goes", an_idle_screen_counts_down_and_goes},
        {"each visit scrolls by itself", each_visit_scrolls_by_itself},
        {"nothing is scrolled beyond its ends", nothing_is_scrolled_beyond_its_ends},
        {"what a visit changed ends with it", what_a_visit_changed_ends_with_it},
        {"nothing of a visit stays in memory", nothing_of_a_visit_stays_in_memory},
        {"events go to the shown screen", events_go_to_the_shown_screen},
        {"the screen at rest is dim by night", the_screen_at_rest_is_dim_by_night},
        CU_TEST_INFO_NULL,
    };
    unit_add("router", tests);
}
