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
    CHOICE("kiosk", "locale", kiosk.locale, "zh-CN", "en"),
    NUMBER("display", "width", display.width_px, 320, 7680),
    NUMBER("display", "height", display.height_px, 320, 7680),
    CHOICE("display", "rotation", display.rotation, "0", "90", "180", "270"),
    SWITCH("display", "fullscreen", display.fullscreen),
    TEXT("display", "night_from", display.night_from),
    TEXT("display", "night_to", display.night_to),
    TEXT("printer", "driver", printer.driver),
    TEXT("printer", "device", printer.device),
    TEXT("printer", "profile", printer.profile),
    CHOICE("printer", "encoding", printer.encoding, "raster", "text"),
    CHOICE("printer", "width_mm", printer.width_mm, "58", "80"),
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

static enum err check_whole(const struct config *config, const struct reporting *reporting)
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
    return err;
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
        .display = {.width_px = 1280, .height_px = 800},
        .printer = {.profile = "generic-80", .width_mm = 1},
        .central = {.batch = 100, .interval_s = 15},
        .store = {.dir = "/var/lib/bianmin"},
        .log = {.level = 2},
    };
    enum err err = ini_load(path, keys, sizeof keys / sizeof keys[0], config, report, &reporting);
    if (err == OK)
        err = check_night(config, &reporting);
    return err != OK ? err : check_whole(config, &reporting);
}

const char *config_locale(const struct config *config)
{
    static const char *const locales[] = {"zh-CN", "en"};
    return locales[config->kiosk.locale];
}

int config_rotation_degrees(const struct config *config)
{
    return rotations_degrees[config->display.rotation];
}

int config_paper_width_mm(const struct config *config)
{
    return paper_widths_mm[config->printer.width_mm];
}
