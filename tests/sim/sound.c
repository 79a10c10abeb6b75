/*
 * A sound card for tests, as plugins of ALSA's library: what is played comes out of a FIFO, and
 * whoever reads there is how fast it plays; a jack is plugged in while a file is there, and the
 * card is unplugged while another one is. Built and named in an ALSA configuration by sounds.py.
 *
 * Source: alsa-lib's pcm_ioplug.h and control_external.h.
 */
#include <alsa/asoundlib.h>
#include <alsa/control_external.h>
#include <alsa/pcm_external.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH_BYTES  256
#define FRAME_BYTES 2
#define ROOM_MS     20
#define JACK        "Headphone Jack"

struct card {
    snd_pcm_ioplug_t plug;
    char dir[PATH_BYTES];
    snd_pcm_uframes_t played;
};

struct jack {
    snd_ctl_ext_t ext;
    char dir[PATH_BYTES];
};

static int is_there(const char *dir, const char *name)
{
    char path[PATH_BYTES + 16];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return access(path, F_OK) == 0;
}

/* `dir` of the plugin's configuration. */
static int read_dir(const snd_config_t *config, char dir[PATH_BYTES])
{
    snd_config_t *entry;
    const char *value;
    if (snd_config_search((snd_config_t *)config, "dir", &entry) < 0 ||
        snd_config_get_string(entry, &value) < 0 || strlen(value) >= PATH_BYTES)
        return -EINVAL;
    strcpy(dir, value);
    return 0;
}

/* ---- what is played ---- */

static int started(snd_pcm_ioplug_t *plug)
{
    (void)plug;
    return 0;
}

static snd_pcm_sframes_t position(snd_pcm_ioplug_t *plug)
{
    const struct card *card = plug->private_data;
    return (snd_pcm_sframes_t)(card->played % plug->buffer_size);
}

static snd_pcm_sframes_t transfer(snd_pcm_ioplug_t *plug, const snd_pcm_channel_area_t *areas,
                                  snd_pcm_uframes_t offset, snd_pcm_uframes_t size)
{
    struct card *card = plug->private_data;
    const char *at = (const char *)areas->addr + (areas->first + areas->step * offset) / 8;
    /* A whole buffer would look like none at all. */
    if (size > plug->buffer_size / 2)
        size = plug->buffer_size / 2;
    if (is_there(card->dir, "unplugged"))
        return -ENODEV;
    /* There is always room in its buffer, but not in the FIFO. */
    struct pollfd room = {.fd = plug->poll_fd, .events = POLLOUT};
    if (poll(&room, 1, ROOM_MS) == 0)
        return -EAGAIN;
    ssize_t written = write(plug->poll_fd, at, size * FRAME_BYTES);
    if (written < 0)
        return -errno;
    card->played += (snd_pcm_uframes_t)written / FRAME_BYTES;
    return written / FRAME_BYTES;
}

static int prepared(snd_pcm_ioplug_t *plug)
{
    struct card *card = plug->private_data;
    card->played = 0;
    return 0;
}

static int closed(snd_pcm_ioplug_t *plug)
{
    close(plug->poll_fd);
    free(plug->private_data);
    return 0;
}

static int limit(snd_pcm_ioplug_t *plug)
{
    static const unsigned access = SND_PCM_ACCESS_RW_INTERLEAVED;
    static const unsigned format = SND_PCM_FORMAT_S16_LE;
    int error = snd_pcm_ioplug_set_param_list(plug, SND_PCM_IOPLUG_HW_ACCESS, 1, &access);
    if (error >= 0)
        error = snd_pcm_ioplug_set_param_list(plug, SND_PCM_IOPLUG_HW_FORMAT, 1, &format);
    if (error >= 0)
        error = snd_pcm_ioplug_set_param_minmax(plug, SND_PCM_IOPLUG_HW_CHANNELS, 1, 1);
    return error;
}

