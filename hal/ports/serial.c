#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "hal/ports/port.h"

enum flow { FLOW_XONXOFF, FLOW_RTSCTS, FLOW_NONE };

struct settings {
    char path[128];
    speed_t speed;
    enum flow flow;
};

static bool parse_baud(const char *text, speed_t *speed)
{
    static const struct {
        long baud;
        speed_t speed;
    } known[] = {
        {1200, B1200},     {2400, B2400},     {4800, B4800},     {9600, B9600},
        {19200, B19200},   {38400, B38400},   {57600, B57600},   {115200, B115200},
        {230400, B230400}, {460800, B460800}, {921600, B921600},
    };
    char *end;
    long baud = strtol(text, &end, 10);
    for (size_t i = 0; i < sizeof known / sizeof known[0] && *end == '\0'; i++) {
        if (known[i].baud == baud) {
            *speed = known[i].speed;
            return true;
        }
    }
    return false;
}

static bool parse_flow(const char *text, enum flow *flow)
{
    static const char *const names[] = {"xonxoff", "rtscts", "none"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            *flow = (enum flow)i;
            return true;
        }
    }
    return false;
}

static bool parse_options(char *text, struct settings *settings)
{
    char *rest = NULL;
    for (char *option = strtok_r(text, "&", &rest); option; option = strtok_r(NULL, "&", &rest)) {
        bool known = strncmp(option, "baud=", 5) == 0   ? parse_baud(option + 5, &settings->speed)
                     : strncmp(option, "flow=", 5) == 0 ? parse_flow(option + 5, &settings->flow)
                                                        : false;
        if (!known)
            return false;
    }
    return true;
}

static enum err parse(const char *address, struct settings *settings, char msg[ERR_MSG_BYTES])
{
    char options[64] = "";
    size_t path_length = strcspn(address, "?");
    bool good = path_length < sizeof settings->path && address[0] == '/' &&
                strlen(address + path_length) < sizeof options;
    if (good) {
        *settings = (struct settings){.speed = B115200, .flow = FLOW_XONXOFF};
        memcpy(settings->path, address, path_length);
        if (address[path_length] == '?')
            strcpy(options, address + path_length + 1);
        good = parse_options(options, settings);
    }
    if (good)
        return OK;
    snprintf(msg, ERR_MSG_BYTES,
             "\"%.50s\" is not a serial line: write serial:///dev/ttyUSB0?baud=9600, then maybe "
             "&flow=xonxoff, rtscts or none",
             address);
    return ERR_INVALID;
}

static enum err check(const char *address, char msg[ERR_MSG_BYTES])
{
    struct settings settings;
    return parse(address, &settings, msg);
}

/* Linux has no DTR/DSR flow control: it is XON/XOFF, or a cable that brings DSR to CTS. With IXON
 * the kernel also takes XON and XOFF out of what the printer answers. */
static enum err set_line(int fd, const struct settings *settings)
{
    struct termios line;
    if (tcgetattr(fd, &line) != 0)
        return err_from_errno(errno);
    cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    line.c_cflag &= ~(tcflag_t)(CRTSCTS | CSTOPB);
    line.c_iflag &= ~(tcflag_t)(IXON | IXOFF | IXANY);
    if (settings->flow == FLOW_XONXOFF)
        line.c_iflag |= IXON;
    if (settings->flow == FLOW_RTSCTS)
        line.c_cflag |= CRTSCTS;
    line.c_cc[VMIN] = 1;
    line.c_cc[VTIME] = 0;
    if (cfsetspeed(&line, settings->speed) != 0 || tcsetattr(fd, TCSANOW, &line) != 0)
        return err_from_errno(errno);
    tcflush(fd, TCIOFLUSH);
    return OK;
}

static enum err open_serial(const char *address, int timeout_ms, int cancel_fd, int *fd,
                            char msg[ERR_MSG_BYTES])
{
    (void)timeout_ms;
    (void)cancel_fd;
    struct settings settings;
    enum err err = parse(address, &settings, msg);
    if (err != OK)
        return err;
    int made = open(settings.path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    err = made < 0 ? err_from_errno(errno) : set_line(made, &settings);
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "%s: %s", settings.path, err_text(err));
        if (made >= 0)
            close(made);
        return err;
    }
    *fd = made;
    return OK;
}

/* Closing a terminal waits up to 30 s for output that the other side holds back. */
static void abandon(int fd)
{
    tcflush(fd, TCOFLUSH);
}

static int pending(int fd)
{
    int count = 0;
    return ioctl(fd, TIOCOUTQ, &count) == 0 ? count : 0;
}

const struct hal_port_ops hal_port_serial = {
    .scheme = "serial",
    .check = check,
    .open = open_serial,
    .abandon = abandon,
    .pending = pending,
};
