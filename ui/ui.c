#include "ui/ui.h"

#include <SDL.h>
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/base/log.h"
#include "ui/automation.h"
#include "ui/ime/ime.h"
#include "ui/ui_private.h"

#define TITLE     "Bianmin Kiosk"
#define MINUTE_MS 60000
#define ANSWER_MS 50 /* an answer that takes longer than this is no longer at once */

enum err ui_create(struct ui **out, const struct ui_config *config)
{
    struct ui *ui = calloc(1, sizeof *ui);
    if (ui == NULL)
        return ERR_NO_MEMORY;
    /* SDL looks for a session bus, and where there is none its library would start one by a fork,
     * with other threads running and the first picture waiting. Set here, before those threads. */
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
    ui->config = *config;
    ui->modes = config->modes;
    keys_init(&ui->keys, config->keypad);
    atomic_init(&ui->quit, false);
    ui->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (ui->wake_fd < 0) {
        free(ui);
        return err_from_errno(errno);
    }
    *out = ui;
    return OK;
}

void ui_wake(void *ui)
{
    /* Full means that it is awake already. write is safe in a signal handler. */
    uint64_t one = 1;
    int kept = errno;
    ssize_t written = write(((struct ui *)ui)->wake_fd, &one, sizeof one);
    (void)written;
    errno = kept;
}

void ui_quit(struct ui *ui)
{
    atomic_store(&ui->quit, true);
    ui_wake(ui);
}

/* Where SDL finds no display it takes one that shows nothing: only for those who asked for it. */
static bool has_display(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return SDL_GetHint(SDL_HINT_VIDEODRIVER) != NULL ||
           (driver != NULL && strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0);
}

static enum err open_display(struct ui *ui, char msg[ERR_MSG_BYTES])
{
    /* One touch is one event, and the program's signals are its own. */
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        snprintf(msg, ERR_MSG_BYTES, "no display: %.120s", SDL_GetError());
        return ERR_NOT_FOUND;
    }
    if (!has_display()) {
        snprintf(msg, ERR_MSG_BYTES, "no display: neither KMS/DRM nor X11 (DISPLAY) is there");
        return ERR_NOT_FOUND;
    }
    SDL_DisableScreenSaver();
    if (ui->config.fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    SDL_StopTextInput();
    const struct present_config config = {TITLE, ui->config.width_px, ui->config.height_px,
                                          ui->config.rotation, ui->config.fullscreen};
    return present_create(&ui->present, &config, msg);
}

enum err ui_open(struct ui *ui, struct core *core, char msg[ERR_MSG_BYTES])
{
    char i18n_dir[512];
    ui->core = core;
    snprintf(msg, ERR_MSG_BYTES, "out of memory");
    snprintf(i18n_dir, sizeof i18n_dir, "%s/i18n", ui->config.data_dir);
    enum err result =
        words_create(&ui->words, i18n_dir, ui->config.locale, ui->config.locales, msg);
    if (result == OK) {
        ui_set_locale(ui, ui->config.locale);
        result = open_display(ui, msg);
    }
    if (result == OK)
        result = paint_create(&ui->paint, theme_default(), ui->config.data_dir);
    if (result == OK)
        result = pictures_create(&ui->pictures, ui_wake, ui);
    if (result == OK && ui->config.automation != NULL)
        result = automation_create(&ui->automation, ui->config.automation, msg);
    if (result != OK)
        return result;
    paint_set_pictures(ui->paint, ui->pictures);
    ui->opened_ms = clock_mono_ms(ui->config.clock);
    frame_resized(ui);
    return OK;
}

void ui_destroy(struct ui *ui)
{
    if (ui == NULL)
        return;
    automation_destroy(ui->automation);
    ime_destroy(ui->ime);
    paint_destroy(ui->paint);
    pictures_destroy(ui->pictures);
    present_destroy(ui->present);
    SDL_Quit();
    words_destroy(ui->words);
    hall_unref(ui->hall);
    close(ui->wake_fd);
    free(ui);
}

/* ---- the loop ---- */

static void take_hall(struct ui *ui)
{
    const struct hall *newest = core_hall(ui->core);
    hall_unref(ui->hall);
    ui->hall = newest;
    ui->dirty = true;
    if (newest != NULL && newest->catalog != NULL)
        pictures_set_dir(ui->pictures, newest->catalog->picture_dir);
}

static void answered(struct ui *ui, uint32_t request)
{
    for (int i = 0; i < UI_EXPECTED; i++)
        if (ui->expected[i] == request)
            ui->expected[i] = 0;
    if (ui->awaited == request)
        ui->awaited = 0;
}

