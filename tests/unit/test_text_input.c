/* The widget in a display without a window: touches, strokes and text go the way they always go. */
#include "ui/widgets/text_input.h"

#include <stdio.h>
#include <string.h>

#include "app/base/text.h"
#include "tests/unit/stage.h"
#include "tests/unit/strokes.h"
#include "tests/unit/unit.h"
#include "ui/layout.h"
#include "ui/ui_private.h"

#define WAIT_MS 20000 /* a machine under load; it is never waited for in vain */

static const struct text_input_config *config;
static const struct text_input_config words = {
    .id = "test.text",
    .placeholder = "hand.square",
    .modes = TEXT_INPUT_WITH(TEXT_INPUT_SPELL) | TEXT_INPUT_WITH(TEXT_INPUT_HAND) |
             TEXT_INPUT_WITH(TEXT_INPUT_DIGITS) | TEXT_INPUT_WITH(TEXT_INPUT_LATIN),
    .first = TEXT_INPUT_SPELL,
    .most = 20,
};
static const struct text_input_config number = {
    .id = "test.text",
    .modes = TEXT_INPUT_WITH(TEXT_INPUT_DIGITS),
    .first = TEXT_INPUT_DIGITS,
    .most = 18,
    .identity = true,
};

/* ---- a screen with it ---- */

static struct text_input *input; /* of the screen that was entered last */
static int changes;

static void note(enum text_input_result result)
{
    changes += result == TEXT_INPUT_CHANGED;
}

static void enter(struct ui *ui, void *state, const void *argument)
{
    (void)ui;
    (void)argument;
    input = state;
    text_input_enter(state, config);
}

static void view_screen(const void *state, const struct screen_env *env, struct view *view)
{
    static struct page page;
    page_begin(&page, view, env);
    page_part(&page, PAGE_HEAD);
    text_input_field(&page, state);
    text_input_panel(&page, state);
    page_end(&page);
}

static void act(struct ui *ui, void *state, int action, int argument)
{
    note(text_input_action(ui, state, action, argument));
}

static void write_stroke(struct ui *ui, void *state, const struct stroke *stroke)
{
    note(text_input_stroke(ui, state, stroke));
}

static void type(struct ui *ui, void *state, const char *text)
{
    (void)ui;
    note(text_input_type(state, text));
}

static void found(struct ui *ui, void *state, const struct ime_answer *answer)
{
    note(text_input_found(ui, state, answer));
}

static void leave(struct ui *ui, void *state)
{
    text_input_leave(ui, state);
}

static const struct screen entry = {
    .name = "home",
    .state_bytes = sizeof(struct text_input),
    .enter = enter,
    .view = view_screen,
    .action = act,
    .stroke = write_stroke,
    .type = type,
    .found = found,
    .leave = leave,
};
static const struct screen *const table[] = {&entry};

/* ---- the display ---- */

static struct ui *ui;
static struct clock clock_used;
static struct view *view;

static void show(void)
{
    view = &ui->frames[0];
    router_view(ui, view);
}

static void prepare_for(int width, int height, struct ui_modes modes,
                        const struct text_input_config *of)
{
    char msg[ERR_MSG_BYTES];
    char dir[700];
    snprintf(dir, sizeof dir, "%s/i18n", stage_data_dir());
    config = of;
    changes = 0;
    clock_init(&clock_used);
    UNIT_OK(ui_create(&ui, &(struct ui_config){.locale = "zh-CN",
                                               .data_dir = stage_data_dir(),
                                               .clock = &clock_used}));
    UNIT_OK(words_create(&ui->words, dir, "zh-CN", ui->config.locales, msg));
    ui_set_locale(ui, "zh-CN");
    UNIT_OK(paint_create(&ui->paint, theme_default(), stage_data_dir()));
    ui->width_px = width;
    ui->height_px = height;
    ui->modes = modes;
    router_start(ui, table, 1);
    show();
}

static void prepare(void)
{
    prepare_for(1280, 800, (struct ui_modes){0}, &words);
}

static void finish(void)
{
    router_stop(ui);
    ui_destroy(ui);
    ui = NULL;
}

