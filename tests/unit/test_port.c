#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "hal/ports/port.h"
#include "tests/unit/unit.h"

#define OPEN_MS 2000
#define READ_MS 2000

static char msg[ERR_MSG_BYTES];

/* A listening socket on a free port, and the device string for it. */
static int listener(char device[64], int backlog)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, length) != 0 || listen(fd, backlog) != 0 ||
        getsockname(fd, (struct sockaddr *)&address, &length) != 0)
        abort();
    snprintf(device, 64, "tcp://127.0.0.1:%d", ntohs(address.sin_port));
    return fd;
}

static struct hal_port *must_open(const char *device, int cancel_fd)
{
    struct hal_port *port = NULL;
    enum err err = hal_port_open(&port, device, OPEN_MS, cancel_fd, msg);
    CU_ASSERT_EQUAL_FATAL(err, OK);
    return port;
}

static void device_strings_are_checked(void)
{
    static const char *const good[] = {"tcp://192.168.1.50:9100",
                                       "tcp://localhost:9100",
                                       "tcp://[::1]:9100",
                                       "serial:///dev/ttyUSB0",
                                       "serial:///dev/ttyS0?baud=9600",
                                       "usblp:///dev/usb/lp0",
                                       "file:///tmp/out.bin",
                                       "serial:///dev/x?baud=9600&flow=rtscts"};
    static const char *const bad[] = {
        "",
        "lp0",
        "http://x",
        "tcp://",
        "tcp://host",
        "tcp://printer.local:9100",
        "tcp://1.2.3.4:0",
        "tcp://1.2.3.4:70000",
        "tcp://1.2.3.4:9100/x",
        "serial://ttyUSB0",
        "serial:///dev/ttyUSB0?baud=1234",
        "serial:///dev/ttyUSB0?speed=9600",
        "serial:///dev/ttyUSB0?flow=dtr",
        "usblp://lp0",
        "file://",
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        UNIT_OK(hal_port_check(good[i], msg));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        msg[0] = '\0';
        CU_ASSERT_EQUAL(hal_port_check(bad[i], msg), ERR_INVALID);
        CU_ASSERT(strlen(msg) > 10);
    }
    CU_ASSERT_TRUE(hal_port_can_answer("tcp://1.2.3.4:9100"));
    CU_ASSERT_FALSE(hal_port_can_answer("file:///tmp/x"));
}

static void tcp_carries_bytes_both_ways_and_sees_the_end(void)
{
    char device[64];
    char bytes[16];
    size_t count = 0;
    int listen_fd = listener(device, 1);
    struct hal_port *port = must_open(device, -1);
    int peer = accept(listen_fd, NULL, NULL);
    UNIT_OK(hal_port_write(port, "abc", 3, 1000, &count));
    CU_ASSERT_EQUAL(count, 3);
    UNIT_OK(hal_port_flush(port, 1000));
    CU_ASSERT_EQUAL(read(peer, bytes, sizeof bytes), 3);
    CU_ASSERT_EQUAL(hal_port_read(port, bytes, sizeof bytes, 0, &count), ERR_TIMEOUT);
    CU_ASSERT_EQUAL(write(peer, "xy", 2), 2);
    UNIT_OK(hal_port_read(port, bytes, sizeof bytes, READ_MS, &count));
    CU_ASSERT_EQUAL(count, 2);
    UNIT_OK(hal_port_probe(port));

    CU_ASSERT_EQUAL(write(peer, "last", 4), 4);
    close(peer);
    UNIT_OK(hal_port_read(port, bytes, sizeof bytes, READ_MS, &count));
    CU_ASSERT_EQUAL(count, 4);
    CU_ASSERT_EQUAL(hal_port_read(port, bytes, sizeof bytes, READ_MS, &count), ERR_IO);
    CU_ASSERT_EQUAL(hal_port_probe(port), ERR_IO);
    CU_ASSERT_EQUAL(hal_port_write(port, "abc", 3, 1000, &count), ERR_IO);
    CU_ASSERT_EQUAL(count, 0);
    hal_port_close(port);
    close(listen_fd);
}

