#include "app/services/catalog/content.h"

#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/base/log.h"
#include "app/services/catalog/folder.h"
#include "app/services/catalog/keep.h"

#define PROGRESS_MS 2000
#define RETRY_MS    (10 * 60 * 1000) /* after what was imported could not be kept */
#define KEPT_MOST   64
#define REPORT_FILE "import-report.txt"

struct content {
    struct content_config config;
    pthread_t thread;
    pthread_mutex_t lock; /* of `look` */
    pthread_cond_t changed;
    bool look;
    atomic_bool stop;

    /* ---- the content thread's ---- */
    bool shown;                                /* screens have a catalog */
    uint32_t newest;                           /* highest number ever kept; 0: none */
    uint32_t in_use;                           /* the one that is shown */
    char fingerprint[IMAGE_FINGERPRINT_BYTES]; /* of what is shown, or was refused */
    int64_t retry_ms;                          /* monotonic; 0: none due */
    int64_t progress_ms;                       /* monotonic: the next line in the log */
    struct keep_pictures pictures;
    enum err err; /* want of memory in a callback */
};

static int64_t now_ms(const struct content *content)
{
    return clock_mono_ms(content->config.clock);
}

static void answer(struct content *content, const struct catalog *catalog)
{
    content->shown = content->shown || catalog != NULL;
    content->config.ready(content->config.context, catalog);
}

/* ---- what was imported before ---- */

static bool bring(struct content *content, uint32_t number)
{
    const struct catalog *catalog;
    const char *dir = content->config.state_dir;
    if (keep_is_large(dir, number) &&
        keep_open(dir, number, false, &catalog, content->fingerprint) == OK)
        answer(content, catalog);
    enum err err = keep_open(dir, number, true, &catalog, content->fingerprint);
    if (err != OK) {
        log_warning("content", "what was imported as number %u is not used: %s", (unsigned)number,
                    err_text(err));
        content->fingerprint[0] = '\0';
        return false;
    }
    answer(content, catalog);
    content->in_use = number;
    return true;
}

/* A number is never used twice: pictures are known by their path. */
static void bring_newest(struct content *content)
{
    uint32_t numbers[KEPT_MOST];
    size_t count = keep_list(content->config.state_dir, numbers, KEPT_MOST);
    for (size_t i = 0; i < count && !atomic_load(&content->stop); i++)
        if (bring(content, numbers[i]))
            break;
    content->newest = count > 0 ? numbers[0] : 0;
}

/* ---- import ---- */

static bool on_progress(void *context, const char *file, size_t rows)
{
    struct content *content = context;
    int64_t now = now_ms(content);
    if (now >= content->progress_ms) {
        log_info("content", "importing %s: %zu rows", file, rows);
        content->progress_ms = now + PROGRESS_MS;
    }
    return !atomic_load(&content->stop);
}

static void on_picture(void *context, const char *name)
{
    struct content *content = context;
    struct keep_pictures *pictures = &content->pictures;
    char **names = realloc(pictures->names, (pictures->count + 1) * sizeof *names);
    if (names != NULL)
        pictures->names = names;
    char *copy = names != NULL ? strdup(name) : NULL;
    if (copy == NULL)
        content->err = ERR_NO_MEMORY;
    else
        pictures->names[pictures->count++] = copy;
}

static void write_report(const struct content *content, const struct report *report)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/" REPORT_FILE, content->config.state_dir);
    if (report->count == 0) {
        (void)unlink(path);
        return;
    }
    FILE *file = fopen(path, "we");
    log_error("content", "not imported: %zu faults, see %s", report->count,
              file != NULL ? path : "kiosk --check");
    if (file == NULL)
        return;
    report_print(report, file);
    fclose(file);
}

/* What cannot be kept is shown only where there is nothing else: after the next start it would be
 * gone again. */