static const snd_pcm_ioplug_callback_t playing = {.start = started,
                                                  .stop = started,
                                                  .pointer = position,
                                                  .transfer = transfer,
                                                  .prepare = prepared,
                                                  .close = closed};

SND_PCM_PLUGIN_DEFINE_FUNC(testcard)
{
    char path[PATH_BYTES + 16];
    (void)root;
    struct card *card = calloc(1, sizeof *card);
    if (card == NULL)
        return -ENOMEM;
    int error = read_dir(conf, card->dir);
    if (error >= 0 && is_there(card->dir, "unplugged"))
        error = -ENODEV;
    snprintf(path, sizeof path, "%s/sound", card->dir);
    int fd = error >= 0 ? open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC) : -1;
    if (fd < 0) {
        free(card);
        return error < 0 ? error : -errno;
    }
    card->plug = (snd_pcm_ioplug_t){.version = SND_PCM_IOPLUG_VERSION,
                                    .name = "a sound card for tests",
                                    .poll_fd = fd,
                                    .poll_events = POLLOUT,
                                    .callback = &playing,
                                    .private_data = card};
    error = snd_pcm_ioplug_create(&card->plug, name, stream, mode);
    if (error < 0) {
        close(fd);
        free(card);
        return error;
    }
    error = limit(&card->plug);
    *pcmp = card->plug.pcm;
    return error;
}

SND_PCM_PLUGIN_SYMBOL(testcard)

/* ---- the jack ---- */

static int count(snd_ctl_ext_t *ext)
{
    (void)ext;
    return 1;
}

static int describe(snd_ctl_ext_t *ext, unsigned offset, snd_ctl_elem_id_t *id)
{
    (void)ext;
    (void)offset;
    snd_ctl_elem_id_set_interface(id, SND_CTL_ELEM_IFACE_CARD);
    snd_ctl_elem_id_set_name(id, JACK);
    return 0;
}

static snd_ctl_ext_key_t find(snd_ctl_ext_t *ext, const snd_ctl_elem_id_t *id)
{
    (void)ext;
    return strcmp(snd_ctl_elem_id_get_name(id), JACK) == 0 ? 0 : SND_CTL_EXT_KEY_NOT_FOUND;
}

static int attribute(snd_ctl_ext_t *ext, snd_ctl_ext_key_t key, int *type, unsigned *access,
                     unsigned *values)
{
    (void)ext;
    (void)key;
    *type = SND_CTL_ELEM_TYPE_BOOLEAN;
    *access = SND_CTL_EXT_ACCESS_READ;
    *values = 1;
    return 0;
}

static int read_jack(snd_ctl_ext_t *ext, snd_ctl_ext_key_t key, long *value)
{
    const struct jack *jack = ext->private_data;
    (void)key;
    *value = is_there(jack->dir, "headphones");
    return 0;
}

static void close_jack(snd_ctl_ext_t *ext)
{
    free(ext->private_data);
}

static const snd_ctl_ext_callback_t looking = {.close = close_jack,
                                               .elem_count = count,
                                               .elem_list = describe,
                                               .find_elem = find,
                                               .get_attribute = attribute,
                                               .read_integer = read_jack};

SND_CTL_PLUGIN_DEFINE_FUNC(testcard)
{
    (void)root;
    struct jack *jack = calloc(1, sizeof *jack);
    if (jack == NULL)
        return -ENOMEM;
    int error = read_dir(conf, jack->dir);
    jack->ext = (snd_ctl_ext_t){.version = SND_CTL_EXT_VERSION,
                                .id = "test",
                                .driver = "test",
                                .name = "test",
                                .longname = "a sound card for tests",
                                .mixername = "test",
                                .poll_fd = -1,
                                .callback = &looking,
                                .private_data = jack};
    if (error >= 0)
        error = snd_ctl_ext_create(&jack->ext, name, mode);
    if (error < 0) {
        free(jack);
        return error;
    }
    *handlep = jack->ext.handle;
    return 0;
}

SND_CTL_PLUGIN_SYMBOL(testcard)
