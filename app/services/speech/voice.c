#include "app/services/speech/voice.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/base/text.h"
#include "app/services/speech/speech.h"
#include "app/services/speech/wav.h"

#define PROGRAM      "espeak-ng"
#define SPEED        "150" /* words a minute: slower than its 175, for old ears */
#define SILENT_MS    3000
#define MEMORY_BYTES (256 * 1024 * 1024)
#define CPU_S        10
#define SOUND_BYTES  (4 * 1024 * 1024) /* 95 s */
#define GROW_BYTES   (256 * 1024)

struct process {
    pid_t pid;
    int text_fd;
    int sound_fd;
};

struct sound {
    uint8_t *bytes;
    size_t count;
    size_t room;
};

/* "cmn" would read the syllables that it makes of Chinese as if they were English. */
static const char *voice_of(const char *locale)
{
    if (strncmp(locale, "en", 2) == 0)
        return "en";
    if (strncmp(locale, "ug", 2) == 0)
        return "ug";
    return "cmn-latn-pinyin";
}

/* Scripts without a voice would be spelt as numbers: the Chinese words beside them are read. */
static bool has_no_voice(uint32_t c)
{
    return (c >= 0xA000 && c <= 0xA4CF) || (c >= 0x0F00 && c <= 0x0FFF) ||
           (c >= 0x1800 && c <= 0x18AF);
}

/* Without what cannot be spoken; the number of bytes. */
static size_t make_speakable(char out[SPEECH_TEXT_BYTES], const char *text)
{
    size_t left = strlen(text);
    size_t used = 0;
    while (left > 0 && used < SPEECH_TEXT_BYTES - 4) {
        uint32_t code_point;
        size_t length = text_decode(text, left, &code_point);
        if (has_no_voice(code_point))
            out[used++] = ' ';
        else
            used += text_encode(code_point, out + used);
        text += length;
        left -= length;
    }
    return used;
}

/* ---- the process ---- */

static void set_limits(pid_t pid)
{
    const struct rlimit memory = {MEMORY_BYTES, MEMORY_BYTES};
    const struct rlimit cpu = {CPU_S, CPU_S};
    const struct rlimit none = {0, 0};
    (void)prlimit(pid, RLIMIT_AS, &memory, NULL);
    (void)prlimit(pid, RLIMIT_CPU, &cpu, NULL);
    (void)prlimit(pid, RLIMIT_CORE, &none, NULL);
}

static int spawn(pid_t *pid, const char *voice, int text_fd, int sound_fd)
{
    char path[1024];
    char *const arguments[] = {
        PROGRAM, "--stdin", "--stdout", "-b", "1", "-s", SPEED, "-v", (char *)(uintptr_t)voice,
        NULL};
    char *const environment[] = {path, "HOME=/", "LC_ALL=C.UTF-8", NULL};
    const char *inherited = getenv("PATH");
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all;
    sigset_t none;
    snprintf(path, sizeof path, "PATH=%s", inherited != NULL ? inherited : "/usr/bin:/bin");
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, text_fd, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, sound_fd, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    int error = posix_spawnp(pid, PROGRAM, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static enum err start(struct process *process, const char *voice)
{
    int text[2];
    int sound[2];
    if (pipe2(text, O_CLOEXEC) != 0)
        return err_from_errno(errno);
    if (pipe2(sound, O_CLOEXEC) != 0) {
        int error = errno;
        close(text[0]);
        close(text[1]);
        return err_from_errno(error);
    }
    int error = spawn(&process->pid, voice, text[0], sound[1]);
    close(text[0]);
    close(sound[1]);
    process->text_fd = text[1];
    process->sound_fd = sound[0];
    if (error == 0) {
        set_limits(process->pid);
        return OK;
    }
    close(text[1]);
    close(sound[0]);
    return error == ENOENT ? ERR_NOT_FOUND : err_from_errno(error);
}

/* With all that it started, whatever it is doing: what it said tells how it went. */
static void end(const struct process *process)
{
    close(process->sound_fd);
    kill(-process->pid, SIGKILL);
    while (waitpid(process->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}

/* ---- what it says ---- */

static void wipe(struct sound *sound)
{
    if (sound->bytes != NULL)
        explicit_bzero(sound->bytes, sound->count);
    free(sound->bytes);
}

/* Not by realloc, which would leave a copy of what was said behind. */
static enum err grow(struct sound *sound)
{
    struct sound grown = {NULL, sound->count, sound->room + GROW_BYTES};
    if (grown.room > SOUND_BYTES)
        return ERR_TOO_LARGE;
    grown.bytes = malloc(grown.room);
    if (grown.bytes == NULL)
        return ERR_NO_MEMORY;
    if (sound->count > 0)
        memcpy(grown.bytes, sound->bytes, sound->count);
    wipe(sound);
    *sound = grown;
    return OK;
}

static enum err read_some(struct sound *sound, int fd, bool *ended)
{
    enum err err = sound->count == sound->room ? grow(sound) : OK;
    if (err != OK)
        return err;
    ssize_t got = read(fd, sound->bytes + sound->count, sound->room - sound->count);
    *ended = got == 0;
    if (got < 0)
        return errno == EINTR ? OK : err_from_errno(errno);
    sound->count += (size_t)got;
    return OK;
}

static enum err listen_to(struct sound *sound, int fd, const struct voice_watch *watch)
{
    for (;;) {
        struct pollfd fds[] = {{fd, POLLIN, 0}, {watch->fd, POLLIN, 0}};
        bool ended = false;
        int ready = poll(fds, 2, SILENT_MS);
        if (watch->unwanted(watch->context))
            return ERR_CANCELLED;
        if (ready == 0)
            return ERR_TIMEOUT;
        enum err err = fds[0].revents != 0 ? read_some(sound, fd, &ended) : OK;
        if (err != OK || ended)
            return err;
    }
}

enum err voice_create_clip(struct hal_audio_clip **out, const char *locale, const char *text,
                           const struct voice_watch *watch)
{
    struct process process;
    struct sound sound = {NULL, 0, 0};
    char speakable[SPEECH_TEXT_BYTES];
    enum err err = start(&process, voice_of(locale));
    if (err != OK)
        return err;
    /* It fits into the pipe whole; whoever does not read it will say no sound. */
    size_t count = make_speakable(speakable, text);
    (void)!write(process.text_fd, speakable, count);
    close(process.text_fd);
    explicit_bzero(speakable, sizeof speakable);
    err = listen_to(&sound, process.sound_fd, watch);
    end(&process);
    if (err == OK)
        err = wav_create(out, sound.bytes, sound.count);
    wipe(&sound);
    return err;
}
