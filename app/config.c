#include "app/config.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "app/base/ini.h"

static const int rotations_degrees[] = {0, 90, 180, 270};
static const int paper_widths_mm[] = {58, 80};

#define TEXT(section_, name_, field)                                                               \
    {                                                                                              \
        .section = (section_), .name = (name_), .kind = INI_TEXT,                                  \
        .offset = offsetof(struct config, field), .size = sizeof(((struct config *)0)->field)      \
    }
#define NUMBER(section_, name_, field, min_, max_)                                                 \
    {                                                                                              \
        .section = (section_), .name = (name_), .kind = INI_INT,                                   \
        .offset = offsetof(struct config, field), .min = (min_), .max = (max_)                     \
    }
#define SWITCH(section_, name_, field)                                                             \
    {                                                                                              \
        .section = (section_), .name = (name_), .kind = INI_BOOL,                                  \
        .offset = offsetof(struct config, field)                                                   \
    }
#define CHOICE(section_, name_, field, ...)                                                        \
    {                                                                                              \
        .section = (section_), .name = (name_), .kind = INI_ENUM,                                  \
        .offset = offsetof(struct config, field), .choices = (const char *const[])                 \
        {                                                                                          \
            __VA_ARGS__, NULL                                                                      \
        }                                                                                          \
    }

static const struct ini_key keys[] = {
    TEXT("kiosk", "id", kiosk.id),
    TEXT("kiosk", "hall", kiosk.hall),
    TEXT("kiosk", "locale", kiosk.locale),
    TEXT("kiosk", "locales", kiosk.locales_text),
    NUMBER("display", "width", display.width_px, 320, 7680),
    NUMBER("display", "height", display.height_px, 320, 7680),
    CHOICE("display", "rotation", display.rotation, "0", "90", "180", "270"),
    SWITCH("display", "fullscreen", display.fullscreen),
    TEXT("display", "night_from", display.night_from),
    TEXT("display", "night_to", display.night_to),
    NUMBER("display", "width_mm", display.width_mm, 0, 3000),
    NUMBER("display", "bottom_mm", display.bottom_mm, 0, 3000),
    SWITCH("display", "care", display.care),
    SWITCH("display", "contrast", display.contrast),
    SWITCH("display", "low", display.low),
    SWITCH("display", "left", display.left),
    TEXT("keypad", "up", keypad.up),
    TEXT("keypad", "down", keypad.down),
    TEXT("keypad", "left", keypad.left),
    TEXT("keypad", "right", keypad.right),
    TEXT("keypad", "ok", keypad.ok),
    TEXT("printer", "driver", printer.driver),
    TEXT("printer", "device", printer.device),
    TEXT("printer", "profile", printer.profile),
    CHOICE("printer", "encoding", printer.encoding, "raster", "text"),
    CHOICE("printer", "width_mm", printer.width_mm, "58", "80"),
    TEXT("audio", "driver", audio.driver),
    TEXT("audio", "device", audio.device),
    TEXT("audio", "headphones", audio.headphones),
    SWITCH("audio", "speech", audio.speech),
    NUMBER("audio", "volume", audio.volume_percent, 0, 100),
    TEXT("central", "url", central.url),
    TEXT("central", "ca", central.ca),
    TEXT("central", "token_file", central.token_file),
    NUMBER("central", "batch", central.batch, 1, 500),
    NUMBER("central", "interval_s", central.interval_s, 1, 3600),
    TEXT("store", "dir", store.dir),
    CHOICE("log", "level", log.level, "error", "warning", "info", "debug"),
};

struct reporting {
    const char *file;
    FILE *faults;
};

static void report(void *context, int line, const char *problem)
{
    const struct reporting *reporting = context;
    if (line > 0)
        fprintf(reporting->faults, "%s, line %d: %s\n", reporting->file, line, problem);
    else
        fprintf(reporting->faults, "%s: %s\n", reporting->file, problem);
}

/* The id becomes part of an address that the central service sees. */
static bool id_is_plain(const char *id)
{
    if (*id == '\0')
        return false;
    for (; *id != '\0'; id++)
        if (!isalnum((unsigned char)*id) && *id != '-' && *id != '_' && *id != '.')
            return false;
    return true;
}

