/*
 * What running and checking share.
 *
 * Thread: main.
 */
#ifndef APP_KIOSK_PRIVATE_H
#define APP_KIOSK_PRIVATE_H

#include <stdbool.h>
#include <stdio.h>

#include "app/base/err.h"
#include "app/config.h"

#define KIOSK_PATH_BYTES 512

#define KIOSK_FONT_REGULAR "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
#define KIOSK_FONT_BOLD    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"

/* The folder with icons and words. */
enum err kiosk_find_data(char out[KIOSK_PATH_BYTES]) must_use;

struct hal_audio;

/* NULL where the config has none. What is wrong goes to `faults`. */
enum err kiosk_make_audio(struct hal_audio **out, const struct config *config,
                          FILE *faults) must_use;

/* Whether the sound device opens, its jack is there, and a voice is installed. */
bool kiosk_check_audio(const struct config *config, FILE *out);

/* Whether [keypad] names keys that there are; prints those that are none. */
bool kiosk_check_keypad(const struct config *config, FILE *out);

/* Reads the spreadsheets and pictures; prints what is wrong, and, as warnings, which characters the
 * font lacks. True when nothing is wrong. */
bool kiosk_check_content(const struct config *config, FILE *out);

#endif
