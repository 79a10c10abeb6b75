#include "ui/bars.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/base/i18n.h"
#include "tests/unit/stage.h"
#include "tests/unit/unit.h"
#include "ui/env.h"
#include "ui/layout.h"
#include "ui/measure.h"
#include "ui/paint.h"
#include "ui/view_private.h"

static struct view view;
static struct paint *paint;
static struct i18n *i18n;
static bool rtl;
static struct catalog catalog = {.hall = {.name = "示例彝族乡便民服务中心（综合大厅）",
                                          .name_en = "Shili Yi Township Public Service Centre"}};
static const struct hall hall = {.catalog = &catalog};

static const struct bars whole = {.back = true,
                                  .home = true,
                                  .aids = true,
                                  .language = "ꆈꌠꉙ 彝文",
                                  .countdown_s = 30,
                                  .countdown_all_s = 30,
                                  .to_start = true};

static const struct size {
    int w;
    int h;
} sizes[] = {{1024, 600}, {1280, 800}, {1920, 1080}, {800, 1280}, {1080, 1920}};
static const char *const locales[] = {"zh-CN", "en", "ii"};

static void open_words(const char *locale)
{
    char dir[700];
    char msg[ERR_MSG_BYTES];
    snprintf(dir, sizeof dir, "%s/i18n", stage_data_dir());
    UNIT_OK(i18n_create(&i18n, dir, locale, msg));
    UNIT_OK(paint_create(&paint, theme_default(), stage_data_dir()));
}

static void close_words(void)
{
    paint_destroy(paint);
    i18n_destroy(i18n);
}

static struct screen_env show(const struct bars *bars, struct size size, struct ui_modes modes)
{
    const struct env_panel panel = {.width_px = size.w, .height_px = size.h};
    struct screen_env env = env_make(&panel, &modes, i18n, false);
    env.hall = &hall;
    env.rtl = rtl;
    env.measure = paint_measure(paint);
    measure_set(env.measure, env.unit_px, env.text_percent, env.rtl);
    bars_cut(bars, &env);
    view_clear(&view);
    view_add(&view, &(struct element){.style = STYLE_BACKGROUND, .rect = env.full});
    bars_view(bars, &env, &view);
    return env;
}

static struct ui_modes modes_of(int bits)
{
    return (struct ui_modes){
        .care = (bits & 1) != 0, .low = (bits & 2) != 0, .left = (bits & 4) != 0};
}
#define MODES 8

static bool inside(struct rect inner, struct rect outer)
{
    struct rect common = layout_intersect(inner, outer);
    return common.w == inner.w && common.h == inner.h;
}

static void check_element(const struct screen_env *env, size_t position)
{
    const struct element *element = &view.slots[position].element;
    bool good = inside(element->rect, env->full) && !layout_intersects(element->rect, env->area) &&
                measure_height(env->measure, element, element->rect.w) <= element->rect.h;
    if (element->action != 0)
        good = good && element->rect.w >= env->target_px && element->rect.h >= env->target_px &&
               element->rect.y > env->area.y;
    for (size_t i = 1; i < position; i++)
        if (element->id != NULL && view.slots[i].element.id != NULL)
            good = good && !layout_intersects(element->rect, view.slots[i].element.rect);
    CU_ASSERT_TRUE(good);
    if (!good)
        printf("\n%s (%s) %dx%d %s%s%s\n", element->id, element->label, env->full.w, env->full.h,
               i18n_locale(env->i18n), env->care ? " care" : "", env->left ? " left" : "");
}

static void all_words_fit_and_all_can_be_touched_below(void)
{
    const struct bars bare = {.bare = true, .aids = true, .language = whole.language};
    for (size_t l = 0; l < sizeof locales / sizeof locales[0]; l++) {
        open_words(locales[l]);
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
            for (int m = 0; m < 2 * MODES; m++) {
                struct screen_env env =
                    show(m < MODES ? &whole : &bare, sizes[s], modes_of(m % MODES));
                for (size_t i = 1; i < view.count; i++)
                    if (view.slots[i].element.id != NULL)
                        check_element(&env, i);
                CU_ASSERT_PTR_NOT_NULL(view_find(&view, "nav.care"));
                CU_ASSERT_PTR_NOT_NULL(view_find(&view, "nav.language"));
                CU_ASSERT(env.area.h > env.full.h / 4 && env.reach.h <= env.area.h);
            }
        close_words();
    }
}