/* The code of a language as its file of words is named: "zh-CN", "ii". */
static bool locale_is_plain(const char *locale)
{
    for (const char *c = locale; *c != '\0'; c++)
        if (!isalnum((unsigned char)*c) && *c != '-' && *c != '_')
            return false;
    return *locale != '\0';
}

/* "zh-CN, en" into its parts; false when they are too many, too long or no codes. */
static bool split_locales(struct config *config)
{
    const char *at = config->kiosk.locales_text;
    for (size_t i = 0; *(at += strspn(at, ", \t")) != '\0'; i++) {
        size_t length = strcspn(at, ", \t");
        if (i == CONFIG_LOCALES || length >= CONFIG_LOCALE_BYTES)
            return false;
        memcpy(config->kiosk.locales[i], at, length);
        config->kiosk.locales[i][length] = '\0';
        if (!locale_is_plain(config->kiosk.locales[i]))
            return false;
        at += length;
    }
    return true;
}

static bool has_locale(const struct config *config, const char *locale)
{
    for (size_t i = 0; i < CONFIG_LOCALES; i++)
        if (locale[0] != '\0' && strcmp(config->kiosk.locales[i], locale) == 0)
            return true;
    return false;
}

static enum err check_locales(struct config *config, const struct reporting *reporting)
{
    if (!split_locales(config)) {
        report((void *)(uintptr_t)reporting, 0,
               "[kiosk] locales must be codes of languages, at most 8, as in zh-CN, en");
        return ERR_PARSE;
    }
    if (!has_locale(config, config->kiosk.locale)) {
        report((void *)(uintptr_t)reporting, 0,
               "[kiosk] locale must be one of locales: add it there, or take another");
        return ERR_PARSE;
    }
    return OK;
}

static enum err check_whole(struct config *config, const struct reporting *reporting)
{
    enum err err = OK;
    if (!id_is_plain(config->kiosk.id)) {
        report((void *)(uintptr_t)reporting, 0,
               "[kiosk] id must be letters, digits, '-', '_' and '.': name this terminal");
        err = ERR_PARSE;
    }
    if (config->printer.driver[0] != '\0' && config->printer.device[0] == '\0') {
        report((void *)(uintptr_t)reporting, 0,
               "[printer] driver is set but device is not: say where the printer is");
        err = ERR_PARSE;
    }
    enum err locales = check_locales(config, reporting);
    return err != OK ? err : locales;
}

/* "22:00" in minutes of the day, "" as 0. */
static bool parse_time(const char *text, int *minutes)
{
    *minutes = 0;
    if (text[0] == '\0')
        return true;
    for (int i = 0; i < 5; i++)
        if (i == 2 ? text[i] != ':' : !isdigit((unsigned char)text[i]))
            return false;
    int hour = (text[0] - '0') * 10 + text[1] - '0';
    int minute = (text[3] - '0') * 10 + text[4] - '0';
    *minutes = hour * 60 + minute;
    return text[5] == '\0' && hour < 24 && minute < 60;
}

static enum err check_night(struct config *config, const struct reporting *reporting)
{
    if (parse_time(config->display.night_from, &config->display.night_from_min) &&
        parse_time(config->display.night_to, &config->display.night_to_min))
        return OK;
    report((void *)(uintptr_t)reporting, 0,
           "[display] night_from and night_to must be times as in 22:00 and 06:00, or empty");
    return ERR_PARSE;
}

enum err config_load(struct config *config, const char *path, FILE *faults)
{
    struct reporting reporting = {path, faults};
    *config = (struct config){
        .kiosk = {.locale = "zh-CN", .locales_text = "zh-CN, en"},
        .display = {.width_px = 1280, .height_px = 800},
        .printer = {.profile = "generic-80", .width_mm = 1},
        .audio = {.driver = "none",
                  .device = "default",
                  .headphones = "none",
                  .speech = 1,
                  .volume_percent = 60},
        .central = {.batch = 100, .interval_s = 15},
        .store = {.dir = "/var/lib/bianmin"},
        .log = {.level = 2},
    };
    enum err err = ini_load(path, keys, sizeof keys / sizeof keys[0], config, report, &reporting);
    if (err == OK)
        err = check_night(config, &reporting);
    return err != OK ? err : check_whole(config, &reporting);
}

int config_rotation_degrees(const struct config *config)
{
    return rotations_degrees[config->display.rotation];
}

int config_paper_width_mm(const struct config *config)
{
    return paper_widths_mm[config->printer.width_mm];
}
