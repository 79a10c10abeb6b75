#include "app/net/http_header.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "app/base/clock.h"

/* In the form: 'd' a digit, 'a' a letter, anything else itself. */
static bool has_form(const char *text, const char *form)
{
    if (strlen(text) != strlen(form))
        return false;
    for (; *form != '\0'; form++, text++) {
        bool digit = *text >= '0' && *text <= '9';
        bool letter = (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z');
        if (*form == 'd' ? !digit : *form == 'a' ? !letter : *text != *form)
            return false;
    }
    return true;
}

static int number(const char *text, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

/* The 1-based position of a three-letter name in a list of such names; 0 when it is not there. */
static int position(const char *names, const char *name)
{
    for (int i = 0; names[i * 3] != '\0'; i++)
        if (strncmp(names + i * 3, name, 3) == 0)
            return i + 1;
    return 0;
}

enum err http_header_date(const char *text, int64_t *wall_ms)
{
    if (!has_form(text, "aaa, dd aaa dddd dd:dd:dd GMT"))
        return ERR_PARSE;
    struct civil civil = {
        .year = number(text + 12, 4),
        .month = position("JanFebMarAprMayJunJulAugSepOctNovDec", text + 8),
        .day = number(text + 5, 2),
        .hour = number(text + 17, 2),
        .minute = number(text + 20, 2),
        .second = number(text + 23, 2),
        .weekday = position("MonTueWedThuFriSatSun", text),
    };
    if (civil.month == 0 || civil.hour > 23 || civil.minute > 59 || civil.second > 60)
        return ERR_PARSE;
    struct civil back;
    clock_civil_of_day(clock_day_number(&civil), &back);
    if (back.month != civil.month || back.day != civil.day || back.weekday != civil.weekday)
        return ERR_PARSE;
    *wall_ms = clock_from_civil(&civil, 0);
    return OK;
}

int http_header_retry_after_s(const char *text, int64_t date_ms)
{
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && text[digits] == '\0')
        return digits <= 9 ? number(text, (int)digits) : INT_MAX;
    int64_t until_ms = 0;
    if (date_ms == 0 || http_header_date(text, &until_ms) != OK || until_ms <= date_ms)
        return 0;
    int64_t seconds = (until_ms - date_ms) / 1000;
    return seconds > INT_MAX ? INT_MAX : (int)seconds;
}
