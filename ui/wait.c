#include <SDL.h>
#include <SDL_syswm.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "ui/automation.h"
#include "ui/ui_private.h"

/* Where SDL has no descriptor to sleep on (KMS/DRM reads evdev devices of its own), its events are
 * looked for so often: a touch waits for half of it. */
#define LOOK_MS 10

/* SDL_WaitEventTimeout looks every millisecond on all displays but X11 and Wayland, and another
 * thread cannot wake it on those. So the loop sleeps in poll, on X11's connection too. */
static int display_fd(struct ui *ui)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(present_window(ui->present), &info) && info.subsystem == SDL_SYSWM_X11)
        return ConnectionNumber(info.info.x11.display);
    return -1;
}

static bool display_is_silent(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver != NULL && (strcmp(driver, "dummy") == 0 || strcmp(driver, "offscreen") == 0);
}

static void drain(int fd)
{
    uint64_t count;
    while (read(fd, &count, sizeof count) < 0 && errno == EINTR)
        continue;
}

void wait_for(struct ui *ui, int timeout_ms)
{
    struct pollfd fds[2 + AUTOMATION_FDS] = {{ui->wake_fd, POLLIN, 0}, {-1, POLLIN, 0}};
    size_t count = 2;
    /* Showing a frame may have read events from the connection: they wait in SDL, not in poll. */
    SDL_PumpEvents();
    if (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT))
        timeout_ms = 0;
    fds[1].fd = display_fd(ui);
    if (fds[1].fd < 0 && !display_is_silent() && (timeout_ms < 0 || timeout_ms > LOOK_MS))
        timeout_ms = LOOK_MS;
    /* Before the first picture there is nothing to tell of and nothing to touch. */
    if (ui->drawn)
        count += automation_poll(ui->automation, fds + count);
    if (poll(fds, count, timeout_ms) < 0)
        return;
    if (fds[0].revents != 0)
        drain(ui->wake_fd);
    automation_serve(ui->automation, ui, fds + 2, count - 2);
}
