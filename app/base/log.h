/*
 * One line a message on standard error, with the priority prefix that journald reads ("<3>"),
 * the module and the text. An error is logged once, where its context is known.
 *
 * Never give this an identity number, a phone number or a token.
 *
 * Thread: any; a line is written whole. The level is the program's one setting that is not
 * passed as a parameter: it is set once at start, before the threads.
 */
#ifndef APP_BASE_LOG_H
#define APP_BASE_LOG_H

#include "app/base/err.h"

enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_WARNING, LOG_LEVEL_INFO, LOG_LEVEL_DEBUG };

/* Messages above this level are dropped. The level at start is LOG_LEVEL_INFO. */
void log_set_level(enum log_level level);

/* "error", "warning", "info", "debug" -> level. */
enum err log_level_parse(const char *name, enum log_level *out) must_use;

/* Control characters of the text are written as '?', so that no input can forge a line. */
void log_write(enum log_level level, const char *module, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#define log_error(module, ...)   log_write(LOG_LEVEL_ERROR, module, __VA_ARGS__)
#define log_warning(module, ...) log_write(LOG_LEVEL_WARNING, module, __VA_ARGS__)
#define log_info(module, ...)    log_write(LOG_LEVEL_INFO, module, __VA_ARGS__)
#define log_debug(module, ...)   log_write(LOG_LEVEL_DEBUG, module, __VA_ARGS__)

#endif
