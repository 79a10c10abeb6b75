#include "app/net/http.h"

#include <assert.h>
#include <curl/curl.h>
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/net/http_header.h"

/* libcurl wakes by itself for its own timers; this only bounds one sleep. */
#define LONGEST_SLEEP_MS 60000

struct http {
    struct http_config config;
    char *ca_file;
    int stop_fd; /* readable once cancelled, and for ever after */
    CURLM *multi;
    CURL *easy;
};

/* Where a reply's body goes. */
struct sink {
    char *bytes;
    size_t count;
    size_t room;
    bool too_large;
};

enum err http_create(struct http **out, const struct http_config *config)
{
    enum err err = OK;
    struct http *http = calloc(1, sizeof *http);
    if (http == NULL)
        return ERR_NO_MEMORY;
    http->config = *config;
    http->ca_file = strdup(config->ca_file);
    http->stop_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (http->ca_file == NULL)
        err = ERR_NO_MEMORY;
    else if (http->stop_fd < 0)
        err = err_from_errno(errno);
    if (err == OK)
        *out = http;
    else
        http_destroy(http);
    return err;
}

void http_destroy(struct http *http)
{
    if (http == NULL)
        return;
    curl_easy_cleanup(http->easy);
    curl_multi_cleanup(http->multi);
    if (http->stop_fd >= 0)
        close(http->stop_fd);
    free(http->ca_file);
    free(http);
}

void http_cancel(struct http *http)
{
    eventfd_write(http->stop_fd, 1);
}

void http_reply_fini(struct http_reply *reply)
{
    free(reply->body);
    memset(reply, 0, sizeof *reply);
}

/* ---- what may be asked ---- */

static bool is_loopback(const char *host)
{
    return strcmp(host, "127.0.0.1") == 0 || strcmp(host, "localhost") == 0 ||
           strcmp(host, "[::1]") == 0;
}

/* The part, on libcurl's heap; NULL when the address has none. */
static char *part_of(CURLU *parts, CURLUPart which)
{
    char *part = NULL;
    return curl_url_get(parts, which, &part, 0) == CURLUE_OK ? part : NULL;
}

static bool has_part(CURLU *parts, CURLUPart which)
{
    char *part = part_of(parts, which);
    bool has = part != NULL;
    curl_free(part);
    return has;
}

/* What is wrong with it; NULL when nothing is. */
static const char *fault_of(CURLU *parts, bool base)
{
    const char *fault = NULL;
    char *scheme = part_of(parts, CURLUPART_SCHEME);
    char *host = part_of(parts, CURLUPART_HOST);
    if (scheme == NULL || host == NULL)
        fault = "not an address; write https://HOST:PORT";
    else if (has_part(parts, CURLUPART_USER))
        fault = "an address must not carry a user or password";
    else if (strcmp(scheme, "https") != 0 && (strcmp(scheme, "http") != 0 || !is_loopback(host)))
        fault = "only https is allowed; write https://HOST:PORT";
    else if (base && (has_part(parts, CURLUPART_QUERY) || has_part(parts, CURLUPART_FRAGMENT)))
        fault = "an address must end before ? and #; write https://HOST:PORT";
    curl_free(host);
    curl_free(scheme);
    return fault;
}

/* libcurl's own parser decides, so that what is checked is what is connected to. */
static enum err check(const char *url, bool base, char msg[ERR_MSG_BYTES])
{
    CURLU *parts = curl_url();
    if (parts == NULL)
        return ERR_NO_MEMORY;
    const char *fault = "not an address; write https://HOST:PORT";
    if (curl_url_set(parts, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK)
        fault = fault_of(parts, base);
    curl_url_cleanup(parts);
    if (fault == NULL)
        return OK;
    snprintf(msg, ERR_MSG_BYTES, "%s", fault);
    return ERR_INVALID;
}

enum err http_check_url(const char *url, char msg[ERR_MSG_BYTES])
{
    return check(url, false, msg);
}

enum err http_check_base(const char *url, char msg[ERR_MSG_BYTES])
{
    return check(url, true, msg);
}

/* A line end in a token would forge headers. */
static bool token_is_valid(const char *token)
{
    for (; *token != '\0'; token++)
        if (*token <= ' ' || *token > '~')
            return false;
    return true;
}

/* ---- one exchange ---- */

static void init_library(void)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* Late, on the client's own thread: setting up libcurl and its TLS takes longer than the first
 * picture on the screen. Once for all clients, because not every build of libcurl can do it on two
 * threads at a time. */
static enum err open_handles(struct http *http)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init_library);
    if (http->multi == NULL)
        http->multi = curl_multi_init();
    if (http->easy == NULL)
        http->easy = curl_easy_init();
    return http->multi != NULL && http->easy != NULL ? OK : ERR_NO_MEMORY;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    struct sink *sink = context;
    size_t more = size * count;
    if (more > HTTP_REPLY_BYTES - sink->count) {
        sink->too_large = true;
        return 0;
    }
    size_t need = sink->count + more + 1;
    if (need > sink->room) {
        size_t room = need < 4096 ? 4096 : need * 2;
        char *grown = realloc(sink->bytes, room);
        if (grown == NULL)
            return 0;
        sink->bytes = grown;
        sink->room = room;
    }
    memcpy(sink->bytes + sink->count, bytes, more);
    sink->count += more;
    sink->bytes[sink->count] = '\0';
    return more;
}

static void set_limits(const struct http *http)
{
    const struct http_config *config = &http->config;
    CURL *easy = http->easy;
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    /* Do not wait for a name server that does not answer when the exchange is given up. */
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);

    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (http->ca_file[0] != '\0') {
        curl_easy_setopt(easy, CURLOPT_CAINFO, http->ca_file);
        curl_easy_setopt(easy, CURLOPT_CAPATH, NULL); /* that file and nothing else */
    }

    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)config->connect_timeout_ms);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)config->total_timeout_ms);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)config->slow_bytes_per_s);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)config->slow_for_s);
}