static void take_over(struct content *content, struct image *image, const char *fingerprint)
{
    char picture_dir[PATH_MAX];
    const struct catalog *catalog;
    const struct content_config *config = &content->config;
    uint32_t number = content->newest + 1;
    enum err err = keep_write(config->state_dir, number, image, fingerprint, config->folder,
                              &content->pictures);
    if (err == OK) {
        keep_picture_dir(config->state_dir, number, picture_dir, sizeof picture_dir);
        keep_prune(config->state_dir, number, content->in_use);
        content->newest = number;
        content->in_use = number;
        content->retry_ms = 0;
    } else {
        log_error("content", "what was imported cannot be kept: %s", err_text(err));
        content->retry_ms = now_ms(content) + RETRY_MS;
        snprintf(picture_dir, sizeof picture_dir, "%s/" FOLDER_PICTURES, config->folder);
        if (content->shown)
            return;
    }
    err = image_open(image, picture_dir, &catalog);
    if (err == OK)
        answer(content, catalog);
    else
        log_error("content", "what was imported cannot be shown: %s", err_text(err));
}

static void import(struct content *content, const char *fingerprint, struct report *report)
{
    struct image image;
    struct folder_watch watch = {
        .progress = on_progress, .picture = on_picture, .context = content};
    content->progress_ms = now_ms(content) + PROGRESS_MS;
    content->err = OK;
    enum err err = folder_read(content->config.folder, &watch, report, &image);
    if (err == OK)
        err = content->err;
    if (err == OK)
        take_over(content, &image, fingerprint);
    else if (err != ERR_PARSE && err != ERR_CANCELLED)
        log_error("content", "not imported: %s", err_text(err));
    if (err == OK || err == ERR_PARSE)
        write_report(content, report);
    image_fini(&image);
    keep_pictures_fini(&content->pictures);
    malloc_trim(0);
}

/* The folder's fingerprint is remembered when it was read, good or bad, so that a bad folder is
 * reported once and not every minute. It is taken before the files are read: a change meanwhile
 * makes the next import due. */
static void import_if_changed(struct content *content)
{
    char fresh[IMAGE_FINGERPRINT_BYTES];
    bool retry = content->retry_ms != 0 && now_ms(content) >= content->retry_ms;
    if (content->config.folder[0] == '\0' ||
        folder_fingerprint(content->config.folder, fresh) != OK ||
        (strcmp(fresh, content->fingerprint) == 0 && !retry))
        return;
    struct report *report = calloc(1, sizeof *report);
    if (report == NULL)
        return;
    memcpy(content->fingerprint, fresh, sizeof fresh);
    report_init(report);
    import(content, fresh, report);
    free(report);
}

/* ---- the thread ---- */

static void *run(void *context)
{
    struct content *content = context;
    pthread_setname_np(pthread_self(), "content");
    bring_newest(content);
    while (!atomic_load(&content->stop)) {
        import_if_changed(content);
        if (!content->shown)
            answer(content, NULL);
        pthread_mutex_lock(&content->lock);
        while (!content->look && !atomic_load(&content->stop))
            pthread_cond_wait(&content->changed, &content->lock);
        content->look = false;
        pthread_mutex_unlock(&content->lock);
    }
    return NULL;
}

static void wake(struct content *content)
{
    pthread_mutex_lock(&content->lock);
    content->look = true;
    pthread_cond_signal(&content->changed);
    pthread_mutex_unlock(&content->lock);
}

enum err content_create(struct content **out, const struct content_config *config)
{
    struct content *content = calloc(1, sizeof *content);
    if (content == NULL)
        return ERR_NO_MEMORY;
    content->config = *config;
    pthread_mutex_init(&content->lock, NULL);
    pthread_cond_init(&content->changed, NULL);
    if (pthread_create(&content->thread, NULL, run, content) != 0) {
        pthread_cond_destroy(&content->changed);
        pthread_mutex_destroy(&content->lock);
        free(content);
        return ERR_NO_MEMORY;
    }
    *out = content;
    return OK;
}

void content_destroy(struct content *content)
{
    if (content == NULL)
        return;
    atomic_store(&content->stop, true);
    wake(content);
    pthread_join(content->thread, NULL);
    pthread_cond_destroy(&content->changed);
    pthread_mutex_destroy(&content->lock);
    free(content);
}

void content_look(struct content *content)
{
    wake(content);
}
