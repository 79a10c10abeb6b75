/*
 * Sound: the interface of the drivers, and the device that a client uses.
 *
 * A client gives clips, which are played one after the other, and gets one result for each. What is
 * private is played only while nobody but the person with the headphones can hear it, and breaks
 * off when they are pulled out: that is held here, beside the device, and not left to clients.
 *
 * Thread: the device has one thread of its own, started by the first clip, which owns the driver
 * and may block; the device is open only while something is played. Clips come from one client
 * thread; cancelling, volume and destroying are for any. Units: samples of 16 bits, one channel;
 * Hz; per cent; milliseconds.
 */
#ifndef HAL_HAL_AUDIO_H
#define HAL_HAL_AUDIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

struct hal_audio_clip {
    uint64_t id; /* the client's, comes back with the result */
    int rate_hz;
    bool personal; /* for headphones only */
    bool whole;    /* hal_audio_cancel leaves it alone: the short answer to a touch */
    size_t sample_count;
    int16_t samples[];
};

/* A clip with room for so many samples, all else zero; NULL without memory. */
struct hal_audio_clip *hal_audio_clip_create(size_t sample_count);

/* Wipes and frees; NULL is allowed. */
void hal_audio_clip_destroy(struct hal_audio_clip *clip);

enum hal_audio_result {
    HAL_AUDIO_PLAYED,
    HAL_AUDIO_CANCELLED,
    HAL_AUDIO_NOT_PRIVATE, /* personal, and others would hear it */
    HAL_AUDIO_FAILED       /* the device cannot be opened, or went away */
};

struct hal_audio;

struct hal_audio_config {
    const char *driver; /* a name of hal/drivers.c: "alsa" */
    const char *device; /* the driver's name for it: "default", "plughw:1" */
    /* When only headphones sound: "none" never, "always", or what the driver looks at (ALSA:
     * "hw:1 Headphone Jack", control device and control). */
    const char *headphones;
    int volume_percent; /* 0 to 100 */
};

/* Called on the device's thread, once for each clip; must not block. */
struct hal_audio_listener {
    void (*clip_done)(void *context, uint64_t clip_id, enum hal_audio_result result);
    void *context;
};

/* Checks the config; opens no device and starts no thread: `msg` says what to mend. */
enum err hal_audio_create(struct hal_audio **out, const struct hal_audio_config *config,
                          char msg[ERR_MSG_BYTES]) must_use;

/* Opens the device and looks for the jack, instead of a start: for --check. */
enum err hal_audio_probe(struct hal_audio *audio, char msg[ERR_MSG_BYTES]) must_use;

/* Before the first clip. */
void hal_audio_listen(struct hal_audio *audio, const struct hal_audio_listener *listener);

/* What plays and waits ends as cancelled, and the listener hears of each before this returns. NULL
 * is allowed. */
void hal_audio_destroy(struct hal_audio *audio);

/* On OK the clip belongs to the device and exactly one clip_done follows; else it is still the
 * caller's. ERR_BUSY when HAL_AUDIO_CLIPS wait. */
#define HAL_AUDIO_CLIPS 8
enum err hal_audio_play(struct hal_audio *audio, struct hal_audio_clip *clip) must_use;

/* Silence at once: clips that were given before this end as cancelled. */
void hal_audio_cancel(struct hal_audio *audio);

void hal_audio_set_volume(struct hal_audio *audio, int percent);

/* ---- the drivers ---- */

/* Called by hal/audio.c alone, on the device's thread or, for a probe, on its caller's. `driver` is
 * zeroed memory of priv_size bytes that the framework owns. No policy, no threads, no retries. */
struct hal_audio_ops {
    const char *name;
    size_t priv_size;

    /* One channel of 16-bit samples in the machine's byte order. */
    enum err (*open)(void *driver, const char *device, int rate_hz,
                     char msg[ERR_MSG_BYTES]) must_use;

    /* As many as the device has room for, *taken of `count`. ERR_TIMEOUT: it took none within
     * `timeout_ms`; ERR_IO: it is gone. */
    enum err (*write)(void *driver, const int16_t *samples, size_t count, size_t *taken,
                      int timeout_ms) must_use;

    /* What was taken and has not sounded never will; goes on with the next write. */
    enum err (*drop)(void *driver) must_use;

    /* With `drain`, after all that was taken has sounded. */
    void (*close)(void *driver, bool drain);

    /* Whether headphones are plugged in, so that only they sound. `headphones` as in the config.
     * ERR_NOT_FOUND, with `msg`: there is nothing of this name to look at. The device may be open
     * or closed. */
    enum err (*private_listening)(void *driver, const char *headphones, bool *plugged,
                                  char msg[ERR_MSG_BYTES]) must_use;

    /* The end of all use: what private_listening keeps open too. */
    void (*release)(void *driver);
};

#endif
