#include "app/services/catalog/report.h"

#include <stdarg.h>
#include <string.h>

#include "app/base/text.h"

void report_init(struct report *report)
{
    report->count = 0;
    report->kept = 0;
}

/* What a spreadsheet holds may stand in a problem; it must not forge a line of its own. */
static void strip_controls(char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            *text = '?';
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

    fault->row = row;
    text_copy(fault->file, sizeof fault->file, file);
    text_copy(fault->column, sizeof fault->column, column);
    text_copy(fault->problem, sizeof fault->problem, problem);
    text_copy(fault->mend, sizeof fault->mend, mend);
    strip_controls(fault->file);
    strip_controls(fault->column);
    strip_controls(fault->problem);
    strip_controls(fault->mend);
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
