#include <SDL.h>
#include <SDL_image.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/unit/small_hall.h"
#include "tests/unit/unit.h"
#include "ui/picture_file.h"
#include "ui/picture_paint.h"
#include "ui/pictures.h"

#define PATIENCE_S 60

/* A picture of two halves, red above blue, with one transparent column at the left. */
static const char *write_picture(const char *dir, const char *name, int width, int height)
{
    static char path[300];
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    CU_ASSERT_PTR_NOT_NULL_FATAL(surface);
    SDL_FillRect(surface, &(SDL_Rect){0, 0, width, height / 2}, 0xFFFF0000);
    SDL_FillRect(surface, &(SDL_Rect){0, height / 2, width, height - height / 2}, 0xFF0000FF);
    SDL_FillRect(surface, &(SDL_Rect){0, 0, 1, height}, 0x00000000);
    snprintf(path, sizeof path, "%s/%s", dir, name);
    bool jpeg = strstr(name, ".jpg") != NULL;
    CU_ASSERT_EQUAL(jpeg ? IMG_SaveJPG(surface, path, 95) : IMG_SavePNG(surface, path), 0);
    SDL_FreeSurface(surface);
    return path;
}

static void a_picture_is_scaled_to_its_place(void)
{
    static const struct {
        int room_w, room_h, w, h;
    } cases[] = {
        {50, 500, 50, 25},    {500, 10, 20, 10},      {1, 1, 1, 1},
        {200, 100, 200, 100}, {4000, 4000, 200, 100}, /* never larger than it is */
    };
    const char *path = write_picture(unit_temp_dir(), "a.png", 200, 100);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t *pixels = NULL;
        int w = cases[i].room_w;
        int h = cases[i].room_h;
        UNIT_OK(picture_file_read(path, &w, &h, &pixels));
        CU_ASSERT_EQUAL(w, cases[i].w);
        CU_ASSERT_EQUAL(h, cases[i].h);
        if (h > 1 && pixels != NULL) {
            CU_ASSERT_EQUAL(pixels[w / 2], 0xFF0000);
            CU_ASSERT_EQUAL(pixels[(h - 1) * w + w / 2], 0x0000FF);
        }
        free(pixels);
    }
}

static void what_is_transparent_is_white(void)
{
    uint32_t *pixels = NULL;
    int w = 200;
    int h = 100;
    UNIT_OK(picture_file_read(write_picture(unit_temp_dir(), "a.png", 200, 100), &w, &h, &pixels));
    CU_ASSERT_PTR_NOT_NULL_FATAL(pixels);
    CU_ASSERT_EQUAL(pixels[0], 0xFFFFFF);
    CU_ASSERT_EQUAL(pixels[1], 0xFF0000);
    free(pixels);
}

static void a_jpeg(void)
{
    uint32_t *pixels = NULL;
    int w = 20;
    int h = 20;
    UNIT_OK(picture_file_read(write_picture(unit_temp_dir(), "a.jpg", 64, 64), &w, &h, &pixels));
    CU_ASSERT_PTR_NOT_NULL_FATAL(pixels);
    CU_ASSERT((pixels[10] >> 16) > 0xE0);
    CU_ASSERT((pixels[19 * 20 + 10] & 0xFF) > 0xE0);
    free(pixels);
}

static void what_cannot_be_shown(void)
{
    unsigned char png[128];
    uint32_t *pixels = NULL;
    int w = 10;
    int h = 10;
    const char *dir = unit_temp_dir();
    CU_ASSERT_EQUAL(picture_file_read("/nonexistent.png", &w, &h, &pixels), ERR_NOT_FOUND);
    size_t length = small_hall_png(png, 20000, 10);
    CU_ASSERT_EQUAL(
        picture_file_read(unit_write_file(dir, "wide.png", png, length), &w, &h, &pixels),
        ERR_TOO_LARGE);
    /* its checksums are right, its data is not */
    length = small_hall_png(png, 10, 10);
    CU_ASSERT_EQUAL(
        picture_file_read(unit_write_file(dir, "data.png", png, length), &w, &h, &pixels),
        ERR_CORRUPT);
    CU_ASSERT_EQUAL(
        picture_file_read(unit_write_file(dir, "text.png", "hello", 5), &w, &h, &pixels),
        ERR_UNSUPPORTED);
    CU_ASSERT_PTR_NULL(pixels);
    SDL_TLSCleanup(); /* the texts of these errors */
}

struct bell {
    pthread_mutex_t lock;
    pthread_cond_t rang;
    int count;
};

static void ring(void *context)
{
    struct bell *bell = context;
    pthread_mutex_lock(&bell->lock);
    bell->count++;
    pthread_cond_signal(&bell->rang);
    pthread_mutex_unlock(&bell->lock);
}

static void wait_for(struct bell *bell, int count)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += PATIENCE_S;
    int result = 0;
    pthread_mutex_lock(&bell->lock);
    while (bell->count < count && result == 0)
        result = pthread_cond_timedwait(&bell->rang, &bell->lock, &until);
    pthread_mutex_unlock(&bell->lock);
    CU_ASSERT_EQUAL(result, 0);
}