static void a_closed_tcp_port_is_unreachable(void)
{
    char device[64];
    struct hal_port *port = NULL;
    close(listener(device, 1));
    CU_ASSERT_EQUAL(hal_port_open(&port, device, OPEN_MS, -1, msg), ERR_UNREACHABLE);
    CU_ASSERT_PTR_NULL(port);
    CU_ASSERT_PTR_NOT_NULL(strstr(msg, "127.0.0.1"));
}

static void a_stalled_line_ends_a_write_with_what_left_us(void)
{
    char device[64];
    static char bytes[16 * 1024 * 1024];
    size_t count = 0;
    int listen_fd = listener(device, 1);
    struct hal_port *port = must_open(device, -1);
    int64_t before = hal_port_now_ms();
    CU_ASSERT_EQUAL(hal_port_write(port, bytes, sizeof bytes, 100, &count), ERR_TIMEOUT);
    CU_ASSERT(count > 0 && count < sizeof bytes);
    CU_ASSERT_EQUAL(hal_port_flush(port, 100), ERR_TIMEOUT);
    CU_ASSERT(hal_port_now_ms() - before < 10000);
    hal_port_close(port);
    close(listen_fd);
}

static void cancelling_ends_every_wait(void)
{
    char device[64];
    static char bytes[16 * 1024 * 1024];
    size_t count = 0;
    int listen_fd = listener(device, 1);
    int cancel_fd = eventfd(0, EFD_CLOEXEC);
    struct hal_port *port = must_open(device, cancel_fd);
    CU_ASSERT_EQUAL(eventfd_write(cancel_fd, 1), 0);
    int64_t before = hal_port_now_ms();
    CU_ASSERT_EQUAL(hal_port_read(port, bytes, 1, 60000, &count), ERR_CANCELLED);
    CU_ASSERT_EQUAL(hal_port_write(port, bytes, sizeof bytes, 60000, &count), ERR_CANCELLED);
    CU_ASSERT_FALSE(hal_port_wait(port, -1, 60000));
    CU_ASSERT(hal_port_now_ms() - before < 5000);
    hal_port_close(port);
    close(cancel_fd);
    close(listen_fd);
}

static void wait_tells_news_on_the_line_from_a_wake(void)
{
    char device[64];
    int listen_fd = listener(device, 1);
    int wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct hal_port *port = must_open(device, -1);
    int peer = accept(listen_fd, NULL, NULL);
    CU_ASSERT_FALSE(hal_port_wait(port, wake_fd, 0));
    CU_ASSERT_EQUAL(eventfd_write(wake_fd, 1), 0);
    CU_ASSERT_FALSE(hal_port_wait(port, wake_fd, 60000));
    CU_ASSERT_EQUAL(write(peer, "x", 1), 1);
    CU_ASSERT_TRUE(hal_port_wait(port, -1, 60000));
    hal_port_drain(port);
    CU_ASSERT_FALSE(hal_port_wait(port, -1, 0));
    close(peer);
    CU_ASSERT_TRUE(hal_port_wait(port, -1, 60000));
    hal_port_close(port);
    close(wake_fd);
    close(listen_fd);
}

