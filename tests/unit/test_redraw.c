#include "ui/redraw.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/stage.h"
#include "tests/unit/unit.h"
#include "ui/env.h"
#include "ui/measure.h"
#include "ui/page.h"
#include "ui/paint.h"

#define W    800
#define H    480
#define ROWS 60

static struct view frames[2];
static struct screen_env env;
static struct paint *paint;
static struct canvas canvas;
static struct canvas fresh;

static struct canvas canvas_create(void)
{
    struct canvas made = {calloc((size_t)W * H, sizeof(uint32_t)), W, W, H, {0, 0, W, H}};
    if (made.pixels == NULL)
        abort();
    return made;
}

/* Rows of two heights, so that edges fall anywhere. */
static void row(struct page *page, size_t index, const void *context)
{
    (void)context;
    page_button(page, view_format(page->view, "row.%zu", index), STYLE_TILE_QUIET, ICON_HELP,
                view_format(page->view, "第 %zu 行", index), index % 3 == 0 ? "说明" : NULL, 1,
                (int)index);
}

static void declare(struct view *view, const char *title)
{
    struct page page;
    view_clear(view);
    view_add(view, &(struct element){.style = STYLE_BACKGROUND, .rect = env.full});
    page_begin(&page, view, &env);
    page_title(&page, "title", title);
    page_list(&page, ROWS, row, NULL);
    page_end(&page);
}

static void prepare(void)
{
    const struct env_panel panel = {.width_px = W, .height_px = H};
    stage_open();
    struct stage_setting setting = stage_usual(NULL);
    stage_show(&setting, "help", NULL, NULL);
    paint = stage_paint();
    env = env_make(&panel, &(struct ui_modes){0}, stage_env()->i18n, true);
    env.measure = paint_measure(paint);
    measure_set(env.measure, env.unit_px, env.text_percent, env.rtl);
    canvas = canvas_create();
    fresh = canvas_create();
    declare(&frames[0], "标题");
    paint_view(paint, &canvas, &frames[0], env.full);
}

static void finish(void)
{
    free(canvas.pixels);
    free(fresh.pixels);
    stage_close();
}

/* Scrolled so far, the canvas holds what a fresh one would. */
static size_t expect_same(int step, const char *title, const struct element *pressed)
{
    struct rect changed[VIEW_DAMAGE];
    struct view *before = &frames[step % 2];
    struct view *after = &frames[1 - step % 2];
    declare(after, title);
    view_press(after, pressed);
    size_t count = redraw(paint, &canvas, before, after, changed);
    memset(fresh.pixels, 0, (size_t)W * H * sizeof *fresh.pixels);
    paint_view(paint, &fresh, after, env.full);
    CU_ASSERT_EQUAL(memcmp(canvas.pixels, fresh.pixels, (size_t)W * H * sizeof *fresh.pixels), 0);
    return count;
}

static void what_scrolled_looks_as_if_painted_anew(void)
{
    static const int offsets[] = {0, 3, 40, 41, 20, 0, 300, 290, 1200, 1000, 100000, 99999};
    prepare();
    for (int i = 0; i < (int)(sizeof offsets / sizeof offsets[0]); i++) {
        env.scroll_px = offsets[i];
        expect_same(i, "标题", NULL);
        env.scroll_px = frames[1 - i % 2].scroll.offset_px;
    }
    finish();
}

static void what_changes_while_it_scrolls_is_painted(void)
{
    prepare();
    const struct element pressed = {.id = "row.2", .action = 1};
    CU_ASSERT_EQUAL(expect_same(0, "标题", NULL), 0);
    env.scroll_px = 17;
    expect_same(1, "标题", &pressed);
    env.scroll_px = 60;
    expect_same(2, "另一个标题", NULL);
    finish();
}

static void only_the_strip_is_new(void)
{
    struct rect changed[VIEW_DAMAGE];
    prepare();
    env.scroll_px = 10;
    declare(&frames[1], "标题");
    struct rect area = frames[1].scroll.area;
    CU_ASSERT_TRUE(view_shift(&frames[0], area, 10));
    size_t count = view_diff(&frames[0], &frames[1], changed);
    /* The pager's buttons, and at most the row that came in whole. */
    for (size_t i = 0; i < count; i++)
        CU_ASSERT(changed[i].h < area.h / 2);
    finish();
}

void suite_redraw(void)
{
    static const CU_TestInfo tests[] = {
        {"what scrolled looks as if painted anew", what_scrolled_looks_as_if_painted_anew},
        {"what changes while it scrolls is painted", what_changes_while_it_scrolls_is_painted},
        {"only the strip is new", only_the_strip_is_new},
        CU_TEST_INFO_NULL,
    };
    unit_add("redraw", tests);
}
