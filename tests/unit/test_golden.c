/*
 * Every screen as it looked when somebody last looked at it: tests/data/golden has a small picture
 * of each, for two sizes and two modes. A picture that differs by more than a few pixels, a screen
 * without one and one without a screen are faults. `make golden` writes them anew; what changed is
 * then seen in the change itself.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/text.h"
#include "tests/unit/gallery.h"
#include "tests/unit/stage.h"
#include "tests/unit/unit.h"

#define REDUCED    4 /* times smaller than the screen */
#define PER_MILLE  4 /* so many of a picture's pixels may differ */
#define NAMES_MOST 2000

/* Under a sanitizer one in so many is drawn, the same in every run; all must be there. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STRIDE 12
#else
#define STRIDE 1
#endif

static const struct setting {
    int w;
    int h;
    bool care;
} settings[] = {{1280, 800, false}, {1280, 800, true}, {800, 1280, false}, {800, 1280, true}};

struct walk {
    struct stage_hall *hall;
    const char *folder;
    const char *faults; /* where the pictures of now are put that differ */
    bool write;
    unsigned seen;
    unsigned differ;
};

static void path_of(char *path, size_t path_bytes, const char *folder, const struct screen *screen,
                    const struct stage_argument *face, const struct setting *setting)
{
    snprintf(path, path_bytes, "%s/%s%s%s-%dx%d%s.png", folder, screen->name,
             face->face[0] != '\0' ? "." : "", face->face, setting->w, setting->h,
             setting->care ? "-care" : "");
}

static void compare(struct walk *walk, const struct gallery_picture *now, const char *path,
                    const char *fault_path)
{
    struct gallery_picture golden;
    if (!gallery_load(&golden, path)) {
        printf("\n%s: no golden picture; look at the screen, then make golden\n", path);
        walk->differ++;
        return;
    }
    int difference = gallery_difference(now, &golden);
    gallery_fini(&golden);
    if (difference <= PER_MILLE)
        return;
    walk->differ++;
    printf("\n%s: %d of 1000 pixels differ; as it is now: %s\n", path, difference, fault_path);
    CU_ASSERT_TRUE(gallery_save_grey(now, fault_path));
}

static void look(struct walk *walk, const struct screen *screen, const struct stage_argument *face,
                 const struct setting *setting)
{
    char path[700];
    char fault_path[700];
    struct stage_setting shown = stage_usual(walk->hall);
    path_of(path, sizeof path, walk->folder, screen, face, setting);
    path_of(fault_path, sizeof fault_path, walk->faults, screen, face, setting);
    if (!walk->write && walk->seen++ % STRIDE != 0) {
        CU_ASSERT_EQUAL(access(path, R_OK), 0);
        return;
    }
    shown.width_px = setting->w;
    shown.height_px = setting->h;
    shown.modes.care = setting->care;
    const struct view *view = stage_show(&shown, screen->name, face->argument, face->fill);
    struct gallery_picture whole = gallery_draw(stage_paint(), view, setting->w, setting->h);
    struct gallery_picture small = gallery_reduce(&whole, setting->w / REDUCED);
    gallery_grey(&small);
    if (!walk->write)
        compare(walk, &small, path, fault_path);
    else if (!gallery_save_grey(&small, path))
        CU_FAIL("a golden picture cannot be written");
    gallery_fini(&small);
    gallery_fini(&whole);
}

static void each_face(const struct screen *screen, const struct stage_argument *face, void *context)
{
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        look(context, screen, face, &settings[i]);
}

struct known {
    char names[NAMES_MOST][80];
    size_t count;
};

static void note_name(const struct screen *screen, const struct stage_argument *face, void *context)
{
    struct known *known = context;
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        char path[700];
        path_of(path, sizeof path, "", screen, face, &settings[i]);
        CU_ASSERT_FATAL(known->count < NAMES_MOST);
        text_copy(known->names[known->count++], sizeof known->names[0], path + 1);
    }
}

/* What no screen claims any more. */
static unsigned orphans(const char *folder)
{
    struct known *known = calloc(1, sizeof *known);
    unsigned found = 0;
    CU_ASSERT_PTR_NOT_NULL_FATAL(known);
    stage_each(note_name, known);
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        bool claimed = entry->d_name[0] == '.';
        for (size_t i = 0; !claimed && i < known->count; i++)
            claimed = strcmp(known->names[i], entry->d_name) == 0;
        if (!claimed)
            printf("\n%s/%s: no screen has this picture\n", folder, entry->d_name);
        found += !claimed;
    }
    if (dir != NULL)
        closedir(dir);
    free(known);
    return found;
}

/* From BUILD/share/bianmin, so many folders up. */
static const char *folder_beside(int up, const char *name)
{
    static char paths[2][700];
    static int next;
    char *path = paths[next++ % 2];
    snprintf(path, sizeof paths[0], "%s", stage_data_dir());
    for (int i = 0; i < up; i++)
        *strrchr(path, '/') = '\0';
    snprintf(path + strlen(path), sizeof paths[0] - strlen(path), "/%s", name);
    return path;
}

static void every_screen_looks_as_it_did(void)
{
    const char *write_to = getenv("GOLDEN_WRITE");
    struct walk walk = {.hall = stage_hall_create(STAGE_PLAUSIBLE),
                        .folder =
                            write_to != NULL ? write_to : folder_beside(3, "tests/data/golden"),
                        .faults = folder_beside(2, "golden"),
                        .write = write_to != NULL};
    mkdir(walk.faults, 0777);
    stage_open();
    stage_each(each_face, &walk);
    CU_ASSERT_EQUAL(walk.differ, 0);
    CU_ASSERT_EQUAL(orphans(walk.folder), 0);
    stage_close();
    free(walk.hall);
}

void suite_golden(void)
{
    static const CU_TestInfo tests[] = {
        {"every screen looks as it did", every_screen_looks_as_it_did},
        CU_TEST_INFO_NULL,
    };
    unit_add("golden", tests);
}
