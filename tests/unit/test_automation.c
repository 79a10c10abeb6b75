#include "ui/automation.h"

#include <SDL.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/base/text.h"
#include "tests/unit/unit.h"
#include "ui/ui_private.h"

/* A screen with a counter, a dead button, and one that is covered. */
struct counter {
    int taps;
};

static void counter_view(const void *state, const struct screen_env *env, struct view *view)
{
    const struct counter *counter = state;
    view_add(view, &(struct element){.id = "count",
                                     .role = ROLE_BUTTON,
                                     .style = STYLE_PRIMARY,
                                     .rect = {10, 10, 100, 50},
                                     .label = view_format(view, "%d", counter->taps),
                                     .action = 1});
    view_add(view, &(struct element){.id = "off",
                                     .role = ROLE_BUTTON,
                                     .rect = {10, 100, 100, 50},
                                     .action = 1,
                                     .disabled = true});
    view_add(view, &(struct element){.id = "under", .rect = {10, 200, 100, 50}, .action = 1});
    view_add(view, &(struct element){.id = "over", .rect = {0, 190, 200, 80}, .action = 2});
    view_add(view,
             &(struct element){.id = "words", .role = ROLE_TEXT, .rect = env->full, .label = "字"});
}

static void counter_action(struct ui *ui, void *state, int action, int argument)
{
    (void)argument;
    struct counter *counter = state;
    counter->taps++;
    if (action == 2)
        ui_go(ui, "other", NULL);
}

static const struct screen counter_screen = {.name = "counter",
                                             .state_bytes = sizeof(struct counter),
                                             .bare = true,
                                             .view = counter_view,
                                             .action = counter_action};
static const struct screen other_screen = {
    .name = "other", .state_bytes = sizeof(struct counter), .bare = true, .view = counter_view};
static const struct screen *const table[] = {&counter_screen, &other_screen};

static struct ui *ui;
static struct clock clock_used;
static struct hall hall = {.catalog = NULL, .utc_offset_min = 480};
static char socket_path[300];
static char data_dir[256];

static void prepare(void)
{
    static const unsigned char empty_mo[28] = {0xde, 0x12, 0x04, 0x95};
    char msg[ERR_MSG_BYTES];
    char words[300];
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    snprintf(data_dir, sizeof data_dir, "%s", unit_temp_dir());
    snprintf(words, sizeof words, "%s/i18n", data_dir);
    if (mkdir(words, 0700) != 0)
        abort();
    unit_write_file(words, "zh-CN.mo", empty_mo, sizeof empty_mo);
    snprintf(socket_path, sizeof socket_path, "%s/a.sock", data_dir);
    clock_init(&clock_used);
    UNIT_OK(ui_create(&ui, &(struct ui_config){.width_px = 320,
                                               .height_px = 300,
                                               .locale = "zh-CN",
                                               .data_dir = data_dir,
                                               .clock = &clock_used,
                                               .automation = socket_path}));
    enum err opened = ui_open(ui, NULL, msg);
    CU_ASSERT_EQUAL_FATAL(opened, OK);
    ui->hall = &hall;
    router_start(ui, table, sizeof table / sizeof table[0]);
    frame_update(ui);
}

static void finish(void)
{
    router_stop(ui);
    ui->hall = NULL;
    ui_destroy(ui);
    ui = NULL;
}

static int connect_client(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    CU_ASSERT_TRUE_FATAL(text_copy(address.sun_path, sizeof address.sun_path, socket_path));
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    CU_ASSERT_EQUAL_FATAL(connect(fd, (const struct sockaddr *)&address, sizeof address), 0);
    return fd;
}

/* One turn of the loop, without waiting for longer than something can still come. */
static void turn(void)
{
    struct pollfd fds[AUTOMATION_FDS];
    size_t count = automation_poll(ui->automation, fds);
    poll(fds, count, 20);
    automation_serve(ui->automation, ui, fds, count);
    frame_update(ui);
    automation_check(ui->automation, ui);
}

static json_t *receive(int fd)
{
    static char text[65536];
    size_t used = 0;
    for (int i = 0; i < 100; i++) {
        ssize_t got = recv(fd, text + used, sizeof text - used - 1, 0);
        if (got == 0)
            return NULL;
        if (got > 0)
            used += (size_t)got;
        text[used] = '\0';
        if (used > 0 && text[used - 1] == '\n')
            return json_loads(text, 0, NULL);
        turn();
    }
    return NULL;
}

