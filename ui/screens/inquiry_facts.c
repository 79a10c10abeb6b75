/* A matter's facts in words. */
#include "app/services/catalog/due.h"
#include "ui/screens/facts.h"
#include "ui/screens/inquiry.h"

const char *inquiry_name(const struct screen_env *env, const struct catalog_matter *matter)
{
    return facts_name(env, matter->name, matter->name_en);
}

const char *inquiry_windows(struct view *view, const struct screen_env *env,
                            const struct catalog_matter *matter)
{
    const struct catalog *catalog = env->hall->catalog;
    const char *codes = "";
    if (!matter->here)
        return facts_name(env, matter->place, matter->place_en);
    for (uint32_t i = 0; i < matter->windows.count; i++) {
        uint32_t window = catalog->matter_windows[matter->windows.first + i];
        codes = view_format(view, "%s%s%s", codes, i > 0 ? facts_text(env, "list.comma") : "",
                            catalog->windows[window].code);
    }
    return facts_fill(view, env, "windows.list", codes);
}

const char *inquiry_days(struct view *view, const struct screen_env *env, int days,
                         const char *note)
{
    if (days < 0)
        return facts_text(env, "matter.days.unknown");
    const char *text = days == 0
                           ? facts_text(env, "matter.days.none")
                           : facts_fill(view, env, "matter.days", view_format(view, "%d", days));
    const char *const both[] = {text, note};
    return note[0] == '\0' ? text : view_text(view, env->i18n, "matter.days.note", both, 2);
}

const char *inquiry_due(struct view *view, const struct screen_env *env,
                        const struct catalog_matter *matter)
{
    const struct catalog *catalog = env->hall->catalog;
    struct civil day;
    if (matter->promised_days < 0 || !matter->here)
        return NULL;
    int32_t due = due_day(catalog->calendar, catalog->calendar_count, env->hall->business_day,
                          matter->promised_days);
    clock_civil_of_day(due, &day);
    return facts_date(view, env, &day);
}

const char *inquiry_phone(const struct catalog *catalog, const struct catalog_matter *matter)
{
    const struct catalog_window *window =
        matter->windows.count > 0
            ? &catalog->windows[catalog->matter_windows[matter->windows.first]]
            : NULL;
    if (matter->phone[0] != '\0')
        return matter->phone;
    if (window != NULL && window->phone[0] != '\0')
        return window->phone;
    const char *department = catalog->departments[matter->department].phone;
    return department[0] != '\0' ? department : catalog->hall.phone;
}

const char *inquiry_counts(struct view *view, const struct screen_env *env,
                           const struct catalog_material *material)
{
    static const char *const signatures[CATALOG_SIGNATURE_COUNT] = {
        [CATALOG_SIGNATURE_NONE] = NULL,
        [CATALOG_SIGNATURE_SIGN] = "handout.sign",
        [CATALOG_SIGNATURE_SEAL] = "handout.seal",
        [CATALOG_SIGNATURE_BOTH] = "handout.both",
    };
    const char *parts[4];
    size_t count = 0;
    parts[count++] = facts_text(env, material->required ? "handout.required" : "handout.later");
    if (material->originals > 0)
        parts[count++] = facts_fill(view, env, "handout.originals",
                                    view_format(view, "%d", material->originals));
    if (material->copies > 0)
        parts[count++] =
            facts_fill(view, env, "handout.copies", view_format(view, "%d", material->copies));
    if (signatures[material->signature] != NULL)
        parts[count++] = facts_text(env, signatures[material->signature]);
    const char *text = parts[0];
    for (size_t i = 1; i < count; i++)
        text = view_format(view, "%s%s%s", text, facts_text(env, "handout.comma"), parts[i]);
    return text;
}

void inquiry_fact(struct page *page, const char *key, const char *value)
{
    if (value[0] != '\0')
        page_fact(page, key, facts_text(page->env, key), value);
}