static enum err set_request(CURL *easy, const struct http_request *request,
                            struct curl_slist **headers)
{
    char type[128];
    bool has_body = strcmp(request->method, "POST") == 0;
    assert(has_body || strcmp(request->method, "GET") == 0);
    snprintf(type, sizeof type, "Content-Type: %s", has_body ? request->content_type : "");

    /* Without "Expect:" libcurl would wait a second for a "100 Continue" before a large body. */
    const char *const lines[] = {"Accept: application/json", "Expect:", has_body ? type : NULL};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0] && lines[i] != NULL; i++) {
        struct curl_slist *longer = curl_slist_append(*headers, lines[i]);
        if (longer == NULL)
            return ERR_NO_MEMORY;
        *headers = longer;
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, *headers);
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    if (has_body) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_bytes);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body);
    }
    if (request->token != NULL && request->token[0] != '\0') {
        curl_easy_setopt(easy, CURLOPT_HTTPAUTH, (long)CURLAUTH_BEARER);
        curl_easy_setopt(easy, CURLOPT_XOAUTH2_BEARER, request->token);
    }
    return OK;
}

/* Runs the prepared exchange to its end or until somebody cancels. */
static enum err run(struct http *http, CURLcode *code)
{
    int running = 0;
    struct curl_waitfd stop = {.fd = http->stop_fd, .events = CURL_WAIT_POLLIN};
    do {
        if (curl_multi_perform(http->multi, &running) != CURLM_OK ||
            curl_multi_poll(http->multi, &stop, 1, running > 0 ? LONGEST_SLEEP_MS : 0, NULL) !=
                CURLM_OK)
            return ERR_NO_MEMORY;
        if (stop.revents != 0)
            return ERR_CANCELLED;
    } while (running > 0);

    int left = 0;
    const CURLMsg *message = curl_multi_info_read(http->multi, &left);
    if (message == NULL || message->msg != CURLMSG_DONE)
        return ERR_PROTOCOL;
    *code = message->data.result;
    return OK;
}

static enum err err_from_curl(CURLcode code)
{
    switch (code) {
    case CURLE_OK:
        return OK;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
        return ERR_UNREACHABLE;
    case CURLE_OPERATION_TIMEDOUT:
        return ERR_TIMEOUT;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
        return ERR_TLS;
    case CURLE_OUT_OF_MEMORY:
        return ERR_NO_MEMORY;
    default:
        return ERR_PROTOCOL;
    }
}

static void read_reply(CURL *easy, struct sink *sink, struct http_reply *reply)
{
    struct curl_header *header;
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    reply->status = (int)status;
    reply->body = sink->bytes;
    reply->body_bytes = sink->count;
    sink->bytes = NULL;
    if (curl_easy_header(easy, "Date", 0, CURLH_HEADER, -1, &header) == CURLHE_OK &&
        http_header_date(header->value, &reply->date_ms) != OK)
        reply->date_ms = 0;
    if (curl_easy_header(easy, "Retry-After", 0, CURLH_HEADER, -1, &header) == CURLHE_OK)
        reply->retry_after_s = http_header_retry_after_s(header->value, reply->date_ms);
}

static enum err perform(struct http *http, const struct http_request *request, struct sink *sink,
                        char msg[ERR_MSG_BYTES])
{
    char text[CURL_ERROR_SIZE] = "";
    struct curl_slist *headers = NULL;
    CURLcode code = CURLE_OK;

    curl_easy_reset(http->easy);
    set_limits(http);
    curl_easy_setopt(http->easy, CURLOPT_ERRORBUFFER, text);
    curl_easy_setopt(http->easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(http->easy, CURLOPT_WRITEDATA, sink);
    enum err err = set_request(http->easy, request, &headers);
    if (err == OK && curl_multi_add_handle(http->multi, http->easy) != CURLM_OK)
        err = ERR_NO_MEMORY;
    if (err == OK) {
        err = run(http, &code);
        curl_multi_remove_handle(http->multi, http->easy);
    }
    if (err == OK)
        err = sink->too_large ? ERR_TOO_LARGE : err_from_curl(code);
    if (err != OK)
        snprintf(msg, ERR_MSG_BYTES, "%s%s%.120s", err_text(err), text[0] != '\0' ? ": " : "",
                 text);
    /* The handle outlives these three. */
    curl_easy_setopt(http->easy, CURLOPT_ERRORBUFFER, NULL);
    curl_easy_setopt(http->easy, CURLOPT_HTTPHEADER, NULL);
    curl_easy_setopt(http->easy, CURLOPT_WRITEDATA, NULL);
    curl_slist_free_all(headers);
    return err;
}

enum err http_exchange(struct http *http, const struct http_request *request,
                       struct http_reply *reply, char msg[ERR_MSG_BYTES])
{
    struct sink sink = {0};
    memset(reply, 0, sizeof *reply);
    msg[0] = '\0';
    enum err err = http_check_url(request->url, msg);
    if (err == OK && request->token != NULL && !token_is_valid(request->token)) {
        err = ERR_INVALID;
        snprintf(msg, ERR_MSG_BYTES, "the token has characters that no token has");
    }
    if (err == OK)
        err = open_handles(http);
    if (err == OK) {
        /* A reply without a body has one of no bytes. */
        take_body("", 0, 0, &sink);
        if (sink.bytes == NULL)
            err = ERR_NO_MEMORY;
    }
    if (err == OK)
        err = perform(http, request, &sink, msg);
    if (err == OK)
        read_reply(http->easy, &sink, reply);
    free(sink.bytes);
    return err;
}
