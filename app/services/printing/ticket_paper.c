#include "app/services/printing/ticket_paper.h"

#include <stdio.h>
#include <string.h>

#include "app/base/i18n.h"
#include "app/doc/ticket_doc.h"

#define TEXT_BYTES 256
#define NOT_KNOWN  "\xE2\x80\x94" /* a dash */
#define QR_PREFIX  "BM1:"

/* The texts that are put together here; the others point into catalog, ticket and i18n. */
struct texts {
    char windows[TEXT_BYTES];
    char ahead[TEXT_BYTES];
    char wait[TEXT_BYTES];
    char time[32];
    char qr[sizeof QR_PREFIX + ID_BYTES];
    char note[TEXT_BYTES];
};

static const char *name_in(const struct i18n *i18n, const char *name, const char *name_en)
{
    bool english = strncmp(i18n_locale(i18n), "en", 2) == 0;
    return english && name_en[0] != '\0' ? name_en : name;
}

static void fill_number(char out[TEXT_BYTES], const struct i18n *i18n, const char *key, int number)
{
    char digits[16];
    const char *arguments[] = {digits};
    snprintf(digits, sizeof digits, "%d", number);
    i18n_fill(out, TEXT_BYTES, i18n_text(i18n, key), arguments, 1);
}

/* Adds what fits; a list that is cut keeps whole parts. */
static void append(char out[TEXT_BYTES], const char *separator, const char *part)
{
    size_t used = strlen(out);
    const char *between = used > 0 ? separator : "";
    if (used + strlen(between) + strlen(part) < TEXT_BYTES)
        snprintf(out + used, TEXT_BYTES - used, "%s%s", between, part);
}

static void compose_windows(char out[TEXT_BYTES], const struct i18n *i18n,
                            const struct catalog *catalog, const struct catalog_service *service)
{
    char codes[TEXT_BYTES] = "";
    const char *arguments[] = {codes};
    for (size_t i = 0; i < service->window_count; i++)
        append(codes, i18n_text(i18n, "paper.separator"),
               catalog->windows[service->windows[i]].code);
    i18n_fill(out, TEXT_BYTES, i18n_text(i18n, "paper.window_list"), arguments, 1);
}

static void compose_time(char out[32], int64_t wall_ms, int utc_offset_min)
{
    struct civil civil;
    clock_civil(wall_ms, utc_offset_min, &civil);
    snprintf(out, 32, "%04d-%02d-%02d %02d:%02d", civil.year % 10000, civil.month, civil.day,
             civil.hour, civil.minute);
}

static void compose_note(char out[TEXT_BYTES], const struct i18n *i18n, bool sample,
                         bool clock_trusted)
{
    out[0] = '\0';
    if (sample)
        append(out, "", i18n_text(i18n, "paper.sample"));
    if (!clock_trusted)
        append(out, " \xC2\xB7 ", i18n_text(i18n, "paper.untrusted"));
}

static void compose(struct texts *texts, const struct i18n *i18n, const struct catalog *catalog,
                    const struct catalog_service *service, const struct ticket *ticket)
{
    compose_windows(texts->windows, i18n, catalog, service);
    fill_number(texts->ahead, i18n, ticket->ahead_exact ? "paper.people" : "paper.at_most",
                ticket->ahead);
    if (ticket->wait_min == 0)
        snprintf(texts->wait, TEXT_BYTES, "%s", i18n_text(i18n, "paper.no_wait"));
    else if (ticket->wait_min > 0)
        fill_number(texts->wait, i18n, "paper.minutes", ticket->wait_min);
    else
        snprintf(texts->wait, TEXT_BYTES, "%s", NOT_KNOWN);
    compose_time(texts->time, ticket->issued_ms, catalog->hall.utc_offset_min);
    snprintf(texts->qr, sizeof texts->qr, QR_PREFIX "%s", ticket->id);
    compose_note(texts->note, i18n, catalog->hall.sample, ticket->clock_trusted);
}

static const char *class_name(const struct i18n *i18n, const struct catalog_service *service,
                              const struct ticket *ticket)
{
    size_t position;
    if (catalog_find_class(service, ticket->class_code, &position) != OK || position == 0)
        return "";
    return name_in(i18n, service->classes[position].name, service->classes[position].name_en);
}

enum err ticket_paper_create(struct doc **out, int columns, const struct i18n *i18n,
                             const struct catalog *catalog, const struct ticket *ticket, bool again)
{
    size_t position;
    struct texts own;
    enum err err = catalog_find_service(catalog, ticket->service, &position);
    if (err != OK)
        return err;
    const struct catalog_service *service = &catalog->services[position];
    compose(&own, i18n, catalog, service, ticket);
    const struct ticket_doc_texts texts = {
        .hall = name_in(i18n, catalog->hall.name, catalog->hall.name_en),
        .label = ticket->label,
        .service = name_in(i18n, service->name, service->name_en),
        .class_name = class_name(i18n, service, ticket),
        .windows = own.windows,
        .ahead_label = i18n_text(i18n, "paper.ahead"),
        .ahead = own.ahead,
        .wait_label = i18n_text(i18n, "paper.wait"),
        .wait = own.wait,
        .time_label = i18n_text(i18n, "paper.time"),
        .time = own.time,
        .missed_rule =
            name_in(i18n, catalog->hall.missed_call_rule, catalog->hall.missed_call_rule_en),
        .phone_label = i18n_text(i18n, "paper.supervision"),
        .phone = catalog->hall.supervision_phone,
        .qr = own.qr,
        .note = own.note,
        .again = again ? i18n_text(i18n, "paper.again") : "",
    };
    return ticket_doc_create(out, columns, &texts);
}
