/* Facts of the catalog as sentences of the paper's language. */
#include <string.h>

#include "app/base/clock.h"
#include "app/base/i18n.h"
#include "app/services/catalog/due.h"
#include "app/services/handout/compose.h"

static bool english(const struct compose *compose)
{
    return strncmp(i18n_locale(compose->i18n), "en", 2) == 0;
}

const char *compose_own(const struct compose *compose, const char *text, const char *text_en)
{
    return english(compose) && text_en[0] != '\0' ? text_en : text;
}

const char *compose_hall_name(const struct compose *compose)
{
    return compose_own(compose, compose->catalog->hall.name, compose->catalog->hall.name_en);
}

const char *compose_matter_name(const struct compose *compose)
{
    return compose_own(compose, compose->matter->name, compose->matter->name_en);
}

static const struct catalog_window *window_at(const struct compose *compose, uint32_t i)
{
    const struct catalog *catalog = compose->catalog;
    return &catalog->windows[catalog->matter_windows[compose->matter->windows.first + i]];
}

const char *compose_windows(struct compose *compose)
{
    const char *codes = "";
    if (!compose->matter->here)
        return compose_own(compose, compose->matter->place, compose->matter->place_en);
    for (uint32_t i = 0; i < compose->matter->windows.count; i++)
        codes = compose_format(compose, "%s%s%s", codes,
                               i > 0 ? compose_word(compose, "paper.separator") : "",
                               window_at(compose, i)->code);
    return compose_fill(compose, "handout.windows", codes);
}

const char *compose_place(const struct compose *compose)
{
    if (!compose->matter->here || compose->matter->windows.count != 1)
        return "";
    const struct catalog_window *window = window_at(compose, 0);
    return compose_own(compose, window->place, window->place_en);
}

static const char *first_given(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (texts[i][0] != '\0')
            return texts[i];
    return "";
}

const char *compose_phone(const struct compose *compose)
{
    const struct catalog *catalog = compose->catalog;
    const struct catalog_matter *matter = compose->matter;
    const char *const phones[] = {
        matter->phone, matter->windows.count > 0 ? window_at(compose, 0)->phone : "",
        catalog->departments[matter->department].phone, catalog->hall.phone};
    return first_given(phones, sizeof phones / sizeof phones[0]);
}

const char *compose_supervision(const struct compose *compose)
{
    const struct catalog *catalog = compose->catalog;
    const struct catalog_matter *matter = compose->matter;
    const char *const phones[] = {matter->supervision_phone,
                                  catalog->departments[matter->department].supervision_phone,
                                  catalog->hall.supervision_phone};
    return first_given(phones, sizeof phones / sizeof phones[0]);
}

const char *compose_counts(struct compose *compose, const struct catalog_material *material)
{
    static const char *const signatures[CATALOG_SIGNATURE_COUNT] = {
        [CATALOG_SIGNATURE_NONE] = NULL,
        [CATALOG_SIGNATURE_SIGN] = "handout.sign",
        [CATALOG_SIGNATURE_SEAL] = "handout.seal",
        [CATALOG_SIGNATURE_BOTH] = "handout.both",
    };
    const char *parts[3];
    size_t count = 0;
    if (material->originals > 0)
        parts[count++] = compose_number(compose, "handout.originals", material->originals);
    if (material->copies > 0)
        parts[count++] = compose_number(compose, "handout.copies", material->copies);
    if (signatures[material->signature] != NULL)
        parts[count++] = compose_word(compose, signatures[material->signature]);
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        text = compose_format(compose, "%s%s%s", text,
                              i > 0 ? compose_word(compose, "handout.comma") : "", parts[i]);
    return text;
}

const char *compose_limit(struct compose *compose, int days, const char *note)
{
    if (days < 0)
        return "";
    const char *limit = days == 0 ? compose_word(compose, "handout.at_once")
                                  : compose_number(compose, "handout.working_days", days);
    return note[0] == '\0' ? limit : compose_fill2(compose, "handout.limit_note", limit, note);
}

static const char *date(struct compose *compose, int32_t day)
{
    char text[CLOCK_DATE_BYTES];
    clock_format_date(day, text);
    return compose_format(compose, "%s", text);
}

const char *compose_day(struct compose *compose)
{
    return date(compose, compose->paper->day);
}

const char *compose_due(struct compose *compose)
{
    const struct catalog *catalog = compose->catalog;
    if (compose->matter->promised_days < 0 || !compose->matter->here)
        return "";
    return date(compose, due_day(catalog->calendar, catalog->calendar_count, compose->paper->day,
                                 compose->matter->promised_days));
}

const char *compose_note(struct compose *compose)
{
    bool sample = compose->catalog->hall.sample;
    const char *untrusted =
        compose->paper->clock_trusted ? "" : compose_word(compose, "paper.untrusted");
    return compose_format(compose, "%s%s%s", sample ? compose_word(compose, "paper.sample") : "",
                          sample && untrusted[0] != '\0' ? " \xC2\xB7 " : "", untrusted);
}

const char *compose_weekdays(struct compose *compose, uint32_t days)
{
    const char *text = "";
    for (int day = 0; day < 7; day++)
        if ((days >> day & 1) != 0)
            text = compose_format(
                compose, "%s%s%s", text,
                text[0] != '\0' ? compose_word(compose, "paper.separator") : "",
                compose_word(compose, compose_format(compose, "weekday.%d", day + 1)));
    return text;
}
