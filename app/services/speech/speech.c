#include "app/services/speech/speech.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/base/log.h"
#include "app/base/queue.h"
#include "app/base/text.h"
#include "app/services/speech/recorded.h"
#include "app/services/speech/tone.h"
#include "app/services/speech/voice.h"
#include "hal/hal_audio.h"

#define TONES        4
#define CLIPS_AHEAD  2 /* a line is made while another one sounds */
#define PATH_BYTES   512
#define LOCALE_BYTES 16

/* What is to be said, in one piece of memory. */
struct script {
    unsigned number;
    char locale[LOCALE_BYTES];
    size_t count;
    size_t bytes; /* of the whole, to be wiped */
    struct speech_line lines[];
};

struct speech {
    struct hal_audio *audio;
    char sounds_dir[PATH_BYTES];
    struct queue *scripts; /* of struct script *, at most the newest */
    struct queue *tones;   /* of enum speech_tone */
    int wake_fd;           /* eventfd: one of these, another wanted script, the end of a clip */
    bool started;
    pthread_t thread;
    unsigned numbers; /* the client's: of the newest script */
    /* Any thread. */
    atomic_uint wanted; /* the number of the script that may be said; 0: none */
    atomic_uint said;   /* of the one that is done with */
    atomic_uint clips;  /* given to the device and not yet done */
    atomic_bool mute;   /* the device failed during this script */
    atomic_bool ending;
    /* The thread's. */
    bool complained; /* that there is no voice stands in the log */
};

static void wake(void *context)
{
    const struct speech *speech = context;
    (void)!eventfd_write(speech->wake_fd, 1);
}

/* ---- on the device's thread ---- */

static void clip_done(void *context, uint64_t clip_id, enum hal_audio_result result)
{
    struct speech *speech = context;
    if (result == HAL_AUDIO_FAILED && clip_id == atomic_load(&speech->wanted))
        atomic_store(&speech->mute, true);
    atomic_fetch_sub(&speech->clips, 1);
    wake(speech);
}

/* ---- on the service's thread ---- */

static void wipe(struct script *script)
{
    explicit_bzero(script, script->bytes);
    free(script);
}

static bool is_over(const struct speech *speech, unsigned number)
{
    return atomic_load(&speech->ending) || atomic_load(&speech->wanted) != number;
}

/* Takes the wake first, or one that comes in between would be lost. */
static bool unwanted(void *context)
{
    const struct speech *speech = context;
    eventfd_t count;
    (void)!eventfd_read(speech->wake_fd, &count);
    return atomic_load(&speech->ending);
}

struct watched {
    const struct speech *speech;
    unsigned number;
};

static bool script_unwanted(void *context)
{
    const struct watched *watched = context;
    return unwanted((void *)(uintptr_t)watched->speech) ||
           is_over(watched->speech, watched->number) || atomic_load(&watched->speech->mute);
}

/* Until no more than so many clips are out; false when the script is over before. */
static bool await_clips(const struct speech *speech, unsigned number, unsigned most)
{
    struct watched watched = {speech, number};
    struct pollfd wait = {.fd = speech->wake_fd, .events = POLLIN};
    while (!script_unwanted(&watched)) {
        if (atomic_load(&speech->clips) <= most)
            return true;
        (void)poll(&wait, 1, -1);
    }
    return false;
}

static void give(struct speech *speech, struct hal_audio_clip *clip)
{
    atomic_fetch_add(&speech->clips, 1);
    if (hal_audio_play(speech->audio, clip) == OK)
        return;
    atomic_fetch_sub(&speech->clips, 1);
    hal_audio_clip_destroy(clip);
}

/* Once for a row of failures. */
static void complain(struct speech *speech, enum err err)
{
    if (!speech->complained)
        log_warning("speech", "espeak-ng: %s", err_text(err));
    speech->complained = true;
}

/* `*dumb`: the voice has failed in this script and is not asked again. NULL: nothing to play. */
static struct hal_audio_clip *make_clip(struct speech *speech, const struct script *script,
                                        const struct speech_line *line, bool *dumb)
{
    struct hal_audio_clip *clip = NULL;
    struct watched watched = {speech, script->number};
    const struct voice_watch watch = {speech->wake_fd, script_unwanted, &watched};
    if (recorded_create_clip(&clip, speech->sounds_dir, script->locale, line->key) == OK)
        return clip;
    if (*dumb)
        return NULL;
    enum err err = voice_create_clip(&clip, script->locale, line->text, &watch);
    if (err == OK) {
        speech->complained = false;
        return clip;
    }
    *dumb = true;
    if (err != ERR_CANCELLED)
        complain(speech, err);
    return NULL;
}

/* Whoever cancels sets `wanted` first: looked at after the clip was given, no clip is left that the
 * cancel did not reach. */
static void give_line(struct speech *speech, const struct script *script,
                      const struct speech_line *line, struct hal_audio_clip *clip)
{
    clip->id = script->number;
    clip->personal = line->personal;
    give(speech, clip);
    if (is_over(speech, script->number))
        hal_audio_cancel(speech->audio);
}

static void say(struct speech *speech, const struct script *script)
{
    bool dumb = false;
    if (!is_over(speech, script->number))
        atomic_store(&speech->mute, false);
    for (size_t i = 0; i < script->count; i++) {
        if (!await_clips(speech, script->number, CLIPS_AHEAD - 1))
            break;
        struct hal_audio_clip *clip = make_clip(speech, script, &script->lines[i], &dumb);
        if (clip != NULL)
            give_line(speech, script, &script->lines[i], clip);
    }
    (void)await_clips(speech, script->number, 0);
    atomic_store(&speech->said, script->number);
}