static void say(int fd, const char *line)
{
    CU_ASSERT_EQUAL_FATAL(send(fd, line, strlen(line), MSG_NOSIGNAL), (ssize_t)strlen(line));
}

static bool ok(int fd, const char *line)
{
    say(fd, line);
    json_t *answer = receive(fd);
    CU_ASSERT_PTR_NOT_NULL_FATAL(answer);
    bool result = json_is_true(json_object_get(answer, "ok"));
    CU_ASSERT_TRUE(result || json_is_string(json_object_get(answer, "error")));
    json_decref(answer);
    return result;
}

static char *label_of(int fd, const char *id)
{
    size_t index;
    json_t *item;
    char *label = NULL;
    say(fd, "tree\n");
    json_t *tree = receive(fd);
    json_array_foreach(json_object_get(tree, "items"), index, item)
    {
        if (strcmp(json_string_value(json_object_get(item, "id")), id) == 0)
            label = strdup(json_string_value(json_object_get(item, "label")));
    }
    json_decref(tree);
    return label;
}

static void expect_count(int fd, const char *wanted)
{
    char *label = label_of(fd, "count");
    CU_ASSERT_PTR_NOT_NULL_FATAL(label);
    CU_ASSERT_STRING_EQUAL(label, wanted);
    free(label);
}

static void a_tap_acts_by_name_and_by_place(void)
{
    prepare();
    int fd = connect_client();
    expect_count(fd, "0");
    CU_ASSERT_TRUE(ok(fd, "tap count\n"));
    CU_ASSERT_TRUE(ok(fd, "tap 20 20\n"));
    CU_ASSERT_TRUE(ok(fd, "tap 300 280\n"));
    expect_count(fd, "2");
    CU_ASSERT_TRUE(ok(fd, "swipe 20 20 300 20 100\n"));
    expect_count(fd, "2");
    close(fd);
    finish();
}

/* The id of the element with the ring; "" without one. */
static const char *focused(int fd)
{
    static char id[64];
    size_t index;
    json_t *item;
    id[0] = '\0';
    say(fd, "tree\n");
    json_t *tree = receive(fd);
    json_array_foreach(json_object_get(tree, "items"), index, item)
    {
        if (json_is_true(json_object_get(item, "focused")))
            text_copy(id, sizeof id, json_string_value(json_object_get(item, "id")));
    }
    json_decref(tree);
    return id;
}

static void five_keys_do_what_a_finger_does(void)
{
    prepare();
    int fd = connect_client();
    CU_ASSERT_STRING_EQUAL(focused(fd), "");
    CU_ASSERT_TRUE(ok(fd, "key ok\n"));
    expect_count(fd, "0");
    CU_ASSERT_STRING_EQUAL(focused(fd), "count");
    CU_ASSERT_TRUE(ok(fd, "key ok\n"));
    expect_count(fd, "1");
    CU_ASSERT_TRUE(ok(fd, "key down\n"));
    CU_ASSERT_STRING_EQUAL(focused(fd), "over");
    CU_ASSERT_TRUE(ok(fd, "key up\n"));
    CU_ASSERT_STRING_EQUAL(focused(fd), "count");
    CU_ASSERT_TRUE(ok(fd, "tap 300 280\n"));
    CU_ASSERT_STRING_EQUAL(focused(fd), "");
    CU_ASSERT_FALSE(ok(fd, "key sideways\n"));
    CU_ASSERT_FALSE(ok(fd, "key\n"));
    close(fd);
    finish();
}

static void press_key(SDL_Scancode code, bool repeated)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .repeat = repeated}};
    event.key.keysym.scancode = code;
    SDL_PushEvent(&event);
    event.key.type = SDL_KEYUP;
    event.key.repeat = 0;
    if (!repeated)
        SDL_PushEvent(&event);
    events_take(ui);
}

