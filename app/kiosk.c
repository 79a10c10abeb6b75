#include "app/kiosk.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/config.h"
#include "app/core.h"
#include "app/kiosk_private.h"
#include "app/notify.h"
#include "hal/hal_printer.h"
#include "ui/ui.h"

/* Debian package fonts-noto-cjk. */

struct kiosk {
    struct config config;
    struct clock clock;
    char data_dir[KIOSK_PATH_BYTES];
    char i18n_dir[KIOSK_PATH_BYTES + 8];
    struct hal_printer *printer;
    struct ui *ui;
    struct core *core;
};

/* Icons and words lie in share/bianmin beside the program (a build) or one level up (installed). */
enum err kiosk_find_data(char out[KIOSK_PATH_BYTES])
{
    char program[KIOSK_PATH_BYTES - 32];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return ERR_NOT_FOUND;
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    if (slash == NULL)
        return ERR_NOT_FOUND;
    *slash = '\0';
    static const char *const places[] = {"share/bianmin", "../share/bianmin"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        snprintf(out, KIOSK_PATH_BYTES, "%s/%s", program, places[i]);
        if (access(out, R_OK | X_OK) == 0)
            return OK;
    }
    return ERR_NOT_FOUND;
}

static enum err load(struct kiosk *kiosk, const struct kiosk_arguments *arguments, FILE *faults)
{
    enum err err = config_load(&kiosk->config, arguments->config_path, faults);
    if (err != OK)
        return err;
    if (arguments->state_dir != NULL &&
        snprintf(kiosk->config.store.dir, sizeof kiosk->config.store.dir, "%s",
                 arguments->state_dir) >= (int)sizeof kiosk->config.store.dir) {
        fprintf(faults, "--state: longer than %d bytes\n", CONFIG_PATH_BYTES - 1);
        return ERR_TOO_LARGE;
    }
    if (!kiosk_check_keypad(&kiosk->config, faults))
        return ERR_PARSE;
    err = kiosk_find_data(kiosk->data_dir);
    if (err != OK) {
        fprintf(faults, "share/bianmin is not beside the program: install it again\n");
        return err;
    }
    snprintf(kiosk->i18n_dir, sizeof kiosk->i18n_dir, "%s/i18n", kiosk->data_dir);
    log_set_level((enum log_level)kiosk->config.log.level);
    return OK;
}

static enum err make_printer(const struct config *config, struct hal_printer **out, FILE *faults)
{
    char msg[ERR_MSG_BYTES];
    struct hal_printer_config printer = {config->printer.driver, config->printer.device,
                                         config->printer.profile};
    *out = NULL;
    if (config->printer.driver[0] == '\0')
        return OK;
    enum err err = hal_printer_create(out, &printer, msg);
    if (err != OK)
        fprintf(faults, "[printer]: %s\n", msg);
    return err;
}

enum err kiosk_create(struct kiosk **out, const struct kiosk_arguments *arguments, FILE *faults)
{
    struct kiosk *kiosk = calloc(1, sizeof *kiosk);
    if (kiosk == NULL)
        return ERR_NO_MEMORY;
    clock_init(&kiosk->clock);
    enum err err = load(kiosk, arguments, faults);
    if (err == OK)
        err = make_printer(&kiosk->config, &kiosk->printer, faults);
    if (err == OK) {
        const struct config *config = &kiosk->config;
        struct ui_config ui = {
            .width_px = config->display.width_px,
            .height_px = config->display.height_px,
            .rotation = config_rotation_degrees(config),
            .fullscreen = config->display.fullscreen != 0,
            .night_from_min = config->display.night_from_min,
            .night_to_min = config->display.night_to_min,
            .locale = config->kiosk.locale,
            .data_dir = kiosk->data_dir,
            .clock = &kiosk->clock,
            .automation = arguments->automation,
            .pulse = {notify_ready, notify_alive, NULL, notify_every_ms()},
            .panel = {.width_mm = config->display.width_mm, .bottom_mm = config->display.bottom_mm},
            .modes = {.care = config->display.care != 0,
                      .contrast = config->display.contrast != 0,
                      .low = config->display.low != 0,
                      .left = config->display.left != 0},
            .keypad = {config->keypad.up, config->keypad.down, config->keypad.left,
                       config->keypad.right, config->keypad.ok}};
        for (size_t i = 0; i < CONFIG_LOCALES && config->kiosk.locales[i][0] != '\0'; i++)
            ui.locales[i] = config->kiosk.locales[i];
        err = ui_create(&kiosk->ui, &ui);
    }
    if (err != OK) {
        kiosk_destroy(kiosk);
        return err;
    }
    *out = kiosk;
    return OK;
}

static enum err start_core(struct kiosk *kiosk)
{
    const struct config *config = &kiosk->config;
    struct core_config core = {
        .kiosk_id = config->kiosk.id,
        .hall_dir = config->kiosk.hall,
        .store_dir = config->store.dir,
        .clock = &kiosk->clock,
        .printer = kiosk->printer,
        .printer_text = config->printer.encoding == CONFIG_ENCODING_TEXT,
        .paper_width_mm = config_paper_width_mm(config),
        .i18n_dir = kiosk->i18n_dir,
        .locale = config->kiosk.locale,
        .font_path = KIOSK_FONT_REGULAR,
        .bold_font_path = KIOSK_FONT_BOLD,
        .central_url = config->central.url,
        .central_ca = config->central.ca,
        .central_token_file = config->central.token_file,
        .central_batch = config->central.batch,
        .central_interval_s = config->central.interval_s,
    };
    enum err err = core_create(&kiosk->core, &core, ui_wake, kiosk->ui);
    if (err == OK)
        kiosk->printer = NULL;
    return err;
}

int kiosk_run(struct kiosk *kiosk)
{
    char msg[ERR_MSG_BYTES] = "";
    int exit_code = 1;
    /* The core opens its store while the display comes up. */
    enum err err = start_core(kiosk);
    if (err != OK)
        log_error("kiosk", "core cannot be started: %s", err_text(err));
    else if (ui_open(kiosk->ui, kiosk->core, msg) != OK)
        log_error("kiosk", "display cannot be opened: %s", msg);
    else
        exit_code = ui_run(kiosk->ui);
    notify_stopping();
    core_destroy(kiosk->core);
    kiosk->core = NULL;
    return exit_code;
}

void kiosk_quit(struct kiosk *kiosk)
{
    ui_quit(kiosk->ui);
}

void kiosk_destroy(struct kiosk *kiosk)
{
    if (kiosk == NULL)
        return;
    ui_destroy(kiosk->ui);
    hal_printer_destroy(kiosk->printer);
    free(kiosk);
}
