#include "ui/present.h"

#include <stdlib.h>

#include "tests/unit/unit.h"

#define PANEL_W 60
#define PANEL_H 40

static struct present *present;

static void prepare(int rotation)
{
    char msg[ERR_MSG_BYTES];
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    CU_ASSERT_EQUAL_FATAL(SDL_Init(SDL_INIT_VIDEO), 0);
    const struct present_config config = {"test", PANEL_W, PANEL_H, rotation, false};
    enum err created = present_create(&present, &config, msg);
    CU_ASSERT_EQUAL_FATAL(created, OK);
}

static void finish(void)
{
    present_destroy(present);
    SDL_Quit();
}

static uint32_t shown(int x, int y)
{
    const SDL_Surface *surface = SDL_GetWindowSurface(present_window(present));
    const unsigned char *row = (const unsigned char *)surface->pixels + y * surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xFFFFFFu;
}

/* A part of the canvas is shown where people who look at the turned panel see it. */
static void check(int rotation, int panel_x, int panel_y)
{
    prepare(rotation);
    struct canvas *canvas = present_canvas(present);
    bool across = rotation == 90 || rotation == 270;
    CU_ASSERT_EQUAL(canvas->width_px, across ? PANEL_H : PANEL_W);
    CU_ASSERT_EQUAL(canvas->height_px, across ? PANEL_W : PANEL_H);
    struct rect part = {3, 5, 4, 2};
    draw_fill(canvas, part, 0x123456);
    /* One pixel more that nobody asked to show. */
    draw_fill(canvas, (struct rect){20, 20, 1, 1}, 0xFFFFFF);
    present_show(present, &part, 1);
    CU_ASSERT_EQUAL(shown(panel_x, panel_y), 0x123456);
    size_t painted = 0;
    for (int y = 0; y < PANEL_H; y++)
        for (int x = 0; x < PANEL_W; x++)
            painted += shown(x, y) == 0x123456;
    CU_ASSERT_EQUAL(painted, 8);

    int x = panel_x;
    int y = panel_y;
    present_point(present, &x, &y);
    CU_ASSERT_EQUAL(x, part.x);
    CU_ASSERT_EQUAL(y, part.y);
    finish();
}

static void the_picture_and_the_finger_turn_alike(void)
{
    check(0, 3, 5);
    check(90, PANEL_W - 1 - 5, 3);
    check(180, PANEL_W - 1 - 3, PANEL_H - 1 - 5);
    check(270, 5, PANEL_H - 1 - 3);
}

static void parts_outside_do_no_harm(void)
{
    static const struct rect parts[] = {{-10, -10, 500, 500}, {100, 100, 5, 5}, {0, 0, -1, 4}};
    prepare(90);
    present_show(present, parts, 3);
    present_show(present, NULL, 0);
    UNIT_OK(present_resize(present));
    finish();
}

void suite_present(void)
{
    static const CU_TestInfo tests[] = {
        {"the picture and the finger turn alike", the_picture_and_the_finger_turn_alike},
        {"parts outside do no harm", parts_outside_do_no_harm},
        CU_TEST_INFO_NULL,
    };
    unit_add("present", tests);
}