static void nothing_moves_from_screen_to_screen(void)
{
    static const char *const ids[] = {"nav.care", "nav.assist", "nav.language", "nav.back",
                                      "nav.home"};
    struct rect places[5];
    open_words("zh-CN");
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
        for (int m = 0; m < MODES; m++) {
            show(&whole, sizes[s], modes_of(m));
            for (size_t i = 0; i < 5; i++)
                places[i] = view_find(&view, ids[i])->rect;
            for (int shown = 0; shown < 4; shown++) {
                struct bars bars = {.back = (shown & 1) != 0,
                                    .home = (shown & 2) != 0,
                                    .aids = true,
                                    .language = whole.language};
                show(&bars, sizes[s], modes_of(m));
                for (size_t i = 0; i < 5; i++) {
                    const struct element *element = view_find(&view, ids[i]);
                    CU_ASSERT(element == NULL ||
                              (element->rect.x == places[i].x && element->rect.y == places[i].y &&
                               element->rect.w == places[i].w));
                }
            }
        }
    close_words();
}

static int right_end(void)
{
    int end = 0;
    for (size_t i = 0; i < view.count; i++) {
        struct rect rect = view.slots[i].element.rect;
        if (view.slots[i].element.action != 0 && rect.x + rect.w > end)
            end = rect.x + rect.w;
    }
    return end;
}

static void the_left_hand_has_all_at_the_left(void)
{
    open_words("zh-CN");
    show(&whole, sizes[1], (struct ui_modes){.left = true});
    CU_ASSERT(right_end() < sizes[1].w * 2 / 3);
    show(&whole, sizes[1], (struct ui_modes){.left = false});
    CU_ASSERT(right_end() > sizes[1].w * 9 / 10);
    close_words();
}

static void from_right_to_left_all_is_mirrored(void)
{
    static const char *const ids[] = {"nav.care", "nav.language", "nav.back", "nav.home",
                                      "nav.clock"};
    struct rect places[5];
    open_words("zh-CN");
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        show(&whole, sizes[s], modes_of(0));
        for (size_t i = 0; i < 5; i++)
            places[i] = view_find(&view, ids[i])->rect;
        rtl = true;
        show(&whole, sizes[s], modes_of(0));
        rtl = false;
        for (size_t i = 0; i < 5; i++)
            CU_ASSERT_EQUAL(view_find(&view, ids[i])->rect.x,
                            sizes[s].w - places[i].x - places[i].w);
    }
    close_words();
}

static void care_mode_is_left_where_it_was_entered(void)
{
    open_words("zh-CN");
    show(&whole, sizes[1], (struct ui_modes){.care = false});
    CU_ASSERT_STRING_EQUAL(view_find(&view, "nav.care")->label, "关怀版");
    int before = view_find(&view, "nav.care")->rect.h;
    show(&whole, sizes[1], (struct ui_modes){.care = true});
    CU_ASSERT_STRING_EQUAL(view_find(&view, "nav.care")->label, "标准版");
    CU_ASSERT(view_find(&view, "nav.care")->rect.h > before);
    close_words();
}

void suite_bars(void)
{
    static const CU_TestInfo tests[] = {
        {"all words fit, and all can be touched below", all_words_fit_and_all_can_be_touched_below},
        {"nothing moves from screen to screen", nothing_moves_from_screen_to_screen},
        {"the left hand has all at the left", the_left_hand_has_all_at_the_left},
        {"from right to left all is mirrored", from_right_to_left_all_is_mirrored},
        {"care mode is left where it was entered", care_mode_is_left_where_it_was_entered},
        CU_TEST_INFO_NULL,
    };
    unit_add("bars", tests);
}