static void a_serial_line_is_raw_and_keeps_flow_control(void)
{
    char name[64];
    char device[100];
    char bytes[16];
    int master;
    int slave;
    size_t count = 0;
    struct termios line;
    CU_ASSERT_EQUAL_FATAL(openpty(&master, &slave, name, NULL, NULL), 0);
    snprintf(device, sizeof device, "serial://%s?baud=9600", name);
    struct hal_port *port = must_open(device, -1);
    CU_ASSERT_EQUAL(tcgetattr(slave, &line), 0);
    CU_ASSERT_EQUAL(cfgetospeed(&line), B9600);
    CU_ASSERT_EQUAL(line.c_lflag & (tcflag_t)(ECHO | ICANON | ISIG), 0);
    CU_ASSERT_EQUAL(line.c_oflag & (tcflag_t)OPOST, 0);
    CU_ASSERT_NOT_EQUAL(line.c_iflag & (tcflag_t)IXON, 0);
    UNIT_OK(hal_port_write(port, "\n\x1B@\x03", 4, 1000, &count));
    CU_ASSERT_EQUAL(read(master, bytes, sizeof bytes), 4);
    CU_ASSERT_EQUAL(memcmp(bytes, "\n\x1B@\x03", 4), 0);
    /* XON and XOFF never reach a reply. */
    CU_ASSERT_EQUAL(write(master, "\x13\x11\x12", 3), 3);
    UNIT_OK(hal_port_read(port, bytes, sizeof bytes, READ_MS, &count));
    CU_ASSERT_EQUAL(count, 1);
    CU_ASSERT_EQUAL(bytes[0], 0x12);
    hal_port_close(port);

    snprintf(device, sizeof device, "serial://%s?flow=rtscts", name);
    port = must_open(device, -1);
    CU_ASSERT_EQUAL(tcgetattr(slave, &line), 0);
    CU_ASSERT_EQUAL(cfgetospeed(&line), B115200);
    CU_ASSERT_NOT_EQUAL(line.c_cflag & CRTSCTS, 0);
    CU_ASSERT_EQUAL(line.c_iflag & (tcflag_t)IXON, 0);
    hal_port_close(port);
    close(slave);
    close(master);
}

static void a_stalled_serial_line_closes_at_once(void)
{
    char name[64];
    char device[100];
    static char bytes[256 * 1024];
    int master;
    int slave;
    size_t count = 0;
    CU_ASSERT_EQUAL_FATAL(openpty(&master, &slave, name, NULL, NULL), 0);
    snprintf(device, sizeof device, "serial://%s", name);
    struct hal_port *port = must_open(device, -1);
    close(slave);
    CU_ASSERT_EQUAL(hal_port_write(port, bytes, sizeof bytes, 100, &count), ERR_TIMEOUT);
    CU_ASSERT(count > 0 && count < sizeof bytes);
    int64_t before = hal_port_now_ms();
    hal_port_close(port);
    CU_ASSERT(hal_port_now_ms() - before < 5000);
    close(master);
}

static void a_serial_line_whose_other_end_went_is_gone(void)
{
    char name[64];
    char device[100];
    char bytes[4];
    int master;
    int slave;
    size_t count = 0;
    CU_ASSERT_EQUAL_FATAL(openpty(&master, &slave, name, NULL, NULL), 0);
    snprintf(device, sizeof device, "serial://%s", name);
    struct hal_port *port = must_open(device, -1);
    UNIT_OK(hal_port_probe(port));
    close(master);
    CU_ASSERT_EQUAL(hal_port_probe(port), ERR_IO);
    CU_ASSERT_EQUAL(hal_port_write(port, "x", 1, 1000, &count), ERR_IO);
    CU_ASSERT_EQUAL(hal_port_read(port, bytes, sizeof bytes, READ_MS, &count), ERR_IO);
    CU_ASSERT_TRUE(hal_port_wait(port, -1, 60000));
    hal_port_close(port);
    close(slave);
}

