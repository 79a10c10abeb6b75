#include "ui/speak.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/i18n.h"
#include "tests/unit/stage.h"
#include "tests/unit/unit.h"

static struct view view;
static struct speak_script script;
static struct i18n *words;

static void begin(void)
{
    char dir[512];
    char msg[ERR_MSG_BYTES];
    snprintf(dir, sizeof dir, "%s/i18n", stage_data_dir());
    if (i18n_create(&words, dir, "en", msg) != OK)
        abort();
    view_clear(&view);
}

static void end(void)
{
    i18n_destroy(words);
}

static void add(struct element element)
{
    element.rect = element.rect.w == 0 ? (struct rect){0, 0, 100, 100} : element.rect;
    view_add(&view, &element);
}

/* The lines as one text, parted by '|'; what is personal in brackets. */
static const char *said(void)
{
    static char text[SPEAK_TEXT_BYTES];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < script.count; i++) {
        const struct speech_line *line = &script.lines[i];
        used += (size_t)snprintf(text + used, sizeof text - used,
                                 line->personal ? "%s[%s]" : "%s%s", i > 0 ? "|" : "", line->text);
    }
    return text;
}

static const char *said_of_screen(void)
{
    speak_of_screen(&script, &view, words);
    return said();
}

static void title_then_status_then_words_then_touch(void)
{
    begin();
    add((struct element){.role = ROLE_BUTTON, .style = STYLE_TILE, .label = "tile", .action = 1});
    add((struct element){.role = ROLE_TEXT, .style = STYLE_BODY, .label = "words"});
    add((struct element){.role = ROLE_HEADING, .style = STYLE_TITLE, .label = "title"});
    add((struct element){.role = ROLE_HEADING, .style = STYLE_TITLE, .label = "window"});
    add((struct element){.role = ROLE_STATUS, .style = STYLE_BAD, .label = "trouble"});
    add((struct element){.role = ROLE_BUTTON, .style = STYLE_PRIMARY, .label = "go", .action = 2});
    CU_ASSERT_STRING_EQUAL(said_of_screen(), "title|trouble|words|window|You can touch:|tile|go");
    end();
}

static void columns_are_read_as_they_are_declared(void)
{
    static const struct rect left_top = {0, 0, 100, 50};
    static const struct rect left_low = {0, 60, 100, 50};
    static const struct rect right_top = {200, 0, 100, 50};
    begin();
    add((struct element){.role = ROLE_TEXT, .style = STYLE_BODY, .label = "a", .rect = left_top});
    add((struct element){.role = ROLE_TEXT, .style = STYLE_BODY, .label = "b", .rect = left_low});
    add((struct element){.role = ROLE_TEXT, .style = STYLE_BODY, .label = "c", .rect = right_top});
    CU_ASSERT_STRING_EQUAL(said_of_screen(), "a|b|c");
    end();
}

static void what_is_decoration_bar_key_or_out_of_sight_is_left_out(void)
{
    begin();
    add((struct element){.style = STYLE_PANEL});
    add((struct element){.style = STYLE_BODY, .label = "decoration"});
    add((struct element){.role = ROLE_STATUS, .style = STYLE_BAR_TEXT, .label = "12:00"});
    add((struct element){
        .role = ROLE_BUTTON, .style = STYLE_BAR_BUTTON, .label = "home", .action = -1});
    add((struct element){.role = ROLE_BUTTON, .style = STYLE_KEY, .label = "q", .action = 1});
    add((struct element){.role = ROLE_IMAGE, .style = STYLE_BODY, .qr = "x"});
    add((struct element){.role = ROLE_TEXT,
                         .style = STYLE_BODY,
                         .label = "cut",
                         .rect = {0, 90, 100, 100},
                         .clip = {0, 0, 100, 100}});
    add((struct element){.role = ROLE_TEXT, .style = STYLE_BODY, .label = "seen"});
    CU_ASSERT_STRING_EQUAL(said_of_screen(), "seen");
    end();
}

