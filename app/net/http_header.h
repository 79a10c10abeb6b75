/*
 * The values of the HTTP headers that we read, parsed strictly: what is not exactly in form counts
 * as absent.
 *
 * Thread: any; pure functions. Source: RFC 9110 sections 5.6.7 and 10.2.3.
 */
#ifndef APP_NET_HTTP_HEADER_H
#define APP_NET_HTTP_HEADER_H

#include <stdint.h>

#include "app/base/err.h"

/* "Sun, 06 Nov 1994 08:49:37 GMT" (the one form that may be sent) to wall time; ERR_PARSE. */
enum err http_header_date(const char *text, int64_t *wall_ms) must_use;

/* Seconds or a date, which is counted from `date_ms`, the reply's own Date (0: none). 0 when the
 * text says nothing usable. */
int http_header_retry_after_s(const char *text, int64_t date_ms);

#endif
