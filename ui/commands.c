#include "ui/commands.h"

#include <SDL_image.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/base/text.h"
#include "ui/layout.h"
#include "ui/ui_private.h"

#define POINTER     INT64_C(-2) /* no finger of SDL's, and not the mouse */
#define SWIPE_STEPS 8
#define WAIT_MS_MAX 600000
#define PASS_S_MAX  86400
#define MODE_BYTES  32

static json_t *failure(const char *format, ...) __attribute__((format(printf, 1, 2)));

static json_t *failure(const char *format, ...)
{
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    /* It may have been cut inside a character. */
    size_t length = strlen(text);
    while (!text_is_utf8(text, length))
        text[--length] = '\0';
    return json_pack("{s:b, s:s}", "ok", 0, "error", text);
}

static json_t *success(void)
{
    return json_pack("{s:b}", "ok", 1);
}

static const char *role_name(enum role role)
{
    static const char *const names[] = {
        [ROLE_NONE] = "none",       [ROLE_BUTTON] = "button", [ROLE_TEXT] = "text",
        [ROLE_HEADING] = "heading", [ROLE_STATUS] = "status", [ROLE_IMAGE] = "image",
        [ROLE_FIELD] = "field",     [ROLE_CANVAS] = "canvas"};
    return names[role];
}

static json_t *item(const struct element *e, bool focused)
{
    struct rect rect = view_visible(e);
    json_t *out = json_pack("{s:s, s:s, s:s, s:i, s:i, s:i, s:i, s:b}", "id", e->id, "role",
                            role_name(e->role), "label", e->label, "x", rect.x, "y", rect.y, "w",
                            rect.w, "h", rect.h, "enabled", !e->disabled);
    if (out != NULL && e->detail[0] != '\0')
        json_object_set_new(out, "detail", json_string(e->detail));
    if (out != NULL && e->selected)
        json_object_set_new(out, "selected", json_true());
    if (out != NULL && focused)
        json_object_set_new(out, "focused", json_true());
    if (out != NULL && e->qr != NULL)
        json_object_set_new(out, "qr", json_string(e->qr));
    return out;
}

/* "standard", or what is on: "care low". */
static void name_modes(const struct ui_modes *modes, char out[MODE_BYTES])
{
    snprintf(out, MODE_BYTES, "%s%s%s%s", modes->care ? " care" : "",
             modes->contrast ? " contrast" : "", modes->low ? " low" : "",
             modes->left ? " left" : "");
    if (out[0] == '\0')
        text_copy(out, MODE_BYTES, "standard");
    else
        memmove(out, out + 1, strlen(out));
}

static json_t *tree(struct ui *ui)
{
    const struct view *view = frame_view(ui);
    static const char *const palettes[PALETTE_COUNT] = {"light", "contrast", "night"};
    const struct element *focused = focus_element(&ui->focus, view);
    char mode[MODE_BYTES];
    name_modes(&ui->modes, mode);
    json_t *items = json_array();
    for (size_t i = 0; i < view->count; i++)
        if (view->slots[i].element.id != NULL)
            json_array_append_new(
                items, item(&view->slots[i].element, &view->slots[i].element == focused));
    return json_pack("{s:b, s:s, s:s, s:s, s:s, s:o}", "ok", 1, "screen", router_screen(ui)->name,
                     "locale", i18n_locale(ui->i18n), "mode", mode, "palette",
                     palettes[view->palette], "items", items);
}

static bool touch(struct ui *ui, enum input_kind kind, int x, int y, int64_t time_ms)
{
    struct input_touch made = {kind, POINTER, x, y, time_ms};
    return events_touch(ui, &made);
}

static json_t *tap_at(struct ui *ui, int x, int y)
{
    int64_t now = clock_mono_ms(ui->config.clock);
    touch(ui, INPUT_DOWN, x, y, now);
    bool hit = touch(ui, INPUT_UP, x, y, now);
    return json_pack("{s:b, s:b}", "ok", 1, "hit", hit);
}