static void a_keypads_own_keys_are_arrows_too(void)
{
    prepare();
    const char *const names[KEY_COUNT] = {[KEY_DOWN] = "F13", [KEY_OK] = "Keypad 5"};
    CU_ASSERT_TRUE(keys_named("Keypad 5") && keys_named("") && !keys_named("Nonsense"));
    keys_init(&ui->keys, names);
    int fd = connect_client();
    press_key(SDL_SCANCODE_F13, false);
    press_key(SDL_SCANCODE_KP_5, false);
    press_key(SDL_SCANCODE_KP_5, true);
    press_key(SDL_SCANCODE_RETURN, false);
    press_key(SDL_SCANCODE_A, false);
    expect_count(fd, "2");
    press_key(SDL_SCANCODE_F13, false);
    CU_ASSERT_STRING_EQUAL(focused(fd), "over");
    press_key(SDL_SCANCODE_UP, false);
    CU_ASSERT_STRING_EQUAL(focused(fd), "count");
    close(fd);
    finish();
}

static void what_a_finger_could_not_do_is_refused(void)
{
    prepare();
    int fd = connect_client();
    CU_ASSERT_FALSE(ok(fd, "tap nothing\n"));
    CU_ASSERT_FALSE(ok(fd, "tap off\n"));
    CU_ASSERT_FALSE(ok(fd, "tap words\n"));
    CU_ASSERT_FALSE(ok(fd, "tap under\n"));
    CU_ASSERT_FALSE(ok(fd, "type 张三\n"));
    expect_count(fd, "0");
    close(fd);
    finish();
}

static void nonsense_is_answered_as_such(void)
{
    static const char *const lines[] = {"\n",
                                        "dance\n",
                                        "tap\n",
                                        "tree now\n",
                                        "swipe 1 2 3\n",
                                        "wait\n",
                                        "wait idle\n",
                                        "wait idle -1\n",
                                        "wait idle 10 x\n",
                                        "clock\n",
                                        "clock 2026-13-01T00:00\n",
                                        "shot\n",
                                        "pass\n",
                                        "pass -1\n",
                                        "pass 1 s\n",
                                        "clock 2026-11-22T24:00\n",
                                        "\xff\xfe\n",
                                        "shot /no/such/folder/x.png\n"};
    prepare();
    int fd = connect_client();
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        CU_ASSERT_FALSE(ok(fd, lines[i]));
    expect_count(fd, "0");
    close(fd);
    finish();
}

static void a_wait_is_answered_when_it_is_true_or_too_late(void)
{
    prepare();
    int fd = connect_client();
    int other = connect_client();
    CU_ASSERT_TRUE(ok(fd, "wait screen counter 0\n"));
    CU_ASSERT_TRUE(ok(fd, "wait idle 0\n"));
    CU_ASSERT_FALSE(ok(fd, "wait screen other 0\n"));
    say(fd, "wait screen other 60000\n");
    turn();
    CU_ASSERT_TRUE(automation_due_ms(ui->automation, ui) > 50000);
    CU_ASSERT_TRUE(ok(other, "tap over\n"));
    json_t *answer = receive(fd);
    CU_ASSERT_TRUE(json_is_true(json_object_get(answer, "ok")));
    json_decref(answer);
    CU_ASSERT_EQUAL(automation_due_ms(ui->automation, ui), -1);

    ui_expect(ui, 7);
    CU_ASSERT_FALSE(ok(fd, "wait idle 0\n"));
    close(fd);
    close(other);
    finish();
}

static void a_line_in_parts_and_lines_together_are_read(void)
{
    prepare();
    int fd = connect_client();
    say(fd, "ta");
    turn();
    CU_ASSERT_TRUE(ok(fd, "p count\n"));
    say(fd, "tap count\nwait idle 1000\ntap count\n");
    for (int i = 0; i < 5; i++)
        turn();
    char replies[256] = "";
    CU_ASSERT_TRUE(recv(fd, replies, sizeof replies - 1, 0) > 0);
    CU_ASSERT_STRING_EQUAL(replies, "{\"ok\":true}\n{\"ok\":true}\n{\"ok\":true}\n");
    expect_count(fd, "3");
    close(fd);
    finish();
}

