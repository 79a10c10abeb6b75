#include "app/services/catalog/report.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "app/base/text.h"

void report_init(struct report *report)
{
    report->count = 0;
    report->kept = 0;
}

/* What a spreadsheet holds may stand in a problem, cut anywhere by a format's precision: it must
 * stay text, and must not forge a line of its own. */
static void clean(char *out, size_t out_bytes, char *text)
{
    size_t length = strlen(text);
    size_t kept = 0;
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        size_t used = text_decode(text + i, length - i, &code_point);
        bool valid = used > 1 || (unsigned char)text[i] < 0x80;
        if (code_point < 0x20 || code_point == 0x7f)
            text[i] = '?';
        if (valid) {
            memmove(text + kept, text + i, used);
            kept += used;
        }
        i += used;
    }
    text[kept] = '\0';
    text_copy(out, out_bytes, text);
}

void report_add(struct report *report, const char *file, int row, const char *column,
                const char *mend, const char *problem_format, ...)
{
    report->count++;
    if (report->kept == REPORT_FAULTS)
        return;
    struct report_fault *fault = &report->faults[report->kept++];
    char problem[4 * ERR_MSG_BYTES];
    va_list args;
    va_start(args, problem_format);
    vsnprintf(problem, sizeof problem, problem_format, args);
    va_end(args);

    clean(fault->problem, sizeof fault->problem, problem);
    text_copy(problem, sizeof problem, column);
    clean(fault->column, sizeof fault->column, problem);
    text_copy(problem, sizeof problem, file);
    clean(fault->file, sizeof fault->file, problem);
    text_copy(fault->mend, sizeof fault->mend, mend);
    fault->row = row;
}

void report_print(const struct report *report, FILE *out)
{
    for (size_t i = 0; i < report->kept; i++) {
        const struct report_fault *fault = &report->faults[i];
        fputs(fault->file, out);
        if (fault->row > 0)
            fprintf(out, ", row %d", fault->row);
        if (fault->column[0] != '\0')
            fprintf(out, ", column %s", fault->column);
        fprintf(out, ": %s。%s。\n", fault->problem, fault->mend);
    }
    if (report->count > report->kept)
        fprintf(out, "... and %zu more\n", report->count - report->kept);
}
