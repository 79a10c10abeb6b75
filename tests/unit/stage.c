#include "tests/unit/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/pseudo.h"
#include "tests/unit/unit.h"
#include "ui/paint.h"
#include "ui/ui_private.h"

#define NOON_MS INT64_C(1795485600000) /* 2026-11-24 10:00 in the hall */

static struct stage {
    struct ui *ui;
    struct clock clock;
    struct words *words;  /* of the program */
    struct words *pseudo; /* of no language: tests/unit/pseudo.h */
    struct screen_env env;
    unsigned scenes;
    unsigned counter;
} stage;

const char *stage_data_dir(void)
{
    static char path[600];
    ssize_t length = readlink("/proc/self/exe", path, 500);
    if (length <= 0)
        abort();
    path[length] = '\0';
    strcpy(strrchr(path, '/'), "/share/bianmin");
    return path;
}

static const char *const locales[] = {"zh-CN", "en", "ii", "ug", "bo", "mn", NULL};
#define REAL_LOCALES 3

static const char *words_dir(void)
{
    static char dir[700];
    snprintf(dir, sizeof dir, "%s/i18n", stage_data_dir());
    return dir;
}

static void open_words(void)
{
    char msg[ERR_MSG_BYTES];
    const char *real[REAL_LOCALES + 1] = {NULL};
    for (size_t i = 0; i < REAL_LOCALES; i++)
        real[i] = locales[i];
    if (words_create(&stage.words, words_dir(), "zh-CN", real, msg) != OK ||
        words_create(&stage.pseudo, pseudo_dir(words_dir()), "zh-CN", locales + REAL_LOCALES,
                     msg) != OK)
        abort();
}

static void speak(struct ui *ui, const char *locale)
{
    bool real = words_of(stage.words, locale) != NULL;
    ui->words = real ? stage.words : stage.pseudo;
    ui->i18n = words_of(ui->words, locale);
    if (ui->i18n == NULL)
        abort();
}

static void wake(void *context)
{
    (void)context;
}

/* A core without hall or printer: screens may ask it, and nothing comes of it. */
static void open_core(struct ui *ui)
{
    const struct core_config config = {.kiosk_id = "STAGE",
                                       .hall_dir = "",
                                       .store_dir = unit_temp_dir(),
                                       .clock = &stage.clock,
                                       .paper_width_mm = 80,
                                       .i18n_dir = words_dir(),
                                       .locale = "zh-CN",
                                       .font_path = "",
                                       .bold_font_path = "",
                                       .central_url = ""};
    if (core_create(&ui->core, &config, wake, NULL) != OK)
        abort();
}

void stage_open(void)
{
    clock_init(&stage.clock);
    clock_set_wall_ms(&stage.clock, NOON_MS);
    const struct ui_config config = {
        .locale = "zh-CN", .data_dir = stage_data_dir(), .clock = &stage.clock};
    if (ui_create(&stage.ui, &config) != OK ||
        paint_create(&stage.ui->paint, theme_default(), stage_data_dir()) != OK)
        abort();
    open_words();
    open_core(stage.ui);
    stage.ui->router.table = screens;
    stage.ui->router.table_count = screens_count;
}

void stage_close(void)
{
    core_destroy(stage.ui->core);
    stage.ui->words = NULL;
    stage.ui->hall = NULL;
    ui_destroy(stage.ui);
    words_destroy(stage.words);
    words_destroy(stage.pseudo);
    stage = (struct stage){0};
}

struct stage_setting stage_usual(const struct stage_hall *hall)
{
    return (struct stage_setting){
        .width_px = 1280, .height_px = 800, .locale = "zh-CN", .hall = hall};
}

static const struct screen *named(const char *name)
{
    for (size_t i = 0; i < screens_count; i++)
        if (strcmp(screens[i]->name, name) == 0)
            return screens[i];
    abort();
}

/* Above home, where it can go back to; what its enter asks of the router is not followed. */
static struct visit *visit(const struct screen *screen, const void *argument,
                           void (*fill)(void *state))
{
    struct router *router = &stage.ui->router;
    memset(&router->visits, 0, sizeof router->visits);
    router->depth = 0;
    if (!screen->bare && strcmp(screen->name, "home") != 0)
        router->stack[router->depth++] = visits_take(&router->visits, named("home"));
    struct visit *made = visits_take(&router->visits, screen);
    size_t depth = router->depth;
    router->stack[router->depth++] = made;
    void *state = visits_state(&router->visits, made);
    router->running = 1;
    /* A face that is only filled is of a screen that asks the core for what it shows. */
    if (screen->enter != NULL && screen->state_bytes > 0 && (argument != NULL || fill == NULL))
        screen->enter(stage.ui, state, argument);
    router->running = 0;
    router->stack[depth] = made;
    router->depth = depth + 1;
    made->left = false;
    if (fill != NULL)
        fill(state);
    return made;
}

