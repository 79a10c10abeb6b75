/*
 * The configuration: config/kiosk.ini documents every key. What the file does not say keeps its
 * default; what it says wrongly is an error with its line.
 *
 * Thread: main, at start. Ownership: plain values.
 */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include <stdio.h>

#include "app/base/err.h"

#define CONFIG_PATH_BYTES   256
#define CONFIG_LOCALE_BYTES 16
#define CONFIG_LOCALES      8

enum config_encoding { CONFIG_ENCODING_RASTER, CONFIG_ENCODING_TEXT };

struct config {
    struct {
        char id[64];
        char hall[CONFIG_PATH_BYTES];
        char locale[CONFIG_LOCALE_BYTES];                              /* one of `locales` */
        char locales_text[CONFIG_LOCALES * (CONFIG_LOCALE_BYTES + 2)]; /* as the file has them */
        char locales[CONFIG_LOCALES][CONFIG_LOCALE_BYTES];             /* "" ends them */
    } kiosk;
    struct {
        int width_px;
        int height_px;
        int rotation; /* position in 0, 90, 180, 270 */
        int fullscreen;
        char night_from[8]; /* "22:00"; both "" = no night */
        char night_to[8];
        int night_from_min; /* the same in minutes of the day */
        int night_to_min;
        int width_mm; /* of the picture as it stands; 0: not known */
        int bottom_mm;
        int care; /* the modes that every visit begins with */
        int contrast;
        int low;
        int left;
    } display;
    struct {
        char up[32]; /* names of keys, "" = none */
        char down[32];
        char left[32];
        char right[32];
        char ok[32];
    } keypad;
    struct {
        char driver[32]; /* "" = no printer */
        char device[CONFIG_PATH_BYTES];
        char profile[32];
        int encoding; /* enum config_encoding */
        int width_mm; /* position in 58, 80 */
    } printer;
    struct {
        char driver[32]; /* "none" = no sound */
        char device[CONFIG_PATH_BYTES];
        char headphones[CONFIG_PATH_BYTES]; /* hal/hal_audio.h */
        int speech;
        int volume_percent;
    } audio;
    struct {
        char url[CONFIG_PATH_BYTES]; /* "" = no central service */
        char ca[CONFIG_PATH_BYTES];
        char token_file[CONFIG_PATH_BYTES];
        int batch;
        int interval_s;
    } central;
    struct {
        char dir[CONFIG_PATH_BYTES];
    } store;
    struct {
        int level; /* enum log_level */
    } log;
};

/* Every fault goes to `faults` as one line "kiosk.ini, line 7: ...". */
enum err config_load(struct config *config, const char *path, FILE *faults) must_use;

int config_rotation_degrees(const struct config *config);
int config_paper_width_mm(const struct config *config);

#endif
