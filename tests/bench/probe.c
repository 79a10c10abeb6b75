/*
 * Looks at an X screen from outside and touches it, in the way a person does:
 *
 *   probe start RUNS PROGRAM ARGUMENTS…
 *       Starts the program RUNS + 1 times; the first time shows what the final picture is. One line
 *       a run: milliseconds from exec until 95 % and until 99.9 % of the changed pixels are final;
 *       -1 when it does not come, as when a clock goes on.
 *   probe taps
 *       Reads lines "X Y RX RY RW RH SETTLE_MS": taps X,Y by XTEST and watches the rectangle until
 *       it changed, and for SETTLE_MS at least. One line each: when the finger was lifted
 *       (CLOCK_MONOTONIC nanoseconds), and milliseconds from there to the first change; -1 when
 *       nothing changed.
 *
 * Limits of the method: a look costs about 0.1 ms per 100,000 pixels, which bounds the resolution;
 * it is the same for every program measured.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define START_LIMIT_MS 15000.0
#define COMPLETE_MS    500.0 /* so long after 95 % the rest is waited for */
#define STABLE_MS      1500.0
#define HOLD_MS        25.0 /* how long the finger is down: what the press shows is drawn by then */
#define CHANGE_MS      1000.0 /* so long a change is waited for */
#define SAMPLE_STEP    3      /* every third pixel stands for the picture */

struct screen {
    Display *display;
    Window root;
    int width_px;
    int height_px;
    XShmSegmentInfo segment;
    XImage *image;
    size_t bytes;
};

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static double ms_since(int64_t begin_ns)
{
    return (double)(now_ns() - begin_ns) / 1e6;
}

static void sleep_ms(double ms)
{
    struct timespec t = {.tv_sec = (time_t)(ms / 1e3)};
    t.tv_nsec = (long)((ms - (double)t.tv_sec * 1e3) * 1e6);
    nanosleep(&t, NULL);
}

static void fail(const char *what)
{
    fprintf(stderr, "probe: %s\n", what);
    exit(1);
}

static void screen_open(struct screen *screen)
{
    screen->display = XOpenDisplay(NULL);
    if (screen->display == NULL || !XShmQueryExtension(screen->display))
        fail("no X display with shared memory");
    int number = DefaultScreen(screen->display);
    screen->root = RootWindow(screen->display, number);
    screen->width_px = DisplayWidth(screen->display, number);
    screen->height_px = DisplayHeight(screen->display, number);
    screen->bytes = (size_t)screen->width_px * (size_t)screen->height_px * 4;
    screen->segment.shmid = shmget(IPC_PRIVATE, screen->bytes, IPC_CREAT | 0600);
    if (screen->segment.shmid < 0)
        fail("no shared memory");
    screen->segment.shmaddr = shmat(screen->segment.shmid, NULL, 0);
    XShmAttach(screen->display, &screen->segment);
    XSync(screen->display, False);
    shmctl(screen->segment.shmid, IPC_RMID, NULL);
}

/* The rectangle's pixels, packed, in memory that the next look overwrites. */
static const uint32_t *look(struct screen *screen, int x, int y, int w, int h)
{
    if (screen->image == NULL || screen->image->width != w || screen->image->height != h) {
        if (screen->image != NULL)
            XFree(screen->image);
        int number = DefaultScreen(screen->display);
        screen->image =
            XShmCreateImage(screen->display, DefaultVisual(screen->display, number),
                            (unsigned)DefaultDepth(screen->display, number), ZPixmap,
                            screen->segment.shmaddr, &screen->segment, (unsigned)w, (unsigned)h);
    }
    if (screen->image == NULL || screen->image->bytes_per_line != w * 4)
        fail("the screen has not 32 bits a pixel");
    if (!XShmGetImage(screen->display, screen->root, screen->image, x, y, AllPlanes))
        fail("cannot read the screen");
    return (const uint32_t *)(const void *)screen->segment.shmaddr;
}

static const uint32_t *look_all(struct screen *screen)
{
    return look(screen, 0, 0, screen->width_px, screen->height_px);
}

/* ---- start ---- */