static void play_tone(struct speech *speech, enum speech_tone tone)
{
    struct hal_audio_clip *clip = tone_create(tone);
    if (clip != NULL)
        give(speech, clip);
}

/* A tone answers a touch: it goes before what the touch led to. */
static bool do_next(struct speech *speech)
{
    enum speech_tone tone;
    struct script *script;
    if (queue_pop(speech->tones, &tone, 0) == OK) {
        play_tone(speech, tone);
        return true;
    }
    if (queue_pop(speech->scripts, &script, 0) == OK) {
        say(speech, script);
        wipe(script);
        return true;
    }
    return false;
}

static void *run(void *context)
{
    struct speech *speech = context;
    pthread_setname_np(pthread_self(), "speech");
    while (!atomic_load(&speech->ending)) {
        struct pollfd wait = {.fd = speech->wake_fd, .events = POLLIN};
        (void)poll(&wait, 1, -1);
        (void)unwanted(speech);
        while (do_next(speech))
            continue;
    }
    while (do_next(speech))
        continue;
    return NULL;
}

/* ---- for the client ---- */

static enum err allocate(struct speech *speech)
{
    speech->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    enum err err = speech->wake_fd < 0 ? err_from_errno(errno) : OK;
    if (err == OK)
        err = queue_create(&speech->scripts, 1, sizeof(struct script *));
    if (err == OK)
        err = queue_create(&speech->tones, TONES, sizeof(enum speech_tone));
    if (err != OK)
        return err;
    queue_on_push(speech->scripts, wake, speech);
    queue_on_push(speech->tones, wake, speech);
    return OK;
}

enum err speech_create(struct speech **out, struct hal_audio *audio, const char *sounds_dir)
{
    struct speech *speech = calloc(1, sizeof *speech);
    if (speech == NULL)
        return ERR_NO_MEMORY;
    enum err err = allocate(speech);
    if (err == OK && !text_copy(speech->sounds_dir, sizeof speech->sounds_dir, sounds_dir))
        err = ERR_TOO_LARGE;
    if (err != OK) {
        speech_destroy(speech);
        return err;
    }
    const struct hal_audio_listener listener = {clip_done, speech};
    speech->audio = audio;
    hal_audio_listen(audio, &listener);
    *out = speech;
    return OK;
}

void speech_destroy(struct speech *speech)
{
    if (speech == NULL)
        return;
    if (speech->started) {
        atomic_store(&speech->ending, true);
        wake(speech);
        pthread_join(speech->thread, NULL);
    }
    hal_audio_destroy(speech->audio);
    queue_destroy(speech->scripts);
    queue_destroy(speech->tones);
    if (speech->wake_fd >= 0)
        close(speech->wake_fd);
    free(speech);
}

static enum err start(struct speech *speech)
{
    if (speech->started)
        return OK;
    int error = pthread_create(&speech->thread, NULL, run, speech);
    speech->started = error == 0;
    return err_from_errno(error);
}

static size_t text_bytes(const char *text)
{
    size_t length = text != NULL ? strlen(text) + 1 : 1;
    return length < SPEECH_TEXT_BYTES ? length : SPEECH_TEXT_BYTES;
}

static const char *keep(char **at, const char *text)
{
    char *kept = *at;
    size_t bytes = text_bytes(text);
    text_copy(kept, bytes, text != NULL ? text : "");
    *at += bytes;
    return kept;
}

static struct script *make_script(const char *locale, const struct speech_line *lines, size_t count)
{
    size_t bytes = sizeof(struct script) + count * sizeof *lines;
    for (size_t i = 0; i < count; i++)
        bytes += text_bytes(lines[i].key) + text_bytes(lines[i].text);
    struct script *script = calloc(1, bytes);
    if (script == NULL)
        return NULL;
    char *at = (char *)&script->lines[count];
    for (size_t i = 0; i < count; i++) {
        script->lines[i].key = keep(&at, lines[i].key);
        script->lines[i].text = keep(&at, lines[i].text);
        script->lines[i].personal = lines[i].personal;
    }
    text_copy(script->locale, sizeof script->locale, locale);
    script->count = count;
    script->bytes = bytes;
    return script;
}

/* One that waits still is not wanted any more. */
static void push_newest(struct speech *speech, struct script *script)
{
    struct script *old;
    while (queue_push(speech->scripts, &script) == ERR_BUSY)
        if (queue_pop(speech->scripts, &old, 0) == OK)
            wipe(old);
}

enum err speech_say(struct speech *speech, const char *locale, const struct speech_line *lines,
                    size_t count)
{
    speech_stop(speech);
    struct script *script = make_script(locale, lines, count);
    enum err err = script != NULL ? start(speech) : ERR_NO_MEMORY;
    if (err != OK) {
        if (script != NULL)
            wipe(script);
        return err;
    }
    speech->numbers += speech->numbers + 1 == 0 ? 2 : 1;
    script->number = speech->numbers;
    atomic_store(&speech->wanted, script->number);
    push_newest(speech, script);
    return OK;
}

void speech_stop(struct speech *speech)
{
    if (!speech->started)
        return;
    atomic_store(&speech->wanted, 0);
    hal_audio_cancel(speech->audio);
    wake(speech);
}

void speech_play_tone(struct speech *speech, enum speech_tone tone)
{
    if (start(speech) == OK)
        (void)!queue_push(speech->tones, &tone);
}

bool speech_is_speaking(const struct speech *speech)
{
    unsigned wanted = atomic_load(&speech->wanted);
    return wanted != 0 && wanted != atomic_load(&speech->said);
}

void speech_set_volume(struct speech *speech, int percent)
{
    hal_audio_set_volume(speech->audio, percent);
}
