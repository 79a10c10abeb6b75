#include "hal/drivers.h"

#include <stddef.h>
#include <string.h>

extern const struct hal_audio_ops audio_alsa;
extern const struct hal_printer_ops printer_escpos;

static const struct hal_printer_ops *const printers[] = {
    &printer_escpos,
};

const struct hal_printer_ops *drivers_find_printer(const char *name)
{
    for (size_t i = 0; i < sizeof printers / sizeof printers[0]; i++)
        if (strcmp(printers[i]->name, name) == 0)
            return printers[i];
    return NULL;
}

const char *drivers_printer_names(void)
{
    return "escpos";
}

static const struct hal_audio_ops *const audios[] = {
    &audio_alsa,
};

const struct hal_audio_ops *drivers_find_audio(const char *name)
{
    for (size_t i = 0; i < sizeof audios / sizeof audios[0]; i++)
        if (strcmp(audios[i]->name, name) == 0)
            return audios[i];
    return NULL;
}

const char *drivers_audio_names(void)
{
    return "alsa";
}