/* All answers that are outstanding. */
static void settle(void)
{
    while (ui->ime != NULL && ime_busy(ui->ime)) {
        struct ime_answer answer;
        UNIT_OK(ime_next(ui->ime, &answer, WAIT_MS));
        router_found(ui, &answer);
    }
    show();
}

static const struct element *find(const char *id)
{
    const struct element *element = view_find(view, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(element);
    return element;
}

static void tap(const char *id)
{
    const struct element *element = find(id);
    CU_ASSERT(element->action != 0 && !element->disabled);
    router_tap(ui, element);
    settle();
}

static void tap_letters(const char *letters)
{
    char id[] = "key.?";
    for (; *letters != '\0'; letters++) {
        id[4] = *letters;
        tap(id);
    }
}

/* The candidate with this text. */
static void take(const char *text)
{
    for (size_t i = 0; i < view->count; i++) {
        const struct element *element = &view->slots[i].element;
        if (element->id != NULL && strncmp(element->id, "ime.candidate.", 14) == 0 &&
            strcmp(element->label, text) == 0) {
            tap(element->id);
            return;
        }
    }
    CU_FAIL_FATAL("no such candidate in sight");
}

/* The strokes of a character into a square, without waiting for what they are taken for. */
static void write_in(const char *square, const char *character)
{
    struct ink ink = {0};
    struct rect rect = find(square)->rect;
    int action = find(square)->action;
    int argument = find(square)->argument;
    strokes_write(&ink, strokes_of(character), 2, rect.x + 30, rect.y + 30);
    for (int s = 0; s < ink.stroke_count; s++) {
        int first;
        int end;
        ink_stroke(&ink, s, &first, &end);
        for (int p = first; p <= end; p++) {
            struct ink_point at = ink.points[p < end ? p : end - 1];
            enum stroke_part part = p == first ? STROKE_DOWN : p == end ? STROKE_UP : STROKE_MOVE;
            router_stroke(ui, &(struct stroke){part, action, argument, rect, at.x, at.y});
        }
    }
}

/* ---- the tests ---- */

static void a_word_is_spelt_and_chosen(void)
{
    prepare();
    CU_ASSERT_STRING_EQUAL(find("test.text")->label, "");
    CU_ASSERT_STRING_EQUAL(find("test.text")->detail, "在这里写字");
    CU_ASSERT_PTR_NULL(ui->ime);
    tap_letters("dibao");
    CU_ASSERT_STRING_EQUAL(find("test.text")->label, "dibao");
    CU_ASSERT_STRING_EQUAL(input->text, "");
    CU_ASSERT_EQUAL(changes, 0);
    take("低保");
    CU_ASSERT_STRING_EQUAL(input->text, "低保");
    CU_ASSERT_STRING_EQUAL(input->letters, "");
    CU_ASSERT_EQUAL(changes, 1);
    CU_ASSERT_PTR_NULL(view_find(view, "ime.candidate.0"));
    finish();
}

static void a_word_is_chosen_in_parts(void)
{
    prepare();
    tap_letters("yinhang");
    for (int pages = 0; pages < 20 && view_find(view, "ime.candidate.0") != NULL; pages++) {
        if (strcmp(find("ime.candidate.0")->label, "银行") != 0)
            break;
        tap("ime.more");
    }
    tap("key.space"); /* the first of those in sight */
    CU_ASSERT(strcmp(input->text, "") != 0 && strlen(input->letters) < 7);
    tap("key.space");
    CU_ASSERT_STRING_EQUAL(input->letters, "");
    finish();
}

static void candidates_turn_over_and_begin_again(void)
{
    char first[CANDIDATE_TEXT_BYTES];
    prepare();
    tap_letters("yi");
    text_copy(first, sizeof first, find("ime.candidate.0")->label);
    tap("ime.more");
    CU_ASSERT_STRING_NOT_EQUAL(find("ime.candidate.0")->label, first);
    for (int i = 0; i < 200 && find("ime.more")->argument > 0; i++)
        tap("ime.more");
    CU_ASSERT_EQUAL(find("ime.more")->argument, 0);
    tap("ime.more");
    CU_ASSERT_STRING_EQUAL(find("ime.candidate.0")->label, first);
    finish();
}

static void backspace_takes_letters_before_characters(void)
{
    prepare();
    CU_ASSERT_TRUE(router_type(ui, "低保"));
    show();
    tap_letters("sq");
    tap("key.backspace");
    CU_ASSERT(strcmp(input->letters, "s") == 0 && strcmp(input->text, "低保") == 0);
    tap("key.backspace");
    CU_ASSERT_PTR_NULL(view_find(view, "ime.candidate.0"));
    tap("key.backspace");
    CU_ASSERT_STRING_EQUAL(input->text, "低");
    tap("key.backspace");
    tap("key.backspace");
    CU_ASSERT_STRING_EQUAL(input->text, "");
    CU_ASSERT_EQUAL(changes, 3);
    CU_ASSERT_PTR_NULL(view_find(view, "ime.clear"));
    finish();
}

static void clear_leaves_nothing(void)
{
    prepare();
    router_type(ui, "低保");
    show();
    tap_letters("sq");
    tap("ime.clear");
    CU_ASSERT(input->text[0] == '\0' && input->letters[0] == '\0' && input->count == 0);
    CU_ASSERT_EQUAL(changes, 2);
    finish();
}

static void letters_and_digits_stand_for_themselves(void)
{
    prepare();
    tap("ime.mode.latin");
    tap_letters("ab");
    tap("ime.mode.digits");
    tap_letters("12");
    CU_ASSERT_STRING_EQUAL(input->text, "ab12");
    CU_ASSERT_PTR_NULL(view_find(view, "key.x"));
    tap("ime.mode.spell");
    tap("key.space");
    CU_ASSERT_STRING_EQUAL(input->text, "ab12 ");
    finish();
}

static void an_identity_number_has_eighteen_places_and_an_x(void)
{
    prepare_for(1280, 800, (struct ui_modes){0}, &number);
    tap_letters("11010519491231002x");
    CU_ASSERT_STRING_EQUAL(input->text, "11010519491231002X");
    tap("key.9");
    CU_ASSERT_EQUAL(strlen(input->text), 18);
    CU_ASSERT_PTR_NULL(view_find(view, "ime.mode.spell"));
    CU_ASSERT_PTR_NULL(ui->ime);
    finish();
}

static void a_full_field_takes_no_more_and_stays_whole(void)
{
    prepare();
    for (int i = 0; i < 50; i++)
        router_type(ui, "低保ab");
    show();
    CU_ASSERT(text_is_utf8(input->text, strlen(input->text)));
    CU_ASSERT_STRING_EQUAL(input->text, "低保ab低保ab低保ab低保ab低保ab");
    tap_letters("dibaodibaodibaodibaodibaodibaodibaodibaodibao");
    CU_ASSERT_EQUAL(strlen(input->letters), SPELLING_LETTERS_BYTES - 1);
    take("低");
    CU_ASSERT_EQUAL(changes, 5);
    /* What does not fit into the field is its beginning. */
    const char *label = find("test.text")->label;
    CU_ASSERT_STRING_EQUAL(label + strlen(label) - 5, input->letters + strlen(input->letters) - 5);
    finish();
}

static void a_character_is_written_and_chosen(void)
{
    prepare();
    tap("ime.mode.hand");
    CU_ASSERT_TRUE(find("hand.undo")->disabled);
    write_in("hand.square.1", "保");
    settle();
    CU_ASSERT_PTR_EQUAL(find("hand.square.1")->ink, &input->ink);
    CU_ASSERT_PTR_NULL(find("hand.square.2")->ink);
    CU_ASSERT_PTR_NOT_NULL(view_find(view, "ime.candidate.9"));
    take("保");
    CU_ASSERT_STRING_EQUAL(input->text, "保");
    CU_ASSERT(input->ink.stroke_count == 0 && input->ink.point_count == 0 && input->count == 0);
    finish();
}

static void a_word_is_written_from_square_to_square(void)
{
    prepare();
    tap("ime.mode.hand");
    write_in("hand.square.1", "低");
    settle();
    write_in("hand.square.2", "保");
    CU_ASSERT_STRING_EQUAL(input->text, "低");
    settle();
    write_in("hand.square.1", "大");
    CU_ASSERT_STRING_EQUAL(input->text, "低保");
    CU_ASSERT_EQUAL(changes, 2);
    finish();
}

/* The first one's reading was not known yet when the second was begun. */
static void a_hand_faster_than_the_recogniser_loses_nothing(void)
{
    prepare();
    tap("ime.mode.hand");
    write_in("hand.square.1", "低");
    write_in("hand.square.2", "保");
    settle();
    CU_ASSERT_STRING_EQUAL(input->text, "低");
    CU_ASSERT_STRING_EQUAL(find("ime.candidate.0")->label, "保");
    finish();
}

static void strokes_are_taken_back(void)
{
    prepare();
    tap("ime.mode.hand");
    write_in("hand.square.1", "二");
    settle();
    tap("hand.undo");
    CU_ASSERT_EQUAL(input->ink.stroke_count, 1);
    CU_ASSERT_STRING_EQUAL(find("ime.candidate.0")->label, "一");
    tap("hand.undo");
    CU_ASSERT_PTR_NULL(view_find(view, "ime.candidate.0"));
    write_in("hand.square.1", "二");
    settle();
    tap("hand.clear");
    CU_ASSERT(input->ink.stroke_count == 0 && find("hand.undo")->disabled);
    write_in("hand.square.1", "二");
    settle();
    tap("key.backspace");
    CU_ASSERT(input->ink.stroke_count == 0 && input->count == 0);
    finish();
}

static void care_mode_begins_with_writing(void)
{
    prepare_for(800, 1280, (struct ui_modes){.care = true}, &words);
    CU_ASSERT_PTR_NOT_NULL(view_find(view, "hand.square.1"));
    tap("ime.mode.spell");
    tap("key.group.2");
    tap("key.d");
    tap("key.group.3");
    tap("key.back");
    tap("key.group.3");
    tap("key.i");
    CU_ASSERT_STRING_EQUAL(input->letters, "di");
    take("低");
    CU_ASSERT_STRING_EQUAL(input->text, "低");
    finish();
}

static void a_method_that_is_missing_is_not_offered(void)
{
    prepare();
    UNIT_OK(ime_create(&ui->ime, &(struct ime_config){.dictionary = "/nowhere/dict.dat",
                                                      .model = "/nowhere/hand.model"}));
    tap("key.d");
    CU_ASSERT_PTR_NULL(view_find(view, "ime.mode.spell"));
    CU_ASSERT_PTR_NOT_NULL(view_find(view, "hand.square.1"));
    write_in("hand.square.1", "大");
    settle();
    CU_ASSERT_PTR_NULL(view_find(view, "hand.square.1"));
    CU_ASSERT_PTR_NULL(view_find(view, "ime.mode.hand"));
    tap("key.7");
    CU_ASSERT_STRING_EQUAL(input->text, "7");
    finish();
}

static void nothing_stays_when_the_screen_is_left(void)
{
    static const struct text_input none;
    prepare();
    router_type(ui, "低保");
    tap_letters("sq");
    tap("ime.mode.hand");
    write_in("hand.square.1", "保");
    const struct text_input *left = input;
    router_stop(ui);
    CU_ASSERT_EQUAL(memcmp(left, &none, sizeof none), 0);
    router_start(ui, table, 1);
    /* What was asked before is nobody's now. */
    settle();
    CU_ASSERT(input->count == 0 && input->text[0] == '\0');
    finish();
}

static void draw(void)
{
    static uint32_t pixels[1280 * 800];
    struct canvas canvas = {pixels, 1280, 1280, 800, {0, 0, 1280, 800}};
    paint_view(ui->paint, &canvas, view, canvas.clip);
}

static void drawn_words_are_forgotten(void)
{
    prepare_for(1280, 800, (struct ui_modes){0}, &number);
    router_type(ui, "5");
    show();
    draw();
    ui_forget_typed(ui);
    size_t before = paint_bytes(ui->paint);
    tap_letters("110105194912");
    draw();
    CU_ASSERT(paint_bytes(ui->paint) > before);
    ui_forget_typed(ui);
    CU_ASSERT_EQUAL(paint_bytes(ui->paint), before);
    finish();
}

/* ---- every size and mode ---- */

static bool fits(const struct screen_env *env, size_t position)
{
    const struct rect rect = view->slots[position].element.rect;
    for (size_t i = 0; i < position; i++)
        if (view->slots[i].element.action != 0 &&
            layout_intersects(view->slots[i].element.rect, rect))
            return false;
    return rect.w >= env->target_px && rect.h >= env->target_px && rect.x >= env->reach.x &&
           rect.y >= env->reach.y && rect.x + rect.w <= env->reach.x + env->reach.w &&
           rect.y + rect.h <= env->reach.y + env->reach.h;
}

static void check_view(const char *what)
{
    struct screen_env env = router_env(ui);
    for (size_t i = 0; i < view->count; i++) {
        const struct element *element = &view->slots[i].element;
        /* The bars are the router's. */
        if (element->action <= 0)
            continue;
        bool good = fits(&env, i);
        CU_ASSERT_TRUE(good);
        if (!good)
            printf("\n%s %dx%d: %s %d,%d %dx%d\n", what, env.full.w, env.full.h, element->id,
                   element->rect.x, element->rect.y, element->rect.w, element->rect.h);
    }
}

static void check_faces(void)
{
    static const enum text_input_mode modes[] = {TEXT_INPUT_SPELL, TEXT_INPUT_HAND,
                                                 TEXT_INPUT_DIGITS, TEXT_INPUT_LATIN};
    static const char *const needed[] = {"key.backspace", "hand.square.1", "key.1",
                                         "key.backspace"};
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        input->mode = modes[i];
        input->count = 0;
        show();
        check_view("empty");
        find(needed[i]);
        input->count = modes[i] == TEXT_INPUT_HAND ? 10 : IME_CANDIDATES;
        input->more = modes[i] != TEXT_INPUT_HAND;
        for (int c = 0; c < IME_CANDIDATES; c++)
            strcpy(input->candidates[c].text, c % 5 == 0 ? "最低生活保障申请" : "低");
        show();
        check_view("full");
        CU_ASSERT(modes[i] > TEXT_INPUT_HAND || view_find(view, "ime.candidate.0") != NULL);
    }
}