static void a_line_without_end_ends_the_connection(void)
{
    static char line[5000];
    prepare();
    int fd = connect_client();
    memset(line, 'a', sizeof line);
    CU_ASSERT_TRUE(send(fd, line, sizeof line, MSG_NOSIGNAL) > 4096);
    json_t *answer = receive(fd);
    CU_ASSERT_TRUE(json_is_false(json_object_get(answer, "ok")));
    json_decref(answer);
    CU_ASSERT_PTR_NULL(receive(fd));
    close(fd);
    finish();
}

static void many_clients_and_those_who_leave_do_no_harm(void)
{
    prepare();
    int fds[AUTOMATION_CLIENTS + 3];
    for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++) {
        fds[i] = connect_client();
        turn();
    }
    CU_ASSERT_TRUE(ok(fds[0], "tap count\n"));
    say(fds[1], "wait screen other 60000\n");
    turn();
    for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++)
        close(fds[i]);
    turn();
    turn();
    CU_ASSERT_EQUAL(automation_due_ms(ui->automation, ui), -1);
    int fd = connect_client();
    expect_count(fd, "1");
    close(fd);
    finish();
}

static void a_shot_is_a_picture_of_the_display(void)
{
    unsigned char head[24] = {0};
    char line[600];
    char path[400];
    prepare();
    int fd = connect_client();
    snprintf(path, sizeof path, "%s/shot.png", data_dir);
    snprintf(line, sizeof line, "shot %s\n", path);
    CU_ASSERT_TRUE(ok(fd, line));
    FILE *file = fopen(path, "re");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_EQUAL(fread(head, 1, sizeof head, file), sizeof head);
    fclose(file);
    CU_ASSERT_EQUAL(memcmp(head, "\x89PNG", 4), 0);
    CU_ASSERT_EQUAL(head[18] * 256 + head[19], 320);
    CU_ASSERT_EQUAL(head[22] * 256 + head[23], 300);
    close(fd);
    finish();
}

static void the_state_tells_what_is_known(void)
{
    prepare();
    int fd = connect_client();
    say(fd, "state\n");
    json_t *state = receive(fd);
    CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(state, "screen")), "counter");
    CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(state, "link")), "none");
    CU_ASSERT_EQUAL(json_integer_value(json_object_get(state, "frames")), 1);
    CU_ASSERT_TRUE(json_integer_value(json_object_get(state, "rss_kib")) > 1000);
    CU_ASSERT_TRUE(json_integer_value(json_object_get(state, "fds")) > 3);
    json_decref(state);
    close(fd);
    finish();
}

static void a_foreign_file_at_the_path_is_not_removed(void)
{
    char msg[ERR_MSG_BYTES] = "";
    struct automation *automation = NULL;
    const char *path = unit_write_file(unit_temp_dir(), "file", "x", 1);
    CU_ASSERT_EQUAL(automation_create(&automation, path, msg), ERR_EXISTS);
    CU_ASSERT_TRUE(msg[0] != '\0');
    CU_ASSERT_EQUAL(access(path, F_OK), 0);
    prepare();
    CU_ASSERT_EQUAL(automation_create(&automation, socket_path, msg), ERR_BUSY);
    finish();
    CU_ASSERT_NOT_EQUAL(access(socket_path, F_OK), 0);
}

void suite_automation(void)
{
    static const CU_TestInfo tests[] = {
        {"a tap acts by name and by place", a_tap_acts_by_name_and_by_place},
        {"five keys do what a finger does", five_keys_do_what_a_finger_does},
        {"a keypad's own keys are arrows too", a_keypads_own_keys_are_arrows_too},
        {"what a finger could not do is refused", what_a_finger_could_not_do_is_refused},
        {"nonsense is answered as such", nonsense_is_answered_as_such},
        {"a wait is answered when it is true or too late",
         a_wait_is_answered_when_it_is_true_or_too_late},
        {"a line in parts and lines together are read",
         a_line_in_parts_and_lines_together_are_read},
        {"a line without end ends the connection", a_line_without_end_ends_the_connection},
        {"many clients and those who leave do no harm",
         many_clients_and_those_who_leave_do_no_harm},
        {"a shot is a picture of the display", a_shot_is_a_picture_of_the_display},
        {"the state tells what is known", the_state_tells_what_is_known},
        {"a foreign file at the path is not removed", a_foreign_file_at_the_path_is_not_removed},
        CU_TEST_INFO_NULL,
    };
    unit_add("automation", tests);
}