static json_t *tap_element(struct ui *ui, const char *id)
{
    const struct element *element = view_find(frame_view(ui), id);
    if (element == NULL)
        return failure("no element %s on screen %s", id, router_screen(ui)->name);
    if (element->action == 0)
        return failure("%s cannot be touched", id);
    if (element->disabled)
        return failure("%s is disabled", id);
    struct rect rect = view_visible(element);
    int x = rect.x + rect.w / 2;
    int y = rect.y + rect.h / 2;
    if (view_hit(frame_view(ui), x, y) != element)
        return failure("%s is covered", id);
    /* The second tap of a double one says where, not what: one that names its element is meant. */
    ui->input.tapped = false;
    json_t *answer = tap_at(ui, x, y);
    bool hit = json_is_true(json_object_get(answer, "hit"));
    json_decref(answer);
    return hit ? success() : failure("%s was not hit: a finger is on the display", id);
}

static json_t *tap(struct ui *ui, const char *argument)
{
    int x;
    int y;
    int used = 0;
    if (sscanf(argument, "%d %d%n", &x, &y, &used) == 2 && argument[used] == '\0')
        return tap_at(ui, x, y);
    return tap_element(ui, argument);
}

static json_t *key(struct ui *ui, const char *name)
{
    static const char *const names[] = {[KEY_UP] = "up",
                                        [KEY_DOWN] = "down",
                                        [KEY_LEFT] = "left",
                                        [KEY_RIGHT] = "right",
                                        [KEY_OK] = "ok"};
    for (int i = 0; i < KEY_COUNT; i++)
        if (strcmp(names[i], name) == 0) {
            /* As with a tap that names its element: a second one is meant. */
            ui->input.tapped = false;
            keys_press(ui, (enum key)i);
            return json_pack("{s:b, s:b}", "ok", 1, "hit", keys_release(ui, (enum key)i));
        }
    return failure("key up|down|left|right|ok");
}

/* The finger's whole way at once: no screen can see between two events of it anyway. */
static json_t *swipe(struct ui *ui, const char *argument)
{
    int x1;
    int y1;
    int x2;
    int y2;
    int duration_ms;
    int used = 0;
    if (sscanf(argument, "%d %d %d %d %d%n", &x1, &y1, &x2, &y2, &duration_ms, &used) != 5 ||
        argument[used] != '\0' || duration_ms < 0)
        return failure("swipe X1 Y1 X2 Y2 MS");
    int64_t now = clock_mono_ms(ui->config.clock);
    touch(ui, INPUT_DOWN, x1, y1, now);
    for (int i = 1; i <= SWIPE_STEPS; i++)
        touch(ui, INPUT_MOVE, x1 + (int)(((int64_t)x2 - x1) * i / SWIPE_STEPS),
              y1 + (int)(((int64_t)y2 - y1) * i / SWIPE_STEPS),
              now + (int64_t)duration_ms * i / SWIPE_STEPS);
    touch(ui, INPUT_UP, x2, y2, now + duration_ms);
    return success();
}

/* A finger's way with corners: "X1 Y1 X2 Y2 …". */
static json_t *stroke(struct ui *ui, const char *argument)
{
    int64_t now = clock_mono_ms(ui->config.clock);
    struct input_touch made = {INPUT_DOWN, POINTER, 0, 0, now};
    int points = 0;
    for (int used; sscanf(argument, "%d %d %n", &made.x, &made.y, &used) == 2; argument += used) {
        made.kind = points++ == 0 ? INPUT_DOWN : INPUT_MOVE;
        events_touch(ui, &made);
    }
    made.kind = INPUT_UP;
    if (points > 0)
        events_touch(ui, &made);
    return points > 0 && argument[0] == '\0' ? success() : failure("stroke X1 Y1 X2 Y2 ...");
}

static json_t *type(struct ui *ui, const char *argument)
{
    if (!router_type(ui, argument))
        return failure("screen %s takes no text", router_screen(ui)->name);
    return success();
}

static json_t *shot(struct ui *ui, const char *path)
{
    const struct canvas *canvas = present_canvas(ui->present);
    if (!ui->drawn)
        return failure("nothing is drawn yet");
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormatFrom(canvas->pixels, canvas->width_px, canvas->height_px, 32,
                                           canvas->stride_px * 4, SDL_PIXELFORMAT_XRGB8888);
    bool saved = surface != NULL && IMG_SavePNG(surface, path) == 0;
    SDL_FreeSurface(surface);
    return saved ? success() : failure("%s", SDL_GetError());
}