static void states_details_and_numbers_are_told(void)
{
    begin();
    add((struct element){.role = ROLE_TEXT, .style = STYLE_NUMBER, .label = "A012"});
    add((struct element){
        .role = ROLE_TEXT, .style = STYLE_FIGURE, .label = "3", .detail = "ahead"});
    add((struct element){.role = ROLE_BUTTON,
                         .style = STYLE_CHOICE,
                         .label = "elder",
                         .selected = true,
                         .action = 1});
    add((struct element){.role = ROLE_BUTTON,
                         .style = STYLE_PRIMARY,
                         .label = "print",
                         .disabled = true,
                         .action = 1});
    CU_ASSERT_STRING_EQUAL(said_of_screen(), "A 0 1 2 |3, ahead|You can touch:|elder, chosen|"
                                             "print, cannot be touched now");
    end();
}

static void a_recording_is_asked_for_only_where_it_says_the_same(void)
{
    begin();
    add((struct element){
        .id = "a.plain", .role = ROLE_BUTTON, .style = STYLE_TILE, .label = "x", .action = 1});
    add((struct element){.id = "a.detail",
                         .role = ROLE_BUTTON,
                         .style = STYLE_TILE,
                         .label = "x",
                         .detail = "y",
                         .action = 1});
    speak_of_element(&script, &view.slots[0].element, words);
    CU_ASSERT_STRING_EQUAL(script.lines[0].key, "a.plain");
    speak_of_element(&script, &view.slots[1].element, words);
    CU_ASSERT_PTR_NULL(script.lines[0].key);
    end();
}

static void what_is_personal_or_typed_is_marked(void)
{
    begin();
    add((struct element){.role = ROLE_FIELD, .style = STYLE_FIELD, .label = "Li", .secret = true});
    add((struct element){
        .role = ROLE_IMAGE, .style = STYLE_BODY, .label = "paper", .personal = true});
    add((struct element){.role = ROLE_TEXT, .style = STYLE_BODY, .label = "words"});
    CU_ASSERT_STRING_EQUAL(said_of_screen(), "[Li]|[paper]|words");
    end();
}

/* More than there is room for is cut, and nothing else happens. */
static void a_full_view_is_no_trouble(void)
{
    static char label[1000];
    begin();
    memset(label, 'x', sizeof label - 1);
    for (int i = 0; i < VIEW_ELEMENTS; i++)
        add((struct element){.role = ROLE_BUTTON,
                             .style = STYLE_TILE,
                             .label = i < 40 ? label : "y",
                             .detail = "z",
                             .action = 1});
    said_of_screen();
    CU_ASSERT(script.count > 10 && script.count <= SPEAK_LINES);
    end();
}

static void home_is_read_from_its_title_to_its_tiles(void)
{
    struct stage_hall *hall = stage_hall_create(STAGE_PLAUSIBLE);
    stage_open();
    struct stage_setting setting = stage_usual(hall);
    const struct view *home = stage_show(&setting, "home", NULL, NULL);
    speak_of_screen(&script, home, stage_env()->i18n);
    CU_ASSERT_STRING_EQUAL(script.lines[0].text, view_find(home, "home.title")->label);
    size_t choices = 0;
    while (choices < script.count && (script.lines[choices].key == NULL ||
                                      strcmp(script.lines[choices].key, "speak.choices") != 0))
        choices++;
    CU_ASSERT_FATAL(choices + 1 < script.count);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(script.lines[choices + 1].text, view_find(home, "home.ticket")->label));
    CU_ASSERT_PTR_NULL(strstr(said(), view_find(home, "nav.clock")->label));
    stage_close();
    free(hall);
}

void suite_speak(void)
{
    static const CU_TestInfo tests[] = {
        {"title, then status, then words, then touch", title_then_status_then_words_then_touch},
        {"columns are read as they are declared", columns_are_read_as_they_are_declared},
        {"decoration, bars, keys and what is out of sight are left out",
         what_is_decoration_bar_key_or_out_of_sight_is_left_out},
        {"states, details and numbers are told", states_details_and_numbers_are_told},
        {"a recording is asked for only where it says the same",
         a_recording_is_asked_for_only_where_it_says_the_same},
        {"what is personal or typed is marked", what_is_personal_or_typed_is_marked},
        {"a full view is no trouble", a_full_view_is_no_trouble},
        {"home is read from its title to its tiles", home_is_read_from_its_title_to_its_tiles},
        CU_TEST_INFO_NULL,
    };
    unit_add("speak", tests);
}