static void nothing_waits_for_a_picture(void)
{
    struct bell bell = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};
    struct pictures *pictures = NULL;
    const char *dir = unit_temp_dir();
    write_picture(dir, "a.png", 200, 100);
    UNIT_OK(pictures_create(&pictures, ring, &bell));
    CU_ASSERT_PTR_NOT_NULL_FATAL(pictures);
    pictures_set_dir(pictures, dir);
    CU_ASSERT_FALSE(pictures_busy(pictures));
    CU_ASSERT_PTR_NULL(pictures_get(pictures, "a.png", 50, 50));
    wait_for(&bell, 1);
    CU_ASSERT(pictures_take_news(pictures));
    CU_ASSERT_FALSE(pictures_take_news(pictures));
    CU_ASSERT_FALSE(pictures_busy(pictures));
    const struct picture *picture = pictures_get(pictures, "a.png", 50, 50);
    CU_ASSERT_PTR_NOT_NULL_FATAL(picture);
    CU_ASSERT_EQUAL(picture->width_px, 50);
    CU_ASSERT_EQUAL(picture->height_px, 25);
    CU_ASSERT_PTR_NULL(pictures_get(pictures, "missing.png", 50, 50));
    wait_for(&bell, 2);
    picture = pictures_get(pictures, "missing.png", 50, 50);
    CU_ASSERT_PTR_NOT_NULL_FATAL(picture);
    CU_ASSERT_PTR_NULL(picture->pixels);
    pictures_destroy(pictures);
    pictures_destroy(NULL);
}

/* Pictures that were not looked at for long are decoded again when they are. */
static void memory_is_limited(void)
{
    struct bell bell = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};
    struct pictures *pictures = NULL;
    const char *dir = unit_temp_dir();
    int count = 0;
    write_picture(dir, "a.png", 1080, 1920);
    UNIT_OK(pictures_create(&pictures, ring, &bell));
    CU_ASSERT_PTR_NOT_NULL_FATAL(pictures);
    pictures_set_dir(pictures, dir);
    for (int i = 0; i < 4; i++) {
        CU_ASSERT_PTR_NULL(pictures_get(pictures, "a.png", 1080 - i, 1920));
        wait_for(&bell, ++count);
    }
    CU_ASSERT_PTR_NOT_NULL(pictures_get(pictures, "a.png", 1080 - 3, 1920));
    CU_ASSERT_PTR_NULL(pictures_get(pictures, "a.png", 1080, 1920));
    wait_for(&bell, ++count);
    pictures_destroy(pictures);
}

/* The dot stands at the start, the frame around the end, the line between them. */
static void a_way_is_drawn_on_a_plan(void)
{
    static uint32_t plan[200 * 100];
    static uint32_t pixels[200 * 100];
    struct canvas canvas = {pixels, 200, 200, 100, {0, 0, 200, 100}};
    struct picture picture = {plan, 200, 100};
    struct element element = {.rect = {0, 0, 200, 100}, .way = "100 500;900 500;900 100"};
    memset(plan, 0xFF, sizeof plan);
    picture_paint(&canvas, &picture, &element);
    CU_ASSERT_EQUAL(pixels[50 * 200 + 20] & 0xFFFFFF, 0xB3261E);
    CU_ASSERT_EQUAL(pixels[50 * 200 + 100] & 0xFFFFFF, 0x0B57D0);
    CU_ASSERT_EQUAL(pixels[40 * 200 + 180] & 0xFFFFFF, 0x0B57D0);
    CU_ASSERT_EQUAL(pixels[10 * 200 + 158] & 0xFFFFFF, 0x0B57D0); /* the frame */
    CU_ASSERT_EQUAL(pixels[10 * 200 + 180] & 0xFFFFFF, 0xFFFFFF); /* what it is around */
    CU_ASSERT_EQUAL(pixels[20 * 200 + 60] & 0xFFFFFF, 0xFFFFFF);
    element.way = "nonsense";
    picture_paint(&canvas, &picture, &element);
    CU_ASSERT_EQUAL(pixels[50 * 200 + 20] & 0xFFFFFF, 0xFFFFFF);
    element.way = "500 500"; /* already there */
    picture_paint(&canvas, &picture, &element);
    CU_ASSERT_EQUAL(pixels[50 * 200 + 100] & 0xFFFFFF, 0xB3261E);
}

void suite_pictures(void)
{
    static const CU_TestInfo tests[] = {
        {"a picture is scaled to its place", a_picture_is_scaled_to_its_place},
        {"what is transparent is white", what_is_transparent_is_white},
        {"a JPEG", a_jpeg},
        {"fault: what cannot be shown", what_cannot_be_shown},
        {"nothing waits for a picture", nothing_waits_for_a_picture},
        {"memory is limited", memory_is_limited},
        {"a way is drawn on a plan", a_way_is_drawn_on_a_plan},
        CU_TEST_INFO_NULL,
    };
    unit_add("pictures", tests);
}
