#include "ui/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/i18n.h"
#include "tests/unit/unit.h"
#include "ui/env.h"
#include "ui/layout.h"
#include "ui/measure.h"
#include "ui/paint.h"
#include "ui/view_private.h"

static struct view view;
static struct page page;
static struct paint *paint;
static struct i18n *i18n;
static struct screen_env env;

static void prepare_for(int width, int height, struct ui_modes modes)
{
    char msg[ERR_MSG_BYTES];
    const struct env_panel panel = {.width_px = width, .height_px = height};
    UNIT_OK(i18n_create(&i18n, "build/share/bianmin/i18n", "zh-CN", msg));
    UNIT_OK(paint_create(&paint, theme_default(), "build/share/bianmin"));
    env = env_make(&panel, &modes, i18n, true);
    env.measure = paint_measure(paint);
    measure_set(env.measure, env.unit_px, env.text_percent, env.rtl);
    view_clear(&view);
    page_begin(&page, &view, &env);
}

static void prepare(void)
{
    prepare_for(1280, 800, (struct ui_modes){0});
}

static void again(void)
{
    view_clear(&view);
    page_begin(&page, &view, &env);
}

static void finish(void)
{
    paint_destroy(paint);
    i18n_destroy(i18n);
}

static struct rect at(const char *id)
{
    const struct element *element = view_find(&view, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(element);
    return element->rect;
}

static void button(const char *id, const char *label)
{
    page_button(&page, id, STYLE_SECONDARY, ICON_NONE, label, NULL, 1, 0);
}

/* ---- the tests ---- */

static void a_column_stands_one_below_the_other(void)
{
    prepare();
    page_text(&page, "a", STYLE_BODY, "一");
    page_text(&page, "b", STYLE_BODY, "二");
    page_text(&page, "none", STYLE_BODY, "");
    page_end(&page);
    CU_ASSERT(at("b").y >= at("a").y + at("a").h);
    CU_ASSERT_EQUAL(at("a").x, at("b").x);
    CU_ASSERT_EQUAL(at("a").w, at("b").w);
    CU_ASSERT_PTR_NULL(view_find(&view, "none"));
    finish();
}

static void row(const char *left, const char *right)
{
    page_open(&page, &(struct page_group){.flow = PAGE_ROW});
    page_text(&page, "left", STYLE_BODY, left);
    page_text(&page, "right", STYLE_BODY, right);
    page_close(&page);
    page_end(&page);
}

static void a_row_falls_to_a_column_when_its_words_do_not_fit(void)
{
    static const char words[] = "这一行字比半个屏幕要长得多所以两行不能并排站在一起";
    prepare();
    row("短", "也短");
    CU_ASSERT_EQUAL(at("left").y, at("right").y);
    CU_ASSERT(at("right").x >= at("left").x + at("left").w);
    again();
    row(words, words);
    CU_ASSERT_EQUAL(at("left").x, at("right").x);
    CU_ASSERT(at("right").y >= at("left").y + at("left").h);
    finish();
}

static void a_long_text_gets_all_the_lines_it_needs(void)
{
    char text[1200] = "";
    prepare();
    for (int i = 0; i < 60; i++)
        strcat(text, "请带身份证");
    page_text(&page, "long", STYLE_BODY, text);
    page_end(&page);
    int size = measure_type_px(env.measure, theme_default()->styles[STYLE_BODY].text_tenths);
    int area = size * size * 300;
    CU_ASSERT(at("long").w * at("long").h > area);
    CU_ASSERT_EQUAL(at("long").h,
                    measure_height(env.measure, view_find(&view, "long"), at("long").w));
    finish();
}

static void a_grid_takes_as_many_columns_as_fit_and_balances_its_rows(void)
{
    prepare();
    page_open(&page, &(struct page_group){.flow = PAGE_GRID, .least_units = 30});
    static const char *const ids[] = {"0", "1", "2", "3", "4"};
    for (int i = 0; i < 5; i++)
        button(ids[i], "窗口");
    page_close(&page);
    page_end(&page);
    /* Four would fit: five are three and two. */
    CU_ASSERT_EQUAL(at("0").y, at("2").y);
    CU_ASSERT(at("3").y > at("2").y);
    CU_ASSERT_EQUAL(at("3").x, at("0").x);
    CU_ASSERT_EQUAL(at("3").h, at("0").h);
    finish();
}

static void what_grows_shares_what_is_left(void)
{
    prepare();
    page_text(&page, "fixed", STYLE_BODY, "一");
    page_open(&page, &(struct page_group){.style = STYLE_PANEL, .id = "one", .grow = 1});
    page_close(&page);
    page_open(&page, &(struct page_group){.style = STYLE_PANEL, .id = "three", .grow = 3});
    page_close(&page);
    page_end(&page);
    int padding = at("one").h + at("three").h;
    CU_ASSERT(at("three").h > 2 * at("one").h);
    CU_ASSERT(at("three").y + at("three").h > env.area.y + env.area.h - 3 * env.unit_px);
    CU_ASSERT(padding > env.area.h / 2);
    finish();
}

static void go_and_other_never_overlap(void)
{
    static const struct {
        int w;
        int h;
    } sizes[] = {{1024, 600}, {1280, 800}, {800, 1280}, {1080, 1920}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        for (int mode = 0; mode < 4; mode++) {
            prepare_for(sizes[i].w, sizes[i].h,
                        (struct ui_modes){.care = mode & 1, .left = mode & 2});
            page_part(&page, PAGE_FOOT_GO);
            button("go", "取号");
            page_end(&page);
            struct rect go = at("go");
            CU_ASSERT(go.h >= env.target_px);
            again();
            page_part(&page, PAGE_FOOT_OTHER);
            button("other", "我已取走号票，回到首页");
            page_end(&page);
            CU_ASSERT_FALSE(layout_intersects(go, at("other")));
            if (!env.portrait)
                CU_ASSERT_EQUAL(go.x < at("other").x, env.left);
            finish();
        }
}

static void rows_of(struct page *to, size_t index, const void *context)
{
    (void)context;
    const char *id = view_format(to->view, "row.%zu", index);
    page_button(to, id, STYLE_TILE_QUIET, ICON_NONE, view_format(to->view, "第 %zu 行", index),
                NULL, 1, (int)index);
}

static void a_list_declares_only_what_is_in_sight(void)
{
    prepare();
    page_list(&page, 500, rows_of, NULL);
    page_end(&page);
    CU_ASSERT_PTR_NOT_NULL(view_find(&view, "row.0"));
    CU_ASSERT_PTR_NULL(view_find(&view, "row.100"));
    CU_ASSERT(view.count < 40);
    CU_ASSERT(view.scroll.content_px > 500 * env.target_px);
    CU_ASSERT_PTR_NOT_NULL(view_find(&view, "page.next"));
    env.scroll_px = view.scroll.content_px;
    again();
    page_list(&page, 500, rows_of, NULL);
    page_end(&page);
    struct rect last = at("row.499");
    CU_ASSERT_EQUAL(last.y + last.h, view.scroll.area.y + view.scroll.area.h);
    CU_ASSERT_TRUE(view_find(&view, "page.next")->disabled);
    finish();
}

static void pages_turn_by_whole_rows(void)
{
    int pages = 0;
    prepare();
    for (;;) {
        again();
        page_text(&page, "before", STYLE_BODY, "请选择");
        page_list(&page, 60, rows_of, NULL);
        page_end(&page);
        pages++;
        if (env.scroll_px == view.scroll.next_px)
            break;
        bool cut = false;
        for (size_t i = 0; i < view.count; i++) {
            const struct element *element = &view.slots[i].element;
            /* Its upper edge is never above the area but on the last page. */
            cut = cut || (element->clip.w > 0 && element->rect.y < view.scroll.area.y);
        }
        CU_ASSERT_FALSE(cut);
        env.scroll_px = view.scroll.next_px;
    }
    CU_ASSERT(pages > 5 && pages < 30);
    char expected[64];
    snprintf(expected, sizeof expected, "第 %d 页，共 %d 页", pages, pages);
    CU_ASSERT_STRING_EQUAL(view_find(&view, "page.number")->label, expected);
    for (; env.scroll_px > 0; pages--) {
        CU_ASSERT(view.scroll.previous_px < env.scroll_px);
        env.scroll_px = view.scroll.previous_px;
        again();
        page_text(&page, "before", STYLE_BODY, "请选择");
        page_list(&page, 60, rows_of, NULL);
        page_end(&page);
    }
    CU_ASSERT_EQUAL(pages, 1);
    finish();
}

static void only_the_seen_part_is_hit(void)
{
    prepare();
    env.scroll_px = 30;
    again();
    page_list(&page, 60, rows_of, NULL);
    page_end(&page);
    const struct element *first = view_find(&view, "row.0");
    CU_ASSERT(first->rect.y < view.scroll.area.y);
    CU_ASSERT_PTR_NULL(view_hit(&view, first->rect.x + 5, view.scroll.area.y - 1));
    CU_ASSERT_PTR_EQUAL(view_hit(&view, first->rect.x + 5, view.scroll.area.y), first);
    finish();
}

static void low_reach_keeps_touches_low_and_words_high(void)
{
    prepare_for(1080, 1920, (struct ui_modes){.low = true});
    page_title(&page, "title", "请核对");
    page_text(&page, "words", STYLE_BODY, "请带身份证");
    button("touch", "好的");
    page_part(&page, PAGE_FOOT_GO);
    button("go", "取号");
    page_end(&page);
    CU_ASSERT(env.reach.y > env.full.h / 2);
    CU_ASSERT(at("touch").y >= env.reach.y && at("go").y > at("touch").y);
    CU_ASSERT(at("words").y + at("words").h <= env.reach.y);
    finish();
}

void suite_page(void)
{
    static const CU_TestInfo tests[] = {
        {"a column stands one below the other", a_column_stands_one_below_the_other},
        {"a row falls to a column when its words do not fit",
         a_row_falls_to_a_column_when_its_words_do_not_fit},
        {"a long text gets all the lines it needs", a_long_text_gets_all_the_lines_it_needs},
        {"a grid takes as many columns as fit and balances its rows",
         a_grid_takes_as_many_columns_as_fit_and_balances_its_rows},
        {"what grows shares what is left", what_grows_shares_what_is_left},
        {"go and other never overlap", go_and_other_never_overlap},
        {"a list declares only what is in sight", a_list_declares_only_what_is_in_sight},
        {"pages turn by whole rows", pages_turn_by_whole_rows},
        {"only the seen part is hit", only_the_seen_part_is_hit},
        {"low reach keeps touches low and words high", low_reach_keeps_touches_low_and_words_high},
        CU_TEST_INFO_NULL,
    };
    unit_add("page", tests);
}
