#include "app/services/sync/upload.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/queue.h"
#include "app/base/text.h"
#include "app/base/thread.h"
#include "app/services/sync/sync.h"

#define TOKEN_BYTES 4096
#define URL_BYTES   1024
#define PATH_BYTES  (32 + REPLY_CURSOR_BYTES * 3) /* the longest that is appended */

struct upload {
    struct upload_config config;
    struct http *http;
    struct queue *work; /* of struct sync_result *; NULL ends the thread */
    pthread_t thread;
};

void sync_result_destroy(struct sync_result *result)
{
    if (result == NULL)
        return;
    outbox_batch_fini(&result->batch);
    reply_calls_fini(&result->calls);
    free(result->verdicts);
    free(result);
}

/* A small file's text. Opened without waiting, whatever stands at the path. */
static enum err read_token(const char *path, char out[TOKEN_BYTES], char msg[ERR_MSG_BYTES])
{
    out[0] = '\0';
    if (path[0] == '\0')
        return OK;
    ssize_t count = -1;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0)
        count = read(fd, out, TOKEN_BYTES - 1);
    enum err err = count >= 0 ? OK : err_from_errno(errno);
    if (fd >= 0)
        close(fd);
    if (err != OK) {
        snprintf(msg, ERR_MSG_BYTES, "token file %.100s: %s", path, err_text(err));
        return err;
    }
    out[count] = '\0';
    char *start = text_trim(out);
    memmove(out, start, strlen(start) + 1);
    return OK;
}

/* Everything but letters and digits as %XX; `out` has room for three bytes each. */
static void escape(const char *text, char *out)
{
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            *out++ = (char)c;
        else
            out += sprintf(out, "%%%02X", c);
    }
    *out = '\0';
}

static enum err exchange(struct upload *upload, struct sync_result *result,
                         struct http_reply *reply)
{
    char token[TOKEN_BYTES];
    char url[URL_BYTES];
    char cursor[REPLY_CURSOR_BYTES * 3];
    struct http_request request = {.method = "GET", .url = url, .token = token};
    const char *base = upload->config.url;
    int base_bytes = (int)strlen(base);
    if (base_bytes > 0 && base[base_bytes - 1] == '/')
        base_bytes--;

    int length = 0;
    if (result->kind == UPLOAD_EVENTS) {
        length = snprintf(url, sizeof url, "%.*s/v1/events", base_bytes, base);
        request.method = "POST";
        request.content_type = "application/cloudevents-batch+json";
        request.body = result->batch.body;
        request.body_bytes = result->batch.body_bytes;
    } else {
        escape(result->cursor, cursor);
        length = snprintf(url, sizeof url, "%.*s/v1/calls?after=%s", base_bytes, base, cursor);
    }
    if (length >= (int)sizeof url)
        return ERR_INVALID;
    enum err err = read_token(upload->config.token_file, token, result->msg);
    if (err == OK)
        err = http_exchange(upload->http, &request, reply, result->msg);
    explicit_bzero(token, sizeof token);
    return err;
}

static enum err parse(struct sync_result *result, const struct http_reply *reply)
{
    if (result->kind == UPLOAD_CALLS)
        return reply_parse_calls(reply->body, reply->body_bytes, &result->calls);
    result->verdicts = calloc(result->batch.count, sizeof *result->verdicts);
    if (result->verdicts == NULL)
        return ERR_NO_MEMORY;
    return reply_parse_events(reply->body, reply->body_bytes, result->batch.ids,
                              result->batch.count, result->verdicts);
}

static void work(struct upload *upload, struct sync_result *result)
{
    struct http_reply reply = {0};
    result->err = exchange(upload, result, &reply);
    if (result->err != OK) {
        if (result->msg[0] == '\0')
            text_copy(result->msg, sizeof result->msg, err_text(result->err));
        return;
    }
    result->status = reply.status;
    result->date_ms = reply.date_ms;
    result->retry_after_s = reply.retry_after_s;
    if (reply.status == 200 || reply.status == 202) {
        result->reply_err = parse(result, &reply);
        if (result->reply_err != OK)
            text_copy(result->msg, sizeof result->msg, "the reply is not what it should be");
    } else {
        snprintf(result->msg, sizeof result->msg, "http %d", reply.status);
    }
    http_reply_fini(&reply);
}

static void *run(void *context)
{
    struct upload *upload = context;
    struct sync_result *result = NULL;
    sigset_t all;
    /* Signals are the main thread's; and writing to a connection that the other side closed must
     * not end the program. */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, NULL);
    pthread_setname_np(pthread_self(), "sync");
    thread_go_along();
    while (queue_pop(upload->work, &result, -1) == OK && result != NULL) {
        work(upload, result);
        if (result->err == ERR_CANCELLED)
            sync_result_destroy(result);
        else
            upload->config.finished(upload->config.context, result);
    }
    return NULL;
}

enum err upload_check_url(const char *url, char msg[ERR_MSG_BYTES])
{
    if (strlen(url) > URL_BYTES - PATH_BYTES) {
        snprintf(msg, ERR_MSG_BYTES, "an address must not be longer than %d bytes",
                 URL_BYTES - PATH_BYTES);
        return ERR_INVALID;
    }
    return http_check_base(url, msg);
}

enum err upload_create(struct upload **out, const struct upload_config *config)
{
    struct upload *upload = calloc(1, sizeof *upload);
    if (upload == NULL)
        return ERR_NO_MEMORY;
    upload->config = *config;
    enum err err = http_create(&upload->http, &config->http);
    /* One exchange and the end. */
    if (err == OK)
        err = queue_create(&upload->work, 2, sizeof(struct sync_result *));
    if (err == OK)
        err = err_from_errno(pthread_create(&upload->thread, NULL, run, upload));
    if (err == OK) {
        *out = upload;
        return OK;
    }
    queue_destroy(upload->work);
    http_destroy(upload->http);
    free(upload);
    return err;
}

void upload_destroy(struct upload *upload)
{
    if (upload == NULL)
        return;
    http_cancel(upload->http);
    upload_submit(upload, NULL);
    pthread_join(upload->thread, NULL);
    queue_destroy(upload->work);
    http_destroy(upload->http);
    free(upload);
}

void upload_submit(struct upload *upload, struct sync_result *exchange)
{
    enum err err = queue_push(upload->work, &exchange);
    assert(err == OK);
    (void)err;
}
