/*
 * Scripts other than Chinese: what they are cut into, which font they get, how letters join, and in
 * which order words stand on the line. The texts are real: names of languages and places,
 * greetings.
 */
#include "ui/pieces.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/unit.h"
#include "ui/bidi.h"
#include "ui/theme.h"
#include "ui/typeset.h"

#define SIZE 40
#define ROOM 2000

static const char yi[] = "ꆈꌠꉙ";
static const char uyghur[] = "ئۇيغۇر ئاپتونوم رايونى";
static const char tibetan[] = "བཀྲ་ཤིས་བདེ་ལེགས།";
static const char mongolian[] = "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ";

static struct fonts *fonts;
static struct stamps *stamps;
static struct pieces_type type;

static void prepare_with(const struct theme *theme)
{
    UNIT_OK(fonts_create(&fonts, theme));
    UNIT_OK(stamps_create(&stamps, 1024 * 1024));
    type = (struct pieces_type){fonts, stamps, false, SIZE};
}

static void prepare(void)
{
    prepare_with(theme_default());
}

static void finish(void)
{
    stamps_destroy(stamps);
    fonts_destroy(fonts);
}

static struct stamp set(const char *text, int width, int lines)
{
    return *typeset_block(
        fonts, stamps,
        &(struct typeset_request){
            .text = text, .size_px = SIZE, .width_px = width, .height_px = 500, .lines = lines});
}

/* ---- pieces ---- */

static void expect_pieces(const char *text, bool single, int count, size_t first_bytes)
{
    size_t length = strlen(text);
    int found = 0;
    for (size_t at = 0; at < length; found++) {
        struct piece piece = pieces_next(text + at, length - at, single);
        if (at == 0)
            CU_ASSERT_EQUAL(piece.bytes, first_bytes);
        at += piece.bytes;
    }
    CU_ASSERT_EQUAL(found, count);
}

static void each_script_has_its_pieces(void)
{
    expect_pieces(yi, false, 3, 3);
    expect_pieces(uyghur, false, 5, strlen("ئۇيغۇر"));
    expect_pieces(tibetan, false, 4, strlen("བཀྲ་"));
    expect_pieces(mongolian, false, 3, strlen("ᠮᠣᠩᠭᠣᠯ"));
    /* A script ends a piece, and a Chinese character does. */
    expect_pieces("يىل2026", false, 5, strlen("يىل"));
    /* Figures are pieces of their own, and no line ends between them. */
    expect_pieces("A012-3号", false, 7, 1);
    const struct piece a = pieces_next("A0", 2, false);
    const struct piece zero = pieces_next("01", 2, false);
    CU_ASSERT_FALSE(pieces_may_break(&a, &zero));
    CU_ASSERT_FALSE(pieces_may_break(&zero, &zero));
    expect_pieces("ᠮᠣᠩ文", false, 2, strlen("ᠮᠣᠩ"));
    /* Cut into characters, marks stay with what they stand on. */
    expect_pieces("བཀྲ་", true, 3, strlen("བ"));
    expect_pieces("བདེ", true, 2, strlen("བ"));
    expect_pieces("ᠮ᠋ᠣ", true, 2, strlen("ᠮ᠋"));
}

static void scripts_are_told_apart(void)
{
    static const struct {
        uint32_t c;
        enum script script;
    } expected[] = {
        {'A', SCRIPT_CHINESE},    {0x4E2D, SCRIPT_CHINESE},   {0xA000, SCRIPT_YI},
        {0xA4C6, SCRIPT_YI},      {0x0626, SCRIPT_ARABIC},    {0xFEFB, SCRIPT_ARABIC},
        {0x0F40, SCRIPT_TIBETAN}, {0x182E, SCRIPT_MONGOLIAN}, {0xAC00, SCRIPT_CHINESE},
        {0x05D0, SCRIPT_CHINESE}, {0x1F600, SCRIPT_CHINESE},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        CU_ASSERT_EQUAL(script_of(expected[i].c), expected[i].script);
}

/* ---- fonts ---- */

static int open_fonts(void)
{
    DIR *dir = opendir("/proc/self/fd");
    int count = 0;
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        char path[320];
        char target[512];
        snprintf(path, sizeof path, "/proc/self/fd/%s", entry->d_name);
        ssize_t length = readlink(path, target, sizeof target - 1);
        target[length > 0 ? length : 0] = '\0';
        count += strstr(target, "/Noto") != NULL;
    }
    closedir(dir);
    return count;
}