const struct view *stage_show(const struct stage_setting *setting, const char *screen,
                              const void *argument, void (*fill)(void *state))
{
    struct ui *ui = stage.ui;
    struct core_event event;
    while (core_next_event(ui->core, &event) == OK)
        ; /* Nobody takes what the core says. */
    ui->width_px = setting->width_px;
    ui->height_px = setting->height_px;
    ui->modes = setting->modes;
    speak(ui, setting->locale);
    ui->hall = setting->hall != NULL ? &setting->hall->hall : NULL;
    ui->router.touched_ms = clock_mono_ms(&stage.clock);
    struct visit *shown = visit(named(screen), argument, fill);
    shown->scroll_px = setting->scroll_px;
    router_view(ui, &ui->frames[0]);
    stage.env = router_env(ui);
    return &ui->frames[0];
}

const struct screen_env *stage_env(void)
{
    return &stage.env;
}

struct paint *stage_paint(void)
{
    return stage.ui->paint;
}

/* ---- the walk ---- */

static const struct size {
    int w;
    int h;
} sizes[] = {{1024, 600}, {1280, 800}, {1920, 1080}, {800, 1280}, {1080, 1920}};

static const struct mode {
    const char *name;
    struct ui_modes modes;
} modes[] = {
    {"standard", {0}},
    {"care", {.care = true}},
    {"contrast", {.contrast = true}},
    {"low", {.low = true}},
    {"left", {.left = true}},
    {"care+low+contrast", {.care = true, .low = true, .contrast = true}},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static unsigned look(const struct stage_setting *setting, const struct screen *screen,
                     const struct stage_argument *face, const char *name)
{
    unsigned faults = 0;
    const struct view *view = stage_show(setting, screen->name, face->argument, face->fill);
    const struct stage_scene scene = {screen, stage_env(), view, name};
    for (size_t i = 0; i < stage_checks_count; i++)
        faults += stage_checks[i].check(&scene);
    stage.scenes++;
    return faults;
}

/* A page that scrolls is looked at from its beginning and from its end. */
static unsigned look_at(struct stage_setting setting, const char *mode, enum stage_hall_kind kind,
                        const struct screen *screen, const struct stage_argument *face)
{
    static const char *const halls[] = {"plausible", "long", "absurd",
                                        "empty",     "none", "out-of-service"};
    char name[160];
    if (stage.counter++ % STAGE_STRIDE != 0)
        return 0;
    snprintf(name, sizeof name, "%s%s%s %dx%d %s %s %s", screen->name,
             face->face[0] != '\0' ? "." : "", face->face, setting.width_px, setting.height_px,
             mode, setting.locale, halls[kind]);
    unsigned faults = look(&setting, screen, face, name);
    const struct view_scroll *scroll = &stage.ui->frames[0].scroll;
    if (scroll->area.w > 0) {
        setting.scroll_px = scroll->content_px;
        faults += look(&setting, screen, face, name);
    }
    return faults;
}

const struct stage_argument *stage_face(const char *screen)
{
    static const struct stage_argument plain = {"", "", NULL, NULL};
    for (size_t i = 0; i < stage_arguments_count; i++)
        if (strcmp(stage_arguments[i].screen, screen) == 0)
            return &stage_arguments[i];
    return &plain;
}

void stage_each(void (*each)(const struct screen *screen, const struct stage_argument *face,
                             void *context),
                void *context)
{
    for (size_t s = 0; s < screens_count; s++) {
        bool listed = false;
        for (size_t a = 0; a < stage_arguments_count; a++) {
            if (strcmp(stage_arguments[a].screen, screens[s]->name) != 0)
                continue;
            listed = true;
            each(screens[s], &stage_arguments[a], context);
        }
        if (!listed)
            each(screens[s], stage_face(screens[s]->name), context);
    }
}

struct walking {
    struct stage_setting setting;
    const char *mode;
    enum stage_hall_kind kind;
    unsigned faults;
};

static void walk_face(const struct screen *screen, const struct stage_argument *face, void *context)
{
    struct walking *walking = context;
    walking->faults += look_at(walking->setting, walking->mode, walking->kind, screen, face);
}

static unsigned walk_halls(struct stage_setting setting, const char *mode,
                           struct stage_hall *const halls[STAGE_HALL_KINDS])
{
    struct walking walking = {.setting = setting, .mode = mode};
    for (int kind = 0; kind < STAGE_HALL_KINDS; kind++) {
        walking.setting.hall = halls[kind];
        walking.kind = (enum stage_hall_kind)kind;
        stage_each(walk_face, &walking);
    }
    return walking.faults;
}

/* The halls are the innermost: their texts are much the same, and measured already. */
unsigned stage_walk(void)
{
    struct stage_hall *halls[STAGE_HALL_KINDS];
    unsigned faults = 0;
    stage.scenes = 0;
    stage.counter = 0;
    for (int kind = 0; kind < STAGE_HALL_KINDS; kind++)
        halls[kind] = stage_hall_create((enum stage_hall_kind)kind);
    for (size_t l = 0; locales[l] != NULL; l++)
        for (size_t m = 0; m < COUNT(modes); m++)
            for (size_t d = 0; d < COUNT(sizes); d++) {
                const struct stage_setting setting = {.width_px = sizes[d].w,
                                                      .height_px = sizes[d].h,
                                                      .modes = modes[m].modes,
                                                      .locale = locales[l]};
                faults += walk_halls(setting, modes[m].name, halls);
            }
    for (int kind = 0; kind < STAGE_HALL_KINDS; kind++)
        free(halls[kind]);
    return faults;
}

unsigned stage_scenes(void)
{
    return stage.scenes;
}
