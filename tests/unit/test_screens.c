/*
 * Every screen, as the stage shows it: the one walk over all of them, and what single ones promise.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/stage.h"
#include "tests/unit/unit.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/screens/errand.h"
#include "ui/screens/screens.h"

static struct stage_hall *hall;
static struct stage_setting setting;

static void prepare(void)
{
    stage_open();
    hall = stage_hall_create(STAGE_PLAUSIBLE);
    setting = stage_usual(hall);
}

static void finish(void)
{
    stage_close();
    free(hall);
}

/* The screen for a service. */
static const struct view *shown(const char *screen, const char *service)
{
    struct errand errand = {.ticket = {.ahead = 12, .wait_min = 35, .label = "A1000"}};
    snprintf(errand.service, sizeof errand.service, "%s", service);
    return stage_show(&setting, screen, &errand, NULL);
}

static const struct element *found(const struct view *view, const char *id)
{
    const struct element *element = view_find(view, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(element);
    return element;
}

/* ---- the tests ---- */

static void the_table_is_sound(void)
{
    for (size_t i = 0; i < screens_count; i++) {
        CU_ASSERT(screens[i]->state_bytes <= SCREEN_STATE_BYTES);
        CU_ASSERT(screens[i]->view != NULL && screens_has(screens[i]->name));
        /* Whatever a visit can reach goes home by itself. */
        CU_ASSERT(screens[i]->bare == (screens[i]->idle_s == 0));
        CU_ASSERT(screens[i]->idle_to == NULL || screens_has(screens[i]->idle_to));
        for (size_t j = 0; j < i; j++)
            CU_ASSERT_STRING_NOT_EQUAL(screens[i]->name, screens[j]->name);
    }
    CU_ASSERT_FALSE(screens_has("nowhere"));
    for (size_t i = 0; i < stage_arguments_count; i++)
        CU_ASSERT(screens_has(stage_arguments[i].screen));
}

static void every_screen_fits_every_display(void)
{
    stage_open();
    CU_ASSERT_EQUAL(stage_walk(), 0);
    CU_ASSERT(stage_scenes() > 50);
    stage_close();
}

/* The painter agrees with the measure: it has nothing to shrink or cut. */
static void the_painter_cuts_nothing(void)
{
    static const int sizes[][2] = {{1024, 600}, {1080, 1920}};
    uint32_t *pixels = calloc((size_t)1080 * 1920, sizeof *pixels);
    prepare();
    CU_ASSERT_PTR_NOT_NULL_FATAL(pixels);
    unsigned before = paint_overflows(stage_paint());
    for (size_t i = 0; i < 4 * screens_count; i += STAGE_STRIDE > 1 ? 7 : 1) {
        setting.width_px = sizes[i % 2][0];
        setting.height_px = sizes[i % 2][1];
        setting.modes.care = i % 4 > 1;
        struct canvas canvas = {pixels,
                                setting.width_px,
                                setting.width_px,
                                setting.height_px,
                                {0, 0, setting.width_px, setting.height_px}};
        const struct stage_argument *face = stage_face(screens[i / 4]->name);
        const struct view *view =
            stage_show(&setting, screens[i / 4]->name, face->argument, face->fill);
        paint_view(stage_paint(), &canvas, view, canvas.clip);
        CU_ASSERT_EQUAL(paint_overflows(stage_paint()), before);
        if (paint_overflows(stage_paint()) != before)
            printf("\n%s %dx%d: text cut", screens[i / 4]->name, canvas.width_px, canvas.height_px);
        before = paint_overflows(stage_paint());
    }
    free(pixels);
    finish();
}

/* A second touch on the place of ticket.confirm does nothing on what may come after it. */
static void nothing_is_touchable_where_a_ticket_was_confirmed(void)
{
    static const char *const after[] = {"printing", "done", "number", "failed", "unknown"};
    static const int sizes[][2] = {{1024, 600}, {1280, 800}, {1080, 1920}};
    prepare();
    for (size_t d = 0; d < 2 * sizeof sizes / sizeof sizes[0]; d++) {
        setting.width_px = sizes[d / 2][0];
        setting.height_px = sizes[d / 2][1];
        setting.modes.care = d % 2 != 0;
        const struct element *confirm = found(shown("confirm", "A"), "ticket.confirm");
        CU_ASSERT_FALSE(confirm->disabled);
        struct rect place = confirm->rect;
        for (size_t i = 0; i < sizeof after / sizeof after[0]; i++) {
            const struct view *view = shown(after[i], "A");
            for (size_t e = 0; e < view->count; e++)
                if (view->slots[e].element.action != 0)
                    CU_ASSERT_FALSE(layout_intersects(view->slots[e].element.rect, place));
        }
    }
    finish();
}

static void closed_and_full_services_stay_touchable_and_look_quiet(void)
{
    static const struct {
        const char *id;
        enum style style;
        const char *detail;
    } expected[] = {
        {"ticket.service.A", STYLE_TILE_QUIET, "无需等候"},
        {"ticket.service.B", STYLE_TILE_QUIET, "最多 3 人"},
        {"ticket.service.C", STYLE_TILE_QUIET, "等候 6 人"},
        {"ticket.service.D", STYLE_TILE_CLOSED, "午间休息"},
        {"ticket.service.F", STYLE_TILE_CLOSED, "今日已满"},
    };
    prepare();
    const struct view *view = shown("service", "");
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const struct element *tile = found(view, expected[i].id);
        CU_ASSERT_EQUAL(tile->style, expected[i].style);
        CU_ASSERT_PTR_EQUAL(strstr(tile->detail, expected[i].detail), tile->detail);
        CU_ASSERT(tile->action != 0 && !tile->disabled);
    }
    finish();
}