static void a_font_is_opened_when_a_character_needs_it(void)
{
    int before = open_fonts();
    prepare();
    CU_ASSERT_EQUAL(open_fonts(), before);
    set("便民 service 2026", ROOM, 1);
    CU_ASSERT_EQUAL(open_fonts(), before + 1);
    set(yi, ROOM, 1);
    CU_ASSERT_EQUAL(open_fonts(), before + 2);
    set(uyghur, ROOM, 1);
    set(tibetan, ROOM, 1);
    set(mongolian, ROOM, 1);
    CU_ASSERT_EQUAL(open_fonts(), before + 5);
    finish();
    CU_ASSERT_EQUAL(open_fonts(), before);
}

static bool same_picture(const struct stamp *a, const struct stamp *b)
{
    if (a->mask.width_px != b->mask.width_px || a->mask.height_px != b->mask.height_px)
        return false;
    for (int y = 0; y < a->mask.height_px; y++)
        if (memcmp(a->mask.bytes + (ptrdiff_t)y * a->mask.stride_bytes,
                   b->mask.bytes + (ptrdiff_t)y * b->mask.stride_bytes,
                   (size_t)a->mask.width_px) != 0)
            return false;
    return true;
}

/* A copy that outlives the stamps' next addition. */
static struct stamp keep(const struct stamp *stamp, uint8_t *bytes)
{
    struct stamp kept = *stamp;
    for (int y = 0; y < stamp->mask.height_px; y++)
        memcpy(bytes + (ptrdiff_t)y * stamp->mask.width_px,
               stamp->mask.bytes + (ptrdiff_t)y * stamp->mask.stride_bytes,
               (size_t)stamp->mask.width_px);
    kept.mask.bytes = bytes;
    kept.mask.stride_bytes = stamp->mask.width_px;
    return kept;
}

static bool look_alike(const char *a, const char *b)
{
    uint8_t *first = malloc((size_t)ROOM * 500);
    uint8_t *second = malloc((size_t)ROOM * 500);
    struct stamp one = set(a, ROOM, 1);
    struct stamp kept = keep(&one, first);
    struct stamp two = set(b, ROOM, 1);
    struct stamp other = keep(&two, second);
    bool same = same_picture(&kept, &other);
    free(first);
    free(second);
    return same;
}

static void no_letter_is_a_box(void)
{
    prepare();
    /* What a font lacks is the same box for all. */
    CU_ASSERT_TRUE(look_alike("\U000F0001", "\U000F0002"));
    CU_ASSERT_FALSE(look_alike("ꆈ", "ꌠ"));
    CU_ASSERT_FALSE(look_alike("ئ", "ۇ"));
    CU_ASSERT_FALSE(look_alike("ཀ", "ཤ"));
    CU_ASSERT_FALSE(look_alike("ᠮ", "ᠬ"));
    CU_ASSERT_FALSE(look_alike("ꆈ", "\U000F0001"));
    finish();
}

static void a_missing_font_leaves_boxes_and_no_hole(void)
{
    struct theme theme = *theme_default();
    theme.fonts[SCRIPT_YI].path = "/nonexistent/Yi.ttf";
    prepare_with(&theme);
    CU_ASSERT(set(yi, ROOM, 1).mask.width_px > SIZE);
    CU_ASSERT_TRUE(look_alike("ꆈ", "ꌠ"));
    finish();
}

/* ---- shaping ---- */

static int width_of(const char *text)
{
    return set(text, ROOM, 1).mask.width_px;
}

static void joined_forms_differ_from_isolated_ones(void)
{
    prepare();
    /* Arabic: letters of a word take initial, medial and final forms and are narrower by it. */
    int apart = width_of("ئ") + width_of("ۇ") + width_of("ي") + width_of("غ") + width_of("ۇ") +
                width_of("ر");
    CU_ASSERT(width_of("ئۇيغۇر") < apart * 9 / 10);
    CU_ASSERT_FALSE(look_alike("غ", "غ\u200D"));
    /* Tibetan: the letters of a stack stand below one another. */
    CU_ASSERT(width_of("བཀྲ") < width_of("བ") + width_of("ཀ") + width_of("ར"));
    CU_ASSERT(set("སྐྱོ", ROOM, 1).mask.height_px > set("ས", ROOM, 1).mask.height_px);
    /* Mongolian: joined, too. */
    CU_ASSERT_FALSE(look_alike("ᠮ", "ᠮ\u200D"));
    finish();
}

