/* --check of the hall's content: what is wrong, and what cannot be shown. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/base/text.h"
#include "app/doc/font.h"
#include "app/kiosk_private.h"
#include "app/services/catalog/folder.h"

#define LAST_CHARACTER 0x10FFFF
#define TOLD_MOST      50 /* characters */

struct check {
    FILE *out;
    bool terminal;     /* a person looks on */
    struct font *font; /* NULL: cannot be opened */
    uint8_t *seen;     /* a bit a character */
    size_t missing;
};

static void tell_missing(struct check *check, const char *file, int row, const char *column,
                         uint32_t code_point)
{
    char character[5] = "";
    text_encode(code_point, character);
    if (++check->missing <= TOLD_MOST)
        fprintf(check->out,
                "warning: %s, row %d, column %s: 字体中没有“%s”（U+%04" PRIX32
                "），将显示为方框。换一个字，或写成拼音。\n",
                file, row, column, character, code_point);
}

/* Each character is told where it first stands. */
static void on_cell(void *context, const char *file, int row, const char *column, const char *text)
{
    struct check *check = context;
    size_t length = strlen(text);
    for (size_t i = 0; i < length && check->font != NULL;) {
        uint32_t code_point;
        i += text_decode(text + i, length - i, &code_point);
        uint8_t *byte = &check->seen[code_point / 8];
        uint8_t bit = (uint8_t)(1u << code_point % 8);
        if ((*byte & bit) != 0)
            continue;
        *byte |= bit;
        if (!font_has(check->font, code_point))
            tell_missing(check, file, row, column, code_point);
    }
}

static bool on_progress(void *context, const char *file, size_t rows)
{
    const struct check *check = context;
    if (check->terminal)
        fprintf(stderr, "\r%s: %zu rows\033[K", file, rows);
    return true;
}

static bool read_folder(struct check *check, const char *folder, struct report *report)
{
    struct image image;
    struct folder_watch watch = {.progress = on_progress, .cell = on_cell, .context = check};
    enum err err = folder_read(folder, &watch, report, &image);
    image_fini(&image);
    if (check->terminal)
        fputs("\r\033[K", stderr);
    report_print(report, check->out);
    if (err != OK && report->count == 0)
        fprintf(check->out, "%s: %s\n", folder, err_text(err));
    if (check->missing > TOLD_MOST)
        fprintf(check->out, "warning: ... and %zu more characters\n", check->missing - TOLD_MOST);
    return err == OK;
}

bool kiosk_check_content(const struct config *config, FILE *out)
{
    bool good = false;
    struct check check = {.out = out, .terminal = isatty(STDERR_FILENO) == 1};
    if (config->kiosk.hall[0] == '\0')
        return true;
    struct report *report = calloc(1, sizeof *report);
    check.seen = calloc(LAST_CHARACTER / 8 + 1, 1);
    if (font_create(&check.font, KIOSK_FONT_REGULAR) != OK) {
        fprintf(out, "%s cannot be opened: install fonts-noto-cjk\n", KIOSK_FONT_REGULAR);
        check.font = NULL;
    }
    if (report != NULL && check.seen != NULL) {
        report_init(report);
        good = read_folder(&check, config->kiosk.hall, report);
    }
    font_destroy(check.font);
    free(check.seen);
    free(report);
    return good;
}
