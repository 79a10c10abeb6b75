/* --check: what a maintainer wants to know before leaving. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/i18n.h"
#include "app/config.h"
#include "app/kiosk.h"
#include "app/kiosk_private.h"
#include "app/services/sync/upload.h"
#include "hal/hal_printer.h"
#include "ui/keys.h"

#define PRINTER_TIMEOUT_MS 3000

static bool check_store(const struct config *config, FILE *out)
{
    struct stat info;
    const char *dir = config->store.dir;
    if (stat(dir, &info) != 0 || !S_ISDIR(info.st_mode)) {
        fprintf(out, "[store] dir: %s is not a folder: make it, or mend the path\n", dir);
        return false;
    }
    if (access(dir, W_OK | X_OK) != 0) {
        fprintf(out, "[store] dir: %s cannot be written: mend its owner or the disk\n", dir);
        return false;
    }
    return true;
}

static bool check_printer(const struct config *config, FILE *out)
{
    char msg[ERR_MSG_BYTES] = "";
    struct hal_printer *printer;
    struct hal_printer_status status;
    struct hal_printer_config wanted = {config->printer.driver, config->printer.device,
                                        config->printer.profile};
    if (config->printer.driver[0] == '\0')
        return true;
    enum err err = hal_printer_create(&printer, &wanted, msg);
    if (err == OK) {
        err = hal_printer_probe(printer, PRINTER_TIMEOUT_MS, &status, msg);
        hal_printer_destroy(printer);
    }
    if (err != OK)
        fprintf(out, "[printer] %s: %s\n", config->printer.device, msg);
    else if (!status.ready)
        fprintf(out, "[printer] %s: not ready: %s\n", config->printer.device,
                hal_printer_reason_name(status.reason));
    return err == OK && status.ready;
}

static bool check_file(const char *key, const char *path, FILE *out)
{
    if (path[0] == '\0' || access(path, R_OK) == 0)
        return true;
    fprintf(out, "[central] %s: %s cannot be read: put the file there, or mend the path\n", key,
            path);
    return false;
}

bool kiosk_check_keypad(const struct config *config, FILE *out)
{
    const struct {
        const char *key;
        const char *name;
    } keys[] = {{"up", config->keypad.up},
                {"down", config->keypad.down},
                {"left", config->keypad.left},
                {"right", config->keypad.right},
                {"ok", config->keypad.ok}};
    bool good = true;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (!keys_named(keys[i].name)) {
            fprintf(out,
                    "[keypad] %s = %s: no key has this name: take one of SDL's, such as F13 or "
                    "Keypad 8\n",
                    keys[i].key, keys[i].name);
            good = false;
        }
    return good;
}

static bool check_words(const struct config *config, FILE *out)
{
    char data[KIOSK_PATH_BYTES];
    char dir[KIOSK_PATH_BYTES + 8];
    char msg[ERR_MSG_BYTES];
    bool good = kiosk_find_data(data) == OK;
    if (!good)
        fprintf(out, "share/bianmin is not beside the program: install it again\n");
    snprintf(dir, sizeof dir, "%s/i18n", data);
    for (size_t i = 0; good && i < CONFIG_LOCALES && config->kiosk.locales[i][0] != '\0'; i++) {
        struct i18n *words = NULL;
        if (i18n_create(&words, dir, config->kiosk.locales[i], msg) != OK) {
            fprintf(out, "[kiosk] locales: %s: take this language out, or install its words\n",
                    msg);
            good = false;
        }
        i18n_destroy(words);
    }
    return good;
}

static bool check_central(const struct config *config, FILE *out)
{
    char msg[ERR_MSG_BYTES] = "";
    const char *url = config->central.url;
    bool good = url[0] == '\0' || upload_check_url(url, msg) == OK;
    if (!good)
        fprintf(out, "[central] url: %s: %s\n", url, msg);
    good = check_file("ca", config->central.ca, out) && good;
    return check_file("token_file", config->central.token_file, out) && good;
}

bool kiosk_check(const struct kiosk_arguments *arguments, FILE *out)
{
    struct config config;
    if (config_load(&config, arguments->config_path, out) != OK)
        return false;
    if (arguments->state_dir != NULL &&
        snprintf(config.store.dir, sizeof config.store.dir, "%s", arguments->state_dir) >=
            (int)sizeof config.store.dir) {
        fprintf(out, "--state: longer than %d bytes\n", CONFIG_PATH_BYTES - 1);
        return false;
    }
    bool good = kiosk_check_content(&config, out);
    good = kiosk_check_keypad(&config, out) && good;
    good = check_words(&config, out) && good;
    good = check_store(&config, out) && good;
    good = check_printer(&config, out) && good;
    good = kiosk_check_audio(&config, out) && good;
    return check_central(&config, out) && good;
}