static void widths_add_up(void)
{
    static const char *const texts[][3] = {{"ئۇيغۇر ئاپتونوم", "ئۇيغۇر", "ئاپتونوم"},
                                           {"ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ", "ᠮᠣᠩᠭᠣᠯ", "ᠬᠡᠯᠡ"},
                                           {"ꆈꌠ ꉙ", "ꆈꌠ", "ꉙ"}};
    const struct piece space = pieces_next(" ", 1, false);
    prepare();
    int space_px = pieces_width_px(&type, &space);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        CU_ASSERT_EQUAL(width_of(texts[i][0]),
                        width_of(texts[i][1]) + space_px + width_of(texts[i][2]));
    CU_ASSERT_EQUAL(width_of("བཀྲ་ཤིས་"), width_of("བཀྲ་") + width_of("ཤིས་"));
    CU_ASSERT_EQUAL(width_of("便民ꆈꌠ"), 2 * SIZE + width_of("ꆈꌠ"));
    finish();
}

static void yi_is_as_large_as_the_chinese_beside_it(void)
{
    prepare();
    struct stamp chinese = set("国", ROOM, 1);
    struct stamp beside = set("ꆈ", ROOM, 1);
    CU_ASSERT(beside.mask.height_px > chinese.mask.height_px * 8 / 10);
    CU_ASSERT(beside.mask.height_px < chinese.mask.height_px * 12 / 10);
    int middle = chinese.y * 2 + chinese.mask.height_px;
    int other = beside.y * 2 + beside.mask.height_px;
    CU_ASSERT(middle - other < SIZE / 5 && other - middle < SIZE / 5);
    finish();
}

/* ---- order ---- */

/* Whether the word's picture stands in the text's, its right end `from_right` pixels from the
 * text's. Rows are compared from the baseline, whatever was trimmed above. */
static bool stands_at(const char *text, const char *word, int from_right)
{
    uint8_t *bytes = malloc((size_t)ROOM * 500);
    struct stamp found = set(text, ROOM, 1);
    struct stamp whole = keep(&found, bytes);
    struct stamp part = set(word, ROOM, 1);
    int left = whole.mask.width_px - from_right - part.mask.width_px;
    bool same = left >= 0;
    for (int y = 0; same && y < part.mask.height_px; y++) {
        int row = y + part.y - whole.y;
        if (row < 0 || row >= whole.mask.height_px)
            same = false;
        else
            same = memcmp(whole.mask.bytes + (ptrdiff_t)row * whole.mask.stride_bytes + left,
                          part.mask.bytes + (ptrdiff_t)y * part.mask.stride_bytes,
                          (size_t)part.mask.width_px) == 0;
    }
    free(bytes);
    return same;
}

static void words_follow_one_another_from_the_right(void)
{
    prepare();
    int whole = width_of(uyghur);
    CU_ASSERT_TRUE(stands_at(uyghur, "ئۇيغۇر", 0));
    CU_ASSERT_TRUE(stands_at(uyghur, "رايونى", whole - width_of("رايونى")));
    /* In a Chinese sentence a Uyghur name runs its own way and the sentence goes on behind it. */
    CU_ASSERT_TRUE(stands_at("去 ئۇيغۇر 街", "街", 0));
    CU_ASSERT_TRUE(stands_at("去 ئۇيغۇر 街", "去", width_of("去 ئۇيغۇر 街") - SIZE));
    /* A year is read from the left and stands at the right of its word. */
    CU_ASSERT_TRUE(stands_at("يىل 2026", "يىل", 0));
    CU_ASSERT_TRUE(stands_at("يىل 2026", "2026", width_of("يىل 2026") - width_of("2026")));
    finish();
}

