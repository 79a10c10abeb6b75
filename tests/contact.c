/*
 * Contact sheets: many screens at one glance.
 *
 *     contact sheets FOLDER                 every screen, a sheet a size, mode and language
 *     contact one OUT.png [DOCUMENT.png…]   every screen once, and these pictures behind them
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/gallery.h"
#include "tests/unit/stage.h"

#define CELL_PX  320
#define COLUMNS  8
#define NAME_MAX 200

static const struct size {
    int w;
    int h;
} sizes[] = {{1024, 600}, {1280, 800}, {1920, 1080}, {800, 1280}, {1080, 1920}};

static const struct mode {
    const char *name;
    struct ui_modes modes;
} modes[] = {
    {"standard", {0}},      {"care", {.care = true}}, {"contrast", {.contrast = true}},
    {"low", {.low = true}}, {"left", {.left = true}},
};

static const char *const locales[] = {"zh-CN", "en", "ii", "ug", "bo", "mn"};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct sheeting {
    struct stage_setting setting;
    struct gallery_sheet *sheet;
};

static void add_screen(const struct screen *screen, const struct stage_argument *face,
                       void *context)
{
    struct sheeting *sheeting = context;
    char caption[NAME_MAX];
    const struct stage_setting *setting = &sheeting->setting;
    const struct view *view = stage_show(setting, screen->name, face->argument, face->fill);
    struct gallery_picture picture =
        gallery_draw(stage_paint(), view, setting->width_px, setting->height_px);
    snprintf(caption, sizeof caption, "%s%s%s", screen->name, face->face[0] != '\0' ? "." : "",
             face->face);
    gallery_sheet_add(sheeting->sheet, &picture, caption);
    gallery_fini(&picture);
}

static bool make_sheet(const char *folder, const struct stage_hall *hall, const struct size *size,
                       const struct mode *mode, const char *locale)
{
    char path[600];
    struct sheeting sheeting = {{.width_px = size->w,
                                 .height_px = size->h,
                                 .modes = mode->modes,
                                 .locale = locale,
                                 .hall = hall},
                                gallery_sheet_create(COLUMNS, CELL_PX)};
    stage_each(add_screen, &sheeting);
    snprintf(path, sizeof path, "%s/%dx%d-%s-%s.png", folder, size->w, size->h, mode->name, locale);
    bool saved = gallery_sheet_save(sheeting.sheet, path);
    gallery_sheet_destroy(sheeting.sheet);
    if (!saved)
        fprintf(stderr, "%s: cannot be written\n", path);
    return saved;
}

static int make_sheets(const char *folder)
{
    bool good = true;
    struct stage_hall *hall = stage_hall_create(STAGE_PLAUSIBLE);
    stage_open();
    for (size_t l = 0; l < COUNT(locales); l++)
        for (size_t m = 0; m < COUNT(modes); m++)
            for (size_t s = 0; s < COUNT(sizes); s++)
                good = make_sheet(folder, hall, &sizes[s], &modes[m], locales[l]) && good;
    stage_close();
    free(hall);
    return good ? 0 : 1;
}

/* The file's name without folder and end. */
static void caption_of(const char *path, char caption[NAME_MAX])
{
    const char *name = strrchr(path, '/');
    snprintf(caption, NAME_MAX, "%s", name != NULL ? name + 1 : path);
    char *end = strrchr(caption, '.');
    if (end != NULL)
        *end = '\0';
}

/* Every screen as most people see it, and the pictures of documents. */
static int make_one(const char *out, char *const *paths, int count)
{
    struct stage_hall *hall = stage_hall_create(STAGE_PLAUSIBLE);
    struct sheeting sheeting = {stage_usual(hall), gallery_sheet_create(COLUMNS, CELL_PX)};
    bool good = true;
    stage_open();
    stage_each(add_screen, &sheeting);
    stage_close();
    for (int i = 0; i < count; i++) {
        char caption[NAME_MAX];
        struct gallery_picture picture;
        if (!gallery_load(&picture, paths[i])) {
            fprintf(stderr, "%s: not a picture\n", paths[i]);
            good = false;
            continue;
        }
        caption_of(paths[i], caption);
        gallery_sheet_add(sheeting.sheet, &picture, caption);
        gallery_fini(&picture);
    }
    good = gallery_sheet_save(sheeting.sheet, out) && good;
    gallery_sheet_destroy(sheeting.sheet);
    free(hall);
    return good ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "sheets") == 0)
        return make_sheets(argv[2]);
    if (argc >= 3 && strcmp(argv[1], "one") == 0)
        return make_one(argv[2], argv + 3, argc - 3);
    fprintf(stderr, "contact sheets FOLDER | contact one OUT.png [DOCUMENT.png...]\n");
    return 2;
}
