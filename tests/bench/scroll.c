/*
 * A finger that drags a list of five hundred rows: what each frame costs, from declaring the screen
 * to its last pixel in the canvas, CPU time of this thread. Needs no display.
 *
 *     build/bench/scroll DATA
 *
 * Prints for each size in milliseconds: the median and the longest frame of the drag, the frame
 * that measures all rows anew, and the very first, which opens the fonts too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/base/i18n.h"
#include "ui/env.h"
#include "ui/measure.h"
#include "ui/page.h"
#include "ui/redraw.h"
#include "ui/view_private.h"

#define ROWS   500
#define FRAMES 400

static const int steps_px[] = {4, 12, 25, 40, 25, 12, 4, -9, -30};

struct bench {
    struct paint *paint;
    struct i18n *words;
    struct canvas canvas;
    struct screen_env env;
    struct view frames[2];
    double ms[FRAMES];
};

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void row(struct page *page, size_t index, const void *context)
{
    static const char *const names[] = {"居民身份证办理", "城乡居民基本医疗保险参保登记",
                                        "生育登记", "农村宅基地用地审批", "临时救助申请"};
    (void)context;
    page_button(page, view_format(page->view, "matter.%zu", index), STYLE_TILE_QUIET, ICON_GUIDE,
                names[index % 5],
                view_format(page->view, "%zu 号  2 号窗口  约 %zu 分钟", index, 5 + index % 7 * 5),
                1, (int)index);
}

static void declare(const struct screen_env *env, struct view *view)
{
    struct page page;
    view_clear(view);
    view_add(view, &(struct element){.style = STYLE_BACKGROUND, .rect = env->full});
    page_begin(&page, view, env);
    page_title(&page, "list.title", "请选择要办理的事项");
    page_list(&page, ROWS, row, NULL);
    page_end(&page);
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

/* As when the list's content changes. */
static double anew(struct bench *bench)
{
    struct rect changed[VIEW_DAMAGE];
    measure_rows(bench->env.measure)->count = 0;
    double begin_ms = now_ms();
    declare(&bench->env, &bench->frames[1]);
    redraw(bench->paint, &bench->canvas, &bench->frames[0], &bench->frames[1], changed);
    return now_ms() - begin_ms;
}

static double scroll(struct bench *bench)
{
    struct rect changed[VIEW_DAMAGE];
    double begin_ms = now_ms();
    declare(&bench->env, &bench->frames[0]);
    paint_view(bench->paint, &bench->canvas, &bench->frames[0], bench->env.full);
    double first_ms = now_ms() - begin_ms;
    for (int i = 0; i < FRAMES; i++) {
        struct view *before = &bench->frames[i % 2];
        struct view *after = &bench->frames[1 - i % 2];
        bench->env.scroll_px += steps_px[i % (int)(sizeof steps_px / sizeof steps_px[0])];
        begin_ms = now_ms();
        paint_next_frame(bench->paint);
        declare(&bench->env, after);
        redraw(bench->paint, &bench->canvas, before, after, changed);
        bench->ms[i] = now_ms() - begin_ms;
    }
    qsort(bench->ms, FRAMES, sizeof bench->ms[0], compare);
    return first_ms;
}

static void measure_size(struct bench *bench, const char *data_dir, int width_px, int height_px)
{
    const struct env_panel panel = {.width_px = width_px, .height_px = height_px};
    bench->canvas = (struct canvas){calloc((size_t)width_px * (size_t)height_px, 4),
                                    width_px,
                                    width_px,
                                    height_px,
                                    {0, 0, width_px, height_px}};
    if (bench->canvas.pixels == NULL ||
        paint_create(&bench->paint, theme_default(), data_dir) != OK)
        exit(1);
    bench->env = env_make(&panel, &(struct ui_modes){0}, bench->words, true);
    bench->env.measure = paint_measure(bench->paint);
    measure_set(bench->env.measure, bench->env.unit_px, bench->env.text_percent, bench->env.rtl);
    double first_ms = scroll(bench);
    printf("%dx%d %.2f %.2f %.2f %.2f\n", width_px, height_px, bench->ms[FRAMES / 2],
           bench->ms[FRAMES - 1], anew(bench), first_ms);
    paint_destroy(bench->paint);
    free(bench->canvas.pixels);
}

int main(int argc, char **argv)
{
    static struct bench bench;
    char dir[512];
    char msg[ERR_MSG_BYTES];
    if (argc != 2)
        return 2;
    snprintf(dir, sizeof dir, "%s/i18n", argv[1]);
    if (i18n_create(&bench.words, dir, "zh-CN", msg) != OK) {
        fprintf(stderr, "scroll: %s\n", msg);
        return 1;
    }
    measure_size(&bench, argv[1], 1280, 800);
    measure_size(&bench, argv[1], 1080, 1920);
    i18n_destroy(bench.words);
    return 0;
}
