#include "ui/pictures.h"

#include <SDL_thread.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "ui/picture_file.h"

/* Two screens of 1080 x 1920, so that what is on the screen is never dropped for its neighbour. */
#define KEPT_BYTES (2 * 1080 * 1920 * 4)

enum state { WAITING, DECODING, READY };

struct entry {
    struct entry *next;
    enum state state;
    uint64_t used; /* the higher, the later */
    int width_px;  /* that was asked for */
    int height_px;
    struct picture picture;
    uint32_t *pixels;
    char path[];
};

struct pictures {
    void (*wake)(void *context);
    void *context;
    char dir[PATH_MAX];
    bool running; /* the thread was started */
    pthread_t thread;
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t changed;
    struct entry *entries;
    uint64_t clock;
    bool news;
    bool stop;
};

enum err pictures_create(struct pictures **out, void (*wake)(void *context), void *context)
{
    struct pictures *pictures = calloc(1, sizeof *pictures);
    if (pictures == NULL)
        return ERR_NO_MEMORY;
    pictures->wake = wake;
    pictures->context = context;
    pthread_mutex_init(&pictures->lock, NULL);
    pthread_cond_init(&pictures->changed, NULL);
    *out = pictures;
    return OK;
}

void pictures_destroy(struct pictures *pictures)
{
    if (pictures == NULL)
        return;
    pthread_mutex_lock(&pictures->lock);
    pictures->stop = true;
    pthread_cond_signal(&pictures->changed);
    pthread_mutex_unlock(&pictures->lock);
    if (pictures->running)
        pthread_join(pictures->thread, NULL);
    while (pictures->entries != NULL) {
        struct entry *entry = pictures->entries;
        pictures->entries = entry->next;
        free(entry->pixels);
        free(entry);
    }
    pthread_cond_destroy(&pictures->changed);
    pthread_mutex_destroy(&pictures->lock);
    free(pictures);
}

void pictures_set_dir(struct pictures *pictures, const char *dir)
{
    snprintf(pictures->dir, sizeof pictures->dir, "%s", dir);
}

/* ---- the decoding thread ---- */

/* What was asked for last is what is on the screen. */
static struct entry *next_waiting(const struct pictures *pictures)
{
    struct entry *best = NULL;
    for (struct entry *entry = pictures->entries; entry != NULL; entry = entry->next)
        if (entry->state == WAITING && (best == NULL || entry->used > best->used))
            best = entry;
    return best;
}

static void *run(void *context)
{
    struct pictures *pictures = context;
    pthread_mutex_lock(&pictures->lock);
    while (!pictures->stop) {
        struct entry *entry = next_waiting(pictures);
        if (entry == NULL) {
            pthread_cond_wait(&pictures->changed, &pictures->lock);
            continue;
        }
        entry->state = DECODING;
        pthread_mutex_unlock(&pictures->lock);
        uint32_t *pixels;
        int width_px = entry->width_px;
        int height_px = entry->height_px;
        enum err err = picture_file_read(entry->path, &width_px, &height_px, &pixels);
        if (err != OK)
            log_warning("pictures", "%s: %s", entry->path, err_text(err));
        pthread_mutex_lock(&pictures->lock);
        entry->pixels = pixels;
        entry->picture = (struct picture){pixels, width_px, height_px};
        entry->state = READY;
        pictures->news = true;
        pictures->wake(pictures->context);
    }
    pthread_mutex_unlock(&pictures->lock);
    SDL_TLSCleanup(); /* the text of this thread's last error */
    return NULL;
}

/* ---- the main thread ---- */

static size_t bytes_of(const struct entry *entry)
{
    return entry->pixels != NULL
               ? (size_t)entry->picture.width_px * (size_t)entry->picture.height_px * 4
               : 0;
}

/* The ones used longest ago, until the rest is small enough. */
static void drop_old(struct pictures *pictures)
{
    for (;;) {
        struct entry **oldest = NULL;
        size_t bytes = 0;
        for (struct entry **at = &pictures->entries; *at != NULL; at = &(*at)->next) {
            bytes += bytes_of(*at);
            if ((*at)->state == READY && (oldest == NULL || (*at)->used < (*oldest)->used))
                oldest = at;
        }
        if (bytes <= KEPT_BYTES || oldest == NULL)
            return;
        struct entry *entry = *oldest;
        *oldest = entry->next;
        free(entry->pixels);
        free(entry);
    }
}

static struct entry *find(const struct pictures *pictures, const char *path, int width_px,
                          int height_px)
{
    struct entry *entry = pictures->entries;
    while (entry != NULL && (entry->width_px != width_px || entry->height_px != height_px ||
                             strcmp(entry->path, path) != 0))
        entry = entry->next;
    return entry;
}

static struct entry *add(struct pictures *pictures, const char *path, int width_px, int height_px)
{
    size_t path_bytes = strlen(path) + 1;
    struct entry *entry = calloc(1, sizeof *entry + path_bytes);
    if (entry == NULL)
        return NULL;
    memcpy(entry->path, path, path_bytes);
    entry->width_px = width_px;
    entry->height_px = height_px;
    drop_old(pictures);
    entry->next = pictures->entries;
    pictures->entries = entry;
    if (!pictures->running)
        pictures->running = pthread_create(&pictures->thread, NULL, run, pictures) == 0;
    pthread_cond_signal(&pictures->changed);
    return entry;
}

const struct picture *pictures_get(struct pictures *pictures, const char *name, int width_px,
                                   int height_px)
{
    char path[PATH_MAX];
    if (width_px <= 0 || height_px <= 0 ||
        (size_t)snprintf(path, sizeof path, "%s/%s", pictures->dir, name) >= sizeof path)
        return NULL;
    pthread_mutex_lock(&pictures->lock);
    struct entry *entry = find(pictures, path, width_px, height_px);
    if (entry == NULL)
        entry = add(pictures, path, width_px, height_px);
    if (entry != NULL)
        entry->used = ++pictures->clock;
    bool ready = entry != NULL && entry->state == READY;
    pthread_mutex_unlock(&pictures->lock);
    return ready ? &entry->picture : NULL;
}

bool pictures_take_news(struct pictures *pictures)
{
    pthread_mutex_lock(&pictures->lock);
    bool news = pictures->news;
    pictures->news = false;
    pthread_mutex_unlock(&pictures->lock);
    return news;
}

bool pictures_busy(struct pictures *pictures)
{
    bool busy = false;
    pthread_mutex_lock(&pictures->lock);
    for (const struct entry *entry = pictures->entries; entry != NULL; entry = entry->next)
        busy = busy || entry->state != READY;
    busy = busy || pictures->news;
    pthread_mutex_unlock(&pictures->lock);
    return busy;
}