static void a_file_is_appended_to_and_never_answers(void)
{
    char device[400];
    char bytes[16] = "";
    size_t count = 0;
    const char *dir = unit_temp_dir();
    const char *path = unit_write_file(dir, "out.bin", "old", 3);
    snprintf(device, sizeof device, "file://%s", path);
    struct hal_port *port = must_open(device, -1);
    UNIT_OK(hal_port_write(port, "new", 3, 1000, NULL));
    UNIT_OK(hal_port_flush(port, 1000));
    UNIT_OK(hal_port_probe(port));
    CU_ASSERT_EQUAL(hal_port_read(port, bytes, sizeof bytes, 60000, &count), ERR_TIMEOUT);
    CU_ASSERT_FALSE(hal_port_wait(port, -1, 0));
    hal_port_close(port);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CU_ASSERT_EQUAL(read(fd, bytes, sizeof bytes), 6);
    CU_ASSERT_STRING_EQUAL(bytes, "oldnew");
    close(fd);
}

static void only_a_regular_file_is_taken_for_one(void)
{
    char path[400];
    char device[420];
    struct hal_port *port = NULL;
    const char *dir = unit_temp_dir();
    snprintf(device, sizeof device, "file://%s", dir);
    CU_ASSERT_NOT_EQUAL(hal_port_open(&port, device, OPEN_MS, -1, msg), OK);
    snprintf(path, sizeof path, "%s/pipe", dir);
    CU_ASSERT_EQUAL_FATAL(mkfifo(path, 0600), 0);
    snprintf(device, sizeof device, "file://%s", path);
    CU_ASSERT_NOT_EQUAL(hal_port_open(&port, device, OPEN_MS, -1, msg), OK);
    snprintf(device, sizeof device, "file://%s/none/out.bin", dir);
    CU_ASSERT_EQUAL(hal_port_open(&port, device, OPEN_MS, -1, msg), ERR_NOT_FOUND);
    CU_ASSERT_PTR_NULL(port);
}

static void usblp_takes_devices_only(void)
{
    char device[420];
    char bytes[4];
    size_t count = 0;
    struct hal_port *port = NULL;
    const char *path = unit_write_file(unit_temp_dir(), "lp0", "", 0);
    snprintf(device, sizeof device, "usblp://%s", path);
    CU_ASSERT_EQUAL(hal_port_open(&port, device, OPEN_MS, -1, msg), ERR_INVALID);
    CU_ASSERT_EQUAL(hal_port_open(&port, "usblp:///dev/usb/lp250", OPEN_MS, -1, msg),
                    ERR_NOT_FOUND);
    CU_ASSERT_PTR_NULL(port);
    /* The null device reads as many printers do: no bytes, and that is not the end. */
    port = must_open("usblp:///dev/null", -1);
    UNIT_OK(hal_port_write(port, "abc", 3, 1000, &count));
    UNIT_OK(hal_port_flush(port, 1000));
    CU_ASSERT_EQUAL(hal_port_read(port, bytes, sizeof bytes, 20, &count), ERR_TIMEOUT);
    CU_ASSERT_FALSE(hal_port_wait(port, -1, 0));
    hal_port_close(port);
}

void suite_port(void)
{
    static const CU_TestInfo tests[] = {
        {"device strings are checked", device_strings_are_checked},
        {"tcp carries bytes both ways and sees the end",
         tcp_carries_bytes_both_ways_and_sees_the_end},
        {"a closed tcp port is unreachable", a_closed_tcp_port_is_unreachable},
        {"a stalled line ends a write", a_stalled_line_ends_a_write_with_what_left_us},
        {"cancelling ends every wait", cancelling_ends_every_wait},
        {"wait tells news from a wake", wait_tells_news_on_the_line_from_a_wake},
        {"a serial line is raw", a_serial_line_is_raw_and_keeps_flow_control},
        {"a stalled serial line closes at once", a_stalled_serial_line_closes_at_once},
        {"a serial line can be gone", a_serial_line_whose_other_end_went_is_gone},
        {"a file is appended to", a_file_is_appended_to_and_never_answers},
        {"only a regular file is a file", only_a_regular_file_is_taken_for_one},
        {"usblp takes devices only", usblp_takes_devices_only},
        CU_TEST_INFO_NULL,
    };
    unit_add("port", tests);
}
