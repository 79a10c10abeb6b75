#include "hal/drivers/printer_escpos_job.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "hal/drivers/printer_escpos_line.h"
#include "hal/ports/port.h"

#define DLE 0x10
#define ESC 0x1B
#define FS  0x1C
#define GS  0x1D

#define CHUNK_MOST_BYTES 4096
#define RECOVERY_BYTES   8192
#define RESET_STALL_MS   1000
#define SCALE_MOST       8

/* Bytes on their way: collected up to the profile's chunk, then written in one piece. The first
 * error stays and makes the rest do nothing. */
struct stream {
    struct hal_port *port;
    const struct hal_printer_profile *profile;
    int stall_ms;
    enum err err;
    bool sent;
    size_t used;
    uint8_t chunk[CHUNK_MOST_BYTES];
};

static void stream_init(struct stream *stream, struct hal_port *port,
                        const struct hal_printer_profile *profile, int stall_ms)
{
    assert(profile->chunk_bytes > 0 && profile->chunk_bytes <= CHUNK_MOST_BYTES);
    stream->port = port;
    stream->profile = profile;
    stream->stall_ms = stall_ms;
    stream->err = OK;
    stream->sent = false;
    stream->used = 0;
}

static void push(struct stream *stream)
{
    if (stream->err == OK && stream->used > 0) {
        size_t written = 0;
        stream->err =
            hal_port_write(stream->port, stream->chunk, stream->used, stream->stall_ms, &written);
        stream->sent = stream->sent || written > 0;
    }
    stream->used = 0;
}

static void put(struct stream *stream, const uint8_t *bytes, size_t count)
{
    while (count > 0 && stream->err == OK) {
        size_t room = (size_t)stream->profile->chunk_bytes - stream->used;
        size_t part = count < room ? count : room;
        memcpy(stream->chunk + stream->used, bytes, part);
        stream->used += part;
        bytes += part;
        count -= part;
        if (part == room)
            push(stream);
    }
}

#define PUT(stream, ...)                                                                           \
    do {                                                                                           \
        const uint8_t command_[] = {__VA_ARGS__};                                                  \
        put(stream, command_, sizeof command_);                                                    \
    } while (0)

/* Between two commands: is the printer still there and on-line? A job that goes on into a printer
 * without paper would be printed when somebody puts paper in, long after it was given up. */
static void look(struct stream *stream)
{
    uint8_t reply = 0;
    push(stream);
    if (stream->err != OK || !stream->profile->answers)
        return;
    stream->err = printer_escpos_line_ask_status(stream->port, 1, stream->stall_ms, &reply);
    if (stream->err == OK && printer_escpos_status_is_offline(reply))
        stream->err = ERR_REFUSED;
}

/* Dots that would read as DLE EOT, DLE ENQ or DLE DC4 are obeyed even inside an image: the printer
 * would answer what nobody asked, or worse. One dot more beside a lonely one breaks the pattern. */
static void put_dots(struct stream *stream, const uint8_t *dots, size_t count)
{
    for (size_t i = 0; i < count && stream->err == OK; i++) {
        uint8_t dot = dots[i];
        uint8_t next = i + 1 < count ? dots[i + 1] : 0;
        if (dot == DLE && (next == 0x04 || next == 0x05 || next == 0x14))
            dot = 0x18;
        stream->chunk[stream->used++] = dot;
        if (stream->used == (size_t)stream->profile->chunk_bytes)
            push(stream);
    }
}

static void put_image(struct stream *stream, const struct hal_print_item *item)
{
    size_t row_bytes = (size_t)item->width_dots / 8;
    assert(item->byte_count >= row_bytes * (size_t)item->rows);
    PUT(stream, ESC, 'a', (uint8_t)item->align);
    for (int row = 0; row < item->rows && stream->err == OK; row += stream->profile->strip_rows) {
        int rows = item->rows - row;
        if (rows > stream->profile->strip_rows)
            rows = stream->profile->strip_rows;
        if (row > 0)
            look(stream);
        PUT(stream, GS, 'v', '0', 0, (uint8_t)(row_bytes & 0xFF), (uint8_t)(row_bytes >> 8),
            (uint8_t)(rows & 0xFF), (uint8_t)(rows >> 8));
        put_dots(stream, item->bytes + (size_t)row * row_bytes, (size_t)rows * row_bytes);
    }
}

static void put_text(struct stream *stream, const struct hal_print_item *item)
{
    int scale = item->scale < 1 ? 1 : item->scale > SCALE_MOST ? SCALE_MOST : item->scale;
    PUT(stream, ESC, 'a', (uint8_t)item->align, ESC, 'E', item->bold ? 1 : 0);
    PUT(stream, GS, '!', (uint8_t)((scale - 1) << 4 | (scale - 1)));
    if (stream->profile->chinese)
        PUT(stream, FS, '&');
    put(stream, item->bytes, item->byte_count);
    PUT(stream, '\n');
    if (stream->profile->chinese)
        PUT(stream, FS, '.');
}

static void put_feed(struct stream *stream, int dots)
{
    for (; dots > 0 && stream->err == OK; dots -= 255)
        PUT(stream, ESC, 'J', (uint8_t)(dots > 255 ? 255 : dots));
}

static void put_item(struct stream *stream, const struct hal_print_item *item)
{
    switch (item->kind) {
    case HAL_PRINT_TEXT:
        put_text(stream, item);
        break;
    case HAL_PRINT_IMAGE:
        put_image(stream, item);
        break;
    case HAL_PRINT_FEED:
        put_feed(stream, item->rows);
        break;
    case HAL_PRINT_CUT:
        PUT(stream, GS, 'V', 66, (uint8_t)(item->rows > 255 ? 255 : item->rows));
        break;
    }
}

static void put_reset(struct stream *stream)
{
    PUT(stream, ESC, '@');
    if (stream->profile->answers)
        PUT(stream, GS, 'a', 0);
}

enum err printer_escpos_job_send(struct hal_port *port, const struct hal_printer_profile *profile,
                                 const struct hal_print_job *job, bool *sent)
{
    struct stream stream;
    stream_init(&stream, port, profile, PRINTER_ESCPOS_LINE_STALL_MS);
    put_reset(&stream);
    for (size_t i = 0; i < job->item_count && stream.err == OK; i++)
        put_item(&stream, &job->items[i]);
    push(&stream);
    *sent = stream.sent;
    if (stream.err != OK)
        return stream.err;
    return hal_port_flush(port, PRINTER_ESCPOS_LINE_STALL_MS);
}

enum err printer_escpos_job_reset(struct hal_port *port, const struct hal_printer_profile *profile,
                                  bool recover)
{
    struct stream stream;
    stream_init(&stream, port, profile, RESET_STALL_MS);
    size_t strip_bytes = (size_t)profile->width_dots / 8 * (size_t)profile->strip_rows;
    size_t nul_count = strip_bytes > RECOVERY_BYTES ? strip_bytes : RECOVERY_BYTES;
    for (size_t i = 0; recover && i < nul_count; i++)
        PUT(&stream, 0);
    put_reset(&stream);
    push(&stream);
    return stream.err;
}
