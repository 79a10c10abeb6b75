/*
 * The table of drivers: the only way to one.
 *
 * Thread: any; constants.
 */
#ifndef HAL_DRIVERS_H
#define HAL_DRIVERS_H

#include "hal/hal_audio.h"
#include "hal/hal_printer.h"

/* NULL when no driver has this name. */
const struct hal_printer_ops *drivers_find_printer(const char *name);

/* "escpos, ..." for messages. */
const char *drivers_printer_names(void);

const struct hal_audio_ops *drivers_find_audio(const char *name);
const char *drivers_audio_names(void);

#endif
