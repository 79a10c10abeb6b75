#include "app/base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Longest line, with prefix and newline: longer texts are cut. */
#define LINE_BYTES 1024

static atomic_int threshold = LOG_LEVEL_INFO;

void log_set_level(enum log_level level)
{
    atomic_store_explicit(&threshold, (int)level, memory_order_relaxed);
}

enum err log_level_parse(const char *name, enum log_level *out)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};
    for (int i = 0; i < 4; i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = (enum log_level)i;
            return OK;
        }
    }
    return ERR_INVALID;
}

void log_write(enum log_level level, const char *module, const char *format, ...)
{
    static const int syslog_priority[] = {3, 4, 6, 7};
    if ((int)level > atomic_load_explicit(&threshold, memory_order_relaxed))
        return;

    char line[LINE_BYTES];
    int head = snprintf(line, sizeof line, "<%d>%s: ", syslog_priority[level], module);
    va_list args;
    va_start(args, format);
    int body = vsnprintf(line + head, sizeof line - (size_t)head - 1, format, args);
    va_end(args);
    if (body < 0)
        return;

    size_t length = strlen(line);
    for (size_t i = (size_t)head; i < length; i++)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
            line[i] = '?';
    line[length++] = '\n';
    /* One write keeps lines of several threads apart; there is nobody to tell if it fails. */
    ssize_t written = write(STDERR_FILENO, line, length);
    (void)written;
}
