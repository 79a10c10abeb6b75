#include "app/services/sync/reply.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/text.h"

#define DEPTH_MAX  8
#define VALUES_MAX 20000

/* Looked at before jansson builds a tree: a small text of nested or empty arrays would become a
 * hundred times its size in memory. */
static bool is_within_limits(const char *body, size_t body_bytes)
{
    int depth = 0;
    int values = 0;
    bool in_string = false;
    for (size_t i = 0; i < body_bytes; i++) {
        char c = body[i];
        if (in_string && c == '\\') {
            i++;
        } else if (c == '"') {
            in_string = !in_string;
        } else if (!in_string && (c == '[' || c == '{')) {
            depth++;
            values++;
        } else if (!in_string && (c == ']' || c == '}')) {
            depth--;
        } else if (!in_string && c == ',') {
            values++;
        }
        if (depth > DEPTH_MAX || values > VALUES_MAX)
            return false;
    }
    return true;
}

static json_t *load_object(const char *body, size_t body_bytes)
{
    if (!is_within_limits(body, body_bytes))
        return NULL;
    json_t *root = json_loadb(body, body_bytes, JSON_REJECT_DUPLICATES, NULL);
    if (json_is_object(root))
        return root;
    json_decref(root);
    return NULL;
}

/* An array that may be left out; *ok becomes false when something else stands there. */
static const json_t *array_of(const json_t *root, const char *key, bool *ok)
{
    const json_t *value = json_object_get(root, key);
    if (value != NULL && !json_is_array(value))
        *ok = false;
    return value;
}

static struct reply_verdict *find(const char *id, char (*ids)[ID_BYTES], size_t count,
                                  struct reply_verdict *verdicts)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(ids[i], id) == 0)
            return &verdicts[i];
    return NULL;
}

/* The reason is stored and logged: one line, no control characters. */
static void copy_reason(char out[REPLY_REASON_BYTES], const char *reason)
{
    text_copy(out, REPLY_REASON_BYTES, reason[0] != '\0' ? reason : "rejected");
    for (; *out != '\0'; out++)
        if ((unsigned char)*out < 0x20 || *out == 0x7f)
            *out = ' ';
}

static bool read_rejected(const json_t *item, char (*ids)[ID_BYTES], size_t count,
                          struct reply_verdict *verdicts)
{
    const char *id = json_string_value(json_object_get(item, "id"));
    const char *reason = json_string_value(json_object_get(item, "reason"));
    if (id == NULL || reason == NULL)
        return false;
    struct reply_verdict *verdict = find(id, ids, count, verdicts);
    if (verdict != NULL) {
        verdict->kind = REPLY_REJECTED;
        copy_reason(verdict->reason, reason);
    }
    return true;
}

static bool read_accepted(const json_t *item, char (*ids)[ID_BYTES], size_t count,
                          struct reply_verdict *verdicts)
{
    const char *id = json_string_value(item);
    if (id == NULL)
        return false;
    struct reply_verdict *verdict = find(id, ids, count, verdicts);
    if (verdict != NULL)
        verdict->kind = REPLY_ACCEPTED;
    return true;
}

enum err reply_parse_events(const char *body, size_t body_bytes, char (*ids)[ID_BYTES],
                            size_t count, struct reply_verdict *verdicts)
{
    memset(verdicts, 0, count * sizeof *verdicts);
    json_t *root = load_object(body, body_bytes);
    bool ok = root != NULL;
    const json_t *accepted = array_of(root, "accepted", &ok);
    const json_t *rejected = array_of(root, "rejected", &ok);
    if (accepted == NULL && rejected == NULL)
        ok = false;

    /* Accepted last: an event that the server has must not be kept for ever as refused. */
    for (size_t i = 0; ok && i < json_array_size(rejected); i++)
        ok = read_rejected(json_array_get(rejected, i), ids, count, verdicts);
    for (size_t i = 0; ok && i < json_array_size(accepted); i++)
        ok = read_accepted(json_array_get(accepted, i), ids, count, verdicts);
    json_decref(root);
    if (!ok)
        memset(verdicts, 0, count * sizeof *verdicts);
    return ok ? OK : ERR_PROTOCOL;
}

static bool read_call(const json_t *item, struct reply_calls *calls)
{
    const char *ticket = json_string_value(json_object_get(item, "ticket"));
    const json_t *window = json_object_get(item, "window");
    if (ticket == NULL || (window != NULL && !json_is_string(window)))
        return false;
    if (id_is_valid(ticket))
        memcpy(calls->tickets[calls->count++], ticket, ID_BYTES);
    return true;
}

enum err reply_parse_calls(const char *body, size_t body_bytes, struct reply_calls *calls)
{
    enum err err = ERR_PROTOCOL;
    memset(calls, 0, sizeof *calls);
    json_t *root = load_object(body, body_bytes);
    const char *cursor = json_string_value(json_object_get(root, "cursor"));
    const json_t *list = json_object_get(root, "calls");
    if (cursor == NULL || !json_is_array(list) ||
        !text_copy(calls->cursor, sizeof calls->cursor, cursor))
        goto out;
    calls->tickets = calloc(json_array_size(list) + 1, sizeof *calls->tickets);
    if (calls->tickets == NULL) {
        err = ERR_NO_MEMORY;
        goto out;
    }
    err = OK;
    for (size_t i = 0; err == OK && i < json_array_size(list); i++)
        if (!read_call(json_array_get(list, i), calls))
            err = ERR_PROTOCOL;
out:
    json_decref(root);
    if (err != OK)
        reply_calls_fini(calls);
    return err;
}

void reply_calls_fini(struct reply_calls *calls)
{
    free(calls->tickets);
    memset(calls, 0, sizeof *calls);
}