static int64_t rss_kib(void)
{
    long long size = 0;
    long long resident = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (file == NULL)
        return 0;
    if (fscanf(file, "%lld %lld", &size, &resident) != 2)
        resident = 0;
    fclose(file);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static int open_descriptors(void)
{
    int count = 0;
    DIR *dir = opendir("/proc/self/fd");
    if (dir == NULL)
        return 0;
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count - 1; /* the one that counts */
}

static const char *trouble_name(enum hall_trouble trouble)
{
    static const char *const names[] = {
        [HALL_IN_SERVICE] = "none",
        [HALL_STORE_FULL] = "store-full",
        [HALL_STORE_READ_ONLY] = "store-read-only",
        [HALL_STORE_MISSING] = "store-missing",
        [HALL_STORE_CORRUPT] = "store-corrupt",
        [HALL_STORE_FAILED] = "store-failed",
        [HALL_NO_CONTENT] = "no-content",
    };
    return names[trouble];
}

static void add_hall(json_t *out, const struct hall *hall)
{
    static const char *const papers[] = {[HAL_PAPER_UNKNOWN] = "unknown",
                                         [HAL_PAPER_OK] = "ok",
                                         [HAL_PAPER_NEAR_END] = "near-end",
                                         [HAL_PAPER_OUT] = "out"};
    static const char *const links[] = {
        [HALL_LINK_NONE] = "none", [HALL_LINK_UP] = "up", [HALL_LINK_DOWN] = "down"};
    char day[CLOCK_DATE_BYTES];
    clock_format_date(hall->business_day, day);
    json_t *more = json_pack(
        "{s:s, s:s, s:s, s:I, s:I, s:s, s:s, s:s, s:b}", "paper", papers[hall->printer.paper],
        "printer", hall->printer.ready ? "ready" : hal_printer_reason_name(hall->printer.reason),
        "link", links[hall->link], "outbox", (json_int_t)hall->outbox, "parked",
        (json_int_t)hall->parked, "last_ticket", hall->last_ticket, "trouble",
        trouble_name(hall->trouble), "business_day", day, "clock_trusted", hall->clock_trusted);
    json_object_update(out, more);
    json_decref(more);
}

/* The keys are there at all times: a test that waits for one need not know when the hall comes. */
static void add_no_hall(json_t *out)
{
    static const char *const keys[] = {"paper",   "printer",      "link",
                                       "outbox",  "parked",       "last_ticket",
                                       "trouble", "business_day", "clock_trusted"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        json_object_set_new(out, keys[i], json_null());
}

static json_t *state(struct ui *ui)
{
    json_t *out = json_pack("{s:b, s:s, s:s, s:I, s:I, s:i, s:i}", "ok", 1, "screen",
                            router_screen(ui)->name, "reader", "none", "rss_kib",
                            (json_int_t)rss_kib(), "frames", (json_int_t)ui->frame_count, "fds",
                            open_descriptors(), "overflows", (int)paint_overflows(ui->paint));
    if (ui->hall != NULL)
        add_hall(out, ui->hall);
    else
        add_no_hall(out);
    return out;
}

static json_t *set_clock(struct ui *ui, const char *argument)
{
    char date[CLOCK_DATE_BYTES];
    struct civil civil;
    int32_t day;
    int hour;
    int minute;
    int second = 0;
    int used = 0;
    text_copy(date, sizeof date, argument);
    if (strlen(argument) < sizeof date || clock_parse_date(date, &day) != OK ||
        sscanf(argument + sizeof date - 1, "T%2d:%2d%n:%2d%n", &hour, &minute, &used, &second,
               &used) < 2 ||
        argument[sizeof date - 1 + (size_t)used] != '\0' || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || second < 0 || second > 59)
        return failure("clock YYYY-MM-DDTHH:MM[:SS]");
    clock_civil_of_day(day, &civil);
    civil.hour = hour;
    civil.minute = minute;
    civil.second = second;
    int offset_min = ui->hall != NULL ? ui->hall->utc_offset_min : 480;
    clock_set_wall_ms(ui->config.clock, clock_from_civil(&civil, offset_min));
    ui_clock_changed(ui);
    return success();
}

static json_t *pass(struct ui *ui, const char *argument)
{
    int seconds;
    int used = 0;
    if (sscanf(argument, "%d%n", &seconds, &used) != 1 || argument[used] != '\0' || seconds < 0 ||
        seconds > PASS_S_MAX)
        return failure("pass SECONDS");
    router_pass(ui, seconds);
    return success();
}

static json_t *start_wait(struct ui *ui, const char *argument, struct commands_pending *pending)
{
    char screen[COMMANDS_NAME_BYTES];
    int wait_ms;
    int used = 0;
    struct commands_pending wanted = {COMMANDS_WAIT_NONE, "", 0};
    if (sscanf(argument, "screen %63s %d%n", screen, &wait_ms, &used) == 2) {
        wanted.wait = COMMANDS_WAIT_SCREEN;
        text_copy(wanted.screen, sizeof wanted.screen, screen);
    } else if (sscanf(argument, "idle %d%n", &wait_ms, &used) == 1) {
        wanted.wait = COMMANDS_WAIT_IDLE;
    }
    if (wanted.wait == COMMANDS_WAIT_NONE || argument[used] != '\0' || wait_ms < 0 ||
        wait_ms > WAIT_MS_MAX)
        return failure("wait screen NAME MS | wait idle MS");
    wanted.deadline_ms = clock_mono_ms(ui->config.clock) + wait_ms;
    json_t *answer = commands_check(ui, &wanted);
    if (answer == NULL)
        *pending = wanted;
    return answer;
}

/* Nothing is waited for and nothing moves. */
static bool rests(const struct ui *ui)
{
    return !ui_expects(ui) && (ui->pictures == NULL || !pictures_busy(ui->pictures)) &&
           motion_due_ms(&ui->motion, clock_mono_ms(ui->config.clock)) < 0;
}

json_t *commands_check(struct ui *ui, const struct commands_pending *pending)
{
    const char *screen = router_screen(ui)->name;
    bool seen = ui->drawn && !ui->dirty;
    bool done = pending->wait == COMMANDS_WAIT_SCREEN ? seen && strcmp(screen, pending->screen) == 0
                                                      : seen && rests(ui);
    if (done)
        return success();
    if (clock_mono_ms(ui->config.clock) < pending->deadline_ms)
        return NULL;
    return failure("timed out on screen %s", screen);
}

static json_t *quit(struct ui *ui)
{
    ui_quit(ui);
    return success();
}

json_t *commands_run(struct ui *ui, const char *line, struct commands_pending *pending)
{
    static const struct {
        const char *name;
        bool takes_argument;
        json_t *(*run)(struct ui *ui);
        json_t *(*run_with)(struct ui *ui, const char *argument);
    } commands[] = {
        {"tree", false, tree, NULL},      {"state", false, state, NULL},
        {"quit", false, quit, NULL},      {"tap", true, NULL, tap},
        {"swipe", true, NULL, swipe},     {"shot", true, NULL, shot},
        {"clock", true, NULL, set_clock}, {"key", true, NULL, key},
        {"stroke", true, NULL, stroke},   {"type", true, NULL, type},
        {"pass", true, NULL, pass},
    };
    size_t length = strcspn(line, " \r");
    const char *argument = line + length + strspn(line + length, " \r");
    frame_update(ui);
    if (!text_is_utf8(line, strlen(line)))
        return failure("not UTF-8");
    if (length == 4 && memcmp(line, "wait", 4) == 0)
        return start_wait(ui, argument, pending);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strlen(commands[i].name) != length || memcmp(line, commands[i].name, length) != 0)
            continue;
        if (commands[i].takes_argument != (argument[0] != '\0'))
            break;
        return commands[i].run != NULL ? commands[i].run(ui) : commands[i].run_with(ui, argument);
    }
    return failure("not a command: %.80s", line);
}