static void levels_and_order_are_unicodes(void)
{
    const char *text = "سالام A1 (ب) 5-ئاي";
    uint8_t levels[64] = {0};
    CU_ASSERT_TRUE(bidi_levels(text, strlen(text), false, levels));
    CU_ASSERT_EQUAL(levels[0], 1);
    CU_ASSERT_EQUAL(levels[strstr(text, "A1") - text], 2);
    CU_ASSERT_EQUAL(levels[strstr(text, "(") - text], 1);
    CU_ASSERT_EQUAL(levels[strstr(text, "5") - text], 2);
    CU_ASSERT_EQUAL(levels[strstr(text, "-") - text], 1);
    CU_ASSERT_FALSE(bidi_levels("A ب", strlen("A ب"), false, levels));
    CU_ASSERT_EQUAL(levels[0], 0);
    CU_ASSERT_TRUE(bidi_levels("A ب", strlen("A ب"), true, levels));
    CU_ASSERT_EQUAL(levels[0], 2);

    static const uint8_t mixed[] = {1, 1, 2, 2, 1, 0};
    static const int expected[] = {4, 2, 3, 1, 0, 5};
    int order[6];
    bidi_order(mixed, 6, order);
    CU_ASSERT_EQUAL(memcmp(order, expected, sizeof order), 0);
}

static void the_quick_look_is_right(void)
{
    static const char *const both_ways[] = {"ئۇ", "a\u0590", "\u08A0", "\uFB50", "\uFEFB", "文ب"};
    static const char *const one_way[] = {"", "abc", "便民，服务", yi, tibetan, mongolian, "é—…"};
    for (size_t i = 0; i < sizeof both_ways / sizeof both_ways[0]; i++)
        CU_ASSERT_TRUE(bidi_needed(both_ways[i]));
    for (size_t i = 0; i < sizeof one_way / sizeof one_way[0]; i++)
        CU_ASSERT_FALSE(bidi_needed(one_way[i]));
}

static void brackets_are_mirrored(void)
{
    prepare();
    struct piece open = pieces_next("(", 1, false);
    struct piece close = pieces_next(")", 1, false);
    uint8_t bytes[SIZE * SIZE * 2];
    struct stamp straight = keep(pieces_stamp(&type, &open), bytes);
    close.right_to_left = true;
    const struct stamp *mirrored = pieces_stamp(&type, &close);
    CU_ASSERT_TRUE(same_picture(&straight, mirrored));
    finish();
}

static void lines_break_in_every_script(void)
{
    static const char *const texts[] = {yi, uyghur, tibetan, mongolian};
    prepare();
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int whole = width_of(texts[i]);
        struct stamp stamp = set(texts[i], whole * 3 / 4, 3);
        CU_ASSERT_FALSE(stamp.overflow);
        CU_ASSERT(stamp.mask.width_px <= whole * 3 / 4);
        CU_ASSERT(stamp.height_px > 2 * SIZE);
    }
    /* One word alone is cut between its letters rather than lost. */
    struct stamp cut = set("ئاپتونومرايونىخەلق", 150, 4);
    CU_ASSERT_FALSE(cut.overflow);
    /* And one that does not fit at all says so. */
    CU_ASSERT_TRUE(set(uyghur, 100, 1).overflow);
    finish();
}

void suite_pieces(void)
{
    static const CU_TestInfo tests[] = {
        {"each script has its pieces", each_script_has_its_pieces},
        {"scripts are told apart", scripts_are_told_apart},
        {"a font is opened when a character needs it", a_font_is_opened_when_a_character_needs_it},
        {"no letter is a box", no_letter_is_a_box},
        {"a missing font leaves boxes and no hole", a_missing_font_leaves_boxes_and_no_hole},
        {"joined forms differ from isolated ones", joined_forms_differ_from_isolated_ones},
        {"widths add up", widths_add_up},
        {"yi is as large as the chinese beside it", yi_is_as_large_as_the_chinese_beside_it},
        {"words follow one another from the right", words_follow_one_another_from_the_right},
        {"levels and order are unicode's", levels_and_order_are_unicodes},
        {"the quick look is right", the_quick_look_is_right},
        {"brackets are mirrored", brackets_are_mirrored},
        {"lines break in every script", lines_break_in_every_script},
        CU_TEST_INFO_NULL,
    };
    unit_add("pieces", tests);
}