static void take_core_events(struct ui *ui)
{
    struct core_event event;
    while (core_next_event(ui->core, &event) == OK) {
        if (event.kind == CORE_ALIVE) {
            pulse_answered(ui);
            continue;
        }
        if (event.kind == CORE_HALL)
            take_hall(ui);
        answered(ui, event.request);
        router_event(ui, &event);
        handout_unref(event.handout);
    }
    /* The first snapshot may have been there before the first event was read. */
    if (ui->hall == NULL)
        take_hall(ui);
}

static void take_found(struct ui *ui)
{
    struct ime_answer answer;
    while (ui->ime != NULL && ime_next(ui->ime, &answer, 0) == OK)
        router_found(ui, &answer);
    explicit_bzero(&answer, sizeof answer);
}

static int sooner(int a, int b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

/* The clock shows minutes, and the hall's offset is whole minutes. */
static int minute_due_ms(const struct ui *ui)
{
    int64_t in_minute = clock_wall_ms(ui->config.clock) % MINUTE_MS;
    return (int)(MINUTE_MS - (in_minute < 0 ? in_minute + MINUTE_MS : in_minute));
}

static int64_t minute_of(const struct ui *ui)
{
    return clock_wall_ms(ui->config.clock) / MINUTE_MS;
}

int ui_run(struct ui *ui)
{
    router_start(ui, screens, screens_count);
    int64_t minute = minute_of(ui);
    while (!atomic_load(&ui->quit)) {
        take_core_events(ui);
        take_found(ui);
        events_take(ui);
        router_timers(ui);
        if (minute != minute_of(ui)) {
            minute = minute_of(ui);
            ui->dirty = true;
        }
        if (motion_due_ms(&ui->motion, clock_mono_ms(ui->config.clock)) == 0)
            ui->dirty = true;
        /* The elements are the same, what they look like is not. */
        if (pictures_take_news(ui->pictures)) {
            ui->drawn = false;
            ui->dirty = true;
        }
        frame_update(ui);
        pulse_beat(ui);
        automation_check(ui->automation, ui);
        if (atomic_load(&ui->quit))
            break;
        int due = sooner(router_due_ms(ui), minute_due_ms(ui));
        due = sooner(due, automation_due_ms(ui->automation, ui));
        due = sooner(due, motion_due_ms(&ui->motion, clock_mono_ms(ui->config.clock)));
        due = sooner(due, pulse_due_ms(ui));
        wait_for(ui, sooner(due, frame_due_ms(ui)));
    }
    router_stop(ui);
    return 0;
}

/* ---- for the screens ---- */

void ui_invalidate(struct ui *ui)
{
    ui->dirty = true;
}

void ui_expect(struct ui *ui, uint32_t request)
{
    for (int i = 0; i < UI_EXPECTED; i++)
        if (ui->expected[i] == 0) {
            ui->expected[i] = request;
            return;
        }
}

void ui_await(struct ui *ui, uint32_t request)
{
    ui_expect(ui, request);
    ui->awaited = request;
    ui->awaited_until_ms = clock_mono_ms(ui->config.clock) + ANSWER_MS;
}

bool ui_expects(const struct ui *ui)
{
    for (int i = 0; i < UI_EXPECTED; i++)
        if (ui->expected[i] != 0)
            return true;
    return ui->ime != NULL && ime_busy(ui->ime);
}

struct ime *ui_ime(struct ui *ui)
{
    const struct ime_config config = {NULL, NULL, ui_wake, ui};
    if (ui->ime == NULL) {
        enum err result = ime_create(&ui->ime, &config);
        if (result != OK)
            log_error("ui", "input methods: %s", err_text(result));
    }
    return ui->ime;
}

void ui_forget_typed(struct ui *ui)
{
    paint_forget(ui->paint);
    if (ui->ime != NULL)
        ime_forget(ui->ime);
}

struct core *ui_core(struct ui *ui)
{
    return ui->core;
}

const struct hall *ui_hall(struct ui *ui)
{
    return ui->hall;
}

void ui_set_locale(struct ui *ui, const char *locale)
{
    const struct i18n *words = words_of(ui->words, locale);
    if (words == NULL || words == ui->i18n)
        return;
    ui->i18n = words;
    ui->dirty = true;
}

void ui_set_modes(struct ui *ui, const struct ui_modes *modes)
{
    ui->modes = *modes;
    ui->dirty = true;
}

const struct ui_modes *ui_modes(const struct ui *ui)
{
    return &ui->modes;
}

void ui_clock_changed(struct ui *ui)
{
    core_clock_changed(ui->core);
    ui->dirty = true;
}
