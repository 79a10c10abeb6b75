#include "hal/hal_audio.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/base/log.h"
#include "app/base/queue.h"
#include "hal/drivers.h"

#define NAME_BYTES    256
#define PROBE_HZ      22050
#define CHUNK_SAMPLES 441 /* between two looks at whether to go on: 20 ms of speech */
#define WRITE_MS      50
#define SILENT_MS     10000 /* a device that takes nothing for so long is gone */

struct job {
    struct hal_audio_clip *clip;
    unsigned generation; /* how often there had been a cancel */
};

struct hal_audio {
    /* Set before the thread starts. */
    const struct hal_audio_ops *ops;
    char device[NAME_BYTES];
    char headphones[NAME_BYTES];
    struct hal_audio_listener listener;
    struct queue *jobs;
    int wake_fd; /* eventfd: a clip came, or the end */
    bool started;
    pthread_t thread;
    /* Any thread. */
    atomic_uint cancels;
    atomic_int volume_percent;
    atomic_bool ending;
    /* The thread's. */
    void *driver;
    int rate_hz;     /* 0: the device is closed */
    bool complained; /* that it cannot be used stands in the log */
};

struct hal_audio_clip *hal_audio_clip_create(size_t sample_count)
{
    struct hal_audio_clip *clip = calloc(1, sizeof *clip + sample_count * sizeof(int16_t));
    if (clip != NULL)
        clip->sample_count = sample_count;
    return clip;
}

void hal_audio_clip_destroy(struct hal_audio_clip *clip)
{
    if (clip == NULL)
        return;
    explicit_bzero(clip->samples, clip->sample_count * sizeof(int16_t));
    free(clip);
}

/* ---- making and ending ---- */

static bool names_jack(const struct hal_audio *audio)
{
    return strcmp(audio->headphones, "none") != 0 && strcmp(audio->headphones, "always") != 0;
}

static enum err check_config(const struct hal_audio_config *config, char msg[ERR_MSG_BYTES])
{
    if (drivers_find_audio(config->driver) == NULL) {
        snprintf(msg, ERR_MSG_BYTES, "driver \"%.40s\" is unknown: choose from %s", config->driver,
                 drivers_audio_names());
        return ERR_INVALID;
    }
    if (config->device[0] == '\0' || config->headphones[0] == '\0') {
        snprintf(msg, ERR_MSG_BYTES, "%s is empty: say which",
                 config->device[0] == '\0' ? "device" : "headphones");
        return ERR_INVALID;
    }
    if (strlen(config->device) >= NAME_BYTES || strlen(config->headphones) >= NAME_BYTES) {
        snprintf(msg, ERR_MSG_BYTES, "device or headphones is too long");
        return ERR_INVALID;
    }
    return OK;
}

static void wake(void *context)
{
    const struct hal_audio *audio = context;
    (void)!eventfd_write(audio->wake_fd, 1);
}

static enum err allocate(struct hal_audio *audio)
{
    audio->driver = calloc(1, audio->ops->priv_size);
    audio->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (audio->driver == NULL || audio->wake_fd < 0)
        return ERR_NO_MEMORY;
    enum err err = queue_create(&audio->jobs, HAL_AUDIO_CLIPS, sizeof(struct job));
    if (err == OK)
        queue_on_push(audio->jobs, wake, audio);
    return err;
}

enum err hal_audio_create(struct hal_audio **out, const struct hal_audio_config *config,
                          char msg[ERR_MSG_BYTES])
{
    enum err err = check_config(config, msg);
    if (err != OK)
        return err;
    struct hal_audio *audio = calloc(1, sizeof *audio);
    if (audio == NULL)
        return ERR_NO_MEMORY;
    audio->ops = drivers_find_audio(config->driver);
    audio->wake_fd = -1;
    atomic_init(&audio->volume_percent, config->volume_percent);
    strcpy(audio->device, config->device);
    strcpy(audio->headphones, config->headphones);
    err = allocate(audio);
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "%s", err_text(err));
        hal_audio_destroy(audio);
        return err;
    }
    *out = audio;
    return OK;
}

void hal_audio_listen(struct hal_audio *audio, const struct hal_audio_listener *listener)
{
    assert(!audio->started);
    audio->listener = *listener;
}

enum err hal_audio_probe(struct hal_audio *audio, char msg[ERR_MSG_BYTES])
{
    bool plugged;
    assert(!audio->started);
    enum err err = audio->ops->open(audio->driver, audio->device, PROBE_HZ, msg);
    if (err == OK)
        audio->ops->close(audio->driver, false);
    if (err == OK && names_jack(audio))
        err = audio->ops->private_listening(audio->driver, audio->headphones, &plugged, msg);
    return err;
}

void hal_audio_destroy(struct hal_audio *audio)
{
    if (audio == NULL)
        return;
    if (audio->started) {
        atomic_store(&audio->ending, true);
        wake(audio);
        pthread_join(audio->thread, NULL);
    }
    if (audio->driver != NULL)
        audio->ops->release(audio->driver);
    queue_destroy(audio->jobs);
    if (audio->wake_fd >= 0)
        close(audio->wake_fd);
    free(audio->driver);
    free(audio);
}

void hal_audio_cancel(struct hal_audio *audio)
{
    atomic_fetch_add(&audio->cancels, 1);
}

