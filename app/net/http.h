/*
 * HTTPS through libcurl, its only user: one exchange at a time, hard limits on everything.
 *
 * No redirects, no other protocol than https (http only to loopback, for tests), no proxy from the
 * environment, no cookies, no compression. Plain TLS checks always on. The connection is kept for
 * the next exchange.
 *
 * Thread: one client on one thread. libcurl is loaded by the first exchange, not by http_create.
 * Ownership: request texts are borrowed for the call, config texts copied.
 */
#ifndef APP_NET_HTTP_H
#define APP_NET_HTTP_H

#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"

#define HTTP_REPLY_BYTES (1024 * 1024) /* a larger reply is ERR_TOO_LARGE */

struct http;

struct http_config {
    const char *ca_file; /* "" = the system's */
    int connect_timeout_ms;
    int total_timeout_ms;
    int slow_bytes_per_s; /* slower than this ... */
    int slow_for_s;       /* ... for so long is ERR_TIMEOUT */
};

struct http_request {
    const char *method; /* "GET", "POST" */
    const char *url;
    const char *content_type; /* NULL without a body */
    const char *body;
    size_t body_bytes;
    const char *token; /* bearer token; NULL or "": none */
};

struct http_reply {
    int status;
    char *body; /* ends with 0; the reply's, freed by http_reply_fini */
    size_t body_bytes;
    int64_t date_ms;   /* the Date header as wall time; 0: none */
    int retry_after_s; /* 0: none */
};

/* ERR_INVALID for an address that http_exchange would not use, with what to mend. */
enum err http_check_url(const char *url, char msg[ERR_MSG_BYTES]) must_use;

/* The same, for what paths and queries will be appended to: it has neither a query nor a fragment.
 */
enum err http_check_base(const char *url, char msg[ERR_MSG_BYTES]) must_use;

enum err http_create(struct http **out, const struct http_config *config) must_use;
void http_destroy(struct http *http);

/* OK for any whole reply, whatever its status. ERR_UNREACHABLE, ERR_TIMEOUT, ERR_TLS,
 * ERR_TOO_LARGE, ERR_PROTOCOL, ERR_CANCELLED, ERR_INVALID (address or token) otherwise; `msg` for
 * the log. The reply is empty then and needs no fini. */
enum err http_exchange(struct http *http, const struct http_request *request,
                       struct http_reply *reply, char msg[ERR_MSG_BYTES]) must_use;
void http_reply_fini(struct http_reply *reply);

/* From any thread: the exchange under way, and each later one, ends with ERR_CANCELLED. */
void http_cancel(struct http *http);

#endif