static pid_t launch(char **command)
{
    pid_t pid = fork();
    if (pid == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    if (pid < 0)
        fail("cannot fork");
    return pid;
}

static void end(struct screen *screen, pid_t pid, const uint32_t *blank)
{
    int64_t begin_ns = now_ns();
    kill(pid, SIGTERM);
    while (waitpid(pid, NULL, WNOHANG) == 0) {
        if (ms_since(begin_ns) > 5000)
            kill(pid, SIGKILL);
        sleep_ms(5);
    }
    while (memcmp(look_all(screen), blank, screen->bytes) != 0) {
        if (ms_since(begin_ns) > 10000)
            fail("the screen does not become empty after the program ended");
        sleep_ms(5);
    }
}

/* Waits until something is there and has not changed for a while. */
static void learn_final(struct screen *screen, const uint32_t *blank, uint32_t *final)
{
    int64_t begin_ns = now_ns();
    int64_t changed_ns = begin_ns;
    memcpy(final, blank, screen->bytes);
    while (memcmp(final, blank, screen->bytes) == 0 || ms_since(changed_ns) < STABLE_MS) {
        const uint32_t *now = look_all(screen);
        if (memcmp(now, final, screen->bytes) != 0) {
            memcpy(final, now, screen->bytes);
            changed_ns = now_ns();
        }
        if (ms_since(begin_ns) > START_LIMIT_MS)
            fail("no stable picture");
        sleep_ms(20);
    }
}

/* The part of the changed pixels that are final, 0 to 1. */
static double share_final(const struct screen *screen, const uint32_t *now, const uint32_t *blank,
                          const uint32_t *final)
{
    size_t changed = 0;
    size_t done = 0;
    for (size_t i = 0; i < screen->bytes / 4; i += SAMPLE_STEP) {
        if (final[i] == blank[i])
            continue;
        changed++;
        done += now[i] == final[i];
    }
    return changed > 0 ? (double)done / (double)changed : 0;
}

static void measure_start(struct screen *screen, char **command, const uint32_t *blank,
                          const uint32_t *final)
{
    double content_ms = -1;
    double complete_ms = -1;
    int64_t begin_ns = now_ns();
    pid_t pid = launch(command);
    double limit_ms = START_LIMIT_MS;
    while (complete_ms < 0 && ms_since(begin_ns) < limit_ms) {
        const uint32_t *now = look_all(screen);
        double at_ms = ms_since(begin_ns);
        double share = share_final(screen, now, blank, final);
        if (content_ms < 0 && share >= 0.95) {
            content_ms = at_ms;
            limit_ms = at_ms + COMPLETE_MS;
        }
        if (share >= 0.999)
            complete_ms = at_ms;
        sleep_ms(0.3);
    }
    printf("%.2f %.2f\n", content_ms, complete_ms);
    sleep_ms(200);
    end(screen, pid, blank);
}

static void start(struct screen *screen, int runs, char **command)
{
    uint32_t *blank = malloc(screen->bytes);
    uint32_t *final = malloc(screen->bytes);
    if (blank == NULL || final == NULL)
        fail("no memory");
    memcpy(blank, look_all(screen), screen->bytes);
    pid_t pid = launch(command);
    learn_final(screen, blank, final);
    end(screen, pid, blank);
    for (int i = 0; i < runs; i++)
        measure_start(screen, command, blank, final);
    free(blank);
    free(final);
}

/* ---- taps ---- */

struct tap {
    int x;
    int y;
    int watch_x;
    int watch_y;
    int watch_w;
    int watch_h;
    int settle_ms;
};

static void measure_tap(struct screen *screen, const struct tap *tap, uint32_t *before)
{
    XTestFakeMotionEvent(screen->display, -1, tap->x, tap->y, CurrentTime);
    XTestFakeButtonEvent(screen->display, 1, True, CurrentTime);
    XSync(screen->display, False);
    sleep_ms(HOLD_MS);

    size_t bytes = (size_t)tap->watch_w * (size_t)tap->watch_h * 4;
    memcpy(before, look(screen, tap->watch_x, tap->watch_y, tap->watch_w, tap->watch_h), bytes);
    double first_ms = -1;
    XTestFakeButtonEvent(screen->display, 1, False, CurrentTime);
    int64_t released_ns = now_ns();
    XFlush(screen->display);
    while (ms_since(released_ns) < (first_ms < 0 ? CHANGE_MS : tap->settle_ms)) {
        const uint32_t *now = look(screen, tap->watch_x, tap->watch_y, tap->watch_w, tap->watch_h);
        double at_ms = ms_since(released_ns);
        if (first_ms < 0 && memcmp(now, before, bytes) != 0)
            first_ms = at_ms;
        sleep_ms(0.05);
    }
    printf("%lld %.3f\n", (long long)released_ns, first_ms);
    fflush(stdout);
}

static bool fits(const struct screen *screen, const struct tap *tap)
{
    return tap->watch_x >= 0 && tap->watch_y >= 0 && tap->watch_w > 0 && tap->watch_h > 0 &&
           tap->watch_x + tap->watch_w <= screen->width_px &&
           tap->watch_y + tap->watch_h <= screen->height_px;
}

static void taps(struct screen *screen)
{
    char line[256];
    uint32_t *before = malloc(screen->bytes);
    if (before == NULL)
        fail("no memory");
    while (fgets(line, sizeof line, stdin) != NULL) {
        struct tap tap;
        if (sscanf(line, "%d %d %d %d %d %d %d", &tap.x, &tap.y, &tap.watch_x, &tap.watch_y,
                   &tap.watch_w, &tap.watch_h, &tap.settle_ms) != 7 ||
            !fits(screen, &tap))
            fail("expected X Y RX RY RW RH SETTLE_MS inside the screen");
        measure_tap(screen, &tap, before);
    }
    free(before);
}

int main(int argc, char **argv)
{
    struct screen screen = {.display = NULL};
    if (argc >= 4 && strcmp(argv[1], "start") == 0) {
        screen_open(&screen);
        start(&screen, (int)strtol(argv[2], NULL, 10), argv + 3);
    } else if (argc == 2 && strcmp(argv[1], "taps") == 0) {
        screen_open(&screen);
        taps(&screen);
    } else {
        fputs("probe start RUNS PROGRAM ARGUMENTS… | probe taps\n", stderr);
        return 2;
    }
    XCloseDisplay(screen.display);
    return 0;
}
