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

#define CONFIG_PATH_BYTES 256

enum config_encoding { CONFIG_ENCODING_RASTER, CONFIG_ENCODING_TEXT };

struct config {
    struct {
        char id[64];
        char hall[CONFIG_PATH_BYTES];
        int locale; /* position in zh-CN, en */
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
    } display;
    struct {
        char driver[32]; /* "" = no printer */
        char device[CONFIG_PATH_BYTES];
        char profile[32];
        int encoding; /* enum config_encoding */
        int width_mm; /* position in 58, 80 */
    } printer;
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

const char *config_locale(const struct config *config);
int config_rotation_degrees(const struct config *config);
int config_paper_width_mm(const struct config *config);

#endif
