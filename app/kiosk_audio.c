/* Sound: what the config says of it, made and checked. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/kiosk_private.h"
#include "hal/hal_audio.h"

#define VOICE "espeak-ng"

enum err kiosk_make_audio(struct hal_audio **out, const struct config *config, FILE *faults)
{
    char msg[ERR_MSG_BYTES] = "";
    const struct hal_audio_config audio = {config->audio.driver, config->audio.device,
                                           config->audio.headphones, config->audio.volume_percent};
    *out = NULL;
    if (strcmp(config->audio.driver, "none") == 0)
        return OK;
    enum err err = hal_audio_create(out, &audio, msg);
    if (err != OK)
        fprintf(faults, "[audio]: %s\n", msg);
    return err;
}

static bool is_in_path(const char *program)
{
    const char *path = getenv("PATH");
    for (const char *at = path != NULL ? path : ""; *at != '\0';) {
        char file[KIOSK_PATH_BYTES];
        int length = (int)strcspn(at, ":");
        if (snprintf(file, sizeof file, "%.*s/%s", length, at, program) < (int)sizeof file &&
            access(file, X_OK) == 0)
            return true;
        at += length;
        at += *at == ':';
    }
    return false;
}

bool kiosk_check_audio(const struct config *config, FILE *out)
{
    char msg[ERR_MSG_BYTES] = "";
    struct hal_audio *audio;
    if (kiosk_make_audio(&audio, config, out) != OK)
        return false;
    if (audio == NULL)
        return true;
    enum err err = hal_audio_probe(audio, msg);
    hal_audio_destroy(audio);
    if (err != OK)
        fprintf(out, "[audio] %s: mend the name, or connect it\n", msg);
    bool voice = config->audio.speech == 0 || is_in_path(VOICE);
    if (!voice)
        fprintf(out, "[audio] speech: " VOICE " is not installed: apt install " VOICE
                     ", or speech = no\n");
    return err == OK && voice;
}
