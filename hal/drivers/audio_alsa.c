/*
 * Sound cards through ALSA's library. Converting to what the card takes is its own work ("default",
 * "plughw:"); a jack is a boolean control of the card interface, as `amixer -c N contents` lists
 * it. Source: alsa-lib's pcm.h, control.h; Linux Documentation/sound/designs/jack-controls.rst.
 */
#include <alsa/asoundlib.h>
#include <stdio.h>
#include <string.h>

#include "hal/hal_audio.h"

#define LATENCY_US    100000 /* what is buffered still sounds after the last write */
#define CONTROL_BYTES 64

struct alsa {
    snd_pcm_t *pcm;
    snd_ctl_t *jack;
    snd_ctl_elem_value_t *jack_value; /* names the control */
};

static enum err say(char msg[ERR_MSG_BYTES], const char *what, int error)
{
    snprintf(msg, ERR_MSG_BYTES, "%.100s: %s", what, snd_strerror(error));
    return error == -ENOENT || error == -ENODEV ? ERR_NOT_FOUND : ERR_IO;
}

/* The library prints what it returns anyway. */
static void quiet(const char *file, int line, const char *function, int error, const char *format,
                  ...)
{
    (void)file;
    (void)line;
    (void)function;
    (void)error;
    (void)format;
}

static enum err open_pcm(void *driver, const char *device, int rate_hz, char msg[ERR_MSG_BYTES])
{
    struct alsa *alsa = driver;
    snd_lib_error_set_handler(quiet);
    /* Without NONBLOCK it would wait for whoever has the card now. */
    int error = snd_pcm_open(&alsa->pcm, device, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (error < 0)
        return say(msg, device, error);
    error = snd_pcm_set_params(alsa->pcm, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1,
                               (unsigned)rate_hz, 1, LATENCY_US);
    if (error >= 0)
        return OK;
    snd_pcm_close(alsa->pcm);
    return say(msg, device, error);
}

static enum err write_pcm(void *driver, const int16_t *samples, size_t count, size_t *taken,
                          int timeout_ms)
{
    const struct alsa *alsa = driver;
    snd_pcm_sframes_t written = snd_pcm_writei(alsa->pcm, samples, count);
    if (written == -EAGAIN) {
        int ready = snd_pcm_wait(alsa->pcm, timeout_ms);
        if (ready == 0)
            return ERR_TIMEOUT;
        written = ready > 0 ? snd_pcm_writei(alsa->pcm, samples, count) : ready;
        if (written == -EAGAIN)
            return ERR_TIMEOUT;
    }
    /* We were late, or the machine slept: the next write goes on. */
    if (written == -EPIPE || written == -ESTRPIPE || written == -EINTR)
        return snd_pcm_recover(alsa->pcm, (int)written, 1) == 0 ? OK : ERR_IO;
    if (written < 0)
        return ERR_IO;
    *taken = (size_t)written;
    return OK;
}

static enum err drop(void *driver)
{
    const struct alsa *alsa = driver;
    return snd_pcm_drop(alsa->pcm) == 0 && snd_pcm_prepare(alsa->pcm) == 0 ? OK : ERR_IO;
}

static void close_pcm(void *driver, bool drain)
{
    struct alsa *alsa = driver;
    if (drain && snd_pcm_nonblock(alsa->pcm, 0) == 0)
        snd_pcm_drain(alsa->pcm);
    snd_pcm_close(alsa->pcm);
    alsa->pcm = NULL;
}

static void forget_jack(struct alsa *alsa)
{
    if (alsa->jack != NULL)
        snd_ctl_close(alsa->jack);
    if (alsa->jack_value != NULL)
        snd_ctl_elem_value_free(alsa->jack_value);
    alsa->jack = NULL;
    alsa->jack_value = NULL;
}

/* "hw:1 Headphone Jack": the control device, and the control's name. */
static int find_jack(struct alsa *alsa, const char *headphones)
{
    char device[CONTROL_BYTES];
    size_t length = strcspn(headphones, " ");
    const char *name = headphones + length + strspn(headphones + length, " ");
    if (length >= sizeof device || *name == '\0')
        return -EINVAL;
    memcpy(device, headphones, length);
    device[length] = '\0';
    int error = snd_ctl_open(&alsa->jack, device, SND_CTL_NONBLOCK);
    if (error < 0)
        return error;
    error = snd_ctl_elem_value_malloc(&alsa->jack_value);
    if (error < 0)
        return error;
    snd_ctl_elem_value_set_interface(alsa->jack_value, SND_CTL_ELEM_IFACE_CARD);
    snd_ctl_elem_value_set_name(alsa->jack_value, name);
    return 0;
}

static enum err private_listening(void *driver, const char *headphones, bool *plugged,
                                  char msg[ERR_MSG_BYTES])
{
    struct alsa *alsa = driver;
    snd_lib_error_set_handler(quiet);
    int error = alsa->jack == NULL ? find_jack(alsa, headphones) : 0;
    if (error >= 0)
        error = snd_ctl_elem_read(alsa->jack, alsa->jack_value);
    if (error >= 0) {
        *plugged = snd_ctl_elem_value_get_boolean(alsa->jack_value, 0) != 0;
        return OK;
    }
    /* A card that comes back is another one. */
    forget_jack(alsa);
    return say(msg, headphones, error);
}

static void release(void *driver)
{
    forget_jack(driver);
    snd_config_update_free_global();
}

const struct hal_audio_ops audio_alsa = {
    .name = "alsa",
    .priv_size = sizeof(struct alsa),
    .open = open_pcm,
    .write = write_pcm,
    .drop = drop,
    .close = close_pcm,
    .private_listening = private_listening,
    .release = release,
};
