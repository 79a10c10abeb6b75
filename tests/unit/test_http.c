#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/base/clock.h"
#include "app/net/http.h"
#include "tests/unit/unit.h"

/* ---- the other side: a thread that answers each request with the next reply of a script ---- */

enum then { KEEP, CLOSE, RESET, HANG, REPEAT };

struct step {
    const char *reply;
    size_t bytes; /* 0: strlen */
    enum then then;
};

struct peer {
    int listener;
    int stop_fd;
    int heard_fd; /* one up for each request */
    char url[64];
    const struct step *steps;
    size_t step_count;
    int connections;
    char request[8192]; /* the last one */
    pthread_t thread;
};

static bool wait_for(struct peer *peer, int fd, short events)
{
    struct pollfd fds[] = {{.fd = fd, .events = events}, {.fd = peer->stop_fd, .events = POLLIN}};
    return poll(fds, 2, 20000) > 0 && fds[1].revents == 0;
}

/* A request with its body, as far as Content-Length says. */
static bool read_request(struct peer *peer, int fd)
{
    size_t count = 0;
    for (;;) {
        if (!wait_for(peer, fd, POLLIN))
            return false;
        ssize_t got = recv(fd, peer->request + count, sizeof peer->request - 1 - count, 0);
        if (got <= 0)
            return false;
        count += (size_t)got;
        peer->request[count] = '\0';
        const char *end = strstr(peer->request, "\r\n\r\n");
        const char *length = strstr(peer->request, "Content-Length: ");
        size_t body = length != NULL ? strtoul(length + 16, NULL, 10) : 0;
        if (end != NULL && peer->request + count >= end + 4 + body)
            return true;
    }
}

static bool send_all(struct peer *peer, int fd, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t sent = send(fd, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes += sent;
            count -= (size_t)sent;
        } else if (errno != EAGAIN || !wait_for(peer, fd, POLLOUT)) {
            return false;
        }
    }
    return true;
}

static bool answer(struct peer *peer, int fd, const struct step *step)
{
    size_t bytes = step->bytes != 0 ? step->bytes : strlen(step->reply);
    bool sent = send_all(peer, fd, step->reply, bytes);
    while (sent && step->then == REPEAT) {
        const char *second_line = strchr(step->reply, '\n') + 1;
        sent = send_all(peer, fd, second_line, strlen(second_line));
    }
    if (step->then == HANG)
        wait_for(peer, peer->stop_fd, 0);
    if (step->then == RESET) {
        struct linger linger = {.l_onoff = 1};
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    }
    return sent && step->then == KEEP;
}

static void *play(void *context)
{
    struct peer *peer = context;
    for (size_t i = 0; i < peer->step_count && wait_for(peer, peer->listener, POLLIN);) {
        int fd = accept4(peer->listener, NULL, NULL, SOCK_CLOEXEC);
        bool open = fd >= 0;
        peer->connections++;
        while (open && i < peer->step_count && read_request(peer, fd)) {
            eventfd_write(peer->heard_fd, 1);
            open = answer(peer, fd, &peer->steps[i++]);
        }
        close(fd);
    }
    return NULL;
}

static void peer_start(struct peer *peer, const struct step *steps, size_t step_count)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    memset(peer, 0, sizeof *peer);
    peer->steps = steps;
    peer->step_count = step_count;
    peer->stop_fd = eventfd(0, EFD_CLOEXEC);
    peer->heard_fd = eventfd(0, EFD_CLOEXEC);
    peer->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(peer->listener, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(peer->listener, 4) != 0 ||
        getsockname(peer->listener, (struct sockaddr *)&address, &length) != 0 ||
        pthread_create(&peer->thread, NULL, play, peer) != 0)
        abort();
    snprintf(peer->url, sizeof peer->url, "http://127.0.0.1:%u/path", ntohs(address.sin_port));
}

static void peer_stop(struct peer *peer)
{
    eventfd_write(peer->stop_fd, 1);
    pthread_join(peer->thread, NULL);
    close(peer->listener);
    close(peer->stop_fd);
    close(peer->heard_fd);
}

/* ---- this side ---- */

