/*
 * The project's one list of results.
 *
 * Every function that can fail returns `enum err`; OK is 0. The caller must look at it: the
 * attribute `must_use` makes the compiler insist. A person-readable message goes beside it in a
 * caller's `char msg[ERR_MSG_BYTES]` where a device, the store, a config or a bundle is opened.
 *
 * Thread: any. Ownership: the texts are constants.
 */
#ifndef APP_BASE_ERR_H
#define APP_BASE_ERR_H

#define must_use __attribute__((warn_unused_result))

/* Bytes of the buffer that takes a message for a person, with its end. */
#define ERR_MSG_BYTES 160

#define ERR_LIST(X)                                                                                \
    X(OK, "ok")                                                                                    \
    X(ERR_INVALID, "not valid")                                                                    \
    X(ERR_PARSE, "cannot be read as what it should be")                                            \
    X(ERR_NOT_FOUND, "not found")                                                                  \
    X(ERR_EXISTS, "exists already")                                                                \
    X(ERR_BUSY, "busy")                                                                            \
    X(ERR_TOO_LARGE, "too large")                                                                  \
    X(ERR_NO_MEMORY, "out of memory")                                                              \
    X(ERR_NO_SPACE, "disk full")                                                                   \
    X(ERR_READ_ONLY, "read-only")                                                                  \
    X(ERR_CORRUPT, "damaged")                                                                      \
    X(ERR_DENIED, "permission denied")                                                             \
    X(ERR_IO, "input or output failed")                                                            \
    X(ERR_TIMEOUT, "timed out")                                                                    \
    X(ERR_UNREACHABLE, "unreachable")                                                              \
    X(ERR_TLS, "certificate not trusted")                                                          \
    X(ERR_PROTOCOL, "the other side broke the protocol")                                           \
    X(ERR_REFUSED, "refused")                                                                      \
    X(ERR_UNSUPPORTED, "not supported")                                                            \
    X(ERR_SERVICE_CLOSED, "service closed")                                                        \
    X(ERR_SERVICE_FULL, "daily limit reached")                                                     \
    X(ERR_CANCELLED, "cancelled")

enum err {
#define X(code, text) code,
    ERR_LIST(X)
#undef X
        ERR_COUNT
};

/* The code's own name, "ERR_BUSY"; "ERR_?" for a number that is none. */
const char *err_name(enum err err);

/* A few English words for the log. */
const char *err_text(enum err err);

/* The nearest code for an errno value; 0 gives OK. */
enum err err_from_errno(int errnum);

#endif