static void every_face_fits_every_size_and_mode(void)
{
    static const int sizes[][2] = {
        {1024, 600}, {1280, 800}, {1920, 1080}, {800, 1280}, {1080, 1920}};
    for (size_t size = 0; size < sizeof sizes / sizeof sizes[0]; size++)
        for (int mode = 0; mode < 8; mode++) {
            const struct ui_modes modes = {
                .care = mode & 1, .low = mode & 2, .left = mode & 4, .contrast = false};
            prepare_for(sizes[size][0], sizes[size][1], modes, &words);
            check_faces();
            finish();
        }
}

void suite_text_input(void)
{
    static const CU_TestInfo tests[] = {
        {"a word is spelt and chosen", a_word_is_spelt_and_chosen},
        {"a word is chosen in parts", a_word_is_chosen_in_parts},
        {"candidates turn over and begin again", candidates_turn_over_and_begin_again},
        {"backspace takes letters before characters", backspace_takes_letters_before_characters},
        {"clear leaves nothing", clear_leaves_nothing},
        {"letters and digits stand for themselves", letters_and_digits_stand_for_themselves},
        {"an identity number has eighteen places and an X",
         an_identity_number_has_eighteen_places_and_an_x},
        {"a full field takes no more and stays whole", a_full_field_takes_no_more_and_stays_whole},
        {"a character is written and chosen", a_character_is_written_and_chosen},
        {"a word is written from square to square", a_word_is_written_from_square_to_square},
        {"a hand faster than the recogniser loses nothing",
         a_hand_faster_than_the_recogniser_loses_nothing},
        {"strokes are taken back", strokes_are_taken_back},
        {"care mode begins with writing", care_mode_begins_with_writing},
        {"a method that is missing is not offered", a_method_that_is_missing_is_not_offered},
        {"nothing stays when the screen is left", nothing_stays_when_the_screen_is_left},
        {"drawn words are forgotten", drawn_words_are_forgotten},
        {"every face fits every size and mode", every_face_fits_every_size_and_mode},
        CU_TEST_INFO_NULL,
    };
    unit_add("text_input", tests);
}
