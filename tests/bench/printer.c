/*
 * A printer that costs nothing: takes everything at once, is always well, and says after each cut
 * when the job's first byte came. Status questions (DLE EOT, GS r, GS ( H) are answered and are no
 * part of a job; neither is a reset (ESC @, GS a), which is sent in one piece with what follows it.
 * Source of the bytes: reference/hardware.md section 1 of the project's papers (ESC/POS).
 *
 *   printer    prints its port, then one line a cut: CLOCK_MONOTONIC nanoseconds of the job's first
 * byte
 */
#include <arpa/inet.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Where we are in the stream: a command's bytes so far, and how many of its data are to come. */
struct stream {
    uint8_t command[16];
    size_t held;
    size_t skip;
    int64_t first_ns; /* of the job; 0: none yet */
};

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void count_byte(struct stream *stream, int64_t at_ns)
{
    if (stream->first_ns == 0)
        stream->first_ns = at_ns;
}

static void end_job(struct stream *stream)
{
    printf("%lld\n", (long long)stream->first_ns);
    stream->first_ns = 0;
}

static void answer(int fd, const void *bytes, size_t count)
{
    ssize_t sent = send(fd, bytes, count, MSG_NOSIGNAL);
    (void)sent;
}

/* One byte inside a command. True when the command is complete. */
static bool take_command(struct stream *stream, int fd, int64_t at_ns)
{
    const uint8_t *c = stream->command;
    size_t held = stream->held;
    if (c[0] == 0x10) { /* DLE EOT n */
        if (held == 3)
            answer(fd, "\x12", 1);
        return held == 3;
    }
    if (held < 2)
        return false;
    if (c[0] == 0x1d && c[1] == 'r') { /* GS r n */
        if (held == 3)
            answer(fd, "\0", 1);
        return held == 3;
    }
    if (c[0] == 0x1b && c[1] == '@') /* a reset begins a job, but comes without one, too */
        return true;
    if (c[0] == 0x1d && c[1] == 'a') /* GS a n, as well */
        return held == 3;
    if (c[0] == 0x1d && c[1] == '(') { /* GS ( X pL pH … */
        if (held < 5)
            return false;
        size_t length = (size_t)c[3] + (size_t)c[4] * 256;
        if (c[2] != 'H' || length > 8) {
            count_byte(stream, at_ns);
            stream->skip = length;
            return true;
        }
        if (held == 5 + length && length == 6)
            answer(fd, (uint8_t[]){0x37, 0x22, c[7], c[8], c[9], c[10], 0}, 7);
        return held == 5 + length;
    }
    count_byte(stream, at_ns);
    if (c[0] == 0x1d && c[1] == 'V') { /* GS V m, or m n */
        if (held < 3)
            return false;
        stream->skip = c[2] == 65 || c[2] == 66 ? 1 : 0;
        end_job(stream);
    } else if (c[0] == 0x1d && c[1] == 'v') { /* GS v 0 m xL xH yL yH data */
        if (held < 8)
            return false;
        stream->skip = ((size_t)c[4] + (size_t)c[5] * 256) * ((size_t)c[6] + (size_t)c[7] * 256);
    }
    return true;
}

static void take_bytes(struct stream *stream, int fd, const uint8_t *bytes, size_t count)
{
    int64_t at_ns = now_ns();
    for (size_t i = 0; i < count; i++) {
        if (stream->skip > 0) {
            stream->skip--;
        } else if (stream->held > 0 || bytes[i] == 0x10 || bytes[i] == 0x1d || bytes[i] == 0x1b) {
            stream->command[stream->held++] = bytes[i];
            if (take_command(stream, fd, at_ns))
                stream->held = 0;
        } else if (bytes[i] != 0) { /* zeros end what an earlier program left half sent */
            count_byte(stream, at_ns);
        }
    }
    fflush(stdout);
}

int main(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t length = sizeof address;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) != 0 ||
        listen(listener, 1) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &length) != 0)
        return 1;
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    for (;;) {
        static uint8_t bytes[65536];
        struct stream stream = {.first_ns = 0};
        int fd = accept(listener, NULL, NULL);
        if (fd < 0)
            return 1;
        for (ssize_t got; (got = read(fd, bytes, sizeof bytes)) > 0;)
            take_bytes(&stream, fd, bytes, (size_t)got);
        close(fd);
    }
}