static struct http *patient_client(int total_timeout_ms, int slow_for_s)
{
    struct http_config config = {.ca_file = "",
                                 .connect_timeout_ms = 5000,
                                 .total_timeout_ms = total_timeout_ms,
                                 .slow_bytes_per_s = 10,
                                 .slow_for_s = slow_for_s};
    struct http *http = NULL;
    if (http_create(&http, &config) != OK)
        abort();
    return http;
}

static struct http *client(int total_timeout_ms)
{
    return patient_client(total_timeout_ms, 30);
}

static enum err get(struct http *http, const char *url, struct http_reply *reply)
{
    char msg[ERR_MSG_BYTES];
    struct http_request request = {.method = "GET", .url = url, .token = "secret-token"};
    enum err err = http_exchange(http, &request, reply, msg);
    CU_ASSERT_EQUAL(err == OK, msg[0] == '\0');
    return err;
}

/* One GET against one reply. */
static enum err get_once(const struct step *step, int total_timeout_ms, struct http_reply *reply)
{
    struct peer peer;
    struct http *http = client(total_timeout_ms);
    peer_start(&peer, step, 1);
    enum err err = get(http, peer.url, reply);
    peer_stop(&peer);
    http_destroy(http);
    return err;
}

static void a_reply_is_read_whole(void)
{
    static const struct step steps[] = {{.reply =
                                             "HTTP/1.1 100 Continue\r\n"
                                             "Date: Thu, 01 Jan 1970 00:00:01 GMT\r\n\r\n"
                                             "HTTP/1.1 429 Slow down\r\n"
                                             "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                                             "Retry-After: 7\r\nContent-Length: 5\r\n\r\nhello"}};
    struct peer peer;
    struct http_reply reply;
    struct http *http = client(5000);
    /* Nothing listens there: the environment must not matter. */
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    peer_start(&peer, steps, 1);
    UNIT_OK(get(http, peer.url, &reply));
    peer_stop(&peer);
    unsetenv("http_proxy");
    CU_ASSERT_EQUAL(reply.status, 429);
    CU_ASSERT_STRING_EQUAL(reply.body, "hello");
    CU_ASSERT_EQUAL(reply.body_bytes, 5);
    CU_ASSERT_EQUAL(reply.date_ms, INT64_C(784111777000));
    CU_ASSERT_EQUAL(reply.retry_after_s, 7);
    CU_ASSERT(strncmp(peer.request, "GET /path HTTP/1.1\r\n", 20) == 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(peer.request, "\r\nAuthorization: Bearer secret-token\r\n"));
    CU_ASSERT_PTR_NULL(strcasestr(peer.request, "Accept-Encoding"));
    CU_ASSERT_PTR_NULL(strcasestr(peer.request, "Cookie"));
    http_reply_fini(&reply);
    http_destroy(http);
}

static void a_post_carries_its_body_and_the_connection_is_kept(void)
{
    static const struct step steps[] = {
        {.reply = "HTTP/1.1 202 Yes\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n", .then = KEEP},
        {.reply = "HTTP/1.1 204 Yes\r\n\r\n", .then = KEEP},
    };
    struct peer peer;
    struct http_reply reply;
    char msg[ERR_MSG_BYTES];
    struct http *http = client(5000);
    peer_start(&peer, steps, 2);
    struct http_request request = {.method = "POST",
                                   .url = peer.url,
                                   .content_type = "application/x-test",
                                   .body = "0123456789 and more",
                                   .body_bytes = 10};
    for (int i = 0; i < 2; i++) {
        UNIT_OK(http_exchange(http, &request, &reply, msg));
        CU_ASSERT_EQUAL(reply.body_bytes, 0);
        CU_ASSERT_STRING_EQUAL(reply.body, "");
        http_reply_fini(&reply);
    }
    peer_stop(&peer);
    http_destroy(http);
    CU_ASSERT_EQUAL(peer.connections, 1);
    CU_ASSERT(strncmp(peer.request, "POST /path HTTP/1.1\r\n", 21) == 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(peer.request, "\r\nContent-Type: application/x-test\r\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(peer.request, "\r\n\r\n0123456789"));
    CU_ASSERT_PTR_NULL(strstr(peer.request, "and more"));
    CU_ASSERT_PTR_NULL(strstr(peer.request, "Authorization"));
    CU_ASSERT_PTR_NULL(strstr(peer.request, "Cookie"));
}

static void a_redirect_is_an_answer(void)
{
    static const struct step step = {
        .reply = "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n"};
    struct http_reply reply;
    UNIT_OK(get_once(&step, 5000, &reply));
    CU_ASSERT_EQUAL(reply.status, 302);
    http_reply_fini(&reply);
}

static void a_body_has_a_limit(void)
{
    static const char head[] = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    size_t head_bytes = strlen(head);
    char *bytes = calloc(1, head_bytes + HTTP_REPLY_BYTES + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    memcpy(bytes, head, head_bytes);
    memset(bytes + head_bytes, 'x', HTTP_REPLY_BYTES + 1);
    struct http_reply reply;

    struct step step = {.reply = bytes, .bytes = head_bytes + HTTP_REPLY_BYTES, .then = CLOSE};
    UNIT_OK(get_once(&step, 5000, &reply));
    CU_ASSERT_EQUAL(reply.body_bytes, HTTP_REPLY_BYTES);
    CU_ASSERT_EQUAL(reply.body[HTTP_REPLY_BYTES], '\0');
    http_reply_fini(&reply);

    step.bytes++;
    CU_ASSERT_EQUAL(get_once(&step, 5000, &reply), ERR_TOO_LARGE);
    CU_ASSERT_PTR_NULL(reply.body);
    free(bytes);
}

static void what_nobody_asked_to_compress_stays_as_it_is(void)
{
    static const struct step step = {.reply = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
                                              "Content-Length: 4\r\n\r\n\x1f\x8b\x08!"};
    struct http_reply reply;
    UNIT_OK(get_once(&step, 5000, &reply));
    CU_ASSERT_STRING_EQUAL(reply.body, "\x1f\x8b\x08!");
    http_reply_fini(&reply);
}

static void a_broken_exchange_is_an_error(void)
{
    static const struct {
        struct step step;
        enum err err;
    } cases[] = {
        {{.reply = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", .then = CLOSE},
         ERR_UNREACHABLE},
        {{.reply = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", .then = RESET},
         ERR_UNREACHABLE},
        {{.reply = "", .then = CLOSE}, ERR_UNREACHABLE},
        {{.reply = "SSH-2.0-OpenSSH_9.2\r\n", .then = CLOSE}, ERR_PROTOCOL},
        {{.reply = "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", .then = CLOSE}, ERR_PROTOCOL},
        {{.reply = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", .then = CLOSE},
         ERR_UNREACHABLE},
        {{.reply = "", .then = HANG}, ERR_TIMEOUT},
        {{.reply = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", .then = HANG}, ERR_TIMEOUT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct http_reply reply;
        CU_ASSERT_EQUAL(get_once(&cases[i].step, 300, &reply), cases[i].err);
        CU_ASSERT_PTR_NULL(reply.body);
    }
}

static void a_reply_that_does_not_come_on_is_given_up(void)
{
    static const struct step step = {.reply = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf",
                                     .then = HANG};
    struct peer peer;
    struct http_reply reply;
    struct http *http = patient_client(20000, 1);
    peer_start(&peer, &step, 1);
    CU_ASSERT_EQUAL(get(http, peer.url, &reply), ERR_TIMEOUT);
    peer_stop(&peer);
    http_destroy(http);
}

static void headers_without_end_are_an_error(void)
{
    static const struct step step = {
        .reply = "HTTP/1.1 200 OK\r\nX-More: 0123456789012345678901234567890123456789\r\n",
        .then = REPEAT};
    struct http_reply reply;
    /* libcurl's own limit; its versions name the fault differently. */
    enum err err = get_once(&step, 5000, &reply);
    CU_ASSERT(err != OK && err != ERR_TIMEOUT);
}

static void nobody_listening_is_unreachable(void)
{
    struct peer peer;
    struct http_reply reply;
    struct http *http = client(5000);
    peer_start(&peer, NULL, 0);
    peer_stop(&peer);
    CU_ASSERT_EQUAL(get(http, peer.url, &reply), ERR_UNREACHABLE);
    http_destroy(http);
}

static void *cancel_when_heard(void *context)
{
    void **both = context;
    struct peer *peer = both[0];
    eventfd_t count;
    if (eventfd_read(peer->heard_fd, &count) == 0)
        http_cancel(both[1]);
    return NULL;
}

static void cancelling_ends_an_exchange_at_once(void)
{
    static const struct step step = {.reply = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
                                     .then = HANG};
    struct clock clock;
    struct peer peer;
    struct http_reply reply;
    pthread_t thread;
    struct http *http = client(20000);
    clock_init(&clock);
    peer_start(&peer, &step, 1);
    void *both[] = {&peer, http};
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, cancel_when_heard, both), 0);
    int64_t start_ms = clock_mono_ms(&clock);
    CU_ASSERT_EQUAL(get(http, peer.url, &reply), ERR_CANCELLED);
    CU_ASSERT(clock_mono_ms(&clock) - start_ms < 10000);
    pthread_join(thread, NULL);
    /* And for good. */
    CU_ASSERT_EQUAL(get(http, peer.url, &reply), ERR_CANCELLED);
    peer_stop(&peer);
    http_destroy(http);
}

static void only_https_and_loopback_may_be_asked(void)
{
    static const struct {
        const char *url;
        enum err err;
    } cases[] = {
        {"https://central.example:8443", OK},
        {"https://[::1]/", OK},
        {"http://127.0.0.1:80", OK},
        {"http://localhost", OK},
        {"http://[::1]:8080", OK},
        {"http://central.example", ERR_INVALID},
        {"http://127.0.0.1.example", ERR_INVALID},
        {"http://127.0.0.1@central.example", ERR_INVALID},
        {"https://user:password@central.example", ERR_INVALID},
        {"ftp://127.0.0.1", ERR_INVALID},
        {"file:///etc/passwd", ERR_INVALID},
        {"central.example", ERR_INVALID},
        {"https://a b", ERR_INVALID},
        {"", ERR_INVALID},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char msg[ERR_MSG_BYTES] = "";
        CU_ASSERT_EQUAL(http_check_url(cases[i].url, msg), cases[i].err);
        CU_ASSERT_EQUAL(msg[0] == '\0', cases[i].err == OK);
    }
}

static void a_base_ends_where_paths_begin(void)
{
    static const struct {
        const char *url;
        enum err err;
    } cases[] = {
        {"https://central.example:8443", OK},
        {"https://central.example/hall/", OK},
        {"https://central.example/?hall=1", ERR_INVALID},
        {"https://central.example#hall", ERR_INVALID},
        {"http://central.example", ERR_INVALID},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char msg[ERR_MSG_BYTES] = "";
        CU_ASSERT_EQUAL(http_check_base(cases[i].url, msg), cases[i].err);
        CU_ASSERT_EQUAL(msg[0] == '\0', cases[i].err == OK);
    }
}

static void a_token_cannot_forge_a_header(void)
{
    struct http_reply reply;
    char msg[ERR_MSG_BYTES];
    struct http *http = client(1000);
    struct http_request request = {
        .method = "GET", .url = "http://127.0.0.1:1/", .token = "a\r\nX-Forged: b"};
    CU_ASSERT_EQUAL(http_exchange(http, &request, &reply, msg), ERR_INVALID);
    CU_ASSERT_PTR_NULL(strstr(msg, "Forged"));
    http_destroy(http);
}

void suite_http(void)
{
    static const CU_TestInfo tests[] = {
        {"a reply is read whole", a_reply_is_read_whole},
        {"a post carries its body and the connection is kept",
         a_post_carries_its_body_and_the_connection_is_kept},
        {"a redirect is an answer", a_redirect_is_an_answer},
        {"a body has a limit", a_body_has_a_limit},
        {"what nobody asked to compress stays as it is",
         what_nobody_asked_to_compress_stays_as_it_is},
        {"a broken exchange is an error", a_broken_exchange_is_an_error},
        {"a reply that does not come on is given up", a_reply_that_does_not_come_on_is_given_up},
        {"headers without end are an error", headers_without_end_are_an_error},
        {"nobody listening is unreachable", nobody_listening_is_unreachable},
        {"cancelling ends an exchange at once", cancelling_ends_an_exchange_at_once},
        {"only https and loopback may be asked", only_https_and_loopback_may_be_asked},
        {"a base ends where paths begin", a_base_ends_where_paths_begin},
        {"a token cannot forge a header", a_token_cannot_forge_a_header},
        CU_TEST_INFO_NULL,
    };
    unit_add("http", tests);
}