static void an_unknown_wait_is_a_dash_and_never_a_figure(void)
{
    prepare();
    CU_ASSERT_STRING_EQUAL(found(shown("confirm", "A"), "confirm.wait")->label, "—");
    CU_ASSERT_STRING_EQUAL(found(shown("confirm", "B"), "confirm.wait")->label, "约 4 分钟");
    finish();
}

static void closed_says_why_and_until_when(void)
{
    prepare();
    struct hours_answer *when = &hall->standings[3].when;
    const struct view *view = shown("closed", "D");
    CU_ASSERT_STRING_EQUAL(found(view, "trouble.body")->label, "现在是午间休息时间。");
    CU_ASSERT_STRING_EQUAL(found(view, "trouble.until")->label, "今天 14:00 开始办理");
    *when = (struct hours_answer){HOURS_CLOSED_HOLIDAY, "国庆节", 20786, 8 * 60 + 30, 0};
    view = shown("closed", "D");
    CU_ASSERT_STRING_EQUAL(found(view, "trouble.body")->label, "国庆节放假，暂停办理。");
    CU_ASSERT_STRING_EQUAL(found(view, "trouble.until")->label, "11月29日（星期日）08:30 开始办理");
    when->opens_min = -1;
    view = shown("closed", "D");
    CU_ASSERT_STRING_EQUAL(found(view, "trouble.until")->label, "开始时间请咨询工作人员");
    finish();
}

static void english_names_stand_where_the_screen_is_english(void)
{
    prepare();
    hall->services[1].name_en = "";
    setting.locale = "en";
    const struct view *view = shown("service", "");
    CU_ASSERT_STRING_EQUAL(found(view, "ticket.service.A")->label, "General Enquiries");
    CU_ASSERT_STRING_EQUAL(found(view, "ticket.service.B")->label, "代办委托");
    finish();
}

static void care_mode_asks_for_the_class_by_itself(void)
{
    prepare();
    CU_ASSERT_PTR_NOT_NULL(view_find(shown("confirm", "A"), "ticket.class.elderly"));
    setting.modes.care = true;
    CU_ASSERT_PTR_NULL(view_find(shown("confirm", "A"), "ticket.class.elderly"));
    const struct view *view = shown("class", "A");
    CU_ASSERT(found(view, "ticket.class.elderly")->rect.h >= stage_env()->target_px);
    finish();
}

static int board_rows(const struct view *view)
{
    int rows = 0;
    for (size_t i = 0; i < view->count; i++) {
        const char *id = view->slots[i].element.id;
        rows += id != NULL && strncmp(id, "board.waiting.", 14) == 0;
    }
    return rows;
}

static void the_board_has_as_many_rows_as_there_is_room(void)
{
    prepare();
    setting.width_px = 1024;
    setting.height_px = 600;
    const struct view *view = stage_show(&setting, "idle", NULL, NULL);
    int few = board_rows(view);
    CU_ASSERT(few >= 4 && view->scroll.area.w == 0);
    setting.width_px = 1080;
    setting.height_px = 1920;
    view = stage_show(&setting, "idle", NULL, NULL);
    CU_ASSERT(board_rows(view) >= few && view->scroll.area.w == 0);
    finish();
}

void suite_screens(void)
{
    static const CU_TestInfo tests[] = {
        {"the table is sound", the_table_is_sound},
        {"every screen fits every display", every_screen_fits_every_display},
        {"the painter cuts nothing", the_painter_cuts_nothing},
        {"nothing is touchable where a ticket was confirmed",
         nothing_is_touchable_where_a_ticket_was_confirmed},
        {"closed and full services stay touchable and look quiet",
         closed_and_full_services_stay_touchable_and_look_quiet},
        {"an unknown wait is a dash and never a figure",
         an_unknown_wait_is_a_dash_and_never_a_figure},
        {"closed says why and until when", closed_says_why_and_until_when},
        {"English names stand where the screen is English",
         english_names_stand_where_the_screen_is_english},
        {"care mode asks for the class by itself", care_mode_asks_for_the_class_by_itself},
        {"the board has as many rows as there is room",
         the_board_has_as_many_rows_as_there_is_room},
        CU_TEST_INFO_NULL,
    };
    unit_add("screens", tests);
}