void hal_audio_set_volume(struct hal_audio *audio, int percent)
{
    atomic_store(&audio->volume_percent, percent);
}

/* ---- the thread ---- */

static void close_device(struct hal_audio *audio, bool drain)
{
    if (audio->rate_hz != 0)
        audio->ops->close(audio->driver, drain);
    audio->rate_hz = 0;
}

static bool cancelled(const struct hal_audio *audio, const struct job *job)
{
    return atomic_load(&audio->ending) ||
           (!job->clip->whole && atomic_load(&audio->cancels) != job->generation);
}

/* What cannot be looked at counts as a loudspeaker. */
static bool is_private(struct hal_audio *audio)
{
    char msg[ERR_MSG_BYTES] = "";
    bool plugged = false;
    if (!names_jack(audio))
        return strcmp(audio->headphones, "always") == 0;
    enum err err = audio->ops->private_listening(audio->driver, audio->headphones, &plugged, msg);
    if (err != OK && !audio->complained)
        log_warning("audio", "%s", msg);
    audio->complained = audio->complained || err != OK;
    return err == OK && plugged;
}

static bool open_device(struct hal_audio *audio, int rate_hz)
{
    char msg[ERR_MSG_BYTES] = "";
    if (audio->rate_hz == rate_hz)
        return true;
    close_device(audio, true);
    enum err err = audio->ops->open(audio->driver, audio->device, rate_hz, msg);
    if (err == OK) {
        audio->rate_hz = rate_hz;
        return true;
    }
    if (!audio->complained)
        log_warning("audio", "no sound: %s", msg);
    audio->complained = true;
    return false;
}

/* One chunk at this moment's volume; how many were taken. */
static enum err write_chunk(struct hal_audio *audio, const struct hal_audio_clip *clip, size_t from,
                            size_t *taken)
{
    int16_t chunk[CHUNK_SAMPLES];
    size_t count = clip->sample_count - from;
    int percent = atomic_load(&audio->volume_percent);
    if (count > CHUNK_SAMPLES)
        count = CHUNK_SAMPLES;
    for (size_t i = 0; i < count; i++)
        chunk[i] = (int16_t)(clip->samples[from + i] * percent / 100);
    enum err err = audio->ops->write(audio->driver, chunk, count, taken, WRITE_MS);
    explicit_bzero(chunk, sizeof chunk);
    return err;
}

static enum hal_audio_result fail(struct hal_audio *audio, enum err err)
{
    if (!audio->complained)
        log_warning("audio", "%s: %s", audio->device, err_text(err));
    audio->complained = true;
    close_device(audio, false);
    return HAL_AUDIO_FAILED;
}

static enum hal_audio_result break_off(struct hal_audio *audio, enum hal_audio_result why)
{
    enum err err = audio->rate_hz != 0 ? audio->ops->drop(audio->driver) : OK;
    return err == OK ? why : fail(audio, err);
}

static enum hal_audio_result play(struct hal_audio *audio, const struct job *job)
{
    const struct hal_audio_clip *clip = job->clip;
    int silent_ms = 0;
    for (size_t at = 0; at < clip->sample_count;) {
        size_t taken = 0;
        if (cancelled(audio, job))
            return break_off(audio, HAL_AUDIO_CANCELLED);
        if (clip->personal && !is_private(audio))
            return break_off(audio, HAL_AUDIO_NOT_PRIVATE);
        if (!open_device(audio, clip->rate_hz))
            return HAL_AUDIO_FAILED;
        enum err err = write_chunk(audio, clip, at, &taken);
        silent_ms = err == ERR_TIMEOUT ? silent_ms + WRITE_MS : 0;
        if (err != OK && (err != ERR_TIMEOUT || silent_ms >= SILENT_MS))
            return fail(audio, err);
        at += taken;
    }
    audio->complained = false;
    return HAL_AUDIO_PLAYED;
}

static void finish(struct hal_audio *audio, const struct job *job)
{
    enum hal_audio_result result = play(audio, job);
    uint64_t id = job->clip->id;
    hal_audio_clip_destroy(job->clip);
    audio->listener.clip_done(audio->listener.context, id, result);
}

static void *run(void *context)
{
    struct hal_audio *audio = context;
    bool ending;
    pthread_setname_np(pthread_self(), "audio");
    do {
        struct pollfd wait = {.fd = audio->wake_fd, .events = POLLIN};
        eventfd_t count;
        struct job job;
        (void)poll(&wait, 1, -1);
        /* Before looking into the queue, or the wake of a clip that comes in between is lost. */
        (void)!eventfd_read(audio->wake_fd, &count);
        ending = atomic_load(&audio->ending);
        while (queue_pop(audio->jobs, &job, 0) == OK)
            finish(audio, &job);
        close_device(audio, !ending);
    } while (!ending);
    return NULL;
}

enum err hal_audio_play(struct hal_audio *audio, struct hal_audio_clip *clip)
{
    struct job job = {clip, atomic_load(&audio->cancels)};
    enum err err = queue_push(audio->jobs, &job);
    if (err != OK || audio->started)
        return err;
    /* The clip waits in the queue already: a thread that cannot be started takes none. */
    int error = pthread_create(&audio->thread, NULL, run, audio);
    audio->started = error == 0;
    if (error != 0)
        (void)!queue_pop(audio->jobs, &job, 0);
    return err_from_errno(error);
}
